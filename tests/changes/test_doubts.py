"""Amending acts that do not fit: what is not carried out, and what is told although it is carried out."""

import pytest

from extractor.changes.consolidate import consolidate
from extractor.changes.consolidation import Consolidation, walk
from extractor.changes.quotation import closes_quotation, without_close
from extractor.pipeline import analyse
from extractor.source import read_bytes

HEAD = """PERATURAN DAERAH KABUPATEN CONTOH
NOMOR {number} TAHUN {year}
TENTANG
{title}
DENGAN RAHMAT TUHAN YANG MAHA ESA
BUPATI CONTOH,
Menimbang : bahwa perlu;
Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
MEMUTUSKAN:
Menetapkan : PERATURAN DAERAH TENTANG {title}.
{body}
Ditetapkan di Contoh
pada tanggal 2 Maret {year}
BUPATI CONTOH,
BUDI SANTOSO
"""
BASE = """Pasal 1
Taman adalah ruang terbuka.
Pasal 2
(1) Dinas merawat taman.
(2) Taman disapu oleh Dinas.
Pasal 3
Dihapus.
Pasal 4
Peraturan Daerah ini mulai berlaku pada tanggal diundangkan."""
REPEALS = "1. Pasal 1 dihapus."
CITED = "Peraturan Daerah Kabupaten Contoh Nomor 3 Tahun 2015 tentang Taman Kota"


def read(body, number=7, year=2021, title="PERUBAHAN ATAS PERATURAN DAERAH NOMOR 3 TAHUN 2015 TENTANG TAMAN KOTA"):
    text = HEAD.format(number=number, year=year, title=title, body=body)
    return analyse(read_bytes(text.encode(), f"{number}.txt"), rules=False)


def amending(instructions, *, cited=CITED, history="", **head):
    return read(f"Pasal I\nBeberapa ketentuan dalam {cited}{history} diubah sebagai berikut:\n{instructions}\n"
                "Pasal II\nPeraturan Daerah ini mulai berlaku pada tanggal diundangkan.", **head)  # fmt: skip


def made(*acts) -> Consolidation:
    return consolidate(read(BASE, 3, 2015, "TAMAN KOTA"), acts).record


def told(record):
    return [each.reason for each in record.unapplied]


def marked(record):
    return {unit.eId: unit.mark for unit, _ in walk(record.units) if unit.mark}


def test_an_act_older_than_the_base_is_not_applied():
    record = made(amending(REPEALS, year=2012))
    assert told(record) == ["before_base"] and not marked(record)


def test_an_act_given_twice_counts_once():
    record = made(amending(REPEALS), amending(REPEALS))
    assert told(record) == ["same_act"] and marked(record) == {"art_1": "removed"}


def test_a_number_with_another_title_is_told():
    record = made(amending(REPEALS, cited="Peraturan Daerah Kabupaten Contoh Nomor 3 Tahun 2015 tentang Pajak Hotel",
                           title="PERUBAHAN ATAS PERATURAN DAERAH NOMOR 3 TAHUN 2015 TENTANG PAJAK HOTEL"))  # fmt: skip
    assert told(record) == ["other_title"]


SECOND = "PERUBAHAN KEDUA ATAS PERATURAN DAERAH NOMOR 3 TAHUN 2015 TENTANG TAMAN KOTA"


@pytest.mark.parametrize("history", [
    "", " sebagaimana telah diubah dengan Peraturan Daerah Kabupaten Contoh Nomor 5 Tahun 2018",
])  # fmt: skip
def test_an_earlier_amendment_that_is_not_given_is_told(history):
    second = amending(REPEALS, history=history, title=SECOND)
    assert told(made(second)) == ["earlier_missing"]
    first = amending('1. Kata "Dinas" dalam Pasal 2 ayat (1) diganti dengan kata "Badan".', number=5, year=2018)
    assert told(made(first, second)) == []


def test_what_was_repealed_is_not_changed_again():
    new = "1. Ketentuan Pasal 1 diubah sehingga berbunyi sebagai berikut:\nPasal 1\nTaman adalah kebun."
    record = made(amending(REPEALS), amending(new, number=8, year=2022))
    assert told(record) == ["target_removed"] and marked(record) == {"art_1": "removed"}
    printed = made(amending("1. Ketentuan Pasal 3 diubah sehingga berbunyi sebagai berikut:\nPasal 3\nTaman ditutup."))
    assert told(printed) == ["target_removed"] and not marked(printed)


@pytest.mark.parametrize("words, reasons", [
    ('Kata "Dinas" yang pertama dalam Pasal 2 diganti dengan kata "Badan".', ["in_part"]),
    ('Kata "Dinas" sepanjang mengenai sapu dalam Pasal 2 diganti dengan kata "Badan".', ["in_part"]),
    ('Kata "Dinas" sepanjang mengenai sapu dalam Pasal 2 ayat (2) diganti dengan kata "Badan".', []),
    ("Ketentuan Pasal 1 sepanjang mengenai kebun dihapus.", ["in_part"]),
])  # fmt: skip
def test_what_changes_in_part_is_carried_out_only_where_one_place_can_be_meant(words, reasons):
    record = made(amending(f"1. {words}"))
    assert told(record) == reasons and bool(marked(record)) == (not reasons)


def test_an_ayat_that_is_not_printed_again_stays_and_is_told():
    words = (
        "1. Ketentuan Pasal 2 ayat (1) diubah, sehingga Pasal 2 berbunyi sebagai berikut:\nPasal 2\n(1) Dinas menyiram."
    )
    record = made(amending(words))
    assert [(each.reason, each.target.rpartition("~")[2]) for each in record.unapplied] == [
        ("reprint_lacks", "art_2__para_2")
    ]


def test_the_mark_that_closes_a_quotation_does_not_come_into_the_text():
    words = "1. Ketentuan Pasal 2 ditambah 1 (satu) ayat, yakni ayat (3), sehingga Pasal 2 berbunyi sebagai berikut:\n"
    quoted = "“Pasal 2\n(1) Dinas merawat taman.\n(2) Taman disapu oleh Dinas.\n(3) Papan bertulisan “Taman”.”"
    record = made(amending(words + quoted))
    new = next(unit for unit, _ in walk(record.units) if unit.eId == "art_2__para_3")
    assert (new.text, told(record)) == ("Papan bertulisan “Taman”.", [])


@pytest.mark.parametrize("words, kept", [
    ("Taman disapu.”", "Taman disapu."), ("Taman disapu”.", "Taman disapu."), ('Taman disapu."', "Taman disapu."),
])  # fmt: skip
def test_a_closing_mark_is_taken_off_with_its_stop_kept(words, kept):
    assert closes_quotation(words) and without_close(words) == kept


@pytest.mark.parametrize("words", ["disebut “Taman”.", 'disebut "Taman".', "Taman disapu."])
def test_a_mark_that_is_opened_in_the_words_stays(words):
    assert not closes_quotation(words)


def test_a_heading_printed_in_its_instruction_is_put_in():
    base = read(f"BAB I\nUMUM\n{BASE}", 3, 2015, "TAMAN KOTA")
    act = amending("1. Judul BAB I diubah, sehingga berbunyi sebagai berikut: “BAB I PENGERTIAN”.")
    record = consolidate(base, [act]).record
    assert [unit.heading for unit, _ in walk(record.units) if unit.eId == "chp_I"] == ["PENGERTIAN"]
    assert told(record) == []
