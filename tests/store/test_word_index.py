"""Which provisions hold which words."""

import pytest
from sqlalchemy import insert, select

from extractor.store import word_index
from extractor.store.database import open_database
from extractor.store.tables import expressions, provisions, regulations
from extractor.store.word_index import Query, holding
from extractor.store.words import indexed, words_of

TEXTS = ["Camat dan/atau Lurah", "Koordinasi camat, setiap-bulan", "rapat koordinasi; Camat", "Kafé"]


@pytest.fixture
def filled(tmp_path):
    database = open_database(tmp_path / "a.db", create=True)
    with database.writing() as connection:
        connection.execute(insert(regulations), {"id": 1, "iri": "/a", "title": "A", "updated": ""})
        connection.execute(insert(expressions), {"id": 1, "regulation_id": 1, "kind": "original"})
        rows = [
            {"id": at, "expression_id": 1, "position": at, "eid": f"art_{at}", "kind": "pasal", "text": text}
            for at, text in enumerate(TEXTS)
        ]
        connection.execute(insert(provisions), rows)
        word_index.add(connection, 1, [indexed(None, text) for text in TEXTS])
    return database


def found(database, typed):
    with database.reading() as connection:
        rows = connection.execute(select(provisions.c.id).where(holding(Query(typed), database.engine.dialect.name)))
        return sorted(rows.scalars())


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("camat", [0, 1, 2]),
        ("koordinasi camat", [1, 2]),
        ('"koordinasi camat"', [1, 2]),
        ('"camat koordinasi"', []),
        ("koordinas*", [1, 2]),
        ("ATAU", [0]),
        ("kafe", [3]),
        ("bulan setiap", [1]),
        ("tidak", []),
        ("NOT camat) OR (", []),
    ],
)
def test_words_phrases_and_beginnings(filled, typed, rows) -> None:
    assert found(filled, typed) == rows


def test_the_same_words_as_a_phrase() -> None:
    phrase = Query("koordinasi camat").side_by_side
    assert phrase is not None and phrase.phrases == [["koordinasi", "camat"]]
    assert Query("camat").side_by_side is None
    assert not Query(' "" -- ')


def test_what_is_taken_out_is_not_found(filled) -> None:
    with filled.writing() as connection:
        word_index.remove(connection, 1)
    assert found(filled, "camat") == []


def test_words_are_cut_alike_everywhere() -> None:
    assert words_of("Pasal 7A ayat (2): dan/atau É") == ["pasal", "7a", "ayat", "2", "dan", "atau", "e"]
