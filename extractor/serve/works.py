"""The regulations that questions are answered from: those on the desk, of a collection, or files read for it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from extractor.checks.shared.repeals import repeals
from extractor.law.address import parent, pinpoint_iri
from extractor.model.analysis import Analysis
from extractor.serve.cabinet import Cabinet
from extractor.workers.failure import Failure
from extractor.workers.inputs import inputs_of
from extractor.workers.limits import Limits
from extractor.workers.plan import Plan, Step
from extractor.workers.run import run
from extractor.workers.work import Wish

if TYPE_CHECKING:
    from extractor.collection.collection import Collection

_Row = TypeVar("_Row")
# So many regulations of a collection that were asked for last are kept in memory.
_HELD = 16


class Work(NamedTuple):
    """A regulation at hand: its key (id on the desk, else the name of its file), its file, its IRI if it has one."""

    key: str
    file: str
    iri: str | None


class End(NamedTuple):
    """What ended a regulation: the act, with the words or place that say so, and the day, or year, from which on."""

    by: str
    since: str | None


class Wording(NamedTuple):
    """A provision as amending acts have left it: its words, the addresses of the units in it, who gave it them.

    `amended_by` are the IRIs of the acts whose words stand in it; `removed`: one of them took it out.
    """

    words: str
    below: tuple[str, ...]
    amended_by: tuple[str, ...]
    removed: bool


class Works(Protocol):
    """Regulations that can be looked up; those with the same IRI are readings of one."""

    def all(self) -> Iterator[Work]:
        """Yield every regulation."""

    def named(self, iri: str) -> Work | None:
        """Return the regulation with an IRI (or key); None where it is not at hand."""

    def analysis(self, work: Work) -> Analysis:
        """Return what was read in it; raises KeyError where it has gone."""

    def holding(self, words: str, most: int) -> Iterator[tuple[Work, str]]:
        """Yield provisions that hold all of some words, by regulation and address, best first."""

    def with_actor(self, actor: str) -> Iterator[Work]:
        """Yield the regulations that may have rules of an actor."""

    def end_of(self, iri: str) -> End | None:
        """Return what ended a regulation, at hand or not; None where nothing is known to have."""

    def wording(self, iri: str, eid: str) -> Wording | None:
        """Return a provision that was amended in its latest wording; None where it stands as it was made."""


class _InMemory:
    """What regulations that are few have in common: they are looked through one by one."""

    def all(self) -> Iterator[Work]:
        raise NotImplementedError

    def analysis(self, work: Work) -> Analysis:
        raise NotImplementedError

    def named(self, iri: str) -> Work | None:
        """Return the regulation with an IRI (or key); None where it is not at hand."""
        return next((work for work in self.all() if iri in (work.iri, work.key)), None)

    def holding(self, words: str, most: int) -> Iterator[tuple[Work, str]]:
        """Yield provisions whose own text or heading holds all of some words, in any case."""
        fragments = words.lower().split()
        left = most
        for work in self.all() if fragments else ():
            for piece in self.analysis(work).document.pieces.rows:
                if left and all(each in piece.words.lower() for each in fragments):
                    left -= 1
                    yield work, piece.unit.eid

    def with_actor(self, actor: str) -> Iterator[Work]:
        """Yield every regulation: the rules of each are looked through."""
        return self.all()

    def end_of(self, iri: str) -> End | None:
        """Return what ended a regulation, by the register."""
        row = repeals().get(iri)
        return End(row.said[0], row.since) if row is not None else None

    def wording(self, iri: str, eid: str) -> Wording | None:
        """Return None: each text is answered from as it was made."""


class DeskWorks(_InMemory):
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


class FileWorks(_InMemory):
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
            elif event.made.problem is not None:
                said = event.made.problem
                self.unread.append(Failure(*(f"{inputs[event.at].name}: {each}" for each in (said.id, said.en))))
            elif event.made.analysis is not None:
                name, analysis = inputs[event.at].name, event.made.analysis
                self._read[Work(name, Path(name).name, analysis.document.metadata.iri)] = analysis

    def all(self) -> Iterator[Work]:
        """Yield what was read."""
        return iter(self._read)

    def analysis(self, work: Work) -> Analysis:
        """Return what was read."""
        return self._read[work]


class StoreWorks:
    """The regulations of a collection; words and actors are looked up in its tables."""

    def __init__(self, collection: "Collection") -> None:
        """Ask this collection."""
        self.collection = collection
        self._loaded = lru_cache(maxsize=_HELD)(collection.analysis)

    def all(self) -> Iterator[Work]:
        """Yield every regulation, the newest first."""
        return (Work(each.iri, each.title, each.iri) for each in self.collection.regulations())

    def named(self, iri: str) -> Work | None:
        """Return the regulation with an IRI; None where it is not in the collection."""
        found = self._loaded(iri)
        return Work(iri, found.document.text.source.file, iri) if found is not None else None

    def analysis(self, work: Work) -> Analysis:
        """Return what was read; raises KeyError where it has gone."""
        found = self._loaded(work.key)
        if found is None:
            raise KeyError(work.key)
        return found

    def holding(self, words: str, most: int) -> Iterator[tuple[Work, str]]:
        """Yield the provisions that a search finds, best first."""
        for hit in self.collection.search(words, most=most).hits if any(map(str.isalnum, words)) else ():
            yield Work(hit.iri, hit.title, hit.iri), hit.eid

    def with_actor(self, actor: str) -> Iterator[Work]:
        """Yield the regulations with a rule that names an actor."""
        hits = self.collection.search("", actor=actor, most=200).hits
        return (Work(iri, iri, iri) for iri in dict.fromkeys(hit.iri for hit in hits))

    def end_of(self, iri: str) -> End | None:
        """Return what ended a regulation, by the acts in the collection and the register."""
        try:
            events = self.collection.history(iri).events
        except LookupError:
            return None  # what is asked for is no regulation
        event = next((each for each in events if each.what == "repealed"), None)
        return End(f"{event.name} ({event.clause})", event.since) if event is not None else None

    def wording(self, iri: str, eid: str) -> Wording | None:
        """Return a provision as the acts in the collection have left it; None where none of them changed it."""
        shown = self.collection.show(pinpoint_iri(iri, eid))
        acts = tuple(dict.fromkeys(unit.source for unit in shown.units if unit.source)) if shown is not None else ()
        if shown is None or not acts:
            return None
        first, *below = shown.units
        words = " ".join(
            part for unit in shown.units for part in (unit.num if unit is not first else None, unit.heading, unit.text)
            if part
        )  # fmt: skip
        inside = tuple(unit.eid for unit in below if parent(unit.eid) == first.eid)
        from extractor.collection.law.versions import is_removed

        return Wording(words, inside, acts, is_removed(first.text))


class ManyWorks:
    """Several sets of regulations as one, in their order; one that several have is answered for by the first."""

    def __init__(self, *parts: Works) -> None:
        """Ask these."""
        self._parts = parts

    def all(self) -> Iterator[Work]:
        """Yield the regulations of all parts, each once."""
        return self._first(lambda part: part.all(), lambda work: work)

    def named(self, iri: str) -> Work | None:
        """Return the regulation with an IRI (or key) in the first part that has it."""
        return next((work for part in self._parts if (work := part.named(iri)) is not None), None)

    def analysis(self, work: Work) -> Analysis:
        """Return what was read in it; raises KeyError where no part has it."""
        for part in self._parts:
            with suppress(KeyError):
                return part.analysis(work)
        raise KeyError(work.key)

    def holding(self, words: str, most: int) -> Iterator[tuple[Work, str]]:
        """Yield the provisions that hold some words, part by part."""
        return self._first(lambda part: part.holding(words, most), lambda found: found[0])

    def with_actor(self, actor: str) -> Iterator[Work]:
        """Yield the regulations that may have rules of an actor, part by part."""
        return self._first(lambda part: part.with_actor(actor), lambda work: work)

    def end_of(self, iri: str) -> End | None:
        """Return what ended a regulation, as the last part says that knows of it: a collection knows most."""
        return next((end for part in reversed(self._parts) if (end := part.end_of(iri)) is not None), None)

    def wording(self, iri: str, eid: str) -> Wording | None:
        """Return a provision as the first part that has its regulation knows it."""
        part = next((part for part in self._parts if part.named(iri) is not None), None)
        return part.wording(iri, eid) if part is not None else None

    def _first(self, rows_of: Callable[[Works], Iterator[_Row]], work_of: Callable[[_Row], Work]) -> Iterator[_Row]:
        """Yield the rows of each part, those left out whose regulation an earlier part has."""
        earlier: set[str | None] = set()
        for at, part in enumerate(self._parts):
            for row in rows_of(part):
                iri = work_of(row).iri
                if iri is None or iri not in earlier:
                    yield row
            if at + 1 < len(self._parts):
                earlier |= {work.iri for work in part.all()}
