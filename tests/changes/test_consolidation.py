"""A regulation as amended: what is made, what is not and why, and how it looks."""

import json
from io import BytesIO

import pytest
from docx import Document
from lxml import etree

from extractor.changes.consolidate import consolidate, expressions
from extractor.changes.consolidation import Consolidated, Consolidation, walk
from extractor.emit.akn.document import to_akn
from extractor.emit.changes.consolidation import (
    to_consolidation_html,
    to_consolidation_json,
    to_consolidation_text,
)
from extractor.emit.changes.expression import to_consolidation_akn
from extractor.emit.changes.manuscripts import to_consolidation_docx, to_consolidation_markdown
from extractor.model.analysis import Analysis
from extractor.pipeline import analyse
from extractor.score.losses.akn import dangling
from extractor.source import read_bytes
from extractor.tree import build
from tests.changes.amending_act import amending_act
from tests.emit.strict_schema import schema

BASE = """PERATURAN DAERAH KABUPATEN CONTOH
NOMOR 3 TAHUN 2015
TENTANG
TAMAN KOTA
DENGAN RAHMAT TUHAN YANG MAHA ESA
BUPATI CONTOH,
Menimbang : bahwa taman kota perlu dirawat;
Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
MEMUTUSKAN:
Menetapkan : PERATURAN DAERAH TENTANG TAMAN KOTA.
BAB I
KETENTUAN UMUM
Pasal 1
Taman adalah ruang terbuka.
Pasal 2
(1) Dinas merawat taman.
(2) Taman dirawat dengan:
a. sapu;
b. ember; dan
c. sekop.
BAB II
PENUTUP
Pasal 3
Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.
Ditetapkan di Contoh
pada tanggal 2 Maret 2015
BUPATI CONTOH,
BUDI SANTOSO
"""


def read(text: str) -> Analysis:
    return analyse(read_bytes(text.encode(), "taman.txt"), rules=False)


def consolidated(*bodies: str, at: str | None = None) -> Consolidated:
    return consolidate(read(BASE), [analyse(amending_act(body), rules=False) for body in bodies], at)


def amended(*bodies: str, at: str | None = None) -> Consolidation:
    return consolidated(*bodies, at=at).record


def units(result: Consolidation) -> dict[str, tuple[str, str | None]]:
    return {unit.eId: (unit.text, unit.mark) for unit, _ in walk(result.units)}


def test_every_unit_says_where_it_comes_from():
    result = amended(
        "1. Ketentuan Pasal 2 ayat (1) diubah sehingga berbunyi:\n(1) Warga merawat taman.\n2. Pasal 1 dihapus."
    )
    found = {unit.eId: unit for unit, _ in walk(result.units)}
    assert result.unapplied == ()
    assert found["art_2__para_1"].text == "Warga merawat taman."
    assert found["art_2__para_1"].before == "(1) Dinas merawat taman."
    assert found["art_2__para_1"].source is not None
    assert found["art_2__para_1"].source.instruction == "art_I__point_1"
    assert (found["art_1"].text, found["art_1"].mark) == ("Dihapus.", "removed")
    assert found["art_2__para_2"].source is None
    assert [(act.changes, act.applied) for act in result.amendments] == [(2, 2)]


def test_an_inserted_bab_brings_its_pasal_once():
    result = amended(
        "1. Di antara BAB I dan BAB II disisipkan 1 (satu) bab, yakni BAB IA, yang berbunyi sebagai berikut:\n"
        "BAB IA\nWARGA\nPasal 2A\nWarga menjaga taman."
    )
    assert result.unapplied == ()
    order = [unit.eId for unit, _ in walk(result.units) if unit.eId.startswith(("chp", "art_2A"))]
    assert order == ["chp_I", "chp_IA", "art_2A", "chp_II"]


def test_a_new_letter_goes_to_the_end_of_its_list_and_a_removed_one_keeps_its_place():
    result = amended(
        "1. Ketentuan Pasal 2 ayat (2) ditambah 1 (satu) huruf, yakni huruf d, yang berbunyi sebagai berikut:\nd. sikat.\n"
        "2. Pasal 2 ayat (2) huruf b dihapus."
    )
    found = units(result)
    assert found["art_2__para_2__point_d"] == ("sikat.", "inserted")
    assert found["art_2__para_2__point_b"] == ("dihapus; dan", "removed")
    assert list(found)[-3:-1] == ["art_2__para_2__point_d", "chp_II"]


