import csv
import io
import json

import jsonschema
import openpyxl
import pytest
from made_rules import ACTORS, BAN, DUTY, EVIL, OPEN, rules_analysis
from pyarrow import parquet

from extractor.emit.rules.csv import rows_csv
from extractor.emit.rules.json import SCHEMA_FILE, schema, to_rules_json
from extractor.emit.rules.parquet import rows_parquet
from extractor.emit.rules.register import COLUMNS, KEYS, register
from extractor.emit.rules.xlsx import to_xlsx

ROWS = list(register([rules_analysis()]))


def test_a_row_for_every_bearer_and_counterparty():
    pairs = [(row["rule_id"], row["bearer_id"], row["role"], row["counterparty_id"]) for row in ROWS]
    assert pairs == [
        ("rule:1", "actor:camat", "report_to", "actor:sekda"),
        ("rule:1", "actor:camat", "cc", "actor:kepala-bappeda"),
        ("rule:2", "actor:camat", "", ""),
        ("rule:2", "actor:lurah", "", ""),
        ("rule:3", "actor:lurah", "accountable_to", "actor:camat"),
        ("rule:4", "actor:orang", "", ""),
        ("rule:5", "", "", ""),
    ]
    assert all(tuple(row) == KEYS for row in ROWS)


def test_a_row_says_where_and_what():
    first, third, fourth = ROWS[0], ROWS[2], ROWS[5]
    assert first["provision"] == "Pasal 1 ayat (1)"
    assert (first["address"], first["page"]) == ("art_1__para_1", 1)
    assert first["regulation_iri"] == "/akn/id/act/perbup/kab-contoh/2021/1"
    assert first["regulation"] == "Peraturan Bupati Contoh Nomor 1 Tahun 2021 tentang KETERTIBAN"
    assert (first["relation"], first["relation_basis"]) == ("koordinatif", "inherited")
    assert first["bearer_canonical"] == "id:jabatan/camat"
    assert (first["quote"], first["frequency_value"]) == (DUTY, "P1Y")
    assert third["deadline"] == "paling lambat 5 (lima) hari sejak diterima"
    assert third["deadline_value"] == "at_latest P5D after"
    assert third["flags"] == "deadline_ambiguous"
    assert (fourth["quote"], fourth["sanction"]) == (
        BAN,
        "pidana: denda (paling banyak 5000000)",
    )


def test_csv_has_every_row_and_no_formula():
    read = list(csv.DictReader(io.StringIO(rows_csv(ROWS).decode())))
    assert len(read) == len(ROWS)
    assert list(read[0]) == list(KEYS)
    assert [row["quote"] for row in read[:2]] == [DUTY, DUTY]
    assert read[6]["object"] == f"'{EVIL}"
    assert read[6]["quote"] == f"'{OPEN}"
    assert not [cell for row in read for cell in row.values() if cell.startswith(tuple("=+-@\t\r"))]


@pytest.mark.parametrize("start", ["=1", "+1", "-1", "@x", "\t=1", " =1", "\r=1", "＝1", "\tCamat", "\rCamat"])
def test_every_beginning_of_a_formula_is_made_inert(start):
    row = dict.fromkeys(KEYS, "") | {"object": start}
    (read,) = csv.DictReader(io.StringIO(rows_csv([row]).decode(), newline=""))
    assert read["object"] == f"'{start}"


def test_parquet_opens_with_the_same_rows():
    table = parquet.read_table(io.BytesIO(rows_parquet(ROWS)))
    assert table.to_pylist() == ROWS
    assert table.column_names == list(KEYS)
    assert str(table.schema.field("page").type) == "int32"
    assert table.schema.field("bearer").metadata[b"about"]


def test_xlsx_opens_with_headings_filters_and_wrapped_text():
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([rules_analysis(), rules_analysis()])))
    assert book.sheetnames == ["Aturan", "Pelaku", "Keterangan"]
    sheet = book["Aturan"]
    assert [cell.value for cell in sheet[1]] == [column.heading for column in COLUMNS]
    assert sheet.max_row == 1 + 2 * len(ROWS)
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == f"A1:AI{sheet.max_row}"
    place = {key: number for number, key in enumerate(KEYS)}
    assert sheet[2][place["quote"]].alignment.wrap_text
    assert sheet.column_dimensions[sheet[1][place["quote"]].column_letter].width == 70
    assert sheet[2][place["page"]].value == 1
    assert book["Pelaku"].max_row == 1 + 2 * len(ACTORS)


def test_no_cell_of_the_workbook_is_a_formula():
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([rules_analysis()])))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    evil = [cell for cell in cells if cell.value == EVIL]
    assert evil
    assert all(cell.quotePrefix for cell in evil)


def test_json_is_valid_and_complete():
    validator = jsonschema.Draft202012Validator(json.loads(schema()))
    one, two = rules_analysis(), rules_analysis(None)
    record, bundle = json.loads(to_rules_json([one])), json.loads(to_rules_json([one, two]))
    for whole in (record, bundle):
        validator.validate(whole)
    assert record["format"] == "thk-rules"
    assert bundle["documents"][0] == record
    assert [unit["eId"] for unit in record["provisions"]] == [
        "art_1", "art_1__para_1", "art_1__para_2", "art_2", "art_3", "art_4",
    ]  # fmt: skip
    known = {actor["id"] for actor in record["actors"]}
    for rule in record["rules"]:
        for party in (*rule["bearers"], *rule["counterparties"]):
            assert party["actor"] in known
            span = party["quote"]["span"]
            assert record["text"][span["start"] : span["end"]].replace("\n", " ") == party["quote"]["text"]
    assert not validator.is_valid(record | {"rules": [{}]})


def test_the_committed_schema_is_the_generated_one():
    assert SCHEMA_FILE.read_bytes() == schema()
