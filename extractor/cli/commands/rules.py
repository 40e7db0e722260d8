"""`thk rules`: the rules of regulations for other programs and for people."""

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
    from extractor.workers.work import Made

REGISTER = "register"


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(inputs: tuple[str, ...], out: str | None, to: str, **how: object) -> int:
        return rules(given_of(inputs, how, say), out, to, say)

    return click.Command(
        "rules",
        callback=callback,
        help=say("rules_help"),
        params=[
            inputs.argument(),
            click.Option(["-o", "--out"], metavar="DIR", help=say("opt_out")),
            click.Option(["--to"], metavar="LIST", default="json", help=say("opt_rules_to", known=names_of("rules"))),
            *inputs.options(say),
        ],
    )


def rules(given: Given, out: str | None, to: str, say: Messages) -> int:
    """Write the rules of every input; return the exit code (0, or 2 where an input could not be read).

    Several inputs also give their rules together, in the forms that can hold them: to stdout, or as `register.*`.
    Of a form with two files (`raci`) stdout gets the first, the CSV.
    """
    forms = wanted_formats(to, "rules", "thk rules", say)
    if out is not None:
        return _to_folder(given, Path(out), forms, say)
    if len(forms) > 1:
        raise Misuse(say("formats_need_out"))
    if len(given.inputs) > 1 and not forms[0].joint:
        raise Misuse(say("several_need_out"))
    if forms[0].binary and sys.stdout.isatty():
        raise Misuse(say("binary_needs_out", name=forms[0].name))
    return _to_stdout(given, forms[0], say)


def _to_stdout(given: Given, form: Format, say: Messages) -> int:
    from extractor.workers.ordered import Analyses, Shelf
    from extractor.workers.work import Wish

    reading = Reading(given, say, say("reading"))
    with Shelf() as shelf:
        read = Analyses(shelf)
        for _, made in reading.each(Wish(keep=True)):
            if made is not None and made.analysis is not None and made.problem is None:
                read.append(made.analysis)
        if len(read):
            data = form.first(read if form.joint else read[0])
            sys.stdout.buffer.write(data if form.binary or data.endswith(b"\n") else data + b"\n")
    reading.tell_account()
    return 0 if reading.whole else 2


def _to_folder(given: Given, out: Path, forms: tuple[Format, ...], say: Messages) -> int:
    from extractor.workers.ordered import Analyses, Shelf
    from extractor.workers.work import Wish

    reading = Reading(given, say, say("reading"))
    count = 0
    joint = [form for form in forms if form.joint] if len(given.inputs) > 1 else []
    wish = Wish(formats=tuple((form.of, form.name) for form in forms), language=say.language, keep=bool(joint))
    try:
        out.mkdir(parents=True, exist_ok=True)
        stems = stems_of(given.names, (REGISTER,), say)

        def write(at: int, made: "Made") -> None:
            for suffix, data in made.files:
                write_whole(out / (stems[at] + suffix), data)

        with Shelf() as shelf:
            read = Analyses(shelf)
            for _, made in reading.each(wish, write):
                if made is None or made.problem is not None:
                    continue
                count += made.facts.rules
                if made.analysis is not None:
                    read.append(made.analysis)
            for form in joint if len(read) > 1 else ():
                write_whole(out / (REGISTER + form.suffixes[0]), form.first(read))
    except OSError as problem:
        if isinstance(problem, BrokenPipeError):
            raise
        print(say("cannot_write", file=problem.filename or out, reason=say.reason(problem)), file=sys.stderr)
        return 2
    print(say("rules_written", count=count, folder=out), file=sys.stderr)
    reading.tell_account()
    return 0 if reading.whole else 2
