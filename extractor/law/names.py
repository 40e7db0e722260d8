"""How a person names a provision, also one that does not exist: `art_6__para_9` is Pasal 6 ayat (9)."""

from collections.abc import Sequence

from extractor.law.address import (
    DOCUMENT,
    GENERAL,
    PREAMBLE,
    Step,
    annex_label,
    change_of,
    in_amended,
    is_annex_name,
    is_external,
    is_quoted,
    last_of,
    parent,
    parse,
    split_work,
)
from extractor.law.numbers import MOST_WORDED, ordinal_value, ordinal_words
from extractor.law.units import CITED_ITEMS, FRAME, ORDINAL, UNITS

_WHOLE = {DOCUMENT: "naskah ini", PREAMBLE: "Pembukaan"}
_ANNEX_WORDS = ("ANAK", "SUB", "LAMPIRAN")
_GENERAL = {last_of(GENERAL): "Umum"}
_NAMED_POINTS = 2  # lists below these are named as they are printed: `huruf b)`


def name_of(address: str) -> str:
    """Return the Indonesian name of the provision at `address`; quoted text is named with the instruction it is in."""
    if address in _WHOLE:
        return _WHOLE[address]
    if is_external(address):
        address = split_work(address)[1] or address
    if is_quoted(address):
        return f"{_names(in_amended(address))} (dikutip dalam {name_of(parent(change_of(address)))})"
    return _names(address)


def annex_as_printed(num: str) -> str:
    """Return the name of an annex by its printed number: `LAMPIRAN IA :` is Lampiran IA, `LAMPIRAN` no Lampiran 1."""
    words = num.strip(" :.").split()
    return " ".join(
        word.capitalize() if word in _ANNEX_WORDS or ordinal_value(word.lower()) else word for word in words
    )


def means(words: str, address: str) -> bool:
    """Whether words name the provision at `address`: its address, or its name (`Pasal 7 ayat (2)`) in any case."""
    return words == address or "".join(words.lower().split()) == "".join(name_of(address).lower().split())


def last_step(address: str) -> str:
    """Return the name of the last step alone: `ayat (9)` for `art_6__para_9`."""
    steps = parse(address).steps
    return _said(steps[-1], points=_points(steps))


def in_a_row(names: Sequence[str], word: str = "dan") -> str:
    """Return names as one lists them: `a dan b`, `a, b, dan c`."""
    return f" {word} ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])}, {word} {names[-1]}"


def _names(address: str) -> str:
    if is_annex_name(address):
        return UNITS["lampiran"].said.format(annex_label(address)).strip()
    steps = parse(address).steps
    names = [_said(step, points=_points(steps[: at + 1])) for at, step in enumerate(steps) if not step.is_change]
    if len(names) > 1 and steps[0].kind == "bab" and steps[-1].kind != "bab":
        names = [*names[1:], names[0]]  # Bagian Kedua BAB III
    return " ".join(name for name in names if name)


def _points(steps: tuple[Step, ...]) -> int:
    """How many of the steps are items of lists."""
    return sum(step.name == UNITS["huruf"].step for step in steps)


def _said(step: Step, points: int) -> str:
    kind, label = step.kind, step.label
    if kind is None:
        return _GENERAL.get(step.name, f"{step.name} {label}".strip())
    if kind in FRAME:
        return UNITS[kind].said
    if kind in ORDINAL:
        label = _ordinal(label).upper() if kind == "diktum" else _ordinal(label)
    if kind in CITED_ITEMS and points > _NAMED_POINTS:
        label = UNITS["rincian"].said.format(label)
    return UNITS[kind].said.format(label).strip()


def _ordinal(label: str) -> str:
    number = label.rstrip("ABCDEFGH")
    if not number.isdigit() or not 0 < int(number) <= MOST_WORDED:
        return label
    return f"{ordinal_words(int(number))} {label[len(number) :]}".rstrip()
