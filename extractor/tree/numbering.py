"""Numbers as evidence: the place of a printed number in its sequence, and whether one follows another."""

import re
from functools import lru_cache
from typing import NamedTuple

from extractor.grammar import grammar
from extractor.law.address import ordinal_value, roman_numeral, roman_value
from extractor.law.numbers import LETTERED
from extractor.law.units import ORDINAL, ROMAN

Position = tuple[int, str]
"""A number and the suffix of an inserted unit: 5 is (5, ""), 5A is (5, "A")."""

# A shorter number is too often one of its own to end in a misread letter.
_LEAST_WITH_SUFFIX_CHARS = 2
_LETTERS = 26
_DIGITS = re.compile(r"(\d+)([A-Za-z]{0,2}|bis|ter)")
_ROMAN = re.compile(r"([IVXLC]+)([A-H]?)")


def position(style: str, label: str) -> Position | None:
    """Return the place of `label` in the sequence of its style, None where it is no number of that style.

    `style` is a marker name of grammars/structure/markers.toml, or `romawi` for i., ii., iii.
    """
    if style in ("huruf", "huruf_polos", "huruf_kurung", "kurung_huruf"):
        return _letters(label)
    if style == "romawi":
        value = roman_value(label.upper())
        return (value, "") if value else None
    if style in ROMAN or (style == "pasal" and label[:1] in "IVX"):
        match = _ROMAN.fullmatch(label)
        value = roman_value(match[1]) if match else None
        if value is None and match:  # C, D … may be the suffix sign itself
            value = roman_value(label)
        value = value or ordinal_value(label)
        return (value, match[2] if match else "") if value else None
    if style in ORDINAL or (style == "paragraf" and not label[:1].isdigit()):
        value = ordinal_value(label)
        return (value, "") if value else None
    if style == "garis":
        return (0, "")
    match = _DIGITS.fullmatch(label)
    return (int(match[1]), match[2].upper()) if match else None


class Reading(NamedTuple):
    """One way to read a printed marker: its style, the number as it should be, and that number's place."""

    style: str
    label: str
    place: Position
    repaired: bool = False


@lru_cache(maxsize=4096)
def readings(name: str, label: str) -> tuple[Reading, ...]:
    """Return the ways to read the marker `name` with the printed number `label`, the plain one first.

    `i.` is the letter after h, or Roman one. Damage by optical recognition gives further readings (`(l)` is 1, `BAB 1`
    is BAB I, `1.` may be the letter l): these are `repaired`, and count only where the sequence calls for them.
    """
    found = []
    if place := position(name, label):
        found.append(Reading(name, label, place))
    if name == "huruf" and (place := position("romawi", label)):
        found.append(Reading("romawi", label, place))
    for damage in grammar("structure/numbering")["damage"]:
        if damage["marker"] != name:
            continue
        style, signs = damage["style"], damage["signs"]
        mended = "".join(signs.get(sign, sign) for sign in label)
        if "last" in damage and len(label) > _LEAST_WITH_SUFFIX_CHARS:
            mended = mended[:-1] + damage["last"].get(mended[-1], mended[-1])
        if (mended != label or style != name) and (place := position(style, mended)):
            found.append(Reading(style, mended, place, repaired=True))
    return tuple(found)


def _letters(label: str) -> Position | None:
    if not label.isalpha():
        return None
    if len(label) == 1:
        return (ord(label) - 96, "")
    if len(label) == 2:
        first, second = ord(label[0]) - 96, ord(label[1]) - 96
        # After z: aa, bb, cc … or aa, ab, ac …; both read as 27, 28, 29.
        return (26 + (first if first == second else second), "") if first == second or first == 1 else None
    return None


def label_at(style: str, number: int) -> str | None:
    """Return the number as an item of `style` prints it (`c` for huruf 3); None for a style that does not count."""
    if style == "garis" or number < 1:
        return None
    if style == "romawi":
        return roman_numeral(number).lower()
    if style not in LETTERED:
        return str(number)
    return (
        chr(96 + number) if number <= _LETTERS else chr(96 - _LETTERS + number) * 2 if number <= 2 * _LETTERS else None
    )


def follows(last: Position, now: Position) -> bool:
    """Whether `now` is the expected next number after `last`: 6 or 5A after 5, 5B or 6 after 5A."""
    if now[0] == last[0] + 1:
        return now[1] in ("", "A")
    if now[0] != last[0] or not now[1]:
        return False
    if not last[1]:
        return now[1] in ("A", "BIS")
    return len(now[1]) == 1 and len(last[1]) == 1 and ord(now[1]) == ord(last[1]) + 1


def skips(last: Position, now: Position) -> int:
    """Return how many numbers are missing between `last` and `now`; negative where `now` does not rise."""
    if now[0] == last[0]:
        return 0 if now[1] > last[1] else -1
    return now[0] - last[0] - 1


def address_label(style: str, label: str) -> str:
    """Return the number as an address has it: digits for ordinals, Roman for BUKU and BAB, letters as printed."""
    if style in ORDINAL or (style == "paragraf" and not label[:1].isdigit()):
        value = ordinal_value(label)
        return str(value) if value else label
    if style in ROMAN and (value := ordinal_value(label)):  # BUKU KESATU is cited as Buku I, too
        return roman_numeral(value)
    return re.sub(r"^0+(?=\d)", "", label) if label.startswith("0") else label
