"""Regulations that several makers made together: each with its number, its signature and its gazette."""

import pytest
from lxml import etree

from extractor.collection.export.feed import Known, item
from extractor.emit.akn.document import to_akn
from extractor.emit.names import title
from extractor.law.akn import NAMESPACE
from extractor.model.analysis import Analysis
from extractor.references import references_of
from extractor.source import read_bytes
from extractor.tree import build

REGIONS = """PERATURAN BERSAMA
BUPATI CONTOH
NOMOR 5 TAHUN 2015
DAN
WALI KOTA TELADAN
NOMOR 7 TAHUN 2015
TENTANG
SAMPAH
DENGAN RAHMAT TUHAN YANG MAHA ESA
BUPATI CONTOH
DAN
WALI KOTA TELADAN,
Menimbang : bahwa perlu;
MEMUTUSKAN:
Menetapkan : PERATURAN BERSAMA TENTANG SAMPAH.
Pasal 1
Sampah diangkut.
Ditetapkan di Contoh
pada tanggal 3 Mei 2015
BUPATI CONTOH,
ttd
SITI AMINAH
Ditetapkan di Teladan
pada tanggal 4 Mei 2015
WALI KOTA TELADAN,
ttd
RAHMAT HIDAYAT
Diundangkan di Contoh
pada tanggal 5 Mei 2015
SEKRETARIS DAERAH KABUPATEN CONTOH,
ttd
HARUN
BERITA DAERAH KABUPATEN CONTOH TAHUN 2015 NOMOR 5
Diundangkan di Teladan
pada tanggal 6 Mei 2015
SEKRETARIS DAERAH KOTA TELADAN,
ttd
LINA
BERITA DAERAH KOTA TELADAN TAHUN 2015 NOMOR 7
"""
MINISTERS = """PERATURAN BERSAMA
MENTERI HUKUM DAN HAK ASASI MANUSIA,
MENTERI KEUANGAN, DAN KEPALA BADAN CONTOH
NOMOR 9 TAHUN 2016
NOMOR 66/PMK.05/2016
NOMOR 8 TAHUN 2016
TENTANG
DATA
DENGAN RAHMAT TUHAN YANG MAHA ESA
MENTERI HUKUM DAN HAK ASASI MANUSIA,
MENTERI KEUANGAN, DAN KEPALA BADAN CONTOH,
Menimbang : bahwa perlu;
MEMUTUSKAN:
Menetapkan : PERATURAN BERSAMA TENTANG DATA.
Pasal 1
Data ditukar.
Ditetapkan di Jakarta
pada tanggal 4 Mei 2016
MENTERI HUKUM DAN HAK ASASI MANUSIA
REPUBLIK INDONESIA,
ttd
YASIN
MENTERI KEUANGAN
REPUBLIK INDONESIA,
ttd
BAMBANG
KEPALA BADAN CONTOH,
ttd
SITI
"""


def read(text: str):
    return build(read_bytes(text.encode(), "bersama.txt"))


def test_each_region_has_its_number_its_signature_and_its_gazette():
    made = read(REGIONS).metadata
    assert [(m.pembentuk, m.nomor, m.tahun, m.tempat) for m in made.bersama] == [
        ("Bupati Contoh", "5", "2015", "kab-contoh"), ("Wali Kota Teladan", "7", "2015", "kota-teladan"),
    ]  # fmt: skip
    assert [(m.ditetapkan.tanggal, m.ditetapkan.nama) for m in made.bersama] == [
        ("2015-05-03", "SITI AMINAH"), ("2015-05-04", "RAHMAT HIDAYAT"),
    ]  # fmt: skip
    assert [(m.diundangkan.nama, m.berita and m.berita.nomor) for m in made.bersama] == [("HARUN", "5"), ("LINA", "7")]
    assert (made.nomor, made.ditetapkan, made.iri) == (
        "5", made.bersama[0].ditetapkan, "/akn/id/act/perber/kab-contoh/2015/5",
    )  # fmt: skip


def test_ministers_sign_one_below_the_other():
    document = read(MINISTERS)
    made = document.metadata
    assert [(m.pembentuk, m.nomor, m.ditetapkan.nama) for m in made.bersama] == [
        ("Menteri Hukum dan Hak Asasi Manusia", "9", "YASIN"), ("Menteri Keuangan", "66/PMK.05/2016", "BAMBANG"),
        ("Kepala Badan Contoh", "8", "SITI"),
    ]  # fmt: skip
    assert made.iri == "/akn/id/act/perber/menteri-hukum-dan-hak-asasi-manusia/2016/9"
    assert "Nomor 9 Tahun 2016, Nomor 66/PMK.05/2016, dan Nomor 8 Tahun 2016" in title(document)


@pytest.mark.parametrize("text", [REGIONS, MINISTERS])
def test_all_of_them_stand_in_the_xml_and_come_back(text: str):
    document = read(text)
    xml = to_akn(Analysis(document))
    tree = etree.fromstring(xml)
    makers = document.metadata.bersama
    authors = tree.findall(f".//{{{NAMESPACE}}}FRBRWork/{{{NAMESPACE}}}FRBRauthor")
    persons = [person.text for person in tree.iter(f"{{{NAMESPACE}}}person")]
    assert len(authors) == 1 + len(makers)
    assert [m.ditetapkan.nama for m in makers] == persons[: len(makers)]
    assert build(read_bytes(xml, "bersama.akn.xml")).metadata == document.metadata


def test_the_feed_names_all_of_them():
    document = read(REGIONS)
    one = item(Analysis(document), Known("k", "berlaku", None, "bersama.txt", "2020-01-01"), "bersama", "")
    assert one.noPeraturan == "5 dan 7"
    assert one.sumber == "BD Kab. Contoh Tahun 2015 Nomor 5; BD Kota Teladan Tahun 2015 Nomor 7"
    assert one.teuBadan == "Kabupaten Contoh; Kota Teladan"


@pytest.mark.parametrize("cited", [
    "Peraturan Bersama Bupati Contoh dan Wali Kota Teladan Nomor 5 Tahun 2015 dan Nomor 7 Tahun 2015",
    "Peraturan Bersama Bupati Contoh dan Wali Kota Teladan Nomor 5 dan Nomor 7 Tahun 2015",
])  # fmt: skip
def test_a_citation_with_the_numbers_of_all_is_one(cited: str):
    document = read(f"Pasal 1\nSampah diangkut menurut {cited}.\n")
    assert [each.targets for each in references_of(document)] == [("/akn/id/act/perber/kab-contoh/2015/5",)]
