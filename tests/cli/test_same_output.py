"""The same text gives the same bytes in every process, whatever the order in which Python hashes words."""

import pytest

HEAD = "PERATURAN BUPATI CONTOH\nNOMOR 1 TAHUN 2020\nTENTANG\nTATA KERJA\nMenetapkan : PERATURAN BUPATI TENTANG TATA KERJA.\n"


@pytest.fixture
def many_pasal(made):
    """Sixty Pasal of two ayat, and one that cites an ayat far beyond them."""
    pasal = (f"Pasal {n}\n(1) Perangkat Daerah melapor.\n(2) Bupati membina.\n" for n in range(1, 61))
    return made("banyak.txt", f"{HEAD}{''.join(pasal)}Pasal 61\nKetentuan dalam Pasal 95 ayat (1) berlaku.\n")


def test_two_hash_seeds_give_the_same_findings(thk, many_pasal):
    runs = [thk("check", many_pasal, "--format", "json", env={"PYTHONHASHSEED": seed}) for seed in "123456"]
    assert "Pasal 95" in runs[0].stdout
    assert {run.stdout for run in runs} == {runs[0].stdout}
