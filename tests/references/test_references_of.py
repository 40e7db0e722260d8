"""What `references_of` hands on: ids, spans, pinpoints, scopes, relations; truncated and hostile documents."""

from functools import partial
from pathlib import Path

import msgspec
import pytest

from extractor.emit.record.record import to_record
from extractor.model.analysis import Analysis
from extractor.model.document import Completeness, Document
from extractor.model.text import Span
from extractor.references import annex_of, references_of
from extractor.score.gold import document_of, read_outline, read_rows
from extractor.source import read_bytes
from extractor.tree import build
from tests.growth import Work, assert_linear

GOLD = Path(__file__).parents[2] / "corpus" / "gold"

HEAD = "#jenis: perbup\n#pembentuk: Bupati Contoh\n#iri: /akn/id/act/perbup/kab-contoh/2020/5\n"


def _document(outline: str, folder: Path) -> Document:
    path = folder / "case.outline.txt"
    path.write_text(HEAD + outline, encoding="utf-8")
    return document_of(read_outline(path), "case")


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.references.tsv")), ids=lambda path: path.stem)
def test_gold_references_on_the_gold_tree(path: Path) -> None:
    name = path.name.removesuffix(".references.tsv")
    document = document_of(read_outline(path.with_name(f"{name}.outline.txt")), name)
    names = {"resolved": "ok", "external": "ok"}
    found = {
        (reference.source, target, names.get(reference.status, reference.status))
        for reference in references_of(document)
        for target in reference.targets
    }
    assert found == {(row[0], row[1], row[2]) for row in read_rows(path)}


def test_ids_spans_and_pinpoints(tmp_path: Path) -> None:
    document = _document(
        "@art_1 Pasal 1\nIsi.\n@art_2 Pasal 2\nsebagaimana dimaksud dalam Pasal 1 dan Pasal 9 berlaku.\n", tmp_path
    )
    first, second = references_of(document)
    assert (first.id, second.id) == ("ref_1", "ref_2")
    assert (first.targets, first.status) == (("art_1",), "resolved")
    assert (second.targets, second.status, second.reason) == (("art_9",), "broken", "no_such_pasal")
    assert document.text.of(first.span) == "Pasal 1"
    assert document.text.of(second.span) == "Pasal 9"
    assert document.text.of(first.lead or Span(0, 0)) == "sebagaimana dimaksud dalam"
    assert first.relation == "sebagaimana_dimaksud"


def test_a_range_is_one_pinpoint_with_two_ends(tmp_path: Path) -> None:
    units = "".join(f"@art_{n} Pasal {n}\nIsi.\n" for n in range(1, 6))
    document = _document(f"{units}@art_6 Pasal 6\nPasal 1 sampai dengan Pasal 3 berlaku.\n", tmp_path)
    (reference,) = references_of(document)
    assert reference.targets == ("art_1", "art_2", "art_3")
    (pinpoint,) = reference.pinpoints
    assert (pinpoint.address, pinpoint.upto) == ("art_1", "art_3")
    assert document.text.of(pinpoint.span) == "Pasal 1 sampai dengan Pasal 3"


def test_scopes_and_relations(tmp_path: Path) -> None:
    document = _document(
        "@cits_1__cit_1 1.\nUndang-Undang Nomor 5 Tahun 2014;\n"
        "@art_1 Pasal 1\ntercantum dalam Lampiran.\n"
        "@art_2 Pasal 2\nPeraturan Bupati Nomor 3 Tahun 2010 dicabut dan dinyatakan tidak berlaku.\n"
        "@att_1 LAMPIRAN\n",
        tmp_path,
    )
    basis, annex, repealed = references_of(document)
    assert (basis.scope, basis.relation) == ("external", "dasar_hukum")
    assert (annex.scope, annex.relation) == ("lampiran", "lampiran")
    assert (repealed.relation, repealed.targets) == ("mencabut", ("/akn/id/act/perbup/kab-contoh/2010/3",))
    unit = annex_of(document, "lampiran")
    assert unit is not None
    assert unit.eid == "att_1"
    assert annex_of(document, "lampiran_II") is None


def test_beyond_the_end_of_a_truncated_text(tmp_path: Path) -> None:
    document = _document(
        "@art_1 Pasal 1\nPasal 1A, Pasal 2, Pasal 9 dan Lampiran II.\n@art_2 Pasal 2\nIsi.\n", tmp_path
    )
    document = msgspec.structs.replace(document, completeness=Completeness(tail=False))
    reasons = {target: r.reason for r in references_of(document) for target in r.targets}
    assert reasons == {"art_1A": "no_such_pasal", "art_2": None, "art_9": "truncated", "lampiran_II": "truncated"}


def test_penjelasan_and_lampiran_are_not_searched(tmp_path: Path) -> None:
    document = _document(
        "@art_1 Pasal 1\nIsi.\n@att_1 LAMPIRAN\nPasal 1\n@expl__art_1 Pasal 1\nPasal 1 ayat (1)\n", tmp_path
    )
    assert references_of(document) == ()


