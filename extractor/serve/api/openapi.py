"""The description of the REST functions (OpenAPI 3.1), made from one table and from the types of the answers."""

from functools import cache
from typing import Any, NamedTuple

import msgspec

from extractor.emit.record.model import Record
from extractor.serve.answers import CheckAnswer, CitationAnswer, Hit, ProvisionAnswer, RuleAnswer

_VERSION = "1"
_PROBLEM = "`detail` says what is wrong and what to do; `detailEn` in English"
_FILE = "The file itself: PDF, scan, Word, text, Markdown."


class Operation(NamedTuple):
    """One function: where, what it does in both languages, its parameters (name, place, what), its answer."""

    method: str
    path: str
    summary: str
    summary_en: str
    answer: Any
    parameters: tuple[tuple[str, str, str], ...] = ()
    body: str | None = None


_NAME = ("name", "query", "File name; its suffix helps to tell the kind")
_WITHIN = ("within", "query", "IRI or id of the regulation that words without a work are about")
_ID = ("id", "path", "Id of a text on the desk")
_ADDRESS = ("address", "query", "An address (/akn/…), or words: Pasal 7 Perbup Bekasi 9/2017")
OPERATIONS = (
    Operation("post", "/parse", "Mengurai naskah; bentuknya menurut Accept", "Read a text; form by Accept", Record,
              (_NAME,), _FILE),
    Operation("post", "/check", "Memeriksa naskah", "Check a text", CheckAnswer, (_NAME,), _FILE),
    Operation("post", "/rules", "Aturan dalam naskah", "The rules in a text", None, (_NAME,), _FILE),
    Operation("post", "/verify", "Memeriksa setiap acuan dalam teks apa pun", "Verify every citation in any text",
              tuple[CitationAnswer, ...], (), "Any text in UTF-8."),
    Operation("get", "/resolve", "Menemukan ketentuan yang diacu", "Find what a citation points to",
              tuple[CitationAnswer, ...],
              (("citation", "query", "Words of a citation"), ("address", "query", "An address: /akn/…"), _WITHIN)),
    Operation("get", "/search", "Mencari kata dalam ketentuan", "Search the words of provisions", tuple[Hit, ...],
              (("q", "query", "Words"),)),
    Operation("get", "/actors/{actor}/rules", "Kewajiban dan kewenangan suatu pelaku", "What an actor must and may do",
              tuple[RuleAnswer, ...], (("actor", "path", "Name as the text has it: Camat"), _WITHIN)),
    Operation("get", "/documents", "Peraturan di meja kerja", "The regulations on the desk", None),
    Operation("get", "/documents/{id}", "Satu peraturan; bentuknya menurut Accept", "One regulation; form by Accept",
              Record, (_ID,)),
    Operation("get", "/documents/{id}/findings", "Temuan dalam peraturan", "Findings in a regulation", CheckAnswer,
              (_ID,)),
    Operation("get", "/documents/{id}/changes", "Perubahan yang diperintahkan", "Changes that it orders", None, (_ID,)),
    Operation("get", "/documents/{id}/provisions/{eid}", "Satu ketentuan menurut alamatnya", "A provision by address",
              ProvisionAnswer, (_ID, ("eid", "path", "Address: art_7__para_1"))),
    # Of a collection (`--store`): the answers are those of the commands with `--format json`.
    Operation("get", "/collection/regulations", "Peraturan dalam koleksi", "The regulations of the collection", None,
              (("jenis", "query", "Kind: perbup"), ("place", "query", "Region: kab-bekasi"))),
    Operation("get", "/collection/search", "Mencari dalam koleksi", "Search the collection", None,
              (("q", "query", "Words"), ("jenis", "query", "Kind"), ("place", "query", "Region"),
               ("rule", "query", "Kind of rule: obligation"), ("actor", "query", "Actor"), ("at", "query", "ISO day"))),
    Operation("get", "/collection/show", "Ketentuan pada suatu hari", "A provision as it was on a day", None,
              (_ADDRESS, ("at", "query", "ISO day"))),
    Operation("get", "/collection/provision", "Satu ketentuan dalam koleksi", "One provision of the collection",
              ProvisionAnswer, (_ADDRESS,)),
    Operation("get", "/collection/cited-by", "Siapa yang mengacu", "Who cites it", None, (_ADDRESS,)),
    Operation("get", "/collection/history", "Riwayat peraturan", "What became of a regulation", None, (_ADDRESS,)),
    Operation("get", "/collection/stale", "Dasar yang usang", "Outdated grounds", None, (("iri", "query", "IRI"),)),
    Operation("get", "/collection/terms", "Istilah dengan beberapa definisi", "Terms defined differently", None,
              (("term", "query", "A term: its definitions; without one, the terms that have several"),)),
    Operation("get", "/collection/duties", "Tugas suatu pelaku di semua peraturan", "Duties of an actor over all", None,
              (("actor", "query", "Actor: camat"), ("rule", "query", "Kind of rule: obligation"))),
    Operation("get", "/collection/graph", "Jaringan peraturan", "Who cites, amends and repeals whom", None,
              (("iri", "query", "IRI; only what is next to it"),)),
    Operation("get", "/collection/feed", "Umpan JDIHN dengan 28 kunci", "The feed of the JDIH network, 28 keys", None,
              (("base", "query", "Address of the member's site, for the links"),)),
    Operation("post", "/collection/verify", "Memeriksa acuan terhadap koleksi", "Verify citations by the collection",
              None, (("at", "query", "ISO day"),), "Any text in UTF-8."),
)  # fmt: skip


@cache
def described() -> dict[str, Any]:
    """Return the whole description."""
    types = [each.answer for each in OPERATIONS if each.answer is not None]
    schemas, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    answers = iter(schemas)
    paths: dict[str, dict[str, Any]] = {}
    for each in OPERATIONS:
        schema = next(answers) if each.answer is not None else {}
        paths.setdefault(f"/api/v1{each.path}", {})[each.method] = _operation(each, schema)
    return {
        "openapi": "3.1.0",
        "info": {"title": "THK", "version": _VERSION, "description": "Indonesian regulations as data."},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _operation(each: Operation, schema: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "summary": each.summary,
        "description": each.summary_en,
        "operationId": f"{each.method}{each.path}".replace("/", "_").replace("{", "").replace("}", ""),
        "parameters": [
            {"name": name, "in": place, "required": place == "path", "description": what, "schema": {"type": "string"}}
            for name, place, what in each.parameters
        ],
        "responses": {
            "200": {"description": "OK", "content": {"application/json": {"schema": schema}}},
            **{
                status: {
                    "description": _PROBLEM,
                    "content": {"application/problem+json": {"schema": {"type": "object"}}},
                }
                for status in ("4XX", "5XX")
            },
        },
    }
    if each.body is not None:
        binary = {"schema": {"type": "string", "format": "binary"}}
        made["requestBody"] = {
            "required": True,
            "description": each.body,
            "content": {"application/octet-stream": binary},
        }
    return made
