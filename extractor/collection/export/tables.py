"""The tables of a store as files: CSV, JSON lines, Parquet. Every row has the IRI and the year of its regulation."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Boolean, Connection, Float, Integer, Select, Table, select

from extractor.emit.rules.csv import lines_csv
from extractor.files import WholeFile
from extractor.store.tables import METADATA, analyses, expressions, files, regulations, runs, touched

# Rows that are held at a time.
_BATCH = 2_000
EXPORTED = tuple(table for table in METADATA.sorted_tables if table not in (analyses, touched))
_IRI, _YEAR = "regulation_iri", "regulation_year"
_NO_YEAR = "0000"


def _query(table: Table) -> tuple[list[str], Select[Any]]:
    """Return the columns of a table as it is exported, and the query for its rows."""
    columns = [column for column in table.columns if column.name != "data"]
    names = [column.name for column in columns]
    query = select(*columns).order_by(table.c.id)
    if table is runs:
        return names, query
    if table is not regulations:
        query = query.add_columns(regulations.c.iri.label(_IRI))
        names.append(_IRI)
        if table is files or table is expressions:
            query = query.outerjoin(regulations, regulations.c.id == table.c.regulation_id)
        else:
            query = query.join(expressions, expressions.c.id == table.c.expression_id).join(
                regulations, regulations.c.id == expressions.c.regulation_id
            )
    return [*names, _YEAR], query.add_columns(regulations.c.tahun.label(_YEAR))


def _batches(connection: Connection, query: Select[Any]) -> Iterator[Sequence[Any]]:
    yield from connection.execution_options(yield_per=_BATCH).execute(query).partitions()


def to_csv(connection: Connection, folder: Path) -> Iterator[Path]:
    """Write each table as one CSV file with a heading; yield the files."""
    for table in EXPORTED:
        names, query = _query(table)
        parts = (lines_csv(batch) for batch in _batches(connection, query))
        yield _written(folder / f"{table.name}.csv", lines_csv([names]), parts)


def to_json_lines(connection: Connection, folder: Path) -> Iterator[Path]:
    """Write each table as one file with a JSON object a line; yield the files."""
    for table in EXPORTED:
        names, query = _query(table)
        parts = (
            b"".join(msgspec.json.encode(dict(zip(names, row, strict=True))) + b"\n" for row in batch)
            for batch in _batches(connection, query)
        )
        yield _written(folder / f"{table.name}.jsonl", b"", parts)


def _written(path: Path, head: bytes, parts: Iterator[bytes]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    file = WholeFile(path)
    try:
        file.write(head)
        for part in parts:
            file.write(part)
        file.keep()
    finally:
        file.drop()
    return path


def to_parquet(connection: Connection, folder: Path) -> Iterator[Path]:
    """Write each table as Parquet, in a folder for each year (`provisions/regulation_year=2019/`); yield the files."""
    import pyarrow as pa
    from pyarrow import parquet

    for table in EXPORTED:
        names, query = _query(table)
        at_year = names.index(_YEAR) if _YEAR in names else None
        schema = pa.schema([(name, _type(pa, table, name)) for name in names if name != _YEAR])
        with ExitStack() as open_files:
            writers: dict[str, Any] = {}
            for batch in _batches(connection, query):
                years: dict[str, list[dict[str, Any]]] = {}
                for row in batch:
                    year = (row[at_year] if at_year is not None else None) or _NO_YEAR
                    values = {name: value for name, value in zip(names, row, strict=True) if name != _YEAR}
                    years.setdefault(year, []).append(values)
                for year, rows in years.items():
                    if year not in writers:
                        path = folder / table.name / f"{_YEAR}={year}" / "part.parquet"
                        path.parent.mkdir(parents=True, exist_ok=True)
                        writer = parquet.ParquetWriter(path, schema, compression="zstd")
                        writers[year] = open_files.enter_context(writer)
                        yield path
                    writers[year].write_table(pa.Table.from_pylist(rows, schema=schema))


def _type(pa: Any, table: Table, name: str) -> Any:
    kind = table.c[name].type if name in table.c else None
    if isinstance(kind, Boolean):
        return pa.bool_()
    if isinstance(kind, Integer):
        return pa.int64()
    return pa.float64() if isinstance(kind, Float) else pa.string()
