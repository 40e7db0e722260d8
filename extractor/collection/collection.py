"""An open collection: the questions that one can ask it, for programs, the command line and servers."""

import os
from collections.abc import Iterator
from types import TracebackType

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Column, func, select

from extractor.collection.export.feed import Item
from extractor.collection.export.regulations import items
from extractor.collection.questions.citing import CitedBy, cited_by
from extractor.collection.questions.days import told
from extractor.collection.questions.duties import Duty, duties
from extractor.collection.questions.graph import Graph, graph
from extractor.collection.questions.history import History, history
from extractor.collection.questions.place import Place, place_of
from extractor.collection.questions.search import Filters, Hits, search
from extractor.collection.questions.shown import Shown, shown
from extractor.collection.questions.stale import Stale, stale
from extractor.collection.questions.terms import Definition, contested, definitions
from extractor.collection.questions.verify import Answer, verify
from extractor.law.dates import iso_day
from extractor.model.analysis import Analysis
from extractor.store.database import Database, open_database
from extractor.store.reading import unpacked
from extractor.store.tables import expressions, files, regulations, touched
from extractor.store.write import ORIGINAL, analysis_of


class Entry(Struct, frozen=True):
    """One regulation in a list: `day` is a year alone where no day was read.

    `status` is berlaku, diubah, dicabut or dicabut_sebagian.
    """

    iri: str
    title: str
    jenis: str | None
    tempat: str | None
    day: str | None
    status: str


