"""The parse tables of the grammar of references are made once and kept, and whatever is kept never changes a reading."""

from pathlib import Path

import pytest

from extractor import cache
from extractor.references import parse_tables
from extractor.references.expression import steps


def test_kept_tables_parse_as_made_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THK_CACHE", str(tmp_path))
    made = parse_tables.parser.__wrapped__()
    (entry,) = tmp_path.rglob("*.json")
    monkeypatch.setattr(parse_tables, "build", lambda: pytest.fail("the kept tables were not used"))
    kept = parse_tables.parser.__wrapped__()
    for words in ("Pasal 5 ayat (2) huruf a sampai dengan huruf c", "Bagian Kesatu dan Pasal 7 kecuali ayat (1)"):
        assert kept.parse(words, start="expression") == made.parse(words, start="expression")
    assert kept.get_terminal("STEP").pattern.to_regexp() == made.get_terminal("STEP").pattern.to_regexp()
    monkeypatch.undo()
    assert steps("Pasal 5 ayat (2)")
    assert b"pickle" not in entry.read_bytes()


@pytest.mark.parametrize(
    "tables", [b"[]", b"{}", b'{"memo": {"0": {}}, "data": {}}', b"\x80\x04N.", b'{"memo": 1, "data": 2}']
)
def test_tables_that_are_none_of_lark_are_made_anew(monkeypatch: pytest.MonkeyPatch, tables: bytes) -> None:
    monkeypatch.setattr(cache, "kept", lambda room, key: tables)
    assert parse_tables.parser.__wrapped__().parse("Pasal 5", start="expression")
