"""Lines on their way from a reader to the frozen Text."""

from collections.abc import Sequence

from msgspec import Struct, field, structs

from extractor.model.text import Box, Furniture, FurnitureKind, Page, Source, SourceLine, Span, Text
from extractor.source.hyphens import Joiner
from extractor.source.tables import CellDraft, TableDraft, frozen

# The lines on either side whose distances are compared.
_WINDOW = 10


class Draft(Struct, gc=False):
    """One printed line as a reader found it.

    `text` is normalised (NFC, single blanks). `marks` are signs that left the text, as (kind, column in `text`, sign).
    `kind` names the kind of furniture once the whole line is known to be such; None while it is text. `top` is the
    distance from the page's upper edge as a share of its height (None in a text file). `scanned` says that character
    recognition made the text. `cells` are the cells of a table that the line holds, with the columns in `text` where
    each begins and ends (None: at the line's end). `raised` are figures and stars that stand above the line, as
    (column, sign); `moved` is how far right of a page's first column its own column begins, in points.
    """

    text: str
    number: int
    page: int | None = None
    indent: float = 0.0
    gap: float = 0.0
    centered: bool = False
    bold: bool = False
    size: float | None = None
    box: Box | None = None
    top: float | None = None
    kind: FurnitureKind | None = None
    scanned: bool = False
    marks: list[tuple[FurnitureKind, int, str]] = field(default_factory=list)
    hang: float | None = None
    cells: list[tuple[CellDraft, int, int | None]] = field(default_factory=list)
    raised: list[tuple[int, str]] = field(default_factory=list)
    moved: float = 0.0


def settle_gaps(drafts: Sequence[Draft], gaps: Sequence[int]) -> None:
    """Set each line's `gap`: the blank lines above it beyond the distance that prevails around it.

    A text may be double-spaced throughout or on some pages only, so the prevailing distance is taken from the
    neighbouring lines.
    """
    for at, gap in enumerate(gaps):
        if gap:
            near = gaps[max(0, at - _WINDOW) : at + _WINDOW + 1]
            prevailing = max((0, 1, 2), key=near.count)
            drafts[at].gap = float(max(0, gap - prevailing))


def freeze(
    drafts: Sequence[Draft], source: Source, pages: tuple[Page, ...] = (), tables: Sequence[TableDraft] = ()
) -> Text:
    """Return the Text of `drafts` in their order: furniture set aside, hyphens at line ends decided.

    `tables` own the cells that the drafts hold.
    """
    joiner = Joiner([draft.text for draft in drafts if draft.kind is None])
    pieces: list[str] = []
    lines: list[SourceLine] = []
    furniture: list[Furniture] = []
    size = 0
    before: Draft | None = None
    for draft in drafts:
        words = draft.text
        if draft.kind is not None or not words:
            if draft.kind is not None and words:
                furniture.append(Furniture(draft.kind, words, size, draft.number, draft.page, draft.box))
            furniture.extend(_marks(draft, size))
            continue
        if draft.scanned:
            words = draft.text = joiner.closed(words)
        joined = False
        if before is not None:
            bound = before.text[-1] == "-" and _together(before, draft)
            verdict = joiner.verdict(before.text, words) if bound else None
            joined = verdict is not None
            if verdict == "drop":
                pieces[-1] = pieces[-1][:-1]
                size -= 1
                last = lines[-1]
                lines[-1] = structs.replace(last, span=Span(last.span.start, size))
                furniture.append(Furniture("hyphen", before.text[-1], size, before.number, before.page, before.box))
            elif not joined:
                pieces.append("\n")
                size += 1
        if draft.marks:
            furniture.extend(_marks(draft, size))
        pieces.append(words)
        end = size + len(words)
        lines.append(
            SourceLine(
                Span(size, end),
                draft.number,
                draft.page,
                draft.indent,
                draft.gap,
                joined,
                draft.centered,
                draft.bold,
                draft.size,
                draft.box,
                draft.hang,
            )
        )
        for cell, start, stop in draft.cells:
            cell.write(size + start, end if stop is None else size + stop)
        size = end
        before = draft
    made = tuple(table for table in map(frozen, tables) if table is not None)
    return Text("".join(pieces), tuple(lines), source, tuple(furniture), pages, made)


def _together(before: Draft, after: Draft) -> bool:
    """Whether a word may run on from one line to the next: not from one cell of a table to another."""
    if not before.cells and not after.cells:
        return True
    return len(before.cells) == len(after.cells) == 1 and before.cells[0][0] is after.cells[0][0]


def _marks(draft: Draft, offset: int) -> list[Furniture]:
    """Return the signs that left the line; of a line that is furniture itself they stand where the line stood."""
    inside = draft.kind is None
    return [
        Furniture(kind, sign, offset + column if inside else offset, draft.number, draft.page)
        for kind, column, sign in draft.marks
    ]
