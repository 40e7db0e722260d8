"""`thk ingest`: files into a collection."""

import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.app import Misuse
from extractor.cli.collection.opened import opened, option
from extractor.cli.given import Given
from extractor.cli.inputs import about, given_of, options, told
from extractor.cli.messages import Messages

if TYPE_CHECKING:
    from extractor.collection.ingest.ingest import Arrived, Reader
    from extractor.store.database import Database

# Another reading of a regulation that shares fewer of its words than this may be another regulation (chosen).
_LIKE = 0.5
_COMMAND = "thk ingest"
# The word of --scheduler for a cluster on this machine.
_LOCAL = "local"


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(
        paths: tuple[str, ...],
        store: str,
        keep: str | None,
        retry: bool,
        watch: str | None,
        scheduler: str | None,
        **how: object,
    ) -> int:
        if not paths and watch is None:
            raise Misuse(say("nothing_to_ingest"))
        folder = Path(watch) if watch is not None else None
        if folder is not None and not folder.is_dir():
            raise Misuse(say("not_a_folder", name=watch))
        named = (*paths, watch) if watch is not None and watch not in paths else paths
        given = given_of(named, how, say)
        read = _reader(scheduler, say)
        with opened(store, _COMMAND, say, create=True) as database:
            return _Ingest(database, given, keep, retry, read, say).run(folder)

    return click.Command(
        "ingest",
        callback=callback,
        help=say("ingest_help"),
        params=[
            click.Argument(["paths"], nargs=-1, metavar="PATH..."),
            option(say),
            click.Option(["--watch"], metavar="FOLDER", help=say("opt_watch")),
            click.Option(["--keep"], metavar="FOLDER", help=say("opt_keep")),
            click.Option(["--scheduler"], metavar="ADDRESS", help=say("opt_scheduler")),
            click.Option(["--retry"], is_flag=True, help=say("opt_retry")),
            *options(say),
        ],
    )


def _reader(scheduler: str | None, say: Messages) -> "Reader | None":
    """Return what reads the files: the workers of a cluster where one is named, else None for this machine alone."""
    if scheduler is None:
        return None
    try:
        from extractor.collection.ingest.cluster import on_cluster
    except ModuleNotFoundError:
        raise Misuse(say("missing_library", command=f"{_COMMAND} --scheduler", extra="cluster")) from None
    return on_cluster(None if scheduler == _LOCAL else scheduler)


class _Ingest:
    """One call of the command."""

    def __init__(
        self, database: "Database", given: Given, keep: str | None, retry: bool, read: "Reader | None", say: Messages
    ) -> None:
        from extractor.collection.ingest.ingest import Order

        self.database, self.given, self.read, self.say = database, given, read, say
        self.order: Order = Order(given.plan, retry, Path(keep) if keep is not None else None)

    def run(self, watched: Path | None) -> int:
        """Take the inputs in, and then what comes into the folder that is watched; return the exit code."""
        code = self._take(self.given)
        if watched is not None:
            from extractor.collection.ingest.watch import arrivals
            from extractor.workers.inputs import inputs_of

            print(self.say("watching", folder=watched), file=sys.stderr)
            for names in arrivals(watched):
                self._take(Given(tuple(inputs_of(names).inputs), self.given.plan))
        return code

    def _take(self, given: Given) -> int:
        from extractor.cli.progress import shown
        from extractor.collection.ingest.ingest import UNCHANGED, Arrived, ingest

        counts: Counter[str] = Counter()
        still = 0
        with shown(given, self.say("reading"), self.say) as progress:
            for event in ingest(self.database, given.inputs, self.order, self.read):
                if isinstance(event, Arrived):
                    progress.end(event.at)
                    counts[event.status] += 1
                    if event.status == UNCHANGED:
                        still += event.problem is not None
                    else:
                        self._tell(event)
                else:
                    progress.step(event)
        self._account(counts, len(given.inputs))
        if still:
            print(self.say("failed_before", count=still), file=sys.stderr)
        return 2 if counts["failed"] + counts["no_regulation"] + still else 0

    def _tell(self, arrived: "Arrived") -> None:
        """Say on stderr what somebody should know of one file."""
        if arrived.problem is not None:
            print(about(arrived.name, told(arrived.problem, self.say)), file=sys.stderr)
            if arrived.problem.trace and os.environ.get("THK_DEBUG"):
                print(arrived.problem.trace, file=sys.stderr)
        elif arrived.likeness is not None and arrived.likeness < _LIKE:
            print(
                self.say("other_text", file=arrived.name, regulation=arrived.regulation, share=arrived.likeness),
                file=sys.stderr,
            )

    def _account(self, counts: Counter[str], given: int) -> None:
        keys = ("read", "copy", "unchanged", "failed", "no_regulation")
        print(self.say("ingested", count=given, **{key: counts[key] for key in keys}, store=self.database.where))
