"""`verify`: every citation of any text, with an answer to each: does it exist, and is it in force?"""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from sqlalchemy import Connection, literal, select

from extractor.checks.shared.cited_works import is_title_of, plain_title
from extractor.collection.law.citing import Work, state_of, work
from extractor.collection.law.standing import Event
from extractor.collection.law.versions import is_removed, version_at
from extractor.collection.questions.place import Candidate
from extractor.law.address import pinpoint_iri
from extractor.law.names import name_of
from extractor.references.any_text import Cited, citations_in
from extractor.store.rows import TITLE
from extractor.store.tables import prints, provisions, regulations

Verdict = Literal[
    "exists", "amended", "removed", "missing", "repealed", "not_yet", "absent", "other_title", "unsure", "unclear",
    "unread",
]  # fmt: skip
"""What is found out about a citation.

`exists`: as it is cited; `amended`: it exists, and its wording was changed; `removed`: an amendment took it out;
`missing`: the regulation has no such provision; `repealed`: the regulation does not hold any more; `not_yet`: it was
made after the day for which it is asked; `absent`: it is not in the store; `other_title`: number and title are not of
one regulation; `unsure`: the text in the store is not whole, or was not surely read; `unclear`: it is not said which
regulation is meant; `unread`: it looks like a citation and could not be read.
"""
# A title of fewer characters tells no regulation (chosen).
_SHORTEST_TITLE = 8


class Answer(Struct, frozen=True):
    """The answer to one citation: its offsets and words, the verdict, and what it rests on.

    `address` is what is cited, None where that is not clear; `name` is how people call it. `events` are what happened
    to the regulation, `candidates` which regulations may be meant instead.
    """

    start: int
    end: int
    words: str
    verdict: Verdict
    address: str | None
    name: str
    title: str
    events: tuple[Event, ...] = ()
    candidates: tuple[Candidate, ...] = ()


def verify(connection: Connection, text: str, day: str | None = None) -> tuple[Answer, ...]:
    """Return an answer for every citation in `text`, in order, one for each provision that is cited.

    `day` is the day for which it is asked (None: today).
    """
    works: dict[str, Work] = {}
    return tuple(answer for cited in citations_in(text, day) for answer in _answers(connection, cited, day, works))


def _answers(connection: Connection, cited: Cited, day: str | None, works: dict[str, Work]) -> Iterator[Answer]:
    place = cited.start, cited.end, cited.words
    if cited.unread:
        yield Answer(*place, "unread", None, "", "")
        return
    iri = cited.iri
    candidates: tuple[Candidate, ...] = ()
    if iri is None or cited.reason is not None:
        candidates = _same_number(connection, cited)
        iri = candidates[0].iri if len(candidates) == 1 else None
    if iri is None:
        names = " ".join(name_of(eid) for eid in cited.eids)
        yield Answer(*place, "unclear", None, names, "", (), candidates)
        return
    known = works.get(iri) or works.setdefault(iri, work(connection, iri))
    title = connection.execute(select(regulations.c.title).where(regulations.c.iri == iri)).scalar() or ""
    other = _other_title(connection, cited, iri)
    for eid in cited.eids or ("",):
        verdict, events = _verdict(connection, known, eid, day)
        if other is not None and verdict not in ("repealed",):
            verdict = "other_title"
        yield Answer(
            *place, verdict, pinpoint_iri(iri, eid) if eid else iri, name_of(eid) if eid else "", title, events,
            other or (),
        )  # fmt: skip


def _verdict(connection: Connection, known: Work, eid: str, day: str | None) -> tuple[Verdict, tuple[Event, ...]]:
    if day is not None and _made_after(connection, known.iri, day):
        return "not_yet", ()
    state, end = state_of(connection, known, eid, day)
    held = tuple(event for event in known.events if event.before(day))
    if state == "repealed":
        assert end is not None
        return "repealed", (end,)
    if state != "here":
        return state, held
    if not eid:
        return ("amended" if held else "exists"), held
    version = version_at(connection, known.iri, day)
    row = connection.execute(
        select(provisions.c.source, provisions.c.text).where(
            provisions.c.expression_id == version, provisions.c.eid == eid
        )
    ).first()
    if row is None or row.source is None:
        return "exists", held
    by = tuple(event for event in held if event.by == row.source)
    return ("removed" if is_removed(row.text) else "amended"), by


def _made_after(connection: Connection, iri: str, day: str) -> bool:
    """Whether a regulation in the store was made after a day."""
    made = connection.execute(select(regulations.c.day).where(regulations.c.iri == iri)).scalar()
    return made is not None and day < made


def _same_number(connection: Connection, cited: Cited) -> tuple[Candidate, ...]:
    """Return the regulations with the kind, number and year of a citation that does not say whose it is."""
    if cited.nomor is None:
        return ()
    query = select(regulations.c.iri, regulations.c.title).where(
        regulations.c.jenis == cited.jenis, regulations.c.nomor == cited.nomor
    )
    if cited.tahun is not None:
        query = query.where(regulations.c.tahun == cited.tahun)
    return tuple(Candidate(iri, title) for iri, title in connection.execute(query.order_by(regulations.c.iri)))


def _other_title(connection: Connection, cited: Cited, iri: str) -> tuple[Candidate, ...] | None:
    """Return the regulations that the title of a citation belongs to where it is not that of its number; else None."""
    if not cited.title:
        return None
    printed = plain_title(cited.title)
    of_number = set(
        connection.execute(
            select(prints.c.printed).where(prints.c.iri == iri, prints.c.slot == TITLE).distinct()
        ).scalars()
    )
    if any(is_title_of(known, cited.title) for known in of_number):
        return None
    titled = _titled(connection, printed, cited.jenis)
    return titled if of_number else titled or None


def _titled(connection: Connection, printed: str, jenis: str | None) -> tuple[Candidate, ...]:
    """Return the regulations of a kind whose title, as others print it, the printed words are or begin with."""
    rows = connection.execute(
        select(prints.c.iri, prints.c.printed, prints.c.reading)
        .where(prints.c.slot == TITLE, literal(printed).startswith(prints.c.reading))
        .distinct()
        .order_by(prints.c.iri)
    ).all()
    longest = max((len(row.reading) for row in rows), default=0)
    return tuple(
        Candidate(row.iri, row.printed)
        for row in rows
        if len(row.reading) == longest > _SHORTEST_TITLE and (jenis is None or f"/{jenis}/" in row.iri)
    )
