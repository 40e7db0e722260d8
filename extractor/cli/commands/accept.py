"""`thk accept`: write findings that are meant to stay to the side file, with the reason."""

import sys
from pathlib import Path

import click

from extractor.cli import inputs
from extractor.cli.app import Misuse
from extractor.cli.commands.check import refuse_unknown
from extractor.cli.config import EXCEPTIONS, settings
from extractor.cli.given import Given
from extractor.cli.inputs import Reading, given_of
from extractor.cli.messages import Messages


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(
        inputs: tuple[str, ...],
        code: str,
        at: str | None,
        reason: str | None,
        exceptions: str | None,
        **how: object,
    ) -> int:
        return accept(given_of(inputs, how, say), code.strip().upper(), at, reason, exceptions, say)

    return click.Command(
        "accept",
        callback=callback,
        help=say("accept"),
        params=[
            click.Argument(["code"], metavar="CODE"),
            inputs.argument(),
            click.Option(["--at"], metavar="ADDRESS", help=say("opt_at")),
            click.Option(["--reason"], metavar="TEXT", help=say("opt_reason")),
            click.Option(["--exceptions"], metavar="FILE", help=say("opt_accept_file")),
            *inputs.options(say),
        ],
    )


def accept(given: Given, code: str, at: str | None, reason: str | None, exceptions: str | None, say: Messages) -> int:
    """Write the findings of one code (at one address) as exceptions; return 0, 1 (there are none) or 2."""
    from extractor.law.names import means
    from extractor.review.key import words_of
    from extractor.review.reviewed import review
    from extractor.review.sidefile import Accepted, SideFileError, read_exceptions, write_exceptions
    from extractor.workers.work import Wish

    if reason is None or not reason.strip():
        raise Misuse(say("reason_missing"))
    refuse_unknown([code], say)
    found = settings(say)
    target = Path(exceptions) if exceptions else found.exceptions
    target = target or (found.file.parent if found.file else Path()) / EXCEPTIONS
    try:
        entries = list(read_exceptions(target)) if target.exists() else []
    except SideFileError as problem:
        raise Misuse(problem.message_en if say.language == "en" else problem.message) from None
    before = {entry.key: entry for entry in entries}
    missed = False
    reading = Reading(given, say, say("checking"))
    for each, made in reading.each(Wish(rules=False, select=(code,), keep=True)):
        if made is None or made.analysis is None:
            continue
        name, analysis = each.name, made.analysis
        reviewed = review(name, analysis, before)
        new = {
            judged.key: Accepted(judged.key, words_of(analysis, judged.finding), reason.strip())
            for judged in reviewed.judged
            if judged.status == "open" and (at is None or means(at, judged.finding.eid))
        }
        entries += new.values()
        missed = missed or not new
        key = "accepted" if new else "nothing_to_accept"
        print(say(key, file=name, code=code, count=len(new), target=target), file=sys.stderr)
    try:
        write_exceptions(target, entries)
    except OSError as problem:
        print(say("cannot_write_file", file=target, reason=say.reason(problem)), file=sys.stderr)
        return 2
    return 2 if not reading.whole else int(missed)
