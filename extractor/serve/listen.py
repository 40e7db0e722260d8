"""The server: uvicorn with bounds on how many connections there are and how long one may take to say what it wants."""

import asyncio
import os
import socket
from typing import TYPE_CHECKING

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_CONNECTIONS = 256
_IDLE_SECONDS = 10
_HEAD_BYTES = 64 << 10


class Prompt(H11Protocol):
    """A connection that is closed where the head of a request takes longer than `head_seconds` to arrive."""

    head_seconds = 30.0
    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait on where no request is complete yet, for the time that is left."""
        super().data_received(data)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        answering = self.cycle is not None and not self.cycle.response_complete
        if answering:
            self._stop()
        elif self._late is None:
            self._late = self.loop.call_later(self.head_seconds, self.transport.close)

    def _stop(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


def bound(host: str, port: int) -> list[socket.socket]:
    """Return sockets at every address of `host`; raises OSError where one is taken or is not of this computer."""
    made: list[socket.socket] = []
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, kind, protocol, _, address in dict.fromkeys(found):
            own = socket.socket(family, kind, protocol)
            made.append(own)
            if os.name == "posix":
                own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                own.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            # Where any port will do, all addresses have the same one.
            own.bind((address[0], made[0].getsockname()[1] if port == 0 and len(made) > 1 else port, *address[2:]))
    except OSError:
        for own in made:
            own.close()
        raise
    return made


def port_of(sockets: list[socket.socket]) -> int:
    """Return the port that sockets are bound to."""
    return int(sockets[0].getsockname()[1])


def listen(app: "ASGIApp", sockets: list[socket.socket]) -> None:
    """Serve `app` until the program is stopped."""
    uvicorn.Server(
        uvicorn.Config(
            app,
            http=Prompt,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=_IDLE_SECONDS,
            limit_concurrency=_CONNECTIONS,
            h11_max_incomplete_event_size=_HEAD_BYTES,
        )
    ).run(sockets)
