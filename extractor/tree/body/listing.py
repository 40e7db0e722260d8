"""Under which open unit the number of a list belongs: the list that expects it next, or one that begins with it."""

from collections.abc import Sequence

from extractor.law.numbers import LIST_STYLES, STYLES, Position, follows, skips
from extractor.law.units import HEADINGS
from extractor.tree.body.amending import changes_follow, names, wording_follows
from extractor.tree.body.decimals import decimal_path
from extractor.tree.body.lookahead import comes, has_second, place_below
from extractor.tree.body.lost_markers import first_ayat_lost, first_lost, holds_lost_item, lost_after, lost_item
from extractor.tree.body.misread_markers import Ahead, first_word, misread_signs
from extractor.tree.body.quoting import lead_in
from extractor.tree.evidence import Before
from extractor.tree.markers import Line
from extractor.tree.numbering import Reading, label_at
from extractor.tree.unit_draft import Draft

# Lists within lists; the deepest seen in 55 texts: 5.
_DEPTH_LISTS = 12
# The greatest number of a list whose numbers before it may be lost.
_MOST_LOST = 400
# So many numbers at the start of a list may be lost although none follows (chosen).
_FEW_LOST = 3
_SAME_INDENT_CHARS = 1.0
_SECOND = 2
_LEVEL_CHARS = 2.0  # where a number may be misread: a scan's lines are a little askew
_FIRST = ((1, ""), (0, ""))
_SECOND_PLACE = (2, "")
# Lists that open only where the second item follows: `A.` may be a misread `a.`, or of a name.
_CAPITALS = ("kapital", "romawi_besar")


