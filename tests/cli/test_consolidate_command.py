"""`thk consolidate` and `thk diff` from the command line."""

import json

import pytest

from tests.changes.amending_act import amending_act
from tests.changes.test_consolidation import BASE


@pytest.fixture
def files(made):
    base = made("taman.txt", BASE)
    act = made("perubahan.txt", amending_act("1. Pasal 1 dihapus.").content)
    return base, act


def test_consolidate_to_the_screen_and_to_a_folder(thk, files, tmp_path):
    result = thk("consolidate", *files)
    assert result.returncode == 0
    assert "Dihapus." in result.stdout
    written = thk("consolidate", *files, "--to", "text,json,html", "-o", tmp_path / "hasil")
    assert written.returncode == 0
    assert sorted(path.name for path in (tmp_path / "hasil").iterdir()) == ["taman.html", "taman.json", "taman.txt"]


def test_what_could_not_be_applied_ends_with_one(thk, files, made, tmp_path):
    act = made("lain.txt", amending_act("1. Pasal 9 dihapus.").content)
    result = thk("consolidate", files[0], act, "--lang", "en")
    assert result.returncode == 1
    assert "the provision to change is not there" in result.stdout
    written = thk("consolidate", files[0], act, "-o", tmp_path / "hasil")
    assert written.returncode == 1
    assert "1 perintah tidak dapat diterapkan" in written.stderr


def test_an_act_that_is_left_out_for_the_day_is_no_failure(thk, files):
    result = thk("consolidate", *files, "--at", "2020-01-01")
    assert result.returncode == 0
    assert "belum berlaku pada tanggal itu" in result.stdout


def test_misuse(thk, files):
    assert thk("consolidate", *files, "--at", "kemarin").returncode == 2
    assert thk("consolidate", files[0]).returncode == 2
    assert thk("consolidate", files[0], "tidak-ada.txt").returncode == 2
    assert thk("diff", files[0]).returncode == 2


def test_diff(thk, files, made):
    new = made("baru.txt", BASE.replace("Dinas merawat", "Warga merawat"))
    assert "[-Dinas-] {+Warga+}" in thk("diff", files[0], new).stdout
    record = json.loads(thk("diff", files[0], new, "--to", "json").stdout)
    assert [each["kind"] for each in record["changes"]] == ["changed"]
    alike = thk("diff", files[0], files[0])
    assert "Tidak ada perbedaan." in alike.stdout and not alike.stderr
    other = thk("diff", *files[:2])
    assert other.returncode == 0 and "bukan dua naskah satu peraturan" in other.stderr
