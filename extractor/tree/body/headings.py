"""What a heading line says behind its number: the title of a Pasal, or the other Pasal that it stands for as well."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from extractor.grammar import Form, Pattern, Words, load
from extractor.law.address import step
from extractor.law.numbers import LISTS
from extractor.law.units import HEADINGS, UNITS, UnitKind
from extractor.model.text import Span
from extractor.tree.body.paragraphs import ends_short, width_near
from extractor.tree.evidence import Before
from extractor.tree.markers import STOPS, Line, Marker
from extractor.tree.unit_draft import Draft

# A title below the number of a Pasal fills so much of a line at most (chosen).
_TITLE_SHARE = 0.75
# Without a list below it, and not in the middle of the line, a title is shorter (chosen: `Larangan dan Kewajiban`).
_SHORT_TITLE_CHARS = 40
# One that is set as a sentence is (chosen: `Penyelesaian perselisihan dan ganti rugi`).
_PLAIN_TITLE_CHARS = 50
_SPECK_CHARS = 2
_ENDS_TEXT = ".;,:"


class HeadingForms(Form, frozen=True):
    """The whole of `structure/headings.toml`."""

    title: Pattern
    sentence: Pattern
    through: Pattern
    also: Pattern
    joining: Words


@cache
def _form(key: Literal["title", "sentence", "through", "also"]) -> re.Pattern[str]:
    form: Pattern = getattr(load("structure/headings", HeadingForms), key)
    return re.compile(form.pattern)


def title_behind(content: str, lines: Sequence[Line], at: int, marker: Marker) -> Span | None:
    """Return the title of a Pasal on its heading line: `Pasal 6. Hak Warga`, `Pasal 7 - Larangan`.

    One that is set as a sentence is ends without a stop, before the end of its line, and a new sentence or a list
    follows it.
    """
    line = lines[at]
    match = _form("title").match(content, marker.span.end, line.end)
    if match is not None and is_title(match["title"]):
        return Span(match.start("title"), match.end("title"))
    words = sentence_behind(content, line, marker)
    if words is None or at + 1 >= len(lines) or _is_sentence(content[words.start : words.end]):
        return None
    below = lines[at + 1]
    anew = content[below.start].isupper() or (below.markers and below.markers[0].name in LISTS)
    return words if anew and ends_short(content, lines, at + 1) else None


def _is_sentence(words: str) -> bool:
    """Whether words are longer than a title, or end as a sentence or the middle of one does."""
    return len(words) > _PLAIN_TITLE_CHARS or words[-1] in _ENDS_TEXT or is_joining(words.rpartition(" ")[2])


def sentence_behind(content: str, line: Line, marker: Marker) -> Span | None:
    """Return the words of a sentence behind the number of a Pasal and its stop: `Pasal 6. Warga berhak …`."""
    match = _form("sentence").match(content, marker.span.end, line.end)
    return Span(match.end(), line.end) if match else None


def title_below(content: str, lines: Sequence[Line], at: int) -> Span | None:
    """Return the title of a Pasal that stands alone on line `at`, below its number.

    It is short among the lines around it, in title case or capitals, without a stop; a new sentence or a list
    follows it.
    """
    if at + 1 >= len(lines):
        return None
    line, after = lines[at], lines[at + 1]
    words = content[line.start : line.end]
    if (
        line.markers
        or line.source.joined
        or len(words) > _TITLE_SHARE * width_near(lines, at)
        or words[-1] in _ENDS_TEXT
    ):
        return None
    begins = bool(after.markers) and after.markers[0].name in LISTS
    alone = line.source.centered or len(words) <= _SHORT_TITLE_CHARS
    if not is_title(words) or not (begins or (alone and content[after.start].isupper() and _ended(content, after))):
        return None
    return Span(line.start, line.end)


def _ended(content: str, line: Line) -> bool:
    return content[line.end - 1] in ".:"


def is_title(words: str) -> bool:
    """Whether words are set as a title: in capitals, or every word of it but the joining ones begins with one."""
    bare: list[str] = re.findall(r"[^\W\d_]+", words)
    if not bare or not bare[0][0].isupper():
        return False
    return all(word[0].isupper() or is_joining(word) for word in bare)


def is_joining(word: str) -> bool:
    """Whether a word in lower case joins others, and so ends no title."""
    return word in load("structure/headings", HeadingForms).joining.words


def pasal_after(content: str, line: Line, marker: Marker) -> tuple[int, ...]:
    """Return the numbers of the further Pasal that a heading stands for: 7 and 8 in `Pasal 6 sampai dengan Pasal 8`."""
    if not marker.label.isdecimal():
        return ()
    first = int(marker.label)
    end = line.end - (content[line.end - 1] in ".:")
    if match := _form("through").fullmatch(content, marker.span.end, end):
        return tuple(range(first + 1, int(match["last"]) + 1))
    if match := _form("also").fullmatch(content, marker.span.end, end):
        numbers = tuple(int(number) for number in re.findall(r"\d+", match[0]))
        return numbers if list(numbers) == sorted({first, *numbers})[1:] else ()
    return ()


def is_speck(rest: str) -> bool:
    """Whether what stands behind the number of a heading is a speck that was read as a figure: `Pasal 2 4`."""
    return 0 < len(rest) <= _SPECK_CHARS and rest.isdecimal()


def group_without_number(content: str, lines: Sequence[Line], at: int, last: Draft | None) -> Draft | None:
    """Return the group that a line in capitals heads before Roman numbers begin anew: `ATURAN PERALIHAN` / `Pasal I`.

    So ends a constitution; `last` is the Pasal before. None for any other line.
    """
    line, below = lines[at], lines[at + 1].markers[:1] if at + 1 < len(lines) else ()
    words = content[line.start : line.end]
    if last is None or not below or below[0].name != "pasal" or below[0].label != "I" or not words.isupper():
        return None
    if content[below[0].after : lines[at + 1].end].strip(STOPS) or Before(content, line.start).open:
        return None
    name = re.sub(r"[^A-Z ]", "", words).split()[-1].lower()
    draft = Draft("bab", "bab", address=step("bab", name), indent=line.source.indent)
    draft.heading = Span(line.start, line.end)
    return draft


def divides(above: UnitKind, kind: UnitKind) -> bool:
    """Whether a unit of the kind `above` can stand over a heading of `kind`: a BAB over a Pasal."""
    return above in HEADINGS and UNITS[above].rank < UNITS[kind].rank
