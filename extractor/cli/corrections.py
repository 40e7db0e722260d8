"""`thk check --fix` and `--diff`: safe fixes, into a new file or as a difference. The input is never changed."""

import sys
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.cli import inputs
from extractor.cli.made_files import made_file, write_made
from extractor.cli.messages import Messages
from extractor.cli.wanted import Wanted
from extractor.files import FIXED

if TYPE_CHECKING:
    from extractor.review.correct import Corrected
    from extractor.review.edits import Plan
    from extractor.review.reviewed import Reviewed
    from extractor.workers.work import Input


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
    if made.unplaced:
        print(say("unplaced", file=reviewed.name, count=len(made.unplaced)), file=sys.stderr)
    if not made.made:
        return reviewed
    target = made_file(reviewed.name, wanted, FIXED, _suffix(reviewed), say)
    if wanted.diff:
        sys.stdout.write(_difference(made, reviewed.name, str(target)))
        return reviewed
    write_made(target, made.data, FIXED, say)
    done = fixed(reviewed, made.made)
    count = sum(each.status == "fixed" for each in done.told)
    print(say("fixed", file=reviewed.name, count=count, target=target), file=sys.stderr)
    if reader_by_media_type(text.source.media_type).origin is None:
        print(say("fixed_pdf", file=reviewed.name), file=sys.stderr)
    if planned.clashing:
        print(say("fix_again", file=target, count=len(planned.clashing)), file=sys.stderr)
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


def _suffix(reviewed: "Reviewed") -> str:
    """Return the suffix of the corrected file: that of the input where it can be edited, else that of a plain text."""
    from extractor.source.readers import reader_by_media_type

    suffix = Path("stdin.txt" if reviewed.name == inputs.STDIN else reviewed.name).suffix
    editable = reader_by_media_type(reviewed.analysis.document.text.source.media_type).origin
    return suffix if suffix and editable else ".txt"


def _difference(made: "Corrected", before: str, after: str) -> str:
    lines = unified_diff(
        [f"{line}\n" for line in made.before.splitlines()],
        [f"{line}\n" for line in made.after.splitlines()],
        before,
        after,
    )
    return "".join(lines)
