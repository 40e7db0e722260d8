"""Units that get other numbers: all of an act at once, and the Penjelasan with them."""

from extractor.changes.consolidate import consolidate
from extractor.changes.consolidation import Consolidation, walk
from extractor.pipeline import analyse
from extractor.source import read_bytes
from tests.changes.amending_act import amending_act

HEAD = """PERATURAN DAERAH KABUPATEN CONTOH
NOMOR 3 TAHUN 2015
TENTANG
TAMAN KOTA
Menimbang : bahwa taman kota perlu dirawat;
MEMUTUSKAN:
Menetapkan : PERATURAN DAERAH TENTANG TAMAN KOTA.
"""
BODY = """BAB I
UMUM
Bagian Kesatu
Taman
Pasal 1
Satu.
Bagian Kedua
Bunga
Pasal 2
Dua.
Pasal 3
(1) Tiga.
(2) Tiga lagi.
"""
CLOSING = """Ditetapkan di Contoh
pada tanggal 2 Maret 2015
BUPATI CONTOH,
BUDI SANTOSO
"""
EXPLANATION = """PENJELASAN
ATAS
PERATURAN DAERAH KABUPATEN CONTOH
NOMOR 3 TAHUN 2015
TENTANG
TAMAN KOTA
I. UMUM
Taman.
II. PASAL DEMI PASAL
Pasal 1
Cukup jelas.
Pasal 2
Tentang dua.
Pasal 3
Cukup jelas.
"""


def amended(*bodies: str, behind: str = "") -> Consolidation:
    base = analyse(read_bytes(f"{HEAD}{BODY}{CLOSING}{EXPLANATION}".encode(), "taman.txt"), rules=False)
    return consolidate(base, [analyse(amending_act(body, behind=behind), rules=False) for body in bodies]).record


def words(result: Consolidation) -> dict[str, str]:
    return {unit.eId: unit.text for unit, _ in walk(result.units)}


def test_numbers_go_round_in_one_act_and_the_units_follow_them():
    result = amended("1. Pasal 1 dan Pasal 2 diubah menjadi Pasal 2 dan Pasal 3.\n2. Pasal 3 diubah menjadi Pasal 1.")
    found = words(result)
    assert result.unapplied == ()
    assert [found["art_2"], found["art_3"], found["art_1__para_1"]] == ["Satu.", "Dua.", "Tiga."]
    assert found["expl__art_3"] == "Tentang dua."
    assert [eid for eid in found if eid.startswith("expl__art")] == ["expl__art_1", "expl__art_2", "expl__art_3"]


def test_a_number_that_two_want_is_taken():
    result = amended("1. Pasal 1 diubah menjadi Pasal 9.\n2. Pasal 2 diubah menjadi Pasal 9.")
    assert [(each.target[-5:], each.reason) for each in result.unapplied] == [("art_2", "number_taken")]


def test_a_new_unit_takes_the_number_that_a_later_instruction_gives_up():
    result = amended(
        "1. Di antara Pasal 2 dan Pasal 3 disisipkan 1 (satu) pasal, yakni Pasal 3, yang berbunyi:\nPasal 3\nBaru.\n"
        "2. Pasal 3 diubah menjadi Pasal 4."
    )
    found = words(result)
    assert result.unapplied == ()
    assert (found["art_3"], found["art_4__para_1"]) == ("Baru.", "Tiga.")


def test_an_ordinal_is_printed_anew():
    result = amended("1. Bagian Kedua BAB I diubah menjadi Bagian Ketiga BAB I.")
    assert {unit.eId: unit.num for unit, _ in walk(result.units)}["chp_I__part_3"] == "Bagian Ketiga"


def test_the_number_of_another_unit_is_no_old_number():
    result = amended("1. Pasal 2 dan Pasal 3 diubah menjadi Pasal 3 dan Pasal 4.\n2. Pasal 3 ayat (2) dihapus.")
    assert [each.reason for each in result.unapplied] == ["target_missing"]
    assert words(result)["art_4__para_2"] == "Tiga lagi."


def test_what_an_act_explains_of_its_changes_comes_into_the_penjelasan():
    behind = (
        "PENJELASAN\nATAS\nPERATURAN DAERAH KABUPATEN CONTOH\nNOMOR 7 TAHUN 2021\nTENTANG\nPERUBAHAN\nI. UMUM\nBaru.\n"
        "II. PASAL DEMI PASAL\nPasal I\nAngka 1\nPasal 1A\nTentang yang baru.\nAngka 2\nPasal 2\nCukup jelas.\n"
        "Pasal II\nCukup jelas.\n"
    )
    result = amended(
        "1. Di antara Pasal 1 dan Pasal 2 disisipkan 1 (satu) pasal, yakni Pasal 1A, yang berbunyi:\nPasal 1A\nBaru.\n"
        "2. Ketentuan Pasal 2 diubah sehingga berbunyi:\nPasal 2\nDua yang baru.\n",
        behind=behind,
    )
    found = {unit.eId: unit for unit, _ in walk(result.units)}
    assert [eid for eid in found if eid.startswith("expl__art")] == [
        "expl__art_1", "expl__art_1A", "expl__art_2", "expl__art_3",
    ]  # fmt: skip
    assert (found["expl__art_1A"].text, found["expl__art_1A"].mark) == ("Tentang yang baru.", "inserted")
    assert (found["expl__art_2"].text, found["expl__art_2"].mark) == ("Cukup jelas.", "replaced")
    assert found["expl__art_2"].source is not None
    assert found["expl__art_2"].source.instruction == "art_I__point_2"


def test_the_explanation_of_a_repealed_pasal_goes_with_its_number():
    result = amended("1. Pasal 2 dihapus.\n2. Pasal 3 diubah menjadi Pasal 2.")
    found = words(result)
    assert result.unapplied == ()
    assert found["art_2__para_1"] == "Tiga."
    assert [eid for eid in found if eid.startswith("expl__art")] == ["expl__art_1", "expl__art_2"]
    assert found["expl__art_2"] == "Cukup jelas."
