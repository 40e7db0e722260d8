"""Where a Pasal that changes another act begins and ends to quote it, decided from the path of open units."""

from collections.abc import Sequence
from itertools import takewhile

from extractor.law.numbers import LIST_STYLES, STYLES, Position, follows, skips
from extractor.law.units import ARTICLES, HEADINGS, UnitKind
from extractor.model.text import Span
from extractor.tree.body.amending import changes_follow, names, path_named, reworded, wording_follows
from extractor.tree.body.lookahead import comes, place_below
from extractor.tree.evidence import Before, is_instruction
from extractor.tree.markers import QUOTATION_MARKS, Line, Marker
from extractor.tree.numbering import Reading, label_at, position, readings
from extractor.tree.unit_draft import Draft

# Lines of an instruction that are read at once (chosen).
_AHEAD_LINES = 4
# The longest lead-in that is read as an instruction (chosen).
_LEAD_IN_CHARS = 1500
# An instruction whose number is lost has so many characters up to the colon that new wording follows (chosen).
_INSTRUCTION_CHARS = 400
# Headings of the act itself that a scan may have lost in a row (chosen).
_LOST_HEADINGS = 2


def lead_in(content: str, draft: Draft) -> str:
    """Return the words of a unit before what stands below it, without the mark that opens quoted text."""
    span = draft.pieces[0] if draft.pieces else Span(0, 0)
    if span.end - span.start > _LEAD_IN_CHARS:
        return ""
    return content[span.start : span.end].replace("\n", " ").rstrip(f"{QUOTATION_MARKS} ")


def instructed(content: str, path: Sequence[Draft]) -> str:
    """Return the words of the open instruction, behind those of the one that it is a part of.

    `Ketentuan Pasal 3 diubah sebagai berikut:` / `a. ayat (1) diubah, sehingga berbunyi:`.
    """
    within = len(path) > 1 and path[-1].style in LIST_STYLES and path[-2].style in LIST_STYLES
    return " ".join(lead_in(content, draft) for draft in path[-2 if within else -1 :])


def path_instructed(content: str, path: Sequence[Draft], kind: UnitKind) -> tuple[tuple[UnitKind, str, Position], ...]:
    """Return the units above one of `kind` that the open instruction puts in new words; see `path_named`.

    An instruction that names no Pasal is about the one that its Pasal names: `Ketentuan Pasal 3 Peraturan … diubah
    sebagai berikut:` / `1. huruf b diubah, sehingga berbunyi:`.
    """
    own = instructed(content, path)
    holder = holder_of(path)
    return path_named(own, kind) or (path_named(f"{lead_in(content, holder)} {own}", kind) if holder else ())


def _words_ahead(content: str, lines: Sequence[Line], at: int, marker: Marker) -> str:
    """Return the words after a marker on line `at`, over a few lines."""
    return content[marker.after : lines[min(at + _AHEAD_LINES, len(lines) - 1)].end].replace("\n", " ")


def holder_of(path: Sequence[Draft]) -> Draft | None:
    """Return the Pasal or diktum whose own text, or whose list, the open unit is; None inside quoted text."""
    for draft in reversed(path):
        if draft.quoted or (draft.style not in LIST_STYLES and draft.kind not in ARTICLES):
            return None
        if draft.kind in ARTICLES:
            return draft
    return None


def quoted_from(content: str, path: Sequence[Draft], kind: str, reading: Reading) -> Draft | None:
    """Return the Pasal that quotes another act from this heading on, None where no quotation is announced."""
    holder = holder_of(path)
    if holder is None or not wording_follows(words := lead_in(content, path[-1])):
        return None
    changes = changes_follow(lead_in(content, holder)) and not follows(holder.position, reading.place)
    return holder if changes or names(words, kind, reading.label) else None


