"""Two regulations of the corpus with two invented amendments each, one upon the other: every instruction is carried out."""

from typing import NamedTuple

import pytest

from extractor.changes.consolidate import consolidate, expressions
from extractor.changes.consolidation import Consolidation, walk
from extractor.emit.changes.expression import to_consolidation_akn
from extractor.model.analysis import Analysis
from extractor.pipeline import analyse
from extractor.score.losses.akn import dangling
from extractor.source import read_bytes


class Act(NamedTuple):
    number: int
    year: int
    ordinal: str
    history: str
    instructions: tuple[str, ...]
    attached: str = ""


BEKASI = ("Peraturan Bupati Bekasi", "Peraturan Bupati Bekasi Nomor 9 Tahun 2017", "BUPATI BEKASI")
KOTA = ("Peraturan Wali Kota Bekasi", "Peraturan Wali Kota Bekasi Nomor 68 Tahun 2019", "WALI KOTA BEKASI")
CHAINS = {
    "perbup-bekasi-9-2017": (BEKASI, (
        Act(21, 2019, "", "", (
            "Ketentuan Pasal 3 huruf d diubah, sehingga berbunyi sebagai berikut:\nd. meningkatkan mutu pelayanan.",
            "Pasal 5 dihapus.",
            "Di antara Pasal 9 dan Pasal 10 disisipkan 2 (dua) pasal, yakni Pasal 9A dan Pasal 9B, yang berbunyi sebagai berikut:\n"
            "Pasal 9A\n(1) Perangkat Daerah berbagi data.\n(2) Data sebagaimana dimaksud pada ayat (1) terbuka.\nPasal 9B\nData dijaga.",
            "Ketentuan ayat (2) dan ayat (3) Pasal 12 dihapus.",
            "Kata \"Camat\" dalam Pasal 27 ayat (3) diganti dengan frasa \"Kepala Kecamatan\".",
            "Judul BAB V diubah sehingga berbunyi sebagai berikut:\nBAB V\nPEMBINAAN",
            "Di antara BAB V dan BAB VI disisipkan 1 (satu) bab, yakni BAB VA, yang berbunyi sebagai berikut:\n"
            "BAB VA\nPEMBIAYAAN\nPasal 29A\nBiaya dibebankan pada anggaran.",
        )),
        Act(4, 2021, " KEDUA", " sebagaimana telah diubah dengan Peraturan Bupati Bekasi Nomor 21 Tahun 2019", (
            "Ketentuan Pasal 9A ayat (2) diubah, sehingga Pasal 9A berbunyi sebagai berikut:\nPasal 9A\n"
            "(1) Perangkat Daerah berbagi data.\n(2) Data sebagaimana dimaksud pada ayat (1) bersifat terbatas.",
            "Pasal 9B dihapus.",
            "Ketentuan Pasal 29A ditambahkan 1 (satu) ayat, yakni ayat (2), sehingga Pasal 29A berbunyi sebagai berikut:\nPasal 29A\n"
            "(1) Biaya dibebankan pada anggaran.\n(2) Biaya dilaporkan.",
            "Frasa \"Kepala Kecamatan\" dalam Pasal 27 diganti dengan kata \"Camat\".",
        )),
    )),
    "perwali-kotabekasi-68-2019": (KOTA, (
        Act(12, 2020, "", "", (
            "Ketentuan Pasal 5 ayat (2) ditambah 1 (satu) huruf, yakni huruf e, yang berbunyi sebagai berikut:\ne. struktural.",
            "Di antara ayat (1) dan ayat (2) Pasal 8 disisipkan 1 (satu) ayat, yakni ayat (1a), yang berbunyi sebagai berikut:\n"
            "(1a) Hubungan kerja fungsional dicatat.",
            "Bagian Kedua BAB IV dihapus.",
            "Pasal 16 diubah menjadi Pasal 16A.",
            "Setelah Pasal 16A ditambahkan 1 (satu) pasal, yakni Pasal 16B, yang berbunyi sebagai berikut:\nPasal 16B\nPola ditinjau.",
        )),
        Act(33, 2022, " KEDUA", " sebagaimana telah diubah dengan Peraturan Wali Kota Bekasi Nomor 12 Tahun 2020", (
            "Ketentuan Pasal 8 ayat (1a) diubah sehingga berbunyi sebagai berikut:\n(1a) Hubungan kerja fungsional dilaporkan.",
            "Ketentuan Pasal 16A diubah sehingga berbunyi sebagai berikut:\nPasal 16A\nPola tercantum dalam Lampiran.",
            "Ketentuan Pasal 17 ditunda pelaksanaannya sampai dengan tanggal 31 Desember 2023.",
        )),
    )),
}  # fmt: skip


