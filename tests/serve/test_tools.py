"""The tools for language models, asked by the official client: in memory, over standard streams, over HTTP."""

import asyncio
import json
import sys
from pathlib import Path

import pytest

from extractor.serve.works import FileWorks
from extractor.workers.limits import Limits
from tests.serve.desk_client import DRAFT, HOST

IRI = "/akn/id/act/perbup/kab-contoh/2020/1"
TOOLS = {"resolve", "read", "search", "verify_citations", "check_text", "rules_of_actor"}


@pytest.fixture(scope="module")
def works(tmp_path_factory):
    path = tmp_path_factory.mktemp("naskah") / "draf.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return FileWorks([str(path)], Limits())


def client(of):
    """The official client of the tools over some works, or of a server that is started so.

    Imported late: the library takes half a second, and every worker imports this module. It keeps the standard error of
    the moment it is imported, which a test of commands may have put its own in place of: it is given the true one.
    """
    from mcp import Client, StdioServerParameters, stdio_client

    from extractor.serve.api.tools import server

    return Client(stdio_client(of, errlog=sys.__stderr__) if isinstance(of, StdioServerParameters) else server(of))


def asked(works, tool, **given):
    """What a tool answers, as the client gives it: a list of rows, or one row."""

    async def ask():
        async with client(works) as asking:
            return await asking.call_tool(tool, given)

    result = asyncio.run(ask())
    assert not result.is_error, result
    answer = result.structured_content
    return answer["result"] if set(answer) == {"result"} else answer


def test_few_tools_that_say_what_they_do(works):
    async def listed():
        async with client(works) as asking:
            return (await asking.list_tools()).tools, asking.instructions

    tools, instructions = asyncio.run(listed())
    assert {tool.name for tool in tools} == TOOLS
    assert all(len(tool.description) > 80 and tool.annotations.read_only_hint for tool in tools)
    assert "quote its words exactly" in instructions


def test_what_is_no_regulation_is_told(tmp_path):
    (tmp_path / "resep.txt").write_text("Resep sayur asem.")
    found = FileWorks([str(tmp_path / "resep.txt")], Limits())
    assert list(found.all()) == [] and "resep.txt" in found.unread[0].message


def test_a_citation_a_provision_and_a_search(works):
    (answer,) = asked(works, "resolve", citation="Pasal 2 ayat (1) Peraturan Bupati Contoh Nomor 1 Tahun 2020")
    assert answer["found"] == "found" and answer["address"] == f"{IRI}/~art_2__para_1"
    read = asked(works, "read", address=answer["address"])
    assert read["words"] == answer["words"] and read["source"]["file"] == "draf.txt"
    assert asked(works, "read", address="/akn/id/act/uu/1945/1/~art_1")["found"] == "not_at_hand"
    (hit,) = asked(works, "search", words="laporan")
    assert hit["address"] == answer["address"]
    (rule,) = asked(works, "rules_of_actor", actor="camat")
    assert rule["modality"] == "kewajiban" and rule["address"] == answer["address"]


def test_citations_of_an_answer_are_verified(works):
    text = (
        "Lihat Pasal 3 dan Pasal 12 Peraturan Bupati Contoh Nomor 1 Tahun 2020, serta Pasal 1 UU Nomor 23 Tahun 2014."
    )
    found = {each["address"]: each["found"] for each in asked(works, "verify_citations", text=text)}
    assert found[f"{IRI}/~art_12"] == "no_such_provision"
    assert found["/akn/id/act/uu/2014/23/~art_1"] == "regulation_not_at_hand"


def test_no_citation_of_an_answer_is_skipped(works):
    text = "menurut SE Mendagri nomor 900/123/SJ, lalu Pasal 5; juga UU 32/2004 dan Pasal 3 Perbup Contoh 1/2020."
    found = {each["quote"]: each for each in asked(works, "verify_citations", text=text)}
    assert {quote: each["found"] for quote, each in found.items()} == {
        "SE Mendagri nomor 900/123/SJ": "not_read",
        "Pasal 5": "no_work_named",
        "UU 32/2004": "regulation_not_at_hand",
        "Pasal 3 Perbup Contoh 1/2020": "found",
    }
    assert "Nomor 23 Tahun 2014" in found["UU 32/2004"]["repealedBy"] and found["UU 32/2004"]["repealedSince"]
    assert found["Pasal 3 Perbup Contoh 1/2020"]["repealedBy"] is None


