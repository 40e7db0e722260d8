"""The server: uvicorn with bounds on how many connections there are and how long one may take to say what it wants."""

import asyncio
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


def listen(app: "ASGIApp", host: str, port: int) -> None:
    """Serve `app` until the program is stopped."""
    uvicorn.Server(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            http=Prompt,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=_IDLE_SECONDS,
            limit_concurrency=_CONNECTIONS,
            h11_max_incomplete_event_size=_HEAD_BYTES,
        )
    ).run()
