"""Tables in every form of output: rows and cells, nothing lost, strict-valid, links that lead somewhere."""

import json

import jsonschema
import pytest
from lxml import etree
from strict_schema import faults
from whole_page import check

from extractor.emit.akn.document import to_akn
from extractor.emit.record.record import to_json
from extractor.emit.record.schema import schema
from extractor.model.analysis import Analysis
from extractor.references import references_of
from extractor.score.losses.akn import lost_text
from extractor.source import read_bytes
from extractor.source.tables import CellDraft, TableDraft, frozen
from extractor.tree import build

REGULATION = """PERATURAN BUPATI BEKASI
NOMOR 9 TAHUN 2017
TENTANG
TARIF LAYANAN
DENGAN RAHMAT TUHAN YANG MAHA ESA
BUPATI BEKASI,
Menimbang : a. bahwa tarif perlu ditetapkan;
MEMUTUSKAN:
Menetapkan : PERATURAN BUPATI TENTANG TARIF LAYANAN.

**Pasal 1**

(1) Besaran tarif sebagai berikut:

| No | Jenis | Tarif |
|----|-------|-------|
| 1. | Pasal 2 ayat (1) | 500 |

(2) Tarif berlaku sejak diundangkan.

**Pasal 2**

(1) Rincian tercantum dalam Lampiran.
Ditetapkan di Cikarang
pada tanggal 1 Maret 2017
BUPATI BEKASI,
ttd
NENENG

LAMPIRAN
PERATURAN BUPATI BEKASI
NOMOR 9 TAHUN 2017
TENTANG
TARIF LAYANAN

DAFTAR TARIF

| No | Uraian | Tarif |
|----|--------|-------|
| 1. | Rawat inap<br>1. kelas satu<br>2. kelas dua | 250.000 |
| 2. |  | 50.000 |

Keterangan: tarif belum termasuk obat.
"""


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    document = build(read_bytes(REGULATION.encode(), "tarif.md"))
    return Analysis(document, references_of(document))


def test_the_record_has_the_cells_with_their_spans(analysis: Analysis) -> None:
    record = json.loads(to_json(analysis))
    jsonschema.Draft202012Validator(json.loads(schema())).validate(record)
    first, second = record["tables"]
    assert (first["eId"], first["unit"]) == ("art_1__para_1__table_1", "art_1__para_1")
    assert (second["eId"], second["unit"], second["columns"]) == ("att_1__table_1", "att_1", 3)
    assert [[cell["text"] for cell in row] for row in second["rows"]] == [
        ["No", "Uraian", "Tarif"],
        ["1.", "Rawat inap 1. kelas satu 2. kelas dua", "250.000"],
        ["2.", "", "50.000"],
    ]
    assert [cell["header"] for row in second["rows"] for cell in row] == [True] * 3 + [False] * 6
    for table in record["tables"]:
        for cell in (cell for row in table["rows"] for cell in row):
            assert record["text"][cell["span"]["start"] : cell["span"]["end"]].replace("\n", " ") == cell["text"]


def test_what_stands_in_a_table_opens_no_unit(analysis: Analysis) -> None:
    assert [child.eid for child in analysis.document.index["art_1"].children] == ["art_1__para_1", "art_1__para_2"]
    assert "art_1__para_1__point_1" not in analysis.document.index


def test_akoma_ntoso_has_tables_in_their_places(analysis: Analysis) -> None:
    xml = to_akn(analysis)
    assert faults(analysis) == []
    assert lost_text(analysis, xml) == ""
    root = etree.fromstring(xml)
    assert root.xpath("//*[local-name()='table']/@eId") == ["art_1__para_1__table_1", "att_1__table_1"]
    (table,) = root.xpath("//*[@eId='att_1__table_1']")
    assert table.getparent().tag.endswith("}mainBody")
    assert ["".join(cell.itertext()).strip() for cell in table[0]] == ["No", "Uraian", "Tarif"]
    assert {cell.tag.rpartition("}")[2] for cell in table[0]} == {"th"}
    assert "Keterangan" in "".join(table.getnext().itertext())
    assert root.xpath("//*[@eId='art_1__para_1__table_1']//*[local-name()='ref']/@href") == ["#art_2__para_1"]


def test_the_page_shows_a_table_that_scrolls_in_its_place(analysis: Analysis) -> None:
    page = check(analysis)
    assert [values["id"] for tag, values in page.tags if values.get("class") == "tabel"] == [
        "art_1__para_1__table_1",
        "att_1__table_1",
    ]
    assert sum(tag == "th" for tag, _ in page.tags) >= 6
    assert "Rawat inap" in page.text


def test_every_slot_of_a_table_belongs_to_one_cell() -> None:
    cells = [CellDraft(0, 0, 1, 3), CellDraft(0, 1, 2, 3), CellDraft(3, 1, 2)]
    for at, cell in enumerate(cells):
        cell.write(at, at + 1)
    table = frozen(TableDraft([0.0, 1.0, 2.0], cells, 4))
    assert table is not None
    assert [[(c.column, c.rowspan, c.colspan) for c in row] for row in table.rows] == [
        [(0, 1, 1), (1, 1, 1)],
        [(0, 1, 1), (1, 1, 1)],
    ]


def test_a_list_in_a_cell_is_shown_item_by_item() -> None:
    from extractor.emit.tables import Tables
    from extractor.model.document import Document, Metadata
    from extractor.model.text import Source, Span, Text

    content = "Syarat\n1. surat\nizin\n2.\n3.\nTiba di :\nPada tanggal :\n..."
    document = Document(Text(content, (), Source("x", "", "", "")), Metadata(), ())
    parts = [content[span.start : span.end] for span in Tables(document).paragraphs(Span(0, len(content)))]
    assert parts == ["Syarat", "1. surat\nizin", "2.", "3.\nTiba di :", "Pada tanggal :", "..."]
