"""The markers that each printed line may open with, and the headings that a scan may have misread.

Candidates only: which of them opens a unit is decided from the sequence.
"""

import re
from functools import cache
from typing import Literal, get_args

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from extractor.grammar import Pattern
from extractor.law.markers import AnyMarker, MarkerName, any_marker
from extractor.law.markers import markers as marker_forms
from extractor.law.misreadings import misread_headings, misread_label
from extractor.law.numbers import LISTS
from extractor.law.units import FRAME, HEADINGS
from extractor.model.text import SourceLine, Span, Text

_NAMES: dict[str, MarkerName] = {name: name for name in get_args(MarkerName)}

QUOTATION_MARKS = '"“”'  # what may stand before quoted text
STOPS = " .:;,_-–*\"”“'"  # what may stand after a heading alone on its line
# Which amendment made a unit, in a print of the constitution: `BAB VIIA***)`, `Pasal 6A ***/****)`.
_STARS = re.compile(r" ?\*{1,4}(?:/\*{1,4})?\)")
_STOP_BEFORE_AYAT = re.compile(r"[.:] ?(?=\( ?\d)")
_AFTER_LABEL = re.compile(r" *[:;“\"•]? *")
# How long such a word may be: `BAB`, `Pasaal`.
_WORD_CHARS = range(3, 7)
_DAMAGED_FIRST = frozenset("PFRDBE81pr")  # what the P of Pasal and the B of BAB are read as
_SPECKS = str.maketrans("", "", " .,-–_~'`^*\"”“")
_HEADING_CHARS = 16  # a line longer than this is no lone heading
_DIRTY_CHARS = 30  # such a heading with specks on both sides
_DIRT_BEFORE = re.compile(r"(?:[^\s,]{1,3} ){1,2}(?=[DO][ilt1])")
_SEALED = frozenset({"ditetapkan", "diundangkan"})
_MOST_MARKERS = 4  # of one line
_WORDS = re.compile("BAB |Bab |Pasal |PASAL |Bagian Ke|Paragraf ")
_MOST_WRONG = 2  # signs of `Bagian` and `Paragraf` (`Bagiari`)
_ORDINAL_CHARS = 16  # the longest number of a Bagian: `Kesembilan Belas`
_GROUPS: tuple[tuple[MarkerName, str], ...] = (("bagian", "Bagian"), ("paragraf", "Paragraf"))
_GROUP_CHARS = range(len("Bagian") - _MOST_WRONG, len("Paragraf") + _MOST_WRONG + 1)
# The longest number of a heading: `XXVII` or `123AB`.
_NUMBER_CHARS = 5
_DAMAGED_NUMBER = re.compile(rf"(?:[^\W_]|[!|\[]){{1,{_NUMBER_CHARS}}}")


class Marker(Struct, frozen=True):
    """A candidate opening: `name` as in structure/markers.toml, `label` the bare number, `span` the printed sign
    without a quotation mark before it.

    `after` is the offset of the first sign of the text that follows on the line (the line's end where nothing does).
    """

    name: MarkerName
    label: str
    span: Span
    after: int


class Line(Struct, frozen=True):
    """One printed line with the chain of markers at its start (`(2) a. bahwa` has two); usually none.

    `start` and `end` are the offsets of its first sign and after its last. `damaged` are the headings that a line may
    stand for if a scan misread it (see `_damaged_headings`).
    """

    source: SourceLine
    start: int
    end: int
    markers: tuple[Marker, ...] = ()
    damaged: tuple[Marker, ...] = ()


@cache
def _patterns() -> tuple[AnyMarker, AnyMarker]:
    """The pattern of every marker, and that of the list markers alone."""
    entries = marker_forms().marker
    # A quotation mark may stand before the marker of quoted text, specks of a scan before a heading.
    heads = "Pasal|PASAL|BAB |Bagian |Paragraf |Agar |D[il1]tetapkan |D[il1]undangkan |Disahkan |Dengan |M[Ee][NMnm]"
    before = rf"(?:[\"“”] ?|[^\w(]{{1,5}}(?=Pasal|PASAL|BAB )|(?:[^\w\s(\[{{]|_){{1,2}} (?={heads}))?"
    return any_marker(entries, before), any_marker([entry for entry in entries if entry.name in LISTS], before)


