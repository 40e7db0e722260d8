"""The register as Apache Parquet: text columns, `page` an integer, nothing made inert (no program runs a cell)."""

import io
from collections.abc import Iterable, Sequence

import pyarrow as pa
from pyarrow import parquet

from extractor.emit.rules.register import COLUMNS, Row, register
from extractor.model.analysis import Analysis


def to_parquet(analyses: Sequence[Analysis]) -> bytes:
    """Return the register of all the regulations as one Parquet file."""
    return rows_parquet(register(analyses))


def rows_parquet(rows: Iterable[Row]) -> bytes:
    """Return rows of the register as one Parquet file; the metadata of each column say what it means (`about`)."""
    schema = pa.schema(
        [
            pa.field(column.key, pa.int32() if column.number else pa.string(), metadata={"about": column.about})
            for column in COLUMNS
        ]
    )
    sink = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(list(rows), schema=schema), sink, compression="zstd")
    return sink.getvalue()
