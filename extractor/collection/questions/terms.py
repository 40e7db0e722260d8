"""Terms that regulations define differently."""

from msgspec import Struct
from sqlalchemy import Connection, func, select

from extractor.law.address import pinpoint_iri
from extractor.store.tables import expressions, regulations, terms


class Definition(Struct, frozen=True):
    """One wording of a definition, and the provisions that have it, by address."""

    words: str
    addresses: tuple[str, ...]


def definitions(connection: Connection, term: str) -> tuple[Definition, ...]:
    """Return the definitions of a term, the most frequent first; wordings that differ in case or spaces are one."""
    rows = connection.execute(
        select(terms.c.definition, terms.c.eid, regulations.c.iri)
        .join(expressions, expressions.c.id == terms.c.expression_id)
        .join(regulations, regulations.c.id == expressions.c.regulation_id)
        .where(terms.c.key == " ".join(term.lower().split()))
        .order_by(regulations.c.iri, terms.c.id)
    )
    found: dict[str, tuple[str, list[str]]] = {}
    for words, eid, iri in rows:
        _, addresses = found.setdefault(" ".join(words.lower().split()).strip(" .;"), (words, []))
        addresses.append(pinpoint_iri(iri, eid))
    by_count = sorted(found.values(), key=lambda row: (-len(row[1]), row[0]))
    return tuple(Definition(words, tuple(addresses)) for words, addresses in by_count)


def contested(connection: Connection, most: int = 100) -> tuple[tuple[str, int, int], ...]:
    """Return the terms with more than one definition: the term, how many definitions, in how many regulations."""
    wordings = func.count(func.lower(terms.c.definition).distinct())
    rows = connection.execute(
        select(terms.c.key, wordings, func.count(terms.c.expression_id.distinct()))
        .group_by(terms.c.key)
        .having(wordings > 1)
        .order_by(wordings.desc(), terms.c.key)
        .limit(most)
    )
    return tuple((key, int(count), int(texts)) for key, count, texts in rows)
