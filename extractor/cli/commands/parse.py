"""`thk parse`: the whole path, and its files."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli import inputs
from extractor.cli.app import Misuse
from extractor.cli.given import Given
from extractor.cli.inputs import Reading, given_of
from extractor.cli.messages import Messages
from extractor.cli.output_files import stems_of
from extractor.cli.output_formats import names_of, wanted_formats
from extractor.emit.formats import Format
from extractor.files import write_whole

if TYPE_CHECKING:
    from extractor.workers.work import Facts, Made, Wish

INDEX = "index"


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(
        inputs: tuple[str, ...], out: str | None, to: str | None, furniture: bool, trust_text: bool, **how: object
    ) -> int:
        if furniture and (out is not None or to is not None):
            raise Misuse(say("furniture_alone"))
        given = given_of(inputs, how, say)
        if not furniture:
            return parse(given, out, to, trust_text, say)
        from extractor.cli.commands.furniture import listing

        return listing(given, say)

    return click.Command(
        "parse",
        callback=callback,
        help=say("parse"),
        params=[
            inputs.argument(),
            click.Option(["-o", "--out"], metavar="DIR", help=say("opt_out")),
            click.Option(["--to"], metavar="LIST", help=say("opt_to", known=names_of("regulation"))),
            click.Option(["--furniture"], is_flag=True, help=say("opt_furniture")),
            click.Option(["--trust-text"], is_flag=True, help=say("opt_trust_text")),
            *inputs.options(say),
        ],
    )


def parse(given: Given, out: str | None, to: str | None, trusted: bool, say: Messages) -> int:
    """Read every input and write what is in it; return the exit code (0, or 2 where an input could not be read).

    `trusted`: the texts were typed, whatever they look like.
    """
    formats = wanted_formats(to, "regulation", "thk parse", say)
    if out is None:
        if len(given.inputs) > 1:
            raise Misuse(say("several_need_out"))
        if to is not None and len(formats) > 1:
            raise Misuse(say("formats_need_out"))
        return _to_stdout(given, _wish(formats[:1], trusted, say), say)
    return _to_folder(given, Path(out), formats, _wish(formats, trusted, say), say)


def _wish(formats: tuple[Format, ...], trusted: bool, say: Messages) -> "Wish":
    from extractor.workers.work import Wish

    return Wish(formats=tuple((form.of, form.name) for form in formats), language=say.language, trusted=trusted)


def _to_stdout(given: Given, wish: "Wish", say: Messages) -> int:
    reading = Reading(given, say, say("reading"))

    def write(at: int, made: "Made") -> None:
        for _, data in made.files[:1]:
            sys.stdout.buffer.write(data if data.endswith(b"\n") else data + b"\n")

    for each, made in reading.each(wish, write):
        _tell_unread_pages(each.name, made, say)
    return 0 if reading.whole else 2


def _to_folder(given: Given, out: Path, formats: tuple[Format, ...], wish: "Wish", say: Messages) -> int:
    reading = Reading(given, say, say("reading"))
    rows: list[tuple[str, Facts]] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        stems = dict(enumerate(stems_of(given.names, (INDEX,), say)))

        def write(at: int, made: "Made") -> None:
            for suffix, data in made.files:
                write_whole(out / (stems[at] + suffix), data)

        for at, (each, made) in enumerate(reading.each(wish, write)):
            _tell_unread_pages(each.name, made, say)
            if made is not None and made.problem is None:
                rows.append((stems[at], made.facts))
        if any(form.name == "html" for form in formats):
            _write_index(out, rows, tuple(suffix for form in formats for suffix in form.suffixes))
    except OSError as problem:
        if isinstance(problem, BrokenPipeError):
            raise
        print(say("cannot_write", file=problem.filename or out, reason=say.reason(problem)), file=sys.stderr)
        return 2
    if rows:
        from extractor.cli.summary_table import summary

        summary(rows, out, say)
    reading.tell_account()
    return 0 if reading.whole else 2


def _write_index(out: Path, rows: "list[tuple[str, Facts]]", suffixes: tuple[str, ...]) -> None:
    """Write the front page of a folder with several regulations, those of earlier runs among them."""
    from extractor.emit.page.index import IndexRow, rows_of, to_index

    path = out / f"{INDEX}.html"
    new = {
        stem: IndexRow(
            stem, suffixes, facts.title, facts.units, facts.references, facts.broken, facts.findings, facts.rules
        )
        for stem, facts in rows
    }
    earlier = rows_of(path.read_bytes()) if path.is_file() else ()
    kept = {row.stem: row for row in earlier if row.stem in new or (out / f"{row.stem}.html").is_file()}
    together = {**kept, **new}
    if len(together) > 1:
        write_whole(path, to_index(list(together.values())))


def _tell_unread_pages(name: str, made: "Made | None", say: Messages) -> None:
    """Say at once which pages of an otherwise readable input have no text: the results are without them."""
    for sentence in made.unread if made is not None else ():
        print(f"{name}: {inputs.told(sentence, say)}", file=sys.stderr)
