"""A letter with twenty citations, each of which is answered, and rightly."""

from extractor.collection.collection import Collection
from tests.collection.made_regulations import KOORDINASI, regulation
from tests.collection.test_law import FIRST, REPEAL, SECOND

LETTER = {
    "Pasal 1 Peraturan Bupati Contoh Nomor 5 Tahun 2018": "exists",
    "Pasal 2 ayat (1) Perbup Contoh 5/2018": "amended",
    "Pasal 2 ayat (2) Peraturan Bupati Contoh Nomor 5 Tahun 2018": "removed",
    "Pasal 2A Peraturan Bupati Contoh Nomor 5 Tahun 2018": "amended",
    "Pasal 9 Peraturan Bupati Contoh Nomor 5 Tahun 2018": "missing",
    "Pasal 1 ayat (4) Peraturan Bupati Contoh Nomor 9 Tahun 2019": "missing",
    "Peraturan Bupati Contoh Nomor 9 Tahun 2019 tentang Kebersihan Pasar": "exists",
    "Peraturan Bupati Nomor 9 Tahun 2019": "exists",
    "Pasal 1 Peraturan Bupati Contoh Nomor 10 Tahun 2019 tentang Kebersihan Pasar": "other_title",
    "Peraturan Bupati Contoh Nomor 5 Tahun 2018": "amended",
    "Peraturan Bupati Lain Nomor 3 Tahun 2015": "repealed",
    "Pasal 4 Peraturan Bupati Lain Nomor 3 Tahun 2015": "repealed",
    "UU 32/2004": "repealed",
    "Undang-Undang Nomor 77 Tahun 2090": "absent",
    "Pasal 3 Peraturan Daerah Kabupaten Contoh Nomor 8 Tahun 2016": "absent",
    "Pasal 362 KUHP": "absent",
    "Peraturan Bupati Nomor 77 Tahun 2011": "unclear",
    "Pasal 12 ayat (3)": "unclear",
    "Peraturan Daerah Nomor tujuh Tahun 2010": "unread",
    "Pasal 1 Peraturan Bupati Contoh Nomor 9 Tahun 2019": "exists",
}


def test_each_citation_of_a_letter_is_answered(fill, database) -> None:
    old = "Peraturan Bupati Lain Nomor 3 Tahun 2015 tentang Arsip"
    fill(
        base=KOORDINASI, first=FIRST, second=SECOND,
        pasar=regulation(9, 2019, "Kebersihan Pasar", ["Pedagang wajib menjaga kebersihan."]),
        taman=regulation(10, 2019, "Taman Kota", ["Setiap orang wajib menjaga taman."]),
        ends=regulation(6, 2020, "Kearsipan", ["Isi.", f"{old} dicabut dan dinyatakan tidak berlaku."], place="Lain"),
    )  # fmt: skip
    letter = "Yth. Camat,\n" + "\n".join(f"Kami mengacu pada {each}; mohon perhatian." for each in LETTER)
    answers = Collection(database).verify(letter.replace("\n", " "))
    assert len(LETTER) == len(answers) == 20
    assert {words: answer.verdict for words, answer in zip(LETTER, answers, strict=True)} == LETTER
    of = dict(zip(LETTER, answers, strict=True))
    other = of["Pasal 1 Peraturan Bupati Contoh Nomor 10 Tahun 2019 tentang Kebersihan Pasar"]
    assert [each.iri for each in other.candidates] == ["/akn/id/act/perbup/kab-contoh/2019/9"]
    ended = of["Peraturan Bupati Lain Nomor 3 Tahun 2015"]
    assert [(event.since, event.by) for event in ended.events] == [("2020-03-03", "/akn/id/act/perbup/kab-lain/2020/6")]


def test_the_answer_is_for_a_day(fill, database) -> None:
    fill(base=KOORDINASI, first=FIRST, repeal=REPEAL)
    collection = Collection(database)
    words = "Pasal 2 ayat (1) Peraturan Bupati Contoh Nomor 5 Tahun 2018"
    days = ("2017-12-31", "2018-06-01", "2019-06-01", "2022-06-01", None)
    assert [collection.verify(words, day)[0].verdict for day in days] == [
        "not_yet", "exists", "amended", "repealed", "repealed",
    ]  # fmt: skip


def test_a_range_is_answered_provision_by_provision(fill, database) -> None:
    fill(base=KOORDINASI)
    answers = Collection(database).verify("Pasal 2 sampai dengan Pasal 4 Peraturan Bupati Contoh Nomor 5 Tahun 2018")
    assert [answer.verdict for answer in answers] == ["exists", "exists", "missing"]


def test_a_text_without_citations_has_no_answers(database) -> None:
    assert Collection(database).verify("Sayur asem dimasak dengan 3 buah tomat.") == ()
