"""Opening a store: what is made, what is brought up to date, what is refused in plain words."""

import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, inspect
from sqlalchemy.exc import OperationalError

from extractor.store import database
from extractor.store.database import StoreError, open_database
from extractor.store.tables import METADATA, touched

MIGRATIONS = Path(database.__file__).parent / "migrations"


def test_the_migrations_make_the_tables_that_the_program_knows(tmp_path) -> None:
    opened = open_database(tmp_path / "a.db", create=True)
    with opened.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_object": lambda thing, name, kind, *_: not str(name).startswith("provision_words")},
        )
        assert compare_metadata(context, METADATA) == []
        assert "provision_words" in inspect(connection).get_table_names()


def test_a_store_is_opened_again_and_not_made_where_nobody_asked(tmp_path) -> None:
    path = tmp_path / "a.db"
    with pytest.raises(StoreError, match="there is no such store"):
        open_database(path)
    assert not path.exists()
    open_database(path, create=True).close()
    assert open_database(path).is_sqlite


def test_what_is_not_a_store_is_refused(tmp_path) -> None:
    text = tmp_path / "perbup.txt"
    text.write_text("PERATURAN BUPATI")
    with pytest.raises(StoreError, match="not a THK store"):
        open_database(text, create=True)
    assert text.read_text() == "PERATURAN BUPATI"
    with pytest.raises(StoreError, match="this is a folder"):
        open_database(tmp_path, create=True)
    other = tmp_path / "lain.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE x (y)")
    with pytest.raises(StoreError, match="no THK collection"):
        open_database(other)


def test_a_store_of_a_newer_program_is_refused(tmp_path) -> None:
    path = tmp_path / "a.db"
    open_database(path, create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer THK"):
        open_database(path)


def test_a_server_that_is_not_there_is_said_without_the_password() -> None:
    with pytest.raises(StoreError) as refused:
        open_database("postgresql://siti:rahasia@127.0.0.1:1/thk", create=True)
    assert "cannot be opened" in str(refused.value)
    assert "rahasia" not in str(refused.value)


def test_a_transaction_is_whole_or_nothing(tmp_path) -> None:
    opened = open_database(tmp_path / "a.db", create=True)
    row = {"iri": "/akn/id/act/uu/1/1", "what": "text"}
    with pytest.raises(RuntimeError), opened.writing() as connection:
        connection.execute(touched.insert(), row)
        raise RuntimeError
    with opened.reading() as connection:
        assert connection.execute(touched.select()).all() == []
    with opened.writing() as connection:
        connection.execute(touched.insert(), row)
    with opened.reading() as connection:
        assert len(connection.execute(touched.select()).all()) == 1


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        open_database(tmp_path / "tidak" / "ada.db", create=True)


def test_a_store_of_an_older_program_is_brought_up_to_date(tmp_path) -> None:
    path = tmp_path / "lama.db"
    older = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with older.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.commit()
    older.dispose()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO touched VALUES ('/akn/id/act/uu/1/1', 'text')")
    opened = open_database(path)
    with opened.reading() as connection:
        assert connection.execute(touched.select()).all() == [("/akn/id/act/uu/1/1", "text")]
        assert "until" in {column["name"] for column in inspect(connection).get_columns("changes")}


@pytest.mark.parametrize(("code", "attempts"), [(sqlite3.SQLITE_BUSY, 3), (sqlite3.SQLITE_CANTOPEN, 1)])
def test_two_that_make_a_store_at_once_wait_for_one_another(code, attempts) -> None:
    asked = []

    class Connection:
        """One that another program keeps from the file twice, if it is that."""

        def execute(self, statement: str) -> None:
            asked.append(statement)
            if len(asked) < 3:
                problem = sqlite3.OperationalError("database is locked")
                problem.sqlite_errorcode = code
                raise problem

    if code == sqlite3.SQLITE_BUSY:
        database._into_wal(Connection())
    else:
        with pytest.raises(sqlite3.OperationalError):
            database._into_wal(Connection())
    assert asked == ["PRAGMA journal_mode=WAL"] * attempts


def test_a_store_where_nothing_can_be_written_is_read(tmp_path, monkeypatch) -> None:
    open_database(tmp_path / "a.db", create=True).close()

    def refused(connection) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr(database, "_into_wal", refused)
    opened = open_database(tmp_path / "a.db")
    with opened.reading() as connection:
        assert "provisions" in inspect(connection).get_table_names()
    with pytest.raises(OperationalError, match="readonly"), opened.writing() as connection:
        connection.execute(touched.delete())
    opened.close()
    # Changes that are still beside the file would not be seen.
    (tmp_path / "a.db-wal").write_bytes(b"x")
    with pytest.raises(StoreError):
        open_database(tmp_path / "a.db")
