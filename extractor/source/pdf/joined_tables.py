"""A table that runs over several pages is one table; the head that its further pages repeat is set aside."""

from collections.abc import Sequence

from extractor.source.line_draft import Draft
from extractor.source.tables import CellDraft, TableDraft, append, goes_on, is_continued, repeated_head


def join_tables(drafts: list[Draft], tables: Sequence[TableDraft]) -> list[TableDraft]:
    """Return the tables, each joined with those that go on with it on the next pages.

    Between two that are joined stands nothing but furniture, which must be known. Sets aside the repeated heads, and
    moves the lines of a row that a page break parts, so that each cell stays in one piece: changes `drafts`.
    """
    joined: list[TableDraft] = []
    lines = _lines(drafts)
    ends = _ends(drafts, tables)
    parted: list[TableDraft] = []
    before: TableDraft | None = None
    for table in tables:
        last = joined[-1] if joined else None
        apart = last is None or before is None or not _adjacent(last, table, drafts, ends[before][1], ends[table][0])
        before = table
        if apart or last is None or not goes_on(last, table):
            joined.append(table)
            continue
        skipped = repeated_head(last, table)
        for cell in table.cells:
            if cell.row < skipped:
                for draft in lines.get(cell, ()):
                    draft.kind, draft.cells = "table_header", []
        fellows = append(last, table, skipped, is_continued(last, table, skipped))
        for cell, fellow in fellows.items():
            for draft in lines.get(cell, ()):
                draft.cells = [(fellow, 0, None)]
        if fellows and last not in parted:
            parted.append(last)
    for table in parted:
        _gather(drafts, table)
    return joined


def _lines(drafts: Sequence[Draft]) -> dict[CellDraft, list[Draft]]:
    found: dict[CellDraft, list[Draft]] = {}
    for draft in drafts:
        for cell, _, _ in draft.cells:
            found.setdefault(cell, []).append(draft)
    return found


def _ends(drafts: Sequence[Draft], tables: Sequence[TableDraft]) -> dict[TableDraft, tuple[int, int]]:
    """Return the numbers of the first and the last line of each table."""
    owner = {cell: table for table in tables for cell in table.cells}
    ends: dict[TableDraft, tuple[int, int]] = {}
    for at, draft in enumerate(drafts):
        if draft.cells:
            table = owner[draft.cells[0][0]]
            ends[table] = (ends[table][0] if table in ends else at, at)
    return ends


def _adjacent(table: TableDraft, more: TableDraft, drafts: Sequence[Draft], end: int, start: int) -> bool:
    """Whether `more` is the first on the page after `table`, with nothing but furniture between them."""
    page, following = table.areas[-1].page, more.areas[0].page
    if page is None or following is None or following != page + 1:
        return False
    return all(draft.kind is not None or not draft.text for draft in drafts[end + 1 : start])


def _gather(drafts: list[Draft], table: TableDraft) -> None:
    """Put the lines of the table into the order of its cells; furniture stays behind the line before it."""
    order = {cell: at for at, cell in enumerate(table.cells)}
    places = [at for at, draft in enumerate(drafts) if draft.cells and draft.cells[0][0] in order]
    first, last = places[0], places[-1]
    groups: list[tuple[int, list[Draft]]] = []
    for draft in drafts[first : last + 1]:
        if draft.cells:
            groups.append((order[draft.cells[0][0]], [draft]))
        else:
            groups[-1][1].append(draft)
    groups.sort(key=lambda group: group[0])
    drafts[first : last + 1] = [draft for _, group in groups for draft in group]
