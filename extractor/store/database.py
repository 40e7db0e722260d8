"""Opening a store: one SQLite file, or a database of a PostgreSQL server; its tables are brought up to date."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import quote

import psycopg
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

SERVER = ("postgresql://", "postgres://", "postgresql+psycopg://")
_MIGRATIONS = Path(__file__).parent / "migrations"
# How long a writer waits for another one, in milliseconds.
_PATIENCE = 60_000
# Seconds between two attempts where it does not wait by itself (chosen).
_PAUSE = 0.02
# Pages of changes that are held beside the file before they go into it.
_PAGES = 8_000
_SQLITE_MAGIC = b"SQLite format 3\0"


class StoreError(Exception):
    """A store cannot be opened; `message` is Indonesian, `message_en` English: what is wrong and what to do."""

    def __init__(self, message: str, message_en: str) -> None:
        """Keep the sentence in both languages."""
        super().__init__(message_en)
        self.message, self.message_en = message, message_en


class Database:
    """An open store: connections to read and to write, each one transaction."""

    def __init__(self, engine: Engine, where: str) -> None:
        """Keep the engine; `where` names the store for people, without a password."""
        self.engine, self.where = engine, where

    @property
    def is_sqlite(self) -> bool:
        """Whether the store is one file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store and changes nothing."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together at the end, or none of them; one writer at a time."""
        with self.engine.connect().execution_options(writing=True) as connection, connection.begin():
            if not self.is_sqlite:  # a file has one writer anyway
                connection.exec_driver_sql("LOCK TABLE touched IN EXCLUSIVE MODE")
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def open_database(where: str | os.PathLike[str], *, create: bool = False) -> Database:
    """Return the store at `where`: a path, or `postgresql://user@host/database`.

    With `create` it is made where there is none. Raises StoreError where it is not there, cannot be reached, is not a
    store, or was made by a newer THK.
    """
    name = os.fspath(where)
    if name.startswith(SERVER):
        engine = _server(name)
        shown = engine.url.render_as_string(hide_password=True)
    else:
        shown = name
        engine = _file(Path(name), create=create)
    try:
        try:
            _bring_up_to_date(engine, shown, create=create)
        except DBAPIError:
            engine.dispose()
            if create or name.startswith(SERVER) or not _is_settled(Path(name)):
                raise
            engine = _unwritable(Path(name))
            _bring_up_to_date(engine, shown, create=False)
    except DBAPIError as problem:
        engine.dispose()
        reason = str(problem.orig).strip().splitlines()[0]
        raise StoreError(
            f"{shown}: basis data tidak dapat dibuka ({reason}). Periksa nama, izin, dan apakah pelayannya berjalan.",
            f"{shown}: the database cannot be opened ({reason}). Check its name, the permissions and the server.",
        ) from None
    return Database(engine, shown)


def _server(url: str) -> Engine:
    try:
        return create_engine(f"postgresql+psycopg://{url.partition('://')[2]}", module=psycopg, paramstyle="format")
    except (ArgumentError, NoSuchModuleError) as problem:
        raise StoreError(
            f"alamat basis data tidak sah: {problem}. Tulis postgresql://pengguna@pelayan/basisdata.",
            f"not the address of a database: {problem}. Write postgresql://user@host/database.",
        ) from None


def _file(path: Path, *, create: bool) -> Engine:
    if path.is_dir():
        raise StoreError(
            f"{path}: ini folder. Berikan nama berkas basis data, misalnya {path / 'daerah.db'}.",
            f"{path}: this is a folder. Give the name of a database file, such as {path / 'daerah.db'}.",
        )
    if not path.exists() and not create:
        raise StoreError(
            f"{path}: basis data ini tidak ada. Buat dengan: thk ingest BERKAS --store {path}",
            f"{path}: there is no such store. Make it with: thk ingest FILE --store {path}",
        )
    if path.exists() and path.stat().st_size:
        with path.open("rb") as stream:
            if stream.read(len(_SQLITE_MAGIC)) != _SQLITE_MAGIC:
                raise StoreError(
                    f"{path}: berkas ini bukan basis data THK. Berikan nama lain untuk --store.",
                    f"{path}: this file is not a THK store. Give another name to --store.",
                )
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _is_settled(path: Path) -> bool:
    """Whether all changes of a store are in its file, and none beside it."""
    beside = path.with_name(f"{path.name}-wal")
    return not beside.exists() or beside.stat().st_size == 0


def _unwritable(path: Path) -> Engine:
    """Return a store that can only be read: beside it nothing can be written either, where readers would agree."""
    engine = create_engine(f"sqlite:///file:{quote(str(path.absolute()))}?mode=ro&immutable=1&uri=true")
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: object) -> None:
    # The driver would begin transactions by itself, and too late: see _begin.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={_PATIENCE}")
    _into_wal(connection)
    for pragma in (
        "synchronous=NORMAL",
        "foreign_keys=ON",
        f"wal_autocheckpoint={_PAGES}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _into_wal(connection: Any) -> None:
    """Keep changes in a file beside the store. Two that do so first at once refuse each other without waiting."""
    end = monotonic() + _PATIENCE / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > end:
                raise
            sleep(_PAUSE)
        else:
            return


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _bring_up_to_date(engine: Engine, shown: str, *, create: bool) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        present = MigrationContext.configure(connection).get_current_revision()
    if present == script.get_current_head():
        return
    if present is None and not create:
        raise StoreError(
            f"{shown}: tidak ada koleksi THK di dalamnya. Isi dengan: thk ingest BERKAS --store {shown}",
            f"{shown}: there is no THK collection in it. Fill it with: thk ingest FILE --store {shown}",
        )
    if present is not None and present not in {each.revision for each in script.walk_revisions()}:
        raise StoreError(
            f"{shown}: basis data ini dibuat oleh THK yang lebih baru. Perbarui THK.",
            f"{shown}: this store was made by a newer THK. Update THK.",
        )
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
