"""Reading what is uploaded: each file in a process of its own, within bounds of memory and time, a few side by side."""

from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock

import msgspec
from msgspec.structs import replace

from extractor.files import write_whole
from extractor.serve.cabinet import Cabinet, Entry
from extractor.source.printed_lines import Sheet
from extractor.workers.failure import Failure
from extractor.workers.limits import Limits, cores
from extractor.workers.plan import Plan, Step
from extractor.workers.pool import side_by_side
from extractor.workers.work import Input, Made, Said, Wish

# Pages that are drawn in one go: a process takes longer to start than a page to draw.
_BATCH = 4
_READ = Wish(rules=True, keep=True)


def made_of(given: Input, wish: Wish, limits: Limits) -> Made | Failure:
    """Return what is made of one input in a process of its own, within `limits`."""
    for event in side_by_side([given], wish, Plan(limits, 1)):
        if not isinstance(event, Step):
            return event.made
    raise AssertionError("a worker always ends with a result")


class Readers:
    """Reads the files of a cabinet as they come, so many at a time as there are cores."""

    def __init__(self, cabinet: Cabinet, limits: Limits) -> None:
        """Begin with the files that were left unread."""
        self._cabinet, self._limits = cabinet, limits
        self._pool = ThreadPoolExecutor(max_workers=cores(), thread_name_prefix="read")
        self._drawing = Lock()
        for entry in cabinet.waiting():
            self.read(entry)

    def close(self) -> None:
        """Take no further file; those being read are finished."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def read(self, entry: Entry) -> "Future[None]":
        """Read a file, or read it again, when a core is free."""
        self._cabinet.put(replace(entry, state="waiting", failure=None, unread=(), page=0, pages=0))
        return self._pool.submit(self._read, entry.id)

    def _read(self, key: str) -> None:
        cabinet = self._cabinet
        try:
            entry = replace(cabinet.entry(key), state="reading")
        except KeyError:
            return  # it was removed while it waited
        cabinet.put(entry)
        made: Made | Failure | None = None
        for event in side_by_side([cabinet.input_of(entry)], _READ, Plan(self._limits, 1)):
            if isinstance(event, Step):
                entry = replace(entry, page=event.page, pages=event.pages or entry.pages)
                self._put(entry)
            else:
                made = event.made
        self._put(self._finished(entry, made))

    def _put(self, entry: Entry) -> None:
        """Keep how far a file is, unless it was removed meanwhile."""
        with self._cabinet.lock:
            if any(each.id == entry.id for each in self._cabinet.entries()):
                self._cabinet.put(entry)

    def _finished(self, entry: Entry, made: Made | Failure | None) -> Entry:
        if not isinstance(made, Made) or made.analysis is None:
            told = made if isinstance(made, Failure) else None
            said = Said(told.message, told.message_en) if told else None
            return replace(entry, state="failed", failure=said)
        self._cabinet.keep(entry, made.analysis)
        levels = Counter(finding.severity for finding in made.analysis.findings)
        return replace(
            entry,
            state="done",
            failure=made.problem,
            unread=made.unread,
            facts=made.facts,
            iri=made.analysis.document.metadata.iri,
            errors=levels["error"],
            warnings=levels["warning"],
            run=entry.run + 1,
        )

    # ---- pages ------------------------------------------------------------------------------------------------------

    def picture(self, entry: Entry, number: int) -> Path | None:
        """Return the picture of a page, drawn where it was not yet; None where it cannot be drawn."""
        path = self._cabinet.page_folder(entry) / f"{number}.webp"
        with self._drawing:
            if not path.is_file():
                self._draw(entry, range(number, number + _BATCH))
        return path if path.is_file() else None

    def sheet(self, entry: Entry, number: int) -> Sheet | None:
        """Return the words on a page with their places, as pdfium finds them; None where it cannot be drawn."""
        if self.picture(entry, number) is None:
            return None
        path = self._cabinet.page_folder(entry) / f"{number}.words"
        try:
            return msgspec.msgpack.decode(path.read_bytes(), type=Sheet)
        except (OSError, msgspec.MsgspecError):
            return None

    def _draw(self, entry: Entry, numbers: range) -> None:
        folder = self._cabinet.page_folder(entry)
        made = made_of(self._cabinet.input_of(entry), Wish(pages=tuple(numbers)), self._limits)
        for name, data in made.files if isinstance(made, Made) else ():
            write_whole(folder / name, data)
