"""A folder that is watched: the files that come into it, or change in it."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

from extractor.workers.inputs import is_hidden, is_readable

# A file that is being copied is read when it has not grown for so long (milliseconds).
_QUIET = 1600


def arrivals(folder: Path, stop: Event | None = None) -> Iterator[list[str]]:
    """Yield the names of the files that came into a folder, or changed there, each time some have; in order.

    Ends when `stop` is set, and with Ctrl-C.
    """
    for changes in watch(folder, stop_event=stop, debounce=_QUIET, raise_interrupt=False):
        names = {name for change, name in changes if change is not Change.deleted and _is_taken(Path(name))}
        if names:
            yield sorted(names)


def _is_taken(path: Path) -> bool:
    return is_readable(path.name) and not is_hidden(path.name) and path.is_file()
