"""A regulation written as Akoma Ntoso and read back is the same regulation, also when somebody has edited the file."""

from pathlib import Path

import msgspec
import pytest
from gold_analyses import ROOT, gold_analysis, outlines
from made_analysis import whole_analysis
from made_documents import BODY, METADATA, WHOLE, Unit, made
from same_document import assert_same, read_back, said
from strict_schema import faults

from extractor.emit.akn.document import to_akn
from extractor.emit.notes import notes_of
from extractor.law.akn import NAMESPACE
from extractor.model.analysis import Analysis
from extractor.model.document import HeadDoubt, Metadata
from extractor.model.text import Furniture
from extractor.pipeline import analyse
from extractor.source import InputError, read_bytes
from tests.changes.amending_act import amending_act


def test_a_whole_regulation_comes_back() -> None:
    assert_same(whole_analysis())


@pytest.mark.parametrize("path", outlines(), ids=lambda path: path.name.partition(".")[0])
def test_the_gold_trees_come_back(path: Path) -> None:
    assert_same(gold_analysis(path))


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").glob("*.txt")), ids=lambda path: path.stem)
def test_the_corpus_gives_the_same_xml_again(path: Path) -> None:
    analysis = analyse(read_bytes(path.read_bytes(), path.name))
    xml = to_akn(analysis)
    assert to_akn(analyse(read_bytes(xml, "naskah.akn.xml"))) == xml


@pytest.mark.parametrize(
    "metadata",
    [
        Metadata(),
        Metadata(jenis="perbup", tempat="kab-x", tahun="2020", tentang="SAMPAH"),
        msgspec.structs.replace(METADATA, iri="/akn/id/act/perbup/kab contoh/2021/12", berita=None),
        msgspec.structs.replace(METADATA, doubts=(HeadDoubt("nomor", None, "12", "berita", "13"),)),
        Metadata(jenis="lampiran", parent="/akn/id/act/perbup/kab-contoh/2021/12"),
    ],
)  # fmt: skip
def test_what_is_known_and_unknown_of_a_regulation_comes_back(metadata: Metadata) -> None:
    analysis = Analysis(made(WHOLE, metadata))
    assert faults(analysis) == []
    assert_same(analysis)


def test_units_that_stand_for_others_or_are_of_an_unusual_kind_come_back() -> None:
    document = made(
        [
            Unit("art_2", "pasal", "Pasal 2 sampai dengan Pasal 4", "", ["Dihapus."]),
            Unit("art_5", "pasal", "Pasal 5", "", ["meliputi:", Unit("art_5__point_a", "rincian", "a)", "", ["satu"])]),
            Unit("att_1", "lampiran", "LAMPIRAN IV", "BAGAN", ["Satu."]),
        ],
        METADATA,
    )
    first, second, annex = document.provisions
    provisions = (msgspec.structs.replace(first, also=("3", "4")), second, msgspec.structs.replace(annex, label="IV"))
    analysis = Analysis(msgspec.structs.replace(document, provisions=provisions))
    assert faults(analysis) == []
    assert_same(analysis)


def test_the_paragraphs_of_an_annex_stay_apart() -> None:
    document = made(
        [Unit("art_1", "pasal", "Pasal 1", "", ["Isi."]), Unit("att_1", "lampiran", "LAMPIRAN", "", ["A", "B"])]
    )
    assert len(document.index["att_1"].own) == 2
    assert_same(Analysis(document))


def test_an_amending_act_comes_back_with_its_changes() -> None:
    analysis = analyse(
        amending_act(
            "1. Ketentuan Pasal 5 diubah sehingga berbunyi sebagai berikut:\nPasal 5\n(1) Dinas merawat taman.\n"
            '2. Pasal 6 dihapus.\n3. Kata "taman" dalam Pasal 7 diganti dengan kata "kebun".\n'
        ),
        rules=False,
    )
    assert faults(analysis) == []
    again = analyse(read_bytes(to_akn(analysis), "naskah.akn.xml"), rules=False)
    assert said(again.document) == said(analysis.document)
    assert [msgspec.structs.replace(each, span=None) for each in again.changes] == [
        msgspec.structs.replace(each, span=None) for each in analysis.changes
    ]


def test_notes_stand_at_their_marks_and_come_back() -> None:
    document = made([Unit("art_1", "pasal", "Pasal 1", "", ["Dinas merawat taman kota."])], METADATA)
    at = document.text.content.index("taman") + len("taman")
    furniture = (
        Furniture("footnote", "1)", at, 2, 1),
        Furniture("footnote", "1) Lihat peta.", len(document.text.content), 9, 1),
        Furniture("footnote", "Peta ada di dinas.", len(document.text.content), 10, 1),
    )
    document = msgspec.structs.replace(document, text=msgspec.structs.replace(document.text, furniture=furniture))
    analysis = Analysis(document)
    assert faults(analysis) == []
    assert b'taman<authorialNote eId="note_1" placement="bottom" marker="1"><p>Lihat peta. Peta' in to_akn(analysis)
    assert notes_of(read_back(to_akn(analysis)).text) == notes_of(document.text)
    assert_same(analysis)


def test_what_an_editor_changed_is_read() -> None:
    xml = to_akn(Analysis(made([*WHOLE], METADATA)))
    for old, new in (
        (b'<FRBRnumber value="12"/>', b'<FRBRnumber value="13"/>'),
        (b"Mulai berlaku.", b"Mulai diterapkan."),
        (b"<content", b"\n\n<!-- catatan -->\n<content"),
    ):
        xml = xml.replace(old, new)
    document = read_back(xml)
    assert document.metadata.nomor == "13"
    assert "Mulai diterapkan." in document.text.content and "Mulai berlaku." not in document.text.content
    assert [unit.eid for unit in document.walk()] == [unit.eid for unit in made([*WHOLE]).walk()]


def test_elements_that_another_program_puts_in_lose_no_words() -> None:
    xml = to_akn(Analysis(made(BODY, METADATA)))
    xml = xml.replace(b"<p>", b"<p><b><i>Catatan</i></b> <br/>", 1).replace(
        b"</content>", b"<ul><li>butir</li></ul></content>", 1
    )
    text = read_back(xml).text.content
    assert "Catatan" in text and "butir" in text


@pytest.mark.parametrize(
    ("xml", "why"),
    [
        (f'<akomaNtoso xmlns="{NAMESPACE}"><act>', "rusak"),
        (f'<!DOCTYPE a [<!ENTITY x "y">]><akomaNtoso xmlns="{NAMESPACE}"><act/></akomaNtoso>', "DOCTYPE"),
        (f'<akomaNtoso xmlns="{NAMESPACE}"><judgment/></akomaNtoso>', "act"),
    ],
)
def test_xml_that_is_no_act_is_refused_in_a_sentence(xml: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        read_bytes(xml.encode(), "naskah.akn.xml")


def test_cells_that_reach_beyond_any_table_are_bounded() -> None:
    rows = "<tr><td colspan='99999' rowspan='99999'><p>x</p></td></tr>" * 600
    xml = (
        f'<akomaNtoso xmlns="{NAMESPACE}"><act><body><article eId="art_1"><content><table>{rows}</table></content>'
        "</article></body></act></akomaNtoso>"
    )
    (table,) = read_back(xml.encode()).text.tables
    assert len(table.rows) == 600 and table.columns <= 501
