"""The draft of an amending act, carried out, gives the text that it was made from; and how it is worded."""

import os
from random import Random

import pytest

from extractor.changes.consolidate import consolidate
from extractor.changes.difference import compared, difference
from extractor.changes.drafting import instructions
from extractor.emit.changes.difference import to_difference_html
from extractor.emit.changes.draft import to_draft
from extractor.model.analysis import Analysis
from extractor.pipeline import analyse
from extractor.source import read_bytes
from tests.changes.edited_texts import Editor
from tests.changes.made_amendments import Maker
from tests.changes.test_consolidation import BASE, read
from tests.changes.test_synthetic_amendments import NAMES, named

EACH = int(os.environ.get("THK_DRAFTS", "4"))


def carried_out(base: Analysis, draft: bytes):
    act = analyse(read_bytes(draft, "rancangan.txt"), rules=False)
    return consolidate(base, [act])


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_of_edits_leads_to_the_edited_text(name, corpus, analysed):
    base = named(analysed(corpus / f"{name}.txt"))
    for seed in range(EACH):
        new = Editor(base.document, Random(f"{name} {seed}")).edited()
        draft = to_draft(compared(base.document, new))
        if not difference(base.document, new).changes:
            continue
        result = carried_out(base, draft)
        assert difference(result.document, new).changes == (), (seed, draft.decode())
        assert b"\n[" not in draft, seed


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_of_an_amended_text_leads_to_it_again(name, corpus, analysed):
    base = named(analysed(corpus / f"{name}.txt"))
    for seed in range(EACH // 2):
        made = Maker(base.document, Random(f"{name} {seed}")).amendment()
        new = consolidate(base, [analyse(read_bytes(made.text.encode(), "perubahan.txt"), rules=False)]).document
        result = carried_out(base, to_draft(compared(base.document, new)))
        assert difference(result.document, new).changes == (), seed


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Taman adalah ruang terbuka.", "Taman adalah kebun.", ["Ketentuan Pasal 1 diubah sehingga berbunyi sebagai berikut:"]),
        ("Taman adalah ruang terbuka.", "Dihapus.", ["Pasal 1 dihapus."]),
        ("(1) Dinas merawat", "(1) Warga merawat", ["Ketentuan ayat (1) Pasal 2 diubah, sehingga Pasal 2 berbunyi sebagai berikut:"]),
        ("c. sekop.", "c. sekop.\n(3) Taman indah.",
         ["Ketentuan Pasal 2 ditambahkan 1 (satu) ayat, yakni ayat (3), sehingga Pasal 2 berbunyi sebagai berikut:"]),
        ("(2) Taman dirawat", "(1a) Warga membantu.\n(2) Taman dirawat",
         ["Di antara ayat (1) dan ayat (2) Pasal 2 disisipkan 1 (satu) ayat, yakni ayat (1a), sehingga Pasal 2 berbunyi sebagai berikut:"]),
        ("Pasal 2\n", "Pasal 1A\nWarga menjaga.\nPasal 2\n",
         ["Di antara Pasal 1 dan Pasal 2 disisipkan 1 (satu) pasal, yakni Pasal 1A, yang berbunyi sebagai berikut:"]),
        ("KETENTUAN UMUM", "PENGERTIAN", ["Judul BAB I diubah sehingga berbunyi sebagai berikut:"]),
        ("BAB II\n", "BAB IA\nWARGA\nPasal 2A\nWarga menjaga.\nBAB II\n",
         ["Di antara BAB I dan BAB II disisipkan 1 (satu) bab, yakni BAB IA, yang berbunyi sebagai berikut:"]),
        ("Pasal 3\n", "Pasal 4\n", ["Pasal 3 menjadi Pasal 4."]),
    ],
)  # fmt: skip
def test_the_wording_of_an_instruction(old, new, words):
    assert old in BASE
    base, changed = read(BASE), read(BASE.replace(old, new))
    drafted = instructions(base.document, changed.document)
    assert [each.words for each in drafted] == words
    draft = to_draft(compared(base.document, changed.document))
    assert difference(carried_out(base, draft).document, changed.document).changes == (), draft.decode()


def test_what_a_draft_does_not_reach_is_said():
    base = read(BASE)
    changed = read(BASE.replace("perlu dirawat", "wajib dirawat").replace("Dinas merawat", "Warga merawat"))
    draft = to_draft(compared(base.document, changed.document)).decode()
    assert (
        draft.splitlines()[-1] == "[Belum tercakup: Berubah recs_1__rec_1]" or "[Belum tercakup: Berubah recs" in draft
    )
    unnamed = read(BASE.replace("NOMOR 3 TAHUN 2015\n", ""))
    text = to_draft(compared(unnamed.document, changed.document)).decode()
    assert "tidak mempunyai nomor" in text


def test_recitals_alone_are_said_although_nothing_is_drafted():
    base = read(BASE)
    changed = read(BASE.replace("perlu dirawat", "wajib dirawat"))
    draft = to_draft(compared(base.document, changed.document)).decode()
    assert draft.splitlines() == ["[Belum tercakup: Berubah recs_1__rec_1]"]


