"""Rincian dihubungkan dengan "dan", "atau", atau "dan/atau" setelah rincian kedua dari akhir.

"dan" untuk rincian kumulatif, "atau" untuk rincian alternatif, "dan/atau" untuk keduanya. Kata yang tepat adalah
pilihan hukum, sehingga tidak diusulkan. Daftar definisi dan pasal perubahan tidak diperiksa.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Penyusunan, rincian dalam bentuk tabulasi.

---

The items of a list are joined by "dan", "atau" or "dan/atau" after the last but one.

"dan" joins what holds together, "atau" what holds in turn, "dan/atau" both. Which word is right is a choice of law, so
none is suggested. Lists of definitions and the points of an amending act are not looked at.

Rule: Law 12 of 2011, annex II, drafting technique, items in tabulated form.

Salah:
    Pasal 1
    Tujuan hubungan kerja yaitu:
    a. mewujudkan ketertiban;
    b. meningkatkan kinerja;
    c. meningkatkan pelayanan.

Benar:
    Pasal 1
    Tujuan hubungan kerja yaitu:
    a. mewujudkan ketertiban;
    b. meningkatkan kinerja; dan
    c. meningkatkan pelayanan.
"""

import re
from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.lists import ends_joined, is_joined, last_words
from extractor.checks.shared.regulation import Regulation
from extractor.law.names import last_step
from extractor.law.units import TEXT
from extractor.model.document import Provision
from extractor.model.text import Span

_HOLDS_ITEM = re.compile(r";\s?(?:dan\s?/\s?atau|dan|atau)\s")
_SENTENCES = re.compile(r"[a-z)][.]\s[A-Z]")


@check(
    severity="warning",
    message="Tambahkan “dan”, “atau”, atau “dan/atau” setelah {rincian}.",
    message_en="Add “dan”, “atau” or “dan/atau” after {rincian}.",
    on_damage="skip",
    since="uu_10_2004",
)
def rincian_tanpa_penghubung(regulation: Regulation) -> Iterator[Found]:
    """Yield the last but one item of every list that no word joins."""
    end = max((unit.span.end for unit in regulation.body), default=0)
    for row in regulation.lists:
        if row.definitions or _is_bulleted(regulation, row.items[0]) or is_joined(regulation.document, row.items):
            continue
        item, last = row.items[-2], row.items[-1]
        if row.holder.kind in TEXT and ends_joined(last_words(regulation.text, last)):
            continue  # the list goes on, with an item that was not read
        if row.holder.kind in TEXT and _HOLDS_ITEM.search(f"{regulation.document.own_text(last)} "):
            continue  # the last item has the letter of another one
        if last.span.end >= end and not regulation.document.completeness.tail:
            continue
        if any(gap.addresses and gap.addresses[0].startswith(row.holder.eid) for gap in regulation.gaps):
            continue
        announced = bool(row.holder.own) and regulation.text.of(row.holder.own[0]).rstrip().endswith(":")
        if not announced and all(_is_sentence(regulation, each) for each in row.items):
            continue
        if _SENTENCES.search(regulation.document.own_text(item)) or not _deepest(item).own:
            continue
        if regulation.text.of(_deepest(item).own[-1]).rstrip().endswith(":"):
            continue
        own = _deepest(item).own[-1]
        words = regulation.text.of(own)
        start = words.rfind(" ", 0, max(0, len(words) - 40)) + 1 if len(words) > 60 else 0
        yield Found(item.eid, Span(own.start + start, own.end), {"rincian": last_step(item.eid)})


def _is_bulleted(regulation: Regulation, item: Provision) -> bool:
    """Whether an item has a dash or a bullet for its number."""
    return item.num is not None and not any(char.isalnum() for char in regulation.text.of(item.num))


def _is_sentence(regulation: Regulation, item: Provision) -> bool:
    """Whether an item is a sentence of its own: it begins with a capital and ends with a stop."""
    words = regulation.document.own_text(item).strip()
    return words[:1].isupper() and last_words(regulation.text, item).endswith(".")


def _deepest(item: Provision) -> Provision:
    """The unit that holds the last words of an item."""
    while item.children and (not item.own or item.own[-1].start < item.children[-1].span.end):
        item = item.children[-1]
    return item
