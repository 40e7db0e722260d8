"""`thk page`: what was read where on one page, as text and as a picture."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli import inputs
from extractor.cli.app import Misuse
from extractor.cli.given import Given
from extractor.cli.inputs import Reading, given_of
from extractor.cli.messages import Messages
from extractor.files import write_whole

if TYPE_CHECKING:
    from extractor.emit.page_lines import PageLine
    from extractor.model.text import Page
    from extractor.workers.work import Input


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(file: str, number: int, picture: str | None, **how: object) -> int:
        return page(given_of((file,), how, say), number, picture, say)

    return click.Command(
        "page",
        callback=callback,
        help=say("page_help"),
        params=[
            click.Argument(["file"], metavar="FILE"),
            click.Argument(["number"], metavar="N", type=click.IntRange(min=1)),
            click.Option(["--picture"], metavar="OUT.png", help=say("opt_picture")),
            *inputs.options(say),
        ],
    )


def page(given: Given, number: int, picture: str | None, say: Messages) -> int:
    """Print the lines of one page with what each became, and draw them on its picture where one is asked for.

    Returns the exit code: 0, or 2 where the file or the page could not be read or the picture not be written. Raises
    Misuse where the file has no such page, or where a picture is asked of a file that is no PDF.
    """
    from extractor.emit.page_lines import lines_on
    from extractor.source.readers import PDF
    from extractor.workers.work import Wish

    for each, made in Reading(given, say, say("reading")).each(Wish(rules=False, keep=True)):
        if made is None or made.analysis is None:
            return 2
        file, analysis = each.name, made.analysis
        text = analysis.document.text
        found = next((leaf for leaf in text.pages if leaf.number == number), None)
        if found is None:
            raise Misuse(say("page_missing", file=file, number=number, count=len(text.pages)))
        if picture is not None and text.source.media_type != PDF.media_type:
            raise Misuse(say("page_not_pdf", file=file))
        lines = lines_on(analysis.document, number)
        click.echo(say("page_head", file=file, number=number, count=len(text.pages), method=say(_method(found))))
        for line in lines:
            click.echo(_row(line, say))
        drawn = picture is None or _draw(each, picture, found, lines, say)
        return 0 if drawn and found.method != "none" else 2
    return 2


def _method(page: "Page") -> str:
    return f"page_by_{page.method}"


def _row(line: "PageLine", say: Messages) -> str:
    place = f"({line.box.left:.0f}, {line.box.top:.0f})" if line.box is not None else ""
    return f"  {line.number:>4} {place:<12} {say(f'line_{line.kind}'):<10} {line.name:<30} {line.text}".rstrip()


def _draw(given: "Input", out: str, page: "Page", lines: "list[PageLine]", say: Messages) -> bool:
    """Write the picture; say so, with the meaning of its colours, or why it could not be."""
    from extractor.emit.page_drawing import COLOURS, draw_page

    try:
        data = inputs.data_of(given)
        if data is None or not page.width or not page.height:
            raise ValueError(say("page_by_none"))
        write_whole(Path(out), draw_page(data, page, lines))
    except (ValueError, OSError) as problem:
        print(say("cannot_draw", file=out, reason=problem), file=sys.stderr)
        return False
    legend = ", ".join(f"{say(f'line_{kind}')} {say(f'colour_{kind}')}" for kind in COLOURS)
    click.echo(say("page_drawn", file=out, legend=legend))
    return True
