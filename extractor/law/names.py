"""How a person names a provision, also one that does not exist: `art_6__para_9` is Pasal 6 ayat (9)."""

import re
from functools import cache

from extractor.grammar import grammar

_PREAMBLE = {"recs": "Menimbang", "cits": "Mengingat"}
_SKIPPED = re.compile(r"(?:mod|qstr)_[0-9]+(?:-[0-9]+)?")


def name_of(address: str) -> str:
    """Return the Indonesian name of the provision at `address`; quoted text is named with the instruction it is in."""
    if address in ("document", "preamble"):
        return {"document": "naskah ini", "preamble": "Pembukaan"}[address]
    if address.startswith("/akn/"):
        address = address.partition("/~")[2] or address
    head, mark, quoted = address.rpartition("__qstr_")
    if mark:
        return f"{_steps(quoted.partition('__')[2])} dalam {name_of(re.sub(r'__mod_[0-9]+$', '', head))}"
    return _steps(address)


def last_step(address: str) -> str:
    """Return the name of the last step alone: `ayat (9)` for `art_6__para_9`."""
    return _step(address.rpartition("__")[2], deep=address.count("__point_") > 2)


def _steps(address: str) -> str:
    if address.startswith("lampiran"):
        return " ".join(["Lampiran", *address.split("_")[1:]])
    steps = [step for step in address.split("__") if not _SKIPPED.fullmatch(step)]
    names: list[str] = []
    points = 0
    for step in steps:
        points += step.startswith("point_")
        names.append(_step(step, deep=points > 2))
    if len(names) > 1 and steps[0].startswith("chp_") and not steps[-1].startswith("chp_"):
        names = [*names[1:], names[0]]  # Bagian Kedua BAB III
    return " ".join(name for name in names if name)


def _step(step: str, deep: bool = False) -> str:
    kind, _, label = step.partition("-")[0].partition("_")
    if kind in _PREAMBLE:
        return _PREAMBLE[kind] if label == "1" else "Memperhatikan"
    if kind in ("rec", "cit"):
        return f"{'huruf' if label.isalpha() else 'angka'} {label}"
    if kind == "part":
        return f"Bagian {_ordinal(label)}"
    if kind == "dictum":
        return f"diktum {_ordinal(label).upper()}"
    if kind == "para":
        return f"ayat ({label})"
    if kind == "point":
        return f"{'angka' if label[:1].isdigit() else 'huruf'} {label}{')' if deep else ''}"
    if kind == "expl":
        return "Penjelasan Umum" if label == "gen" else "Penjelasan"
    names = {"book": "BUKU", "chp": "BAB", "subpart": "Paragraf", "art": "Pasal", "att": "Lampiran", "gen": "Umum"}
    return f"{names.get(kind, kind)} {label}".strip()


@cache
def _ordinals() -> dict[int, str]:
    table: dict[str, int] = grammar("structure/numbering")["ordinals"]
    names: dict[int, str] = {}
    for words, value in table.items():
        spaced = words if value == 11 else re.sub(r"(puluh|belas)", r" \1 ", words)
        if value not in names or words.startswith("kesatu"):
            names[value] = " ".join(word.capitalize() for word in spaced.split())
    return names


def _ordinal(label: str) -> str:
    return _ordinals().get(int(label), label) if label.isdigit() else label
