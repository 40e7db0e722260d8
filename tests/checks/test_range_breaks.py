"""The first suggestion for a list or range of Pasal whose last numbers are gone: two Pasal were taken out, seeded.

The words before a list tell of all of it or of who breaks it, so that the numbers decide; the last Pasal, which says from
when the regulation holds, is meant by nobody.
"""

import random

import pytest
from mini_regulation import framed

from extractor.checks import run
from extractor.pipeline import analyse
from extractor.source import read_bytes

MATTERS = [
    "izin warung", "retribusi parkir", "pemakaman umum", "bantuan bibit", "kartu perpustakaan", "sumur bor", "pos ronda",
    "alat berat", "papan reklame", "bank sampah", "cagar budaya", "rumah singgah", "lomba desa", "hutan kota",
]  # fmt: skip
FORMS = [
    "Setiap orang yang melanggar ketentuan sebagaimana dimaksud dalam Pasal {0}, Pasal {1}, dan Pasal {2} dikenai sanksi.",
    "Pelanggaran terhadap ketentuan sebagaimana dimaksud dalam Pasal {1} atau Pasal {2} dikenai teguran.",
    "Ketentuan sebagaimana dimaksud dalam Pasal {1} sampai dengan Pasal {2} berlaku bagi badan usaha.",
    "Pengawasan sebagaimana dimaksud dalam Pasal {0} dan Pasal {2} dilakukan oleh Camat.",
]
SEEDS = range(16)


def _broken(seed: int) -> tuple[str, str]:
    """A text of which two Pasal were taken out, and the address that the Pasal has now which is cited last."""
    chance = random.Random(seed)
    matters = chance.sample(MATTERS, chance.randint(8, 12))
    last = len(matters)
    first, middle = sorted(chance.sample(range(3, last), 2))
    sentence = chance.choice(FORMS).format(first, middle, last)
    gone = chance.sample(range(2, last), 2)
    kept = [matter for at, matter in enumerate(matters, 1) if at not in gone]
    rows = [f"Camat mengurus {matter} di wilayahnya." for matter in kept]
    rows[0] += f"\n{sentence}"
    rows.append("Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.")
    return "\n".join(f"Pasal {at}\n{row}" for at, row in enumerate(rows, 1)), f"art_{last - 2}"


@pytest.mark.parametrize("seed", SEEDS)
def test_the_number_decides(seed: int) -> None:
    text, right = _broken(seed)
    findings = run(analyse(read_bytes(framed(text).encode(), "naskah.txt"), rules=False)).findings
    broken = [each for each in findings if each.code in ("REF001", "REF007")]
    assert broken
    assert broken[-1].suggestions[0].target == right, broken
