"""All that a store holds, without what differs from run to run: keys, times, numbers of attempts."""

from sqlalchemy import Table, select

from extractor.store.database import Database
from extractor.store.tables import METADATA, analyses, expressions, files, regulations, runs

_RUNNING = {"id", "seen", "updated", "started", "ended", "attempts", "run_id", "likeness", "trace"}
_KEYS = {"file_id", "regulation_id", "expression_id", "same_as"}


def dump(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of each table, sorted; a key of another row is replaced by the name of what it means."""
    with database.reading() as connection:

        def rows(table: Table) -> list[dict[str, object]]:
            return [dict(row._mapping) for row in connection.execute(select(table))]

        names: dict[str, dict[object, object]] = {
            "file_id": {row["id"]: row["sha256"] for row in rows(files)},
            "regulation_id": {row["id"]: row["iri"] for row in rows(regulations)},
        }
        names["same_as"] = names["file_id"]
        names["expression_id"] = {
            row["id"]: (names["regulation_id"][row["regulation_id"]], row["kind"], row["since"])
            for row in rows(expressions)
        }
        return {
            table.name: sorted(
                (
                    tuple(
                        names[key].get(value) if key in _KEYS else value
                        for key, value in row.items()
                        if key not in _RUNNING
                    )
                    for row in rows(table)
                ),
                key=repr,
            )
            for table in METADATA.sorted_tables
            if table not in (runs, analyses)
        }
