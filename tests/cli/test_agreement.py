"""Every format counts the same findings, and so does the last line."""

import json
import re
from collections import Counter

import pytest

GOOD = ("perbup-bekasi-9-2017.txt", "perbup-pali-fragment.txt", "perwali-kotabekasi-68-2019.txt")
LEVELS = {"error": "error", "warning": "warning", "note": "info", "notice": "info"}
WORDS = {"kesalahan": "error", "peringatan": "warning", "informasi": "info"}


# The letters of a scan (l for 1, O for 0): every report says that its numbers are in doubt, and counts it as no finding.
SCAN = """PERATURAN BUPATI CONTOH
NOMOR 3 TAHUN 2O19
TENTANG
PASAR
BUPATI CONTOH,
MEMUTUSKAN:
Menetapkan : PERATURAN BUPATI TENTANG PASAR
Pasal l
(l) Pedagang menata kios sebagaimana dimaksud dalam Pasal 9.
(2) Kios dibuka pukul O6.OO, ditutup pukul l8.OO dan dijaga lO (sepuluh) orang.
Pasal 2
Sewa kios Rp2OO.OOO,OO per bulan, dibayar tanggal lO, paling lambat tanggal 2O.
"""


def test_every_format_counts_the_same(thk, corpus, tmp_path) -> None:
    scan = tmp_path / "pindaian.txt"
    scan.write_text(SCAN, encoding="utf-8")
    inputs = [*(corpus / name for name in GOOD), scan]

    def said(form: str) -> str:
        return thk("check", *inputs, "--format", form, "--fail-on", "never").stdout

    record = json.loads(said("json"))
    counts = Counter(finding["severity"] for each in record["documents"] for finding in each["findings"])
    assert set(counts) == {"error", "warning", "info"}
    assert sum(each["count"] for each in record["statistics"]) == counts.total()
    (run,) = json.loads(said("sarif"))["runs"]
    assert Counter(LEVELS[each["level"]] for each in run["results"]) == counts
    annotations = said("github")
    found = re.findall(r"^::(error|warning|notice) ", annotations, re.MULTILINE)
    assert Counter(LEVELS.get(each, each) for each in found) == counts
    assert f"\nCara baca {scan}: Diragukan: " in annotations
    page = said("html")
    assert Counter(re.findall(r'<li id="t-\d+" class="(\w+)"', page)) == counts
    assert {level: int(count) for level, count in re.findall(r'<span class="(\w+)"><b>(\d+)</b>', page)} == counts
    text = said("text")
    assert _counts(text.strip().splitlines()[-1]) == counts
    each_input = [_counts(line) for line in text.splitlines() if line.startswith(tuple(f"{path}: " for path in inputs))]
    assert sum(each_input, Counter()) == counts and len(each_input) == len(inputs)
    assert thk("parse", *inputs, "--to", "json", "-o", tmp_path / "hasil").returncode == 0
    made = [json.loads(path.read_bytes())["findings"] for path in sorted((tmp_path / "hasil").glob("*.thk.json"))]
    assert Counter(finding["severity"] for each in made for finding in each) == counts


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "html"])
def test_the_exit_code_is_the_same_in_every_format(thk, corpus, form) -> None:
    one = corpus / GOOD[0]
    codes = [thk("check", one, "--format", form, "--fail-on", level).returncode for level in ("error", "info", "never")]
    assert codes == [1, 1, 0]
    assert thk("check", one, "--format", form, "--select", "SRC005", "--fail-on", "info").returncode == 0


def _counts(line: str) -> Counter[str]:
    return Counter(
        {WORDS[word]: int(count) for count, word in re.findall(r"(\d+) (kesalahan|peringatan|informasi)", line)}
    )
