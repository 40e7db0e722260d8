"""Parts of a regulation in a file of their own: every check runs, and none measures them by a body that is elsewhere."""

from extractor.pipeline import analyse
from extractor.source import read_bytes

PENJELASAN = """PENJELASAN
ATAS
PERATURAN DAERAH KABUPATEN CONTOH
NOMOR 5 TAHUN 2018
TENTANG
TAMAN
I. UMUM
Taman perlu.
II. PASAL DEMI PASAL
Pasal 1
Cukup jelas.
Pasal 3
Cukup jelas.
"""


def test_an_explanation_alone_is_not_measured_by_its_body() -> None:
    analysis = analyse(read_bytes(PENJELASAN.encode(), "penjelasan.txt"), rules=False)
    assert "expl__art_3" in analysis.document.index
    assert not [finding for finding in analysis.findings if finding.code in ("STR007", "STR008")]
