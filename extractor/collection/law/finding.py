"""Findings that only a collection shows, in the words of the checks that find the same in one call."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import structs
from sqlalchemy import Connection, delete, insert, select

from extractor.checks.framework.check import Check, Found
from extractor.model.finding import Severity, Suggestion, Words
from extractor.store.rows import FindingRow
from extractor.store.tables import findings

_COLUMNS = tuple(FindingRow.__struct_fields__)


class Told(NamedTuple):
    """One problem of one text: where it stands, the words that it is about, and what fills the message of the check."""

    expression: int
    eid: str
    quote: str | None
    page: int | None
    words: Mapping[str, Words]
    suggestions: Sequence[Suggestion] = ()
    severity: Severity | None = None


def renew(connection: Connection, check: Check, about: str, told: Iterable[Told]) -> None:
    """Let the findings of a check about one regulation be these; what is the same as before is not written again."""
    wanted = {(each.expression, row): None for each in told for row in _rows(check, about, each)}
    there = connection.execute(
        select(findings.c.id, findings.c.expression_id, *(findings.c[name] for name in _COLUMNS)).where(
            findings.c.about == about, findings.c.code == check.code
        )
    )
    gone = []
    for key, expression, *values in there:
        known = (expression, FindingRow(*values))
        if known in wanted:
            del wanted[known]
        else:
            gone.append(key)
    if gone:
        connection.execute(delete(findings).where(findings.c.id.in_(gone)))
    if wanted:
        connection.execute(
            insert(findings), [{"expression_id": expression, **structs.asdict(row)} for expression, row in wanted]
        )


def _rows(check: Check, about: str, told: Told) -> Iterable[FindingRow]:
    found = Found(told.eid, None, told.words, tuple(told.suggestions), severity=told.severity)
    for said in check.said((found,)):
        first = said.suggestions[0].text if said.suggestions else None
        yield FindingRow(
            said.code, said.severity, said.eid, told.quote, told.page, said.message, said.message_en, first, about
        )
