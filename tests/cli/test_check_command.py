import json

import pytest

BEKASI = "perbup-bekasi-9-2017.txt"
CLEAN = """PERATURAN BUPATI CONTOH
NOMOR 1 TAHUN 2020
TENTANG
KETERTIBAN
DENGAN RAHMAT TUHAN YANG MAHA ESA
BUPATI CONTOH,
Menimbang : bahwa perlu menetapkan Peraturan Bupati tentang Ketertiban;
Mengingat : Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun
2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587);
MEMUTUSKAN:
Menetapkan : PERATURAN BUPATI TENTANG KETERTIBAN.

Pasal 1
(1) Setiap orang wajib menjaga ketertiban.
(2) Ketertiban sebagaimana dimaksud pada ayat (1) meliputi ketertiban jalan.

Pasal 2
Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.

Ditetapkan di Contoh
pada tanggal 1 Februari 2020
BUPATI CONTOH,
ttd
NAMA ORANG
"""
BROKEN = CLEAN.replace("pada ayat (1)", "pada ayat (7)")


def _codes(result):
    return [finding["code"] for document in json.loads(result.stdout)["documents"] for finding in document["findings"]]


def test_a_clean_text_gives_0(thk, made):
    made("bersih.txt", CLEAN)
    result = thk("check", "bersih.txt")
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_broken_reference_gives_1_and_is_shown(thk, made):
    made("rusak.txt", BROKEN)
    indonesian, english = thk("check", "rusak.txt"), thk("check", "rusak.txt", "--lang", "en")
    assert (indonesian.returncode, english.returncode) == (1, 1)
    for result in (indonesian, english):
        assert "REF001" in result.stdout
        assert "rusak.txt" in result.stdout
        assert result.stderr == ""
    assert indonesian.stdout != english.stdout
    assert "tidak" in indonesian.stdout


def test_json_is_the_same_in_both_languages(thk, made):
    made("rusak.txt", BROKEN)
    indonesian = thk("check", "rusak.txt", "--format", "json")
    assert indonesian.stdout == thk("check", "rusak.txt", "--format", "json", "--lang", "en").stdout
    assert indonesian.returncode == 1
    (document,) = json.loads(indonesian.stdout)["documents"]
    assert document["file"] == "rusak.txt"
    (finding,) = [each for each in document["findings"] if each["code"] == "REF001"]
    assert finding["eId"] == "art_1__para_2"
    assert finding["quote"] == "ayat (7)"
    assert finding["severity"] == "error"


def test_select_and_ignore(thk, corpus):
    everything = _codes(thk("check", corpus / BEKASI, "--format", "json"))
    assert {"REF008", "REF017"} <= set(everything)
    assert set(_codes(thk("check", corpus / BEKASI, "--format", "json", "--select", "REF017"))) == {"REF017"}
    rest = _codes(thk("check", corpus / BEKASI, "--format", "json", "--ignore", "ref017,REF008"))
    assert rest == [code for code in everything if code not in ("REF017", "REF008")]


def test_an_unknown_code_is_misuse(thk, corpus):
    result = thk("check", corpus / BEKASI, "--select", "REF999")
    assert result.returncode == 2
    assert "REF999" in result.stderr


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on_names_the_level_that_fails(thk, corpus, level, code):
    result = thk("check", corpus / BEKASI, "--select", "REF018", "--fail-on", level)
    assert "REF018" in result.stdout
    assert result.returncode == code


def test_an_unreadable_input_outweighs_findings(thk, made):
    made("rusak.txt", BROKEN)
    result = thk("check", "tidak-ada.txt", "rusak.txt", "--fail-on", "never")
    assert result.returncode == 2
    assert "REF001" in result.stdout


def test_stdin(thk):
    result = thk("check", "-", stdin=BROKEN.encode())
    assert result.returncode == 1
    assert "REF001" in result.stdout


def test_what_the_user_trusts_is_checked_fully_and_every_format_says_so(thk, made) -> None:
    scanned = "".join(f"Pasal {n}\nk^tiga orang rvnhprrmr menjaga ketertiban dcngan baik.\n\n" for n in range(1, 9))
    path = made("naskah.txt", f"PERATURAN BUPATI CONTOH\nNOMOR 3 TAHUN 2020\nTENTANG\nKEBERSIHAN\n\n{scanned}")
    for form, said in (
        ("text", "--trust-text"),
        ("github", "--trust-text"),
        ("html", "--trust-text"),
        ("sarif", "--trust-text"),
        ("json", '"trusted": true'),
    ):
        plain, trusted = (thk("check", path, "--format", form, *more) for more in ((), ("--trust-text",)))
        assert said not in plain.stdout and said in trusted.stdout, form
    (record,) = json.loads(thk("check", path, "--trust-text", "--format", "json").stdout)["documents"]
    assert record["quality"]["notRun"] == []
    parsed = json.loads(thk("parse", path, "--trust-text").stdout)
    assert parsed["quality"]["trusted"] and not parsed["quality"]["notRun"]
