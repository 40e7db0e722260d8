"""What passes between this program and its workers: frames, each a length and then MessagePack of a known type.

Nothing that arrives is ever executed: a worker that a hostile file has taken over can give wrong data, and no more.
"""

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO

import msgspec
from msgspec import Struct

from extractor.workers.failure import Failure
from extractor.workers.limits import Limits
from extractor.workers.work import Input, Made, Wish

# Between a program and its starter: a process number to wait for (0: start one), and back what became of it.
STATUS = struct.Struct("<qq")
_LENGTH = 8
_CHUNK = 1 << 20


class Start(Struct, frozen=True, tag=True):
    """The first frame to a worker: what is wanted of every input, and its bounds.

    It is the first to a starter too, which loads what that needs, with the `readers`; its workers may be given another.
    Paths are relative to `folder` (none: that in which the starter was started).
    """

    wish: Wish
    limits: Limits
    readers: tuple[str, ...] = ()
    folder: str | None = None


class Job(Struct, frozen=True, tag=True):
    """One input to be read."""

    input: Input


class Sign(Struct, frozen=True, tag=True):
    """A sign of life: page `page` of `pages` begins (0: no page); it may take `weight` times the time of a page."""

    page: int
    pages: int
    weight: float = 1.0


class Done(Struct, frozen=True, tag=True):
    """What became of an input, and the most memory (MB) that the worker has held so far."""

    result: Made | Failure
    peak: int


_TO = msgspec.msgpack.Decoder(Start | Job)
_FROM = msgspec.msgpack.Decoder(Sign | Done)


def framed(message: Start | Job | Sign | Done) -> bytes:
    """Return a message as it is sent."""
    data = msgspec.msgpack.encode(message)
    return len(data).to_bytes(_LENGTH, "little") + data


def incoming(stream: BinaryIO) -> Iterator[Start | Job]:
    """Yield what is sent to this worker until the other side ends."""
    while len(head := stream.read(_LENGTH)) == _LENGTH:
        size = int.from_bytes(head, "little")
        data = stream.read(size)
        if len(data) < size:
            return
        yield _TO.decode(data)


class Mailbox:
    """Collects what a worker sends until frames are whole."""

    def __init__(self, descriptor: int) -> None:
        """Read from this file descriptor."""
        self._descriptor = descriptor
        self._held = bytearray()

    def receive(self) -> list[Sign | Done] | None:
        """Return the frames that are whole by now; None where the worker has closed its side.

        Waits where nothing has come. Raises msgspec.MsgspecError for what no worker sends.
        """
        data = os.read(self._descriptor, _CHUNK)
        if not data:
            return None
        self._held += data
        found = []
        while len(self._held) >= _LENGTH:
            size = int.from_bytes(self._held[:_LENGTH], "little")
            if len(self._held) < _LENGTH + size:
                break
            found.append(_FROM.decode(bytes(self._held[_LENGTH : _LENGTH + size])))
            del self._held[: _LENGTH + size]
        return found
