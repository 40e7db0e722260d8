"""The collection at the desk: search, citations from regulation to regulation, outdated grounds, actors, REST, MCP."""

import asyncio
import re
import time
from urllib.parse import quote

import pytest

from extractor.collection.collection import Collection, open_store
from extractor.serve import pages
from extractor.serve.app import application
from extractor.serve.works import FileWorks, ManyWorks, StoreWorks
from extractor.workers.limits import Limits
from tests.serve.desk_client import DRAFT, HOST, Client

FIRST = "/akn/id/act/perbup/kab-contoh/2020/1"
SECOND = "/akn/id/act/perbup/kab-contoh/2021/4"
LATER = """PERATURAN BUPATI CONTOH
NOMOR 4 TAHUN 2021
TENTANG
PELAPORAN
BUPATI CONTOH,
Menimbang : bahwa perlu mengatur pelaporan;
Mengingat : 1. Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah;
MEMUTUSKAN:
Menetapkan : PERATURAN BUPATI TENTANG PELAPORAN.
Pasal 1
Lurah wajib melaporkan kegiatan sesuai Pasal 2 ayat (1) Peraturan Bupati Contoh Nomor 1 Tahun 2020.
Pasal 2
Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
Ditetapkan di Contoh
pada tanggal 3 Maret 2021
BUPATI CONTOH,
ttd
NAMA CONTOH
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A collection of two regulations, of which one cites the other."""
    from tests.command import Thk

    folder = tmp_path_factory.mktemp("koleksi")
    (folder / "satu.txt").write_text(DRAFT, encoding="utf-8")
    (folder / "dua.txt").write_text(LATER, encoding="utf-8")
    assert Thk(folder)("ingest", "satu.txt", "dua.txt", "--store", "k.db").returncode == 0
    return folder / "k.db"


@pytest.fixture(scope="module")
def shelf(store, tmp_path_factory):
    with open_store(store) as collection:
        app = application(tmp_path_factory.mktemp("meja") / "meja", collection=collection)
        with Client(app, base_url=f"http://{HOST}") as client:
            yield client


def test_a_regulation_that_is_on_the_desk_and_in_the_collection_is_answered_for_once(store):
    from mcp import Client as ToolClient

    from extractor.serve.api.tools import server

    async def ask(tool, **given):
        async with ToolClient(server(works)) as client:
            result = await client.call_tool(tool, given)
        assert not result.is_error, result
        return result.structured_content["result"]

    with open_store(store) as collection:
        works = ManyWorks(FileWorks([str(store.parent / "satu.txt")], Limits()), StoreWorks(collection))
        found = asyncio.run(ask("search", words="wajib"))
        assert sorted(hit["address"] for hit in found) == [f"{FIRST}/~art_2__para_1", f"{SECOND}/~art_1"]
        assert [each["address"] for each in asyncio.run(ask("rules_of_actor", actor="camat"))] == [
            f"{FIRST}/~art_2__para_1"
        ]
        assert [work.iri for work in works.all()] == [FIRST, SECOND]
        (old,) = asyncio.run(ask("verify_citations", text="menurut Undang-Undang Nomor 32 Tahun 2004"))
        assert old["found"] == "regulation_not_at_hand" and "Nomor 23 Tahun 2014" in old["repealedBy"]
        assert asyncio.run(ask("search", words='"')) == []
        (answer,) = asyncio.run(ask("resolve", citation="Pasal 1 Perbup Contoh 4/2021"))
        assert answer["address"] == f"{SECOND}/~art_1" and answer["found"] == "found"


@pytest.mark.parametrize(
    "page", ["/collection", "/collection/show", "/api/v1/collection/search", "/api/v1/collection/show"]
)
def test_what_is_not_a_day_is_refused(shelf, page):
    asked = {"q": "wajib", "address": FIRST}
    assert shelf.get(page, params={**asked, "at": "kemarin"}).status_code == 400
    assert shelf.get(page, params={**asked, "at": "2022-01-01"}).status_code == 200


