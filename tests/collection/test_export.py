"""A collection as files."""

import csv
import json

import pyarrow.parquet as pq
import pytest
from lxml import etree
from pyarrow import dataset

from extractor.collection.collection import Collection
from extractor.collection.export import tables
from extractor.collection.export.feed import Item
from extractor.collection.export.graph import DRAWN, to_graphml, to_page
from extractor.collection.export.regulations import stem_of, to_akn_tree, to_feed, to_markdown_tree
from extractor.collection.questions.graph import Graph, Node
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


def test_the_province_is_entered_where_the_text_names_it(fill, database, tmp_path) -> None:
    province = regulation(3, 2020, "Taman", ["Isi."]).replace("BUPATI CONTOH", "GUBERNUR CONTOH")
    fill(a=f"BUPATI CONTOH\nPROVINSI JAWA BARAT\n{KOORDINASI}", b=province.replace("Bupati", "Gubernur"))
    with database.reading() as connection:
        list(to_feed(connection, tmp_path))
    feed = json.loads((tmp_path / "document.json").read_text(encoding="utf-8"))
    assert {each["noPeraturan"]: each["teuBadan"] for each in feed} == {
        "5": "Jawa Barat. Kabupaten Contoh",
        "3": "Contoh",
    }


def test_the_graph_says_who_points_to_whom(fill, database, tmp_path) -> None:
    fill(base=KOORDINASI, first=FIRST, repeal=REPEAL)
    base, law = "/akn/id/act/perbup/kab-contoh/2018/5", "/akn/id/act/uu/2014/23"
    found = Collection(database).graph()
    kinds = {(edge.source.rpartition("kab-contoh/")[2], edge.kind) for edge in found.edges if edge.target == base}
    assert {("2019/2", "amends"), ("2022/1", "repeals")} <= kinds
    assert [(edge.kind, edge.count) for edge in found.edges if (edge.source, edge.target) == (base, law)] == [
        ("ground", 1)
    ]
    nodes = {node.iri: node for node in found.nodes}
    assert (nodes[base].here, nodes[base].status, nodes[base].year) == (True, "dicabut", 2018)
    assert (nodes[law].here, nodes[law].cited, nodes[law].jenis) == (False, 3, "uu")
    assert found.nodes[0].iri == law
    near = Collection(database).graph("/akn/id/act/perbup/kab-contoh/2019/2")
    assert "/akn/id/act/perbup/kab-contoh/2022/1" not in {node.iri for node in near.nodes}
    xml = etree.fromstring(to_graphml(found))
    assert len(xml.findall(".//{*}node")) == len(found.nodes) and len(xml.findall(".//{*}edge")) == len(found.edges)
    page = to_page(found).decode()
    assert page.count("<circle") == len(found.nodes) and "KOORDINASI KECAMATAN" in page


def test_a_picture_is_of_the_most_cited() -> None:
    nodes = tuple(Node(f"/akn/id/act/uu/2000/{at}", f"UU {at}", "uu", 2000, 3, "", False, 0) for at in range(DRAWN + 7))
    page = to_page(Graph(nodes, ())).decode()
    assert page.count("<circle") == DRAWN and "7 peraturan" in page


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
    graph = thk("graph", "--store", "uji.db")
    assert graph.returncode == 0 and "<graphml" in graph.stdout
    assert thk("graph", "Perbup Contoh 5/2018", "--store", "uji.db", "--to", "html", "-o", "g.html").returncode == 0
    assert "<svg" in (thk.folder / "g.html").read_text(encoding="utf-8")
