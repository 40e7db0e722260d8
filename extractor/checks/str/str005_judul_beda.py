"""Judul peraturan harus sama di setiap tempat.

Judul pada kepala naskah dibandingkan dengan judul setelah "Menetapkan", dalam Menimbang terakhir ("perlu menetapkan ...
tentang ..."), dan pada kepala Lampiran. Huruf besar, tanda baca, dan spasi tidak dihitung. Beda yang mungkin hanya
salah baca atau salah ketik (kata yang hampir sama, tanda yang tidak ada dalam kata), atau judul Lampiran yang terputus
di akhir baris, menjadi peringatan. Nomor dan tahun pada kepala Lampiran dibandingkan dengan yang pada kepala naskah.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Kerangka Peraturan Perundang-undangan: judul dicantumkan lagi setelah kata
Menetapkan.

---

The title of a regulation must be the same in every place.

The title at the head is compared with the one after "Menetapkan", in the last recital ("perlu menetapkan ... tentang
...") and in the caption of an annex. Case, punctuation and spaces do not count. What may only be a misreading or a
slip of typing (words almost alike, a character that no word has), or a title of an annex that breaks off at the end of
a line, is a warning. Number and year in the caption of an annex are compared with those at the head.

Rule: Law 12 of 2011, annex II, framework of regulations: the title is repeated after the word Menetapkan.

Salah:
    PERATURAN BUPATI CONTOH
    NOMOR 1 TAHUN 2020
    TENTANG
    TATA HUBUNGAN KERJA
    DENGAN RAHMAT TUHAN YANG MAHA ESA
    BUPATI CONTOH,
    Menimbang : bahwa perlu menetapkan Peraturan Bupati tentang Tata Hubungan Kerja;
    Mengingat : Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
    MEMUTUSKAN:
    Menetapkan : PERATURAN BUPATI TENTANG HUBUNGAN KERJA.
    Pasal 1
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.

Benar:
    PERATURAN BUPATI CONTOH
    NOMOR 1 TAHUN 2020
    TENTANG
    TATA HUBUNGAN KERJA
    DENGAN RAHMAT TUHAN YANG MAHA ESA
    BUPATI CONTOH,
    Menimbang : bahwa perlu menetapkan Peraturan Bupati tentang Tata Hubungan Kerja;
    Mengingat : Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
    MEMUTUSKAN:
    Menetapkan : PERATURAN BUPATI TENTANG TATA HUBUNGAN KERJA.
    Pasal 1
    Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""

import re
from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.own_kind import shifted
from extractor.checks.shared.regulation import Regulation
from extractor.checks.shared.titles import Difference, caption_of, differs, head_title, titles_of
from extractor.model.finding import Words
from extractor.model.text import Span


@check(
    severity="error",
    message="{hal} berbeda: pada {tempat} tertulis “{lain}”, pada kepala naskah “{kepala}”; samakan.",
    message_en="{hal} differ: {tempat} has “{lain}”, the head of the text “{kepala}”; make them one.",
)
def judul_beda(regulation: Regulation) -> Iterator[Found]:
    """Yield every place whose title is not that of the head, and every annex whose number is not."""
    yield from _other_numbers(regulation)
    head = head_title(regulation.document)
    if head is None:
        return
    is_sure_head = regulation.is_sure_at("document", Span(0, 0))
    for title in titles_of(regulation.document):
        difference = differs(head, title.words)
        slight = not (is_sure_head and regulation.is_sure_at(title.eid, title.span))
        if difference is not None and slight:
            difference = differs(head, title.words, lenient=True)
            if difference is not None and _is_misread(regulation, difference):
                continue
        elif difference is not None:
            real = differs(head, title.words, slips=True)
            difference, slight = real or difference, real is None
        if difference is None:
            continue
        yield Found(
            title.eid,
            shifted(title.span, difference.start, difference.end),
            {"hal": ("Judul", "Titles"), "tempat": title.place, "lain": difference.other, "kepala": difference.head},
            severity="warning" if slight or title.cut else None,
            fact=f"{difference.other} / {difference.head}",
        )


def _other_numbers(regulation: Regulation) -> Iterator[Found]:
    """Annexes whose caption bears the number of another regulation; only where both are read surely."""
    metadata = regulation.document.metadata
    own = (metadata.nomor, metadata.tahun)
    if None in own or not regulation.is_sure_at("document", Span(0, 0)):
        return
    for annex in regulation.annexes:
        caption = caption_of(regulation.document, annex)
        if caption is None or caption.nomor is None or caption.tahun is None:
            continue
        if _bare(caption.nomor) == _bare(own[0] or "") and caption.tahun == own[1]:
            continue
        number = re.search(rf"(?i)nomor\W*{re.escape(caption.nomor)}\s*tahun\s*{caption.tahun}", caption.words)
        if number is None or not regulation.is_sure_at(annex.eid, caption.span):
            continue
        span = shifted(caption.span, number.start(), number.end())
        words: dict[str, Words] = {
            "hal": ("Nomor", "Numbers"),
            "tempat": ("kepala Lampiran", "the caption of the annex"),
            "lain": f"Nomor {caption.nomor} Tahun {caption.tahun}",
            "kepala": f"Nomor {own[0]} Tahun {own[1]}",
        }
        yield Found(annex.eid, span, words)


def _bare(number: str) -> str:
    """A number without what only some write of it: zeros in front, stops, case."""
    return re.sub(r"[\W_]+", "", number).lstrip("0").casefold()


def _is_misread(regulation: Regulation, difference: Difference) -> bool:
    """Whether a word around the difference stands nowhere else in the text, or the title breaks off there."""
    words = regulation.text.content.casefold()
    shown = re.findall(r"\w{3,}", f"{difference.other} {difference.head}")
    breaks_off = not difference.other.endswith("…") and len(difference.head) > 3 * len(difference.other)
    return breaks_off or any(len(re.findall(rf"\b{re.escape(word.casefold())}\b", words)) < 2 for word in shown)
