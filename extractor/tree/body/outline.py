"""The body of a regulation: which marker opens a unit, decided from the whole sequence of numbers.

Headings (BUKU, BAB, Bagian, Paragraf, Pasal) and list markers are candidates; each is weighed with what its numbering
expects next, with the words before it, with the text after it on the line, with its place, and with what follows.
Gaps and repetitions are kept. What opens nothing is text of the unit that is open.
"""

from collections.abc import Sequence

from extractor.law.numbers import LIST_STYLES, LISTS, STYLES, follows
from extractor.law.units import GROUPING, HEADINGS, ROMAN, UnitKind, kind_named
from extractor.model.text import Span, Text
from extractor.tree.body import headings
from extractor.tree.body.amending import wording_follows
from extractor.tree.body.headings import divides, is_speck, pasal_after, title_behind
from extractor.tree.body.inline_lists import part_inline_lists, part_run_on_ayat
from extractor.tree.body.listing import Listing
from extractor.tree.body.lookahead import PASAL_SIGNS, has_second, heading_text, lone_pasal, number_below, place_below
from extractor.tree.body.lost_markers import joined_at, joins_last, lost_item, lost_pasal, number_in_front
from extractor.tree.body.misread_headings import confused_pasal, instructed_pasal, lost_heading, misread_heading
from extractor.tree.body.misread_markers import is_bare, misread_item
from extractor.tree.body.number_columns import are_clauses, column_at, lone_marker, names_open
from extractor.tree.body.numbered_clauses import name_ayat
from extractor.tree.body.paragraphs import begins_paragraph, closes_list, falls_back, is_total, resumes, returns, stays
from extractor.tree.body.quoting import (
    after_quotation,
    depth_of_quotation,
    diktum_opened,
    holder_of,
    is_wording,
    lead_in,
    lost_instruction,
    new_wording,
    own_heading,
    path_instructed,
    quoted_from,
)
from extractor.tree.evidence import Before
from extractor.tree.markers import QUOTATION_MARKS, STOPS, Line, Marker
from extractor.tree.numbering import Reading, label_at, readings
from extractor.tree.unit_draft import Draft, last_pasal, left_open, siblings_of

# The last signs of what may stand before an item: of punctuation, specks, or those of a joining word (dan, atau).
_LINK_ENDS = "nua"
_BEFORE_ITEM = f".,;:{_LINK_ENDS}|~_^'’"
_HOLD_AYAT = HEADINGS - {"buku"}
_FIRST_PASAL = (2, "Z")
# So far to the right of the margin a line stands apart (chosen: more than the indent of a paragraph).
_APART_CHARS = 10.0
_LEAST_ITEM = 8  # a shorter line is the end of the line above, or the link between two items


