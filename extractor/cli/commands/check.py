"""`thk check`: the findings, for people or for programs."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli import inputs
from extractor.cli.app import Misuse
from extractor.cli.config import LEVELS
from extractor.cli.inputs import Reading
from extractor.cli.messages import LANGUAGES, Messages
from extractor.cli.wanted import Wanted, wanted_of
from extractor.emit.formats import formats_of

if TYPE_CHECKING:
    from extractor.cli.reports import Printed
    from extractor.model.analysis import Analysis
    from extractor.review.sidefile import Accepted, Baseline
    from extractor.review.tally import Tally
    from extractor.workers.work import Input


def command(say: Messages) -> click.Command:
    """Return the command in the reader's language."""

    def callback(inputs: tuple[str, ...], **given: object) -> int:
        return check(wanted_of(inputs, given, say), say)

    forms = click.Choice(list(formats_of("findings")))
    return click.Command(
        "check",
        callback=callback,
        help=say("check"),
        params=[
            inputs.argument(),
            click.Option(
                ["--format", "--to", "form"],
                type=forms,
                default="text",
                help=say("opt_format"),
            ),
            click.Option(["--select"], metavar="CODES", help=say("opt_select")),
            click.Option(["--ignore"], metavar="CODES", help=say("opt_ignore")),
            click.Option(["--fail-on"], type=click.Choice([*LEVELS, "never"]), help=say("opt_fail_on")),
            click.Option(["--at"], metavar="ADDRESS", help=say("opt_at")),
            click.Option(["--by-line"], is_flag=True, help=say("opt_by_line")),
            click.Option(["--statistics"], is_flag=True, help=say("opt_statistics")),
            click.Option(["--baseline"], metavar="FILE", help=say("opt_baseline")),
            click.Option(["--write-baseline"], metavar="FILE", help=say("opt_write_baseline")),
            click.Option(["--exceptions"], metavar="FILE", help=say("opt_exceptions")),
            click.Option(["--trust-text"], is_flag=True, help=say("opt_trust_text")),
            click.Option(["--fix"], is_flag=True, help=say("opt_fix")),
            click.Option(["--unsafe-fixes"], is_flag=True, help=say("opt_unsafe_fixes")),
            click.Option(["--track-changes"], is_flag=True, help=say("opt_track_changes")),
            click.Option(["--diff"], is_flag=True, help=say("opt_diff")),
            click.Option(["-o", "--out"], metavar="FILE", help=say("opt_check_out")),
            *inputs.options(say),
        ],
    )


def check(wanted: Wanted, say: Messages) -> int:
    """Check every input and print the findings; return 0, 1 (findings at the level) or 2 (an unreadable input)."""
    from extractor.cli.reports import Printed

    _refuse(wanted, say)
    accepted, baseline = side_files(wanted, say)
    try:
        with Printed(wanted, say) as report:
            return _check(wanted, accepted, baseline, report, say)
    except OSError as problem:
        if isinstance(problem, BrokenPipeError):
            raise
        file = problem.filename or wanted.out or "stdout"
        print(say("cannot_write_file", file=file, reason=say.reason(problem)), file=sys.stderr)
        return 2


def _check(
    wanted: Wanted, accepted: "tuple[Accepted, ...]", baseline: "Baseline | None", report: "Printed", say: Messages
) -> int:
    from extractor.checks import checks
    from extractor.review.reviewed import errors_first, has_place, only_at, review
    from extractor.review.tally import Tally, Unread

    known = {entry.key: entry for entry in accepted}
    run = checks(wanted.select, wanted.ignore)
    tally = Tally()
    placeless: list[Unread] = []
    reading = Reading(wanted.given, say, say("checking"))
    for given, analysis, readable in _analysed(wanted, reading):
        reviewed = review(given.name, analysis, known, baseline)
        if wanted.at is not None:
            if not has_place(analysis, wanted.at):
                said, said_en = (
                    Messages(each)("place_not_in_text", file=given.name, place=wanted.at) for each in LANGUAGES
                )
                placeless.append(Unread(given.name, said, said_en))
                continue  # nothing is found where there is nothing: that would read as a clean text
            reviewed = only_at(reviewed, wanted.at)
        if wanted.fix or wanted.diff:
            from extractor.cli.corrections import correct

            reviewed = correct(given, reviewed, wanted, say)
        if not wanted.by_line:
            reviewed = errors_first(reviewed)
        tally.add(reviewed)
        if wanted.write_baseline is None and not wanted.diff:
            report.add(reviewed, readable)
    tally.failed.extend([*reading.unread, *placeless])
    for each in placeless:
        print(say("place_not_in_text", file=each.file, place=wanted.at), file=sys.stderr)
    whole = reading.whole and not report.refused
    if wanted.write_baseline is not None:
        reading.tell_account()
        return _write_baseline(wanted.write_baseline, tally, say) or (0 if whole else 2)
    if not wanted.diff:
        # Who asks about one provision has not met the exceptions of the others.
        unused = tally.unused(accepted, [each.code for each in run]) if wanted.at is None else ()
        report.close(tally, unused, whole)
    sys.stdout.flush()
    reading.tell_account()
    failing = LEVELS[: LEVELS.index(wanted.fail_on) + 1] if wanted.fail_on != "never" else ()
    failed = any(count and severity in failing for severity, count in tally.severities().items())
    nowhere = bool(placeless) and not tally.inputs
    return 2 if not whole or nowhere else int(failed)


