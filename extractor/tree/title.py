"""The title block: kind, number, year, subject and maker of the regulation."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Literal

from msgspec import Struct

from extractor.grammar import Form, Pattern, Words, load
from extractor.law.instruments import heads_of_regions, maker_slug
from extractor.law.kind_names import named_kind
from extractor.model.document import Block, BlockKind
from extractor.model.text import Span, Text
from extractor.tree.head_number import Figure, NumberLine, number_line
from extractor.tree.markers import Line

# A kind that only the open tail knows is named by a title where a number or a subject follows within so many lines.
_NUMBER_WITHIN_LINES = 6
# So much of the line of the kind stands in capitals.
_KIND_CHARS = 14
# Lines of a maker's name below the formula.
_MAKER_LINES = 5
# A line of more words than these is one of a sentence, where it stands below a subject in capitals.
_FEW_WORDS = 3
# White space above a line, in lines, that ends a subject which no formula ends.
_APART_LINES = 0.8


class Instrument(Struct, frozen=True):
    """What kind of regulation a printed name is.

    `jenis` is the short kind, `tempat` the maker's slug in the IRI (None where the name does not say it), `maker` the
    maker as printed (upper case); `placed` says whether the IRI of this kind names a maker at all; `sure` is false
    where letters of the kind's name are misread, `known` where the table of kinds does not have it.
    """

    jenis: str
    tempat: str | None
    maker: str
    placed: bool = True
    sure: bool = True
    known: bool = True


class Title(Struct, frozen=True):
    """What the title block says; None where it does not. `number` is None without a number line.

    `kind_span` and `number_span` are where kind and number stand.
    """

    instrument: Instrument | None = None
    number: NumberLine | None = None
    tentang: str | None = None
    pembentuk: str | None = None
    blocks: tuple[Block, ...] = ()
    kind_span: Span | None = None
    number_span: Span | None = None


class TitleForms(Form, frozen=True):
    """The whole of `structure/title.toml`."""

    country: Pattern
    inline_number: Pattern
    inline_about: Pattern
    state: Pattern
    invocation: Pattern
    about: Pattern
    running_text: Pattern
    staatsblad: Pattern
    gazette_head: Pattern
    head_defined: Pattern
    joining: Words
    short: Words


_Key = Literal[
    "country", "inline_number", "inline_about", "state", "invocation", "about", "running_text", "staatsblad",
    "gazette_head",
]  # fmt: skip


@cache
def _form(key: _Key) -> re.Pattern[str]:
    form: Pattern = getattr(load("structure/title", TitleForms), key)
    return re.compile(form.pattern)


@cache
def _head_defined() -> re.Pattern[str]:
    heads = "|".join(re.escape(name) for head in heads_of_regions() for name in head.names)
    return re.compile(load("structure/title", TitleForms).head_defined.pattern.replace("{heads}", heads))


def head_defined(words: str) -> str | None:
    """Return the head of the region that a definition names (`Bupati adalah Bupati Contoh`), None for any other."""
    match = _head_defined().match(words)
    return proper(match[1]) if match else None


def instrument_of(words: str) -> Instrument | None:
    """Return the kind that `words` (`PERATURAN BUPATI BEKASI`, up to NOMOR or TENTANG) open with, None for no kind.

    What says that it is a draft or a copy (`RANCANGAN`, `SALINAN`) may stand before the kind.
    """
    words = " ".join(words.split()).upper()
    if state := _form("state").match(words):
        words = words[state.end() :]
    named = named_kind(words)
    if named is None:
        return None
    kind, rest = named.kind, named.rest
    maker = {"none": "", "place": rest, "fixed": named.office}.get(
        kind.maker, f"{named.office} {_form('country').sub('', rest)}".strip()
    )
    tempat = maker_slug(kind, rest)
    placed = kind.maker != "none" and not (kind.maker == "open" and not _form("country").sub("", rest))
    return Instrument(kind.jenis, tempat, maker, placed, named.sure, named.known)


class _Part(Struct, frozen=True):
    """A line of the title, or a piece of one: its offsets, what it opens, and the white space above it."""

    start: int
    end: int
    name: str = ""
    gap: float = 0.0


def _parts(content: str, lines: Sequence[Line]) -> list[_Part]:
    """The lines of a title; a line that goes on with the number or the subject is cut before it."""
    parts: list[_Part] = []
    for line in lines:
        name = _name(content, line)
        cuts = [line.start]
        words = content[line.start : line.end]
        opens_kind = not name and words[:_KIND_CHARS].isupper() and instrument_of(words) is not None
        if opens_kind or name == "nomor":
            if opens_kind and (number := _form("inline_number").search(words)):
                cuts.append(line.start + number.end())
            about = _form("inline_about").search(words)
            if about and (name == "nomor" or len(cuts) > 1):
                cuts.append(line.start + about.end())
        names = [name, *("tentang" if _form("about").match(content, cut) else "nomor" for cut in cuts[1:])]
        ends = [*(cut - 1 for cut in cuts[1:]), line.end]
        parts += [
            _Part(start, end, opens, line.source.gap if start == line.start else 0.0)
            for start, end, opens in zip(cuts, ends, names, strict=True)
        ]
    return parts


def _name(content: str, line: Line) -> str:
    if line.markers:
        return line.markers[0].name
    return "rahmat" if _form("invocation").match(content, line.start, line.end) else ""


def read_title(text: Text, lines: Sequence[Line]) -> Title:
    """Read the lines before the preamble. Everything in them ends in a block."""
    content = text.content
    parts = _parts(content, lines)
    words = [content[part.start : part.end] for part in parts]
    if (colonial := _of_staatsblad(parts, words)) is not None:
        return colonial
    first = _title_line(parts, words)
    if first is None:
        return Title(blocks=_blocks(parts, [("kepala", 0, len(parts))]))
    number = next((at for at in range(first, len(parts)) if parts[at].name == "nomor"), None)
    about = next((at for at in range(first, len(parts)) if parts[at].name == "tentang"), None)
    rahmat = next((at for at in range(first, len(parts)) if parts[at].name == "rahmat"), None)
    if number is not None and about is not None and number > about:
        number = None
    kind_end = number if number is not None else about if about is not None else first + 1
    numbers = None
    if number is not None:
        numbers = number_line(" ".join(words[number : about if about is not None else number + 1]))
    label = _form("about").match(words[about]) if about is not None else None
    label_only = about is not None and label is not None and label.end() == len(words[about])
    formula = (
        rahmat if rahmat is not None and rahmat >= max(kind_end, about or 0) else None
    )  # else the subject is below
    after = len(parts) if formula is None else formula
    blessed = after
    while blessed < len(parts) and parts[blessed].name == "rahmat":
        blessed += 1
    maker_line = None
    if formula is None and about is not None:
        after = _subject_end(parts, words, about + label_only)
        maker_line = next((at for at in range(after - 1, about + label_only, -1) if words[at].endswith(",")), None)
        if maker_line is None and after - 1 > about + label_only and _is_maker(words[after - 1], words[first:kind_end]):
            maker_line = after - 1
        if maker_line is not None:
            maker_line = _maker_start(words, about + label_only, maker_line, words[first:kind_end])
        after = maker_line if maker_line is not None else after
    tentang = None
    if about is not None:
        body = ["" if label_only else words[about][label.end() if label else 0 :]]
        tentang = " ".join([*body, *words[about + 1 : after]]).strip() or None
    maker_start = maker_line if maker_line is not None else (blessed if formula is not None else None)
    maker_end = len(parts) if maker_start is None else _maker_end(words, maker_start)
    maker = _maker(words[maker_start:maker_end]) if maker_start is not None else ""
    instrument = instrument_of(" ".join(words[first:kind_end]))
    runs: list[tuple[BlockKind, int, int]] = [("kepala", 0, first), ("jenis", first, kind_end)]
    subject_start = about if about is not None else kind_end
    if number is not None:
        runs.append(("nomor", number, subject_start if subject_start > number else number + 1))
    if about is not None:
        runs.append(("tentang" if label_only else "judul", about, about + 1))
        runs.append(("judul", about + 1, after))
    elif number is not None:
        runs.append(("judul", number + 1, after))
    else:
        runs.append(("judul", kind_end, after))
    if maker_start is not None:
        runs.append(("pembentuk", maker_start, maker_end))
    if rahmat is not None:
        runs.append(("rahmat", rahmat, max(blessed, rahmat + 1) if formula is not None else rahmat + 1))
    printed = maker or (instrument.maker if instrument else "")
    return Title(
        instrument,
        numbers,
        tentang,
        proper(printed) or None,
        _blocks(parts, runs),
        Span(parts[first].start, parts[kind_end - 1].end),
        Span(parts[number].start, parts[number].end) if number is not None else None,
    )


def _of_staatsblad(parts: Sequence[_Part], words: Sequence[str]) -> Title | None:
    """Read the title of a colonial act, known by year and number of its Staatsblad; None for any other title.

    Its subject is the name of the ordinance; it names no maker.
    """
    found = [(at, match) for at, line in enumerate(words) if (match := _form("staatsblad").fullmatch(line))]
    if len(found) != 1 or any(part.name in ("nomor", "rahmat") for part in parts):
        return None
    at, match = found[0]
    gazette = [place for place, line in enumerate(words) if place != at and _form("gazette_head").match(line)]
    subject = [line for place, line in enumerate(words) if place != at and place not in gazette]
    runs: list[tuple[BlockKind, int, int]] = [("judul", 0, len(parts)), ("nomor", at, at + 1)]
    runs += [("kepala", place, place + 1) for place in gazette]
    span = Span(parts[at].start, parts[at].end)
    numbers = NumberLine(Figure(match["nomor"]), Figure(match["tahun"]))
    return Title(
        Instrument("stb", None, "", placed=False),
        numbers,
        " ".join(subject) or None,
        None,
        _blocks(parts, runs),
        span,
        span,
    )


def _subject_end(parts: Sequence[_Part], words: Sequence[str], start: int) -> int:
    """Where a subject that no formula follows ends: before running text, or a line apart from it in another case."""
    capitals = start < len(words) and words[start].isupper()
    for at in range(start + 1, len(parts)):
        if _form("running_text").match(words[at]) and not words[at].isupper():
            return at
        if capitals and not words[at].isupper() and (parts[at].gap > _APART_LINES or _is_sentence(words[at])):
            return at
    return len(parts)


def _is_sentence(line: str) -> bool:
    """Whether a line below a subject in capitals is of a sentence: of several words, most letters small."""
    return len(line.split()) > _FEW_WORDS and 2 * sum(map(str.islower, line)) > len(line)


def _is_maker(line: str, kind: Sequence[str]) -> bool:
    """Whether the last line of a subject is the maker that the kind has named: `MAKLUMAT BUPATI CONTOH`."""
    return line.isupper() and len(line.split()) > 1 and " ".join(kind).upper().endswith(line)


def _maker_start(words: Sequence[str], subject: int, last: int, kind: Sequence[str]) -> int:
    """The first line of a maker over several lines, the last of which is `last`: so far as the kind has named it.

    The subject begins at the line `subject` and has one line at least.
    """
    country = _form("country")
    named = country.sub("", " ".join(kind).upper()).strip()
    first = last
    for at in range(last, max(subject, last - _MAKER_LINES), -1):
        above = country.sub("", " ".join(words[at : last + 1]).strip(" ,.:;").upper()).strip()
        if above and f" {above} " not in f" {named} ":
            break
        first = at if above else first
    return first


def _maker_end(words: Sequence[str], start: int) -> int:
    """The line after the maker: the one that a comma ends, else the first; all lines where the formula ends them."""
    for at in range(start, min(len(words), start + _MAKER_LINES)):
        if at > start and _form("running_text").match(words[at]) and not words[at].isupper():
            return at
        if words[at].endswith((",", ";", ":")):
            return at + 1
        if at > start and not words[at].isupper():
            break
    return len(words)


def _maker(lines: Sequence[str]) -> str:
    """The maker below the formula: up to the comma that ends it, else its first line."""
    kept: list[str] = []
    for line in lines[:_MAKER_LINES]:
        kept.append(line)
        if line.endswith((",", ";", ":")):
            break
    else:
        kept = kept[:1]
    return " ".join(kept).strip(" ,.:;")


def _title_line(parts: Sequence[_Part], words: Sequence[str]) -> int | None:
    """The line with the kind: the last one before TENTANG that opens like a kind and stands in capitals.

    A kind that no table knows counts only before a number or a subject, and never in place of one that is known.
    """
    found, known = None, False
    for at, part in enumerate(parts):
        if part.name in ("tentang", "rahmat") and found is not None:
            return found
        opening = words[at].strip(" *#")
        if opening.isupper() and " " not in opening:  # PERATURAN / WALI KOTA … on two lines
            opening = " ".join(words[at : at + 2])
        numbered = any(below.name in ("nomor", "tentang") for below in parts[at + 1 : at + 1 + _NUMBER_WITHIN_LINES])
        if not (opening[:_KIND_CHARS].isupper() or (opening.istitle() and numbered)) or opening.startswith("LEMBARAN"):
            continue
        instrument = instrument_of(opening)
        if instrument is None or (not instrument.known and (known or not numbered)):
            continue
        goes_on = found is not None and all(above.name != "nomor" for above in parts[found:at]) and at - found < 3
        if goes_on and (known or not instrument.known):
            continue  # a kind over two lines: PERATURAN / PEMERINTAH …
        found, known = at, instrument.known
    return found


def _blocks(parts: Sequence[_Part], runs: Sequence[tuple[BlockKind, int, int]]) -> tuple[Block, ...]:
    """Every line stands in one block, in whatever order the lines are: in the last of the `runs` that claim it."""
    claims: list[tuple[BlockKind, int]] = [("lain", -1)] * len(parts)
    for number, (kind, start, end) in enumerate(runs):
        claims[start:end] = [(kind, number)] * max(0, end - start)
    blocks: list[Block] = []
    at = 0
    for (kind, _), claimed in groupby(claims):
        first, at = at, at + len(list(claimed))
        blocks.append(Block(kind, Span(parts[first].start, parts[at - 1].end)))
    return tuple(blocks)


def proper(words: str) -> str:
    """Return words in capitals as a name: `BUPATI PENUKAL ABAB` gives `Bupati Penukal Abab`."""
    if not words.isupper():
        return words
    forms = load("structure/title", TitleForms)
    joining, short = forms.joining.words, forms.short.words
    names = [
        word.lower() if word.lower() in joining else word if word.lower().strip(".") in short else word.capitalize()
        for word in words.split()
    ]
    return " ".join(names)
