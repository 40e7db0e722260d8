"""The editable forms of a regulation: read again, they give the same tree."""

from pathlib import Path

import pytest

from extractor.emit.formats import formats_of
from extractor.model.analysis import Analysis
from extractor.source import read, read_bytes
from extractor.tree import build

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))
FORMS = ("docx", "md", "txt")


def units(document):
    """Everything that the tree says of each unit."""
    of = document.text.of
    return [
        (unit.eid, unit.kind, unit.num and of(unit.num), unit.heading and of(unit.heading), document.own_text(unit))
        for unit in document.walk()
    ]


def again(document, form):
    return build(read_bytes(formats_of("regulation")[form].first(Analysis(document)), f"naskah.{form}"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_same_tree_comes_back(path, form):
    document = build(read(path))
    back = again(document, form)
    assert units(back) == units(document)
    assert back.metadata == document.metadata
    assert [block.kind for block in back.blocks] == [block.kind for block in document.blocks]


MADE = """PERATURAN BUPATI CONTOH
NOMOR 1 TAHUN 2020
TENTANG
TANDA *BACA* DAN _GARIS_
BUPATI CONTOH,
Menimbang : bahwa nilai a < b & c > d # perlu ditetapkan;
MEMUTUSKAN:
Menetapkan : PERATURAN BUPATI TENTANG TANDA BACA.
Pasal 1
(1) Kode `A|B` dan \\C berlaku [segera].
(2) Bupati:
a. menetapkan <b>nilai</b>; dan
b. mengatur nilai.
Pasal 2
Peraturan ini mulai berlaku pada tanggal diundangkan.
"""


@pytest.mark.parametrize("form", FORMS)
def test_characters_that_a_form_takes_for_marks_come_back(tree, form):
    document = tree(MADE)
    assert document.own_text(document.index["art_1__para_1"]) == "Kode `A|B` dan \\C berlaku [segera]."
    assert units(again(document, form)) == units(document)


def test_the_same_text_gives_the_same_bytes(tree):
    document = tree(MADE)
    write = formats_of("regulation")["docx"].first
    assert write(Analysis(document)) == write(Analysis(document))


def test_they_are_made_only_where_asked_for(thk, corpus):
    source = corpus / "perbup-pali-fragment.txt"
    assert thk("parse", source, "-o", "hasil").returncode == 0
    assert sorted(path.suffix for path in (thk.folder / "hasil").iterdir()) == [".html", ".json", ".xml"]
    assert thk("parse", source, "-o", "lagi", "--to", "docx,md").returncode == 0
    assert sorted(path.suffix for path in (thk.folder / "lagi").iterdir()) == [".docx", ".md"]


TABLE = """# PERATURAN BUPATI CONTOH

## Pasal 1

Tarif tercantum dalam Lampiran.

# LAMPIRAN

Daftar tarif:

| Uraian | Nilai |
|---|---|
| surat & cap | 10 |
| peta | 20 |
"""


@pytest.mark.parametrize("form", ["docx", "md"])
def test_a_table_comes_back_as_a_table(form):
    document = build(read_bytes(TABLE.encode(), "naskah.md"))
    back = again(document, form)
    rows = [
        [[each.text.of(cell.span) for cell in row] for table in each.text.tables for row in table.rows]
        for each in (document, back)
    ]
    assert rows[0] == [["Uraian", "Nilai"], ["surat & cap", "10"], ["peta", "20"]]
    assert rows[1] == rows[0]
    assert [unit.eid for unit in back.walk()] == [unit.eid for unit in document.walk()]


@pytest.mark.parametrize("form", FORMS)
def test_a_number_that_stands_behind_its_text_is_put_before_it(tree, form):
    citations = """Mengingat :
1.
Undang-Undang Nomor 1 Tahun 2004 tentang Kebun;
2.
Undang-Undang Nomor 2 Tahun 2005 tentang Air;
Undang-Undang Nomor 3 Tahun 2006 tentang Bunga.
3.
MEMUTUSKAN:
"""
    document = tree(MADE.replace("MEMUTUSKAN:\n", citations))
    assert document.text.of(document.index["cits_1__cit_3"].num) == "3."
    assert units(again(document, form)) == units(document)
