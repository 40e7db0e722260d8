"""`thk check`: its forms, settings, side files and corrections, from outside."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from test_check_command import BROKEN, CLEAN

from tests.yaml_files import read_yaml

MIXED = BROKEN.replace("Peraturan Bupati ini", "Peraturan ini").replace(
    "Setiap orang", "Setiap orang\ndalam Peraturan\nDaerah ini"
)
ONLY = ("--select", "REF001,REF017,REF018")


def codes(result):
    return [finding["code"] for each in json.loads(result.stdout)["documents"] for finding in each["findings"]]


@pytest.fixture
def mixed(made):
    return made("campur.txt", MIXED)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "html"])
def test_every_form_keeps_the_exit_codes(thk, made, mixed, form):
    made("bersih.txt", CLEAN)
    assert thk("check", "bersih.txt", "--format", form, *ONLY).returncode == 0
    assert thk("check", "campur.txt", "bersih.txt", "--format", form, *ONLY).returncode == 1
    assert thk("check", "campur.txt", "--format", form, "--fail-on", "never").returncode == 0
    missing = thk("check", "campur.txt", "tidak-ada.txt", "--format", form, *ONLY)
    assert missing.returncode == 2
    assert "REF017" in missing.stdout


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_machine_output_is_the_same_in_both_languages(thk, mixed, form):
    assert (
        thk("check", "campur.txt", "--format", form).stdout
        == thk("check", "campur.txt", "--format", form, "--lang", "en").stdout
    )


def test_annotations_and_sarif_of_stdin_name_the_line(thk):
    result = thk("check", "-", "--format", "github", *ONLY, stdin=MIXED.encode())
    assert "::error file=-,line=" in result.stdout


def test_statistics(thk, mixed):
    result = thk("check", "campur.txt", "campur.txt", "--statistics", *ONLY)
    assert "2  REF001  kesalahan" in result.stdout
    assert "2 naskah diperiksa: 4 kesalahan, 2 peringatan; 2 dapat diperbaiki dengan --fix" in result.stdout
    assert "Setiap orang" not in result.stdout


# settings


def test_settings_are_found_from_the_folder_upwards_and_the_command_line_wins(thk, made, mixed):
    made("thk.toml", 'select = ["REF001", "REF018"]\nfail-on = "warning"\nlang = "en"\n')
    result = thk("check", "campur.txt", "--format", "json")
    assert codes(result) == ["REF001", "REF018"]
    assert codes(thk("check", "campur.txt", "--format", "json", "--select", "REF017")) == ["REF017"]
    assert "error REF001" in thk("check", "campur.txt").stdout
    assert "kesalahan REF001" in thk("check", "campur.txt", "--lang", "id").stdout
    assert thk("check", "campur.txt", "--select", "REF018").returncode == 1
    assert thk("check", "campur.txt", "--select", "REF018", "--fail-on", "error").returncode == 0


def test_settings_in_pyproject(thk, made, mixed):
    made("pyproject.toml", '[tool.thk]\nselect = ["REF001"]\n')
    assert codes(thk("check", "campur.txt", "--format", "json")) == ["REF001"]


def test_codes_ignored_in_some_files(thk, made, mixed):
    made("arsip/lama.txt", MIXED)
    made("thk.toml", 'select = ["REF001", "REF017"]\n[per-file-ignores]\n"arsip/*.txt" = ["REF017"]\n')
    assert codes(thk("check", "campur.txt", "arsip/lama.txt", "--format", "json")) == ["REF017", "REF001", "REF001"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("selct = []\n", "select"),
        ('select = "REF001"\n', "select"),
        ('select = ["XYZ001"]\n', "XYZ001"),
        ('fail-on = "fatal"\n', "fail-on"),
        ("lang = 1\n", "lang"),
        ("per-file-ignores = 1\n", "per-file-ignores"),
        ("select = [\n", "thk.toml"),
        ('baseline = "tidak-ada.toml"\n', "tidak-ada.toml"),
    ],
)
def test_wrong_settings_are_misuse_in_a_sentence(thk, made, mixed, content, said):
    made("thk.toml", content)
    result = thk("check", "campur.txt")
    assert result.returncode == 2
    assert said in result.stderr
    assert thk("--help").returncode == 0


# side files


def test_a_baseline_hides_what_was_there_and_fails_on_what_is_new(thk, made, mixed):
    written = thk("check", "campur.txt", "--write-baseline", "dasar.toml", *ONLY)
    assert (written.returncode, written.stdout) == (0, "")
    known = thk("check", "campur.txt", "--baseline", "dasar.toml", *ONLY)
    assert known.returncode == 0
    assert "REF001" not in known.stdout
    assert "3 tercatat sebelumnya" in known.stdout
    made("campur.txt", "\n\n" + MIXED.replace("ketertiban jalan", "ayat (8)"))
    new = thk("check", "campur.txt", "--baseline", "dasar.toml", "--format", "json", *ONLY)
    assert new.returncode == 1
    assert codes(new) == ["REF001"]
    assert json.loads(new.stdout)["documents"][0]["findings"][0]["quote"] == "ayat (8)"


def test_an_accepted_finding_is_reported_no_more(thk, made, mixed, tmp_path):
    assert thk("accept", "REF017", "campur.txt").returncode == 2  # no reason
    accepted = thk("accept", "REF017", "campur.txt", "--at", "art_1__para_1", "--reason", "kutipan")
    assert accepted.returncode == 0, accepted.stderr
    assert 'reason = "kutipan"' in (tmp_path / "thk-exceptions.toml").read_text()
    result = thk("check", "campur.txt", "--format", "json", *ONLY)
    assert codes(result) == ["REF001", "REF018"]
    assert json.loads(result.stdout)["documents"][0]["hidden"][0]["reason"] == "kutipan"
    assert thk("accept", "REF017", "campur.txt", "--reason", "lagi").returncode == 1
    made("campur.txt", MIXED.replace("Daerah ini", "Bupati ini"))
    unused = thk("check", "campur.txt", *ONLY)
    assert "tidak terpakai" in unused.stderr
    assert "REF017" in unused.stderr


def test_an_exception_without_a_reason_is_misuse(thk, made, mixed):
    made("kecuali.toml", '[[exception]]\nregulation="a"\naddress="b"\ncode="REF001"\nhash="c"\n')
    result = thk("check", "campur.txt", "--exceptions", "kecuali.toml")
    assert result.returncode == 2
    assert "alasan" in result.stderr


# corrections


def test_fix_writes_a_new_text_and_leaves_the_input(thk, mixed, tmp_path):
    safe = thk("check", "campur.txt", "--fix", *ONLY)
    assert "dalam Peraturan\nDaerah ini wajib" in (tmp_path / "campur.fixed.txt").read_text()
    assert "1 perbaikan lain" in safe.stderr
    result = thk("check", "campur.txt", "--fix", "--unsafe-fixes", *ONLY)
    assert mixed.read_text() == MIXED
    after = (tmp_path / "campur.fixed.txt").read_text()
    assert "dalam Peraturan\nBupati ini wajib" in after
    assert "Peraturan Bupati ini mulai berlaku" in after
    assert "pada ayat (7)" in after  # a legal target is never changed by itself
    assert result.returncode == 1
    assert "REF001" in result.stdout
    assert "REF017" not in result.stdout
    assert codes(thk("check", "campur.fixed.txt", "--format", "json", *ONLY)) == ["REF001"]


def test_diff_shows_and_writes_nothing(thk, mixed, tmp_path):
    result = thk("check", "campur.txt", "--diff", "--unsafe-fixes", *ONLY)
    assert result.stdout.startswith("--- campur.txt\n+++ campur.fixed.txt\n@@ ")
    assert "\n-Daerah ini wajib" in result.stdout
    assert "\n+Bupati ini wajib" in result.stdout
    assert result.returncode == 1
    assert [path.name for path in tmp_path.iterdir()] == ["campur.txt"]


def test_where_the_corrected_text_goes(thk, made, mixed, tmp_path):
    made("lain/campur.txt", MIXED)
    thk("check", "campur.txt", "lain/campur.txt", "--fix", "-o", "hasil", *ONLY)
    assert sorted(path.name for path in (tmp_path / "hasil").iterdir()) == ["campur-1.fixed.txt", "campur-2.fixed.txt"]
    thk("check", "-", "--fix", "-o", "baru.txt", *ONLY, stdin=MIXED.encode())
    assert "Peraturan Bupati ini mulai" in (tmp_path / "baru.txt").read_text()
    for wrong in (("-o", "campur.txt", "--fix"), ("-o", "campur.txt"), ("-o", "x.txt", "--diff"), ("--fix", "--diff")):
        assert thk("check", "campur.txt", *wrong, *ONLY).returncode == 2
    assert thk("check", "-", "--fix", *ONLY, stdin=MIXED.encode()).returncode == 2
    assert mixed.read_text() == MIXED


def test_a_corrected_text_replaces_only_what_a_correction_made(thk, made, mixed, tmp_path):
    made("catatan.txt", "catatan rapat\n")
    refused = thk("check", "campur.txt", "--fix", "-o", "catatan.txt", *ONLY)
    assert refused.returncode == 2 and "bukan hasil --fix" in refused.stderr
    assert (tmp_path / "catatan.txt").read_text() == "catatan rapat\n"
    for name in ("campur.fixed.txt", "baru.txt"):
        made("campur.fixed.txt", "perbaikan yang lama\n")
        for _ in range(2):
            assert thk("check", "campur.txt", "--fix", "-o", name, *ONLY).returncode == 1
        assert "Peraturan\nDaerah ini wajib" in (tmp_path / name).read_text()


def test_a_text_in_an_archive_is_corrected_into_a_folder(thk, mixed, tmp_path):
    with zipfile.ZipFile(tmp_path / "kiriman.zip", "w") as archive:
        archive.write(mixed, "naskah/campur.txt")
    before = (tmp_path / "kiriman.zip").read_bytes()
    refused = thk("check", "kiriman.zip", "--fix", *ONLY)
    assert refused.returncode == 2 and "-o FOLDER" in refused.stderr and "arsip" in refused.stderr
    assert thk("check", "kiriman.zip", "--fix", "-o", "hasil/", *ONLY).returncode == 1
    assert [path.name for path in (tmp_path / "hasil").iterdir()] == ["campur.fixed.txt"]
    assert (tmp_path / "kiriman.zip").read_bytes() == before


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_a_report_goes_to_a_file(thk, mixed, tmp_path, form):
    printed = thk("check", "campur.txt", "--format", form, *ONLY)
    written = thk("check", "campur.txt", "--format", form, *ONLY, "-o", "laporan")
    assert written.returncode == printed.returncode == 1
    assert written.stdout == ""
    assert (tmp_path / "laporan").read_text() == printed.stdout


def test_errors_come_first(thk, made):
    made("urut.txt", BROKEN.replace("Setiap orang", "Setiap orang menurut Peraturan ini"))
    first = json.loads(thk("check", "urut.txt", "--format", "json").stdout)["documents"][0]["findings"]
    by_line = json.loads(thk("check", "urut.txt", "--format", "json", "--by-line").stdout)["documents"][0]["findings"]
    severities = [each["severity"] for each in first]
    assert severities == sorted(severities, key=lambda severity: severity != "error")
    assert [each["severity"] for each in by_line] != severities
    assert sorted(map(str, first)) == sorted(map(str, by_line))


@pytest.mark.parametrize("at", ["art_1__para_2", "Pasal 1 ayat (2)", "pasal 1 ayat(2)"])
def test_findings_of_one_provision(thk, mixed, at):
    assert codes(thk("check", "campur.txt", "--format", "json", "--at", at, *ONLY)) == ["REF001"]


def test_a_provision_that_is_not_there_is_no_clean_one(thk, made, mixed):
    absent = thk("check", "campur.txt", "--at", "Pasal 99")
    assert absent.returncode == 2
    assert "campur.txt: tidak ada Pasal 99 dalam naskah ini." in absent.stderr
    assert "tidak ada temuan" not in absent.stdout
    failed = json.loads(thk("check", "campur.txt", "--at", "Pasal 99", "--format", "json").stdout)["failed"]
    assert [each["file"] for each in failed] == ["campur.txt"]
    # Where only one of several texts lacks it, the others are told of.
    made("pendek.txt", CLEAN.partition("Pasal 2")[0])
    several = thk("check", "campur.txt", "pendek.txt", "--at", "Pasal 2", "--fail-on", "never")
    assert several.returncode == 0
    assert "pendek.txt: tidak ada Pasal 2" in several.stderr and "campur.txt: tidak ada" not in several.stderr


def test_exceptions_elsewhere_are_not_unused_where_one_provision_is_asked_for(thk, mixed):
    accepted = thk("accept", "REF017", "campur.txt", "--at", "art_1__para_1", "--reason", "kutipan")
    assert accepted.returncode == 0, accepted.stderr
    assert "tidak terpakai" not in thk("check", "campur.txt", "--at", "Pasal 1 ayat (2)").stderr


def test_nothing_to_fix_writes_nothing(thk, made, tmp_path):
    made("bersih.txt", CLEAN)
    result = thk("check", "bersih.txt", "--fix", *ONLY)
    assert result.returncode == 0
    assert "tidak ada yang dapat diperbaiki" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["bersih.txt"]


def test_where_no_fix_has_a_place_nothing_is_written(thk, made, tmp_path):
    docx = pytest.importorskip("docx")
    word = docx.Document()
    for line in CLEAN.replace("Pasal 2", "Pasal 2\nBahan dan\natau jasa diadakan.\nPasal 3", 1).splitlines():
        word.add_paragraph(line)
    word.save(tmp_path / "naskah.docx")
    result = thk("check", "naskah.docx", "--fix", "--select", "DRF004")
    assert "tempat 1 perbaikan tidak dapat dipastikan" in result.stderr, result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["naskah.docx"]


# the checks themselves


def test_the_table_and_pages_of_all_checks(thk, tmp_path):
    from extractor.checks import codes

    table = thk("checks")
    assert all(f"\n{code}  " in table.stdout for code in codes())
    assert "error" in thk("checks", "--lang", "en").stdout
    assert thk("checks", "--docs", "dok").returncode == 0
    assert {path.stem for path in (tmp_path / "dok").iterdir()} == {"index", *codes()}
    page = (tmp_path / "dok" / "REF017.md").read_text()
    assert page.startswith("# REF017 jenis-peraturan-salah\n")
    assert "```text\nPasal 1\nDalam Peraturan Daerah ini" in page
    assert "[REF017](REF017.md)" in (tmp_path / "dok" / "index.md").read_text()


def test_the_hooks_for_pre_commit_are_commands_of_this_program(thk):

    for hook in read_yaml(Path(__file__).parents[2] / ".pre-commit-hooks.yaml"):
        program, *words = hook["entry"].split()
        assert program == "thk"
        result = thk(*words, "--select", "REF001", "-", "-o", "x.txt", stdin=CLEAN.encode())
        assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("name", ["perwali-kotabekasi-68-2019.txt", "perbup-bekasi-9-2017.txt"])
def test_as_many_are_fixed_as_the_last_line_offers(thk, corpus, tmp_path, name) -> None:
    draft = tmp_path / name
    draft.write_bytes((corpus / name).read_bytes())
    offered = re.search(r"(\d+) dapat diperbaiki", thk("check", draft).stdout.splitlines()[-1])
    made = re.search(r"(\d+) diperbaiki", thk("check", "--fix", draft).stdout.splitlines()[-1])
    assert offered and made and offered[1] == made[1]


def test_nothing_that_was_read_is_not_nothing_that_was_found(thk):
    result = thk("check", "tidak-ada.txt")
    assert result.returncode == 2
    assert result.stdout == "0 naskah diperiksa: tidak ada yang dapat diperiksa\n"
