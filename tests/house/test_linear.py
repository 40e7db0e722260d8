"""Twice the text takes about twice the time, also where the text is hostile."""

import gc
from pathlib import Path
from time import process_time

import pytest

from extractor.pipeline import analyse
from extractor.source import read_bytes

_ATTEMPTS = 4
CORPUS = Path(__file__).parents[2] / "corpus"
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
    "blanks": lambda n: HEAD + "Pasal 1" + " " * 20 * n + "x\n" + "\n" * 20 * n + "\t \n" * n,
    "the same marker": lambda n: HEAD + "a. satu\n" * n + "Pasal 3\n" * n,
    "nested markers": lambda n: HEAD + "Pasal 1\n" + "a. x\n1. y\na) z\n1) w\n" * n,
    "defined terms": lambda n: HEAD + "Pasal 1\n" + "".join(f"{i}. Kata {i} adalah kata.\n" for i in range(1, n + 1)),
    "one word": lambda n: HEAD + "Pasal 1\n" + "a" * 30 * n,
    "capitals": lambda n: HEAD + "Pasal 1\n" + "Kepala Badan Dinas " * n + "wajib",
}


def _seconds(text, rules):
    """The fastest of a few runs, in processor time and without the garbage collector, whose rounds come in leaps."""
    times = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(3):
            start = process_time()
            analyse(read_bytes(text.encode(), "x.txt"), rules=rules)
            times.append(process_time() - start)
    finally:
        gc.enable()
    return min(times)


@pytest.mark.parametrize("rules", [False, True], ids=["findings", "rules"])
@pytest.mark.parametrize("shape", HOSTILE)
def test_doubling_a_text_doubles_the_time(shape, rules):
    make, size = HOSTILE[shape], 1000
    analyse(read_bytes(make(2).encode(), "x.txt"), rules=rules)
    once = _seconds(make(size), rules)
    if once < 0.02:  # too short to time: look at something larger
        size *= 8
        once = _seconds(make(size), rules)
    measured = []
    for _ in range(_ATTEMPTS):  # a busy machine can spoil a measurement, but not make a quadratic stage look linear
        twice = _seconds(make(2 * size), rules)
        if twice < 2.8 * once + 0.03:
            return
        measured.append(f"{once:.3f} s, doubled {twice:.3f} s")
        once = _seconds(make(size), rules)
    pytest.fail("; ".join(measured))


def test_a_hostile_text_is_read_within_seconds():
    text = HOSTILE["letters without an end"](1000)
    assert _seconds(text, rules=True) < 5
