import json

import pytest

BEKASI = "perbup-bekasi-9-2017.txt"


def test_one_input_goes_to_stdout_as_json(thk, corpus):
    result = thk("parse", corpus / BEKASI)
    assert result.returncode == 0, result.stderr
    record = json.loads(result.stdout)
    assert record["document"]["iri"] == "/akn/id/act/perbup/kab-bekasi/2017/9"
    assert {"art_1", "art_7__para_1__point_a"} <= {unit["eId"] for unit in record["provisions"]}
    assert result.stderr == ""


def test_stdin_gives_the_same_tree_as_the_file(thk, corpus):
    piped = thk("parse", "-", stdin=(corpus / BEKASI).read_bytes())
    named = thk("parse", corpus / BEKASI)
    assert piped.returncode == 0, piped.stderr
    assert json.loads(piped.stdout)["provisions"] == json.loads(named.stdout)["provisions"]


def test_another_form_to_stdout(thk, corpus):
    result = thk("parse", corpus / BEKASI, "--to", "akn")
    assert result.returncode == 0
    assert result.stdout.startswith("<?xml")
    assert "<akomaNtoso" in result.stdout


def test_a_folder_gets_three_files_an_input_and_an_index(thk, corpus, tmp_path):
    texts = sorted(corpus.glob("*.txt"))
    result = thk("parse", *texts, "-o", "hasil/di sini")
    assert result.returncode == 0, result.stderr
    names = {path.name for path in (tmp_path / "hasil" / "di sini").iterdir()}
    expected = {text.stem + suffix for text in texts for suffix in (".thk.json", ".akn.xml", ".html")}
    assert names == expected | {"index.html"}
    index = (tmp_path / "hasil" / "di sini" / "index.html").read_text()
    assert all(f'href="{name}"' in index for name in expected)
    assert "Acuan rusak" in result.stdout
    assert "hasil/di sini" in result.stdout
    assert all(text.stem in result.stdout for text in texts)


def test_only_the_wanted_forms_are_written(thk, corpus, tmp_path):
    assert thk("parse", corpus / BEKASI, "-o", "hasil", "--to", "json,json").returncode == 0
    assert [path.name for path in (tmp_path / "hasil").iterdir()] == ["perbup-bekasi-9-2017.thk.json"]


def test_inputs_of_one_name_do_not_overwrite_each_other(thk, corpus, made, tmp_path):
    texts = sorted(corpus.glob("*.txt"))[:3]
    made("a/index.txt", texts[0].read_bytes())
    made("b/INDEX.txt", texts[1].read_bytes())
    made("c/index-2.txt", texts[2].read_bytes())
    result = thk("parse", "a/index.txt", "b/INDEX.txt", "c/index-2.txt", "-o", "hasil", "--to", "json", "--lang", "en")
    assert result.returncode == 0, result.stderr
    files = sorted((tmp_path / "hasil").iterdir())
    assert len({path.name.casefold() for path in files}) == 3
    titles = {json.loads(path.read_text())["document"]["tentang"] for path in files}
    assert len(titles) == 3
    assert "another INPUT" in result.stderr


def test_names_that_differ_in_case_only_do_not_overwrite_each_other(thk, corpus, made, tmp_path):
    made("a/naskah.txt", (corpus / BEKASI).read_bytes())
    made("b/NASKAH.txt", (corpus / BEKASI).read_bytes())
    assert thk("parse", "a/naskah.txt", "b/NASKAH.txt", "-o", "hasil", "--to", "json").returncode == 0
    assert sorted(path.name for path in (tmp_path / "hasil").iterdir()) == ["NASKAH-2.thk.json", "naskah.thk.json"]


def test_one_bad_file_never_stops_the_others(thk, corpus, made, tmp_path):
    made("kosong.txt", "")
    result = thk("parse", "tidak-ada.txt", corpus / BEKASI, "kosong.txt", "-o", "hasil", "--to", "json")
    assert result.returncode == 2
    assert (tmp_path / "hasil" / "perbup-bekasi-9-2017.thk.json").exists()
    assert "tidak-ada.txt" in result.stderr
    assert "kosong.txt" in result.stderr


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["parse"], "INPUT... belum disebut."),
        (["parse", "a.txt", "b.txt"], "tambahkan -o"),
        (["parse", "a.txt", "--to", "json,akn"], "tambahkan -o"),
        (["parse", "a.txt", "--to", "yaml"], 'Bentuk "yaml" tidak dikenal; pilih dari json, akn, html, md, txt, docx.'),
        (["parse", "-", "-", "-o", "x"], "hanya dapat dibaca sekali"),
        (["parse", "a.txt", "--lang", "fr"], "--lang"),
        (["parse", "a.txt", "--formt", "x"], "Pilihan --formt tidak dikenal"),
        (["pars"], 'Perintah "pars" tidak dikenal. Mungkin maksudnya parse.'),
    ],
)
def test_misuse_is_a_sentence_and_exit_code_2(thk, argv, words):
    result = thk(*argv)
    assert result.returncode == 2
    assert words in result.stderr
    assert "--help" in result.stderr
    assert result.stdout == ""


def test_an_output_that_cannot_be_written(thk, corpus, made):
    made("berkas", "x")
    for folder in ("berkas", "berkas/di-dalam", "/proc/thk"):
        result = thk("parse", corpus / BEKASI, "-o", folder)
        assert result.returncode == 2
        assert "tidak dapat ditulis" in result.stderr
        assert result.stderr.count("\n") == 1


def test_a_result_is_whole_or_absent(thk, corpus, made, tmp_path):
    made("hasil/perbup-bekasi-9-2017.thk.json/penghalang", "x")
    result = thk("parse", corpus / BEKASI, "-o", "hasil", "--to", "json")
    assert result.returncode == 2
    assert [path.name for path in (tmp_path / "hasil").iterdir()] == ["perbup-bekasi-9-2017.thk.json"]
