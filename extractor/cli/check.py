"""`thk check`: the findings, for people or for programs."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from extractor.cli import inputs
from extractor.cli.frame import Misuse
from extractor.cli.messages import Messages

if TYPE_CHECKING:
    from extractor.analysis import Analysis
    from extractor.text import Text

LEVELS = ("error", "warning", "info")


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(inputs: tuple[str, ...], form: str, select: str | None, ignore: str | None, fail_on: str) -> int:
        return check(inputs, form, _codes(select), _codes(ignore), fail_on, say)

    return click.Command(
        "check",
        callback=callback,
        help=say("check"),
        params=[
            inputs.argument(),
            click.Option(
                ["--format", "form"], type=click.Choice(["text", "json"]), default="text", help=say("opt_format")
            ),
            click.Option(["--select"], metavar="CODES", help=say("opt_select")),
            click.Option(["--ignore"], metavar="CODES", help=say("opt_ignore")),
            click.Option(
                ["--fail-on"], type=click.Choice([*LEVELS, "never"]), default="error", help=say("opt_fail_on")
            ),
        ],
    )


def _codes(listed: str | None) -> tuple[str, ...] | None:
    return tuple(word.strip().upper() for word in listed.split(",") if word.strip()) if listed is not None else None


def check(
    names: tuple[str, ...],
    form: str,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    fail_on: str,
    say: Messages,
) -> int:
    """Check every input and print the findings; return 0, 1 (findings at the level) or 2 (an unreadable input)."""
    from extractor.pipeline import analyse

    inputs.refuse_stdin_twice(names, say)
    _refuse_unknown((*(select or ()), *(ignore or ())), say)

    def analysed(text: "Text") -> "Analysis":
        return analyse(text, rules=False, select=select, ignore=ignore)

    failing = LEVELS[: LEVELS.index(fail_on) + 1] if fail_on != "never" else ()
    whole, failed = True, False
    documents: list[tuple[str, Analysis]] = []
    with inputs.progress(names, say("checking")) as shown:
        for name, analysis, readable in inputs.each(shown, analysed, say):
            whole = whole and readable
            if analysis is None:
                continue
            failed = failed or any(finding.severity in failing for finding in analysis.findings)
            documents.append((name, analysis))
            if form == "text" and readable:
                if len(documents) > 1:
                    print()
                _print_text(name, analysis, say)
    if form == "json":
        _print_json(documents)
    return 2 if not whole else int(failed)


def _refuse_unknown(listed: Sequence[str], say: Messages) -> None:
    """Raise Misuse for a code, or beginning of a code, that no check has."""
    from extractor.checks import codes

    for code in listed:
        if not any(known.startswith(code) for known in codes()):
            raise Misuse(say("no_such_code", name=code, known=", ".join(codes())))


def _print_text(name: str, analysis: "Analysis", say: Messages) -> None:
    from extractor.emit.findings_text import render

    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    sys.stdout.write(render(analysis, say.language, color, name))


def _print_json(documents: Sequence[tuple[str, "Analysis"]]) -> None:
    import msgspec

    from extractor.emit.record import to_record

    records = [
        {"file": name, "iri": record.document.iri, "findings": record.findings}
        for name, record in ((name, to_record(analysis)) for name, analysis in documents)
    ]
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode({"documents": records}), indent=1) + b"\n")
