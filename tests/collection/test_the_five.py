"""What is known by hand of the corpus as a collection."""

import pytest
from sqlalchemy import select

from extractor.collection.collection import Collection
from extractor.collection.ingest.ingest import Order, ingest
from extractor.store.database import Database, open_database
from extractor.store.tables import expressions, findings, references, regulations
from extractor.workers.inputs import inputs_of
from tests.collection.made_regulations import regulation

OLD = "Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah"


@pytest.fixture(scope="module")
def five(corpus, tmp_path_factory) -> Database:
    folder = tmp_path_factory.mktemp("lima")
    (folder / "lama.txt").write_text(regulation(6, 2020, "Rapat", ["Isi."], place="Lain", mengingat=[OLD]))
    database = open_database(folder / "lima.db", create=True)
    names = [str(path) for path in sorted(corpus.glob("*.txt"))]
    list(ingest(database, inputs_of([*names, str(folder / "lama.txt")]).inputs, Order()))
    return database


def found(database: Database, code: str) -> dict[str, list[str]]:
    with database.reading() as connection:
        rows = connection.execute(
            select(regulations.c.iri, findings.c.message)
            .join(expressions, expressions.c.regulation_id == regulations.c.id)
            .join(findings, findings.c.expression_id == expressions.c.id)
            .where(findings.c.code == code)
        )
        messages: dict[str, list[str]] = {}
        for iri, message in rows:
            messages.setdefault(iri, []).append(message)
        return messages


def test_the_gazette_of_pp_18_2016_is_reported_with_the_evidence_of_the_others(five) -> None:
    told = found(five, "EXT002")["/akn/id/act/perbup/kab-bekasi/2017/9"]
    (evidence,) = [message for message in told if "dalam koleksi" in message]
    assert "Peraturan Pemerintah Nomor 18 Tahun 2016" in evidence
    assert "Lembaran Negara Tahun 2016 Nomor 18 bertentangan dengan 3 peraturan dari 3 pembentuk" in evidence
    assert "Lembaran Negara Tahun 2016 Nomor 114" in evidence


def test_a_repealed_law_in_a_later_legal_basis_is_reported(five) -> None:
    assert "Undang-Undang Nomor 32 Tahun 2004" in found(five, "REF019")["/akn/id/act/perbup/kab-lain/2020/6"][0]
    with five.reading() as connection:
        row = connection.execute(select(references).where(references.c.target_iri == "/akn/id/act/uu/2004/32")).one()
    assert (row.state, row.state_by, row.state_since) == ("repealed", "/akn/id/act/uu/2014/23", "2014-10-02")


def test_stale_names_for_each_the_laws_changed_since(five) -> None:
    changed = {
        each.iri: {old.iri.removeprefix("/akn/id/act/") for old in each.outdated} for each in Collection(five).stale()
    }
    assert {"uu/2004/33", "uu/2014/5", "uu/2014/23", "pp/2016/18"} <= changed["/akn/id/act/perbup/kab-bekasi/2017/9"]
    assert {"uu/2014/5", "uu/2014/23"} <= changed["/akn/id/act/perbup/kab-paser/2020/56"]
    assert "uu/2014/5" in changed["/akn/id/act/perwali/kota-bekasi/2021/31"]
    assert "pp/2017/11" in changed["/akn/id/act/perwali/kota-bekasi/2019/68"]
    with_clause = [old for each in Collection(five).stale() for old in each.outdated]
    assert all((old.event.since and old.event.clause) or old.event.source == "citation" for old in with_clause)
