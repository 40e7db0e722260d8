"""The closing block: order to promulgate, enactment, promulgation, gazette line, certification of copies."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

import regex
from msgspec import Struct
from rapidfuzz import fuzz

from extractor.grammar import Form, Pattern, Words, load
from extractor.law.dates import date_in
from extractor.law.instruments import heads_of_regions
from extractor.law.markers import MarkerName, markers
from extractor.law.misreadings import year_number
from extractor.model.document import Block, BlockKind, Gazette, HeadDoubt, HeadField, Signature
from extractor.model.text import Span, Text
from extractor.tree.markers import Line
from extractor.tree.title import proper

_KINDS: dict[MarkerName, BlockKind] = {
    "agar": "perintah_pengundangan",
    "ditetapkan": "penetapan",
    "diundangkan": "pengundangan",
    "berita": "berita",
    "salinan": "salinan",
}
# The office opens within so many lines below the date (chosen).
_OFFICE_LINES = 3
# Two printings of an office, and of a word of it, agree in so much (per cent) where one is misread; words of so many
# letters only.
_SAME_OFFICE = 85
_SAME_WORD = 80
_SHORT_OFFICE = 5


class ClosingForms(Form, frozen=True):
    """The whole of `structure/closing.toml`."""

    place: Pattern
    place_and_day: Pattern
    ends_circular: Pattern
    after_place: Pattern
    day: Pattern
    no_name: Pattern
    name: Pattern
    small_word: Pattern
    after_signature: Pattern
    copies: Pattern
    gazette: Pattern
    gazette_head_name: Pattern
    gazette_head_number: Pattern
    office: Words
    office_goes_on: Words


_Key = Literal[
    "place", "place_and_day", "ends_circular", "after_place", "day", "no_name", "name", "small_word", "after_signature",
    "copies", "gazette", "gazette_head_name", "gazette_head_number",
]  # fmt: skip
_CASED = frozenset({"gazette_head_name", "gazette_head_number", "name", "small_word", "place_and_day"})


@cache
def _form(key: _Key) -> re.Pattern[str]:
    form: Pattern = getattr(load("structure/closing", ClosingForms), key)
    return re.compile(form.pattern, 0 if key in _CASED else re.IGNORECASE)


@cache
def office_words() -> frozenset[str]:
    """Return the words in capitals that open the name of an office."""
    heads = (name.split()[0] for head in heads_of_regions() for name in head.names)
    return frozenset(word.upper() for word in (*load("structure/closing", ClosingForms).office.words, *heads))


@cache
def _goes_on() -> frozenset[str]:
    return frozenset(word.upper() for word in load("structure/closing", ClosingForms).office_goes_on.words)


class Closing(Struct, frozen=True):
    """What the closing block says, and its blocks."""

    ditetapkan: Signature = Signature()
    diundangkan: Signature = Signature()
    berita: Gazette | None = None
    blocks: tuple[Block, ...] = ()
    doubts: tuple[HeadDoubt, ...] = ()


def read_closing(text: Text, lines: Sequence[Line], maker: str | None = None) -> Closing:
    """Read the closing block. Every line ends in a block. `maker` is who made the regulation, where that is known."""
    parts: list[tuple[BlockKind, int, int]] = []
    for at, line in enumerate(lines):
        words = text.content[line.start : line.end]
        kind = _KINDS.get(line.markers[0].name) if line.markers else None
        if kind is None and not parts and opens_circular_closing(words):
            kind = "penetapan"
        if kind is None and parts and parts[-1][0] != "perintah_pengundangan" and _form("copies").match(words):
            kind = "lain"
        if kind and not (kind == "berita" and parts and parts[-1][0] == "perintah_pengundangan"):
            parts.append((kind, at, at + 1))
        elif parts:
            parts[-1] = (parts[-1][0], parts[-1][1], at + 1)
        else:
            parts.append(("lain", at, at + 1))
    found: dict[BlockKind, tuple[int, int]] = {}
    with_day: set[BlockKind] = set()
    for kind, start, end in parts:  # a stray label may stand before the block, so the first one with a day counts
        dated = date_in(" ".join(text.content[line.start : line.end] for line in lines[start:end])) is not None
        if kind not in found or (dated and kind not in with_day):
            found[kind] = (start, end)
        if dated:
            with_day.add(kind)
    gazettes = [
        " ".join(text.content[line.start : line.end] for line in lines[s:e]) for k, s, e in parts if k == "berita"
    ]
    main = next((words for words in gazettes if not words.upper().startswith("TAMBAHAN")), None)
    enacted = _signature(text, lines[slice(*found.get("penetapan", (0, 0)))], maker, "ditetapkan.tanggal")
    promulgated = _signature(text, lines[slice(*found.get("pengundangan", (0, 0)))], None, "diundangkan.tanggal")
    return Closing(
        enacted[0],
        promulgated[0],
        gazette_of(main) if main else None,
        tuple(Block(kind, Span(lines[start].start, lines[end - 1].end)) for kind, start, end in parts),
        (*enacted[1], *promulgated[1]),
    )


def head_signature(words: str) -> Signature | None:
    """Return place and day that the head of a circular gives in a line of its own (`Bekasi, 3 Mei 2021`)."""
    for line in words.split("\n"):
        if _is_place_and_day(line.strip()) and (date := date_in(line)) is not None:
            return Signature(line.partition(",")[0].strip(), date.iso)
    return None


def opens_circular_closing(words: str) -> bool:
    """Whether a line opens the closing block of a circular: `Bekasi, 3 Mei 2021`, `Demikian untuk dilaksanakan.`"""
    return _is_place_and_day(words) or _form("ends_circular").match(words) is not None


def _is_place_and_day(words: str) -> bool:
    return _form("place_and_day").fullmatch(words) is not None and date_in(words) is not None


def gazette_of(words: str) -> Gazette | None:
    """Return the gazette that a line in capitals names: `BERITA DAERAH KOTA BEKASI TAHUN 2019 NOMOR 68 SERI E`."""
    match = _form("gazette").match(words)
    if not match or not (match["tahun"] or match["nomor"]):
        return None
    year = match["tahun"] or match["tahun2"]
    return Gazette(
        match["nama"].strip(), year and year_number(year), match["nomor"], match["seri"], match[0].strip(" .,")
    )


def gazette_head(words: str) -> Gazette | None:
    """Return the gazette of a head of the State Gazette: `LEMBARAN NEGARA REPUBLIK INDONESIA No.190, 2019`."""
    number = _form("gazette_head_number").search(words)
    name = _form("gazette_head_name").match(words)
    if not number or not name:
        return None
    return Gazette(name[0], number[2], number[1], None, f"{name[0]} {number[0]}")


def _signature(
    text: Text, lines: Sequence[Line], maker: str | None, field: HeadField
) -> tuple[Signature, tuple[HeadDoubt, ...]]:
    """Read one signature, and the doubt about its date where that has a misread sign."""
    if not lines:
        return Signature(), ()
    words = [text.content[line.start : line.end] for line in lines]
    stop = next((at for at, line in enumerate(words) if at and _form("after_signature").match(line)), len(words))
    words = words[:stop]
    date = date_in(" ".join(words))
    dated = [at for at, line in enumerate(words) if date_in(line) or _form("day").search(line)]
    rest = [line.strip() for line in words[(dated[0] if dated else 0) + 1 :]]
    tempat = _place(words)
    office, names = _office_and_name(rest, maker)
    names = [name for name in names if name.casefold() != tempat.casefold()]
    doubts: tuple[HeadDoubt, ...] = ()
    if date is not None and not date.sure:
        line = lines[dated[0]] if dated else lines[0]
        doubts = (HeadDoubt(field, Span(line.start, line.end), date.iso, "bentuk"),)
    return Signature(
        proper(tempat) or None,
        date.iso if date else None,
        " ".join(office).strip(" ,.") or None,
        names[0].strip(" ,<>|_") if names else None,
    ), doubts


def signatures_in(words: Sequence[str], makers: Sequence[str]) -> list[Signature]:
    """Return every signature of one block of lines, in their order, all with its place and day.

    `makers` are those who may have signed; other offices count too.
    """
    date = date_in(" ".join(words))
    dated = next((at for at, line in enumerate(words) if date_in(line) or _form("day").search(line)), 0)
    place, rest = proper(_place(words)) or None, [line.strip() for line in words[dated + 1 :]]
    starts = [at for at, line in enumerate(rest) if any(is_office(line, maker) for maker in (None, *makers))]
    starts = [at for n, at in enumerate(starts) if not n or at > starts[n - 1] + 1]  # not the second line of an office
    found: list[Signature] = []
    for start, stop in pairwise([*starts, len(rest)] if starts else []):
        office, names = _office_and_name(rest[start:stop], next(iter(makers), None))
        name = names[0].strip(" ,<>|_") if names else None
        found.append(Signature(place, date.iso if date else None, " ".join(office).strip(" ,.") or None, name))
    return found


def _place(words: Sequence[str]) -> str:
    """The place of a signature: behind the word that opens it, or before the day, or on the line below."""
    if _is_place_and_day(words[0]):
        return words[0].partition(",")[0].strip()
    match = _form("place").match(words[0])
    if match is None:
        return ""
    tempat = _form("after_place").split(match[1])[0]
    if not tempat.strip(" .,:;-") and len(words) > 1 and not _form("day").search(words[1]):
        tempat = words[1] if _form("name").fullmatch(words[1]) else ""
    return tempat.strip(" .,:;-\"'“”‘’*_")


def _is_mark(line: str) -> bool:
    """Whether a line stands for signature and seal (`ttd`, `Ttd & Cap Basah`, misread `rtd.`) or holds no letter."""
    words = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", line.lower())  # t.t.d
    return all(_mark().fullmatch(word) for word in re.findall(r"[^\W_]+", words))


@cache
def _mark() -> regex.Pattern[str]:
    """A word for signature and seal; that for `signed` itself with at most one letter misread, lost or added."""
    marks = markers().signature
    return regex.compile(rf"{'|'.join(marks.words)}|(?:{marks.sign}){{e<=1}}")


def _office_and_name(lines: Sequence[str], maker: str | None) -> tuple[list[str], list[str]]:
    """Part the lines below the date: the office ends at a comma, at a mark of signature, or where a name begins."""
    start = next((at for at, line in enumerate(lines[:_OFFICE_LINES]) if is_office(line, maker)), None)
    at = 0 if start is None else start
    signed = next((n for n, line in enumerate(lines) if n > at and line and _is_mark(line)), len(lines))
    office: list[str] = []
    while start is not None and at < min(len(lines), signed, start + 4):
        comma_follows = any(line.endswith(",") for line in lines[at : min(signed, at + 2)])
        goes_on = comma_follows or re.split(r"[\s.]+", lines[at])[0].upper() in _goes_on()
        if office and (office[-1].endswith(",") or not goes_on):
            break
        office.append(lines[at])
        at += 1
    return office, [line for line in lines[at:] if _is_name(line)]


def _is_name(line: str) -> bool:
    """Whether a line below the office can be the name of who signed."""
    if _is_mark(line) or _form("no_name").search(line) or _form("small_word").search(line):
        return False
    return sum(map(str.isalpha, line)) > 2 and _form("name").fullmatch(line.strip(" ,<>|_~")) is not None


def is_office(line: str, maker: str | None) -> bool:
    """Whether a line opens the name of an office, by its first words; a scan may misread a sign or two.

    The office of who made the regulation counts whatever it is called.
    """
    if maker and fuzz.ratio(line.strip(" ,").upper(), maker.upper()) >= _SAME_OFFICE:
        return True
    for word in re.split(r"[\s.,/]+", line.upper())[:2]:
        if word.endswith("AN") and word[:-2] in office_words():
            continue  # PELAKSANAAN is no PELAKSANA
        long = (office for office in office_words() if len(office) > _SHORT_OFFICE and len(word) > _SHORT_OFFICE)
        if word in office_words() or any(
            fuzz.ratio(word, office) >= _SAME_WORD or word.startswith(office) for office in long
        ):
            return True
    return False