def act_of(frame: tuple[str, str, str], act: Act) -> Analysis:
    kind, cited, office = frame
    orders = "\n".join(f"{number}. {order}" for number, order in enumerate(act.instructions, start=1))
    text = (
        f"{kind.upper()}\nNOMOR {act.number} TAHUN {act.year}\nTENTANG\nPERUBAHAN{act.ordinal} ATAS {cited.upper()}\n"
        f"DENGAN RAHMAT TUHAN YANG MAHA ESA\n{office},\nMenimbang : bahwa {cited} perlu diubah;\nMengingat : 1. {cited};\n"
        f"MEMUTUSKAN:\nMenetapkan : {kind.upper()} TENTANG PERUBAHAN{act.ordinal} ATAS {cited.upper()}.\n"
        f"Pasal I\nBeberapa ketentuan dalam {cited}{act.history}, diubah sebagai berikut:\n{orders}\n"
        f"Pasal II\n{kind} ini mulai berlaku pada tanggal diundangkan.\n"
        f"Ditetapkan di Bekasi\npada tanggal 2 Maret {act.year}\n{office},\nBUDI\n{act.attached}"
    )
    return analyse(read_bytes(text.encode(), f"perubahan-{act.number}.txt"), rules=False)


def chain(name: str, corpus, analysed) -> tuple[Analysis, list[Analysis]]:
    frame, acts = CHAINS[name]
    return analysed(corpus / f"{name}.txt"), [act_of(frame, act) for act in acts]


def units(record: Consolidation) -> dict[str, tuple[str, str | None]]:
    return {unit.eId: (unit.text, unit.mark) for unit, _ in walk(record.units)}


@pytest.mark.parametrize("name", CHAINS)
def test_every_instruction_of_a_chain_is_carried_out(name, corpus, analysed):
    base, acts = chain(name, corpus, analysed)
    made = consolidate(base, acts).record
    assert made.unapplied == ()
    assert [act.applied for act in made.amendments] == [act.changes for act in made.amendments]
    assert [act.changes >= len(CHAINS[name][1][at].instructions) for at, act in enumerate(made.amendments)] == [
        True,
        True,
    ]


def test_the_first_chain_reads_as_it_should(corpus, analysed):
    base, acts = chain("perbup-bekasi-9-2017", corpus, analysed)
    found = units(consolidate(base, acts).record)
    assert found["art_3__point_d"] == ("meningkatkan mutu pelayanan.", "replaced")
    assert found["art_5"] == ("Dihapus.", "removed")
    assert found["art_9A__para_2"] == ("Data sebagaimana dimaksud pada ayat (1) bersifat terbatas.", "replaced")
    assert found["art_9B"] == ("Dihapus.", "removed")
    assert (found["art_12__para_2"], found["art_12__para_3"]) == (("Dihapus.", "removed"), ("Dihapus.", "removed"))
    assert found["art_27__para_3"][0] == units(consolidate(base, []).record)["art_27__para_3"][0]
    assert found["art_29A__para_2"] == ("Biaya dilaporkan.", "inserted")
    eids = list(found)
    assert eids.index("art_9") < eids.index("art_9A") < eids.index("art_9B") < eids.index("art_10")
    assert eids.index("art_29") < eids.index("chp_VA") < eids.index("art_29A") < eids.index("chp_VI")


def test_the_second_chain_reads_as_it_should(corpus, analysed):
    base, acts = chain("perwali-kotabekasi-68-2019", corpus, analysed)
    found = units(consolidate(base, acts).record)
    assert found["art_5__para_2__point_e"] == ("struktural.", "inserted")
    assert found["art_8__para_1a"] == ("Hubungan kerja fungsional dilaporkan.", "replaced")
    assert found["chp_IV__part_2"] == ("Dihapus.", "removed") and "art_15" not in found
    assert "art_16" not in found and found["art_16A"] == ("Pola tercantum dalam Lampiran.", "replaced")
    assert found["art_16B"] == ("Pola ditinjau.", "inserted")
    assert found["art_17"][1] == "postponed"
    day = units(consolidate(base, acts, "2021-01-01").record)
    assert day["art_8__para_1a"] == ("Hubungan kerja fungsional dicatat.", "inserted") and day["art_17"][1] is None


@pytest.mark.parametrize("name", CHAINS)
def test_each_day_of_a_chain_is_an_expression(name, corpus, analysed):
    base, acts = chain(name, corpus, analysed)
    made = list(expressions(base, acts))
    assert len(made) == 3
    for _, each in made:
        assert dangling(to_consolidation_akn(each)) == []
