"""`thk parse --furniture`: what stands on the pages and is no part of the text, so that one can see that it is none."""

from extractor.cli.given import Given
from extractor.cli.inputs import Reading
from extractor.cli.messages import Messages
from extractor.model.text import Furniture

_SHORT = 120


def listing(given: Given, say: Messages) -> int:
    """Print kind, page, place and words of everything set aside; return the exit code (0, or 2 as for every command).

    The place is the line within the page or file and, for a PDF, the left upper corner in points.
    """
    from extractor.workers.work import Wish

    reading = Reading(given, say, say("reading"))
    for each, made in reading.each(Wish(only_text=True)):
        if made is not None and made.text is not None:
            print(say("furniture_of", file=each.name, count=len(made.text.furniture)))
            for piece in made.text.furniture:
                print(_row(piece, say))
    return 0 if reading.whole else 2


def _row(piece: Furniture, say: Messages) -> str:
    page = say("furniture_page", page=piece.page) if piece.page is not None else ""
    place = say("furniture_line", line=piece.number)
    if piece.box is not None:
        place += f" ({piece.box.left:.0f}, {piece.box.top:.0f})"
    words = piece.text if len(piece.text) <= _SHORT else f"{piece.text[:_SHORT]} …"
    return f"  {page:<9} {place:<22} {piece.kind:<13} {words}".rstrip()