class Collection:
    """A store, open for questions. Use it as a context, or close it.

    Whatever takes an address takes words too: `Pasal 7 ayat (2) Perbup Bekasi 9/2017`. Days are ISO dates.
    """

    def __init__(self, database: Database) -> None:
        """Ask this database."""
        self.database = database

    def __enter__(self) -> "Collection":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def place(self, typed: str) -> Place:
        """Return which regulation and provision somebody means."""
        with self.database.reading() as connection:
            return place_of(connection, typed)

    def search(
        self,
        words: str,
        *,
        jenis: str | None = None,
        place: str | None = None,
        rule: str | None = None,
        actor: str | None = None,
        at: str | None = None,
        most: int = 20,
    ) -> Hits:
        """Return the provisions that hold all the words; see `questions.search`. Raises ValueError for a wrong day."""
        with self.database.reading() as connection:
            return search(connection, words, Filters(jenis, place, rule, actor, _day(at)), most)

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of the regulations in the store, as the filter `jenis` takes them."""
        return self._values(regulations.c.jenis)

    def regions(self) -> tuple[str, ...]:
        """Return the regions of the regulations in the store, as the filter `place` takes them."""
        return self._values(regulations.c.tempat)

    def _values(self, column: Column[str]) -> tuple[str, ...]:
        query = select(column).where(column.is_not(None)).distinct().order_by(column)
        with self.database.reading() as connection:
            return tuple(connection.execute(query).scalars())

    def show(self, typed: str, at: str | None = None) -> Shown | None:
        """Return a provision or regulation as it was on a day; None where it is not in the store, or not clear.

        Raises ValueError where `at` is not a day (2020-12-31).
        """
        return self.show_at(self.place(typed), at)

    def show_at(self, place: Place, at: str | None = None) -> Shown | None:
        """Return the same for a place that is known."""
        if place.iri is None:
            return None
        with self.database.reading() as connection:
            found = shown(connection, place.iri, place.eid, _day(at))
        return replace(found, also=place.also) if found is not None else None

    def cited_by(self, typed: str, most: int = 100) -> CitedBy:
        """Return who cites a provision or regulation, also one that is not here.

        Raises LookupError where it is not clear which regulation is meant.
        """
        return self.cited_by_at(self.place(typed), most)

    def cited_by_at(self, place: Place, most: int = 100) -> CitedBy:
        """Return the same for a place that is known."""
        iri = _clear(place)
        with self.database.reading() as connection:
            return replace(cited_by(connection, iri, place.eid, most), also=place.also)

    def history(self, typed: str) -> History:
        """Return what became of a regulation; raises LookupError where it is not clear which is meant."""
        return self.history_of(self.place(typed))

    def history_of(self, place: Place) -> History:
        """Return the same for a place that is known."""
        iri = _clear(place)
        with self.database.reading() as connection:
            return history(connection, iri)

    def verify(self, text: str, at: str | None = None) -> tuple[Answer, ...]:
        """Return an answer to every citation in a text of any kind. Raises ValueError where `at` is not a day."""
        with self.database.reading() as connection:
            return verify(connection, text, _day(at))

    def stale(self, iri: str | None = None) -> Iterator[Stale]:
        """Yield what is out of date in each regulation (or in one)."""
        with self.database.reading() as connection:
            yield from stale(connection, iri)

    def graph(self, around: str | None = None) -> Graph:
        """Return which regulation cites, amends and repeals which; with the IRI of one, only those next to it."""
        with self.database.reading() as connection:
            return graph(connection, around)

    def definitions(self, term: str) -> tuple[Definition, ...]:
        """Return how regulations define a term, the most frequent wording first."""
        with self.database.reading() as connection:
            return definitions(connection, term)

    def duties(self, actor: str, rule: str | None = None) -> tuple[Duty, ...]:
        """Return what an actor bears in all regulations; see `questions.duties`."""
        with self.database.reading() as connection:
            return duties(connection, actor, rule)

    def feed(self, base: str = "") -> Iterator[Item]:
        """Yield the feed of the national network of legal documentation, a regulation each; see `export.feed`."""
        with self.database.reading() as connection:
            for one, _ in items(connection, base):
                yield one

    def contested_terms(self) -> tuple[tuple[str, int, int], ...]:
        """Return the terms with several definitions: term, count of definitions, count of regulations."""
        with self.database.reading() as connection:
            return contested(connection)

    def regulations(self, jenis: str | None = None, place: str | None = None) -> Iterator[Entry]:
        """Yield the regulations, the newest first; of one kind, or of one region."""
        day = told(regulations.c.day).label("day")
        columns = (day if name == "day" else regulations.c[name] for name in Entry.__struct_fields__)
        query = select(*columns).order_by(func.coalesce(regulations.c.day, "").desc(), regulations.c.iri)
        if jenis is not None:
            query = query.where(regulations.c.jenis == jenis)
        if place is not None:
            query = query.where(regulations.c.tempat == place)
        with self.database.reading() as connection:
            for row in connection.execute(query):
                yield Entry(*row)

    def analysis(self, iri: str) -> Analysis | None:
        """Return the whole analysis of a regulation, None where it is not in the store."""
        with self.database.reading() as connection:
            file = connection.execute(
                select(files.c.id)
                .join(expressions, expressions.c.file_id == files.c.id)
                .join(regulations, regulations.c.id == expressions.c.regulation_id)
                .where(regulations.c.iri == iri, expressions.c.kind == ORIGINAL)
            ).scalar()
            return unpacked(analysis_of(connection, file)) if file is not None else None

    def unsettled(self) -> int:
        """Return how many regulations wait for a comparison that a broken-off run has left; `thk ingest` makes it."""
        with self.database.reading() as connection:
            return int(connection.execute(select(func.count(touched.c.iri.distinct()))).scalar_one())


def open_store(where: str | os.PathLike[str]) -> Collection:
    """Return the collection at `where`: a file, or `postgresql://user@host/database`.

    Raises extractor.store.database.StoreError, with a sentence in two languages, where it cannot be opened.
    """
    return Collection(open_database(where))


def _clear(place: Place) -> str:
    """Return the IRI of a place; raises LookupError, with the regulations that may be meant, where it has none."""
    if place.iri is None:
        perhaps = ", ".join(f"{each.title} ({each.iri})" for each in place.candidates)
        raise LookupError(f"{place.words!r} names no regulation" + (f"; perhaps {perhaps}" if perhaps else ""))
    return place.iri


def _day(at: str | None) -> str | None:
    return iso_day(at) if at is not None else None
