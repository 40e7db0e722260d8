"""Numbers as the law prints them: Roman, letters, figures, words and ordinals, and the places of inserted units.

The one source of every form: what can be cited can be a heading, and the reverse. A number is compared by its place in
the sequence (`Position`): 5 is (5, ""), the inserted 5A is (5, "A"), 5 ter is (5, "TER"), huruf a1 is (1, "1").
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from extractor.grammar import Form, Words, load
from extractor.law.units import CITED_ITEMS, Numbers, UnitKind

Position = tuple[int, str]
"""A number and the suffix of an inserted unit in upper case."""


class StyleType(Form, frozen=True):
    """What a style of list marker counts with, the kind of unit it opens, and where it does.

    `printed` is its marker with `{}` for the number, empty where that is not printed so.
    """

    numbers: Numbers
    unit: UnitKind
    where: Literal["list", "citation", "reading"]
    printed: str = ""


class NumberForms(Form, frozen=True):
    """The whole of `law/numbers.toml`."""

    words: dict[str, int]
    scale: dict[str, tuple[int, int]]
    ordinal: dict[str, int]
    inserted: Words
    style: dict[str, StyleType]


_FORMS = load("law/numbers", NumberForms)

STYLES = _FORMS.style
LISTS: frozenset[str] = frozenset(name for name, style in STYLES.items() if style.where == "list")
"""Markers that open an item of a list anywhere."""
LIST_STYLES: frozenset[str] = LISTS | {name for name, style in STYLES.items() if style.where == "reading"}
"""The styles of all items of lists, those that are never printed as a marker of their own among them."""
CAPITAL_LISTS = frozenset(name for name in LISTS if STYLES[name].numbers == "capitals")
"""List markers in capitals."""
CITED_LISTS = frozenset(name for name in LISTS if STYLES[name].unit in CITED_ITEMS)
"""List markers whose items are huruf or angka."""

ROMAN_SIGNS = "IVXLCDM"
_SMALL_ROMAN_SIGNS = "IVXLC"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_FIGURES = "0123456789"
_WORTH = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN_FORM = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_INSERTED = tuple(word.upper() for word in _FORMS.inserted.words)
_ARABIC = re.compile(rf"(\d{{1,9}})([A-Za-z]{{0,2}}|[A-Z]\d|{'|'.join(_FORMS.inserted.words)})", re.IGNORECASE)
_ROMAN_SUFFIX = re.compile(r"[A-H]")
_LETTER_INSERTED = re.compile(r"([a-z])([0-9])")
MOST_WORDED = 999
"""The largest number that is written in words."""
_MOST_ORDINAL = 199
_TWO_LETTERS, _MOST_LETTERS = 2, 4
# A shorter word than Kesatu or Kedua is no ordinal with a letter off.
_LEAST_ORDINAL_CHARS = 5


# ---- Roman ----------------------------------------------------------------------------------------------------------


def roman_value(numeral: str) -> int | None:
    """Return the value of a well-formed Roman numeral in capitals, None for anything else."""
    if not numeral or not _ROMAN_FORM.fullmatch(numeral):
        return None
    total = 0
    for worth, signs in _WORTH:
        while numeral.startswith(signs):
            total, numeral = total + worth, numeral[len(signs) :]
    return total


def roman_numeral(value: int) -> str:
    """Return `value` (1 to 3999) as a Roman numeral in capitals."""
    out = []
    for worth, signs in _WORTH:
        times, value = divmod(value, worth)
        out.append(signs * times)
    return "".join(out)


# ---- letters --------------------------------------------------------------------------------------------------------


def letter_value(label: str) -> int | None:
    """Return the place of lower-case letters in a list, None for anything else.

    After z stand aa, bb, cc … or aa, ab, ac …; both are read as 27, 28, 29. After zz stands aaa, after zzz aaaa.
    """
    if not label or len(label) > _MOST_LETTERS or not all(sign in _ALPHABET for sign in label):
        return None
    last = _ALPHABET.index(label[-1]) + 1
    if len(label) == 1:
        return last
    if len(set(label)) == 1:
        return len(_ALPHABET) * (len(label) - 1) + last
    return len(_ALPHABET) + last if len(label) == _TWO_LETTERS and label[0] == "a" else None


def inserted_letter(label: str) -> Position | None:
    """Return the place of two letters inserted after the first of them (`aa`, `ab` after a), None for other labels."""
    first = letter_value(label[:1])
    return (first, label[1].upper()) if len(label) == 2 and first and label[1] in _ALPHABET else None


def letters(value: int) -> str:
    """Return the letters of a place in a list: a, b … z, aa, bb …"""
    times, place = divmod(value - 1, len(_ALPHABET))
    return _ALPHABET[place] * (times + 1)


# ---- words ----------------------------------------------------------------------------------------------------------


def number_words(value: int) -> str:
    """Return a number from 1 to 999 in words: `dua belas`, `seratus dua puluh satu`."""
    if not 1 <= value <= MOST_WORDED:
        raise ValueError(f"no words for {value}")
    words = []
    hundreds, rest = divmod(value, 100)
    if hundreds:
        words.append(_word(100) if hundreds == 1 else f"{_word(hundreds)} ratus")
    tens, ones = divmod(rest, 10)
    if rest in (10, 11):
        words.append(_word(rest))
    elif tens == 1:
        words.append(f"{_word(ones)} belas")
    else:
        words += [f"{_word(tens)} puluh"] if tens else []
        words += [_word(ones)] if ones else []
    return " ".join(words)


@cache
def _words() -> dict[int, str]:
    return {value: word for word, value in _FORMS.words.items()}


def _word(value: int) -> str:
    return _words()[value]


def number_in(words: Sequence[str], at: int, end: int) -> tuple[int, int] | None:
    """Return value and end of the number that begins at word `at` (`tiga puluh lima`), None for other words.

    `words` are in lower case; those from `end` on do not count.
    """
    total, first = 0, at
    while at < end and words[at] in _FORMS.words:
        value = _FORMS.words[words[at]]
        scale = _FORMS.scale.get(words[at + 1]) if at + 1 < end else None
        if scale:
            value, at = value * scale[0] + scale[1], at + 1
        total, at = total + value, at + 1
    return (total, at) if at > first else None


@cache
def _ordinals() -> dict[str, int]:
    """The ordinals by their words without spaces."""
    numbered = {f"ke{number_words(value)}".replace(" ", ""): value for value in range(1, _MOST_ORDINAL + 1)}
    return numbered | _FORMS.ordinal


def ordinal_value(words: str) -> int | None:
    """Return the number of an ordinal (`Kesatu`, `KEDUA PULUH SATU`, `Pertama`), None where the words are not one."""
    return _ordinals().get("".join(words.lower().split()))


def ordinal_place(words: str) -> Position | None:
    """Return the place of an ordinal, which may bear the letter of an inserted unit: (1, "A") for `Kesatu A`."""
    if (value := ordinal_value(words)) is not None:
        return value, ""
    value = ordinal_value(words[:-1]) if _ROMAN_SUFFIX.fullmatch(words[-1:]) else None
    return (value, words[-1]) if value else None


@lru_cache(maxsize=1024)
def near_ordinals(words: str) -> tuple[int, ...]:
    """Return the numbers of the ordinals that are one letter off `words`: 3 for `Ketuga`, 2 for `Keclua`."""
    bare = "".join(words.lower().split()).replace("cl", "d")  # no ordinal has these two letters
    if bare in _ordinals():
        return (_ordinals()[bare],)
    if not bare.isalpha() or len(bare) < _LEAST_ORDINAL_CHARS:
        return ()
    near = {value for name, value in _ordinals().items() if name != bare and _one_off(name, bare)}
    return tuple(sorted(near))


def _one_off(one: str, other: str) -> bool:
    """Whether one letter is changed, lost or too many."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def figures_of(label: str) -> str | None:
    """Return in figures a number that is written in words or with `ke-` (`dua`, `ke-7`), None for any other label."""
    bare = label.lower().removeprefix("ke").lstrip("- ")
    if bare.isdecimal():
        return bare
    value = ordinal_value(f"ke{bare}") or ordinal_value(bare)
    return str(value) if value else None


