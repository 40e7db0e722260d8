"""The regulations that questions are answered from: those on the desk, or files that were read for it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from extractor.model.analysis import Analysis
from extractor.serve.cabinet import Cabinet
from extractor.workers.failure import Failure
from extractor.workers.inputs import inputs_of
from extractor.workers.limits import Limits
from extractor.workers.plan import Plan, Step
from extractor.workers.run import run
from extractor.workers.work import Wish


class Work(NamedTuple):
    """A regulation at hand: its key (id on the desk, else the name of its file), its file, its IRI if it has one."""

    key: str
    file: str
    iri: str | None


class Works(Protocol):
    """Regulations that can be looked up; those with the same IRI are readings of one."""

    def all(self) -> Iterator[Work]:
        """Yield every regulation."""

    def analysis(self, work: Work) -> Analysis:
        """Return what was read in it; raises KeyError where it has gone."""


def named(works: Works, iri: str) -> Work | None:
    """Return the regulation with an IRI (or key); None where it is not at hand."""
    return next((work for work in works.all() if iri in (work.iri, work.key)), None)


class DeskWorks:
    """The regulations on the desk, the newest first."""

    def __init__(self, cabinet: Cabinet) -> None:
        """Look in `cabinet`; what is uploaded later is found too."""
        self._cabinet = cabinet

    def all(self) -> Iterator[Work]:
        """Yield what was read as a regulation."""
        for entry in self._cabinet.entries():
            if entry.state == "done" and entry.failure is None:
                yield Work(entry.id, entry.name, entry.iri)

    def analysis(self, work: Work) -> Analysis:
        """Return what was read; raises KeyError where it was removed."""
        return self._cabinet.analysis(self._cabinet.entry(work.key))


class FileWorks:
    """Regulations read from files, folders and archives, once, within bounds; kept in memory."""

    def __init__(self, names: Sequence[str], limits: Limits) -> None:
        """Read the inputs; what cannot be read is in `unread`, with the reason."""
        self.unread: list[Failure] = []
        self._read: dict[Work, Analysis] = {}
        inputs = inputs_of(names).inputs
        for event in run(inputs, Wish(rules=True, keep=True), Plan(limits)) if inputs else ():
            if isinstance(event, Step):
                continue
            if isinstance(event.made, Failure):
                self.unread.append(event.made)
            elif event.made.analysis is not None and event.made.problem is None:
                name, analysis = inputs[event.at].name, event.made.analysis
                self._read[Work(name, Path(name).name, analysis.document.metadata.iri)] = analysis

    def all(self) -> Iterator[Work]:
        """Yield what was read."""
        return iter(self._read)

    def analysis(self, work: Work) -> Analysis:
        """Return what was read."""
        return self._read[work]
