"""Reading what is uploaded: each file in a process of its own, within bounds of memory and time, a few side by side."""

from collections import Counter, deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Lock

import msgspec
from msgspec.structs import replace

from extractor.emit.page_view import has_pages
from extractor.files import write_whole
from extractor.model.analysis import Analysis
from extractor.serve.cabinet import Cabinet, Entry
from extractor.source.printed_lines import Sheet
from extractor.source.readers import READERS
from extractor.workers.failure import Failure
from extractor.workers.frames import Start
from extractor.workers.limits import Limits, cores
from extractor.workers.plan import Plan, Step
from extractor.workers.pool import side_by_side
from extractor.workers.starter import Starter
from extractor.workers.work import Input, Made, Said, Wish

# Pages that are drawn in one go: who looks at one looks at the next.
_BATCH = 4
# So many pages with findings are drawn as soon as a file is read.
_AHEAD = 16
# The most files that one process reads in a row.
_SHARE = 8
_READ = Wish(rules=True, keep=True)


class Readers:
    """Reads the files of a cabinet as they come, so many at a time as there are cores."""

    def __init__(self, cabinet: Cabinet, limits: Limits) -> None:
        """Begin with the files that were left unread."""
        self._cabinet, self._limits = cabinet, limits
        # Kept, so that nobody waits for a program to load: from the first file until the desk is closed.
        self._starter = Starter(Start(_READ, limits, tuple(reader.read for reader in READERS)), cores())
        self._pool = ThreadPoolExecutor(max_workers=cores(), thread_name_prefix="read")
        self._queue: deque[str] = deque()
        # Files that are being read; those of them that have to be read once more, as something was corrected meanwhile.
        self._busy: set[str] = set()
        self._again: set[str] = set()
        self._turns = Lock()
        self._drawing = Lock()
        self._stopped = Event()
        for entry in cabinet.waiting():
            self.read(entry)

    def close(self) -> None:
        """Stop: what is being read or waits is read at the next opening."""
        self._stopped.set()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._starter.end()

    def made_of(self, given: Input, wish: Wish, limits: Limits) -> Made | Failure:
        """Return what is made of one input in a process of its own, within `limits`."""
        for event in side_by_side([given], wish, Plan(limits, 1), self._starter):
            if not isinstance(event, Step):
                return event.made
        raise AssertionError("a worker always ends with a result")

    def read(self, entry: Entry) -> None:
        """Read a file, or read it again, when a core is free; never twice at once: the last reading knows all."""
        with self._turns:
            if entry.id in self._busy:
                self._again.add(entry.id)
                return
            self._cabinet.put(replace(entry, state="waiting", failure=None, unread=(), page=0, pages=0))
            if entry.id in self._queue:
                return
            self._queue.append(entry.id)
        self._pool.submit(self._read_some)

    def read_all_of(self, sha256: str) -> None:
        """Read every file of these bytes again: a correction is about the bytes, under whatever name."""
        for entry in self._cabinet.entries():
            if entry.sha256 == sha256:
                self.read(entry)

    def _read_some(self) -> None:
        """Read the files that have waited longest, by one process: its share of all that wait."""
        entries = self._share()
        try:
            self._read_all(entries)
        finally:
            with self._turns:
                mine = {entry.id for entry in entries}
                self._busy -= mine
                more, self._again = self._again & mine, self._again - mine
            for entry in self._cabinet.entries() if more and not self._stopped.is_set() else ():
                if entry.id in more:
                    self.read(entry)

    def _share(self) -> list[Entry]:
        """Take the share of one process out of the queue."""
        entries: list[Entry] = []
        with self._turns:
            share = min(_SHARE, -(-len(self._queue) // cores()))
            while self._queue and len(entries) < share:
                try:
                    entries.append(self._cabinet.entry(self._queue.popleft()))
                except KeyError:
                    continue  # it was removed while it waited
            self._busy |= {entry.id for entry in entries}
        return entries

    def _read_all(self, entries: list[Entry]) -> None:
        inputs = [self._cabinet.input_of(entry) for entry in entries]
        for event in side_by_side(inputs, _READ, Plan(self._limits, 1), self._starter) if inputs else ():
            if self._stopped.is_set():
                break  # its process ends with the iteration
            entry = entries[event.at]
            if isinstance(event, Step):
                entry = replace(entry, state="reading", page=event.page, pages=event.pages or entry.pages)
                entries[event.at] = entry
                self._put(entry)
            else:
                entry = self._finished(entry, event.made)
                self._put(replace(entry, state="waiting") if entry.id in self._again else entry)
                if isinstance(event.made, Made) and event.made.analysis is not None and not self._stopped.is_set():
                    self._pool.submit(self._draw_ahead, entry, event.made.analysis)

    def _put(self, entry: Entry) -> None:
        """Keep how far a file is, unless it was removed meanwhile."""
        with self._cabinet.lock:
            if any(each.id == entry.id for each in self._cabinet.entries()):
                self._cabinet.put(entry)

    def _finished(self, entry: Entry, made: Made | Failure) -> Entry:
        if isinstance(made, Failure):
            return replace(entry, state="failed", failure=Said(made.message, made.message_en))
        if made.analysis is None:
            return replace(entry, state="failed", failure=made.problem)
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

    def _draw_ahead(self, entry: Entry, analysis: Analysis) -> None:
        """Draw the first pages that have findings, so that nobody waits for their pictures."""
        text = analysis.document.text
        if not has_pages(text.source.media_type):
            return
        found = {text.page_at(finding.span.start) or 0 for finding in analysis.findings if finding.span is not None}
        folder = self._cabinet.page_folder(entry)
        wanted = [each for each in sorted(found) if each and not (folder / f"{each}.webp").is_file()]
        with self._drawing:
            self._draw(entry, wanted[:_AHEAD])

    def _draw(self, entry: Entry, numbers: Sequence[int]) -> None:
        if not numbers:
            return
        folder = self._cabinet.page_folder(entry)
        made = self.made_of(self._cabinet.input_of(entry), Wish(pages=tuple(numbers)), self._limits)
        for name, data in made.files if isinstance(made, Made) else ():
            write_whole(folder / name, data)
