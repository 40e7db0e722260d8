"""Kata ditulis dalam bentuk baku dan tanpa salah ketik.

Diperiksa: daftar kata dan frasa dalam `grammars/drafting/drf004_kata_baku.toml`; kata berulang; kata ulang yang tanda
hubungnya diikuti spasi; penanda yang berbeda dari penanda lain dalam daftarnya; "Walikota" bila naskah ini menulis
"Wali Kota"; dan kata yang berbeda satu huruf dari kata yang lazim dalam peraturan. Yang terakhir hanya diusulkan, tidak
diperbaiki sendiri.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Ragam Bahasa: tunduk pada kaidah tata bahasa Indonesia, termasuk ejaan.

---

Words are written in their standard form and without spelling mistakes.

The check looks at: the list of words and phrases in `grammars/drafting/drf004_kata_baku.toml`; a word written twice; a
doubled word with a space after its hyphen; a marker unlike the others of its list; "Walikota" where this text writes
"Wali Kota"; and words that differ by one letter from a word that is usual in regulations. The last are only suggested,
never corrected automatically.

Rule: Law 12 of 2011, annex II, language: the rules of Indonesian grammar and spelling.

Salah:
    Pasal 1
    Asisten mengkoordinasikan kerjasama dibawah Sekretaris Daerah.

Benar:
    Pasal 1
    Asisten mengoordinasikan kerja sama di bawah Sekretaris Daerah.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import compress, islice, pairwise
from operator import eq

from msgspec import structs

from extractor.checks.drf.misspelt import misspelt, vocabulary
from extractor.checks.framework.check import Found, check
from extractor.checks.shared.cited_works import is_within, titles_of_works
from extractor.checks.shared.own_kind import shifted
from extractor.checks.shared.regulation import Regulation
from extractor.grammar import Form, filled, load
from extractor.law.address import is_attached
from extractor.law.units import FRAME, ITEMS
from extractor.law.words import silent_words
from extractor.model.document import Piece, Provision
from extractor.model.finding import Suggestion, Words
from extractor.model.text import Span
from extractor.source.readers import PDF


class PhraseForm(Form, frozen=True):
    """A wrong phrase, what to write for it or what to tell the reader, and fragments of which it holds one.

    `unsafe`: the words that are written for it may mean another thing.
    """

    needs: tuple[str, ...]
    wrong: str
    right: str | None = None
    say: str = ""
    unsafe: bool = False


Phrase = tuple[re.Pattern[str], PhraseForm]
"""A wrong phrase as a pattern, and its row of the grammar."""


class WordList(Form, frozen=True):
    """Wrong words with what to write for each, wrong phrases, and words written twice.

    `hyphened` are those that a phrase mends; `never_doubled` and words with `verb_prefixes` are no doubled words.
    """

    words: dict[str, str]
    phrase: tuple[PhraseForm, ...]
    hyphened: frozenset[str]
    never_doubled: frozenset[str]
    verb_prefixes: tuple[str, ...]
    named: tuple[str, ...]


_WORD = re.compile(r"(?<![\w@.-])[A-Za-z]{3,}(?![\w@]|[.-]\w)")
_LETTERS = re.compile(r"[a-z]{3,}")
_SMALL = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w-])")
_ALONE = re.compile(r"^[a-z]{3,}$", re.MULTILINE)
_TWICE = re.compile(r"(?<![\w-])([a-z]{4,}) \1(?![\w-])")
_SPLIT = re.compile(r"(?<![\w-])([A-Za-z]{3,})- \1(nya)?(?!\w)")
# The words of a name before another word of it (chosen).
_NAME_CHARS = 60
_MARKED = ITEMS | (FRAME - {"memperhatikan"}) | {"ayat"}


@check(
    severity="info",
    fix="safe",
    message="Tulis “{benar}”, bukan “{salah}”.",
    message_en="Write “{benar}”, not “{salah}”.",
    on_damage="skip",
    since="eyd",
)
def kata_baku(regulation: Regulation) -> Iterator[Found]:
    """Yield every word and phrase that has a standard form, outside the titles of other regulations."""
    titles = titles_of_works(regulation.references)
    for found in _slips(regulation):
        if found.span is None or not is_within(titles, found.span.start):
            yield found


def _slips(regulation: Regulation) -> Iterator[Found]:
    for unit in regulation.document.walk():
        if unit.kind in _MARKED and unit.num is not None and not is_attached(unit.eid):
            yield from _marker(regulation, unit, unit.num)
    main = [piece for piece in regulation.document.pieces.rows if not is_attached(piece.unit.eid)]
    tokens = " \n ".join([piece.words for piece in main if not piece.heading]).split(" ")
    headings = [piece.words.split(" ") for piece in main if piece.heading]
    yield from _wrong_words(regulation, tokens)
    yield from _wrong_phrases(regulation)
    yield from _doubled_words(regulation, [tokens, *headings])
    yield from _split_words(regulation)


def _found(eid: str, span: Span, wrong: str, right: str, *, certain: bool = True) -> Found:
    sure = certain and "…" not in right
    reason = ("bentuk baku", "standard form") if certain else ("kata yang mirip", "a word that is alike")
    either = right.split(" … ") if " … " in right else [right]
    words: dict[str, Words] = {"salah": wrong, "benar": ("” atau “".join(either), "” or “".join(either))}
    suggestions = tuple(Suggestion(each, None, *reason) for each in either)
    return Found(eid, span, words, suggestions=suggestions, fix=right if sure else None)


def _main(regulation: Regulation, *fragments: str) -> Iterator[Piece]:
    """Yield the pieces outside the annexes that hold one of the fragments."""
    return (piece for piece in regulation.document.pieces.holding(*fragments) if not is_attached(piece.unit.eid))


def _wrong_words(regulation: Regulation, tokens: Sequence[str]) -> Iterator[Found]:
    """Words of the list, words that look like a slip of the pen, and Walikota; `tokens` as for `_counted`."""
    table = _words()
    slips = misspelt(_counted(tokens), _standard(), table.keys())
    suspect = table.keys() & _LETTERS.findall(regulation.text.vocabulary) | slips.keys()
    town = _town(regulation)
    if town:
        suspect.add("walikota")
    for piece in _main(regulation, *suspect):
        for match in _WORD.finditer(piece.words):
            word, plain = match[0], match[0].lower()
            if plain in table:
                right = _cased(word, table[plain])
            elif plain in slips and word.islower():
                right = slips[plain]
            elif town and word == "Walikota":
                right = "Wali Kota"
            else:
                continue
            if _in_registered_name(piece.words, match.start()):
                continue
            quote = shifted(piece.span, match.start(), match.end())
            certain = plain not in slips or plain in table
            found = _found(piece.unit.eid, quote, word, right, certain=certain)
            if certain and _in_name(piece.words, match.start()):
                found = _perhaps_name(found)
            yield _guarded(found, piece.words, match.start())


def _counted(tokens: Sequence[str]) -> dict[str, int]:
    """How often each word in small letters stands in `tokens`, what stands between blanks in the running text."""
    times = Counter(tokens)
    counted = {word: times[word] for word in _ALONE.findall("\n".join(times))}
    for token in times.keys() - counted.keys():
        for word in _SMALL.findall(token):
            counted[word] = counted.get(word, 0) + times[token]
    return counted


def _wrong_phrases(regulation: Regulation) -> Iterator[Found]:
    for pattern, row in _phrases():
        for piece in _main(regulation, *row.needs):
            for match in pattern.finditer(piece.words):
                quote = shifted(piece.span, match.start(), match.end())
                said = _joined(filled(match, row.right)) if row.right else row.say
                found = _found(piece.unit.eid, quote, match[0], said)
                found = _perhaps_name(found) if _in_name(piece.words, match.start()) else found
                yield _guarded(structs.replace(found, unsafe=row.unsafe), piece.words, match.start())


def _doubled_words(regulation: Regulation, rows: Iterable[Sequence[str]]) -> Iterator[Found]:
    """A word written twice, in pieces that hold one word twice in a row at all; `rows` are rows of their words."""
    twice = {f"{one} {one}".lower() for row in rows for one in compress(row, map(eq, row, islice(row, 1, None)))}
    table = load("drafting/drf004_kata_baku", WordList)
    for piece in _main(regulation, *twice):
        if not any(one == other for one, other in pairwise(piece.words.split(" "))):
            continue
        for match in _TWICE.finditer(piece.words):
            quote = shifted(piece.span, match.start(), match.end())
            if match[1] in silent_words():
                yield _found(piece.unit.eid, quote, match[0], match[1])
            elif match[1] in table.never_doubled or match[1].startswith(table.verb_prefixes):
                yield _found(piece.unit.eid, quote, match[0], match[1], certain=False)
            elif match[1] not in table.hyphened:
                yield _found(piece.unit.eid, quote, match[0], f"{match[1]} … {match[1]}-{match[1]}")


def _split_words(regulation: Regulation) -> Iterator[Found]:
    """A doubled word with a space after its hyphen, other than at the end of a printed line."""
    if regulation.text.source.media_type == PDF.media_type:
        return
    for piece in _main(regulation, "- "):
        for match in _SPLIT.finditer(piece.words):
            quote = shifted(piece.span, match.start(), match.end())
            if "\n" not in regulation.text.content[quote.start : quote.end]:
                right = f"{match[1]}-{match[1]}{match[2] or ''}"
                yield _found(piece.unit.eid, quote, match[0], right)


def _cased(printed: str, right: str) -> str:
    if printed.isupper():
        return right.upper()
    return right[:1].upper() + right[1:] if printed[:1].isupper() else right


def _in_name(words: str, start: int) -> bool:
    """Whether a word is capitalised within a sentence, behind another one: it may be of a name."""
    before = words[:start].rstrip()
    return words[start].isupper() and bool(before) and before[-1] not in ".;:" and before.split()[-1][0].isupper()


def _perhaps_name(found: Found) -> Found:
    """Only suggest what may stand in a name."""
    reason = ("bentuk baku; mungkin bagian nama", "standard form; perhaps part of a name")
    return structs.replace(
        found, suggestions=tuple(Suggestion(each.text, None, *reason) for each in found.suggestions), fix=None
    )


def _guarded(found: Found, words: str, start: int) -> Found:
    """Make a fix unsafe where the word is capitalised within a sentence: a term or a name; not a month in a date."""
    before = words[:start].rstrip()
    inside = words[start].isupper() and bool(before) and before[-1] not in ".;:" and not before[-1].isdigit()
    return structs.replace(found, unsafe=True) if inside and found.fix is not None else found


def _in_registered_name(words: str, start: int) -> bool:
    """Whether a capitalised word is one of a name like `Jalan Apotik Raya`, `PT Praktek Air Jaya`."""
    return words[start].isupper() and bool(_registered().search(words[max(0, start - _NAME_CHARS) : start]))


@cache
def _registered() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, load("drafting/drf004_kata_baku", WordList).named))
    return re.compile(rf"(?<!\w)(?:{heads})\s(?:[A-Z][\w.]*\s){{0,3}}\Z")


def _joined(right: str) -> str:
    """Return words without capitals inside a word, which joining two capitalised ones would leave."""
    return re.sub(r"(?<=[a-z])[A-Z]", lambda match: match[0].lower(), right)


@cache
def _words() -> dict[str, str]:
    return load("drafting/drf004_kata_baku", WordList).words


@cache
def _standard() -> frozenset[str]:
    """The words of regulations in their standard form: what many of them write wrongly gives way to what is right."""
    right = {word for each in _words().values() for word in _LETTERS.findall(each)}
    return frozenset((vocabulary() - _words().keys()) | right)


@cache
def _phrases() -> tuple[Phrase, ...]:
    rows = load("drafting/drf004_kata_baku", WordList).phrase
    return tuple((re.compile(row.wrong, re.VERBOSE), row) for row in rows)


def _town(regulation: Regulation) -> bool:
    """Whether this text calls the head of a town Wali Kota, in two words."""
    own = regulation.kind
    content = regulation.text.content
    return (
        own is not None and own.name == "Peraturan Wali Kota" and content.count("Wali Kota") > content.count("Walikota")
    )


def _marker(regulation: Regulation, unit: Provision, num: Span) -> Iterator[Found]:
    """A marker without its stop or with one too many: `a`, `(1).`"""
    if regulation.is_quoted(unit.eid):
        return
    printed = regulation.text.of(num).strip()
    if unit.kind == "ayat":
        right, wrong = f"({unit.label})", f"({unit.label})."
        if printed == wrong:
            yield _found(unit.eid, num, printed, right)
    elif printed == unit.label and regulation.text.content[num.end : num.end + 1] not in (".", ")"):
        yield _found(unit.eid, num, printed, f"{printed}.")