def _refuse(wanted: Wanted, say: Messages) -> None:
    """Raise Misuse for what cannot be asked together, and for codes that no check has."""
    refuse_unknown((*(wanted.select or ()), *(wanted.ignore or ())), say)
    refuse_unknown([code for _, codes in wanted.settings.per_file for code in codes], say)
    if wanted.out is not None and not wanted.fix and (wanted.diff or wanted.write_baseline is not None):
        raise Misuse(say("out_needs_report"))
    takes = formats_of("findings")[wanted.form].takes
    if wanted.track_changes and wanted.form != "docx":
        raise Misuse(say("track_needs_docx"))
    if takes is not None and (wanted.fix or wanted.diff or wanted.write_baseline is not None):
        raise Misuse(say("marks_alone", form=wanted.form))
    if takes is not None and wanted.out is None and (inputs.STDIN in wanted.given.names or _packed(wanted)):
        raise Misuse(say("stdin_needs_out"))
    if (wanted.fix or wanted.diff or wanted.track_changes) and any(each.corrections for each in wanted.given.inputs):
        raise Misuse(say("fix_or_corrections"))
    if wanted.fix and wanted.diff:
        raise Misuse(say("fix_or_diff"))
    if wanted.write_baseline is not None:
        _refuse_foreign(wanted.write_baseline, say)
    if wanted.fix and inputs.STDIN in wanted.given.names and wanted.out is None:
        raise Misuse(say("stdin_needs_out"))
    packed = _packed(wanted)
    if wanted.fix and packed is not None and wanted.out is None:
        raise Misuse(say("member_needs_out", file=packed))


def _packed(wanted: Wanted) -> str | None:
    """Return the name of the first input that lies in an archive."""
    return next((each.name for each in wanted.given.inputs if each.member is not None), None)


def _refuse_foreign(path: Path, say: Messages) -> None:
    """Raise Misuse where a baseline would take the place of a file that is not one."""
    from extractor.review.sidefile import SideFileError, read_baseline

    try:
        if path.is_file() and path.stat().st_size:
            read_baseline(path)
    except (SideFileError, OSError):
        raise Misuse(say("not_a_baseline", file=path)) from None


def refuse_unknown(listed: Sequence[str], say: Messages) -> None:
    """Raise Misuse for a code, or beginning of a code, that no check has."""
    from extractor.checks import codes

    for code in listed:
        if not any(known.startswith(code) for known in codes()):
            raise Misuse(say("no_such_code", name=code, known=", ".join(codes())))


def side_files(wanted: Wanted, say: Messages) -> "tuple[tuple[Accepted, ...], Baseline | None]":
    """Return the exceptions and the baseline, None where none is asked for; raises Misuse for a wrong file."""
    if wanted.exceptions is None and wanted.baseline is None:
        return (), None
    from extractor.review.sidefile import SideFileError, read_baseline, read_exceptions

    try:
        accepted = read_exceptions(wanted.exceptions) if wanted.exceptions is not None else ()
        return accepted, read_baseline(wanted.baseline) if wanted.baseline is not None else None
    except SideFileError as problem:
        raise Misuse(problem.message_en if say.language == "en" else problem.message) from None


def _analysed(wanted: Wanted, reading: Reading) -> "Iterator[tuple[Input, Analysis, bool]]":
    """Yield every input that could be read with its analysis, and whether it is a regulation."""
    from extractor.checks import checks
    from extractor.workers.work import Wish

    wish = Wish(rules=False, select=wanted.select, ignore=wanted.ignore or (), keep=True, trusted=wanted.trust_text)
    read = (
        (given, made.analysis, made.problem is None)
        for given, made in reading.each(wish)
        if made is not None and made.analysis is not None
    )
    if len(wanted.given.inputs) > 1 and any(each.across for each in checks(wanted.select, wanted.ignore)):
        return _together(wanted, read)
    return read


def _together(
    wanted: Wanted, read: "Iterator[tuple[Input, Analysis, bool]]"
) -> "Iterator[tuple[Input, Analysis, bool]]":
    """Yield the same inputs with what only all of them together show: these checks need all at once, from disk."""
    from msgspec.structs import replace

    from extractor.pipeline import together
    from extractor.workers.ordered import Analyses, Shelf

    with Shelf() as shelf:
        opened, regulations, others = [], Analyses(shelf, "regulation"), Analyses(shelf, "other")
        for given, analysis, readable in read:
            (regulations if readable else others).append(analysis)
            opened.append((given, readable))
        done, rest = together(regulations, select=wanted.select, ignore=wanted.ignore), iter(others)
        for given, readable in opened:
            analysis = next(done if readable else rest)
            if given.ignore:
                kept = tuple(each for each in analysis.findings if not each.code.startswith(given.ignore))
                analysis = replace(analysis, findings=kept)
            yield given, analysis, readable


def _write_baseline(path: Path, tally: "Tally", say: Messages) -> int:
    from extractor.review.sidefile import write_baseline

    entries = tally.baseline()
    try:
        write_baseline(path, entries)
    except OSError as problem:
        print(say("cannot_write_file", file=path, reason=say.reason(problem)), file=sys.stderr)
        return 2
    print(say("baseline_written", file=path, count=sum(entry.count for entry in entries)), file=sys.stderr)
    return 0
