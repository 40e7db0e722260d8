"""Lampiran yang diacu, dan rumusan baru suatu Penjelasan, harus ada dalam naskah.

Satu temuan untuk setiap Lampiran, dengan semua ketentuan yang mengacunya, dan untuk setiap Penjelasan yang diubah
dengan menunjuk penjelasan peraturan ini. Bila naskah terpotong di akhir, atau bila peraturan yang sudah diundangkan
tidak disertai satu Lampiran pun, Lampiran itu mungkin ada di tempat lain: temuan menjadi informasi.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, bagian Lampiran: dalam batang tubuh dinyatakan bahwa Lampiran merupakan
bagian yang tidak terpisahkan dari peraturan.

---

An annex that is referred to, and the new wording of an elucidation, must be part of the text.

One finding for every annex, with all provisions that refer to it, and for every elucidation that an instruction changes
by pointing to that of this regulation. Where the text is cut off at its end, or a regulation that was promulgated comes
without a single annex, the annex may be elsewhere: the severity drops to info.

Rule: Law 12 of 2011, annex II, on annexes: the body says that an annex is an inseparable part of the regulation.

Salah:
    Pasal 1
    Bagan tata hubungan kerja tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Peraturan
    Bupati ini.

Benar:
    Pasal 1
    Tata hubungan kerja dilaksanakan secara koordinatif.
"""

from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.law.address import annex_label, explained, split_work
from extractor.law.names import name_of
from extractor.model.finding import Severity, Words
from extractor.model.reference import Reference

# Words of a closing with its signatures, gazette, stamps and initials (chosen; seldom more than 60).
_MOST_WORDS = 90


@check(
    severity="error",
    message="{lampiran} diacu tetapi tidak ada dalam naskah{catatan}.",
    message_en="{lampiran} is referred to but is not in the text{catatan}.",
    on_damage="info",
)
def lampiran_tak_ada(regulation: Regulation) -> Iterator[Found]:
    """Yield each provision that refers to an annex that is not there, once for each annex."""
    told: set[tuple[str, str]] = set()
    numbered = any(annex_label(target) for reference in regulation.references for target in _missing(reference))
    for reference in regulation.references:
        severity, note = _graded(regulation, reference)
        for target in _missing(reference):
            # `Lampiran sebagaimana dimaksud dalam Pasal 6` is one of those with a number.
            if (reference.source, target) in told or (numbered and not annex_label(target)):
                continue
            told.add((reference.source, target))
            words: dict[str, Words] = {"lampiran": name_of(target), "catatan": note}
            yield Found(reference.source, reference.span, words, severity=severity, fact=target)
    yield from _explanations(regulation)


def _explanations(regulation: Regulation) -> Iterator[Found]:
    """Yield each instruction that changes a Penjelasan whose new wording is not in the text."""
    attached = any(unit.kind == "penjelasan" for unit in regulation.document.provisions)
    for change in regulation.analysis.changes:
        address = split_work(change.target)[1]
        if change.type not in ("substitution", "insertion") or change.new is not None or explained(address) is None:
            continue
        todo = (": tambahkan rumusannya", ": add its wording")
        note = todo if attached else (": sertakan penjelasannya", ": add the elucidation")
        words: dict[str, Words] = {"lampiran": name_of(address), "catatan": note}
        severity: Severity = "warning" if attached else "info"
        yield Found(change.instruction, change.span, words, severity=severity, fact=change.target)


def _missing(reference: Reference) -> tuple[str, ...]:
    """The annexes that a reference looks for in vain."""
    return reference.targets if reference.scope == "lampiran" and reference.status == "broken" else ()


def _graded(regulation: Regulation, reference: Reference) -> tuple[Severity | None, tuple[str, str]]:
    """How grave it is: a part that is cut off, or an annex that is published apart, is not the drafter's fault."""
    if reference.reason == "truncated" or not regulation.document.completeness.tail:
        return "info", (" yang terpotong ini: sertakan naskah lengkapnya", ", which is cut off: add the whole text")
    if not regulation.annexes and _is_published(regulation):
        return "info", (": sertakan berkas lampirannya", ": add the file of the annex")
    if not regulation.annexes and _goes_on(regulation):
        return "info", (": periksa lembar setelah penutup", ": look at the pages behind the closing")
    todo = (": lampirkan atau hapus acuannya", ": attach it or delete the reference")
    return "warning" if any(not annex.label for annex in regulation.annexes) else None, todo


def _goes_on(regulation: Regulation) -> bool:
    """Whether more stands behind the closing than names and stamps: perhaps an annex whose head was not read."""
    starts = [block.span.start for block in regulation.document.blocks if block.kind == "penetapan"]
    return bool(starts) and len(regulation.text.content[min(starts) :].split()) > _MOST_WORDS


def _is_published(regulation: Regulation) -> bool:
    """Whether the text was published: it has its number, and was promulgated or stands in a gazette."""
    meta = regulation.document.metadata
    promulgated = any(block.kind == "pengundangan" for block in regulation.document.blocks)
    return meta.nomor is not None and (promulgated or meta.berita is not None)
