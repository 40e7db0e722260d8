import re

import pytest
from gold_analyses import gold_analysis, outlines
from made_analysis import whole_analysis
from made_documents import BODY, Unit, made
from whole_page import Page, check

from extractor.emit.names import Places
from extractor.emit.page.page import to_html
from extractor.model.analysis import Analysis
from extractor.model.document import Completeness, Metadata
from extractor.model.finding import Finding, Suggestion
from extractor.pipeline import analyse, enrich
from extractor.source import read_bytes


@pytest.mark.parametrize("path", outlines(), ids=lambda path: path.name.partition(".")[0])
def test_the_page_of_a_gold_tree_is_whole(path) -> None:
    check(gold_analysis(path))


def test_references_findings_rules_and_terms_are_shown() -> None:
    page = check(whole_analysis())
    assert ("cite", {"title": "/akn/id/act/uu/2008/18"}) in page.tags
    assert ("a", {"class": "dalam", "href": "#art_2__para_1", "title": "Pasal 2 ayat (1)"}) in page.tags
    assert ("span", {"class": "rusak", "title": "Pasal 2 tidak mempunyai ayat (6)."}) in page.tags
    assert ("a", {"href": "#art_2__para_2"}) in page.tags
    assert any(tag == "a" and values.get("class") == "diri" for tag, values in page.tags)
    for words in (
        "Temuan",
        "BAB II berulang.",
        "Aturan",
        "menyelenggarakan",
        "melapor kepada",
        "Istilah",
        "Ditetapkan",
    ):
        assert words in page.text
    assert "Halaman tanpa teks yang dapat dibaca: 4." in page.text


def test_a_sanction_is_called_one() -> None:
    text = "Pasal 1\nSetiap Orang yang melanggar Pasal 2 dipidana dengan pidana denda paling banyak Rp5.000.000,00.\n"
    page = check(analyse(read_bytes(text.encode(), "a.txt")))
    assert "sanksi" in page.text and "tata cara" not in page.text


def test_a_text_without_anything_is_shown() -> None:
    page = check(Analysis(made(BODY[:0], completeness=Completeness(head=False, body=False, tail=False))))
    assert "Naskah tidak memuat batang tubuh." in page.text


def test_hostile_text_is_inert() -> None:
    evil = '</style><script>alert("x")</script><img src=x onerror=alert(1)>'
    document = made(
        [("kepala", evil), Unit('art_1"><script>', "pasal", evil, evil, [evil])],
        Metadata(tentang=evil, iri=evil, jenis=evil),
    )
    finding = Finding("REF001", "error", 'art_1"><script>', None, evil, evil, (Suggestion(evil, evil, evil),))
    page = Page(to_html(Analysis(document, findings=(finding,))).decode())
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "img" not in [tag for tag, _ in page.tags]
    assert page.text.count("onerror") >= 6


def test_places_are_named_as_lawyers_name_them() -> None:
    document = whole_analysis().document
    places = Places(document)
    assert places.name("art_2__para_2__point_a") == "Pasal 2 ayat (2) huruf a"
    assert places.name("art_1__point_1") == "Pasal 1 angka 1"
    assert places.name("recs_1__rec_a") == "Menimbang a"
    assert places.name("chp_II__part_1") == "BAB II Bagian Kesatu"
    assert places.name("document") == "Seluruh naskah"
    assert places.name("art_99") == "art_99"


def test_the_page_leads_from_how_it_was_read_to_the_places():
    text = "Pasal 1\nSetiap orang wajib tertib.\n(X8) Setiap orang dcngan bersih.\nPasal 2\nSetiap orang tertib."
    html = to_html(analyse(read_bytes(text.encode(), "contoh.txt"))).decode()
    banner = html.partition('<ul class="cara-baca">')[2].partition("</ul>")[0]
    assert "“dcngan”" in banner and "1 nomor di awal baris" in banner
    assert banner.count('<a href="#art_1">Pasal 1</a>') == 2


def test_the_contents_of_an_amending_act_lead_to_the_new_wording(tree):
    document = tree(
        "PERATURAN BUPATI CONTOH\nNOMOR 2 TAHUN 2021\nTENTANG\nPERUBAHAN ATAS PERATURAN BUPATI NOMOR 1 TAHUN 2020\n"
        "BUPATI CONTOH,\nMEMUTUSKAN:\nMenetapkan : PERATURAN BUPATI TENTANG PERUBAHAN.\nPasal I\n"
        "Beberapa ketentuan dalam Peraturan Bupati Contoh Nomor 1 Tahun 2020 diubah sebagai berikut:\n"
        "1. Ketentuan Pasal 3 diubah, sehingga Pasal 3 berbunyi sebagai berikut:\nPasal 3\nCamat bertugas.\n"
        "2. Ketentuan Pasal 5 diubah, sehingga Pasal 5 berbunyi sebagai berikut:\nPasal 5\nLurah bertugas.\n"
        "Pasal II\nPeraturan Bupati ini mulai berlaku pada tanggal diundangkan.\n"
    )
    page = to_html(enrich(document, rules=False)).decode()
    contents = page[page.index('<nav aria-label="Daftar isi">') : page.index("</nav>")]
    links = re.findall(r'href="#(art_[^"]+)"', contents)
    quoted = [eid for eid in links if eid.endswith(("__art_3", "__art_5"))]
    assert len(quoted) == 2 and all(eid in document.index for eid in links)
    assert "Ketentuan Pasal 3 diubah" in contents and links[0] == "art_I" and links[-1] == "art_II"