def test_search_with_filters(shelf):
    page = shelf.get("/collection", params={"q": "wajib"}).text
    assert page.count("<li><a lang") == 2 and "Pasal 2 ayat (1)" in page
    assert "Tidak ada ketentuan" in shelf.get("/collection", params={"q": "wajib", "place": "kab-lain"}).text
    listed = shelf.get("/collection").text
    assert "Nomor 1 Tahun 2020" in listed and "Nomor 4 Tahun 2021" in listed
    for hostile in ('" OR 1=1', "a* NEAR(", "'; DROP TABLE provisions; --", "<script>alert(1)</script>"):
        answer = shelf.get("/collection", params={"q": hostile, "jenis": hostile, "actor": hostile})
        assert answer.status_code == 200 and "<script>alert" not in answer.text
    assert "Nomor 1 Tahun 2020" in shelf.get("/collection").text


def test_a_provision_with_who_cites_it_and_its_regulation(shelf):
    page = shelf.get("/collection/show", params={"address": "Pasal 2 ayat (1) Perbup Contoh 1/2020"}).text
    assert "Camat wajib menyampaikan laporan" in page and "Diacu oleh (1)" in page
    assert f'href="/collection/show?address={quote(SECOND)}/~art_1"' in page
    there = shelf.get(f"/collection/show?address={quote(SECOND)}/~art_1").text
    assert f'href="/collection/show?address={quote(FIRST)}/~art_2__para_1"' in there and "ada dalam koleksi" in there
    read = shelf.get("/collection/read", params={"iri": SECOND}).text
    assert 'id="art_1"' in read and f"address={SECOND}/~" in read
    assert "tidak ada di sini" in shelf.get("/collection/read", params={"iri": "/akn/id/act/uu/1/1"}).text
    assert shelf.get("/collection/show", params={"address": "xyzzy"}).status_code == 404


def test_outdated_grounds_and_actors(shelf):
    stale = shelf.get("/collection/stale").text
    assert "Undang-Undang Nomor 32 Tahun 2004" in stale and "dicabut" in stale
    page = shelf.get("/collection/actors", params={"actor": "Lurah", "rule": "obligation"}).text
    assert "Lurah melaporkan kegiatan" in page and "Nomor 4 Tahun 2021" in page
    assert "Tidak ada" in shelf.get("/collection/actors", params={"actor": "Menteri"}).text


def test_terms_and_the_graph(shelf):
    assert shelf.get("/collection/terms").status_code == 200
    assert "tidak ada peraturan" in shelf.get("/collection/terms", params={"term": "Gubernur"}).text.lower()
    graph = shelf.get("/collection/graph", params={"iri": SECOND})
    assert f'<a href="/collection/show?address={quote(FIRST)}"' in graph.text and "<nav" in graph.text
    assert shelf.get("/collection/graph", params={"iri": "/akn/id/act/uu/1901/1"}).status_code == 404


def test_the_citations_of_any_text_are_verified(shelf):
    text = "Menurut Pasal 2 ayat (1) dan Pasal 40 Peraturan Bupati Contoh Nomor 1 Tahun 2020 <b>wajib</b>."
    page = shelf.submit("/collection/verify", text=text).text
    assert 'class="v-exists"' in page and 'class="v-missing"' in page and "<b>wajib</b>" not in page
    assert "Tidak ada acuan" in shelf.submit("/collection/verify", text="selamat pagi").text
    assert shelf.post("/collection/verify", data={"text": text}).status_code == 403


def test_two_regulations_side_by_side(shelf):
    answer = shelf.get("/collection/compare", params={"a": FIRST, "b": SECOND})
    assert answer.status_code == 200 and "<nav" in answer.text
    assert "Camat" in answer.text and "Lurah" in answer.text
    named = shelf.get("/collection/compare", params={"a": FIRST, "b": "Perbup Contoh 4/2021"})
    assert named.text.partition("<main")[2] == answer.text.partition("<main")[2]
    assert shelf.get("/collection/compare", params={"a": FIRST, "b": "yang lain"}).status_code == 404


def test_a_day_before_a_regulation_was_made_is_told(shelf):
    early = shelf.get("/collection/show", params={"address": FIRST, "at": "1999-01-01"}).text
    assert "belum ada" in early
    assert "belum ada" not in shelf.get("/collection/show", params={"address": FIRST, "at": "2024-01-01"}).text


