"""Setiap satuan diakhiri tanda baca yang tepat.

Titik: pasal, ayat, rincian terakhir, definisi, dan judul setelah Menetapkan. Titik koma: rincian yang bukan terakhir,
setiap konsiderans, dan setiap dasar hukum. Koma: jabatan pembentuk sebelum Menimbang dan jabatan penanda tangan. Satu
daftar yang semua rinciannya diakhiri titik dilaporkan satu kali. Teks yang dibaca dari gambar tidak diperiksa.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Kerangka Peraturan Perundang-undangan dan rincian dalam bentuk tabulasi.

---

Every unit ends with the right mark.

A stop: pasal, ayat, the last item of a list, definitions, and the title after Menetapkan. A semicolon: the other items,
every recital, every legal basis. A comma: the office of the maker before Menimbang and of those who sign. A list with a
stop after every item is reported once. Text that was read from a picture is not looked at.

Rule: Law 12 of 2011, annex II, framework of regulations, and items in tabulated form.

Salah:
    Pasal 1
    (1) Setiap orang wajib menjaga ketertiban
    (2) Ketertiban meliputi:
    a. kebersihan
    b. ketenangan; dan
    c. keindahan;

Benar:
    Pasal 1
    (1) Setiap orang wajib menjaga ketertiban.
    (2) Ketertiban meliputi:
    a. kebersihan;
    b. ketenangan; dan
    c. keindahan.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.lists import is_spoken
from extractor.checks.shared.regulation import Regulation
from extractor.grammar import Form, Pattern, load
from extractor.law.address import is_legal_basis, is_recital
from extractor.law.units import TEXT
from extractor.model.document import Provision
from extractor.model.finding import Severity, Words
from extractor.model.text import Span

# Characters at the end of a unit that are looked at (chosen: more than its last word).
_TAIL_CHARS = 80
_MARKS = ".;,:!?"
_CLOSING = "\"”’')]"


class EndForms(Form, frozen=True):
    """The whole of `drafting/drf002_tanda_baca_akhir.toml`."""

    joined: Pattern
    recital_joined: Pattern
    unread: Pattern


@cache
def _form(key: Literal["joined", "recital_joined", "unread"]) -> re.Pattern[str]:
    form: Pattern = getattr(load("drafting/drf002_tanda_baca_akhir", EndForms), key)
    return re.compile(form.pattern, re.IGNORECASE if key == "joined" else 0)


@check(
    severity="warning",
    fix="safe",
    message="{kerja} di akhir bagian ini.",
    message_en="{kerja} at the end of this unit.",
    on_damage="skip",
    since="uu_10_2004",
)
def tanda_baca_akhir(regulation: Regulation) -> Iterator[Found]:
    """Yield every unit that ends with another mark than it must, or with none."""
    yield from _preamble(regulation)
    yield from _recitals(regulation)
    yield from _body(regulation)
    yield from _signatures(regulation)


def _end(regulation: Regulation, eid: str, span: Span, mark: str) -> Iterator[Found]:
    """One finding about the last word of `span`, which is to end with `mark`."""
    words = regulation.text.of(span).rstrip()
    if not words or (eid != "preamble" and _form("unread").search(words[-_TAIL_CHARS:])):
        return
    start = words.rfind(" ") + 1
    tail = max(0, len(words) - _TAIL_CHARS)
    joined = _form("recital_joined").search(words[tail:])
    if joined:
        start = words.rfind(" ", 0, tail + joined.start()) + 1
        plain = words[start : tail + joined.start()]
    else:
        plain = words[start:].rstrip(_MARKS)
        if not plain:  # the mark stands alone
            start = words.rfind(" ", 0, start - 1) + 1
            plain = words[start:].rstrip(f"{_MARKS} ")
    quote = Span(span.start + start, span.start + len(words))
    line = regulation.text.content.rfind("\n", 0, quote.start) + 1
    if regulation.unread_starts.touch(line, quote.end + 3):
        return  # with a number that opened nothing before or behind it, it may not be the end of the unit
    unclosed = words.count("(") > words.count(")")
    yield _marked(eid, quote, words[start + len(plain) :].strip(), mark, f"{plain}{mark}", unsafe=unclosed)


def _marked(eid: str, quote: Span, printed: str, mark: str, fix: str, *, unsafe: bool = False) -> Found:
    """Say what is to be done: `Ganti “.” dengan “;”`, or `Tambahkan “;”` where no mark is printed.

    To take a joining word away is a choice of law, and behind an open bracket more may be lost: that is `unsafe`.
    """
    told: Words = (f"Tambahkan “{mark}”", f"Add “{mark}”")
    word = printed.strip(f"{_MARKS} ")
    if word and mark == ";":
        told = (f"Hapus “{word}”", f"Delete “{word}”")
    elif printed:
        told = (f"Ganti “{printed}” dengan “{mark}”", f"Replace “{printed}” by “{mark}”")
    # A comma behind an office is a matter of print alone.
    severity: Severity | None = "info" if mark == "," else None
    return Found(eid, quote, {"kerja": told}, fix=fix, severity=severity, unsafe=unsafe or bool(word))


def _last(words: str) -> str:
    """The mark at the end of words, a quotation mark or bracket after it left out; empty where there is none."""
    plain = words.rstrip()
    bare = plain.rstrip(_CLOSING).rstrip() if plain[-1:] in "\"”’'" else plain
    return bare[-1:] if bare[-1:] in _MARKS else ""


def _preamble(regulation: Regulation) -> Iterator[Found]:
    for block in regulation.document.blocks:
        words = regulation.text.of(block.span)
        if block.kind == "pembentuk" and _last(words) != "," and len(words.split()) < 12:
            yield from _end(regulation, "preamble", block.span, ",")
        if block.kind == "menetapkan" and _last(words) != "." and len(words) > len("Menetapkan : "):
            yield from _end(regulation, "preamble", block.span, ".")


def _recitals(regulation: Regulation) -> Iterator[Found]:
    for unit in regulation.document.provisions:
        if not (is_recital(unit.eid) or is_legal_basis(unit.eid)) or unit.children or not unit.own:
            continue
        words = regulation.text.of(unit.own[-1])
        if _last(words) != ";":
            yield from _end(regulation, unit.eid, unit.own[-1], ";")


def _body(regulation: Regulation) -> Iterator[Found]:
    items: set[str] = set()
    for row in regulation.lists:
        items.update(item.eid for item in row.items)
        final = row.holder.kind in TEXT and not row.closed and row.items[-1] is row.holder.children[-1]
        for item in row.items:
            if item.children or not item.own or _ends_in_table(regulation, item):
                continue
            words = regulation.text.of(item.own[-1])
            last = _last(words)
            if row.definitions:
                if not last and not _form("joined").search(words[-_TAIL_CHARS:]):
                    yield from _end(regulation, item.eid, item.own[-1], ".")
            elif item is not row.items[-1]:
                if last == "." or (not last and not _form("joined").search(words[-_TAIL_CHARS:])):
                    yield from _end(regulation, item.eid, item.own[-1], ";")
            elif final and last != "." and last != ":" and not _form("joined").search(words[-_TAIL_CHARS:]):
                yield from _end(regulation, item.eid, item.own[-1], ".")
    end = max((unit.span.end for unit in regulation.body), default=0)
    for unit in regulation.body:
        if unit.kind not in TEXT or not is_spoken(unit) or not unit.own:
            continue
        cut = unit.span.end >= end and not regulation.document.completeness.tail
        if (
            cut
            or _ends_in_table(regulation, unit)
            or (unit.children and unit.own[-1].start < unit.children[-1].span.end)
        ):
            continue
        words = regulation.text.of(unit.own[-1])
        if _is_formula(regulation, unit):
            continue
        last = _last(words)
        if last == "" or (last in ";," and _is_last_of_its_kind(regulation, unit)):
            yield from _end(regulation, unit.eid, unit.own[-1], ".")


def _is_formula(regulation: Regulation, unit: Provision) -> bool:
    """Whether a unit ends in an equation behind a colon."""
    words = "\n".join(regulation.text.of(span) for span in unit.own[-2:])
    before, _, last = words.rstrip().rpartition("\n")
    return before.rstrip().endswith(":") and bool(re.search(r"\S\s?=\s?\S", last))


def _ends_in_table(regulation: Regulation, unit: Provision) -> bool:
    """Whether a table is in a unit, ruled or typed with strokes."""
    return bool(regulation.text.tables_in(unit.span)) or regulation.text.of(unit.own[-1]).rstrip().endswith("|")


def _is_last_of_its_kind(regulation: Regulation, unit: Provision) -> bool:
    """Whether no ayat follows; ayat most of which end with a semicolon are a list in that form, reported elsewhere."""
    if unit.kind != "ayat":
        return True
    above = regulation.document.parents[unit.eid]
    siblings = regulation.document.index[above].children if above else ()
    if not siblings or siblings[-1] is unit:
        return True
    listed = sum(bool(each.own) and _last(regulation.text.of(each.own[-1])) in (";", ",") for each in siblings)
    return listed == 1 and len(siblings) > 2


def _signatures(regulation: Regulation) -> Iterator[Found]:
    meta = regulation.document.metadata
    for block in regulation.document.blocks:
        office = {"penetapan": meta.ditetapkan.jabatan, "pengundangan": meta.diundangkan.jabatan}.get(block.kind)
        if not office:
            continue
        words = regulation.text.of(block.span)
        pattern = r"\s".join(re.escape(word) for word in office.rstrip(" ,").split())
        places = list(re.finditer(rf"(?i)(?<!\w){pattern}(?!\w)", words))
        if not places or not words[places[-1].end() :].strip() or words[places[-1].end() :].lstrip()[0] in ",.":
            continue
        found = places[-1]
        if not found[0][-1].isalnum():
            continue  # what a scan left behind the office is no word of it
        quote = Span(block.span.start + found.start(), block.span.start + found.end())
        yield _marked("document", quote, "", ",", f"{found[0]},")