def ordinal_words(value: int) -> str:
    """Return the ordinal as it is printed after Bagian: `Kesatu`, `Kedua Puluh Satu`."""
    return f"ke{number_words(value)}".title()


# ---- places in a sequence -------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def position(numbers: Numbers, label: str) -> Position | None:
    """Return the place of `label` in a sequence of such numbers, None where it is not one of them.

    Roman numerals are upper case, letters lower case; figures may bear a suffix (`5A`, `5ter`), Roman ones too
    (`IIIA`), letters a figure (`a1`). A decimal number counts with its last part: 3 for `2.1.3`.
    """
    match numbers:
        case "arabic":
            found = _ARABIC.fullmatch(label)
            return (int(found[1]), found[2].upper()) if found else None
        case "letters":
            if (value := letter_value(label)) is not None:
                return value, ""
            found = _LETTER_INSERTED.fullmatch(label)
            return (letter_value(found[1]) or 0, found[2]) if found else None
        case "capitals":
            return position("letters", label.lower()) if label.isupper() else None
        case "roman":
            if (value := roman_value(label)) is not None:
                return value, ""
            inserted = bool(_ROMAN_SUFFIX.fullmatch(label[-1:])) and roman_value(label[:-1])
            return (inserted, label[-1]) if inserted else None
        case "ordinal":
            return ordinal_place(label)
        case "decimal":
            last = label.rpartition(".")[2]
            return (int(last), "") if last.isdecimal() else None
        case "none":
            return 0, ""


