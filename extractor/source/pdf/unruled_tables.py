"""Tables set without rulings on the pages of a Lampiran: known by the columns in which the printed lines align.

Columns come from pdfplumber's text strategy, fed with the phrases of the lines that were read, so that it serves pages
with a text layer and scanned pages alike and never opens the file a second time. What it proposes is a table only where
every test holds; a list with hanging numbers, a form to fill in, a block of signatures and running text stay text.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from extractor.source.pdf.ruled_tables import PlacedTable
from extractor.source.printed_lines import PrintedLine, line, text_of
from extractor.source.tables import CellDraft, TableDraft, area, form, holds_prose, mark_head

# White space between two phrases of a line, and the unit in which pdfplumber's tolerance of 1 is a small shift; both in
# line heights.
_GUTTER_HEIGHTS = 0.7
_UNIT_HEIGHTS = 0.25
# The distance from line to line, in line heights, that ends a table: 3.2 between the rows of one, seen in 40 tables.
_PITCH_HEIGHTS = 3.4
# So many lines of one phrase may follow each other inside a table: further lines of a cell.
_SINGLE_LINES = 3
# The caption of a Lampiran is among so many lines at the top of its page, below the letterhead.
_TOP_LINES = 8
_LEAST_ROWS = 3
_LEAST_COLUMNS = 3
# No table that people print is wider; a line of more phrases is none of a table.
_MOST_COLUMNS = 64
# A column is aligned where this share of the lines with several phrases has a phrase at its edge; a table is filled
# where this share of its slots holds words; a column is one of numbers or amounts where this share of its cells is.
_ALIGNED = 0.5
_FILLED = 0.6
_MOSTLY = 0.7
# A phrase stands in a column where it covers this share of the narrower of the two.
_COVERED = 0.4
# One row in so many may have two phrases in one column.
_RARELY = 10
# Columns tell which lines open a row, and those lines tell the columns better: so many times.
_PASSES = 3
# A cell whose further lines follow at most so many line heights apart; seen: 1.1 to 1.4.
_WRAP_HEIGHTS = 1.5
# A line this much nearer to the one below than to the one above is of the row below (cells centred in their row).
_NEARER = 0.75


class _Row(Struct):
    """One printed line as a row of phrases, each with the first and the last column that it stands in."""

    at: int
    top: float
    bottom: float
    phrases: list[PrintedLine]
    columns: list[tuple[int, int]]

    def in_column(self, column: int) -> str:
        return " ".join(
            each.text for each, where in zip(self.phrases, self.columns, strict=True) if where == (column, column)
        )


def opens_annex(lines: Sequence[PrintedLine]) -> bool:
    """Whether the page of these lines opens a Lampiran: its caption stands at the top."""
    return any(form("annex").match(each.text) for each in lines[:_TOP_LINES])


def tables_among(
    lines: list[PrintedLine], page: int, *, annexed: bool, scanned: bool
) -> tuple[list[PrintedLine], list[PlacedTable]]:
    """Return the lines of a page that stand in no table, and its tables, each with its lines cell by cell.

    Only a page of a Lampiran (`annexed`) is looked at, and a scanned one, whose rulings are in its picture, where a
    line opens with the head of a column of numbers; there such a head must be the table's. Every word of `lines` is
    returned once.
    """
    if not annexed and not (scanned and any(form("number_column").fullmatch(each.words[0].text) for each in lines)):
        return lines, []
    rest = list(lines)
    found = []
    for rows, placed in _tables(lines, page):
        if annexed or placed[0].head:
            rest[rows.start : rows.stop] = []
            found.append(placed)
    return rest, found[::-1]


def _tables(lines: Sequence[PrintedLine], page: int) -> list[tuple[range, PlacedTable]]:
    """Return the tables from the foot of the page to its top, each with the places of its lines among `lines`."""
    found = []
    for run in _runs(lines):
        for part in _parts(run):
            table = _table(part, page)
            if table is not None:
                found.append(table)
    return found[::-1]


def _runs(lines: Sequence[PrintedLine]) -> Iterator[list[_Row]]:
    """Yield the stretches of lines that may be a table: near each other, most of several phrases, no form to fill in.

    Each begins with a line of several phrases; lines of one phrase at its foot may be of its last row.
    """
    run: list[_Row] = []
    singles = 0
    for at, printed in enumerate(lines):
        row = _row(at, printed)
        crowded = len(row.phrases) > _MOST_COLUMNS
        far = run and row.bottom - run[-1].bottom > _PITCH_HEIGHTS * (row.bottom - row.top)
        blank = any(form("form").search(phrase.text) for phrase in row.phrases)
        if far or blank or crowded or singles >= _SINGLE_LINES:
            yield run
            run, singles = [], 0
        singles = 0 if len(row.phrases) > 1 else singles + 1
        if not blank and not crowded and (run or not singles):
            run.append(row)
    yield run


def _row(at: int, printed: PrintedLine) -> _Row:
    groups = [printed.words[:1]]
    height = printed.bottom - printed.top
    for before, after in pairwise(printed.words):
        if after.left - before.right > _GUTTER_HEIGHTS * height:
            groups.append([after])
        else:
            groups[-1].append(after)
    if len(groups) == 1:
        return _Row(at, printed.top, printed.bottom, [printed], [])
    phrases = [line(words) for words in groups]
    for phrase in phrases:
        phrase.text = text_of(phrase.words)
    return _Row(at, printed.top, printed.bottom, phrases, [])


def _edges(rows: Sequence[_Row]) -> list[float]:
    """Return the left edges of the columns and the right edge of the last, by pdfplumber; none where too few align."""
    wide = [row for row in rows if len(row.phrases) > 1]
    if len(wide) < _LEAST_ROWS:
        return []
    from pdfplumber.table import words_to_edges_v  # only a page with aligned lines pays for the import

    unit = max(_UNIT_HEIGHTS * median(row.bottom - row.top for row in wide), 0.1)
    phrases = [
        {"x0": each.left / unit, "x1": each.right / unit, "top": row.top / unit, "bottom": row.bottom / unit}
        for row in wide
        for each in row.phrases
    ]
    least = max(_LEAST_ROWS, int(_ALIGNED * len(wide)))
    edges = [float(edge["x0"]) * unit for edge in words_to_edges_v(phrases, word_threshold=least)]
    beyond = [each.right for row in wide for each in row.phrases if edges and each.left > edges[-1]]
    if len(beyond) >= least:  # a last column that aligns nowhere, of a page cut off at the side
        edges.append(max(beyond))
    return edges if len(edges) >= _LEAST_COLUMNS else []


def _place(rows: Sequence[_Row], edges: Sequence[float]) -> None:
    """Say of each phrase from which column to which it reaches."""
    columns = list(pairwise(edges))
    for row in rows:
        row.columns = [_reach(phrase, columns) for phrase in row.phrases]


def _reach(phrase: PrintedLine, columns: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """Return the first and the last column that the phrase covers to a good part, or that it fits in by a good part."""
    shares = [
        (min(phrase.right, right) - max(phrase.left, left)) / max(min(phrase.right - phrase.left, right - left), 0.1)
        for left, right in columns
    ]
    covered = [at for at, share in enumerate(shares) if share > _COVERED] or [shares.index(max(shares))]
    return covered[0], covered[-1]


def _parts(run: list[_Row]) -> Iterator[list[_Row]]:
    """Yield the parts of a run between the lines that run across its columns."""
    edges = _edges(run)
    if not edges:
        return
    _place(run, edges)
    part: list[_Row] = []
    for row in run:
        if any(last - first >= (2 if first else len(row.phrases)) for first, last in row.columns):
            yield part
            part = []
        elif part or len(row.phrases) > 1:
            part.append(row)
    yield part


def _table(rows: list[_Row], page: int) -> tuple[range, PlacedTable] | None:
    """Return the table that the rows are, with the places of its lines; None where any test fails."""
    edges, opening = _edges(rows), rows
    opens: list[int] = []
    for _ in range(_PASSES):
        if not edges:
            return None
        _place(rows, edges)
        numbered = _is_mostly(opening, 0, "row_number")
        opens = [at for at, row in enumerate(rows) if _opens(row, numbered)]
        opening = [rows[at] for at in opens]
        edges = _edges(opening)
    if not edges:
        return None
    gutters = _gutters(opening, edges)
    edges = [(left + right) / 2 for left, right in gutters]
    _place(rows, edges)
    start, end = _start(rows, opens[0], len(edges) - 1), _end(rows, opens)
    rows, opens = rows[start:end], [at - start for at in opens]
    return _built(rows, gutters, opens, page) if _is_table(rows, len(edges) - 1, opens) else None


def _gutters(rows: Sequence[_Row], edges: list[float]) -> list[tuple[float, float]]:
    """Return the white space before the first column, between the columns and behind the last, as (left, right)."""
    _place(rows, edges)
    reach = [(right, left) for left, right in pairwise(edges)]
    for row in rows:
        for phrase, (first, last) in zip(row.phrases, row.columns, strict=True):
            if first == last:
                left, right = reach[first]
                reach[first] = min(left, phrase.left), max(right, phrase.right)
    sides = [reach[0][0], *(place for column in reach for place in column), reach[-1][1]]
    return list(zip(sides[::2], sides[1::2], strict=True))


def _opens(row: _Row, numbered: bool) -> bool:
    """Whether a line opens a row: by its number or two amounts where rows have a number, else by words in the first
    column and another.
    """
    if len(row.phrases) > 1 and form("sum").fullmatch(row.phrases[0].text):
        return True
    first = row.in_column(0)
    if not numbered:
        return bool(first) and len(row.phrases) > 1
    amounts = sum(bool(form("amount").fullmatch(phrase.text)) for phrase in row.phrases)
    return form("row_number").fullmatch(first) is not None or amounts > 1


def _start(rows: Sequence[_Row], opening: int, wide: int) -> int:
    """Return where the head begins above the first row that opens: a short line well above the next is not of it."""
    start = opening
    for at in range(opening - 1, -1, -1):
        if form("number_column").fullmatch(rows[at].phrases[0].text):
            return at
    while start > 0:
        row, below = rows[start - 1], rows[start]
        close = below.bottom - row.bottom < _WRAP_HEIGHTS * (below.bottom - below.top)
        if not close and 2 * len(row.phrases) < wide:
            break
        start -= 1
    return start


def _end(rows: Sequence[_Row], opens: Sequence[int]) -> int:
    """Return where the last row ends: behind what stands close below its first line; nothing goes on a row of sums."""
    end = opens[-1] + 1
    if form("sum").fullmatch(rows[opens[-1]].phrases[0].text):
        return end
    while end < len(rows):
        row = rows[end]
        close = row.bottom - rows[end - 1].bottom < _WRAP_HEIGHTS * (row.bottom - row.top)
        if not close or len(row.phrases) > len(rows[opens[-1]].phrases):
            break
        end += 1
    return end


def _is_table(rows: Sequence[_Row], wide: int, opens: Sequence[int]) -> bool:
    """Whether rows and columns are those of a table, without a doubt: one row too few or too many and it stays text."""
    body = rows[opens[0] :]
    opening = [rows[at] for at in opens]
    if len(opens) < _LEAST_ROWS or any(first != last for row in body for first, last in row.columns):
        return False
    if sum(map(_is_doubled, opening)) * _RARELY > len(opens):
        return False  # there are more columns than were seen
    known = set(opens)
    others = [row.in_column(0) for at, row in enumerate(rows) if at not in known and row.in_column(0)]
    if any(form("row_cell").fullmatch(text) for text in others):
        return False  # a list among the rows
    if any(row.in_column(0)[:1].islower() and not form("row_cell").fullmatch(row.in_column(0)) for row in opening):
        return False  # a line that goes on is no row
    if holds_prose([[[phrase.text] for phrase in row.phrases] for row in rows]):
        return False
    values = [column for column in range(wide) if not _is_mostly(body, column, "row_number")]
    amounts = any(_is_mostly(body, column, "amount") for column in values)
    filled = sum(bool(row.in_column(column)) for row in opening for column in range(wide))
    return len(values) >= _LEAST_COLUMNS - amounts and filled > _FILLED * wide * len(opens)


def _is_doubled(row: _Row) -> bool:
    """Whether two phrases stand in one column; signs alone, specks of a scan, are not counted."""
    places = [
        where for phrase, where in zip(row.phrases, row.columns, strict=True) if any(map(str.isalnum, phrase.text))
    ]
    return len(set(places)) < len(places)


def _is_mostly(rows: Sequence[_Row], column: int, name: str) -> bool:
    """Whether most of what stands in the column has that form."""
    texts = [text for row in rows if (text := row.in_column(column))]
    return bool(texts) and sum(bool(form(name).fullmatch(text)) for text in texts) > _MOSTLY * len(texts)


def _built(
    rows: list[_Row], gutters: list[tuple[float, float]], opens: list[int], page: int
) -> tuple[range, PlacedTable]:
    groups = _groups(rows, opens)
    edges = [(left + right) / 2 for left, right in gutters]
    table = TableDraft(edges, [], len(groups), gutters=gutters[1:-1])
    written: list[tuple[CellDraft, PrintedLine]] = []
    for number, group in enumerate(groups):
        for first, last, printed in _cells(group):
            cell = CellDraft(number, edges[first], edges[last + 1])
            cell.words = [each.text for each in printed]
            cell.bold = all(each.bold for each in printed)
            table.cells.append(cell)
            written.extend((cell, each) for each in printed)
    mark_head(table)
    left = min(row.phrases[0].left for row in rows)
    right = max(row.phrases[-1].right for row in rows)
    table.areas.append(area(page, (left, rows[0].top, right, rows[-1].bottom)))
    return range(rows[0].at, rows[-1].at + 1), (table, written)


def _groups(rows: list[_Row], opens: list[int]) -> list[list[_Row]]:
    """Return the lines row by row; what stands above the first row that opens is the head."""
    starts = [0] if opens[0] > 0 else []
    for before, here in pairwise([-1, *opens]):
        start = here
        while start - 1 > before and before >= 0 and _is_nearer_below(rows, start - 1):
            start -= 1
        starts.append(start)
    return [rows[start:end] for start, end in pairwise([*starts, len(rows)])]


def _is_nearer_below(rows: Sequence[_Row], at: int) -> bool:
    return rows[at + 1].bottom - rows[at].bottom < _NEARER * (rows[at].bottom - rows[at - 1].bottom)


def _cells(group: Sequence[_Row]) -> list[tuple[int, int, list[PrintedLine]]]:
    """Return the cells of one row with their lines: phrases that share a column are of one cell."""
    phrases = sorted(
        (
            (*where, at, phrase)
            for at, row in enumerate(group)
            for phrase, where in zip(row.phrases, row.columns, strict=True)
        ),
        key=lambda found: found[:2],
    )
    cells: list[tuple[int, int, list[tuple[int, PrintedLine]]]] = []
    for first, last, at, phrase in phrases:
        if cells and first <= cells[-1][1]:
            start, end, held = cells[-1]
            cells[-1] = start, max(end, last), [*held, (at, phrase)]
        else:
            cells.append((first, last, [(at, phrase)]))
    return [
        (first, last, [phrase for _, phrase in sorted(held, key=lambda each: (each[0], each[1].left))])
        for first, last, held in cells
    ]
