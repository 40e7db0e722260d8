"""Kata ditulis dalam bentuk baku dan tanpa salah ketik.

Diperiksa: daftar kata dan frasa dalam `grammars/word_list.toml`; kata berulang; kata ulang yang tanda hubungnya diikuti
spasi; penanda yang berbeda dari penanda lain dalam daftarnya; "Walikota" bila naskah ini menulis "Wali Kota"; dan kata
yang berbeda satu huruf dari kata yang lazim dalam peraturan. Yang terakhir hanya diusulkan, tidak diperbaiki sendiri.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Ragam Bahasa: tunduk pada kaidah tata bahasa Indonesia, termasuk ejaan.

---

Words are written in their standard form and without slips of the pen.

Looked at are: the list of words and phrases in `grammars/word_list.toml`; a word written twice; a doubled word with a
blank after its hyphen; a marker unlike the others of its list; "Walikota" where this text writes "Wali Kota"; and words
that differ by one letter from a word that is usual in regulations. The last are only suggested, never mended.

Rule: Law 12 of 2011, annex II, language: the rules of Indonesian grammar and spelling.

Salah:
    Pasal 1
    Asisten mengkoordinasikan kerjasama dibawah Sekretaris Daerah.

Benar:
    Pasal 1
    Asisten mengoordinasikan kerja sama di bawah Sekretaris Daerah.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from extractor.checks.check import Found, Words, check
from extractor.checks.kinds import shifted
from extractor.checks.misspelt import misspelt
from extractor.checks.regulation import Regulation
from extractor.finding import Suggestion
from extractor.resources import grammar
from extractor.text import Span
from extractor.tree.document import Provision

Phrase = tuple[re.Pattern[str], str | None, str]
"""A wrong phrase, what to write for it (None: only to say), and how to say it."""

_WORD = re.compile(r"(?<![\w@.-])[A-Za-z]{3,}(?![\w@]|[.-]\w)")
_LETTERS = re.compile(r"[a-z]{3,}")
_SMALL = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w-])")
_TWICE = re.compile(r"(?<![\w-])([a-z]{4,}) \1(?![\w-])")
_SPLIT = re.compile(r"(?<![\w-])([A-Za-z]{3,})- \1(nya)?(?!\w)")
_ITEMS = ("menimbang", "mengingat", "huruf", "angka", "rincian")


@check(
    severity="info",
    fix="safe",
    message="“{salah}” -> “{benar}”.",
    message_en="“{salah}” -> “{benar}”.",
)
def kata_baku(regulation: Regulation) -> Iterator[Found]:
    """Yield every word and phrase that has a standard form."""
    if regulation.damaged:
        return
    units = [unit for unit in regulation.document.walk() if not unit.eid.startswith(("expl", "att_"))]
    slips = misspelt(_counted(regulation, units))
    town = _town(regulation)
    whole = regulation.text.content.replace("\n", " ").lower()
    phrases = _present(whole)
    suspect = {word for word in set(_LETTERS.findall(whole)) if word in _words() or word in slips}
    if town:
        suspect.add("walikota")
    for unit in units:
        yield from _marker(regulation, unit)
        for span in (*((unit.heading,) if unit.heading else ()), *unit.own):
            words = regulation.text.of(span)
            low = words.lower()
            known = slips if any(word in low for word in suspect) else None
            for start, end, right in _in_words(regulation, span, words, known, town, phrases):
                wrong = words[start:end]
                certain = wrong.lower() not in slips or wrong.lower() in _words()
                yield _found(unit.eid, shifted(span, start, end), wrong, right, certain=certain)


def _found(eid: str, span: Span, wrong: str, right: str, *, certain: bool = True) -> Found:
    sure = certain and "…" not in right
    reason = ("bentuk baku", "standard form") if certain else ("kata yang mirip", "a word that is alike")
    either = right.split(" … ") if " … " in right else [right]
    words: dict[str, Words] = {"salah": wrong, "benar": (" atau ".join(either), " or ".join(either))}
    suggestions = tuple(Suggestion(each, None, *reason) for each in either)
    return Found(eid, span, words, suggestions=suggestions, fix=right if sure else None)


def _counted(regulation: Regulation, units: list[Provision]) -> Iterator[str]:
    """Every word in small letters, and those of the citations and headings with a capital too."""
    for unit in units:
        for span in unit.own:
            words = regulation.text.of(span)
            yield from _SMALL.findall(words)


def _in_words(
    regulation: Regulation,
    span: Span,
    words: str,
    slips: dict[str, str] | None,
    town: bool,
    phrases: tuple[Phrase, ...],
) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, what to write) for every fault in one piece of text; `slips` is None where no word is one."""
    table = _words()
    for match in _WORD.finditer(words) if slips is not None else ():
        plain = match[0].lower()
        if plain in table:
            yield match.start(), match.end(), _cased(match[0], table[plain])
        elif slips and plain in slips and match[0].islower():
            yield match.start(), match.end(), slips[plain]
        elif town and match[0] == "Walikota":
            yield match.start(), match.end(), "Wali Kota"
    for pattern, right, say in phrases:
        for match in pattern.finditer(words):
            yield match.start(), match.end(), match.expand(right) if right else say
    tokens = words.split(" ")
    for match in _TWICE.finditer(words) if any(a == b for a, b in pairwise(tokens)) else ():
        if match[1] in _silent():
            yield match.start(), match.end(), match[1]
        elif match[1] not in _doubled():
            yield match.start(), match.end(), f"{match[1]} … {match[1]}-{match[1]}"
    if regulation.text.source.media_type != "application/pdf":
        for match in _SPLIT.finditer(words) if "- " in words else ():
            if "\n" not in regulation.text.content[span.start + match.start() : span.start + match.end()]:
                yield match.start(), match.end(), f"{match[1]}-{match[1]}{match[2] or ''}"


