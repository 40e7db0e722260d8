"""Setting law against law for what has been touched, and only for that.

Every file that is written notes which regulations it touches; here each of them is compared once and forgotten, some in
one transaction. What is left after a run that was broken off is compared by the next one.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, delete, select, update

from extractor.collection.law import citing, outdated, votes
from extractor.collection.law.finding import renew
from extractor.collection.law.standing import Event
from extractor.collection.law.versions import renew_versions
from extractor.store.database import Database
from extractor.store.tables import regulations, touched
from extractor.store.write import TEXT

_IN_FORCE, _AMENDED, _REPEALED, _REPEALED_IN_PART = "berlaku", "diubah", "dicabut", "dicabut_sebagian"
# So many regulations are compared in one transaction.
_TOGETHER = 50


def settle(database: Database) -> Iterator[str]:
    """Compare all that was touched; yield the IRI of each regulation that was compared."""
    while True:
        with database.writing() as connection:
            rows = (
                connection.execute(select(touched.c.iri).distinct().order_by(touched.c.iri).limit(_TOGETHER))
                .scalars()
                .all()
            )
            for iri in rows:
                _compare(connection, iri)
                connection.execute(delete(touched).where(touched.c.iri == iri))
        yield from rows
        if len(rows) < _TOGETHER:
            return


def _compare(connection: Connection, iri: str) -> None:
    kinds = set(connection.execute(select(touched.c.what).where(touched.c.iri == iri)).scalars())
    if TEXT in kinds:
        renew_versions(connection, iri)
    work = citing.work(connection, iri)
    _stand(connection, iri, work.events)
    citing.resolve(connection, work, only_new=TEXT not in kinds)
    renew(connection, citing.MISSING, iri, citing.missing(connection, work))
    renew(connection, outdated.REPEALED, iri, outdated.cited_though_repealed(connection, work))
    renew(connection, outdated.OUTDATED, iri, outdated.cited_without_latest(connection, work))
    ballot = votes.Ballot(connection, iri)
    renew(connection, votes.GAZETTE, iri, ballot.gazettes())
    renew(connection, votes.TITLES, iri, ballot.titles())


def _stand(connection: Connection, iri: str, events: tuple[Event, ...]) -> None:
    """Write down whether a regulation is in force, as far as anybody in the store or the registers says."""
    status, since, by = _IN_FORCE, None, None
    for what, name in (("amended", _AMENDED), ("repealed_in_part", _REPEALED_IN_PART), ("repealed", _REPEALED)):
        last = [event for event in events if event.what == what and event.since is not None]
        if last:
            status, since, by = name, last[-1].since, last[-1].by
    connection.execute(
        update(regulations).where(regulations.c.iri == iri).values(status=status, status_since=since, status_by=by)
    )
