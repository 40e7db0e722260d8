"""`thk parse --furniture`: what stands on the pages and is no part of the text, so that one can see that it is none."""

import os
import sys

from extractor.cli import inputs
from extractor.cli.messages import Messages
from extractor.model.text import Furniture

_SHORT = 120


def listing(names: tuple[str, ...], say: Messages) -> int:
    """Print kind, page, place and words of everything set aside; return the exit code (0, or 2 as for every command).

    The place is the line within the page or file and, for a PDF, the left upper corner in points.
    """
    whole = True
    for name in names:
        try:
            text = inputs.load(name, say)
        except inputs.Unreadable as problem:
            print(problem, file=sys.stderr)
            whole = False
            continue
        except Exception as error:
            if os.environ.get("THK_DEBUG"):
                raise
            print(say("unexpected", file=name, reason=f"{type(error).__name__}: {error}"), file=sys.stderr)
            whole = False
            continue
        print(say("furniture_of", file=name, count=len(text.furniture)))
        for piece in text.furniture:
            print(_row(piece, say))
    return 0 if whole else 2


def _row(piece: Furniture, say: Messages) -> str:
    page = say("furniture_page", page=piece.page) if piece.page is not None else ""
    place = say("furniture_line", line=piece.number)
    if piece.box is not None:
        place += f" ({piece.box.left:.0f}, {piece.box.top:.0f})"
    words = piece.text if len(piece.text) <= _SHORT else f"{piece.text[:_SHORT]} …"
    return f"  {page:<9} {place:<22} {piece.kind:<13} {words}".rstrip()