class Listing:
    """The lists that are open along a path of drafts, the root first."""

    def __init__(
        self, content: str, lines: Sequence[Line], path: list[Draft], amending: Draft | None, *, damaged: bool = False
    ) -> None:
        """Look at `path`; `amending` is the Pasal whose instructions change another act, where one is open.

        `damaged` says that markers of this text were misread.
        """
        self._content, self._lines, self._path, self._amending = content, lines, path, amending
        self._open = _open_places(path)
        self._damaged = damaged

    def find(
        self, at: int, options: Sequence[Reading], before: Before, inner: bool
    ) -> tuple[Reading, list[Draft]] | None:
        """Return the reading of the number at line `at` that fits, and the path under which its item opens.

        A list that expects the number comes first, then one that begins with it, then one with a gap. `inner` says
        that the number stands behind another on its line. None where it is no number of a list.
        """
        if options and options[0].style == "desimal":
            path = decimal_path(self._content, self._lines, at, options[0], self._path, self.going_on())
            return None if path is None else (options[0], path)
        options = [option for option in options if not self._is_misread(at, option)]
        for option in options:
            above = self._continues(self._lines[at], option.style, option.place, before)
            if above is not None:
                return option, above
        if not inner and (first := self._misread_first(at, options, before)) is not None:
            return first
        for option in options:
            above = self._starts(at, option, before, inner)
            if above is not None:
                return option, above
        for option in options:
            above = self._named(option, before)
            if above is None and not option.repaired:
                above = self._jumps(at, option.style, option.place, before)
            if above is not None:
                return option, above
        return None

    def _named(self, option: Reading, before: Before) -> list[Draft] | None:
        """Return the path above a list in new words that leaves out what stays, where it is named."""
        last = next((at for at in self._open if self._path[at].style == option.style), None)
        if not before.ended or last is None or skips(self._path[last].position, option.place) <= 0:
            return None
        quoted = next((at for at, draft in enumerate(self._path) if draft.quoted), last)
        words = lead_in(self._content, self._path[quoted - 1])
        if quoted == last and not wording_follows(words):
            return None  # smaller units in new words are not quoted
        return self._path[:last] if names(words, STYLES[option.style].unit, option.label) else None

    def _misread_first(self, at: int, options: Sequence[Reading], before: Before) -> tuple[Reading, list[Draft]] | None:
        """Return the first item of a list that was read as another number: the next one below it is the second.

        So is `(7)` before (2) the first ayat of an empty Pasal, and `e.` before b. the first item behind a colon. Not
        in wording that an amending act quotes, which may be of some items only.
        """
        top, line = self._path[-1], self._lines[at]
        if top is self._amending and before.last == ":" and not top.children and self._is_misread_one(line, options):
            return Reading("angka", "1", (1, ""), repaired=True), self._path
        opens = (top.kind == "pasal" and top.empty) or (before.last == ":" and top.pieces and not top.children)
        if not opens or not options or any(draft.quoted for draft in self._path) or self._amending in self._path:
            return None
        if any(
            option.place in _FIRST and has_second(self._content, self._lines, at, option.style) for option in options
        ):
            return None
        found = Ahead(self._content, self._lines, at).second()
        if found is None or (found[0] == "ayat" and top.kind != "pasal") or (found[0] != "ayat" and before.last != ":"):
            return None
        style, indent = found
        printed = first_word(self._content, line)
        same = style == "ayat" == options[0].style and options[0].place[0] > 1
        signs = misread_signs(printed, style, label_at(style, 1) or "") if printed else None
        if not same and (signs is None or signs > 1):
            return None
        if line.source.box is not None and abs(line.source.indent - indent) > _LEVEL_CHARS:
            return None
        return Reading(style, label_at(style, 1) or "1", (1, ""), repaired=True), self._path

    def _is_misread_one(self, line: Line, options: Sequence[Reading]) -> bool:
        """Whether the first instruction of an amending act is numbered by what is taken for a 1: `t.`, `i.`."""
        if not options or any(option.place in _FIRST and not option.repaired for option in options[:1]):
            return False
        return misread_signs(first_word(self._content, line), "angka", "1") == 1

    def going_on(self) -> list[tuple[Draft, list[Draft]]]:
        """Return the last items of the lists that may go on, the lowest first, each with the path above it."""
        opened = [(self._path[at], self._path[:at]) for at in self._open]
        return [*((above[-1].children[-1], above) for above in self._closed()), *opened]

    def _closed(self) -> list[list[Draft]]:
        """Return the paths above the lists that text below them has closed, the lowest list first."""
        above = list(self._path)
        found = []
        while above[-1].children and above[-1].children[-1].style in LIST_STYLES:
            found.append(list(above))
            above.append(above[-1].children[-1])
        return found[::-1]

    def _continues(self, line: Line, style: str, place: Position, before: Before) -> list[Draft] | None:
        """Return the path of the open list that expects this number next."""
        fitting = [
            index
            for index in self._open
            if self._path[index].style == style and (style == "garis" or follows(self._path[index].position, place))
        ]
        if not fitting:
            return self._resumes(line, style, place, before)
        chosen = fitting[0]
        if len(fitting) > 1:
            chosen = min(fitting, key=lambda index: (abs(self._path[index].indent - line.source.indent) > 1.0, -index))
        inner_dash = style == "garis" and before.last == ":" and self._path[-1].style != "garis"
        return None if inner_dash or self._is_inner(line, style, before) else self._path[:chosen]

    def _is_inner(self, line: Line, style: str, before: Before) -> bool:
        """Whether a dash stands further in than the one above, which announces it or whose place is exact (no page)."""
        top = self._path[-1]
        deeper = line.source.indent > top.indent + _SAME_INDENT_CHARS
        return style == top.style == "garis" and deeper and (before.last == ":" or line.source.page is None)

    def _resumes(self, line: Line, style: str, place: Position, before: Before) -> list[Draft] | None:
        """Return the path above the list that goes on with this number after text that had closed it.

        Where exactly one number is missing, that text is the item whose marker is lost.
        """
        depth = next((at for at, draft in enumerate(self._path) if draft.style in LIST_STYLES), len(self._path))
        closed = [] if style == "garis" else self._closed()
        if style == "ayat" and self._path[:depth] not in closed:
            closed.append(self._path[:depth])
        for above in closed:
            items = [child for child in above[-1].children if child.style == style]
            if not items or self._path[len(above) :][:1] == items[-1:]:
                continue
            last = items[-1]
            if follows(last.position, place) and (style == "ayat" or before.ended or _level(line, last)):
                return above
            if before.ended and 0 < skips(last.position, place) <= 2:
                lost_after(above[-1], last, place)
                return above
        return None

    def _starts(self, at: int, reading: Reading, before: Before, inner: bool) -> list[Draft] | None:
        """Return the path under which a list begins with this number."""
        style, _, place, repaired = reading
        top = self._path[-1]
        if place not in _FIRST or (style == "huruf_besar" and repaired):
            return None  # a misread letter goes on with instructions, and begins none
        alone = top.kind == "bab" and top.empty  # the only section of its BAB
        if style in _CAPITALS and not alone and not has_second(self._content, self._lines, at, style):
            return self._path if self._as_beside(style) else None
        if repaired and not top.empty and not has_second(self._content, self._lines, at, style):
            announced = before.last == ":" and comes(self._lines, at, style, place, missing=_FEW_LOST)
            return self._path if announced else None
        if style == "garis" and top.kind == "pasal" and top.empty and not self._has_dash(at):
            return None  # a speck before the text of the Pasal
        lists = self._open
        same = [index for index in lists if self._path[index].style == style]
        if len(lists) >= _DEPTH_LISTS:
            return self._path[: same[0]] if same else None
        if style == "ayat" and same and not before.announces and not top.empty:
            return self._path[: same[0]]  # a repeated (1): kept as a second one
        if (
            inner
            or before.announces
            or self._is_inner(self._lines[at], style, before)
            or (top.empty and top is not self._path[0])
        ):
            return self._path
        listed = has_second(self._content, self._lines, at, style) or self._as_beside(style)
        return self._path if listed else None  # never so for dashes

    def _as_beside(self, style: str) -> bool:
        """Whether an item beside the open one, which has no list yet, holds a list of `style`: so may this one."""
        top = self._path[-1]
        if top.style not in LIST_STYLES or top.children or style == "garis":
            return False
        beside = (item for item in self._path[-2].children[:-1] if item.style == top.style)
        return any(item.children and item.children[0].style == style for item in beside)

    def _is_misread(self, at: int, option: Reading) -> bool:
        """Whether a number in line with an open list stands where its next one is due: the one after that follows."""
        for index in self._open:
            last = self._path[index]
            due = last.position[0] + 1
            if last.style != option.style or last.position[1] or option.place[1] or not _level(self._lines[at], last):
                continue
            return option.place[0] < due > _SECOND and place_below(self._lines, at, last.style) == (due + 1, "")
        return False

    def _has_dash(self, at: int) -> bool:
        """Whether a second dash item follows line `at` before the next heading."""
        for line in self._lines[at + 1 :]:
            name = line.markers[0].name if line.markers else ""
            if name == "garis" or name in HEADINGS:
                return name == "garis"
        return False

    def _jumps(self, at: int, style: str, place: Position, before: Before) -> list[Draft] | None:
        """Return the path for a number that leaves a gap, repeats, or begins a list whose first item is lost."""
        top = self._path[-1]
        if style == "garis" or style in _CAPITALS or place[0] > _MOST_LOST:
            return None
        if self._begins_in_quotation(at, style):
            return self._path
        ended = before.ended or (top.empty and top.kind == "pasal")
        for index in self._open:
            last = self._path[index]
            if last.style != style:
                continue
            missing = skips(last.position, place)
            if not ended and not (
                missing > 0 and _level(self._lines[at], last) and comes(self._lines, at, style, place)
            ):
                continue
            if missing != 0 and self._stands_for_next(at, style, place, last):
                continue  # a misread number
            if 0 < missing <= 2 or (missing > 0 and comes(self._lines, at, style, place, 2, self._ends(style))):
                lost_item(self._content, self._path[index - 1], last, place)
                return self._path[:index]
            if last.empty or missing >= 0:
                continue
            again = place == last.position or comes(self._lines, at, style, place, ends=self._ends(style))
            if again or (before.item_open and not self._is_like_next(at, last)):
                return self._path[:index]  # a repeated number, or numbers that begin again: kept
        cut = self._is_behind_cut(at, style, place)
        if not ended and not cut:
            return None
        if style == "ayat" and top.kind == "pasal" and place[0] <= 30:
            if place == (2, ""):
                first_ayat_lost(self._content, top)
            return self._path
        if first_lost(self._content, self._lines, at, top, style, place):
            return self._path
        if style == "ayat" and len(self._open) == len(self._path) - 1 and place[0] <= 30:
            return self._path[:1]  # before the first heading, where the text begins in the middle of a Pasal
        if top is self._path[0] and comes(self._lines, at, style, place):
            return self._path
        if not (top.empty or before.last == ":" or cut) or top is self._path[0]:
            return None
        quoting = self._amending in self._path or changes_follow(lead_in(self._content, top))
        sure = quoting or place[0] <= _FEW_LOST or (before.last == ":" and comes(self._lines, at, style, place))
        return self._path if sure else None

    def _stands_for_next(self, at: int, style: str, place: Position, last: Draft) -> bool:
        """Whether a number that does not follow `last` is that which does, misread: the one after it comes below.

        In a text with misread markers it is so too where its own successor does not come.
        """
        after = (last.position[0] + 2, "")
        if place_below(self._lines, at, style) == after:
            return True
        if not self._is_like_next(at, last):
            return False
        next_comes = comes(self._lines, at, style, (last.position[0] + 1, ""), ends=self._ends(style))
        if skips(last.position, place) == 1 and holds_lost_item(self._content, last):
            return False
        return next_comes or (self._damaged and not comes(self._lines, at, style, place, ends=self._ends(style)))

    def _ends(self, style: str) -> frozenset[str]:
        """Return the markers at which a list of `style` has ended: not in an act that quotes whole Pasal."""
        if self._amending is not None:
            return frozenset()
        ends = {"pasal"}
        if style != "ayat" and any(draft.style == "ayat" for draft in self._path):
            ends.add("ayat")
        return frozenset(ends)

    def _is_like_next(self, at: int, last: Draft) -> bool:
        """Whether the number of line `at` may be the one after `last`, with one sign misread."""
        printed, wanted = first_word(self._content, self._lines[at]), label_at(last.style, last.position[0] + 1)
        return bool(printed and wanted) and misread_signs(printed, last.style, wanted or "") == 1

    def _is_behind_cut(self, at: int, style: str, place: Position) -> bool:
        """Whether a number is the second of a list whose first is lost at the end of the page above: the third follows.

        So it is where no list of its style is open, and the line is the first of its page.
        """
        page = self._lines[at].source.page
        if (
            at == 0
            or page is None
            or page == self._lines[at - 1].source.page
            or place != _SECOND_PLACE
            or style == "ayat"
        ):
            return False
        going_on = any(draft.style == style for draft in self._path)
        return not going_on and comes(self._lines, at, style, place, ends=self._ends(style))

    def _begins_in_quotation(self, at: int, style: str) -> bool:
        """Whether a list begins further in than the open item within quoted text, which may hold only some members."""
        top, line = self._path[-1], self._lines[at]
        if self._amending not in self._path or style == "ayat" or top.style not in LIST_STYLES:
            return False
        return line.source.page is not None and line.source.indent > top.indent + _SAME_INDENT_CHARS


def _open_places(path: Sequence[Draft]) -> list[int]:
    """Return the places in a path of the list items that are open, deepest first."""
    places = []
    for index in range(len(path) - 1, 0, -1):
        if path[index].style not in LIST_STYLES:
            break
        places.append(index)
    return places


def _level(line: Line, item: Draft) -> bool:
    """Whether a line begins where the marker of `item` stands."""
    return abs(line.source.indent - item.indent) <= _SAME_INDENT_CHARS
