import json
import re

import jsonschema
import pytest
from gold_analyses import gold_analysis, outlines
from made_analysis import whole_analysis
from made_documents import METADATA, Unit, made

from extractor.emit.record.record import to_json, to_record
from extractor.emit.record.schema import SCHEMA_FILE, schema, written
from extractor.model.analysis import Analysis

VALIDATOR = jsonschema.Draft202012Validator(json.loads(schema()))
KEYS = {
    "provisions": {"eId", "parent", "kind", "role", "num", "heading", "text", "span", "pages"},
    "references": {"id", "from", "quote", "span", "page", "scope", "relation", "targets", "status", "reason", "lead"},
    "findings": {"code", "severity", "eId", "quote", "span", "page", "message", "suggestions", "fix"},
    "actors": {"id", "label", "aliases", "kind", "definedBy"},
    "terms": {"id", "term", "definition", "definedBy", "abbreviations"},
    "rules": {
        "id", "from", "type", "modality", "bearers", "bearerMode", "counterparties", "action", "object", "relation",
        "conditions", "exceptions", "deadline", "frequency", "delegation",
    },
}  # fmt: skip


def quotes(value: object) -> list[tuple[str, dict[str, int]]]:
    """Return every (words, span) of a record, wherever it stands."""
    found: list[tuple[str, dict[str, int]]] = []
    if isinstance(value, dict):
        words = value.get("quote") if isinstance(value.get("quote"), str) else None
        if words is None and set(value) >= {"text", "span"} and "own" not in value:
            words = value["text"]
        if isinstance(words, str) and value.get("span"):
            found.append((words, value["span"]))
        for below in value.values():
            found += quotes(below)
    elif isinstance(value, list):
        for below in value:
            found += quotes(below)
    return found


def test_the_committed_schema_is_the_generated_one() -> None:
    assert SCHEMA_FILE.read_bytes() == schema()
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))


def test_a_schema_is_the_same_with_every_release_of_msgspec() -> None:
    indented = {"description": "One.\n\n    Two.\n    ", "anyOf": [{"type": "null"}, {"type": "string"}]}
    dedented = {"description": "One.\n\nTwo.", "anyOf": [{"type": "string"}, {"type": "null"}]}
    assert json.loads(written(indented)) == json.loads(written(dedented)) == dedented
    named = {"properties": {"description": {"type": "string"}}}
    assert json.loads(written(named)) == named


def test_a_record_has_the_fixed_keys_and_every_quote_is_the_text_at_its_span() -> None:
    record = json.loads(to_json(whole_analysis()))
    VALIDATOR.validate(record)
    for name, keys in KEYS.items():
        assert record[name], name
        for entry in record[name]:
            assert keys <= set(entry), name
    running = record["text"].replace("\n", " ")
    found = quotes(record)
    assert len(found) >= 40
    for words, span in found:
        assert running[span["start"] : span["end"]] == words


def test_references_have_their_source_under_from_and_their_page() -> None:
    record = json.loads(to_json(whole_analysis()))
    reference = next(entry for entry in record["references"] if entry["status"] == "broken")
    assert reference["from"] == "art_3"
    assert reference["quote"] == "Pasal 2 ayat (6)"
    assert reference["page"] == 2
    assert record["rules"][0]["from"] == ["art_2__para_1"]
    assert record["provisions"][-1]["pages"] == [4]


def test_nothing_of_the_text_is_missing_from_the_record() -> None:
    record = json.loads(to_json(whole_analysis()))
    pieces = [(block["span"]["start"], block["text"]) for block in record["blocks"]]
    text = record["text"].replace("\n", " ")
    for provision in record["provisions"]:
        heads = [provision["num"], provision["heading"]]
        at = provision["span"]["start"]
        for words in filter(None, heads):
            pieces.append((text.index(words, at), words))
        pieces += [(own["start"], text[own["start"] : own["end"]]) for own in provision["own"]]
    written = "".join(words for _, words in sorted(pieces))
    assert re.sub(r"\s", "", written) == re.sub(r"\s", "", text)


def test_what_was_not_looked_for_is_said() -> None:
    document = made([Unit("art_1", "pasal", "Pasal 1", "", ["Isi."])])
    assert json.loads(to_json(Analysis(document)))["notExtracted"] == ["rules"]
    assert json.loads(to_json(whole_analysis()))["notExtracted"] == []


@pytest.mark.parametrize("path", outlines(), ids=lambda path: path.name.partition(".")[0])
def test_records_of_real_regulations_stand_the_schema(path) -> None:
    VALIDATOR.validate(json.loads(to_json(gold_analysis(path))))


def test_the_amounts_of_a_budget_are_named_numbers() -> None:
    document = made(
        [
            Unit("art_1", "pasal", "Pasal 1", "", ["Anggaran sebagai berikut:",
                 Unit("art_1__point_1", "angka", "1.", "", ["Pendapatan Rp 350.000.000,00 Jumlah Pendapatan Rp 350.000.000,00"]),
                 Unit("art_1__point_2", "angka", "2.", "", ["Surplus/(Defisit) Rp (20.000.000,00)"])]),
        ],
        METADATA,
    )  # fmt: skip
    found = [(amount.eId, amount.name, amount.value) for amount in to_record(Analysis(document)).amounts]
    assert found == [
        ("art_1__point_1", "Pendapatan", 350000000.0),
        ("art_1__point_1", "Jumlah Pendapatan", 350000000.0),
        ("art_1__point_2", "Surplus/(Defisit)", -20000000.0),
    ]
