"""The time of a whole analysis grows with the text, also where the text is hostile."""

import pytest

from extractor.emit.formats import formats_of
from extractor.law.numbers import roman_numeral
from extractor.pipeline import analyse
from extractor.source import read_bytes
from tests.growth import assert_linear

pytestmark = [pytest.mark.perf, pytest.mark.hostile]
HEAD = "PERATURAN BUPATI CONTOH\nNOMOR 1 TAHUN 2020\nTENTANG\nCONTOH\n\nBAB I\nKETENTUAN UMUM\n\n"


def _provisions(count):
    return HEAD + "".join(
        f"Pasal {n}\n\n(1) Camat wajib melaporkan kepada Bupati sebagaimana dimaksud dalam Pasal {max(1, n - 1)}.\n"
        f"(2) Laporan sebagaimana dimaksud pada ayat (1) meliputi:\n\na. kegiatan; dan\nb. anggaran.\n\n"
        for n in range(1, count + 1)
    )


HOSTILE = {
    "provisions": _provisions,
    "letters without an end": lambda n: HEAD + "Pasal 1\n\n" + "huruf d dimaksudkan untuk " * n,
    "one long list of letters": lambda n: (
        HEAD + "Pasal 1\n\n" + "\n".join(f"huruf {chr(97 + i % 26)}" for i in range(n))
    ),
    "lists of references": lambda n: HEAD + "Pasal 1\n\n" + "Pasal 2 ayat (1), ayat (2), huruf a, " * n,
    "open citations": lambda n: HEAD + "Pasal 1\n\n" + "sebagaimana telah diubah dengan Undang-Undang Nomor " * n,
    "open brackets": lambda n: HEAD + "Pasal 1\n\n" + "(" * n + "\n" + "(Lembaran Negara " * n,
    "spaces": lambda n: HEAD + "Pasal 1" + " " * 20 * n + "x\n" + "\n" * 20 * n + "\t \n" * n,
    "the same marker": lambda n: HEAD + "a. satu\n" * n + "Pasal 3\n" * n,
    "nested markers": lambda n: HEAD + "Pasal 1\n" + "a. x\n1. y\na) z\n1) w\n" * n,
    "defined terms": lambda n: HEAD + "Pasal 1\n" + "".join(f"{i}. Kata {i} adalah kata.\n" for i in range(1, n + 1)),
    "one word": lambda n: HEAD + "Pasal 1\n" + "a" * 30 * n,
    "dots behind a title": lambda n: (
        HEAD + "Pasal 1\nsesuai Undang-Undang Nomor 1 Tahun 2020 tentang Contoh" + "." * 20 * n + "x\n"
    ),
    "dots": lambda n: HEAD + "Pasal 1\nSetiap orang wajib " + "." * 20 * n + " patuh.\n",
    "one word again": lambda n: HEAD + "Pasal 1\nSetiap orang " + "wajib " * n + "patuh.\n",
    "heads of names": lambda n: HEAD + "Pasal 1\n" + "pejabat pimpinan " * n + "wajib patuh.\n",
    "letters beyond z": lambda n: (
        HEAD
        + "Pasal 1\n\nCamat melaporkan:\n"
        + "".join(f"{chr(97 + i // 26 % 26)}{chr(97 + i % 26)}. hal;\n" for i in range(n))
    ),
    "instructions": lambda n: (
        "PERATURAN BUPATI CONTOH\nNOMOR 2 TAHUN 2021\nTENTANG\nPERUBAHAN ATAS PERATURAN BUPATI NOMOR 1 TAHUN 2020 TENTANG"
        " CONTOH\n\nPasal I\n\nBeberapa ketentuan dalam Peraturan Bupati Nomor 1 Tahun 2020 diubah sebagai berikut:\n"
        + "".join(f"{i}. Pasal {i} diubah sehingga berbunyi:\n\nPasal {i}\n\nCamat hadir.\n\n" for i in range(1, n + 1))
    ),
    "explained provisions": lambda n: (
        HEAD
        + "".join(f"Pasal {i}\n\nCamat wajib hadir.\n\n" for i in range(1, n + 1))
        + "PENJELASAN\nATAS\nPERATURAN BUPATI CONTOH\nNOMOR 1 TAHUN 2020\nTENTANG\nCONTOH\n\nI. UMUM\n\nCukup jelas.\n\n"
        + "II. PASAL DEMI PASAL\n\n"
        + "".join(f"Pasal {i}\n\nCukup jelas.\n\n" for i in range(1, n + 1))
    ),
    "cited annexes": lambda n: (
        HEAD
        + f"Pasal 1\n\nTarif tercantum dalam {', '.join(f'Lampiran {roman_numeral(i)}' for i in range(1, n + 1))}.\n\n"
        + "".join(
            f"LAMPIRAN {roman_numeral(i)}\nPERATURAN BUPATI CONTOH\nNOMOR 1 TAHUN 2020\n\nTarif.\n\n"
            for i in range(1, n + 1)
        )
    ),
    "works of unknown kinds": lambda n: (
        HEAD + "Pasal 1\n\n" + "sesuai Pasal 3 Peraturan Rektor Universitas Contoh Nomor 9 Tahun 2020, " * n
    ),
    "one word without vowels": lambda n: HEAD + "Pasal 1\n" + "x" * 100 * n,
    "capitals": lambda n: HEAD + "Pasal 1\n" + "Kepala Badan Dinas " * n + "wajib",
}


@pytest.mark.parametrize("rules", [False, True], ids=["findings", "rules"])
@pytest.mark.parametrize("shape", HOSTILE)
def test_the_time_of_an_analysis_grows_with_the_text(shape, rules):
    def prepare(size):
        data = HOSTILE[shape](size).encode()
        return lambda: analyse(read_bytes(data, "x.txt"), rules=rules)

    assert_linear(prepare, 250)


WRITTEN = {
    "one term again and again": lambda n: (
        HEAD + "Pasal 1\nDalam Peraturan Bupati ini yang dimaksud dengan:\n"
        + "".join(f"{i}. Camat Kota adalah hal.\n" for i in range(1, n + 1))
    ),
    "rows of a table": lambda n: (
        HEAD + "Pasal 1\n\nTarif:\n\n| No | Uraian | Tarif |\n|---|---|---|\n"
        + "".join(f"| {i} | Pasar kelas {i} | {i} |\n" for i in range(n))
    ),
    "items": lambda n: HEAD + "Pasal 1\nCamat melaporkan:\n" + "".join(f"{i}. hal {i};\n" for i in range(1, n + 1)),
}  # fmt: skip


@pytest.mark.parametrize("shape", WRITTEN)
def test_the_time_of_the_outputs_grows_with_the_text(shape):
    def prepare(size):
        analysis = analyse(read_bytes(WRITTEN[shape](size).encode(), "x.md"))
        return lambda: [form.files(analysis) for form in formats_of("regulation").values() if not form.asked]

    assert_linear(prepare, 400)
