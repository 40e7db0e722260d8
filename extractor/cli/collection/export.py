"""`thk export`: a collection as files."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.app import Misuse
from extractor.cli.collection.opened import opened, option
from extractor.cli.messages import Messages

if TYPE_CHECKING:
    from sqlalchemy import Connection

FORMATS = ("parquet", "csv", "jsonl", "akn", "md", "feed")


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(store: str, out: str, to: str, base_url: str) -> int:
        wanted = [word.strip() for word in to.split(",")]
        for name in wanted:
            if name not in FORMATS:
                raise Misuse(say("bad_format", name=name, known=", ".join(FORMATS)))
        with opened(store, "thk export", say) as database, database.reading() as connection:
            for name in dict.fromkeys(wanted):
                folder = Path(out) / name
                try:
                    count = sum(1 for _ in _files(name, connection, folder, base_url, say))
                except OSError as problem:
                    reason = say.reason(problem)
                    print(say("cannot_write", file=problem.filename or out, reason=reason), file=sys.stderr)
                    return 2
                print(say("exported", count=count, folder=folder))
        return 0

    return click.Command(
        "export",
        callback=callback,
        help=say("export_help"),
        params=[
            option(say),
            click.Option(["-o", "--out"], required=True, metavar="DIR", help=say("opt_out")),
            click.Option(["--to"], metavar="LIST", default="parquet", help=say("opt_forms", known=",".join(FORMATS))),
            click.Option(["--base-url"], metavar="URL", default="", help=say("opt_base_url")),
        ],
    )


def _files(name: str, connection: "Connection", folder: Path, base: str, say: Messages) -> Iterator[Path]:
    from extractor.collection.export import regulations, tables

    folder.mkdir(parents=True, exist_ok=True)
    if name == "feed":
        return regulations.to_feed(connection, folder, base)
    if name == "parquet":
        try:
            import pyarrow  # noqa: F401
        except ModuleNotFoundError:
            raise Misuse(say("missing_library", command="thk export --to parquet", extra="parquet")) from None
    writers = {
        "parquet": tables.to_parquet,
        "csv": tables.to_csv,
        "jsonl": tables.to_json_lines,
        "akn": regulations.to_akn_tree,
        "md": regulations.to_markdown_tree,
    }
    return writers[name](connection, folder)
