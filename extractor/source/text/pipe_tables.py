"""The pipe tables of Markdown: `| a | b |` rows under a head and a rule."""

from collections.abc import Sequence
from itertools import pairwise

from extractor.source.line_draft import Draft
from extractor.source.tables import CellDraft, TableDraft, area


def pipe_tables(drafts: Sequence[Draft]) -> list[TableDraft]:
    """Return the tables among the lines of a Markdown text and give each row its cells.

    A table is a row with pipes, the rule (already known as markup) under it, and the rows with pipes that follow.
    """
    tables: list[TableDraft] = []
    at = 0
    while at + 1 < len(drafts):
        if not (_pipes(drafts[at]) and drafts[at + 1].kind == "markup" and _rule(drafts[at + 1].text)):
            at += 1
            continue
        end = at + 2
        while end < len(drafts) and _pipes(drafts[end]) and drafts[end].number == drafts[end - 1].number + 1:
            end += 1
        tables.append(_table([drafts[at], *drafts[at + 2 : end]]))
        at = end
    return tables


def _rule(text: str) -> bool:
    return "-" in text and not text.strip("-:| ") and "|" in text


def _pipes(draft: Draft) -> list[int]:
    return [column for kind, column, sign in draft.marks if sign == "|"] if draft.kind is None else []


def _table(rows: Sequence[Draft]) -> TableDraft:
    cells: list[CellDraft] = []
    widest = 0
    for number, draft in enumerate(rows):
        bounds = _bounds(draft)
        widest = max(widest, len(bounds))
        for column, (start, end) in enumerate(bounds):
            cell = CellDraft(number, float(column), column + 1.0, header=number == 0)
            cell.words = [draft.text[start:end]] if end > start else []
            cells.append(cell)
            if cell.words:
                draft.cells.append((cell, start, end))
    return TableDraft([float(edge) for edge in range(widest + 1)], cells, len(rows), [area(rows[0].page, None)])


def _bounds(draft: Draft) -> list[tuple[int, int]]:
    """Return where each cell of a row begins and ends in its text, without the blanks around it."""
    text = draft.text
    cuts = _pipes(draft)
    if any(0 < cut < len(text) and " " not in text[cut - 1 : cut + 1] for cut in cuts):
        return [(0, len(text))]  # letterspaced words were closed up: the columns of the signs no longer hold
    if cuts[0] != 0:
        cuts.insert(0, 0)
    if cuts[-1] < len(text) or len(cuts) == 1:
        cuts.append(len(text))
    bounds = []
    for start, end in pairwise(cuts):
        words = text[start:end]
        first = start + len(words) - len(words.lstrip())
        bounds.append((first, max(first, start + len(words.rstrip()))))
    return bounds
