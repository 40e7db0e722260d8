"""Terms that regulations define differently."""

from msgspec import Struct
from sqlalchemy import Connection, func, select

from extractor.emit.names import short_title
from extractor.law.address import pinpoint_iri
from extractor.law.names import name_of
from extractor.store.tables import expressions, regulations, terms


class Definition(Struct, frozen=True):
    """One wording of a definition, and the provisions that have it: their addresses, and how people call them."""

    words: str
    addresses: tuple[str, ...]
    names: tuple[str, ...]


def definitions(connection: Connection, term: str) -> tuple[Definition, ...]:
    """Return the definitions of a term, the most frequent first; wordings that differ in case or spaces are one."""
    rows = connection.execute(
        select(terms.c.definition, terms.c.eid, regulations.c.iri, regulations.c.title)
        .join(expressions, expressions.c.id == terms.c.expression_id)
        .join(regulations, regulations.c.id == expressions.c.regulation_id)
        .where(terms.c.key == " ".join(term.lower().split()))
        .order_by(regulations.c.iri, terms.c.id)
    )
    found: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    for words, eid, iri, title in rows:
        _, held = found.setdefault(" ".join(words.lower().split()).strip(" .;"), (words, []))
        held.append((pinpoint_iri(iri, eid), f"{name_of(eid)} {short_title(title)}"))
    by_count = sorted(found.values(), key=lambda row: (-len(row[1]), row[0]))
    return tuple(
        Definition(words, tuple(address for address, _ in held), tuple(name for _, name in held))
        for words, held in by_count
    )


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
