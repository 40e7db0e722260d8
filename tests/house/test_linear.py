"""The time of a whole analysis grows with the text, also where the text is hostile."""

import pytest

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
    "capitals": lambda n: HEAD + "Pasal 1\n" + "Kepala Badan Dinas " * n + "wajib",
}


@pytest.mark.parametrize("rules", [False, True], ids=["findings", "rules"])
@pytest.mark.parametrize("shape", HOSTILE)
def test_the_time_of_an_analysis_grows_with_the_text(shape, rules):
    def prepare(size):
        data = HOSTILE[shape](size).encode()
        return lambda: analyse(read_bytes(data, "x.txt"), rules=rules)

    assert_linear(prepare, 250)
