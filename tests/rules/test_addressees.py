"""Whom an instruction is given to: its dictums bind them."""

import pytest

from extractor.pipeline import analyse
from extractor.source import read_bytes

INSTRUCTION = """INSTRUKSI BUPATI CONTOH
NOMOR 3 TAHUN 2021
TENTANG
KERJA BAKTI
BUPATI CONTOH,
Dalam rangka kebersihan, dengan ini menginstruksikan:
{addressees}
Untuk :
KESATU : Melaksanakan kerja bakti setiap hari Jumat.
KEDUA : Instruksi Bupati ini mulai berlaku pada tanggal dikeluarkan.
Dikeluarkan di Contoh
pada tanggal 3 Mei 2021
BUPATI CONTOH,
BUDI
"""


@pytest.mark.parametrize("addressees, names, mode", [
    ("Kepada : 1. Kepala Dinas Kebersihan;\n2. Camat; dan\n3. Lurah.", ["Kepala Dinas Kebersihan", "Camat", "Lurah"], "each_severally"),
    ("Kepada : Camat.", ["Camat"], "single"),
    ("Kepada : 1. Kepala Dinas Kebersihan dan\nPertamanan;\n2. Lurah.", ["Kepala Dinas Kebersihan dan Pertamanan", "Lurah"], "each_severally"),
])  # fmt: skip
def test_those_addressed_must_act(addressees, names, mode):
    text = INSTRUCTION.format(addressees=addressees)
    analysis = analyse(read_bytes(text.encode(), "instruksi.txt"))
    rule = next(rule for rule in analysis.rules if rule.source[0] == "dictum_1")
    assert ([each.quote.text for each in rule.bearers], rule.bearer_mode) == (names, mode)
    assert all(analysis.document.text.of(each.quote.span) == each.quote.text for each in rule.bearers)