def diktum_opened(content: str, path: Sequence[Draft], marker: Marker, indent: float) -> tuple[Draft, list[Draft]]:
    """Return the diktum of a decision that `marker` opens, and the units above it.

    It is quoted where the diktum that is open announces it, once, as new wording (`Mengubah Diktum KEDUA … berbunyi:`).
    """
    draft = Draft(
        "diktum", "diktum", marker.label, position("diktum", marker.label) or (0, ""), marker.span, indent=indent
    )
    own = [*takewhile(lambda open_: not open_.quoted, path)]
    if len(own) > 1 and own[1].kind == "diktum":
        words = lead_in(content, own[-1])
        done = any(child.quoted and child.label == marker.label for child in own[-1].children)
        draft.quoted = not done and wording_follows(words) and names(words, "diktum", marker.label)
    return draft, own if draft.quoted else [*path[:1]]


def after_quotation(
    content: str, lines: Sequence[Line], at: int, marker: Marker, path: Sequence[Draft], amending: Draft | None
) -> tuple[Reading, Line, list[Draft]] | None:
    """Return the next instruction after the text quoted by the one before: its number, its line, the path above it."""
    if amending is None or amending not in path:
        return None
    first = path.index(amending) + 1
    quoted = next((at for at in range(first, len(path)) if path[at].quoted), first)
    words = _words_ahead(content, lines, at, marker)
    if quoted == first or not is_instruction(words):
        return None
    for depth in range(quoted - 1, first - 1, -1):  # the instruction that quotes, then the one that it is a part of
        last = path[depth]
        for reading in readings(marker.name, marker.label):
            lost = skips(last.position, reading.place)
            if last.style not in LIST_STYLES or reading.style != last.style or lost < 0:
                continue
            if lost <= _LOST_HEADINGS or comes(lines, at, reading.style, reading.place):
                return reading, lines[at], [*path[:depth]]
    return None


def own_heading(content: str, path: Sequence[Draft], amending: Draft | None, marker: Marker) -> Reading | None:
    """Return the reading of a heading that goes on with the act's own numbering, after text that `amending` quotes.

    A heading that the open instruction names, and does not quote yet, is quoted; so is one that follows another of
    its kind within the quotation. Pasal I, II … differ from what they quote.
    """
    if amending is None or amending.label[:1] in "IVX" or amending not in path:
        return None
    depth = path.index(amending)
    above = [amending] if marker.name == "pasal" else path[:depth]
    last = next((draft for draft in reversed(above) if draft.kind == marker.name), None)
    if last is None:
        return None
    below = path[depth + 1 :]
    instruction = below[0] if below and not below[0].quoted else amending
    words = lead_in(content, instruction)
    for reading in readings(marker.name, marker.label):
        if reading.place[0] == last.position[0]:
            continue
        if not 0 <= skips(last.position, reading.place) <= (_LOST_HEADINGS if marker.name == "pasal" else 0):
            continue
        done = any(child.kind == marker.name and child.label == reading.label for child in instruction.children)
        inner = marker.name != "pasal" and any(
            draft.kind == marker.name and follows(draft.position, reading.place) for draft in below
        )
        if not inner and (done or not names(words, marker.name, reading.label)):
            return reading
    return None


def new_wording(
    content: str, lines: Sequence[Line], at: int, path: Sequence[Draft]
) -> tuple[Draft, Marker | Draft] | None:
    """At line `at`, the new wording of a Pasal whose heading is not recognised, return who quotes it, and its heading.

    The heading may be printed as `pasal 85`, or before text on its line; where nothing of it is there, it is the Pasal
    that the instruction names, without a printed number.
    """
    line, top = lines[at], path[-1]
    if top.children or not top.pieces or not content.endswith((":", "berikut"), 0, top.pieces[-1].end):
        return None
    holder = holder_of(path)
    found = reworded(lead_in(content, top)) if holder else None
    if holder is None or found is None:
        return None
    label, whole = found
    kind, _, number = content[line.start : line.end].strip(" .").partition(" ")
    if kind.lower() == "pasal" and number.replace(" ", "") == label:
        return holder, Marker("pasal", label, Span(line.start, line.end), line.end)
    marker = line.markers[0] if line.markers else None
    if marker and marker.name == "pasal" and marker.label == label and content[marker.after].isupper():
        return holder, marker
    place = position("pasal", label)
    if place is None or (marker and marker.name in HEADINGS) or _next_instruction(content, lines, at, top):
        return None
    if not whole and (marker is None or marker.name != "ayat"):
        return None
    return holder, Draft("pasal", "pasal", label, place, indent=line.source.indent, quoted=True)