@pytest.mark.perf
@pytest.mark.parametrize(
    "piece",
    [
        "huruf d dimaksudkan untuk ",
        "Pasal 1 dan ",
        "Pasal 1. kecuali Pasal 2, ",
        "Undang-Undang tersebut, ",
        "ayat (1) ",
    ],
)
def test_hostile_unit_takes_linear_time(piece: str, tmp_path: Path) -> None:
    def prepare(size: int) -> Work:
        document = _document(f"@art_1 Pasal 1\n{piece * size}\n@art_2 Pasal 2\nIsi.\n", tmp_path)
        return partial(references_of, document)

    assert_linear(prepare, 1000)


def test_a_unit_that_stands_for_several_is_the_target_of_each_of_them() -> None:
    head = "PERATURAN BUPATI CONTOH\nNOMOR 1 TAHUN 2020\nTENTANG\nPASAR\nMEMUTUSKAN:\n"
    body = "Pasal 1\nSatu.\nPasal 2 sampai dengan Pasal 4\nDihapus.\nPasal 5 dan Pasal 6\nDihapus.\nPasal 7\n"
    cited = "Ketentuan Pasal 3, Pasal 6, dan Pasal 1 sampai dengan Pasal 4 berlaku; Pasal 8 tidak.\n"
    document = build(read_bytes((head + body + cited).encode(), "pasar.txt"))
    found = {target: reference.status for reference in references_of(document) for target in reference.targets}
    assert found == {"art_2": "resolved", "art_5": "resolved", "art_1": "resolved", "art_8": "broken"}
    record = {unit.eId: unit.also for unit in to_record(Analysis(document, references_of(document))).provisions}
    assert record == {"art_1": (), "art_2": ("art_3", "art_4"), "art_5": ("art_6",), "art_7": ()}


def test_a_part_of_an_annex_is_the_pinpoint_of_a_citation(tmp_path: Path) -> None:
    path = tmp_path / "x.outline.txt"
    path.write_text(
        "@art_1 Pasal 1\nAlat dalam Lampiran angka 2 huruf b dipakai.\n@att_1 LAMPIRAN | ALAT\n@att_1__point_2 2.\nAlat:\n"
        "@att_1__point_2__point_b b.\nember.\n",
        encoding="utf-8",
    )
    (reference,) = references_of(document_of(read_outline(path), path.name))
    assert (reference.targets, reference.status, reference.reason) == (("lampiran",), "resolved", None)
    assert [pinpoint.address for pinpoint in reference.pinpoints] == ["att_1__point_2__point_b"]


@pytest.mark.parametrize("cited, annex", [
    ("Lampiran IA", "att_1"), ("Lampiran II-A", "att_2"), ("Lampiran Ketiga", "att_3"), ("Lampiran III", "att_3"),
    ("Anak Lampiran III.1", "att_4"),
])  # fmt: skip
def test_an_annex_is_found_by_its_letter_its_word_and_its_part(cited: str, annex: str) -> None:
    annexes = "".join(f"{head}\nPERATURAN BUPATI CONTOH\nIsi.\n" for head in (
        "LAMPIRAN IA", "LAMPIRAN II-A", "LAMPIRAN KETIGA", "ANAK LAMPIRAN III.1"))  # fmt: skip
    text = f"Pasal 1\nDaftar tercantum dalam {cited} Peraturan Bupati ini.\nDitetapkan di Contoh\npada tanggal 2 Maret 2021\n"
    document = build(read_bytes((text + annexes).encode(), "a.txt"))
    found = [reference for reference in references_of(document) if reference.scope == "lampiran"]
    assert [(each.status, annex_of(document, each.targets[0]).eid) for each in found] == [("resolved", annex)]  # type: ignore[union-attr]


def test_the_words_below_a_list_name_the_work_of_its_items() -> None:
    lines = (
        "Pasal 1\n(1) Camat mengawasi sesuai dengan ketentuan:\na. Pasal 3 huruf b;\nb. Pasal 4; dan\nc. Pasal 5,\n{}\n"
        "(2) Camat melapor.\nPasal 2\nSelesai."
    )
    cited = {
        words: [
            (reference.source, target, reference.status)
            for reference in references_of(build(read_bytes(lines.format(words).encode(), "a.txt")))
            for target in reference.targets
        ]
        for words in ("Undang-Undang Nomor 7 Tahun 2017.", "yang berlaku.")
    }
    other = "/akn/id/act/uu/2017/7"
    items = [("a", "art_3__point_b"), ("b", "art_4"), ("c", "art_5")]
    assert cited["Undang-Undang Nomor 7 Tahun 2017."] == [
        *((f"art_1__para_1__point_{item}", f"{other}/~{target}", "external") for item, target in items),
        ("art_1__para_1", other, "external"),
    ]
    assert cited["yang berlaku."] == [(f"art_1__para_1__point_{item}", target, "broken") for item, target in items]
