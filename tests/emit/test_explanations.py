"""The Penjelasan beside its provisions: links both ways in JSON, XML and on the page."""

import json

from lxml import etree
from strict_schema import faults

from extractor.emit.akn.document import to_akn
from extractor.emit.page.page import to_html
from extractor.emit.record.record import to_json
from extractor.model.analysis import Analysis
from extractor.pipeline import analyse
from extractor.source import read_bytes

TEXT = """PERATURAN DAERAH KABUPATEN CONTOH
NOMOR 3 TAHUN 2015
TENTANG
TAMAN KOTA
DENGAN RAHMAT TUHAN YANG MAHA ESA
BUPATI CONTOH,
Menimbang : bahwa taman kota perlu dirawat;
Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
MEMUTUSKAN:
Menetapkan : PERATURAN DAERAH TENTANG TAMAN KOTA.
Pasal 1
Taman adalah ruang terbuka.
Pasal 2
(1) Dinas merawat taman.
(2) Taman disiram.
Pasal 3
Taman dijaga.
Pasal 4
Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.
Ditetapkan di Contoh
pada tanggal 2 Maret 2015
BUPATI CONTOH,
BUDI SANTOSO
"""
EXPLAINED = """PENJELASAN
ATAS
PERATURAN DAERAH KABUPATEN CONTOH
NOMOR 3 TAHUN 2015
TENTANG
TAMAN KOTA
I. UMUM
Taman perlu.
II. PASAL DEMI PASAL
Pasal 1
Cukup jelas.
Pasal 2
Ayat (1)
Dirawat <berarti> dipelihara.
Ayat (2)
Cukup jelas.
Pasal 3 dan Pasal 4
Dijaga siang malam.
"""


def read(text: str) -> Analysis:
    return analyse(read_bytes(text.encode(), "taman.txt"), rules=False)


def links(analysis: Analysis) -> tuple[dict[str, list[str]], dict[str, str]]:
    units = json.loads(to_json(analysis))["provisions"]
    explains = {unit["eId"]: unit["explains"] for unit in units if unit["explains"]}
    return explains, {unit["eId"]: unit["explainedBy"] for unit in units if unit["explainedBy"]}


def test_the_record_links_both_ways():
    explains, explained = links(read(TEXT + EXPLAINED))
    assert explains == {
        "expl__art_1": ["art_1"],
        "expl__art_2": ["art_2"],
        "expl__art_2__para_1": ["art_2__para_1"],
        "expl__art_2__para_2": ["art_2__para_2"],
        "expl__art_3": ["art_3", "art_4"],
    }
    assert explained == {
        "art_1": "expl__art_1",
        "art_2": "expl__art_2",
        "art_2__para_1": "expl__art_2__para_1",
        "art_2__para_2": "expl__art_2__para_2",
        "art_3": "expl__art_3",
        "art_4": "expl__art_3",
    }


def test_a_penjelasan_alone_names_the_provisions_of_its_regulation():
    explains, explained = links(read(EXPLAINED))
    work = "/akn/id/act/perda/kab-contoh/2015/3"
    assert explains["expl__art_2__para_1"] == [f"{work}/~art_2__para_1"]
    assert explains["expl__art_3"] == [f"{work}/~art_3", f"{work}/~art_4"]
    assert explained == {}


def test_the_xml_links_both_ways():
    analysis = read(TEXT + EXPLAINED)
    assert faults(analysis) == []
    root = etree.fromstring(to_akn(analysis))
    there = {each.get("for"): each.get("href") for each in root.iterfind(".//{*}implicitReference")}
    assert there["#art_2__para_1"] == "#expl__art_2__para_1" and there["#art_4"] == "#expl__art_3"
    back = root.find(".//{*}hcontainer[@eId='expl__art_2__para_1']/{*}heading/{*}ref")
    assert back is not None and back.get("href") == "#art_2__para_1"
    assert faults(read(EXPLAINED)) == []


def test_the_page_shows_the_explanation_beside_the_provision():
    page = to_html(read(TEXT + EXPLAINED)).decode()
    assert '<p class="jelas"><a href="#expl__art_1">Penjelasan</a>: cukup jelas</p>' in page
    assert '<details class="jelas"><summary>Penjelasan</summary>\n<p>Dirawat &lt;berarti&gt; dipelihara.</p>' in page
    assert page.count("<p>Dijaga siang malam.</p>") == 3
    assert '<a class="dalam" href="#art_2__para_1">Ayat (1)</a>' in page
