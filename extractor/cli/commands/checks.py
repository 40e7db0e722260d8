"""`thk checks`: all checks as a table, or a page of documentation for each."""

import shutil
import sys
from pathlib import Path

import click

from extractor.cli.messages import Messages
from extractor.files import write_whole

_WIDTH = 120


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(docs: str | None) -> int:
        return checks(Path(docs) if docs else None, say)

    return click.Command(
        "checks",
        callback=callback,
        help=say("checks"),
        params=[click.Option(["--docs"], metavar="DIR", help=say("opt_docs"))],
    )


def checks(docs: Path | None, say: Messages) -> int:
    """Print the table, or write `index.md` and a page for each check to `docs`; return 0, or 2 where it cannot be."""
    from extractor.checks import codes
    from extractor.checks.framework.manual_page import index_page, page, table

    if docs is None:
        width = shutil.get_terminal_size((_WIDTH, 0)).columns if sys.stdout.isatty() else _WIDTH
        click.echo(table(say.language, width), nl=False)
        return 0
    pages = {"index": index_page(say.language), **{code: page(code, say.language) for code in codes()}}
    try:
        docs.mkdir(parents=True, exist_ok=True)
        for name, content in pages.items():
            write_whole(docs / f"{name}.md", content.encode())
    except OSError as problem:
        file = problem.filename or docs
        print(say("cannot_write_file", file=file, reason=say.reason(problem)), file=sys.stderr)
        return 2
    print(say("docs_written", count=len(pages), folder=docs))
    return 0