def _cased(printed: str, right: str) -> str:
    if printed.isupper():
        return right.upper()
    return right[:1].upper() + right[1:] if printed[:1].isupper() else right


@cache
def _words() -> dict[str, str]:
    table: dict[str, str] = grammar("word_list")["words"]
    return table


def _present(words: str) -> tuple[Phrase, ...]:
    """The wrong phrases that `words` (in small letters) can hold, told by a quick search for what each needs."""
    rows = zip(grammar("word_list")["phrase"], _phrases(), strict=True)
    return tuple(phrase for row, phrase in rows if any(need in words for need in row["needs"]))


@cache
def _phrases() -> tuple[Phrase, ...]:
    rows = grammar("word_list")["phrase"]
    return tuple((re.compile(row["wrong"], re.VERBOSE), row.get("right"), row.get("say", "")) for row in rows)


@cache
def _silent() -> frozenset[str]:
    """Words that are never doubled on purpose."""
    return frozenset(grammar("wording")["silent"]["words"])


@cache
def _doubled() -> frozenset[str]:
    """Doubled words that the phrases mend with a hyphen."""
    return frozenset(("lain", "masing", "undang", "sewaktu", "kurang", "rata", "sama", "tiba", "benar", "bersama"))


def _town(regulation: Regulation) -> bool:
    """Whether this text calls the head of a town Wali Kota, in two words."""
    own = regulation.kind
    content = regulation.text.content
    return (
        own is not None and own.name == "Peraturan Wali Kota" and content.count("Wali Kota") > content.count("Walikota")
    )


def _marker(regulation: Regulation, unit: Provision) -> Iterator[Found]:
    """A marker without its stop or with one too many: `a`, `(1).`"""
    if unit.num is None or regulation.is_quoted(unit.eid) or unit.kind not in (*_ITEMS, "ayat"):
        return
    printed = regulation.text.of(unit.num).strip()
    if unit.kind == "ayat":
        right, wrong = f"({unit.label})", f"({unit.label})."
        if printed == wrong:
            yield _found(unit.eid, unit.num, printed, right)
    elif printed == unit.label and regulation.text.content[unit.num.end : unit.num.end + 1] not in (".", ")"):
        yield _found(unit.eid, unit.num, printed, f"{printed}.")
