"""`thk rules`: the rules of regulations for other programs and for people."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli import inputs, output_files
from extractor.cli.app import Misuse
from extractor.cli.messages import Messages

if TYPE_CHECKING:
    from extractor.model.analysis import Analysis

SUFFIXES = {
    "json": (".rules.json",),
    "csv": (".rules.csv",),
    "parquet": (".rules.parquet",),
    "xlsx": (".rules.xlsx",),
    "mermaid": (".rules.mmd",),
    "dot": (".rules.dot",),
    "graphml": (".rules.graphml",),
    "html": (".rules.html",),
    "raci": (".raci.csv", ".raci.html"),
    "ics": (".rules.ics",),
    "ttl": (".rules.ttl",),
    "jsonld": (".rules.jsonld",),
}
TOGETHER = ("json", "csv", "parquet", "xlsx", "ics", "ttl", "jsonld")
BINARY = ("parquet", "xlsx")
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
            click.Option(["--to"], metavar="LIST", default="json", help=say("opt_rules_to", known=", ".join(SUFFIXES))),
        ],
    )


def rules(names: tuple[str, ...], out: str | None, to: str, say: Messages) -> int:
    """Write the rules of every input; return the exit code (0, or 2 where an input could not be read).

    Several inputs also give their rules together, in the forms that can hold them: to stdout, or as `register.*`.
    Of a form with two files (`raci`) stdout gets the first, the CSV.
    """
    inputs.refuse_stdin_twice(names, say)
    forms = formats(to, SUFFIXES, say)
    if out is not None:
        return _to_folder(names, Path(out), forms, say)
    if len(forms) > 1:
        raise Misuse(say("formats_need_out"))
    if len(names) > 1 and forms[0] not in TOGETHER:
        raise Misuse(say("several_need_out"))
    if forms[0] in BINARY and sys.stdout.isatty():
        raise Misuse(say("binary_needs_out", name=forms[0]))
    return _to_stdout(names, forms[0], say)


def formats(to: str, known: Sequence[str] | dict[str, tuple[str, ...]], say: Messages) -> tuple[str, ...]:
    """Return the forms that `--to` asks for, each once; raises Misuse for one that is not among `known`."""
    wanted = [word.strip() for word in to.split(",")]
    for name in wanted:
        if name not in known:
            raise Misuse(say("bad_format", name=name, known=", ".join(known)))
    return tuple(dict.fromkeys(wanted))


def together(analyses: "Sequence[Analysis]", form: str) -> bytes:
    """Return the rules of all the analyses in one of the forms of `TOGETHER`."""
    if form in ("csv", "parquet"):
        from extractor.emit.rules.register import register

        if form == "csv":
            from extractor.emit.rules.csv import to_csv

            return to_csv(register(analyses))
        from extractor.emit.rules.parquet import to_parquet

        return to_parquet(register(analyses))
    return _whole(form)(analyses)


def _whole(form: str) -> "Callable[[Sequence[Analysis]], bytes]":
    if form == "json":
        from extractor.emit.rules.json import to_rules_json

        return to_rules_json
    if form == "xlsx":
        from extractor.emit.rules.xlsx import to_xlsx

        return to_xlsx
    if form == "ics":
        from extractor.emit.rules.ics import to_ics

        return to_ics
    from extractor.emit.rules.rdf import to_jsonld, to_turtle

    return to_turtle if form == "ttl" else to_jsonld


def render(analysis: "Analysis", form: str) -> tuple[bytes, ...]:
    """Return the files of one form for one analysis, in the order of its suffixes."""
    if form in TOGETHER:
        return (together([analysis], form),)
    if form == "html":
        from extractor.emit.rules.html import to_rules_html

        return (to_rules_html(analysis),)
    if form == "raci":
        from extractor.emit.rules.raci import to_raci_csv, to_raci_html

        return (to_raci_csv(analysis), to_raci_html(analysis))
    from extractor.emit.rules.diagrams import to_dot, to_graphml, to_mermaid

    return ({"mermaid": to_mermaid, "dot": to_dot, "graphml": to_graphml}[form](analysis),)


def _to_stdout(names: tuple[str, ...], form: str, say: Messages) -> int:
    from extractor.pipeline import analyse

    whole, read = True, []
    for _, analysis, readable in inputs.each(names, analyse, say):
        whole = whole and readable
        if analysis is not None:
            read.append(analysis)
    if read:
        data = together(read, form) if form in TOGETHER else render(read[0], form)[0]
        sys.stdout.buffer.write(data if form in BINARY or data.endswith(b"\n") else data + b"\n")
    return 0 if whole else 2


def _to_folder(names: tuple[str, ...], out: Path, forms: tuple[str, ...], say: Messages) -> int:
    from extractor.pipeline import analyse

    whole, read, count = True, [], 0
    joint = [form for form in forms if form in TOGETHER] if len(names) > 1 else []
    try:
        out.mkdir(parents=True, exist_ok=True)
        stems = output_files.stems(names, (REGISTER,), say)
        with inputs.progress(names, say("reading")) as shown:
            for at, (_, analysis, readable) in enumerate(inputs.each(shown, analyse, say)):
                whole = whole and readable
                if analysis is None:
                    continue
                for form in forms:
                    for suffix, data in zip(SUFFIXES[form], render(analysis, form), strict=True):
                        output_files.write(out / (stems[at] + suffix), data)
                count += len(analysis.rules)
                if joint:
                    read.append(analysis)
        if len(read) > 1:
            for form in joint:
                output_files.write(out / (REGISTER + SUFFIXES[form][0]), together(read, form))
    except OSError as problem:
        print(say("cannot_write", file=problem.filename or out, reason=problem.strerror or problem), file=sys.stderr)
        return 2
    print(say("rules_written", count=count, folder=out), file=sys.stderr)
    return 0 if whole else 2
