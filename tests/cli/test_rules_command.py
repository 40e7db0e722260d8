import csv
import io
import json

import pytest

BEKASI, KOTA = "perbup-bekasi-9-2017.txt", "perwali-kotabekasi-68-2019.txt"
FORMS = "json,csv,parquet,xlsx,mermaid,dot,graphml,html,raci,ics,ttl,jsonld"
SUFFIXES = [
    ".rules.json", ".rules.csv", ".rules.parquet", ".rules.xlsx", ".rules.mmd", ".rules.dot", ".rules.graphml",
    ".rules.html", ".raci.csv", ".raci.html", ".rules.ics", ".rules.ttl", ".rules.jsonld",
]  # fmt: skip
JOINT = ("json", "csv", "parquet", "xlsx", "ics", "ttl", "jsonld")


def test_one_input_goes_to_stdout_as_json(thk, corpus):
    result = thk("rules", corpus / BEKASI)
    assert result.returncode == 0, result.stderr
    record = json.loads(result.stdout)
    assert record["format"] == "thk-rules"
    assert len(record["rules"]) >= 50
    assert result.stderr == ""


def test_several_inputs_give_all_forms_and_a_joint_register(thk, corpus, tmp_path):
    result = thk("rules", corpus / BEKASI, corpus / KOTA, "-o", "hasil/baru", "--to", FORMS)
    assert result.returncode == 0, result.stderr
    written = {path.name: path.read_bytes() for path in (tmp_path / "hasil" / "baru").iterdir()}
    stems = [name.removesuffix(".txt") for name in (BEKASI, KOTA)]
    expected = {stem + suffix for stem in stems for suffix in SUFFIXES}
    assert set(written) == expected | {f"register.rules.{form}" for form in JOINT}
    assert all(written.values())
    rows = [list(csv.DictReader(io.StringIO(written[f"{name}.rules.csv"].decode()))) for name in ("register", *stems)]
    assert rows[0] == rows[1] + rows[2]
    assert len({row["regulation_iri"] for row in rows[0]}) == 2


def test_several_inputs_to_stdout_are_one_register(thk, corpus):
    result = thk("rules", corpus / BEKASI, corpus / KOTA, "--to", "csv")
    assert result.returncode == 0, result.stderr
    sources = {row["source"] for row in csv.DictReader(io.StringIO(result.stdout))}
    assert sources == {BEKASI, KOTA}


@pytest.mark.parametrize("form", ["json", "csv", "mermaid", "html", "raci", "ttl"])
def test_machine_output_is_the_same_in_both_languages(thk, corpus, form):
    indonesian = thk("rules", corpus / KOTA, "--to", form)
    assert indonesian.returncode == 0, indonesian.stderr
    assert indonesian.stdout == thk("rules", corpus / KOTA, "--to", form, "--lang", "en").stdout


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("--to", "lrml"), "lrml"),
        (("--to", "csv,json"), "-o"),
        ((KOTA, "--to", "html"), "-o"),
    ],
)
def test_misuse_is_said_in_both_languages(thk, corpus, argv, words):
    argv = [corpus / word if word == KOTA else word for word in argv]
    indonesian, english = thk("rules", corpus / BEKASI, *argv), thk("rules", corpus / BEKASI, *argv, "--lang", "en")
    for result in (indonesian, english):
        assert result.returncode == 2
        assert result.stdout == ""
        assert words in result.stderr
    assert indonesian.stderr != english.stderr


def test_an_unreadable_input_stops_no_other(thk, corpus, tmp_path):
    result = thk("rules", "tidak-ada.txt", corpus / KOTA, "-o", "hasil")
    assert result.returncode == 2
    assert "tidak-ada.txt" in result.stderr
    assert (tmp_path / "hasil" / KOTA.replace(".txt", ".rules.json")).exists()


def test_a_folder_that_cannot_be_written_is_said(thk, corpus, made):
    made("hasil", "a file")
    for command in (("rules", corpus / KOTA), ("compare", corpus / KOTA, corpus / BEKASI)):
        result = thk(*command, "-o", "hasil/x")
        assert result.returncode == 2
        assert "hasil" in result.stderr


def test_compare_shows_both_sides(thk, corpus):
    indonesian, english = (thk("compare", corpus / BEKASI, corpus / KOTA, "--lang", lang) for lang in ("id", "en"))
    assert (indonesian.returncode, english.returncode) == (0, 0), indonesian.stderr
    assert "Hanya dalam A" in indonesian.stdout
    assert "Only in B" in english.stdout
    assert indonesian.stderr == ""


def test_compare_writes_every_form(thk, corpus, tmp_path):
    result = thk("compare", corpus / BEKASI, corpus / KOTA, "--to", "text,html,csv,json", "-o", "hasil")
    assert result.returncode == 0, result.stderr
    stem = f"{BEKASI.removesuffix('.txt')}--{KOTA.removesuffix('.txt')}"
    assert {path.name for path in (tmp_path / "hasil").iterdir()} == {
        f"{stem}.{end}" for end in ("txt", "html", "csv", "json")
    }
    record = json.loads((tmp_path / "hasil" / f"{stem}.json").read_text())
    assert record["format"] == "thk-compare"
    assert len(record["pairs"]) >= 5


def test_compare_needs_two_readable_inputs(thk, corpus):
    missing = thk("compare", corpus / BEKASI, "tidak-ada.txt")
    assert missing.returncode == 2
    assert missing.stdout == ""
    assert "tidak-ada.txt" in missing.stderr
    assert thk("compare", corpus / BEKASI).returncode == 2
    assert thk("compare", corpus / BEKASI, corpus / KOTA, "--to", "xlsx").returncode == 2
    assert thk("compare", "-", "-").returncode == 2
