"""The report for people: place, headings, printed words with a mark, suggestions."""

import re

import msgspec
import pytest

from extractor.checks import run
from extractor.emit.findings.text import render
from extractor.model.analysis import Analysis
from extractor.pipeline import analyse
from extractor.references import references_of
from extractor.review.fold import folded
from extractor.rules.terms import terms_of
from extractor.source import read, read_bytes
from extractor.tree import build

TEXT = """PERATURAN BUPATI CONTOH
NOMOR 1 TAHUN 2020
TENTANG
KETERTIBAN
DENGAN RAHMAT TUHAN YANG MAHA ESA
BUPATI CONTOH,
Menimbang : bahwa perlu menetapkan Peraturan Bupati tentang Ketertiban;
Mengingat : Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
MEMUTUSKAN:
Menetapkan : PERATURAN BUPATI TENTANG KETERTIBAN.

BAB I
KETENTUAN UMUM

Pasal 1
(1) Setiap orang wajib menjaga ketertiban.
(2) Ketertiban sebagaimana dimaksud dalam Pasal
7 ayat (1) meliputi ketertiban jalan.

Pasal 2
Peraturan ini mulai berlaku pada tanggal diundangkan.

Ditetapkan di Contoh
pada tanggal 1 Februari 2020
BUPATI CONTOH,
ttd
NAMA ORANG
"""


def _analysis(document):
    analysis = Analysis(document, references_of(document), terms=terms_of(document))
    return msgspec.structs.replace(
        analysis, findings=run(analysis, ("REF001", "REF008", "REF018", "SRC", "STR001", "STR002", "DEF")).findings
    )


@pytest.fixture
def analysis():
    return _analysis(build(read_bytes(TEXT.encode(), "contoh.txt")))


def test_report_in_indonesian(analysis):
    assert (
        render(analysis)
        == """\
contoh.txt:17  kesalahan REF001  “Pasal 7 ayat (1)” tidak ditemukan: naskah tidak memiliki Pasal 7; betulkan acuannya. Mungkin maksudnya Pasal 1 ayat (1).
    BAB I KETENTUAN UMUM › Pasal 1 › (2)
    17 │ (2) Ketertiban sebagaimana dimaksud dalam Pasal
       │                                           ^^^^^
    18 │ 7 ayat (1) meliputi ketertiban jalan.
       │ ^^^^^^^^^^
    1. Pasal 1 ayat (1): ayat (1) ada dalam Pasal yang mengacu; memuat “ketertiban”

contoh.txt:21  peringatan REF018  Sebut jenisnya: tulis “Peraturan Bupati ini”.
    BAB I KETENTUAN UMUM › Pasal 2
    21 │ Peraturan ini mulai berlaku pada tanggal diundangkan.
       │ ^^^^^^^^^^^^^

contoh.txt: 1 kesalahan, 1 peringatan
"""
    )


def test_report_in_english(analysis):
    report = render(analysis, lang="en", file="folder/draft.txt")
    assert (
        "folder/draft.txt:17  error REF001  “Pasal 7 ayat (1)” does not exist: the text has no Pasal 7; correct the reference."
        in report
    )
    assert "1. Pasal 1 ayat (1): ayat (1) is in the citing Pasal; holds “ketertiban”" in report
    assert report.endswith("folder/draft.txt: 1 error, 1 warning\n")


def test_colour_only_adds_escapes(analysis):
    colored = render(analysis, color=True)
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == render(analysis)


def test_nothing_found():
    document = build(
        read_bytes(TEXT.replace("7 ayat", "1 ayat").replace("Peraturan ini", "Peraturan Bupati ini").encode(), "c.txt")
    )
    assert render(_analysis(document)) == "c.txt: tidak ada temuan\n"


def test_a_mark_stands_under_its_words_on_every_line(corpus):
    for path in sorted(corpus.glob("*.txt")):
        analysis = _analysis(build(read(path)))
        rows = render(analysis).split("\n")
        marked = [at for at, row in enumerate(rows) if re.search(r"│ +\^+$|│ \^+$", row)]
        assert marked
        for at in marked:
            start, end = rows[at].index("^"), len(rows[at])
            words = rows[at - 1][start:end]
            assert len(words) == end - start and words == words.strip()
            assert len(rows[at - 1]) < 120


def test_a_finding_about_the_whole_text_and_an_empty_text():
    report = render(_analysis(build(read_bytes(b"Pada suatu pagi yang cerah.", "novel.txt"))))
    assert report.startswith("novel.txt  kesalahan SRC005")
    assert "Seluruh naskah" in report


def test_pages_are_named(documents):
    report = render(_analysis(build(read(documents / "pergub_dki_33_2020.pdf"))))
    assert re.search(r"pergub_dki_33_2020\.pdf, halaman \d+, baris \d+  kesalahan STR002", report)


def test_a_fact_that_occurs_again_names_its_other_places_once():
    words = "Rapat diatas jalan."
    text = TEXT.replace("(1) Setiap orang wajib menjaga ketertiban.", f"(1) {words}").replace(
        "meliputi ketertiban jalan.", f"meliputi jalan.\nPasal 3\n{words}\nPasal 4\n{words}"
    )
    analysis = analyse(read_bytes(text.encode(), "c.txt"), rules=False, select=["DRF004"])
    report = render(msgspec.structs.replace(analysis, findings=folded(analysis.findings)))
    assert report.count("DRF004") == 1
    assert "    3 kali, juga baris 20, baris 22\n" in report
    assert report.endswith("c.txt: 1 informasi\n")


def test_what_a_rewrite_settles_is_named_under_it():
    text = TEXT.replace("Peraturan ini mulai berlaku", "Dengan berlakunya Peraturan ini maka jalan ditutup. Ia berlaku")
    analysis = analyse(read_bytes(text.encode(), "c.txt"), rules=False, select=["DRF003", "REF018"])
    report = render(msgspec.structs.replace(analysis, findings=folded(analysis.findings)))
    assert "Sekaligus menyelesaikan: REF018 Sebut jenisnya: tulis “Peraturan Bupati ini”." in report
    assert "peringatan REF018" not in report


def test_a_line_that_holds_a_fact_twice_is_named_once():
    words = "(1) Rapat diatas jalan dan diatas jembatan."
    text = TEXT.replace("(1) Setiap orang wajib menjaga ketertiban.", words)
    analysis = analyse(read_bytes(text.encode(), "c.txt"), rules=False, select=["DRF004"])
    report = render(msgspec.structs.replace(analysis, findings=folded(analysis.findings)))
    assert re.search(r"^    2 kali: baris \d+$", report, re.MULTILINE)


def test_the_way_down_names_a_penjelasan_and_numbers_that_are_not_printed():
    text = (
        "Pasal 1\nSetiap orang wajib:\na. menjaga ketertiban;\nb. menjaga kebersihan; dan\nmenjaga kesehatan.\nPasal 2\nCukup.\n"
        "PENJELASAN\nATAS\nPERATURAN BUPATI CONTOH\nNOMOR 1 TAHUN 2020\nTENTANG\nTARIF\nI. UMUM\nPenting.\n"
        "II. PASAL DEMI PASAL\nPasal 1\nCukup jelas.\nPasal 2\nCukup jelas.\nPasal 3\nCukup jelas.\n"
    )
    shown = render(analyse(read_bytes(text.encode(), "c.txt"), rules=False))
    assert "Pasal 1 › Huruf c\n" in shown
    assert "Penjelasan › Pasal 3\n" in shown