_BULLETS = "-–—+•▪➢➤►▶‣◦○●■□✓✔»·*>\uf0a7\uf0b7\uf0d8"
_FIRST_SIGNS = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ(0123456789.,;:_|~^'\"“”‘’" + _BULLETS
)  # apart from lower-case letters


def classify(text: Text) -> tuple[Line, ...]:
    """Return one Line for each printed line of `text`, in order. What stands in a table opens nothing."""
    every, lists = _patterns()
    content = text.content
    lines = []
    tables = iter(text.tables)
    table = next(tables, None)
    for source in text.lines:
        span = source.span
        start, end = span.start, span.end
        while table is not None and table.span.end <= start:
            table = next(tables, None)
        if table is not None and table.span.start <= start:
            lines.append(Line(source, start, end))
            continue
        first = content[start] if start < end else ""
        # A lower-case letter opens a list only where a stop, a bracket or "bahwa" follows at once, or a label.
        markers: tuple[Marker, ...] = ()
        if not source.joined and (first in _FIRST_SIGNS or _short_label(content, start, end)):
            markers = _chain(every, lists, content, start, end) or _misread_chain(lists, content, start, end)
        elif not source.joined and _DIRT_BEFORE.match(content, start, end):
            markers = _misread_chain(lists, content, start, end)
        damaged: tuple[Marker, ...] = ()
        if end - start <= _DIRTY_CHARS and not (markers and not content[markers[0].after : end].strip(STOPS)):
            damaged = _damaged_headings(content, start, end)
        lines.append(Line(source, start, end, markers, damaged))
    return tuple(lines)


def _short_label(content: str, start: int, end: int) -> bool:
    head = content[start + 1 : min(start + 6, end)]
    if not head.isalpha() and ("." in head or ")" in head or content.startswith("o ", start)):
        return True
    return content[start + 2 : start + 7] == "bahwa" or content[start + 1 : start + 9] == "enimbang"  # lenimbang


def _chain(every: AnyMarker, lists: AnyMarker, content: str, start: int, end: int) -> tuple[Marker, ...]:
    match = every.pattern.match(content, start, end)
    if match is None:
        return ()
    markers: list[Marker] = []
    numbers, at = every.numbers, start
    while match is not None:
        name = _NAMES[match.lastgroup or ""]
        if name == "garis" and markers:
            break  # a speck behind a number
        label = match[numbers[name]] if name in numbers else None
        printed = after = match.end()
        if name in FRAME:
            gap = _AFTER_LABEL.match(content, after, end)
            after = gap.end() if gap else after
            printed += len(content[printed:after].rstrip(" "))
        elif name in HEADINGS and (stars := _STARS.match(content, after, end)):
            printed = after = stars.end()
        elif name == "pasal" and (stop := _STOP_BEFORE_AYAT.match(content, after, end)):
            printed, after = after + 1, stop.end()
        while after < end and content[after] == " ":
            after += 1
        first = match.start("sign") if content[at] in QUOTATION_MARKS else at
        marker = Marker(name, label.replace(" ", "") if label else "", Span(first, printed), after)
        if markers and ((label and _is_again(markers[-1], marker)) or (name in LISTS and markers[-1].name == "garis")):
            # A number printed twice, or behind a dash
            markers[-1] = Marker(name, marker.label, Span(markers[-1].span.start, printed), after)
        else:
            markers.append(marker)
        if name not in LISTS and name not in FRAME and name != "pasal":
            break
        if after < end and content[after].isalpha() and not _short_label(content, after, end):
            break
        if after >= end or len(markers) == _MOST_MARKERS:
            break
        match, numbers, at = lists.pattern.match(content, after, end), lists.numbers, after
    return tuple(markers)


