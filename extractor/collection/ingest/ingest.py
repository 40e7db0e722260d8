"""Filling a collection from files.

Each file is one transaction, so that a run that is killed at any moment can be taken up where it was: what was written
stays, what was not is read by the next run. Nothing of a file is held in memory after it was written.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path, PurePosixPath

from msgspec import Struct
from sqlalchemy import insert, select, update

from extractor.collection.ingest.known import Seen, first_with, in_batches, last_of, seen
from extractor.collection.ingest.program import program_version
from extractor.collection.law.settle import settle
from extractor.files import write_whole
from extractor.store import write
from extractor.store.database import Database
from extractor.store.tables import files, runs
from extractor.workers.failure import Failure
from extractor.workers.plan import Plan, Result, Step
from extractor.workers.run import can_be_here, run
from extractor.workers.work import Input, Made, Wish, data_of

UNCHANGED = "unchanged"
_WISH = Wish(rows=True)
# Inputs that are taken together to see whether they are so few and short that no worker is needed.
_FEW = 32


class Arrived(Struct, frozen=True):
    """What became of input number `at`: `read`, `copy`, `unchanged`, `failed` or `no_regulation`.

    `regulation` is the IRI of what was read; `problem` says why nothing was, also of an unchanged file that
    failed before. `likeness` is given for another reading of a regulation that was there: the share of words that both
    have.
    """

    at: int
    name: str
    status: str
    regulation: str | None = None
    problem: Failure | None = None
    likeness: float | None = None


class Order(Struct, frozen=True):
    """How a collection is filled: bounds and jobs, whether what failed is tried again, and where originals are kept."""

    plan: Plan = Plan()
    retry: bool = False
    keep: Path | None = None


Reader = Callable[[Iterable[Input], Wish, Plan], Iterator[Step | Result]]
"""What reads inputs, in processes of this machine or on others, and yields the results as they come."""


def ingest(
    database: Database, inputs: Iterable[Input], order: Order, read: Reader | None = None
) -> Iterator[Step | Arrived]:
    """Read what is new among the inputs into the store; yield what became of each, and steps between them."""
    yield from _Run(database, order).all(inputs, read or _here)


def _here(inputs: Iterable[Input], wish: Wish, plan: Plan) -> Iterator[Step | Result]:
    """Read inputs on this machine: in this process where they are few and short."""
    rest = iter(inputs)
    first = list(islice(rest, _FEW))
    if len(first) < _FEW and can_be_here(first):
        yield from run(first, wish, plan)
    elif first:
        from extractor.workers.pool import side_by_side

        yield from side_by_side(chain(first, rest), wish, plan)


class _Run:
    """One run: which files are being read just now, and which wait for one with the same bytes."""

    def __init__(self, database: Database, order: Order) -> None:
        self.database, self.order, self.version = database, order, program_version()
        self.counts: Counter[str] = Counter()
        self._given: list[Seen | None] = []
        self._reading: dict[str, list[Seen]] = {}
        self._ready: list[Arrived] = []
        self._id = 0

    def all(self, inputs: Iterable[Input], read: Reader) -> Iterator[Step | Arrived]:
        with self.database.writing() as connection:
            made = connection.execute(insert(runs).values(started=write.now(), version=self.version))
            (self._id,) = made.inserted_primary_key or (0,)
        for event in read(self._new(inputs), _WISH, self.order.plan):
            yield from self._taken()
            given = self._given[event.at]
            assert given is not None
            if isinstance(event, Step):
                yield Step(given.at, event.page, event.pages)
                continue
            self._given[event.at] = None
            yield self._written(given, event.made)
            for copy in self._reading.pop(given.sha256, []):
                yield self._copied(copy)
        yield from self._taken()
        for _ in settle(self.database):
            pass
        self._end()

    def _taken(self) -> Iterator[Arrived]:
        """Yield what needed no reading since the last time."""
        ready, self._ready = self._ready, []
        yield from ready

    def _new(self, inputs: Iterable[Input]) -> Iterator[Input]:
        """Yield the inputs that must be read, when one can be."""
        for batch in in_batches(inputs):
            found = [seen(at, given) for at, given in batch]
            with self.database.reading() as connection:
                last = last_of(connection, [each.given.name for each in found])
            for each in found:
                self.counts["found"] += 1
                known = last.get(each.given.name)
                if known is not None and known.is_current(each.sha256, self.version, retry=self.order.retry):
                    self._tell(Arrived(each.at, each.given.name, UNCHANGED, problem=known.failure))
                elif each.problem is not None:
                    self._ready.append(self._failed(each, write.FAILED, each.problem))
                elif each.sha256 in self._reading:
                    self._reading[each.sha256].append(each)
                elif self._is_copy(each):
                    self._ready.append(self._copied(each))
                else:
                    self._reading[each.sha256] = []
                    self._given.append(each)
                    yield each.given

    def _is_copy(self, each: Seen) -> bool:
        with self.database.reading() as connection:
            first = first_with(connection, each.sha256, self.version, retry=self.order.retry)
            if first is None:
                return False
            name = connection.execute(select(files.c.name).where(files.c.id == first)).scalar_one()
        return bool(name != each.given.name)

    def _tell(self, arrived: Arrived) -> None:
        self.counts[arrived.status] += 1
        self._ready.append(arrived)

    def _arrival(self, each: Seen) -> write.Arrival:
        return write.Arrival(
            each.given.name, each.size, each.sha256, self.version, self._id, self._kept(each) if each.sha256 else None
        )

    def _written(self, each: Seen, made: Made | Failure) -> Arrived:
        if isinstance(made, Failure):
            return self._failed(each, write.FAILED, made)
        if made.rows is None:
            assert made.problem is not None
            return self._failed(each, write.OTHER, Failure(made.problem.id, made.problem.en))
        arrival = self._arrival(each)
        with self.database.writing() as connection:
            iri = write.record_reading(connection, arrival, made.rows)
            likeness = connection.execute(select(files.c.likeness).where(files.c.name == arrival.name)).scalar()
        self.counts[write.READ] += 1
        return Arrived(each.at, each.given.name, write.READ, iri, likeness=likeness)

    def _failed(self, each: Seen, status: str, why: Failure) -> Arrived:
        with self.database.writing() as connection:
            write.record_failure(connection, self._arrival(each), status, why.message, why.message_en, why.trace)
        self.counts[status] += 1
        return Arrived(each.at, each.given.name, status, problem=why)

    def _copied(self, each: Seen) -> Arrived:
        arrival = self._arrival(each)
        with self.database.writing() as connection:
            first = first_with(connection, each.sha256, self.version, retry=False)
            if first is None:  # the bytes changed between the hash and the reading
                why = Failure(
                    f"{each.given.name}: berkas berubah ketika sedang dibaca. Jalankan lagi.",
                    f"{each.given.name}: the file changed while it was read. Run again.",
                )
                write.record_failure(connection, arrival, write.FAILED, why.message, why.message_en)
                self.counts[write.FAILED] += 1
                return Arrived(each.at, each.given.name, write.FAILED, problem=why)
            write.record_copy(connection, arrival, first)
            row = connection.execute(select(files).where(files.c.name == arrival.name)).one()
        self.counts[row.status] += 1
        said = Failure(row.reason, row.reason_en) if row.reason is not None else None
        return Arrived(each.at, each.given.name, row.status, problem=said, likeness=row.likeness)

    def _kept(self, each: Seen) -> str | None:
        """Keep the original under its hash, once; return where, as seen from the folder of originals."""
        if self.order.keep is None:
            return None
        suffix = PurePosixPath(each.given.name).suffix.lower()
        place = PurePosixPath(each.sha256[:2], f"{each.sha256}{suffix}")
        path = self.order.keep / place
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data_of(each.given))
        return str(place)

    def _end(self) -> None:
        counts = self.counts
        with self.database.writing() as connection:
            connection.execute(
                update(runs)
                .where(runs.c.id == self._id)
                .values(
                    ended=write.now(), found=counts["found"], read=counts[write.READ], copies=counts[write.COPY],
                    unchanged=counts[UNCHANGED], failed=counts[write.FAILED] + counts[write.OTHER],
                )
            )  # fmt: skip
