"""REST: a file in the body, questions to the desk, and a description that is true."""

import re

import jsonschema
import pytest

from extractor.serve.api.openapi import OPERATIONS
from tests.serve.desk_client import DRAFT

pytestmark = pytest.mark.process

BASE = "/api/v1"
IRI = "/akn/id/act/perbup/kab-contoh/2020/1"


@pytest.mark.parametrize(
    ("accept", "begins"),
    [
        ("*/*", b'{\n "format": "thk"'),
        ("application/json", b'{\n "format": "thk"'),
        ("application/akn+xml", b"<?xml"),
        ("text/html", b"<!DOCTYPE html>"),
        ("text/markdown;q=0.9", b"# PERATURAN"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
    ],
)
def test_a_regulation_comes_in_the_form_that_is_wanted(office, accept, begins):
    client, draft = office
    answer = client.get(f"{BASE}{draft}", headers={"accept": accept})
    assert answer.status_code == 200 and answer.content.startswith(begins)
    assert answer.headers["content-type"].partition(";")[0] == (
        accept.partition(";")[0] if accept != "*/*" else "application/json"
    )


def test_a_file_in_the_body(office):
    client, _ = office
    parsed = client.post(f"{BASE}/parse?name=draf.txt", content=DRAFT.encode())
    assert parsed.json()["document"]["iri"] == IRI
    checked = client.post(f"{BASE}/check?name=draf.txt", content=DRAFT.encode()).json()
    broken = [each for each in checked["findings"] if each["code"] == "REF001"]
    assert [each["quote"] for each in broken] == ["Pasal 9 ayat (4)", "Pasal 8"]
    rules = client.post(f"{BASE}/rules", content=DRAFT.encode()).json()
    assert any(rule["modality"]["deontic"] == "O" for rule in rules["rules"])
    refused = client.post(f"{BASE}/parse?name=a.pdf", content=b"%PDF-1.4 rusak")
    assert refused.status_code == 422 and len(refused.json()["detail"]) > 20
    assert client.post(f"{BASE}/parse", content=DRAFT.encode(), headers={"accept": "image/png"}).status_code == 406


def test_a_provision_with_its_address(office):
    client, draft = office
    found = client.get(f"{BASE}{draft}/provisions/art_1__para_2").json()
    assert found["address"] == f"{IRI}/~art_1__para_2"
    assert found["citation"] == "Pasal 1 ayat (2) Peraturan Bupati Contoh Nomor 1 Tahun 2020"
    assert found["words"] == "Rencana sebagaimana dimaksud pada ayat (1) disusun sesuai Pasal 9 ayat (4)."
    assert found["source"]["file"] == "source.txt" or found["source"]["file"] == "draf.txt"
    assert client.get(f"{BASE}{draft}/provisions/art_1", headers={"accept": "text/markdown"}).text.startswith(
        "## Pasal 1 "
    )
    missing = client.get(f"{BASE}{draft}/provisions/art_99")
    assert missing.status_code == 404 and "detailEn" in missing.json()
    assert client.get(f"{BASE}/documents/tidak-ada/provisions/art_1").json()["detail"]


@pytest.mark.parametrize(
    ("citation", "found", "address"),
    [
        ("Pasal 2 ayat (1) Peraturan Bupati Contoh Nomor 1 Tahun 2020", "found", f"{IRI}/~art_2__para_1"),
        ("Pasal 7 Peraturan Bupati Contoh Nomor 1 Tahun 2020", "no_such_provision", f"{IRI}/~art_7"),
        ("Peraturan Bupati Contoh Nomor 1 Tahun 2020", "found", IRI),
        (
            "Pasal 17 ayat (1) Undang-Undang Nomor 23 Tahun 2014",
            "regulation_not_at_hand",
            "/akn/id/act/uu/2014/23/~art_17__para_1",
        ),
        ("Pasal 4", "no_work_named", "art_4"),
    ],
)
def test_a_citation_is_resolved(office, citation, found, address):
    client, _ = office
    (answer,) = client.get(f"{BASE}/resolve", params={"citation": citation}).json()
    assert (answer["found"], answer["address"]) == (found, address)
    assert (answer["words"] is not None) == (found == "found" and "~" in address)


def test_words_without_a_work_are_about_the_one_that_is_given(office):
    client, _ = office
    (answer,) = client.get(f"{BASE}/resolve", params={"citation": "Pasal 3", "within": IRI}).json()
    assert answer["found"] == "found" and answer["words"].startswith("Peraturan Bupati ini")
    assert client.get(f"{BASE}/resolve", params={"address": f"{IRI}/~art_3"}).json()["words"] == answer["words"]
    assert client.get(f"{BASE}/resolve").status_code == 400
    assert client.get(f"{BASE}/resolve", params={"citation": "tidak ada apa-apa"}).status_code == 404


def test_search_rules_and_verification(office):
    client, _ = office
    hits = client.get(f"{BASE}/search", params={"q": "laporan Bupati"}).json()
    assert [each["address"] for each in hits] == [f"{IRI}/~art_2__para_1"]
    (rule,) = client.get(f"{BASE}/actors/Camat/rules").json()
    assert rule["modality"] == "kewajiban" and rule["citation"].startswith("Pasal 2 ayat (1)")
    text = "Menurut Pasal 2 ayat (1) Peraturan Bupati Contoh Nomor 1 Tahun 2020 dan Pasal 5 Peraturan Bupati Contoh Nomor 1 Tahun 2020."
    answers = client.post(f"{BASE}/verify", content=text.encode()).json()
    assert [each["found"] for each in answers] == ["found", "no_such_provision"]


def test_the_description_is_true(office):
    client, draft = office
    described = client.get(f"{BASE}/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    names = set(re.findall(r'"#/components/schemas/([^"]+)"', client.get(f"{BASE}/openapi.json").text))
    assert names <= set(described["components"]["schemas"])
    found = client.get(f"{BASE}{draft}/provisions/art_1").json()
    schema = {"$ref": "#/components/schemas/ProvisionAnswer", "components": described["components"]}
    jsonschema.validate(found, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**found, "words": 1}, schema)
    # Every function that is described is there, and the page for people lists it.
    page = client.get("/api/").text
    for each in OPERATIONS:
        path = f"{BASE}{each.path}"
        assert path in page
        asked = client.request(
            each.method, re.sub(r"\{\w+\}", "x", path), content=b"" if each.method == "post" else None
        )
        assert asked.status_code != 405 and "Alamat ini tidak ada" not in asked.text
    assert client.get(f"{BASE}/tidak-ada").status_code == 404


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/markdown;q=0.1, text/html;q=0.9", "text/html"),
        ("text/html;q=0, text/plain", "text/plain"),
        ("text/*", "text/html"),
        ("image/png, */*;q=0.1", "application/json"),
        ("", "application/json"),
    ],
)
def test_what_is_wanted_most_is_given(office, accept, media):
    client, draft = office
    answer = client.get(BASE + draft, headers={"accept": accept})
    assert answer.status_code == 200 and answer.headers["content-type"].startswith(media)


@pytest.mark.parametrize(
    ("status", "method", "path", "sent"),
    [
        (400, "get", "/search", {}),
        (400, "get", "/actors/%20/rules", {}),
        (404, "get", "/resolve?citation=halo", {}),
        (405, "delete", "/documents", {}),
        (413, "post", "/verify", {"content": b"Pasal 1 UU 1/2020. " * 20_000}),
        (422, "get", "/resolve?citation=%00%01%02Pasal%207", {}),
    ],
)
def test_a_problem_is_told_as_json(office, status, method, path, sent):
    answer = getattr(office[0], method)(BASE + path, **sent)
    assert answer.status_code == status and answer.headers["content-type"] == "application/problem+json"
    assert len(answer.json()["detail"]) > 20 and len(answer.json()["detailEn"]) > 20
    assert status != 405 or answer.headers["allow"]
