"""Twice the text takes about twice the time, also where everything in it is wrong."""

from functools import partial

import pytest
from mini_regulation import analysed

from extractor.checks import run
from extractor.checks.shared.unread import paragraphs_inside
from extractor.emit.findings.text import render
from tests.growth import assert_linear

MADE = {
    "every reference is broken": lambda n: "\n".join(
        f"Pasal {k}\n(1) Laporan kegiatan sebagaimana dimaksud dalam Pasal {k + 5 * n} ayat (2) dicatat."
        for k in range(1, n)
    ),
    "one ayat after the other cites itself": lambda n: (
        "Pasal 1\n" + "\n".join(f"({k}) Laporan sebagaimana dimaksud pada ayat ({k}) dicatat." for k in range(1, n))
    ),
    "every second Pasal is missing": lambda n: "\n".join(f"Pasal {k}\nLaporan dicatat." for k in range(1, 2 * n, 2)),
    "the same Pasal again and again": lambda n: "\n".join("Pasal 7\nLaporan dicatat." for _ in range(n)),
    "a definition for every word": lambda n: (
        "Pasal 1\nDalam Peraturan Bupati ini yang dimaksud dengan:\n"
        + "\n".join(f"{k}. Istilah{k} Ke{k} adalah istilah yang ke-{k}." for k in range(1, n))
    ),
    "one term defined again and again": lambda n: (
        "Pasal 1\nDalam Peraturan Bupati ini yang dimaksud dengan:\n"
        + "\n".join(f"{k}. Camat Kota adalah kepala yang ke-{k}." for k in range(1, n))
    ),
    "the kind of another regulation": lambda n: "Pasal 1\n" + "Peraturan Daerah ini dan peraturan ini berlaku. " * n,
    "one ayat cites the next, the last the first": lambda n: (
        "Pasal 1\n"
        + "\n".join(f"({k}) Laporan sebagaimana dimaksud pada ayat ({k % n + 1}) dicatat." for k in range(1, n + 1))
    ),
    "every ayat cites all before it": lambda n: "\n".join(
        f"Pasal {k}\n(1) Rencana kerja tahunan sebagaimana dimaksud dalam Pasal {k - 1} ayat (2) dibahas.\n(2) Rapat dicatat."
        for k in range(2, n)
    ),
    "one long list": lambda n: (
        "\n".join(f"Pasal {k}\nLaporan dicatat." for k in range(1, n))
        + f"\nPasal {n}\nKetentuan dalam "
        + ", ".join(f"Pasal {k}" for k in range(1, n))
        + " berlaku."
    ),
    "the same subject in one long Pasal": lambda n: (
        "Pasal 1\n"
        + "\n".join(f"({k}) Rencana kerja disusun sesuai ketentuan yang berlaku." for k in range(1, n))
        + "\nPasal 2\n"
        + "Rapat koordinasi bersama sebagaimana yang dimaksud pada pasal 1 dicatat. " * n
    ),
    "citations without end": lambda n: (
        "Pasal 1\n"
        + " ".join(
            f"Undang-undang Nomor {k} Tahun 2014 Tentang Hal (Lembaran Negara Tahun 2013 Nomor {k}; Tambahan Negara Nomor {k})"
            " sebagaimana telah diubah beberapa kali terakhir dengan"
            for k in range(1, n // 2)
        )
    ),
    "lists without conjunctions and stops": lambda n: "\n".join(
        f"Pasal {k}\nTujuan kerjasama dan atau rapat:\na. pembinaan\nb. pengawasan\nc. pelaporan;"
        for k in range(1, n // 2)
    ),
    "abbreviations that nobody knows": lambda n: (
        "Pasal 1\nDalam Peraturan Bupati ini yang dimaksud dengan:\n1. Bupati adalah Bupati Contoh.\n2. Camat adalah camat.\n"
        "Pasal 2\n"
        + " ".join(
            f"rapat {chr(65 + k % 26)}{chr(65 + k // 26 % 26)}{chr(65 + k // 676 % 26)}K dicatat" for k in range(2 * n)
        )
    ),
    "words that are nearly words": lambda n: (
        "Pasal 1\n" + " ".join(f"kegi{chr(97 + k % 26)}{chr(97 + k // 26 % 26)}atan" for k in range(2 * n))
    ),
    "signs that no word has": lambda n: "Pasal 1\n" + "k^t^nt^an d^ng^n " * n + "\nPasal 3\nLaporan dicatat.",
}


@pytest.mark.perf
@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_time_grows_with_the_text(make):
    assert_linear(lambda size: partial(run, analysed(make(size))), 150)


@pytest.mark.perf
def test_a_unit_of_many_lines_is_read_through_once():
    def prepare(size):
        document = analysed("Pasal 1\nCamat menyusun:\n" + "laporan kegiatan;\n" * size).document
        assert len(list(paragraphs_inside(document))) > size / 2
        return lambda: list(paragraphs_inside(document))

    assert_linear(prepare, 2000)


@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_everything_wrong_is_still_a_report(make):
    assert render(analysed(make(40)))
