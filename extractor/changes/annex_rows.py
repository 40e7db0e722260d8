"""Rows of tables in an annex, changed by their number: `nomor 2 pada tabel Lampiran II diubah`.

A row is no unit and has no address: it is found by what its first cell says.
"""

import re
from collections.abc import Iterator

from extractor.changes.consolidation import Obstacle, Source
from extractor.changes.working_text import CellWords, Node, Words
from extractor.law.numbers import place_of
from extractor.model.change import Change
from extractor.model.document import Document

_CELL = "|"
_STOPS = " .)"
_REMOVED = "Dihapus"

Row = list[CellWords]


def change_row(top: Node, change: Change, label: str, document: Document, source: Source) -> Obstacle | None:
    """Change the row with the number `label` in a table of an annex, or of a part of one (`top`).

    `document` is the amending act, in whose instruction the new row stands. A row that is not found, or found more than
    once, is left as it is.
    """
    places = [place for place in _rows_of(top) if _first(place) == label]
    if change.type == "insertion":
        return _insert(top, change, label, document, source) if not places else "number_taken"
    if len(places) != 1:
        return "in_part" if places else "target_missing"
    place = places[0]
    cells = [label, _REMOVED] if change.type == "repeal" else _new_row(document, change, label)
    if cells is None:
        return "wording_missing"
    if change.type != "repeal" and len(cells) != len(place.cells):
        return "in_part"
    place.stamp(source)
    place.put([*cells, *[""] * (len(place.cells) - len(cells))])
    return None


class _Place:
    """One row: the unit whose own text it is of, the piece, and its number in that."""

    def __init__(self, node: Node, piece: Words, at: int) -> None:
        self.node, self.piece, self.at = node, piece, at

    @property
    def cells(self) -> list[str]:
        if self.piece.rows is not None:
            return [cell.text for cell in self.piece.rows[self.at]]
        return [cell.strip() for cell in self.piece.text.split("\n")[self.at].split(_CELL)]

    def put(self, cells: list[str]) -> None:
        if self.piece.rows is not None:
            for cell, words in zip(self.piece.rows[self.at], cells, strict=False):
                cell.text = words
            return
        lines = self.piece.text.split("\n")
        lines[self.at] = f" {_CELL} ".join(cells).rstrip(f" {_CELL}")
        self.piece.text = "\n".join(lines)

    def add_behind(self, cells: list[str]) -> None:
        if self.piece.rows is not None:
            like = self.piece.rows[self.at]
            new = [CellWords(w, c.column, 1, c.colspan, c.header) for w, c in zip(cells, like, strict=True)]
            self.piece.rows.insert(self.at + 1, new)
            return
        lines = self.piece.text.split("\n")
        lines.insert(self.at + 1, f" {_CELL} ".join(cells))
        self.piece.text = "\n".join(lines)

    def stamp(self, source: Source) -> None:
        if self.node.source != source:
            self.node.before = self.node.words()
        self.node.mark, self.node.source = "worded", source


def _rows_of(top: Node) -> Iterator[_Place]:
    for node in top.walk():
        for piece in node.own:
            if piece.rows is not None:
                yield from (_Place(node, piece, at) for at, row in enumerate(piece.rows) if row)
            else:
                lines = piece.text.split("\n")
                yield from (_Place(node, piece, at) for at, line in enumerate(lines) if _CELL in line)


def _first(place: _Place) -> str:
    return place.cells[0].strip(_STOPS)


def _insert(top: Node, change: Change, label: str, document: Document, source: Source) -> Obstacle | None:
    cells, own = _new_row(document, change, label), place_of(label)
    numbered = [(place_of(_first(place)), place) for place in _rows_of(top)]
    lower = [(number, place) for number, place in numbered if own and number and number < own]
    if cells is None:
        return "wording_missing"
    if not lower:
        return "no_such_list"
    best = max(number for number, _ in lower)
    last = [place for number, place in lower if number == best]
    if len(last) != 1 or len(last[0].cells) != len(cells):
        return "in_part"
    last[0].stamp(source)
    last[0].add_behind(cells)
    return None


def _new_row(document: Document, change: Change, label: str) -> list[str] | None:
    """Return the cells of the row that an instruction prints: of a table, or parted by upright strokes."""
    for span in document.index[change.instruction].own:
        for table in document.text.tables_in(span):
            for row in table.rows:
                cells = [document.text.of(cell.span) for cell in row]
                if cells and cells[0].strip(_STOPS) == label:
                    return cells
    for span in document.index[change.instruction].own:
        for line in document.text.content[span.start : span.end].split("\n"):
            cells = [cell.strip() for cell in line.split(_CELL)]
            if len(cells) > 1 and re.sub(r"[ .)]+$", "", cells[0]) == label:
                return cells
    return None