def test_number_and_title_of_two_regulations_are_told(works):
    number = "Pasal 3 Peraturan Bupati Contoh Nomor 1 Tahun 2020"
    for said, found in ((" tentang Kebersihan Pasar", "other_title"), ("", "found")):
        (answer,) = asked(works, "verify_citations", text=f"Kami mengacu pada {number}{said}.")
        assert (answer["found"], answer["words"] is None) == (found, found == "other_title")


def test_a_text_is_checked_within_bounds(works):
    checked = asked(works, "check_text", text=DRAFT)
    assert [each["quote"] for each in checked["findings"] if each["code"] == "REF001"] == [
        "Pasal 9 ayat (4)",
        "Pasal 8",
    ]

    async def ask(text):
        async with client(works) as asking:
            return await asking.call_tool("check_text", {"text": text})

    for text in ("", "x" * 300_000):
        assert asyncio.run(ask(text)).is_error


@pytest.mark.process
def test_over_standard_streams(tmp_path):
    path = tmp_path / "draf.txt"
    path.write_text(DRAFT, encoding="utf-8")
    program = f"import sys; sys.path[:0] = {[str(Path(__file__).parents[2])]!r}; from extractor.cli import main; main()"
    from mcp import StdioServerParameters

    started = StdioServerParameters(command=sys.executable, args=["-c", program, "mcp", str(path)])

    async def ask():
        async with client(started) as asking:
            return await asking.call_tool("resolve", {"citation": "Pasal 3 Peraturan Bupati Contoh Nomor 1 Tahun 2020"})

    result = asyncio.run(ask())
    assert "mulai berlaku" in json.dumps(result.structured_content)


def test_over_http_behind_the_guard(works):
    from starlette.testclient import TestClient

    from extractor.serve.api.tools import server
    from extractor.serve.guard import Bounds, Guard

    app = server(works).streamable_http_app(stateless_http=True, json_response=True)
    call = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": "search", "arguments": {"words": "laporan"}},
    }
    headers = {"accept": "application/json, text/event-stream", "content-type": "application/json"}
    with TestClient(Guard(app, Bounds(token="rahasia")), base_url=f"http://{HOST}") as client:
        assert client.post("/mcp", json=call, headers=headers).status_code == 401
        answer = client.post("/mcp", json=call, headers={**headers, "authorization": "Bearer rahasia"})
        assert answer.status_code == 200 and "art_2__para_1" in answer.text
        assert client.post("/mcp", json=call, headers={**headers, "origin": "http://jahat.example"}).status_code == 403


@pytest.mark.parametrize(
    ("tool", "given", "sentence"),
    [
        ("check_text", {"text": " "}, "white space"),
        ("rules_of_actor", {"actor": ""}, "empty"),
        ("verify_citations", {"text": "x" * 300_000}, "at most 200000 characters"),
        ("resolve", {"citation": "\x00\x01\x02 Pasal 7"}, "binary"),
    ],
)
def test_why_a_tool_has_no_answer_is_told(works, tool, given, sentence):
    async def ask():
        async with client(works) as asking:
            return await asking.call_tool(tool, given)

    result = asyncio.run(ask())
    assert result.is_error and sentence in result.content[0].text


def test_a_region_may_be_named_without_its_kind(tmp_path):
    perda = DRAFT.replace("PERATURAN BUPATI CONTOH", "PERATURAN DAERAH KABUPATEN CONTOH")
    perda = perda.replace("Peraturan Bupati", "Peraturan Daerah")
    (tmp_path / "perda.txt").write_text(perda, encoding="utf-8")
    at_hand = FileWorks([str(tmp_path / "perda.txt")], Limits())

    def found(citation):
        (answer,) = asked(at_hand, "resolve", citation=citation)
        return answer["found"], answer["address"]

    iri = "/akn/id/act/perda/kab-contoh/2020/1"
    assert found("Pasal 1 ayat (1) Perda Contoh 1/2020") == ("found", f"{iri}/~art_1__para_1")
    assert found("Perda Contoh Nomor 1 Tahun 2020") == ("found", iri)
    assert found("Pasal 99 Perda Kabupaten Contoh Nomor 1 Tahun 2020")[0] == "no_such_provision"
    # There may be a Kota of that name.
    assert found("Pasal 99 Perda Contoh 1/2020")[0] == "not_sure"
    for other in ("Perda Sampel 1/2020", "Perda Contoh 2/2020", "Perbup Sampel 1/2020"):
        assert found(f"Pasal 1 {other}")[0] == "regulation_not_at_hand"