def test_rest(shelf):
    base = "/api/v1/collection"
    assert len(shelf.get(f"{base}/regulations").json()) == 2
    hits = shelf.get(f"{base}/search", params={"q": "melaporkan"}).json()["hits"]
    assert [each["address"] for each in hits] == [f"{SECOND}/~art_1"]
    cited = shelf.get(f"{base}/cited-by", params={"address": f"{FIRST}/~art_2__para_1"}).json()
    assert [each["address"] for each in cited["citations"]] == [f"{SECOND}/~art_1"]
    assert shelf.get(f"{base}/show", params={"address": f"{FIRST}/~art_3"}).json()["units"][0]["eid"] == "art_3"
    assert (
        shelf.get(f"{base}/provision", params={"address": f"{FIRST}/~art_3"}).json()["citation"].startswith("Pasal 3 ")
    )
    assert shelf.get(f"{base}/history", params={"address": FIRST}).json()["title"]
    assert any(each["iri"] == SECOND for each in shelf.get(f"{base}/stale").json())
    (duty,) = shelf.get(f"{base}/duties", params={"actor": "Lurah", "rule": "obligation"}).json()[:1]
    assert duty["action"] and duty["held"][0]["address"].startswith("/akn/")
    assert shelf.get(f"{base}/duties").status_code == 400
    assert {edge["target"] for edge in shelf.get(f"{base}/graph", params={"iri": SECOND}).json()["edges"]} >= {FIRST}
    feed = shelf.get(f"{base}/feed", params={"base": "https://jdih.example.go.id"}).json()
    assert len(feed) == 2 and {len(item) for item in feed} == {28}
    assert feed[0]["urlDetailPeraturan"].startswith("https://jdih.example.go.id/peraturan/")
    assert shelf.get(f"{base}/terms").json() == []
    text = "Pasal 2 ayat (1) dan Pasal 40 Peraturan Bupati Contoh Nomor 1 Tahun 2020"
    verdicts = {each["verdict"] for each in shelf.post(f"{base}/verify", content=text.encode()).json()}
    assert verdicts == {"exists", "missing"}
    assert shelf.get(f"{base}/show", params={"address": f"{FIRST}/~art_77"}).status_code == 404
    # What is asked of the desk is answered from the collection too.
    assert shelf.get("/api/v1/resolve", params={"address": f"{FIRST}/~art_3"}).json()["found"] == "found"


def test_a_desk_without_a_collection_says_so(office):
    client, _ = office
    assert "thk ingest" in client.get("/collection").text
    assert client.get("/api/v1/collection/search").status_code == 404
    assert 'href="/collection"' not in client.get("/").text


AMENDING = """PERATURAN BUPATI CONTOH
NOMOR 9 TAHUN 2022
TENTANG
PERUBAHAN ATAS PERATURAN BUPATI CONTOH NOMOR 1 TAHUN 2020 TENTANG TATA HUBUNGAN KERJA
BUPATI CONTOH,
Menimbang : bahwa perlu mengubah tata hubungan kerja;
Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;
MEMUTUSKAN:
Menetapkan : PERATURAN BUPATI TENTANG PERUBAHAN ATAS PERATURAN BUPATI CONTOH NOMOR 1 TAHUN 2020 TENTANG TATA HUBUNGAN KERJA.
Pasal I
Beberapa ketentuan dalam Peraturan Bupati Contoh Nomor 1 Tahun 2020 tentang Tata Hubungan Kerja diubah sebagai berikut:
1. Ketentuan Pasal 3 diubah sehingga berbunyi sebagai berikut:
Pasal 3
Camat wajib menyampaikan ringkasan.
2. Di antara Pasal 3 dan Pasal 4 disisipkan 1 (satu) pasal, yakni Pasal 3A yang berbunyi sebagai berikut:
Pasal 3A
Lurah membantu Camat.
3. Pasal 2 dihapus.
Pasal II
Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
Ditetapkan di Contoh
pada tanggal 3 Maret 2022
BUPATI CONTOH,
ttd
NAMA CONTOH
"""


