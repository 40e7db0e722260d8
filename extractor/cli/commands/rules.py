"""`thk rules`: the rules of regulations for other programs and for people."""

import sys
from pathlib import Path

import click

from extractor.cli import inputs
from extractor.cli.app import Misuse
from extractor.cli.messages import Messages
from extractor.cli.output_files import stems_of
from extractor.cli.output_formats import names_of, wanted_formats
from extractor.emit.formats import Format
from extractor.files import write_whole

REGISTER = "register"


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(inputs: tuple[str, ...], out: str | None, to: str) -> int:
        return rules(inputs, out, to, say)

    return click.Command(
        "rules",
        callback=callback,
        help=say("rules_help"),
        params=[
            inputs.argument(),
            click.Option(["-o", "--out"], metavar="DIR", help=say("opt_out")),
            click.Option(["--to"], metavar="LIST", default="json", help=say("opt_rules_to", known=names_of("rules"))),
        ],
    )


def rules(names: tuple[str, ...], out: str | None, to: str, say: Messages) -> int:
    """Write the rules of every input; return the exit code (0, or 2 where an input could not be read).

    Several inputs also give their rules together, in the forms that can hold them: to stdout, or as `register.*`.
    Of a form with two files (`raci`) stdout gets the first, the CSV.
    """
    inputs.refuse_stdin_twice(names, say)
    forms = wanted_formats(to, "rules", "thk rules", say)
    if out is not None:
        return _to_folder(names, Path(out), forms, say)
    if len(forms) > 1:
        raise Misuse(say("formats_need_out"))
    if len(names) > 1 and not forms[0].joint:
        raise Misuse(say("several_need_out"))
    if forms[0].binary and sys.stdout.isatty():
        raise Misuse(say("binary_needs_out", name=forms[0].name))
    return _to_stdout(names, forms[0], say)


def _to_stdout(names: tuple[str, ...], form: Format, say: Messages) -> int:
    from extractor.pipeline import analyse

    whole, read = True, []
    for _, analysis, readable in inputs.each(names, analyse, say):
        whole = whole and readable
        if analysis is not None:
            read.append(analysis)
    if read:
        data = form.first(read if form.joint else read[0])
        sys.stdout.buffer.write(data if form.binary or data.endswith(b"\n") else data + b"\n")
    return 0 if whole else 2


def _to_folder(names: tuple[str, ...], out: Path, forms: tuple[Format, ...], say: Messages) -> int:
    from extractor.pipeline import analyse

    whole, read, count = True, [], 0
    joint = [form for form in forms if form.joint] if len(names) > 1 else []
    try:
        out.mkdir(parents=True, exist_ok=True)
        stems = stems_of(names, (REGISTER,), say)
        with inputs.progress(names, say("reading")) as shown:
            for at, (_, analysis, readable) in enumerate(inputs.each(shown, analyse, say)):
                whole = whole and readable
                if analysis is None:
                    continue
                for form in forms:
                    for suffix, data in form.files([analysis] if form.joint else analysis):
                        write_whole(out / (stems[at] + suffix), data)
                count += len(analysis.rules)
                if joint:
                    read.append(analysis)
        if len(read) > 1:
            for form in joint:
                write_whole(out / (REGISTER + form.suffixes[0]), form.first(read))
    except OSError as problem:
        print(say("cannot_write", file=problem.filename or out, reason=problem.strerror or problem), file=sys.stderr)
        return 2
    print(say("rules_written", count=count, folder=out), file=sys.stderr)
    return 0 if whole else 2
