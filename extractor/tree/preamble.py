"""The preamble: considerations, legal bases, what was heeded, and the words of decision."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from extractor.grammar import Form, Pattern, load
from extractor.law.address import framed, relabelled
from extractor.law.numbers import LISTS, STYLES, Position, follows, label_of, skips
from extractor.law.units import FRAME, UNITS, FrameKind
from extractor.model.document import Block, BlockKind
from extractor.model.text import Span, Text
from extractor.tree.body.lookahead import place_below
from extractor.tree.body.misread_markers import misread_signs
from extractor.tree.evidence import Before
from extractor.tree.markers import Line, Marker
from extractor.tree.numbering import label_at, position
from extractor.tree.unit_draft import Draft

_RECITALS: FrameKind = "menimbang"
_CITATIONS: FrameKind = "mengingat"
_HEEDED: FrameKind = "memperhatikan"
_BLOCKS: frozenset[BlockKind] = frozenset({"persetujuan", "memutuskan", "menetapkan", "kepada"})
_COMMA = "angka_koma"
_ITEM = (LISTS | {_COMMA}) - {"kurung_huruf", "huruf_besar", "kapital", "garis"}
_STYLE = {"huruf_polos": "huruf", _COMMA: "angka"}
OPENS_RECITAL = "bahwa"
# A misread number: one short word, or two of them where the colon of the label is read as one.
_ODD_NUMBER = (re.compile(r"\S{1,5} (?=\w)"), re.compile(r"\S{1,2} \S{1,5} (?=\w)"))
# A number with specks before it.
_DIRTY_NUMBER = re.compile(r"\S{1,6} (?P<number>\S{2,4}) (?=\w)")
# No word of so few letters stands between a label and its first item.
_NO_WORD_CHARS = 3
_FIRST_WORD_CHARS = 24  # looked at for the word that begins an item (chosen: spaces may stand in it)
_WORKS = ("undang", "pasal", "peraturan", "keputusan", "ketetapan", "instruksi", "staatsblad", "ordonansi", "uu")


class PreambleForms(Form, frozen=True):
    """The whole of `structure/preamble.toml`."""

    recital: Pattern


@cache
def _form(key: Literal["recital"]) -> re.Pattern[str]:
    form: Pattern = getattr(load("structure/preamble", PreambleForms), key)
    return re.compile(form.pattern)


def names_work(content: str, start: int) -> bool:
    """Whether the words at `start` open with the name of a work; specks of a scan within it do not count."""
    return re.sub(r"[\W\d_]", "", content[start : start + _FIRST_WORD_CHARS].lower()).startswith(_WORKS)


class Preamble:
    """Reads the lines from the first consideration to the body; gives `drafts` and `blocks`."""

    def __init__(self, text: Text, lines: Sequence[Line]) -> None:
        """Prepare for `lines`, the preamble's run of the classified lines of `text`."""
        self.content = text.content
        self.lines = lines
        self.drafts: list[Draft] = []
        self.blocks: list[Block] = []
        self._section: FrameKind | None = None
        self._heeded = 0  # sections Memperhatikan, Membaca … so far
        self._list = ""  # the style of the open section's list
        self._last: Draft | None = None  # the last numbered item
        self._item: Draft | None = None  # the item that text goes to
        self._waiting: list[Draft] = []  # numbered items without text yet
        self._fresh = False  # a number was read since the last text
        self._lagging = False  # the section was opened by its list, before its label
        self._block: BlockKind | None = None
        self._page: int | None = None  # of the line above
        self._bare = False  # the section was opened by a line that has neither label nor number

    def read(self) -> None:
        """Read all lines."""
        self._open_unlabelled()
        for line in self.lines:
            self._line(line)
            self._page = line.source.page
        self._count_out()
        self._name_lost_items()
        self._name_bare_items(_RECITALS)
        self._name_bare_items(_CITATIONS)

    def _open_unlabelled(self) -> None:
        """Where the text begins before any label, its first list says which section it is."""
        for line in self.lines:
            name = line.markers[0].name if line.markers else ""
            if name in FRAME or name in _BLOCKS:
                return
            if name in _ITEM and name != _COMMA:
                self._open_section(_CITATIONS if name == "angka" else _RECITALS)
                self._lagging = True
                return
            if self.content.startswith(OPENS_RECITAL, line.start):
                self._open_section(_RECITALS)
                self._lagging = self._bare = True
                return

    def _line(self, line: Line) -> None:
        markers = list(line.markers)
        at = line.start
        first = markers[0].name if markers else None
        if first in FRAME:
            label = markers.pop(0)
            self._open_section(first)
            end, at = label.span.end, label.after
            if self._is_misread_colon(markers):
                colon = markers.pop(0)
                end, at = colon.span.end, colon.after
            self.blocks.append(Block(first, Span(label.span.start, end)))
            self._block = None
        elif first in _BLOCKS:
            self._split_tail()
            self._block = first
        if self._block is None and markers and markers[0].name in _ITEM and self._opens(line, markers[0]):
            at = markers[0].after
        elif self._block is None and (after := self._opens_misread(line, at)) is not None:
            at = after
        self._add(at, line.end)

    def _is_misread_colon(self, markers: Sequence[Marker]) -> bool:
        """Whether the first of the numbers behind a label is its misread colon: `Menimbang 1. a. bahwa`."""
        return (
            len(markers) > 1
            and markers[1].name in _ITEM
            and self._begins(markers[1].after)
            and not self._begins(markers[0].after)
        )

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
        if not self.content[start:end].strip(" :;"):
            self.blocks.append(Block(self._section, Span(start, end)))
            return
        if self._begins_bare(start):
            self._item = self._draft("", "", (1, ""), None)
        self._item = self._receiver(start) or self._draft("", "", (1, ""), None)
        self._item.add(start, end)

    def _begins_bare(self, start: int) -> bool:
        """Whether an item begins at `start` where the labels and numbers before the items are lost.

        `bahwa` begins a recital, the name of a work after the end of an item a citation; where the label is printed,
        the first item has no number either.
        """
        if self._waiting or self._last is not None or not Before(self.content, start).ended:
            return False
        if _form("recital").match(self.content, start):
            return self._section == _RECITALS and (self._bare or self._item is not None)
        if not self._bare:
            return False
        if names_work(self.content, start) and self._section == _RECITALS:
            self._open_section(_CITATIONS)
            self._lagging = True
            return True
        return names_work(self.content, start) and self._section == _CITATIONS

    def _receiver(self, start: int) -> Draft | None:
        """Return the item that text at `start` belongs to.

        Where labels and numbers stand in a column of their own, several items wait for their text; each paragraph
        (`bahwa …`, or the name of a work) then goes to the next one of its section.
        """
        if not self._waiting:
            return self._item
        begins = self._fresh
        if len(self._waiting) > 1 or not self._fresh:
            words = self.content[start : start + 12].lower()
            wanted = _RECITALS if words.startswith("bahwa") else None if words.startswith(_WORKS) else ""
            begins = self._fresh or (wanted != "" and Before(self.content, start).ended)
            if begins and wanted != "":
                fitting = [at for at, item in enumerate(self._waiting) if (item.kind == _RECITALS) == bool(wanted)]
                if fitting:
                    del self._waiting[: fitting[0]]
        self._fresh = False
        return self._waiting.pop(0) if begins else self._item

    def _open_section(self, name: FrameKind) -> None:
        # A label column that lags behind its text names the section that the text has opened already.
        if name == self._section and name != _HEEDED and self._item is not None and self._lagging:
            return
        self._split_tail()
        self._section, self._list, self._last, self._item, self._lagging = name, "", None, None, False
        self._heeded += name == _HEEDED

    def _opens(self, line: Line, marker: Marker) -> bool:
        """Whether the marker opens the next item of this section (or the first of the next)."""
        style = _STYLE.get(marker.name, marker.name)
        place = printed = position(style, marker.label)
        before = Before(self.content, marker.span.start)
        if place is None or before.wraps:
            return False
        if marker.name == _COMMA:
            due = self._last is not None and follows(self._last.position, place)
            if not (due and names_work(self.content, marker.after)):
                return False
        words = self.content[marker.after : marker.after + 40].lower().lstrip()
        first_cited = place == (1, "") or (before.ended and self._below(line, "angka") == (place[0] + 1, ""))
        if self._section == _RECITALS and style == "angka" and words.startswith(_WORKS) and first_cited:
            self._open_section(_CITATIONS)  # its label lags behind
            self._lagging = True
        if self._section == _CITATIONS and style == "huruf" and words.startswith("bahwa") and not self.drafts:
            self._section = _RECITALS  # both labels stand before the text
        lettered = self._section == _RECITALS and style == "angka" and self._begins(marker.after)
        if lettered and self._last is None and self._second_below(line, "huruf"):
            style, place = "huruf", (1, "")  # a letter read as a figure
        first = self._last is None and self._item is None
        if first and place[0] > 1 and not place[1] and self._is_first(line, marker, style):
            place = (1, "")  # misread; or the colon of the label was read as a figure, and as one with the number
        if self._section == _CITATIONS and style == "huruf" and place != (1, "") and self._item is None:
            return False  # a misread 1
        if self._section == _RECITALS and place[1] and self._item is None:
            return False  # the colon of the label is read as a figure: `Menimbang 1 a. bahwa`
        if not self._list or self._last is None:
            if self._item is not None and (not before.ended or place == (1, "") or self._item.num):
                return False
            self._list = style
        elif style != self._list:
            return False
        else:
            place = self._as_expected(line, marker, style, place)
            gap = skips(self._last.position, place)
            ended = before.ended or (self._section == _RECITALS and words.startswith(OPENS_RECITAL))
            begins = self._begins(marker.after)
            if not follows(self._last.position, place) and not (
                (ended and (0 < gap <= 5 or place == self._last.position))
                or (gap > 0 and begins and (ended or self._opens_page(line)))
            ):
                return False
            self._split_lost(self._last, gap)
        label = marker.label if place == printed and place != (1, "") else label_at(style, place[0])
        item = self._draft(style, label or marker.label, place, marker.span)
        item.indent = line.source.indent
        # A number alone on its line, in the midst of a clause, stands in a column of its own: its text is yet to come.
        self._last, self._fresh = item, before.ended or marker.after < line.end
        self._waiting.append(item)
        return True

    def _is_first(self, line: Line, marker: Marker, style: str) -> bool:
        """Whether a number is that of the first item, misread: the second is below, or it stands behind the label."""
        if self._second_below(line, style):
            return True
        printed = self.content[marker.span.start : marker.span.end].replace(" ", "")
        return marker.span.start > line.start and misread_signs(printed, style, label_at(style, 1) or "") == 1

    def _as_expected(self, line: Line, marker: Marker, style: str, place: Position) -> Position:
        """Return the number that the list expects where the printed one is taken for it: `e.` after b. is c.

        The number below it, if there is one, must be the one after; where it is, and not after the printed one, the
        printed one is misread whatever it looks like (`71.` between 6. and 8.).
        """
        if self._last is None or follows(self._last.position, place) or self._starts_inside(self._last):
            return place
        number = self._last.position[0] + 1
        if place[0] > number and not place[1] and self._below(line, style) == (number + 1, ""):
            return number, ""
        printed = self.content[marker.span.start : marker.span.end]
        if misread_signs(printed.replace(" ", ""), style, label_at(style, number) or "") != 1:
            return place
        return (number, "") if self._below(line, style) in (None, (number + 1, "")) else place

    def _second_below(self, line: Line, style: str) -> bool:
        """Whether the next number of `style` below a line is that of the second item."""
        return self._below(line, style) == (2, "")

    def _below(self, line: Line, style: str) -> Position | None:
        """Return the place of the next number of `style` below a line, None where there is none."""
        at = next((at for at, each in enumerate(self.lines) if each is line), len(self.lines))
        return place_below(self.lines, at, style)

    def _opens_misread(self, line: Line, start: int) -> int | None:
        """Open the next item where its number is misread; return where its words begin, None where no item opens.

        `bahwa` or the name of a work stands behind at most two short words, at the end of a clause or behind the label.
        """
        if self._section is None or self._section == _HEEDED or (self._list and self._last is None):
            return None
        recital = self._section == _RECITALS
        if self._last is None and start == line.start:
            self._name_first(line)
        labelled = self._item is None and start > line.start
        before = Before(self.content, line.start)
        if not labelled and (self._last is None or before.wraps or not (before.ended or recital)):
            return None
        style = self._list or ("huruf" if recital else "angka")
        number = self._last.position[0] + 1 if self._last else 1
        label = label_at(style, number) or ""
        for form in _ODD_NUMBER if labelled else (_ODD_NUMBER[0], _DIRTY_NUMBER):
            match = form.match(self.content, start, line.end)
            if not match or not self._begins(match.end()):
                continue
            if form is _DIRTY_NUMBER and match["number"] != STYLES[style].printed.format(label):
                continue
            printed = match["number"] if form is _DIRTY_NUMBER else match[0].replace(" ", "")
            signs = misread_signs(printed, style, label)
            if printed.isalpha() and (signs is None or signs > 1) and not (labelled and len(printed) <= _NO_WORD_CHARS):
                return None  # a word
            if self._last and signs is None and self._is_after_lost(printed, self._last):
                number += 1
                label = label_at(style, number) or ""
            self._list = style
            self._last = self._draft(style, label, (number, ""), Span(start, start + len(match[0].rstrip())))
            self._last.indent, self._fresh = line.source.indent, True
            self._waiting.append(self._last)
            return match.end()
        return None

    def _name_first(self, line: Line) -> None:
        """Take the item behind the label for the first of the list, where line `line` has its misread second number."""
        item, style = self._item, "huruf" if self._section == _RECITALS else "angka"
        match = _ODD_NUMBER[0].match(self.content, line.start, line.end)
        if item is None or item.num is not None or match is None or not self._begins(match.end()):
            return
        if misread_signs(match[0].rstrip(), style, label_at(style, 2) or "") == 1:
            item.style, item.label, item.position = style, label_at(style, 1) or "", (1, "")
            self._list, self._last = style, item

    def _is_after_lost(self, printed: str, last: Draft) -> bool:
        """Whether a misread number is that behind a lost one; an item is made of the text that the lost one opened."""
        signs = misread_signs(printed, self._list, label_at(self._list, last.position[0] + 2) or "")
        return signs is not None and signs <= 1 and self._split_lost(last, 1)

    def _opens_page(self, line: Line) -> bool:
        """Whether a line is the first of its page: what stood before it may be cut off."""
        return self._page is not None and self._page != line.source.page

    def _begins(self, at: int) -> bool:
        """Whether a recital or citation of the open section begins at `at`."""
        if self._section == _RECITALS:
            return _form("recital").match(self.content, at) is not None
        return names_work(self.content, at) and self.content[at].isupper()

    def _split_lost(self, last: Draft, lost: int) -> bool:
        """Make items of the text of `last` where it holds as many further recitals or citations as numbers are lost.

        Return whether it does.
        """
        starts = self._starts_inside(last)
        if not lost or len(starts) != lost:
            return False
        end = last.pieces[0].end
        last.pieces = [Span(last.pieces[0].start, starts[0] - 1)]
        for count, start in enumerate(starts, 1):
            number = last.position[0] + count
            item = self._draft(last.style, label_at(last.style, number) or "", (number, ""), None)
            item.add(start, starts[count] - 1 if count < lost else end)
        return True

    def _split_tail(self) -> None:
        """Make items of the text of the section's last item where it holds further ones, whose numbers are lost."""
        last = self._last
        if last is not None and last is self._item and last.pieces and self._begins(last.pieces[0].start):
            self._split_lost(last, len(self._starts_inside(last)))

    def _starts_inside(self, item: Draft) -> list[int]:
        """Return where lines of an item begin a further recital or citation, after the end of one."""
        if len(item.pieces) != 1:
            return []
        piece = item.pieces[0]
        return [
            at + 1
            for at in range(piece.start, piece.end)
            if self.content[at] == "\n" and self._begins(at + 1) and Before(self.content, at + 1).ended
        ]

    def _count_out(self) -> None:
        """Put numbers and citations together where numbers stand in columns beside them, some behind their text.

        So it is where some number stands alone on its line, one has the text of two or none, and as many citations
        begin as numbers are printed: their order is then that of the numbers.
        """
        items = [draft for draft in self.drafts if draft.kind == _CITATIONS]
        pieces = sorted((span for item in items for span in item.pieces), key=lambda span: span.start)
        lines = [at for span in pieces for at in self._lines_of(span)]
        starts = [at for at in lines if self._begins(at) and (at == lines[0] or self._ended_above(at))]
        columns = any(item.num and self.content[item.num.end] == "\n" for item in items)
        if not columns or any(item.num is None or item.position[1] for item in items) or starts[:1] != lines[:1]:
            return
        numbers = {item.position[0]: item.num for item in items}
        for at in lines:
            printed = self._line_at(at)
            if printed.endswith(".") and printed[:-1].isdecimal():
                numbers.setdefault(int(printed[:-1]), Span(at, at + len(printed)))
        if len(numbers) != len(starts) or not any(map(self._starts_inside, items)):
            return
        taken = {span.start for span in numbers.values() if span}
        ends = [*starts[1:], pieces[-1].end + 1]
        counted = []
        for number, start, end in zip(sorted(numbers), starts, ends, strict=True):
            address = framed(_CITATIONS, 1, str(number))
            item = Draft(_CITATIONS, "angka", str(number), (number, ""), numbers[number], address=address)
            for at in lines:
                if start <= at < end and at not in taken:
                    item.add(at, at + len(self._line_at(at)))
            counted.append(item)
        at = self.drafts.index(items[0])
        self.drafts[at : at + len(items)] = counted

    def _lines_of(self, span: Span) -> list[int]:
        """Return where the lines of a piece of text begin."""
        return [span.start, *(at + 1 for at in range(span.start, span.end) if self.content[at] == "\n")]

    def _line_at(self, start: int) -> str:
        """Return the line that begins at `start`."""
        end = self.content.find("\n", start)
        return self.content[start : end if end >= 0 else len(self.content)]

    def _ended_above(self, at: int) -> bool:
        """Whether an item ends above the line at `at`; numbers alone on their lines may stand between."""
        while at and self._line_above(at).rstrip(" .").isdecimal():
            at -= len(self._line_above(at)) + 1
        return Before(self.content, at).ended

    def _line_above(self, at: int) -> str:
        return self.content[self.content.rfind("\n", 0, at - 1) + 1 : at - 1]

    def _draft(self, style: str, label: str, place: Position, num: Span | None) -> Draft:
        number, section = label or "1", self._section or _RECITALS
        address = framed(section, 1 + self._heeded if section == _HEEDED else 1, number)
        draft = Draft(section, style, label, place, num, address=address)
        self.drafts.append(draft)
        return draft

    def _name_bare_items(self, section: FrameKind) -> None:
        """Give the items of a section whose numbers are all lost the numbers of their order."""
        items = [draft for draft in self.drafts if draft.kind == section]
        if len(items) < 2 or any(item.num for item in items):
            return
        for number, item in enumerate(items, 1):
            item.style = "huruf" if section == _RECITALS else "angka"
            item.label = label_of(UNITS[section].numbers, number)
            item.position = (number, "")
            item.address = relabelled(item.address or "", item.label)

    def _name_lost_items(self) -> None:
        """Give an item whose number is cut off the number before the next one's."""
        for lost, after in zip(self.drafts, self.drafts[1:], strict=False):
            if lost.num is None and lost.kind == after.kind and after.num and after.position[0] > 1 and lost.address:
                number = after.position[0] - 1
                name = label_of(STYLES[after.style].numbers, number)
                lost.address = relabelled(lost.address, name)
                lost.label, lost.style, lost.position = name, after.style, (number, "")
