"""Results in the order of the inputs, whatever order they come in; what has to wait, waits on disk."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar, overload

import msgspec

from extractor.files import write_whole
from extractor.model.analysis import Analysis
from extractor.workers.plan import Result, Step

# So many analyses that lie on disk are also held in memory, those that were asked for last.
_HELD = 4
_Kept = TypeVar("_Kept")


class Shelf:
    """Things of known types in a folder of their own, which nobody else can read; gone with the context."""

    def __enter__(self) -> "Shelf":
        self._folder = TemporaryDirectory(prefix="thk-")
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def put(self, name: str, thing: object) -> None:
        """Keep a thing; raises OSError where there is no room."""
        write_whole(self._path(name), msgspec.msgpack.encode(thing))

    def get(self, name: str, kind: type[_Kept]) -> _Kept:
        """Return the thing."""
        return msgspec.msgpack.decode(self._path(name).read_bytes(), type=kind)

    def take(self, name: str, kind: type[_Kept]) -> _Kept:
        """Return the thing and keep it no longer."""
        thing = self.get(name, kind)
        self._path(name).unlink()
        return thing

    def _path(self, name: str) -> Path:
        return Path(self._folder.name) / name


def in_order(events: Iterable[Step | Result], shelf: Shelf) -> Iterator[Step | Result]:
    """Yield the steps as they come and the results in the order of their inputs."""
    following = 0
    early: set[int] = set()
    for event in events:
        if isinstance(event, Step):
            yield event
        elif event.at != following:
            shelf.put(f"result-{event.at}", event)
            early.add(event.at)
        else:
            yield event
            following += 1
            while following in early:
                yield shelf.take(f"result-{following}", Result)
                following += 1


class Analyses(Sequence[Analysis]):
    """Analyses on a shelf: a sequence of any length that holds a few of them in memory."""

    def __init__(self, shelf: Shelf, name: str = "analysis") -> None:
        """Begin with none; `name` tells several sequences on one shelf apart."""
        self._shelf, self._name = shelf, name
        self._count = 0
        self._held: OrderedDict[int, Analysis] = OrderedDict()

    def append(self, analysis: Analysis) -> None:
        """Add one at the end; raises OSError where there is no room on disk."""
        self._shelf.put(f"{self._name}-{self._count}", analysis)
        self._count += 1

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Analysis: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Analysis]: ...

    def __getitem__(self, at: int | slice) -> Analysis | Sequence[Analysis]:
        if isinstance(at, slice):
            return [self[each] for each in range(self._count)[at]]
        number = range(self._count)[at]
        found = self._held.pop(number, None)
        if found is None:
            found = self._shelf.get(f"{self._name}-{number}", Analysis)
            if len(self._held) >= _HELD:
                self._held.popitem(last=False)
        self._held[number] = found
        return found
