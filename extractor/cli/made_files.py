"""Files that `thk check` makes of an input: where they go, and that none takes the place of a foreign one."""

import os
from pathlib import Path

from extractor.cli.app import Misuse
from extractor.cli.inputs import STDIN
from extractor.cli.messages import Messages
from extractor.cli.wanted import Wanted
from extractor.files import write_whole


def made_file(name: str, wanted: Wanted, made: str, suffix: str, say: Messages) -> Path:
    """Return where the file made of the input `name` goes: beside it, as `NAME{made}{suffix}`, or where `--out` says.

    `--out` is the file, or for several inputs the folder. Raises Misuse where that is an input.
    """
    source = Path("stdin.txt" if name == STDIN else name)
    target = source.with_name(f"{source.stem}{made}{suffix}")
    if wanted.out is not None:
        out = Path(wanted.out)
        many = len(wanted.given.inputs) > 1 or out.is_dir() or wanted.out.endswith(("/", "\\"))
        alike = [
            each for each in dict.fromkeys(wanted.given.names) if Path(each).name.casefold() == source.name.casefold()
        ]
        if len(alike) > 1:
            # Inputs of one name from several folders come together in one: each is told by its place in the row.
            target = target.with_name(f"{source.stem}-{alike.index(name) + 1}{made}{suffix}")
        target = out / target.name if many else out
    for each in wanted.given.inputs:
        if each.path is not None and target.exists() and target.samefile(os.fsdecode(each.path)):
            raise Misuse(say("never_over_input", file=target))
    return target


def write_made(target: Path, data: bytes, made: str, say: Messages) -> None:
    """Write a file that `made` marks in its name; raises OSError, and Misuse where a foreign file is there."""
    if _is_foreign(target, data, made):
        raise Misuse(say("not_ours", file=target))
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, data)


def _is_foreign(target: Path, data: bytes, made: str) -> bool:
    """Whether a file is there that THK did not make: neither its name nor what it holds says so."""
    if not target.is_file() or target.stem.endswith(made):
        return False
    with target.open("rb") as stream:
        there = stream.read(len(data) + 1)
    return there not in (b"", data)