def test_numbers_that_move_up_make_room_first():
    result = amended("1. Ketentuan Pasal 2 ayat (1) dan ayat (2) menjadi ayat (2) dan ayat (3).")
    assert result.unapplied == ()
    assert [eid for eid in units(result) if eid.startswith("art_2__para") and "point" not in eid] == [
        "art_2__para_2",
        "art_2__para_3",
    ]
    assert "art_2__para_3__point_a" in units(result)


def test_a_quotation_mark_around_new_wording_is_not_part_of_it():
    result = amended('1. Ketentuan Pasal 1 diubah sehingga berbunyi sebagai berikut:\n"Pasal 1\nTaman adalah kebun."')
    assert units(result)["art_1"] == ("Taman adalah kebun.", "replaced")


def test_only_a_heading_may_change():
    body = "1. Judul BAB I diubah sehingga berbunyi sebagai berikut:\nBAB I\nPENGERTIAN"
    found = {unit.eId: unit for unit, _ in walk(amended(body).units)}
    assert found["chp_I"].heading == "PENGERTIAN"
    assert "art_1" in found


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("1. Pasal 9 dihapus.", "target_missing"),
        ("1. Ketentuan Pasal 9 diubah sehingga berbunyi:\nPasal 9\nTaman.", "target_missing"),
        ("1. Di antara Pasal 8 dan Pasal 9 disisipkan 1 (satu) pasal, yakni Pasal 8A, yang berbunyi:\nPasal 8A\nTaman.",
         "place_missing"),
        ("1. Di antara Pasal 1 dan Pasal 2 disisipkan 1 (satu) pasal, yakni Pasal 2, yang berbunyi:\nPasal 2\nTaman.",
         "number_taken"),
        ('1. Frasa "ruang hijau" dalam Pasal 1 diganti dengan frasa "kebun".', "words_not_found"),
        ("1. Ketentuan Pasal 1 ditambah 1 (satu) ayat, yakni ayat (2), yang berbunyi:\n(2) Taman.", "no_such_list"),
        ("1. Ketentuan Lampiran diubah sebagaimana tercantum dalam Lampiran Peraturan Daerah ini.", "annex_missing"),
        ("1. Ketentuan mengenai taman diubah sebagaimana mestinya.\n2. Pasal 1 dihapus.", "instruction_unread"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_said_and_touches_nothing(body, reason):
    result = amended(body)
    assert [each.reason for each in result.unapplied] == [reason]
    marked = [unit.eId for unit, _ in walk(result.units) if unit.mark]
    assert marked == (["art_1"] if "Pasal 1 dihapus" in body else [])


def test_an_act_that_changes_another_regulation_is_said():
    result = consolidate(read(BASE), [read(BASE)]).record
    assert [each.reason for each in result.unapplied] == ["no_change_of_base"]


def test_a_later_act_waits_for_its_day():
    before, after = (amended("1. Pasal 1 dihapus.", at=day) for day in ("2021-03-01", "2021-03-02"))
    assert units(before)["art_1"] == ("Taman adalah ruang terbuka.", None)
    assert [each.reason for each in before.unapplied] == ["after_date"]
    assert units(after)["art_1"] == ("Dihapus.", "removed")


def test_a_repealed_regulation_says_so():
    end = BASE.replace("NOMOR 3 TAHUN 2015", "NOMOR 9 TAHUN 2020").replace(
        "Peraturan Daerah ini mulai",
        "Peraturan Daerah Kabupaten Contoh Nomor 3 Tahun 2015 tentang Taman Kota dicabut dan dinyatakan tidak berlaku.\n"
        "Pasal 4\nPeraturan Daerah ini mulai",
    )
    assert consolidate(read(BASE), [read(end)]).record.repealed == "/akn/id/act/perda/kab-contoh/2020/9"
    partly = consolidate(
        read(BASE), [read(end.replace("Kota dicabut", "Kota sepanjang mengatur pohon dicabut"))]
    ).record
    assert (partly.repealed, [each.reason for each in partly.unapplied]) == (None, ["in_part"])


def test_how_it_looks():
    result = consolidated(
        "1. Ketentuan Pasal 1 diubah sehingga berbunyi:\nPasal 1\nTaman adalah kebun.\n2. Pasal 9 dihapus."
    )
    text = to_consolidation_text(result).decode()
    assert "Pasal 1 [diubah: /akn/id/act/perda/kab-contoh/2021/7 art_I__point_1]\nTaman adalah kebun.\n" in text
    assert "ketentuan yang diubah tidak ada" in text
    assert "[replaced:" in to_consolidation_text(result, "en").decode()
    page = to_consolidation_html(result).decode()
    assert "<del>ruang terbuka.</del>" in page
    assert "<ins>kebun.</ins>" in page
    whole = consolidated(
        "1. Ketentuan Pasal 2 diubah sehingga berbunyi:\nPasal 2\n(1) Warga merawat taman.\n(2) Taman indah."
    )
    assert "<del>Dinas</del> <ins>Warga</ins> merawat taman." in to_consolidation_html(whole).decode()
    record = json.loads(to_consolidation_json(result))
    assert record["format"] == "thk-consolidation"
    assert record["unapplied"][0]["reason"] == "target_missing"


ANNEX = "LAMPIRAN\nPERATURAN DAERAH KABUPATEN CONTOH\nNOMOR 3 TAHUN 2015\nTENTANG\nTAMAN KOTA\nDAFTAR TAMAN\n1. Taman Satu\n"


def test_an_annex_is_replaced_by_the_one_of_the_amending_act():
    body = "1. Ketentuan Lampiran diubah sehingga berbunyi sebagaimana tercantum dalam Lampiran Peraturan Daerah ini."
    annex = ANNEX.replace("3 TAHUN 2015", "7 TAHUN 2021").replace("Taman Satu", "Taman Dua")
    act = read(amending_act(body).content + "\n" + annex)
    for base, before in ((BASE + ANNEX, True), (BASE, False)):
        result = consolidate(read(base), [act])
        assert result.record.unapplied == ()
        found = {unit.eId: unit for unit, _ in walk(result.record.units)}["att_1"]
        assert "Taman Dua" in found.text and "Taman Satu" not in found.text
        assert (found.mark, found.before is not None) == ("replaced", before)
        assert [unit.eid for unit in result.document.provisions][-1] == "att_1"


def test_a_renumbered_unit_is_found_by_its_old_number():
    result = amended(
        '1. Ketentuan Pasal 2 ayat (2) menjadi ayat (3).\n2. Frasa "sapu" dalam Pasal 2 ayat (2) huruf a diganti dengan frasa "kain".'
    )
    assert result.unapplied == ()
    assert units(result)["art_2__para_3__point_a"] == ("kain;", "worded")


def test_what_is_printed_again_in_other_words_is_told_and_not_taken_over():
    result = amended(
        "1. Ketentuan Pasal 2 ayat (1) diubah sehingga Pasal 2 berbunyi sebagai berikut:\nPasal 2\n(1) Warga merawat taman.\n"
        "(2) Taman dirawat dengan:\na. sapu;\nb. gayung; dan\nc. sekop."
    )
    assert [(each.reason, each.target.partition("/~")[2], each.quote) for each in result.unapplied] == [
        ("reprint_differs", "art_2__para_2__point_b", "gayung; dan")
    ]
    assert units(result)["art_2__para_2__point_b"] == ("ember; dan", None)
    assert result.amendments[0].applied == 1


def test_the_joining_word_moves_with_the_end_of_a_list_that_is_printed_again():
    result = amended(
        "1. Ketentuan Pasal 2 ayat (2) ditambah 1 (satu) huruf, yakni huruf d, sehingga Pasal 2 berbunyi sebagai berikut:\nPasal 2\n"
        "(1) Dinas merawat taman.\n(2) Taman dirawat dengan:\na. sapu;\nb. ember;\nc. sekop; dan\nd. sikat."
    )
    assert result.unapplied == ()
    assert [units(result)[f"art_2__para_2__point_{label}"][0] for label in "abcd"] == [
        "sapu;",
        "ember;",
        "sekop; dan",
        "sikat.",
    ]


def test_the_amended_text_is_a_document_with_its_frame():
    result = consolidated("1. Ketentuan Pasal 2 ayat (1) diubah sehingga berbunyi:\n(1) Warga merawat taman.")
    document = result.document
    assert [block.kind for block in document.blocks] == [block.kind for block in read(BASE).document.blocks]
    assert document.own_text(document.index["art_2__para_1"]) == "Warga merawat taman."
    assert [unit.eid for unit in document.walk()] == [unit.eid for unit in read(BASE).document.walk()]
    assert build(document.text).index.keys() == document.index.keys()


def test_the_text_of_each_day_is_an_expression_with_its_history():
    acts = [
        analyse(amending_act("1. Ketentuan Pasal 2 ayat (1) diubah sehingga berbunyi:\n(1) Warga merawat taman."), rules=False),
        read(
            amending_act("1. Pasal 1 dihapus.\n2. Di antara Pasal 2 dan Pasal 3 disisipkan 1 (satu) pasal, yakni Pasal 2A, "
            "yang berbunyi:\nPasal 2A\nTaman disiram sesuai Pasal 2 ayat (1).").content.replace("NOMOR 7", "NOMOR 8").replace("2021", "2022")
        ),
    ]  # fmt: skip
    made = list(expressions(read(BASE), acts))
    assert [day for day, _ in made] == ["2015-03-02", "2021-03-02", "2022-03-02"]
    xml = [to_consolidation_akn(each) for _, each in made]
    for each in xml:
        root = etree.fromstring(each)
        assert schema()(root), schema().error_log
        assert dangling(each) == []
    uris = [etree.fromstring(each).find(".//{*}FRBRExpression/{*}FRBRuri").get("value") for each in xml]
    assert uris == [f"/akn/id/act/perda/kab-contoh/2015/3/ind@{day}" for day, _ in made]
    last = etree.fromstring(xml[-1])
    events = [(event.get("date"), event.get("type")) for event in last.iterfind(".//{*}lifecycle/{*}eventRef")]
    assert events == [("2015-03-02", "generation"), ("2021-03-02", "amendment"), ("2022-03-02", "amendment")]
    changes = {
        (
            change.get("type"),
            change.find("{*}destination").get("href"),
            change.find("{*}source").get("href").rpartition("/~")[2],
        )
        for change in last.iterfind(".//{*}passiveModifications/{*}textualMod")
    }
    assert changes == {
        ("substitution", "#art_2__para_1", "art_I__point_1"),
        ("repeal", "#art_1", "art_I__point_1"),
        ("insertion", "#art_2A", "art_I__point_2"),
    }
    assert last.find(".//{*}article[@eId='art_1']").get("status") == "removed"
    assert last.find(".//{*}article[@eId='art_2A']").get("period") == "#tmpg_h2"
    assert last.find(".//{*}article[@eId='art_2A']//{*}ref").get("href") == "#art_2__para_1"
    assert b"<thk:words>(1) Dinas merawat taman.</thk:words>" in xml[-1]


def test_manuscripts_say_beside_each_unit_where_it_comes_from():
    result = consolidated(
        "1. Ketentuan Pasal 2 ayat (1) diubah sehingga berbunyi:\n(1) Warga merawat taman.\n2. Pasal 9 dihapus."
    )
    markdown = to_consolidation_markdown(result).decode()
    assert "(1) Warga merawat taman.[^2]\n" in markdown
    assert (
        "[^2]: diubah: /akn/id/act/perda/kab-contoh/2021/7 art\\_I\\_\\_point\\_1; (1) Dinas merawat taman." in markdown
    )
    assert "Tidak dapat diterapkan" in markdown
    word = Document(BytesIO(to_consolidation_docx(result)))
    assert [comment.text.split("\n")[0] for comment in word.comments][1:] == [
        "diubah: /akn/id/act/perda/kab-contoh/2021/7 art_I__point_1"
    ]
    amended = next(paragraph for paragraph in word.paragraphs if "Warga merawat" in paragraph.text)
    assert any(run.underline for run in amended.runs)
    again = read_bytes(to_consolidation_docx(result), "taman.docx")
    assert [unit.eid for unit in build(again).walk()] == [unit.eid for unit in result.document.walk()]


def test_a_suspended_provision_keeps_its_words_until_its_day():
    body = "1. Ketentuan Pasal 1 ditunda pelaksanaannya sampai dengan tanggal 31 Desember 2022."
    for at, mark in ((None, "postponed"), ("2022-06-01", "postponed"), ("2023-01-01", None)):
        result = consolidated(body, at=at)
        assert result.record.unapplied == ()
        assert units(result.record)["art_1"] == ("Taman adalah ruang terbuka.", mark)
    result = consolidated(body)
    assert "Pasal 1 [ditunda berlakunya sampai dengan 2022-12-31: " in to_consolidation_text(result).decode()
    xml = etree.fromstring(to_consolidation_akn(result))
    assert schema()(xml), schema().error_log
    found = xml.find(".//{*}passiveModifications/{*}forceMod[@type='postponementOfEntryIntoForce']")
    assert found.find("{*}destination").get("href") == "#art_1"
    act = analyse(amending_act(body), rules=False)
    assert schema()(etree.fromstring(to_akn(act))), schema().error_log


def test_a_whole_regulation_may_be_suspended():
    text = BASE.replace("NOMOR 3 TAHUN 2015", "NOMOR 9 TAHUN 2020").replace(
        "Taman adalah ruang terbuka.",
        "Peraturan Daerah Kabupaten Contoh Nomor 3 Tahun 2015 tentang Taman Kota untuk sementara tidak diberlakukan.",
    )
    result = consolidate(read(BASE), [read(text)]).record
    assert (result.repealed, result.unapplied) == (None, ())
    assert {unit.eId for unit, _ in walk(result.units) if unit.mark == "suspended"} == {"chp_I", "chp_II"}


def test_title_recital_and_explanation_get_new_words():
    base = f"{BASE}PENJELASAN\nATAS\nPERATURAN DAERAH KABUPATEN CONTOH\nI. UMUM\nTaman.\nII. PASAL DEMI PASAL\nPasal 1\nCukup jelas.\n"
    act = amending_act(
        "1. Judul Peraturan Daerah diubah sehingga berbunyi sebagai berikut:\nTAMAN DAN HUTAN KOTA\n"
        "2. Penjelasan Pasal 1 diubah sehingga berbunyi sebagai berikut:\nTermasuk hutan kota."
    )
    result = consolidate(read(base), [analyse(act, rules=False)])
    assert result.record.unapplied == ()
    assert result.record.base.title == result.document.metadata.tentang == "TAMAN DAN HUTAN KOTA"
    assert "TENTANG\nTAMAN DAN HUTAN KOTA\n" in result.document.text.content
    found = units(result.record)
    assert found["expl__art_1"] == ("Termasuk hutan kota.", "replaced")


def test_a_removed_item_ends_as_it_is_printed_again():
    result = amended(
        "1. Ketentuan Pasal 2 ayat (2) huruf c dihapus dan ditambah 1 (satu) huruf, yakni huruf d, sehingga Pasal 2 berbunyi:\n"
        "Pasal 2\n(1) Dinas merawat taman.\n(2) Taman dirawat dengan:\na. sapu;\nb. ember;\nc. dihapus; dan\nd. sikat."
    )
    assert units(result)["art_2__para_2__point_c"] == ("dihapus; dan", "removed")


def test_the_page_heads_a_pasal_apart_from_its_words_and_names_a_source_once():
    result = consolidated(
        "1. Di antara Pasal 1 dan Pasal 2 disisipkan 1 (satu) pasal, yakni Pasal 1A, yang berbunyi:\nPasal 1A\nTaman memuat:\n"
        "a. bunga; dan\nb. pohon."
    )
    page = to_consolidation_html(result).decode()
    assert '<p class="kepala">Pasal 1A</p>' in page
    assert "<p>Taman memuat: </p>" in page
    assert page.count('<p class="sumber">') == 1
