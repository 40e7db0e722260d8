"""The command line `thk`: one module a command, loaded only when it is asked for."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from extractor.cli.config import language
from extractor.cli.messages import Messages, language_of
from extractor.workers.collector import leave_the_rest, spare_the_collector


def main(argv: Sequence[str] | None = None) -> None:
    """Run `thk` with `argv` (default: the process's own) and end the process with its exit code."""
    _complete_streams()
    code = run(sys.argv[1:] if argv is None else argv)
    leave_the_rest()
    sys.exit(code)


def _complete_streams() -> None:
    """Replace standard streams that the caller has closed, and let a terminal show "?" for what its encoding lacks.

    In this order, so that each takes the number of the closed one: later files are not written to by mistake.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
        elif mode == "w":
            stream.reconfigure(errors="replace")


def run(argv: Sequence[str]) -> int:
    """Run `thk` and return its exit code: 0, 1 (findings) or 2 (misuse, unreadable input). Never a traceback.

    With THK_DEBUG=1 in the environment an unexpected error shows where it happened.
    """
    spare_the_collector()
    say = Messages(language_of(argv) or language() or "id")
    try:
        import click

        from extractor.cli.app import group, usage_sentence

        try:
            # Not click's own main: it ends the process with code 1 where a pipe is closed.
            with group(say).make_context("thk", list(argv)) as context:
                code = context.command.invoke(context)
        except click.exceptions.Exit as done:
            code = done.exit_code
        except click.UsageError as misuse:
            print(usage_sentence(misuse, say), file=sys.stderr)
            code = 2
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except BrokenPipeError:
        # The reader of our output has gone (`thk … | head`): nothing is wrong, and nothing more can be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as problem:
        if problem.filename is not None:
            return _unexpected(problem, say)
        # Nothing was opened by name: standard output cannot take more (a full disk behind it).
        print(say("cannot_write_file", file="stdout", reason=say.reason(problem)), file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except KeyboardInterrupt:
        print(say("stopped"), file=sys.stderr)
        return 130
    except Exception as error:
        return _unexpected(error, say)


def _unexpected(error: Exception, say: Messages) -> int:
    if os.environ.get("THK_DEBUG"):
        raise error
    print(say("unexpected", file="thk", reason=f"{type(error).__name__}: {error}"), file=sys.stderr)
    return 2