def test_title_legal_basis_and_a_new_annex_are_drafted():
    annex = "LAMPIRAN I\nPERATURAN DAERAH KABUPATEN CONTOH\nNOMOR 3 TAHUN 2015\nTENTANG\nTAMAN KOTA\n\nDAFTAR TAMAN\nTaman Contoh.\n"
    base = read(BASE)
    changed = read(BASE.replace("TENTANG\nTAMAN KOTA", "TENTANG\nTAMAN DESA").replace("Nomor 23", "Nomor 22") + annex)
    draft = to_draft(compared(base.document, changed.document))
    result = carried_out(base, draft)
    assert difference(result.document, changed.document).changes == ()
    assert result.document.metadata.tentang == "TAMAN DESA" and b"\n[" not in draft


EXPLAINED = (
    BASE
    + """PENJELASAN
ATAS
PERATURAN DAERAH KABUPATEN CONTOH
NOMOR 3 TAHUN 2015
I. UMUM
Umum.
II. PASAL DEMI PASAL
Pasal 1
Cukup jelas.
Pasal 2
Ayat (1)
Cukup jelas.
Ayat (2)
Sapu dibuat dari lidi.
"""
)


def test_the_explanation_of_a_pasal_is_drafted():
    base, changed = read(EXPLAINED), read(EXPLAINED.replace("dari lidi", "dari ijuk"))
    draft = to_draft(compared(base.document, changed.document))
    words = "1. Penjelasan Pasal 2 diubah sehingga berbunyi sebagaimana tercantum dalam penjelasan peraturan ini."
    assert words in draft.decode().splitlines() and b"\n[" not in draft
    assert difference(carried_out(base, draft).document, changed.document).changes == ()


def test_texts_that_say_the_same_need_no_draft():
    assert to_draft(compared(read(BASE).document, read(BASE).document)).decode() == "Tidak ada perbedaan.\n"


def test_the_page_marks_the_words():
    base, changed = read(BASE), read(BASE.replace("Dinas merawat <b>", "").replace("Dinas merawat", "Warga <merawat>"))
    page = to_difference_html(compared(base.document, changed.document)).decode()
    assert "<del>Dinas merawat</del> <ins>Warga &lt;merawat&gt;</ins>" in page
    assert "Pasal 2 ayat (1)" in page
    assert "Tidak ada perbedaan." in to_difference_html(compared(base.document, base.document)).decode()


DECISION = """KEPUTUSAN BUPATI CONTOH
NOMOR 188.45/77/2021
TENTANG
TIM TAMAN
BUPATI CONTOH,
Menimbang : bahwa perlu;
MEMUTUSKAN:
Menetapkan :
KESATU : Membentuk Tim Taman.
KEDUA : Tim bertugas:
a. menyiram taman; dan
b. melapor.
KETIGA : Keputusan ini mulai berlaku pada tanggal ditetapkan.
"""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Membentuk Tim", "Menunjuk Tim", "1. Diktum KESATU diubah sehingga berbunyi sebagai berikut:"),
        ("menyiram taman", "menyiram", "1. Diktum KEDUA diubah sehingga berbunyi sebagai berikut:"),
        ("KETIGA :", "KEDUA A : Tim bekerja setahun.\nKETIGA :",
         "1. Di antara Diktum KEDUA dan Diktum KETIGA disisipkan 1 (satu) diktum, yakni Diktum KEDUA A, yang berbunyi"),
        ("tanggal ditetapkan.\n", "tanggal ditetapkan.\nKEEMPAT : Tim lama bubar.\n",
         "1. Setelah Diktum KETIGA ditambahkan 1 (satu) diktum, yakni Diktum KEEMPAT, yang berbunyi"),
    ],
)  # fmt: skip
def test_the_dikta_of_a_decision_are_drafted(old, new, words):
    base, other = (
        analyse(read_bytes(text.encode(), "keputusan.txt"), rules=False)
        for text in (DECISION, DECISION.replace(old, new))
    )
    draft = to_draft(compared(base.document, other.document))
    assert words in draft.decode() and "KESATU : Beberapa ketentuan dalam Keputusan Bupati" in draft.decode()
    assert difference(carried_out(base, draft).document, other.document).changes == () and b"\n[" not in draft


def test_what_explains_a_new_pasal_is_drafted_with_it():
    body, behind = EXPLAINED.split("PENJELASAN", 1)
    new = body.replace("Pasal 2", "Pasal 1A\nTaman indah.\nPasal 2", 1) + "PENJELASAN"
    new += behind.replace("Pasal 2", "Pasal 1A\nWarga menilai.\nPasal 2", 1)
    base, changed = read(EXPLAINED), read(new)
    draft = to_draft(compared(base.document, changed.document))
    assert "Pasal 1A\nWarga menilai." in draft.decode() and b"\n[" not in draft
    assert difference(carried_out(base, draft).document, changed.document).changes == ()
