import pytest

from extractor.cli.app import COMMANDS


def test_help_is_indonesian_unless_asked_otherwise(thk):
    indonesian, english = thk("--help"), thk("--help", "--lang", "en")
    assert indonesian.returncode == english.returncode == 0
    assert "Pemakaian:" in indonesian.stdout
    assert "Usage:" in english.stdout
    assert all(command in indonesian.stdout for command in COMMANDS)
    assert thk().stdout == indonesian.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(thk, command):
    indonesian, english = thk(command, "--help"), thk("--lang", "en", command, "--help")
    assert indonesian.returncode == english.returncode == 0
    assert f"thk {command}" in english.stdout
    assert "Pilihan:" in indonesian.stdout
    assert "Options:" in english.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_no_english_remains_in_indonesian_help(thk, command):
    said = thk(command, "--help").stdout
    assert "[required]" not in said and "default:" not in said


def test_what_stands_behind_the_help_of_an_option(thk):
    assert "[wajib]" in thk("search", "--help").stdout and "[bawaan: 8010" in thk("serve", "--help").stdout
    assert "[default: 8010" in thk("serve", "--help", "--lang", "en").stdout


@pytest.mark.parametrize(
    ("words", "indonesian", "english"),
    [
        (["check", "x.txt", "--fail-on", "nanti"], "pilih dari error, warning", "choose from error, warning"),
        (["parse", "x.txt", "--jobs", "0"], "bilangan bulat mulai 1 sampai 256.", "whole number from 1 to 256."),
        (["parse", "x.txt", "--memory", "banyak"], "bilangan bulat mulai 256.", "whole number from 256."),
        (["parse", "x.txt", "--page-time", "0.5"], "bilangan mulai 1.", "number from 1."),
    ],
)
def test_a_wrong_value_is_told_in_one_language(thk, words, indonesian, english):
    said = thk(*words)
    assert said.returncode == 2 and indonesian in said.stderr and " is not " not in said.stderr
    assert english in thk(*words, "--lang", "en").stderr


def test_version(thk):
    assert thk("--version").stdout.startswith("thk ")


def test_explain(thk):
    indonesian = thk("explain", "ref001")
    assert indonesian.returncode == 0
    assert "REF001" in indonesian.stdout
    unknown = thk("explain", "REF01")
    assert unknown.returncode == 2
    assert "REF01" in unknown.stderr
    assert "REF001" in unknown.stderr


def test_explain_shows_what_a_check_finds_in_a_text(thk, corpus):
    text = str(corpus / "perbup-bekasi-9-2017.txt")
    found = thk("explain", "REF017", text, "--at", "Pasal 1")
    assert found.returncode == 0
    assert found.stdout.startswith("REF017 ")
    assert "1 naskah diperiksa: 1 kesalahan" in found.stdout
    assert thk("explain", "REF017", text, "--at", "art_1").stdout == found.stdout
    assert "kesalahan REF017" not in thk("explain", "REF017", text, "--at", "Pasal 2").stdout
    alone = thk("explain", "REF017", "--at", "Pasal 1")
    assert alone.returncode == 2
    assert "INPUT" in alone.stderr


@pytest.mark.parametrize(
    ("words", "indonesian", "english"),
    [
        (("lsp", "x"), "Terlalu banyak: x", "Too much: x"),
        (("check", "a.txt", "--format"), "Pilihan --format memerlukan nilai", "The option --format needs a value"),
    ],
)
def test_what_is_wrong_with_a_command_line_is_said_in_one_language(thk, words, indonesian, english):
    assert thk(*words).stderr.startswith(indonesian)
    said = thk("--lang", "en", *words).stderr
    assert said.startswith(english)


def test_the_help_names_what_follows_in_one_language(thk):
    assert thk("--help").stdout.startswith("Pemakaian: thk [PILIHAN] [PERINTAH] [MASUKAN]...")
    assert thk("--lang", "en", "--help").stdout.startswith("Usage: thk [OPTIONS] [COMMAND] [ARGS]...")
