"""`thk check --fix` and `--diff`: safe fixes, into a new file or as a difference. The input is never changed."""

import os
import sys
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.cli import inputs
from extractor.cli.app import Misuse
from extractor.cli.messages import Messages
from extractor.cli.wanted import Wanted
from extractor.files import write_whole

if TYPE_CHECKING:
    from extractor.review.correct import Corrected
    from extractor.review.edits import Plan
    from extractor.review.reviewed import Reviewed
    from extractor.workers.work import Input

# Stands before the suffix of a file that a correction made.
_MADE = ".fixed"


def correct(given: "Input", reviewed: "Reviewed", wanted: Wanted, say: Messages) -> "Reviewed":
    """Write the corrected text beside the input (or to `--out`) and return what is left; or print the difference.

    Raises OSError where the new file cannot be written, Misuse where it would take the place of an input or of a file
    that is not of this making.
    """
    from extractor.review.edits import plan
    from extractor.review.reviewed import fixed
    from extractor.source.readers import reader_by_media_type

    text = reviewed.analysis.document.text
    planned = plan(text, reviewed.open, unsafe=wanted.unsafe_fixes)
    left = 0 if wanted.unsafe_fixes else sum(each.is_fixed_on_request for each in reviewed.open_told)
    if left:
        print(say("unsafe_left", file=reviewed.name, count=left), file=sys.stderr)
    if not planned.fixes:
        print(say("nothing_to_fix", file=reviewed.name), file=sys.stderr)
        return reviewed
    made = _made(given, reviewed, planned, say)
    if made is None:
        return reviewed
    target = _target(reviewed, wanted, say)
    if wanted.diff:
        sys.stdout.write(_difference(made, reviewed.name, str(target)))
        return reviewed
    if _is_foreign(target, made.data):
        raise Misuse(say("not_ours", file=target))
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, made.data)
    done = fixed(reviewed, made.made)
    count = sum(each.status == "fixed" for each in done.told)
    print(say("fixed", file=reviewed.name, count=count, target=target), file=sys.stderr)
    if reader_by_media_type(text.source.media_type).origin is None:
        print(say("fixed_pdf", file=reviewed.name), file=sys.stderr)
    if planned.clashing:
        print(say("fix_again", file=target, count=len(planned.clashing)), file=sys.stderr)
    if made.unplaced:
        print(say("unplaced", file=reviewed.name, count=len(made.unplaced)), file=sys.stderr)
    return done


def _made(given: "Input", reviewed: "Reviewed", planned: "Plan", say: Messages) -> "Corrected | None":
    from hashlib import sha256

    from extractor.review.correct import corrected_file, corrected_running
    from extractor.source.readers import function, reader_by_media_type

    text = reviewed.analysis.document.text
    origin = reader_by_media_type(text.source.media_type).origin
    if origin is None:
        return corrected_running(text, planned)
    data = inputs.data_of(given)
    if data is None or sha256(data).hexdigest() != text.source.sha256:
        print(say("changed_meanwhile", file=reviewed.name), file=sys.stderr)
        return None
    return corrected_file(text, function(origin)(data, text), planned)


def _target(reviewed: "Reviewed", wanted: Wanted, say: Messages) -> Path:
    from extractor.source.readers import reader_by_media_type

    source = Path("stdin.txt" if reviewed.name == inputs.STDIN else reviewed.name)
    reader = reader_by_media_type(reviewed.analysis.document.text.source.media_type)
    suffix = source.suffix if source.suffix and reader.origin else ".txt"
    target = source.with_name(f"{source.stem}{_MADE}{suffix}")
    if wanted.out is not None:
        out = Path(wanted.out)
        many = len(wanted.given.inputs) > 1 or out.is_dir() or wanted.out.endswith(("/", "\\"))
        alike = [
            name for name in dict.fromkeys(wanted.given.names) if Path(name).name.casefold() == source.name.casefold()
        ]
        if len(alike) > 1:
            # Inputs of one name from several folders come together in one: each is told by its place in the row.
            target = target.with_name(f"{source.stem}-{alike.index(reviewed.name) + 1}{_MADE}{suffix}")
        target = out / target.name if many else out
    for each in wanted.given.inputs:
        if each.path is not None and target.exists() and target.samefile(os.fsdecode(each.path)):
            raise Misuse(say("never_over_input", file=target))
    return target


def _is_foreign(target: Path, data: bytes) -> bool:
    """Whether a file stands there that no correction made: neither its name nor what it holds says so."""
    if not target.is_file() or target.stem.endswith(_MADE):
        return False
    with target.open("rb") as stream:
        there = stream.read(len(data) + 1)
    return there not in (b"", data)


def _difference(made: "Corrected", before: str, after: str) -> str:
    lines = unified_diff(
        [f"{line}\n" for line in made.before.splitlines()],
        [f"{line}\n" for line in made.after.splitlines()],
        before,
        after,
    )
    return "".join(lines)
