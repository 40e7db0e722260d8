"""Addresses: one name for every provision and every regulation.

An address is at once a provision's identity, a citation's target, the eId in Akoma Ntoso and the key in JSON
(Akoma Ntoso Naming Convention 1.0, section 5.4). The prefix is the context in which a numbering restarts: Pasal run
through the whole regulation and carry no chapter prefix.
"""

import re
from functools import lru_cache

from extractor.grammar import grammar

DOCUMENT = "document"
PREAMBLE = "preamble"

_PREFIX = {
    "buku": "book",
    "bab": "chp",
    "bagian": "part",
    "paragraf": "subpart",
    "pasal": "art",
    "ayat": "para",
    "huruf": "point",
    "angka": "point",
    "rincian": "point",
    "diktum": "dictum",
    "lampiran": "att",
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_FORM = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


def step(kind: str, label: str) -> str:
    """Return one step of an address, `art_7A` for ("pasal", "7A"). `kind` is a structural kind below the recitals."""
    return f"{_PREFIX[kind]}_{label}"


def child(parent: str | None, kind: str, label: str) -> str:
    """Return the address of unit `label` of `kind` inside `parent` (None at the top of its numbering context)."""
    own = step(kind, label)
    return f"{parent}__{own}" if parent else own


def roman_value(numeral: str) -> int | None:
    """Return the value of a well-formed Roman numeral in capitals, None for anything else."""
    if not numeral or not _ROMAN_FORM.fullmatch(numeral):
        return None
    values = [_ROMAN[sign] for sign in numeral]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def roman_numeral(value: int) -> str:
    """Return `value` (1 to 3999) as a Roman numeral in capitals."""
    out = []
    for number, sign in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
        (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        out.append(sign * (value // number))
        value %= number
    return "".join(out)


def ordinal_value(words: str) -> int | None:
    """Return the number of an Indonesian ordinal (`Kesatu`, `KEDUA PULUH SATU`), None where the words are none."""
    table: dict[str, int] = grammar("structure/numbering")["ordinals"]
    return table.get("".join(words.lower().split()))


@lru_cache(maxsize=4096)
def slug(words: str) -> str:
    """Return `words` in lower case with hyphens: `Kabupaten Paser` gives `kabupaten-paser`."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def number_part(printed: str) -> str:
    """Return the number of a regulation as an IRI wants it: no leading zeros, blanks and slashes as hyphens."""
    number = re.sub(r"[\s/]+", "-", printed.strip().strip(".")).strip("-")
    return re.sub(r"^0+(?=\d)", "", number)


@lru_cache(maxsize=4096)
def work_iri(jenis: str, pembentuk: str | None, tahun: str | int | None, nomor: str | None) -> str:
    """Return the FRBR work IRI `/akn/id/act/{jenis}/{pembentuk}/{tahun}/{nomor}`; parts that are None are left out."""
    parts = [jenis, pembentuk, str(tahun) if tahun else None, number_part(nomor) if nomor else None]
    return "/akn/id/act/" + "/".join(part for part in parts if part)


def pinpoint_iri(work: str, address: str) -> str:
    """Return the IRI of a provision of another work: `/akn/id/act/uu/2014/23/~art_17__para_1`."""
    return f"{work}/~{address}"


def is_external(address: str) -> bool:
    """Whether an address names another work, or a provision of one."""
    return address.startswith("/akn/")
