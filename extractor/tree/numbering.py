"""Numbers as evidence: the place of a printed number in its sequence, and whether one follows another."""

import re
from functools import lru_cache
from typing import NamedTuple

from extractor.law import numbers
from extractor.law.misreadings import damages
from extractor.law.numbers import (
    STYLES,
    Position,
    near_ordinals,
    ordinal_value,
    ordinal_words,
    roman_numeral,
    roman_value,
)
from extractor.law.units import HEADINGS, ORDINAL, ROMAN, Numbers

# What a heading may be numbered with, the usual way first.
_ROMAN_KINDS: tuple[Numbers, ...] = ("roman", "ordinal", "arabic")
_ORDINAL_KINDS: tuple[Numbers, ...] = ("ordinal", "arabic", "roman")


def position(style: str, label: str) -> Position | None:
    """Return the place of `label` in the sequence of its style, None where it is not a number of that style.

    `style` is a marker name of grammars/structure/markers.toml, or `romawi` for i., ii., iii.
    """
    if style == "romawi":
        value = roman_value(label.upper())
        return (value, "") if value else None
    if style in STYLES:
        return numbers.position(STYLES[style].numbers, label)
    if style in ROMAN or (style == "pasal" and label[:1] in "IVX"):
        kinds = _ROMAN_KINDS
    elif style in ORDINAL or (style == "paragraf" and not label[:1].isdigit()):
        kinds = _ORDINAL_KINDS
    else:
        return numbers.position("arabic", label)
    return next((place for kind in kinds if (place := numbers.position(kind, label))), None)


class Reading(NamedTuple):
    """One way to read a printed marker: its style, the number as it should be, and that number's place."""

    style: str
    label: str
    place: Position
    repaired: bool = False


@lru_cache(maxsize=4096)
def readings(name: str, label: str) -> tuple[Reading, ...]:
    """Return the ways to read the marker `name` with the printed number `label`, the plain one first.

    `i.` is the letter after h, or Roman one; `aa.` the letter after z, or the one inserted after a. Damage by optical
    recognition gives further readings (`(l)` is 1, `BAB 1` is BAB I, `1.` may be the letter l). Those, and inserted
    letters, are `repaired`: they count only where the sequence calls for them.
    """
    found = []
    if name in HEADINGS and not position(name, label):
        label = numbers.figures_of(label) or label
    if place := position(name, label):
        found.append(Reading(name, label, place))
    if name in ORDINAL and not found:
        found += [Reading(name, ordinal_words(value), (value, ""), repaired=True) for value in near_ordinals(label)]
    if name in ("huruf", "kurung_huruf") and (place := position("romawi", label)):
        found.append(Reading("romawi", label, place))
    if name == "huruf_besar" and (place := position("kapital", label)):
        found.append(Reading("kapital", label, place))
    if name == "kapital" and (place := position("romawi_besar", label)):
        found.append(Reading("romawi_besar", label, place))
    if name == "kapital" and (place := position("huruf_besar", label)):
        found.append(Reading("huruf_besar", label, place, repaired=True))
    if name in ("huruf", "huruf_kurung") and (inserted := numbers.inserted_letter(label)):
        found.append(Reading(name, label, inserted, repaired=True))
    for damage in damages(name):
        mended = damage.mended(label)
        if (mended != label or damage.style != name) and (place := position(damage.style, mended)):
            found.append(Reading(damage.style, mended, place, repaired=True))
    return tuple(found)


@lru_cache(maxsize=4096)
def label_at(style: str, number: int) -> str | None:
    """Return the number as an item of `style` prints it (`c` for huruf 3); None for a style that does not count."""
    counted = STYLES[style].numbers
    return None if counted in ("none", "decimal") or number < 1 else numbers.label_of(counted, number).lower()


@lru_cache(maxsize=4096)
def address_label(style: str, label: str) -> str:
    """Return the number as an address has it: figures for ordinals, Roman figures for those of a BUKU or BAB."""
    if style in ORDINAL or style == "urutan" or (style == "paragraf" and not label[:1].isdigit()):
        if (place := numbers.ordinal_place(label)) is not None:
            return f"{place[0]}{place[1]}"
        value = roman_value(label)
        return str(value) if value else label
    if style in ROMAN and (value := int(label) if label.isdecimal() else ordinal_value(label)):
        return roman_numeral(value)
    return re.sub(r"^0+(?=\d)", "", label) if label.startswith("0") else label