class Outline:
    """Builds the drafts of a run of lines. Feed it with `read`; the result is `root.children` (and `root.pieces`)."""

    def __init__(self, text: Text, lines: Sequence[Line], amends: bool = False, apart: Sequence[Span] = ()) -> None:
        """Prepare for `lines`, a run of the classified lines of `text`; `amends`: Pasal I, Pasal II are expected.

        `apart` are pieces of the text between the lines (tables, in order): each is text of the unit open there.
        """
        self._apart = list(apart)
        self.amends = amends
        self._column: list[Marker] = []  # numbers that wait for their paragraphs
        self._clauses = False  # whether those begin with small letters
        self.content = text.content
        self._text = text
        self.lines = lines
        self.root = Draft("penjelasan")  # only what the root holds is frozen
        self.path: list[Draft] = [self.root]
        indents = sorted(line.source.indent for line in lines)
        self._margin = indents[len(indents) // 2] if indents else 0.0
        self._formulas = "=" in self.content
        self._damaged = any(page.layer or page.method == "ocr" for page in text.pages)
        self.amending: Draft | None = None  # the Pasal that is open and whose instructions change another act
        self._newest: Draft | None = None  # the Pasal opened last
        self._marked = -1  # where the line begins whose quotation mark was added last

    def read(self) -> Draft:
        """Read all lines; return the root, whose children are the top units."""
        at = 0
        while at < len(self.lines):
            self._put_apart(self.lines[at].start)
            at = self._line(at)
        self._put_apart(len(self.content))
        self._drop_column("")
        if not self.amends:
            name_ayat(self.content, self.root)
        part_run_on_ayat(self.content, self.root)
        for unit in self.root.children:
            part_inline_lists(self.content, unit)
        return self.root

    def _put_apart(self, before: int) -> None:
        while self._apart and self._apart[0].start < before:
            piece = self._apart.pop(0)
            self._add(piece.start, piece.end)

    # ---- one line -------------------------------------------------------------------------------------------------

    def _line(self, at: int) -> int:
        line, content = self.lines[at], self.content
        start, last = line.start, content[line.start - 2]
        if (quotation := new_wording(content, self.lines, at, self.path)) is not None:
            self.amending, heading = quotation
            if isinstance(heading, Marker):
                return self._open_heading(heading, heading.span, at, heading.after, line.end)
            if line.markers:
                self._add_mark(line, line.markers[0].span)
            self._open(heading, self.path)
        if line.markers:
            marker = line.markers[0]
            if marker.name in HEADINGS and self._opens_heading(at, marker):
                return self._open_heading(marker, marker.span, at, marker.after, line.end)
            if marker.name == "diktum":
                draft, self.path = diktum_opened(content, self.path, marker, line.source.indent)
                if draft.quoted:
                    self.amending = holder_of(self.path)
                    self._add_mark(line, marker.span)
                self._open(draft, self.path)
                self._add(marker.after, line.end)
                return at + 1
            if lone_marker(line) and (column := column_at(self.content, self.lines, at)):
                self._clauses = not self._column and are_clauses(content, self.lines, at, len(column))
                self._column.extend(column)
                return at + len(column)
            if marker.name in LISTS and (self._first_ayat(at, marker) or self._list_items(at, line.markers)):
                return at + 1
        elif not self.amends and (group := headings.group_without_number(content, self.lines, at, self._newest)):
            self._open(group, self.path[:1])
            return at + 1
        elif content[start] in PASAL_SIGNS and number_below(content, self.lines, at):
            return self._heading_split(at)
        if lone_pasal(content, self.lines, at) and (lost := lost_heading(content, self.lines, at, self._latest)):
            return self._open_heading(lost, lost.span, at, line.end, line.end)
        if line.damaged and (misread := misread_heading(content, line, self.path, self._latest, self.amending)):
            return self._open_heading(misread, misread.span, at, line.end, line.end)
        may_open = last in _BEFORE_ITEM or self.path[-1].empty or is_bare(content, self.path[-1])
        if may_open and self._misread_item(at):
            return at + 1
        if not (self._column and self._paragraph(at)) and not self._last_item_lost(at):
            self._wrap_up(at)
        if at and (last == "." or self._formulas):
            above = self.path[-1]
            if above.pieces and begins_paragraph(content, self.lines, at, self._formulas):
                above.breaks.append(start)
        self._add(start, line.end)
        return at + 1

    def _last_item_lost(self, at: int) -> bool:
        """Open the last item of a list where its number is lost: the one before ends in `; dan` or `; atau`.

        Its number is the next one, and does not follow below. So is an instruction without number, behind quoted text.
        """
        if without := lost_instruction(self.content, self.lines, at, self.path, self.amending):
            self._open(*without)
            return True
        depth, line = joined_at(self.content, self.path), self.lines[at]
        item = self.path[depth]
        if item.style not in LIST_STYLES or item.style in ("ayat", "garis") or not item.pieces or line.source.joined:
            return False
        if self.content[line.start - 2] not in _LINK_ENDS or not joins_last(self.content, line.start):
            return False
        number = item.position[0] + 1
        label = label_at(item.style, number)
        words = self.content[line.start : line.end].strip(" .,;")
        if label is None or item.position[1] or len(words) < _LEAST_ITEM:
            return False
        if place_below(self.lines, at, item.style) == (number, "") or number_in_front(self.content, line):
            return False
        last = Draft(STYLES[item.style].unit, item.style, label, (number, ""), indent=item.indent)
        self._open(last, self.path[:depth])
        return True

    def _paragraph(self, at: int) -> bool:
        """Give a paragraph that begins at line `at` the next number of the column that stood before it."""
        line = self.lines[at]
        first = at  # the text before ends above the column, where that stands between them (at the top of a page)
        while first > 0 and lone_marker(self.lines[first - 1]):
            first -= 1
        before = Before(self.content, self.lines[first].start)
        small = self._clauses and before.ended
        anew = before.last in ".:" or self.path[-1].empty or names_open(self.content, self.lines, at, self.path)
        if not (small or (anew and self.content[line.start].isupper())):
            return False
        if self._list_item(at, self._column[0], before=before):
            self._column.pop(0)
            return True
        return False

    def _add(self, start: int, end: int) -> None:
        if start < end:
            self.path[-1].add(start, end)

    def _add_mark(self, line: Line, num: Span) -> None:
        """Give the quotation mark before quoted text to the unit that quotes it."""
        if line.start != self._marked and not self.content[line.start : num.start].strip(f"{QUOTATION_MARKS} "):
            self._marked = line.start
            self._add(line.start, min(num.start, line.start + 1))

    def _open(self, draft: Draft, above: list[Draft]) -> None:
        above[-1].children.append(draft)
        self.path = [*above, draft]

    # ---- headings -------------------------------------------------------------------------------------------------

    def _opens_heading(self, at: int, marker: Marker) -> bool:
        if not readings(marker.name, marker.label):
            return False
        line = self.lines[at]
        before = Before(self.content, line.start)
        rest = self.content[marker.after : line.end].strip(STOPS)
        if not rest:
            expected = marker.name != "pasal" or self._expected(marker)
            if not before.open:
                return expected or before.ended or not self._goes_on(at)
            return expected and (self._set_apart(line) or (before.item_open and not self._goes_on(at)))
        if marker.name == "pasal":
            if is_speck(rest) and self._next_pasal(readings(marker.name, marker.label)[0]):
                return not before.open
            whole = title_behind(self.content, self.lines, at, marker) or pasal_after(self.content, line, marker)
            if whole and self._expected(marker) and (not before.open or before.item_open) and not self._goes_on(at):
                return True
            if headings.sentence_behind(self.content, line, marker) and before.ended and self._expected(marker):
                return True
            # "Pasal 7 (1) Bupati …" on one line opens; "Pasal 8 ayat (1), setiap …" is wrapped text.
            second = line.markers[1].name if len(line.markers) > 1 else ""
            return before.ended and self._expected(marker) and second == "ayat"
        if marker.name in ROMAN:
            letters = [sign for sign in rest if sign.isalpha()]
            return not before.open and sum(map(str.isupper, letters)) > 0.8 * len(letters)
        return not before.open and (before.ended or self.path[-1].empty) and rest[0].isupper() and rest[-1] not in ".;,"

    def _goes_on(self, at: int) -> bool:
        """Whether line `at` is of a sentence: it ends in a sign of one, or the next line goes on in lower case."""
        line = self.lines[at]
        if self.content[line.end - 1] in ",.;" and self.content[line.end - 2] != " " and not self._set_apart(line):
            return True
        below = self.lines[at + 1] if at + 1 < len(self.lines) else None
        return below is not None and not below.markers and self.content[below.start].islower()

    def _set_apart(self, line: Line) -> bool:
        """Whether a line stands in the middle of the page, far right of where text begins."""
        source = line.source
        return (source.centered and source.gap > 0) or source.indent > self._margin + _APART_CHARS

    def _expected(self, marker: Marker) -> bool:
        """Whether some reading of a Pasal heading is the number that the sequence expects next."""
        own = own_heading(self.content, self.path, self.amending, marker)
        return own is not None or any(self._next_pasal(reading) for reading in readings(marker.name, marker.label))

    def _next_pasal(self, reading: Reading) -> bool:
        last = self._last_pasal
        if last is None or (last.label[:1] in "IVX") != (reading.label[:1] in "IVX"):
            again = self.amending is not None and reading.place == self.amending.position
            return not reading.repaired or (reading.place == (1, "") and not again)
        return follows(last.position, reading.place)

    def _read_heading(self, marker: Marker, at: int) -> Reading:
        """Return the reading of a heading's number: the one that the sequence expects, else the plain one."""
        found = readings(marker.name, marker.label)
        if marker.name != "pasal":
            last = next((draft for draft in reversed(self._siblings(marker.name)) if draft.kind == marker.name), None)
            wanted = last.position if last else (0, "")
            return next((reading for reading in found if follows(wanted, reading.place)), found[0])
        roman = [reading for reading in found if reading.label[:1] in "IVX"]
        last = self._last_pasal
        behind = last is not None and (last.label[:1] in "IVX" or last.position > _FIRST_PASAL)
        if not self.amends and roman and not roman[0].repaired and behind:
            return roman[0]  # Pasal I, II after the others: the transitional rules of a constitution
        if not self.amends:  # "Pasal I" is then Pasal 1, damaged
            found = tuple(reading for reading in found if reading not in roman) or found
        elif self.amending is None and roman:
            return roman[0]
        elif self.amending is not None:  # Pasal I goes on with Pasal II only; what is quoted may be printed twice
            place = self.amending.position
            found = tuple(r for r in found if r not in roman or not r.repaired or follows(place, r.place)) or found
        expected = next((reading for reading in found if self._next_pasal(reading)), None)
        return expected or confused_pasal(self.lines, at, marker, last, amends=self.amends) or found[0]

    def _siblings(self, name: str) -> list[Draft]:
        """Return the units beside which a group with the name of `name` opens."""
        above = next((draft for draft in reversed(self.path) if draft.kind == name), None)
        return [above] if above else self.path[-1].children if len(self.path) == 1 else []

    @property
    def _last_pasal(self) -> Draft | None:
        for draft in reversed(self.path):
            if draft.kind == "pasal":
                return draft
        last = last_pasal(self.root)  # none where a BAB has just been opened
        return last if last or self.amends or self._newest is None or self._newest.quoted else self._newest

    @property
    def _latest(self) -> Draft | None:
        return self._last_pasal or self._newest

    def _heading_split(self, at: int) -> int:
        line, below = self.lines[at], self.lines[at + 1]
        label = self.content[below.start : below.end].strip(" .")
        marker = Marker("pasal", label, Span(line.start, below.end), below.end)
        return self._open_heading(marker, marker.span, at + 1, below.end, below.end)

    def _open_heading(self, marker: Marker, num: Span, at: int, after: int, end: int) -> int:
        kind = kind_named(marker.name)
        self._add_mark(self.lines[at], marker.span)
        own = own_heading(self.content, self.path, self.amending, marker)
        last = self.amending if own else self._last_pasal
        quoted = own or instructed_pasal(self.content, marker, self.path, self.amending, damaged=self._damaged)
        reading = quoted or self._read_heading(marker, at)
        roman = kind == "pasal" and reading.label[:1] in "IVX"
        if own:
            self.amending = None
        elif not roman and self.amending not in self.path:
            self.amending = quoted_from(self.content, self.path, kind, reading)
        draft = Draft(kind, kind, reading.label, reading.place, num)
        draft.indent = self.lines[at].source.indent
        above = self._above(kind, roman)
        if roman and self.amends:
            self.amending = draft
        elif self.amending and above[-1].kind not in GROUPING and self.amending in above:
            draft.quoted = True
        if kind == "pasal" and last:
            lost_pasal(siblings_of(self.root, last), last, reading.place)
        self._drop_column(kind)
        self._open(draft, above)
        if kind == "pasal":
            self._newest = draft
            markers = self.lines[at].markers[1:]
            words = self.content[after:end].strip(STOPS)
            if further := pasal_after(self.content, self.lines[at], marker):
                draft.num, draft.position = Span(num.start, end), (further[-1], "")
                draft.also = tuple(map(str, further))
                return at + 1
            if title := title_behind(self.content, self.lines, at, marker):
                draft.num, draft.heading = self._printed(num.start, title.start), title
                self._add(title.end, end)
                return at + 1
            if is_speck(words):
                draft.num = Span(num.start, end)
                return at + 1
            if words and markers and self._list_items(at, markers):
                return at + 1
            if words:
                if sentence := headings.sentence_behind(self.content, self.lines[at], marker):
                    draft.num, after = self._printed(num.start, sentence.start), sentence.start
                self._add(after, end)
                return at + 1
            draft.num = Span(num.start, end)
            draft.heading = headings.title_below(self.content, self.lines, at + 1)
            return at + 1 + (draft.heading is not None)
        draft.heading, specks, below = heading_text(self.content, self.lines, at, kind, after)
        parted = draft.heading.start if draft.heading else specks.start
        if after < parted:  # a sign stands between number and heading
            draft.num = self._printed(num.start, min(parted, end))
        self._add(specks.start, specks.end)
        return below

    def _printed(self, start: int, end: int) -> Span:
        """Return the signs of a number that ends before `end`, without the blank behind them."""
        return Span(start, start + len(self.content[start:end].rstrip()))

    def _drop_column(self, kind: str) -> None:
        """At a heading, numbers left over from the column stay as text; those from a new (1) on wait for the Pasal."""
        while self._column and not (kind and self._column[0].label in ("1", "a")):
            marker = self._column.pop(0)
            self.path[-1].pieces.append(marker.span)
            self.path[-1].pieces.sort()

    def _above(self, kind: UnitKind, roman: bool) -> list[Draft]:
        """Return the path under which a heading of `kind` opens."""
        if self.amending and not roman and self.amending in self.path:
            base = depth_of_quotation(self.content, self.path, self.amending)
        else:
            base = 1
            self.amending = None
        while base < len(self.path) and divides(self.path[base].kind, kind):
            base += 1
        return self.path[:base]

    # ---- lists ----------------------------------------------------------------------------------------------------

    def _list_items(self, at: int, markers: Sequence[Marker]) -> bool:
        """Open the list items that the markers at the start of a line stand for; whether there was one."""
        line = self.lines[at]
        opened = False
        for number, marker in enumerate(markers):
            if not self._list_item(at, marker, inner=opened):
                if opened:
                    self._add(marker.span.start, line.end)
                return opened
            opened = True
            if number + 1 == len(markers):
                self._add(marker.after, line.end)
        return opened

    def _list_item(self, at: int, marker: Marker, inner: bool = False, before: Before | None = None) -> bool:
        line = self.lines[at]
        if before is None:
            before = Before(self.content, marker.span.start)
            opened = self.path[-1].kind == "pasal" and self.path[-1].empty  # a speck may stand behind its number
            if (before.wraps and not opened) or self.content[marker.after : line.end][:1] in tuple(",;)"):
                return False
        options = readings(marker.name, marker.label)
        instruction = after_quotation(self.content, self.lines, at, marker, self.path, self.amending)
        if instruction is not None:
            return self._item(marker.span, *instruction)
        if options and is_wording(self.content, self.lines, at, marker, self.path):
            self._add_mark(line, marker.span)
            return self._item(marker.span, options[0], line, self._named_above(options[0].style, line))
        found = self._listing().find(at, options, before, inner)
        return found is not None and self._item(marker.span, found[0], line, found[1])

    def _listing(self) -> Listing:
        return Listing(self.content, self.lines, self.path, self.amending, damaged=self._damaged)

    def _named_above(self, style: str, line: Line) -> list[Draft]:
        """Open the units above an item in new words that its instruction names and that are not printed."""
        named, holder = path_instructed(self.content, self.path, STYLES[style].unit), holder_of(self.path)
        if named and holder is not None:
            self.amending = holder
            for at, (kind, label, place) in enumerate(named):
                unit = Draft(kind, kind, label, place, indent=line.source.indent, quoted=at == 0)
                self._open(unit, self.path)
        return self.path

    def _first_ayat(self, at: int, marker: Marker) -> bool:
        """Open the first ayat of a Pasal where its marker is misread as one of another list: `1)` before `(2)`."""
        top = self.path[-1]
        if top.kind != "pasal" or not top.empty or marker.name == "ayat":
            return False
        return not has_second(self.content, self.lines, at, marker.name) and self._misread_item(at)

    def _misread_item(self, at: int) -> bool:
        """Open the list item that the misread marker of line `at` stands for; whether there was one."""
        line = self.lines[at]
        if line.source.joined:
            return False
        found = misread_item(self.content, self.lines, at, self.path, lambda: self._listing().going_on())
        if found is None:
            return False
        marker, reading, above = found
        self._damaged = True
        last = above[-1].children[-1:]
        if last and last[0].style == reading.style:
            lost_item(self.content, above[-1], last[0], reading.place)
        self._item(marker.span, reading, line, above)
        self._add(marker.after, line.end)
        return True

    def _item(self, num: Span, reading: Reading, line: Line, above: list[Draft]) -> bool:
        self._add_mark(line, num)
        parent = above[-1]
        style, label, place, _ = reading
        kind = STYLES[style].unit
        if kind == "ayat" and parent is not self.root and parent.kind not in _HOLD_AYAT:
            kind = "rincian"
        if style == "garis":
            label = str(1 + sum(sibling.style == "garis" for sibling in parent.children))
            place = (int(label), "")
        printed = self._printed(num.start, num.end)
        draft = Draft(kind, style, label, place, printed, indent=line.source.indent)
        if (hang := line.source.hang) is not None and hang > draft.indent + 1.0:
            draft.hang = hang
        self._open(draft, above)
        return True

    # ---- text that returns to a unit above -------------------------------------------------------------------------

    def _wrap_up(self, at: int) -> None:
        """Close the list items that a line of text does not belong to: by its place, or as the sentence goes on."""
        line, item = self.lines[at], self.path[-1]
        if line.source.joined or item.style not in LIST_STYLES or not item.pieces:
            return
        if stays(self._text, item.pieces[-1], line.start):
            return
        indent = line.source.indent
        clause = self.content[line.start - 2] in ",;" and self.content[line.start].islower()
        goes_on = returns if clause else resumes
        if item.style != "ayat" and at and goes_on(self.content, self.lines, at, item.indent, item.num):
            self.path = left_open(self.path, indent) if indent < item.indent - 1.0 else self.path[:-1]
            return
        if not Before(self.content, line.start).ended:
            if is_total(self.content, self.lines, at, item.indent):
                self.path = left_open(self.path, indent) if indent < item.indent - 1.0 else self.path[:-1]
                self.path[-1].breaks.append(line.start)
            elif item.hang is not None and falls_back(self.content, self.lines, at, item.hang):
                self.path = left_open(self.path, indent)
            elif indent > item.indent + 1.0:
                item.hang = indent if item.hang is None else min(item.hang, indent)
            return
        words = self.content[line.start : line.end].strip(" .;,")
        announced = not item.children and self.content[line.start - 2] == ":"
        wording = announced and wording_follows(lead_in(self.content, item))
        if wording or len(words) < 3 or words in ("dan", "atau", "dan/atau"):
            return  # wording that opens no unit, or the end of the item's last line
        closes = closes_list(self.content, self.lines, at, self.path[-2].pieces)
        self.path = self.path[:-1] if closes else left_open(self.path, indent)
