"""The commands of a collection: what they print, their exit codes, and what is said where something is wrong."""

import json
import sys

import pytest

from tests.collection.made_regulations import KOORDINASI, regulation
from tests.collection.test_law import FIRST


@pytest.fixture
def filled(thk, made):
    made("naskah/a.txt", KOORDINASI)
    made("naskah/b.txt", FIRST)
    done = thk("ingest", "naskah", "--store", "uji.db")
    assert done.returncode == 0, done.stderr
    return lambda *words, **more: thk(*words, "--store", "uji.db", **more)


def test_ingest_says_what_became_of_the_files(thk, made, filled):
    made("naskah/c.txt", "Resep sayur asem.")
    made("naskah/d.txt", KOORDINASI)
    again = thk("ingest", "naskah", "--store", "uji.db", "--lang", "en")
    assert again.returncode == 2
    assert "4 files: 0 read, 1 copies, 2 unchanged, 0 failed, 1 not regulations" in again.stdout
    assert "c.txt" in again.stderr
    third = thk("ingest", "naskah", "--store", "uji.db", "--lang", "en")
    assert third.returncode == 2
    assert "1 of the unchanged could not be read" in third.stderr and "--retry" in third.stderr
    assert thk("ingest", "naskah", "--store", "uji.db", "--retry").returncode == 2


def test_another_text_with_the_same_number_is_told(filled, thk, made):
    words = " ".join(f"kata{at}" for at in range(200))
    made("naskah/e.txt", regulation(5, 2018, "Retribusi Parkir", [words.capitalize() + "."]))
    said = thk("ingest", "naskah", "--store", "uji.db").stderr
    assert "e.txt" in said and "/akn/id/act/perbup/kab-contoh/2018/5" in said


def test_the_store_can_be_in_the_environment(thk, made):
    made("a.txt", KOORDINASI)
    assert thk("ingest", "a.txt", env={"THK_STORE": "lain.db"}).returncode == 0
    assert "Pasal 2" in thk("search", "koordinasi", env={"THK_STORE": "lain.db"}).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ingest", "--store", "x.db"], "--watch"),
        (["ingest", "--watch", "tidak-ada", "--store", "x.db"], "tidak-ada"),
        (["show", "Pasal 1", "--store", "x.db"], "x.db"),
        (["search", "camat", "--at", "kemarin", "--store", "x.db"], "kemarin"),
        (["search", "--store", "x.db"], "--rule"),
        (["stale"], "--store"),
    ],
)
def test_misuse_is_said_plainly(thk, words, said):
    done = thk(*words)
    assert done.returncode == 2
    assert said in done.stderr


def test_without_the_extra_a_plain_sentence(thk, monkeypatch):
    for name in [name for name in sys.modules if name.startswith("extractor.store.database")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    done = thk("search", "camat", "--store", "x.db")
    assert done.returncode == 2
    assert 'pip install "thk[store]"' in done.stderr


def test_search(filled):
    found = filled("search", "koordinasi", "camat", "--rule", "obligation", "--actor", "camat", "--at", "2018-05-01")
    assert found.returncode == 0
    assert "Pasal 2 ayat (1), Peraturan Bupati Contoh Nomor 5 Tahun 2018" in found.stdout
    assert filled("search", "tidakada").returncode == 1
    more = filled("search", "camat", "--most", "1")
    assert "--most" in more.stdout
    hits = json.loads(filled("search", "camat", "--format", "json").stdout)["hits"]
    assert {hit["jenis"] for hit in hits} == {"perbup"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["*"], "--rule"),
        (['"'], "--rule"),
        (["camat", "--jenis", "foo"], "perbup"),
        (["camat", "--place", "contoh"], "kab-contoh"),
        (["camat", "--rule", "foo"], "obligation"),
    ],
)
def test_search_refuses_what_can_find_nothing(filled, words, said):
    done = filled("search", *words)
    assert done.returncode == 2 and not done.stdout and said in done.stderr


def test_show(filled):
    shown = filled("show", "Pasal 2 ayat (1) Perbup Contoh 5/2018")
    assert "setiap minggu" in shown.stdout and "perbup/kab-contoh/2019/2" in shown.stdout
    assert "setiap bulan" in filled("show", "Pasal 2 ayat (1) Perbup Contoh 5/2018", "--at", "2018-06-01").stdout
    early, plain = filled("show", "Perbup Contoh 5/2018", "--at", "20100101"), filled("show", "Perbup Contoh 5/2018")
    assert "Pada 2010-01-01 peraturan ini belum berlaku" in early.stdout and "belum berlaku" not in plain.stdout
    assert "Versi asli" in early.stdout and "Versi perubahan" in plain.stdout
    assert "(ada dalam naskah ini)" in plain.stdout and "resolved" not in plain.stdout
    several = filled("show", "Pasal 1 dan Pasal 2 Perbup Contoh 5/2018")
    assert "Pasal 1, " in several.stdout and "Pasal 2." in several.stderr
    unknown = filled("show", "koordinasi kecamatan")
    assert unknown.returncode == 2 and "/akn/id/act/perbup/kab-contoh/2018/5" in unknown.stderr
    assert "ketentuan" in filled("show", "Pasal 77 Perbup Contoh 5/2018").stderr
    assert "koleksi" in filled("show", "UU 1/1999").stderr
    assert "Pasal 7" in filled("show", "sayur asem").stderr