def test_a_citation_is_answered_with_the_words_that_the_provision_has_now(tmp_path):
    from extractor.serve.answers import find_provision, verify
    from tests.command import Thk

    for name, words in (("satu", DRAFT), ("ubah", AMENDING)):
        (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
    assert Thk(tmp_path)("ingest", "satu.txt", "ubah.txt", "--store", "k.db").returncode == 0
    act = "/akn/id/act/perbup/kab-contoh/2022/9"
    with open_store(tmp_path / "k.db") as collection:
        works = StoreWorks(collection)
        said = "Pasal 1, Pasal 2, Pasal 3, Pasal 3A dan Pasal 40 Peraturan Bupati Contoh Nomor 1 Tahun 2020"
        answers = {each.address.rpartition("~")[2]: each for each in verify(works, said)}
        assert {eid: each.found for eid, each in answers.items()} == {
            "art_1": "found", "art_2": "removed", "art_3": "found", "art_3A": "found", "art_40": "no_such_provision",
        }  # fmt: skip
        assert answers["art_3"].words == "Camat wajib menyampaikan ringkasan."
        assert {eid for eid, each in answers.items() if each.amendedBy == (act,)} == {"art_2", "art_3", "art_3A"}
        verdicts = {each.address: each.verdict for each in collection.verify(said)}
        assert verdicts[f"{FIRST}/~art_2"] == "removed" and verdicts[f"{FIRST}/~art_3A"] == "amended"
        found = find_provision(works, f"{FIRST}/~art_3A")
        assert found is not None and found.citation.startswith("Pasal 3A Peraturan Bupati Contoh Nomor 1 Tahun 2020")


def test_what_is_not_clear_is_said(shelf):
    base = "/api/v1/collection"
    for question in ("cited-by", "history"):
        answer = shelf.get(f"{base}/{question}", params={"address": "Pasal 99"})
        assert answer.status_code == 404 and "jenis" in answer.text
    assert shelf.get(f"{base}/search", params={"q": " "}).status_code == 400
    asked = shelf.get(f"{base}/show", params={"address": "Pasal 1 dan Pasal 3 Perbup Contoh 1/2020"}).json()
    assert asked["also"] == [f"{FIRST}/~art_3"]


def test_tools_answer_from_a_collection(store):
    from mcp import Client as ToolClient

    from extractor.serve.api.tools import server

    async def ask():
        with open_store(store) as collection:
            async with ToolClient(server(StoreWorks(collection))) as client:
                hits = await client.call_tool("search", {"words": "melaporkan"})
                rules = await client.call_tool("rules_of_actor", {"actor": "Lurah"})
                read = await client.call_tool("read", {"address": f"{FIRST}/~art_2__para_1"})
                return [each.structured_content for each in (hits, rules, read)]

    hits, rules, read = asyncio.run(ask())
    assert [each["address"] for each in hits["result"]] == [f"{SECOND}/~art_1"]
    assert {each["address"] for each in rules["result"]} == {f"{SECOND}/~art_1", f"{FIRST}/~art_2__para_2"}
    assert re.match("Camat wajib", read["words"])


def test_what_is_no_regulation_is_not_at_hand(shelf):
    answer = shelf.get("/api/v1/resolve", params={"citation": "Pasal 4", "within": "tidak ada"})
    assert answer.json()[0]["found"] == "regulation_not_at_hand"


def test_a_text_that_is_too_long_is_refused_and_never_cut(shelf):
    long = "Pasal 2 ayat (1) Peraturan Bupati Contoh Nomor 1 Tahun 2020. " * 4_000
    assert shelf.post("/api/v1/collection/verify", content=long.encode()).status_code == 413
    assert shelf.submit("/collection/verify", text=long).status_code == 413


def test_a_question_that_takes_too_long_says_so(shelf, monkeypatch):
    monkeypatch.setattr(pages, "_SECONDS", 0.01)
    monkeypatch.setattr(Collection, "graph", lambda *given: time.sleep(0.2))
    assert shelf.get("/api/v1/collection/graph").status_code == 503
    assert "terlalu lama" in shelf.get("/collection/graph").text