def _misread_chain(lists: AnyMarker, content: str, start: int, end: int) -> tuple[Marker, ...]:
    """Return the misread label that the line `start:end` opens with, and the numbers behind it.

    Dirt may stand before the labels of the closing block, over which seals and signatures lie.
    """
    dirt = _DIRT_BEFORE.match(content, start, end)
    found = misread_label(content[start:end]) if content[start].isupper() else None
    if found is None and dirt is not None:
        start = dirt.end()
        found = misread_label(content[start:end])
        if found is not None and found[0] not in _SEALED:
            return ()
    if found is None:
        return ()
    name, length = found
    printed = after = start + length
    if name in FRAME and (gap := _AFTER_LABEL.match(content, after, end)):
        after = gap.end()
        printed += len(content[printed:after].rstrip(" "))
    while after < end and content[after] == " ":
        after += 1
    label = Marker(name, "", Span(start, printed), after)
    return (label, *_chain(lists, lists, content, after, end)) if name in FRAME else (label,)


def _is_again(before: Marker, marker: Marker) -> bool:
    """Whether a number is printed twice: `1. 1. Undang-Undang`."""
    return marker.name in LISTS and (before.name, before.label) == (marker.name, marker.label)


@cache
def _spoilt(key: Literal["dirty", "beheaded"]) -> re.Pattern[str]:
    form: Pattern = getattr(marker_forms(), key)
    return re.compile(form.pattern)


def _spoilt_heading(key: Literal["dirty", "beheaded"], content: str, start: int, end: int) -> tuple[Marker, ...]:
    """Return the heading on the line `start:end` among specks (`Aa BAB II`) or without its first letters (`sal 12`)."""
    match = _spoilt(key).match(content, start, end)
    if match is None or match.lastgroup is None:
        return ()
    return (Marker(_NAMES[match.lastgroup], match[match.lastgroup], Span(start, end), end),)


def _misread_group(content: str, start: int, end: int) -> list[Marker]:
    """Return the Bagian or Paragraf that a line may be the heading of, with a sign of that word misread."""
    word, _, number = content[start:end].partition(" ")
    if not number or len(word) not in _GROUP_CHARS or len(number) > _ORDINAL_CHARS or not word[0].isupper():
        return []
    return [
        Marker(name, number, Span(start, end), end)
        for name, wanted in _GROUPS
        if word != wanted and Levenshtein.distance(word, wanted, score_cutoff=_MOST_WRONG) <= _MOST_WRONG
    ]


def _damaged_headings(content: str, start: int, end: int) -> tuple[Marker, ...]:
    """Return the headings that the line `start:end` may stand for, each a whole line: `Pasa.119` is Pasal 19 or 119.

    Only the sequence can tell whether such a line is a heading at all. Specks are left out; of several ways to part
    word and number those with the fewest wrong signs count.
    """
    if start == end:
        return ()
    key: Literal["dirty", "beheaded"] = "dirty" if _WORDS.search(content, start, end) else "beheaded"
    found = list(_spoilt_heading(key, content, start, end))
    found += _misread_group(content, start, end)
    if end - start > _HEADING_CHARS or content[start] not in _DAMAGED_FIRST:
        return tuple(found)
    signs = content[start:end].translate(_SPECKS)
    if len(signs) >= _WORD_CHARS.stop + _NUMBER_CHARS:
        return tuple(found)
    for name, word in misread_headings().items():
        parted = {at: match for at in _WORD_CHARS if (match := word.fullmatch(signs, 0, at))}
        errors = {at: sum(match.fuzzy_counts) for at, match in parted.items()}
        if (printed := len(content[start:end].partition(" ")[0].translate(_SPECKS))) in errors:
            errors[printed] = min(errors.values())  # parted by a blank: `Pasal! 1`
        found += [
            Marker(name, signs[at:], Span(start, end), end)
            for at, wrong in errors.items()
            if wrong == min(errors.values()) and _DAMAGED_NUMBER.fullmatch(signs, at)
        ]
    return tuple(found)
