"""The preamble: considerations, legal bases, what was heeded, and the words of decision."""

from collections.abc import Sequence

from extractor.lines.line import Line, Marker
from extractor.text import Span, Text
from extractor.tree.document import Block
from extractor.tree.draft import Draft
from extractor.tree.evidence import Before
from extractor.tree.numbering import Position, follows, position, skips

_RECITALS = "menimbang"
_CITATIONS = "mengingat"
_HEEDED = "memperhatikan"
_BLOCKS = frozenset({"persetujuan", "memutuskan", "menetapkan"})
_ITEM = frozenset({"huruf", "huruf_polos", "angka", "huruf_kurung", "angka_kurung", "ayat"})
_WORKS = ("undang", "pasal", "peraturan", "keputusan", "ketetapan", "instruksi", "staatsblad", "ordonansi", "uu")


class Preamble:
    """Reads the lines from the first consideration to the body; gives `drafts` and `blocks`."""

    def __init__(self, text: Text, lines: Sequence[Line]) -> None:
        """Prepare for `lines`, the preamble's run of the classified lines of `text`."""
        self.text = text
        self.content = text.content
        self.lines = lines
        self.drafts: list[Draft] = []
        self.blocks: list[Block] = []
        self._section = ""
        self._sections = 0  # citations sections so far
        self._list = ""  # the style of the open section's list
        self._item: Draft | None = None
        self._lagging = False  # the section was opened by its list, before its label
        self._block: str | None = None

    def read(self) -> None:
        """Read all lines."""
        self._open_unlabelled()
        for line in self.lines:
            self._line(line)
        self._name_lost_items()

    def _open_unlabelled(self) -> None:
        """Where the text begins before any label, its first list says which section it is."""
        for line in self.lines:
            name = line.markers[0].name if line.markers else ""
            if name in (_RECITALS, _CITATIONS, _HEEDED) or name in _BLOCKS:
                return
            if name in _ITEM:
                self._open_section(_CITATIONS if name == "angka" else _RECITALS)
                self._lagging = True
                return

    def _line(self, line: Line) -> None:
        markers = list(line.markers)
        at = line.start
        if markers and markers[0].name in (_RECITALS, _CITATIONS, _HEEDED):
            label = markers.pop(0)
            self._open_section(label.name)
            self.blocks.append(Block(label.name, Span(label.span.start, label.span.end)))
            self._block = None
            at = label.after
        elif markers and markers[0].name in _BLOCKS:
            self._block = markers[0].name
            self._item = None
        if self._block is None and markers and markers[0].name in _ITEM and self._opens(line, markers[0]):
            at = markers[0].after
        self._add(at, line.end)

    def _add(self, start: int, end: int) -> None:
        if start >= end:
            return
        if self._block is not None or not self._section:
            kind = self._block or "lain"
            last = self.blocks[-1] if self.blocks else None
            if last and last.kind == kind and not self.content[last.span.end : start].strip():
                self.blocks[-1] = Block(kind, Span(last.span.start, end))
            else:
                self.blocks.append(Block(kind, Span(start, end)))
            return
        if self._item is None:
            if not self.content[start:end].strip(" :;"):
                self.blocks.append(Block(self._section, Span(start, end)))
                return
            self._item = self._draft("", "", (1, ""), None)
        self._item.add(start, end)

    def _open_section(self, name: str) -> None:
        # A label column that lags behind its text names the section that the text has opened already.
        if name == self._section and name != _HEEDED and self._item is not None and self._lagging:
            return
        self._section, self._list, self._item, self._lagging = name, "", None, False
        self._sections += name != _RECITALS

    def _opens(self, line: Line, marker: Marker) -> bool:
        """Whether the marker opens the next item of this section (or the first of the next)."""
        place = position(marker.name, marker.label)
        before = Before(self.content, marker.span.start)
        if place is None or before.wraps:
            return False
        words = self.content[marker.after : line.end].lower()
        style = "huruf" if marker.name == "huruf_polos" else marker.name
        if self._section == _RECITALS and style == "angka" and place == (1, "") and words.startswith(_WORKS):
            self._open_section(_CITATIONS)  # its label lags behind
            self._lagging = True
        if not self._list:
            if self._item is not None and not before.ended:
                return False
            if self._item is not None and (place == (1, "") or self._item.num):
                return False
            self._list = style
        elif style != self._list or self._item is None:
            return False
        else:
            gap = skips(self._item.position, place)
            if not follows(self._item.position, place) and not (
                before.ended and (0 < gap <= 5 or (gap == -1 and place == self._item.position))
            ):
                return False
        self._item = self._draft(style, marker.label, place, marker.span)
        self._item.indent = line.source.indent
        return True

    def _draft(self, style: str, label: str, place: Position, num: Span | None) -> Draft:
        number = label or "1"
        address = f"recs_1__rec_{number}" if self._section == _RECITALS else f"cits_{self._number()}__cit_{number}"
        draft = Draft(self._section, style, label, place, num, address=address)
        self.drafts.append(draft)
        return draft

    def _number(self) -> int:
        return max(1 if self._section == _CITATIONS else 2, self._sections)

    def _name_lost_items(self) -> None:
        """Give an item whose number is cut off the number before the next one's."""
        for lost, after in zip(self.drafts, self.drafts[1:], strict=False):
            if lost.num is None and lost.kind == after.kind and after.num and after.position[0] > 1 and lost.address:
                number = after.position[0] - 1
                name = chr(96 + number) if after.style.startswith("huruf") else str(number)
                lost.address = f"{lost.address.rpartition('_')[0]}_{name}"
                lost.label, lost.style, lost.position = name, after.style, (number, "")