def test_a_basis_that_names_an_amending_act_amends_nothing(filled, made):
    basis = (
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah diubah dengan Undang-Undang "
        "Nomor 9 Tahun 2015 tentang Perubahan Kedua atas Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"
    )
    made("lain/f.txt", regulation(42, 2018, "Rapat", ["Isi."], mengingat=[basis]))
    filled("ingest", "lain")
    cited = filled("cited-by", "UU 23/2014").stdout
    assert "2018/42" in cited and "(menyebut)" in cited and "mengubah" not in cited
    assert "(mengubah)" in filled("cited-by", "Perbup Contoh 5/2018").stdout


def test_a_damaged_store_is_told_in_a_sentence(filled, tmp_path):
    path = tmp_path / "uji.db"
    data = path.read_bytes()
    path.write_bytes(data[: 4096 * 2] + b"\xff" * (len(data) - 4096 * 2))
    done = filled("search", "camat")
    assert done.returncode == 2 and "uji.db" in done.stderr and "SELECT" not in done.stderr


def test_a_day_that_is_guessed_is_told(filled, thk, made):
    undated = KOORDINASI.replace("NOMOR 5 TAHUN 2018\n", "NOMOR 8 TAHUN 2018\n").partition("Ditetapkan di")[0]
    made("lain/e.txt", undated)
    filled("ingest", "lain")
    assert "tidak terbaca" in filled("show", "Perbup Contoh 8/2018").stdout
    assert "tidak terbaca" not in filled("show", "Perbup Contoh 5/2018").stdout


def test_cited_by_and_history(filled):
    cited = filled("cited-by", "Perbup Contoh 5/2018")
    assert "PERUBAHAN" in cited.stdout and "mengubah" in cited.stdout
    assert "dasar hukum" in filled("cited-by", "UU 23/2014").stdout
    history = filled("history", "Perbup Contoh 5/2018")
    assert "2019-03-03" in history.stdout and "naskah/a.txt" in history.stdout
    assert "register" in filled("history", "UU 23/2014").stdout


def test_verify_takes_words_a_file_or_standard_input(filled, made):
    good, bad = "Pasal 1 Perbup Contoh 5/2018", "Pasal 77 Perbup Contoh 5/2018"
    assert filled("verify", good).returncode == 0
    wrong = filled("verify", bad)
    assert wrong.returncode == 1 and "TIDAK ADA" in wrong.stdout
    made("surat.txt", f"Dengan hormat, lihat {bad}\nTerima kasih.")
    assert "TIDAK ADA" in filled("verify", "surat.txt").stdout
    assert "DOES NOT EXIST" in filled("verify", "-", "--lang", "en", stdin=bad.encode()).stdout
    made("rusak.pdf", b"%PDF-1.7")
    assert filled("verify", "rusak.pdf").returncode == 2


@pytest.mark.parametrize("given", ["surat-hilang.txt", "Surat Hilang.docx", "naskah", " "])
def test_verify_never_calls_what_it_did_not_read_clean(filled, given):
    done = filled("verify", given)
    assert done.returncode == 2 and not done.stdout and done.stderr


def test_stale_names_kinds_and_regulations(filled, made, thk):
    order = ["Tata cara rapat diatur dengan Peraturan Daerah."]
    made("naskah/p.txt", regulation(41, 2018, "Rapat", order))
    said = filled("ingest", "naskah") and filled("stale").stdout
    assert "belum ada Peraturan Daerah pelaksana" in said


def test_stale_of_a_folder_tells_what_it_could_not_read(filled, thk, made):
    made("naskah/rusak.pdf", "%PDF-1.7\nrusak")
    done = thk("stale", "naskah")
    assert done.returncode == 2 and "rusak.pdf" in done.stderr


def test_stale_of_a_folder_and_of_a_store(filled, thk, made):
    of = "Peraturan Bupati Contoh Nomor 5 Tahun 2018 tentang Koordinasi Kecamatan"
    made("naskah/c.txt", regulation(40, 2018, "Rapat", ["Isi."], mengingat=[of], month=6))
    folder = thk("stale", "naskah")
    assert folder.returncode == 1
    assert "Nomor 2 Tahun 2019" in folder.stdout
    thk("ingest", "naskah", "--store", "uji.db")
    assert filled("stale").stdout == folder.stdout == thk("stale", "uji.db").stdout


def test_a_watched_folder_is_taken_in_and_then_what_comes_into_it(thk, made, monkeypatch):
    made("masuk/a.txt", KOORDINASI)

    def arrivals(folder):
        yield [str(made("masuk/b.txt", FIRST))]

    monkeypatch.setattr("extractor.collection.ingest.watch.arrivals", arrivals)
    done = thk("ingest", "--watch", "masuk", "--store", "uji.db")
    assert done.returncode == 0
    assert done.stdout.count("1 dibaca") == 2
    assert "setiap minggu" in thk("show", "Pasal 2 ayat (1) Perbup Contoh 5/2018", "--store", "uji.db").stdout
