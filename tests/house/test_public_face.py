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
    for source in (TEXT.encode(), thk.read(TEXT.encode()), thk.read(TEXT.encode()).document.text, path, str(path)):
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


def test_provisions_are_found_by_their_numbers():
    found = thk.read((ROOT / "corpus" / "perbup-bekasi-9-2017.txt").read_bytes(), "bekasi.txt")
    ayat = found.pasal(7).ayat(2)
    assert ayat.text.startswith("Pelaksanaan hubungan kerja")
    assert (ayat.eid, ayat.name, ayat.number, ayat.kind) == ("art_7__para_2", "Pasal 7 ayat (2)", "(2)", "ayat")
    assert ayat.parent is not None and ayat.parent.eid == "art_7"
    assert [each.kind for each in found.pasal(7).children] == ["ayat"] * len(found.pasal(7).children)
    assert found.pasal(7).full_text.startswith("Pasal 7")
    assert found.bab("I").heading and found.bab("i").pasal(1).eid == "art_1"
    assert found.pasal(1).angka(1).text
    assert found.unit("art_7").page is None
    assert next(found.units()).eid == "recs_1__rec_a"
    for missing in (lambda: found.pasal(999), lambda: found.pasal(7).ayat(99), lambda: found.bab("XC"), found.lampiran):
        with pytest.raises(LookupError):
            missing()
    with pytest.raises(LookupError, match="Pasal 1"):
        found.bab("II").pasal(1)


def test_what_is_known_of_a_regulation():
    found = thk.read(TEXT.encode())
    (broken,) = found.references.broken
    assert found.pasal(1).references.broken[0] == broken
    assert (len(found.references), len(found.references.internal), len(found.references.external)) == (1, 1, 0)
    assert len(found.references.to("art_9")) == 1 and len(found.references.ambiguous) == 0
    assert "REF001" in {each.code for each in found.pasal(1).findings}
    assert found.title.startswith("Peraturan Bupati Contoh Nomor 3 Tahun 2020")
    assert found.iri == "/akn/id/act/perbup/kab-contoh/2020/3" == found.metadata.iri
    assert [each.type for each in found.pasal(1).rules] == ["obligation"] and found.actors
    assert "Pasal 1" in found.text and found.terms == ()
    assert found.to("json").startswith(b"{")
    assert thk.analyse(found, rules=False).references == tuple(found.references)


def test_a_store_is_opened(tmp_path):
    with pytest.raises(thk.StoreError):
        thk.open_store(tmp_path / "tidak-ada.db")
    assert thk.Store is not None
