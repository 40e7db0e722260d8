"""Angka dan hurufnya harus sama.

Bilangan yang ditulis dengan angka dan diulang dengan huruf dalam tanda kurung dibandingkan: "30 (tiga belas) hari"
memberi dua tenggat. Yang dibandingkan hanya bilangan bulat yang hurufnya terbaca seluruhnya; pecahan, desimal, dan
bilangan dalam Lampiran tidak diperiksa.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Ragam Bahasa: rumusan tidak boleh menimbulkan pengertian ganda.

---

A number in figures and the same in words must agree.

A number in figures that is repeated in words in brackets is compared: "30 (tiga belas) hari" gives two time limits.
Only whole numbers whose words are wholly understood are compared; fractions, decimals and numbers in annexes are not.

Rule: Law 12 of 2011, annex II, language: a provision must not have two meanings.

Salah:
    Pasal 1
    Permohonan diajukan paling lambat 30 (tiga belas) hari sejak izin berakhir.

Benar:
    Pasal 1
    Permohonan diajukan paling lambat 30 (tiga puluh) hari sejak izin berakhir.
"""

import re
from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.own_kind import shifted
from extractor.checks.shared.regulation import Regulation
from extractor.law.address import is_attached
from extractor.law.numbers import number_in
from extractor.model.finding import Suggestion

# Figures, perhaps with a unit, and words in brackets; what may be a part of a longer number is left out below.
_BOTH = re.compile(
    r"(?<![\w.,/])(?:Rp\.?\s?)?(?P<figures>[0-9][0-9.,]*)(?P<tail>-?)\s?%?\s?\((?P<words>[a-z][a-z ]+)\)"
)
_WHOLE = re.compile(r"(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,(?:0+)?)?")
_SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12, "trilyun": 10**12}
# What may stand behind the words of a number within the brackets.
_UNITS = frozenset({"rupiah", "persen", "perseratus", "orang", "hari", "bulan", "tahun", "kali", "kerja"})


@check(
    severity="error",
    message="“{bilangan}” dan “{terbilang}” tidak sama; betulkan salah satu.",
    message_en="“{bilangan}” and “{terbilang}” are not the same; correct one.",
    on_damage="info",
    own_words=True,
)
def angka_huruf_beda(regulation: Regulation) -> Iterator[Found]:
    """Yield each number whose figures and words differ."""
    for piece in regulation.document.pieces.rows:
        if "(" not in piece.words or is_attached(piece.unit.eid):
            continue
        for match in _BOTH.finditer(piece.words):
            whole = _WHOLE.fullmatch(match["figures"])
            said = _value(match["words"].split())
            if whole is None or said is None or int(whole["whole"].replace(".", "")) == said:
                continue
            quote = shifted(piece.span, match.start(), match.end())
            figures = f"{said:,}".replace(",", ".") if said > 999 else str(said)
            reason = ("bilangan menurut hurufnya", "the number in words")
            yield Found(
                piece.unit.eid,
                quote,
                {"bilangan": match["figures"].rstrip(",."), "terbilang": match["words"]},
                (Suggestion(figures, None, *reason),),
            )


def _value(words: list[str]) -> int | None:
    """The number that words give, None where they hold more than one number and its unit."""
    total, at = 0, 0
    while at < len(words):
        if words[at] == "seribu":
            number, at = 1000, at + 1
        elif (found := number_in(words, at, len(words))) is not None:
            number, at = found
            if at < len(words) and words[at] in _SCALES:
                number, at = number * _SCALES[words[at]], at + 1
        else:
            break
        if total and (number >= total or total % (10 ** len(str(number)))):
            return None  # two numbers, not one
        total += number
    return total if total and all(word in _UNITS for word in words[at:]) else None
