"""`thk parse`: the whole path, and its files."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli import inputs
from extractor.cli.app import Misuse
from extractor.cli.messages import Messages
from extractor.cli.output_files import stems_of
from extractor.cli.output_formats import names_of, wanted_formats
from extractor.emit.formats import Format
from extractor.files import write_whole

if TYPE_CHECKING:
    from extractor.model.analysis import Analysis

INDEX = "index"


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(inputs: tuple[str, ...], out: str | None, to: str | None, furniture: bool) -> int:
        if not furniture:
            return parse(inputs, out, to, say)
        if out is not None or to is not None:
            raise Misuse(say("furniture_alone"))
        return list_furniture(inputs, say)

    return click.Command(
        "parse",
        callback=callback,
        help=say("parse"),
        params=[
            inputs.argument(),
            click.Option(["-o", "--out"], metavar="DIR", help=say("opt_out")),
            click.Option(["--to"], metavar="LIST", help=say("opt_to", known=names_of("regulation"))),
            click.Option(["--furniture"], is_flag=True, help=say("opt_furniture")),
        ],
    )


def list_furniture(names: tuple[str, ...], say: Messages) -> int:
    """Print what was set aside of every input; return the exit code."""
    from extractor.cli.commands.furniture import listing

    inputs.refuse_stdin_twice(names, say)
    return listing(names, say)


def parse(names: tuple[str, ...], out: str | None, to: str | None, say: Messages) -> int:
    """Read every input and write what is in it; return the exit code (0, or 2 where an input could not be read)."""
    inputs.refuse_stdin_twice(names, say)
    formats = wanted_formats(to, "regulation", "thk parse", say)
    if out is None:
        if len(names) > 1:
            raise Misuse(say("several_need_out"))
        if to is not None and len(formats) > 1:
            raise Misuse(say("formats_need_out"))
        return _to_stdout(names, formats[0], say)
    return _to_folder(names, Path(out), formats, say)


def _to_stdout(names: tuple[str, ...], form: Format, say: Messages) -> int:
    from extractor.pipeline import analyse

    whole = True
    for name, analysis, readable in inputs.each(names, analyse, say):
        whole = whole and readable
        if analysis is not None:
            _tell_unread_pages(name, analysis, readable, say)
            data = form.first(analysis)
            sys.stdout.buffer.write(data if data.endswith(b"\n") else data + b"\n")
    return 0 if whole else 2


def _to_folder(names: tuple[str, ...], out: Path, formats: tuple[Format, ...], say: Messages) -> int:
    from extractor.pipeline import analyse

    whole = True
    rows: list[tuple[str, Analysis]] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        stems = stems_of(names, (INDEX,), say)
        with inputs.progress(names, say("reading")) as shown:
            for at, (name, analysis, readable) in enumerate(inputs.each(shown, analyse, say)):
                whole = whole and readable
                if analysis is None:
                    continue
                _tell_unread_pages(name, analysis, readable, say)
                for form in formats:
                    for suffix, data in form.files(analysis):
                        write_whole(out / (stems[at] + suffix), data)
                if readable:
                    rows.append((stems[at], analysis))
        if len(rows) > 1 and any(form.name == "html" for form in formats):
            from extractor.emit.page.index import to_index

            suffixes = [suffix for form in formats for suffix in form.suffixes]
            write_whole(out / f"{INDEX}.html", to_index(rows, suffixes).encode())
    except OSError as problem:
        print(say("cannot_write", file=problem.filename or out, reason=problem.strerror or problem), file=sys.stderr)
        return 2
    if rows:
        from extractor.cli.summary_table import summary

        summary(rows, out, say)
    return 0 if whole else 2


def _tell_unread_pages(name: str, analysis: "Analysis", readable: bool, say: Messages) -> None:
    """Say at once which pages of an otherwise readable input have no text: the results are without them."""
    for finding in analysis.findings:
        if readable and finding.code == inputs.NO_TEXT_LAYER:
            print(f"{name}: {inputs.sentence(finding, say)}", file=sys.stderr)
