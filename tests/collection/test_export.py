"""A collection as files."""

import csv
import json

import pyarrow.parquet as pq
import pytest
from pyarrow import dataset

from extractor.collection.export import tables
from extractor.collection.export.feed import Item
from extractor.collection.export.regulations import stem_of, to_akn_tree, to_feed, to_markdown_tree
from extractor.model.document import Document
from extractor.source import read_bytes
from extractor.tree import build
from tests.collection.made_regulations import KOORDINASI, regulation
from tests.collection.test_law import FIRST, REPEAL

KEYS = [
    "idData",
    "tahun_pengundangan",
    "tanggal_penetapan",
    "tanggal_pengundangan",
    "jenis",
    "singkatanJenis",
    "noPeraturan",
    "judul",
    "noPanggil",
    "tempatTerbit",
    "penerbit",
    "deskripsiFisik",
    "sumber",
    "subjek",
    "isbn",
    "nomorIndukBuku",
    "status",
    "bahasa",
    "bidangHukum",
    "teuBadan",
    "fileDownload",
    "urlDownload",
    "urlDetailPeraturan",
    "abstrak",
    "urlAbstrak",
    "last_updated",
    "operasi",
    "display",
]


@pytest.fixture
def connection(fill, database):
    fill(base=KOORDINASI, first=FIRST, repeal=REPEAL, formula=regulation(9, 2020, "Retribusi", ["=1+1 adalah dua."]))
    with database.reading() as found:
        yield found


def test_tables_as_csv_cannot_run_in_a_spreadsheet(connection, tmp_path) -> None:
    files = {path.stem: path for path in tables.to_csv(connection, tmp_path)}
    assert {"regulations", "provisions", "references", "runs"} <= set(files) and "analyses" not in files
    with files["provisions"].open(newline="", encoding="utf-8") as stream:
        found = list(csv.DictReader(stream))
    assert {row["regulation_iri"] for row in found} >= {"/akn/id/act/perbup/kab-contoh/2018/5"}
    assert [row["text"] for row in found if "adalah dua" in row["text"]] == ["'=1+1 adalah dua."]


def test_tables_as_json_lines_are_whole(connection, tmp_path) -> None:
    files = {path.stem: path for path in tables.to_json_lines(connection, tmp_path)}
    found = [json.loads(line) for line in files["regulations"].read_text(encoding="utf-8").splitlines()]
    assert {row["iri"]: row["status"] for row in found}["/akn/id/act/perbup/kab-contoh/2018/5"] == "dicabut"
    text = [json.loads(line)["text"] for line in files["provisions"].read_text(encoding="utf-8").splitlines()]
    assert "=1+1 adalah dua." in text


def test_tables_as_parquet_are_in_folders_by_year(connection, tmp_path) -> None:
    written = list(tables.to_parquet(connection, tmp_path))
    assert tmp_path / "provisions" / "regulation_year=2018" / "part.parquet" in written
    assert all(path.is_file() for path in written)
    whole = dataset.dataset(tmp_path / "provisions", partitioning="hive").to_table().to_pylist()
    by_hand = [json.loads(line) for line in _lines(connection, tmp_path)]
    assert sorted(row["id"] for row in whole) == sorted(row["id"] for row in by_hand)
    assert {row["regulation_year"] for row in whole} == {2018, 2019, 2020, 2022}
    assert pq.read_schema(written[0]).names


def _lines(connection, folder):
    files = {path.stem: path for path in tables.to_json_lines(connection, folder / "jsonl")}
    return files["provisions"].read_text(encoding="utf-8").splitlines()


def test_akoma_ntoso_in_a_tree(connection, tmp_path) -> None:
    written = list(to_akn_tree(connection, tmp_path))
    assert tmp_path / "perbup" / "kab-contoh" / "2018" / "5.akn.xml" in written
    assert b"<akomaNtoso" in written[0].read_bytes()
    assert stem_of("file:ab12") == "file-ab12"


def test_markdown_has_front_matter_and_anchors(connection, tmp_path) -> None:
    list(to_markdown_tree(connection, tmp_path))
    text = (tmp_path / "perbup" / "kab-contoh" / "2018" / "5.md").read_text(encoding="utf-8")
    _, front, body = text.split("---\n", 2)
    values = {key: json.loads(value) for key, _, value in (line.partition(": ") for line in front.splitlines())}
    assert values["iri"] == "/akn/id/act/perbup/kab-contoh/2018/5"
    assert values["status"] == "dicabut"
    assert "### Pasal 2 {#art_2}" in body
    assert "- [(1)]{#art_2__para_1}" in body
    assert body.count("## Mengingat") == 1
    assert "Camat wajib melaksanakan koordinasi" in body


def test_the_feed_has_the_keys_of_the_network(connection, tmp_path) -> None:
    written = list(to_feed(connection, tmp_path, "https://jdih.contoh.go.id/"))
    feed = json.loads((tmp_path / "document.json").read_text(encoding="utf-8"))
    assert [list(each) for each in feed] == [KEYS] * 4
    assert list(Item.__struct_fields__) == KEYS and len(KEYS) == 28
    assert all(isinstance(value, str) and value for each in feed for value in each.values())
    base = next(each for each in feed if each["noPeraturan"] == "5")
    assert {key: base[key] for key in ("jenis", "singkatanJenis", "tahun_pengundangan", "tanggal_penetapan")} == {
        "jenis": "Peraturan Bupati", "singkatanJenis": "PERBUP", "tahun_pengundangan": "2018",
        "tanggal_penetapan": "2018-03-02",
    }  # fmt: skip
    assert base["judul"] == "Peraturan Bupati Contoh Nomor 5 Tahun 2018 tentang KOORDINASI KECAMATAN"
    assert base["sumber"] == "BD Kab. Contoh Tahun 2018 Nomor 5"
    assert base["teuBadan"] == "Kabupaten Contoh"
    assert base["tempatTerbit"] == "Contoh"
    assert base["status"] == "dicabut (/akn/id/act/perbup/kab-contoh/2022/1)"
    assert base["urlAbstrak"].startswith("https://jdih.contoh.go.id/abstrak/perbup-kab-contoh-2018-5")
    sheet = (tmp_path / "abstrak" / base["abstrak"]).read_text(encoding="utf-8")
    assert "Undang-Undang Nomor 23 Tahun 2014" in sheet and "ABSTRAK" in sheet
    assert len(written) == 5


def test_the_province_is_entered_where_the_text_names_it() -> None:
    from extractor.collection.export.feed import _corporate_entry

    document: Document = build(read_bytes(f"PROVINSI JAWA BARAT\n{KOORDINASI}".encode(), "a.txt"))
    assert _corporate_entry(document) == "Jawa Barat. Kabupaten Contoh"


def test_an_empty_collection_has_an_empty_feed(database, tmp_path) -> None:
    with database.reading() as connection:
        list(to_feed(connection, tmp_path))
    assert json.loads((tmp_path / "document.json").read_text()) == []


def test_the_command_writes_what_is_asked_for(thk, made) -> None:
    made("a.txt", KOORDINASI)
    thk("ingest", "a.txt", "--store", "uji.db")
    done = thk("export", "--store", "uji.db", "-o", "hasil", "--to", "csv,feed")
    assert done.returncode == 0, done.stderr
    assert (thk.folder / "hasil" / "csv" / "provisions.csv").is_file()
    assert (thk.folder / "hasil" / "feed" / "document.json").is_file()
    assert thk("export", "--store", "uji.db", "-o", "hasil", "--to", "xls").returncode == 2
