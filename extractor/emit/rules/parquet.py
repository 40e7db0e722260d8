"""The register as Apache Parquet: text columns, `page` an integer, nothing made inert (no program runs a cell)."""

import io
from collections.abc import Iterable

from extractor.emit.rules.register import COLUMNS, Row


def to_parquet(rows: Iterable[Row]) -> bytes:
    """Return the register as one Parquet file; the meaning of each column stands in its metadata (`about`)."""
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema(
        [
            pa.field(column.key, pa.int32() if column.number else pa.string(), metadata={"about": column.about})
            for column in COLUMNS
        ]
    )
    sink = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(list(rows), schema=schema), sink, compression="zstd")
    return sink.getvalue()