def depth_of_quotation(content: str, path: Sequence[Draft], amending: Draft) -> int:
    """Return how many of the open units stand above quoted text, which hangs under the instruction of `amending`.

    Headings inside it nest by their rank.
    """
    keep = path.index(amending) + 1
    listed = keep < len(path) and path[keep].style in LIST_STYLES and not path[keep].quoted
    return keep + listed + _quoting_inside(content, path[keep + listed :])


def _quoting_inside(content: str, quoted: Sequence[Draft]) -> int:
    """Return how many open units of quoted text quote another text themselves: an instruction put in new words.

    `Ketentuan Pasal I angka 4 diubah sehingga berbunyi:` / `4. Pasal 5 diubah sehingga berbunyi:` / `Pasal 5`.
    """
    pasal, instruction = quoted[:1], quoted[1:2]
    roman = any(draft.kind == "pasal" and draft.label[:1] in "IVX" for draft in pasal)
    quotes = any(wording_follows(lead_in(content, draft)) for draft in instruction)
    return len(quoted[:2]) if roman and quotes else 0


def is_wording(content: str, lines: Sequence[Line], at: int, marker: Marker, path: Sequence[Draft]) -> bool:
    """Whether a number is that of a smaller unit in new words: `… berbunyi sebagai berikut:` / `5. Camat adalah …`."""
    top = path[-1]
    if top.children or not top.pieces or not content.endswith((":", "berikut"), 0, top.pieces[-1].end):
        return False
    words = lead_in(content, top)
    if not wording_follows(words):
        return False
    if not is_instruction(_words_ahead(content, lines, at, marker)) or _is_named(words, marker, top):
        return True
    above = path_instructed(content, path, "angka")  # an instruction of the amendment that is amended itself
    return bool(above) and above[0][1][:1] in "IVX" and names(words, "angka", marker.label)


def _is_named(words: str, marker: Marker, top: Draft) -> bool:
    """Whether an instruction names the unit that a number opens, which is not that of the next instruction."""
    rows = readings(marker.name, marker.label)
    if marker.name not in STYLES or any(row.style == top.style and follows(top.position, row.place) for row in rows):
        return False
    return names(words, STYLES[marker.name].unit, marker.label)


def _next_instruction(content: str, lines: Sequence[Line], at: int, top: Draft) -> bool:
    """Whether line `at` begins another instruction: the wording that should stand here is lost."""
    for marker in lines[at].markers[:1]:
        for reading in readings(marker.name, marker.label):
            if reading.style == top.style and follows(top.position, reading.place):
                return is_instruction(_words_ahead(content, lines, at, marker))
    return False


def lost_instruction(
    content: str, lines: Sequence[Line], at: int, path: list[Draft], amending: Draft | None
) -> tuple[Draft, list[Draft]] | None:
    """Return the instruction at line `at` whose number is lost, and the path above it; None where none begins there.

    It stands behind what the one before quotes, new wording follows it, and the next number does not follow below.
    """
    depth = path.index(amending) + 1 if amending in path else len(path)
    item, line = path[depth] if depth < len(path) - 1 else None, lines[at]
    if item is None or item.style not in LIST_STYLES or item.quoted or item.position[1] or line.markers:
        return None
    if not Before(content, line.start).ended:
        return None
    colon = content.find(":", line.start, line.start + _INSTRUCTION_CHARS)
    if colon < 0 or not wording_follows(content[line.start : colon + 1].replace("\n", " ")):
        return None
    number = item.position[0] + 1
    label = label_at(item.style, number)
    if label is None or place_below(lines, at, item.style) == (number, ""):
        return None
    return Draft(STYLES[item.style].unit, item.style, label, (number, ""), indent=item.indent), path[:depth]
