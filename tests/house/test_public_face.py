"""What `import extractor` offers to programs."""

import subprocess
import sys
from pathlib import Path

import pytest

import extractor as thk

ROOT = Path(__file__).parents[2]
TEXT = """PERATURAN BUPATI CONTOH
NOMOR 3 TAHUN 2020
TENTANG
KEBERSIHAN

Pasal 1
Kepala Dinas wajib menyampaikan laporan sebagaimana dimaksud dalam Pasal 9 kepada Bupati.
"""


def test_every_public_name_is_there():
    for name in thk.__all__:
        assert getattr(thk, name) is not None
    with pytest.raises(AttributeError):
        thk.nothing_of_this_name  # noqa: B018


def test_the_four_verbs_take_bytes_a_text_or_a_path(tmp_path):
    path = tmp_path / "perbup.txt"
    path.write_text(TEXT)
    for source in (TEXT.encode(), thk.read(TEXT.encode()), path, str(path)):
        analysis = thk.analyse(source, rules=False)
        assert [each.status for each in analysis.references] == ["broken"]
        assert [each.code for each in thk.check(source, select=["REF001"])] == ["REF001"]
        assert thk.check(source, ignore=["REF", "EXT", "STR", "DEF", "DRF", "SRC"]) == ()
    assert [bearer.quote.text for rule in thk.rules_of(TEXT.encode()) for bearer in rule.bearers] == ["Kepala Dinas"]


def test_a_file_that_is_not_there_is_an_input_error(tmp_path):
    with pytest.raises(thk.InputError):
        thk.read(tmp_path / "tidak-ada.pdf")


def test_importing_it_loads_nothing():
    program = "import sys, extractor; print(sorted(name for name in sys.modules if name.startswith('extractor.')))"
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"


def test_the_types_reach_those_who_use_the_package():
    assert (ROOT / "extractor" / "py.typed").is_file()
