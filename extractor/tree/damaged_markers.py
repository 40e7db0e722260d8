"""Lines that may be a heading of which a scan misread the word or spaced out the number: `Paaal 1`, `BABm`."""

import re

from rapidfuzz.distance import Levenshtein

from extractor.model.text import Span
from extractor.tree.line import Marker

_PASAL = ("Pasal", "PASAL")
_BAB = re.compile("[B8][A4][B8RE]")
_FIRST_SIGNS = frozenset("PFRDB8p")  # what the P of Pasal and the B of BAB are read as
_SPECKS = str.maketrans("", "", " .,-–_~'`^*")
_HEADING_CHARS = 16  # a line longer than this is no lone heading
# The longest number of a heading: `XXVII` or `123AB`.
_NUMBER_CHARS = 5


def damaged_headings(content: str, start: int, end: int) -> tuple[Marker, ...]:
    """Return the headings that the line `start:end` may stand for, each a whole line: `Pasa.119` is Pasal 19 or 119.

    Its word, specks left out, is Pasal or within one sign of it, or BAB with the signs that its letters are taken for
    (one sign off `BAB` stands many a word: `BAGI`, `BALI`). Only the sequence can tell whether such a line is a heading
    at all.
    """
    if not 0 < end - start <= _HEADING_CHARS or content[start] not in _FIRST_SIGNS:
        return ()
    signs = content[start:end].translate(_SPECKS)
    if bab := _BAB.match(signs):
        cuts = {"bab": [bab.end()]}
    elif signs.startswith(_PASAL):
        cuts = {"pasal": [len("Pasal")]}
    else:
        cuts = {
            "pasal": [at for at in (4, 5, 6) if any(Levenshtein.distance(signs[:at], word) <= 1 for word in _PASAL)]
        }
    return tuple(
        Marker(name, signs[at:], Span(start, end), end)
        for name, places in cuts.items()
        for at in places
        if signs[at:].isalnum() and len(signs) - at <= _NUMBER_CHARS
    )
