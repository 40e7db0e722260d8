"""The traces of a wrong reading are found in the tree alone, and a right tree has none."""

import msgspec
import pytest

from extractor.model.analysis import Analysis
from extractor.model.document import Document, Provision
from extractor.model.finding import Finding
from extractor.model.text import Span
from extractor.pipeline import analyse
from extractor.score.plausible import TOLD, Reason, judge
from extractor.source.text.reader import read_text
from extractor.tree import build

HEAD = """PERATURAN BUPATI CONTOH
NOMOR 7 TAHUN 2021
TENTANG
TAMAN
DENGAN RAHMAT TUHAN YANG MAHA ESA
BUPATI CONTOH,
Menimbang : a. bahwa taman perlu diatur;
b. bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Peraturan Bupati;
Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
2. Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah;
MEMUTUSKAN:
Menetapkan : PERATURAN BUPATI TENTANG TAMAN.
"""
BODY = """BAB I
KETENTUAN UMUM
Pasal 1
Dalam Peraturan Bupati ini yang dimaksud dengan:
1. Taman adalah tempat yang hijau.
2. Camat adalah kepala kecamatan.
Pasal 2
(1) Taman dijaga oleh Camat.
(2) Penjagaan sebagaimana dimaksud pada ayat (1) meliputi:
a. penyiraman;
b. pembersihan; dan
c. penerangan.
Pasal 3
Taman buka tiap hari.
"""
TAIL = """Ditetapkan di Contoh
pada tanggal 2 Maret 2021
BUPATI CONTOH,
ttd
BUDI SANTOSO
"""


def read(words: str) -> Document:
    return build(read_text(words.encode(), "contoh.txt"))


def faults(document: Document) -> set[str]:
    return {f"{reason.fault} {reason.eid}".removesuffix(" document") for reason in judge(Analysis(document)).reasons}


def without(document: Document, eid: str) -> Document:
    """The document as it is where the marker of `eid` was not read: its text stands in the unit before."""
    lost = document.index[eid]

    def mended(units: tuple[Provision, ...]) -> tuple[Provision, ...]:
        kept: list[Provision] = []
        for unit in units:
            if unit is lost:
                above = kept.pop()
                kept.append(swallowing(above))
            else:
                kept.append(msgspec.structs.replace(unit, children=mended(unit.children)))
        return tuple(kept)

    def swallowing(above: Provision) -> Provision:
        if above.children:
            return msgspec.structs.replace(above, children=(*above.children[:-1], swallowing(above.children[-1])))
        start = above.own[-1].start if above.own else lost.span.start
        return msgspec.structs.replace(above, own=(*above.own[:-1], Span(start, lost.span.end)))

    return Document(document.text, document.metadata, mended(document.provisions), document.blocks)


def told(words: str) -> set[str]:
    analysis = analyse(read_text(words.encode(), "contoh.txt"), rules=False, select=TOLD)
    return {f"{reason.fault} {reason.eid}" for reason in judge(analysis).reasons}


@pytest.mark.parametrize(
    ("old", "new"), [("Pasal 3\n", "Pasal 5\n"), ("Pasal 3\n", "Pasal 2\n"), ("c. pene", "d. pene")]
)
def test_a_fault_of_the_page_that_a_finding_tells_is_no_trace_of_a_wrong_reading(old, new):
    words = HEAD + BODY + TAIL
    assert old in words and told(words.replace(old, new)) == set()


def test_a_gap_below_a_unit_that_hides_the_number_is_one():
    document = without(read(HEAD + BODY + TAIL), "art_2__para_2__point_b")
    finding = Finding("STR001", "error", "art_2__para_2__point_c", None, "", "")
    verdict = judge(Analysis(document, findings=(finding,)))
    assert Reason("gap", "art_2__para_2__point_c") in verdict.reasons


def test_a_right_tree_is_plausible():
    verdict = judge(Analysis(read(HEAD + BODY + TAIL)))
    assert verdict.plausible, verdict.reasons
    assert (verdict.method, verdict.units) == ("text", 15)


@pytest.mark.parametrize(
    ("lost", "found"),
    [
        ("art_1__point_2", "swallowed art_1__point_1"),
        ("art_2__para_2__point_b", "swallowed art_2__para_2__point_a"),
        ("art_2__para_2", "swallowed art_2__para_1"),
        ("art_3", "heading art_2__para_2__point_c"),
        ("cits_1__cit_2", "swallowed cits_1__cit_1"),
        ("recs_1__rec_b", "swallowed recs_1__rec_a"),
    ],
)
def test_a_swallowed_unit_is_found(lost, found):
    document = without(read(HEAD + BODY + TAIL), lost)
    assert lost not in document.index
    assert found in faults(document)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Pasal 3\n", "Pasal 5\n", "gap art_5"),
        ("Pasal 3\n", "Pasal 2\n", "double art_2-2"),
        ("2. Camat adalah kepala kecamatan.\n", "2.\n", "empty art_1__point_2"),
        ("PERATURAN BUPATI CONTOH\nNOMOR 7 TAHUN 2021\nTENTANG\nTAMAN\n", "", "head"),
        ("Menimbang : a. bahwa taman perlu diatur;\nb.", "Berkata", "no_menimbang"),
        ("c. penerangan.\n", "c. penerangan.\nNIP. 19700101\n", "closing art_2__para_2__point_c"),
        ("(1) Taman dijaga oleh Camat.\n(2) Penjagaan", "(1) Taman dijaga\n(2) penjagaan", "begins art_2__para_2"),
        ("penyiraman;", "penyiraman rumput\n17\nyang hijau;", "page_number art_2__para_2__point_a"),
    ],
)
def test_a_fault_of_the_text_is_found(old, new, found):
    words = HEAD + BODY + TAIL
    assert old in words
    assert found in faults(read(words.replace(old, new)))


def test_a_heading_that_written_text_has_twice_is_no_trace_however_sure_the_finding_is():
    document = read((HEAD + BODY + TAIL).replace("Pasal 3\n", "BAB I\nPENUTUP\nPasal 3\n"))
    finding = Finding("STR002", "info", "chp_I-2", None, "", "")
    assert judge(Analysis(document, findings=(finding,))).plausible
    assert "double chp_I-2" in faults(document)
