"""`thk graph`: which regulation cites, amends and repeals which, as GraphML or as a page with a picture."""

import sys
from pathlib import Path

import click

from extractor.cli.collection.answers import place
from extractor.cli.collection.opened import opened, option
from extractor.cli.messages import Messages
from extractor.files import write_whole

GRAPHML, HTML = "graphml", "html"


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(around: str | None, store: str, to: str, out: str | None) -> int:
        with opened(store, "thk graph", say) as database:
            from extractor.collection.collection import Collection
            from extractor.collection.export.graph import to_graphml, to_page

            collection = Collection(database)
            work = place(collection, around, say).iri if around is not None else None
            found = collection.graph(work)
        data = to_graphml(found) if to == GRAPHML else to_page(found, say.language)
        if out is None:
            sys.stdout.buffer.write(data)
            return 0
        try:
            write_whole(Path(out), data)
        except OSError as problem:
            print(say("cannot_write", file=out, reason=say.reason(problem)), file=sys.stderr)
            return 2
        return 0

    return click.Command(
        "graph",
        callback=callback,
        help=say("graph_help"),
        params=[
            click.Argument(["around"], required=False, metavar="[WORK]"),
            option(say),
            click.Option(["--to"], type=click.Choice([GRAPHML, HTML]), default=GRAPHML, help=say("opt_answer_form")),
            click.Option(["-o", "--out"], metavar="FILE", help=say("opt_graph_file")),
        ],
    )
