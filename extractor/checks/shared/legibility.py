"""Whether a text was read from a picture, so that a missing number may only be a number that was not read."""

import re
from functools import cache

from extractor.grammar import Form, load
from extractor.law.units import ATTACHED, HEADINGS, TEXT
from extractor.model.document import Document
from extractor.model.text import Text

_MARKS = re.compile(r"[^0-9a-z]+")
_KEYWORDS = HEADINGS - {"bagian"}
_LONE = r"(?:\([0-9]{1,2}\)|[a-z]\.|[0-9]{1,2}\.)"
_LONE_MARKERS = re.compile(rf"\n{_LONE}(?=\n{_LONE}$)", re.MULTILINE)
_FEW_MARKERS, _FEW_WORDS, _FEW_REFERENCES, _FEW_LONE = 1, 2, 8, 4

_PART = re.compile(r"[a-z0-9<]+")
_CONSONANTS = "bcdfghjklmnpqrstvwxyz"


class Legibility(Form, frozen=True):
    """The whole of `drafting/legibility.toml`."""

    words: tuple[str, ...]
    taken_for: tuple[tuple[str, str], ...]
    inside: str
    per_thousand: float


def _legibility() -> Legibility:
    return load("drafting/legibility", Legibility)


def is_damaged(document: Document, broken: int = 0, internal: int = 0) -> bool:
    """Whether the numbers of a text cannot be trusted sign by sign.

    So it is where a page was read by OCR; where several markers had to be mended (`Pasa1 1 0` for Pasal 10); where
    words show what only OCR makes of them; and where the order of the lines was lost: markers stand apart from their
    text, or very many of the provisions that are referred to are not there (`broken` of `internal`).
    """
    if any(page.method == "ocr" for page in document.text.pages) or document.text.source.method == "ocr":
        return True
    if broken >= _FEW_REFERENCES and 3 * broken > internal:
        return True
    if len(_LONE_MARKERS.findall("\n" + document.text.content[: _end_of_body(document)])) > _FEW_LONE:
        return True
    return _mended_markers(document) > _FEW_MARKERS or _has_misread_words(document.text)


def _end_of_body(document: Document) -> int:
    """Where the annexes begin: the numbers of a table stand alone."""
    after = [unit.span.start for unit in document.provisions if unit.kind in ATTACHED]
    return min(after, default=len(document.text.content))


def _mended_markers(document: Document) -> int:
    """Count the markers whose printed form does not hold the label that their place in the sequence gave them."""
    mended = 0
    for unit in document.walk():
        if unit.kind not in (*TEXT, "bab") or unit.num is None:
            continue
        printed = document.text.of(unit.num)
        if printed in (f"({unit.label})", f"Pasal {unit.label}"):
            continue
        plain = _MARKS.sub(" ", printed.lower()).split()
        if plain and plain[0] in _KEYWORDS:
            plain = plain[1:]
        mended += bool(plain) and "".join(plain) != unit.label.lower()
    return mended


def _has_misread_words(text: Text) -> bool:
    size = text.content.count(" ") + text.content.count("\n") + 1
    few = max(_FEW_WORDS, _legibility().per_thousand * size / 1000)
    lines = "\n".join(text.different_words)  # the same words recur: each is looked at once
    suspect = {_line_at(lines, match.start()) for pattern in _suspect() for match in pattern.finditer(lines)}
    wrong = {word: len(_odd_sign().findall(word)) for word in suspect}
    if not _misread().isdisjoint(_PART.findall(text.vocabulary)):
        for word in text.different_words:
            misread = sum(part in _misread() for part in _PART.findall(word.lower()))
            if misread:
                wrong[word] = wrong.get(word, 0) + misread
    words = text.content.split() if wrong else []
    return bool(sum(count * words.count(word) for word, count in wrong.items()) > few)


def _line_at(lines: str, at: int) -> str:
    end = lines.find("\n", at)
    return lines[lines.rfind("\n", 0, at) + 1 : end if end >= 0 else len(lines)]


def has_odd_sign(words: str) -> bool:
    """Whether a word holds a sign that no word has: `KETEI{TERAMAN`."""
    return any(odd.search(words) for odd in (_odd_sign(), _bracketed()))


@cache
def _bracketed() -> re.Pattern[str]:
    """An opening bracket within a word that it does not close: `MASYARAI(AT`."""
    return re.compile(r"[A-Za-z]\([A-Za-z]+(?![A-Za-z)])")


@cache
def _odd_sign() -> re.Pattern[str]:
    """A sign inside a word, a word without vowels, capitals strewn into a word."""
    signs = re.escape(_legibility().inside)
    return re.compile(
        rf"[A-Za-z][{signs}]|[{signs}][A-Za-z]"
        rf"|\b[{_CONSONANTS}][{_CONSONANTS}{_CONSONANTS.upper()}]{{5,}}\b|[a-z][A-Z][a-z]+[A-Z]"
    )


@cache
def _suspect() -> tuple[re.Pattern[str], ...]:
    """Quick patterns: only a word that holds one of them can have an odd sign."""
    signs = re.escape(_legibility().inside)
    vowelless = f"[{_CONSONANTS}]" + f"[{_CONSONANTS}{_CONSONANTS.upper()}]" * 5
    return tuple(map(re.compile, (f"[{signs}]", vowelless, "[A-Z](?<=[a-z][A-Z])[a-z]")))


@cache
def _misread() -> frozenset[str]:
    words = _legibility().words
    out = {
        word[:at] + wrong + word[at + len(right) :]
        for word in words
        for right, wrong in _legibility().taken_for
        for at in range(len(word))
        if word.startswith(right, at)
    }
    return frozenset(out - set(words))