def place_of(label: str) -> Position | None:
    """Return the place of a label whose numbers are not known: figures, else Roman numerals, else letters."""
    kinds: tuple[Numbers, ...] = ("arabic", "roman", "letters")
    return next((found for kind in kinds if (found := position(kind, label))), None)


def value_of(label: str) -> int | None:
    """Return the value of plain figures or of a Roman numeral, None for anything else."""
    return int(label) if label.isdecimal() else roman_value(label)


def label_of(numbers: Numbers, value: int) -> str:
    """Return the label at a place of a sequence: `5`, `e`, `V`, `Kelima`."""
    match numbers:
        case "letters":
            return letters(value)
        case "roman":
            return roman_numeral(value)
        case "ordinal":
            return ordinal_words(value)
        case _:
            return str(value)


def signs_of(label: str) -> str:
    """Return the signs that a label such as this one is made of: figures, Roman figures or letters."""
    return _FIGURES if label[:1].isdigit() else _SMALL_ROMAN_SIGNS if label[:1].isupper() else _ALPHABET


def follows(last: Position, now: Position) -> bool:
    """Whether `now` is expected next after `last`: 6 or 5A after 5; 5B, 5A1 or 6 after 5A; 5 ter after 5 bis."""
    if now[0] == last[0] + 1:
        return now[1] in ("", "A")
    if now[0] != last[0] or not now[1]:
        return False
    if not last[1]:
        return now[1] in ("A", "1", _INSERTED[0])
    if last[1] in _INSERTED and now[1] in _INSERTED:
        return _INSERTED.index(now[1]) == _INSERTED.index(last[1]) + 1
    if now[1][1:].isdecimal() or last[1][1:].isdecimal():  # 11A1 after 11A, 11A2 or 11B after 11A1
        one, other = (suffix[1:].isdecimal() and int(suffix[1:]) for suffix in (last[1], now[1]))
        return other == one + 1 if last[1][0] == now[1][0] else not other and ord(now[1][0]) == ord(last[1][0]) + 1
    return len(now[1]) == 1 and len(last[1]) == 1 and ord(now[1]) == ord(last[1]) + 1


def skips(last: Position, now: Position) -> int:
    """Return how many numbers are missing between `last` and `now`; negative where `now` does not rise."""
    if now[0] == last[0]:
        return 0 if now[1] > last[1] else -1
    return now[0] - last[0] - 1
