"""Lines that may be a heading of which a scan misread the word or spaced out the number: `Paaal 1`, `BABm`."""

from rapidfuzz.distance import Levenshtein

from extractor.lines.line import Marker
from extractor.text import Span

_WORDS = {"pasal": ("Pasal", "PASAL"), "bab": ("BAB", "Bab")}
_FIRST_SIGNS = frozenset("PFRDBE8p")  # what the P of Pasal and the B of BAB are read as
_SPECKS = str.maketrans("", "", " .,-–_~'`^*")
_LONGEST = 16  # a line longer than this is no lone heading
_NUMBER = 5


def damaged_headings(content: str, start: int, end: int) -> tuple[Marker, ...]:
    """Return the headings that the line `start:end` may stand for, each a whole line: `Pasa.119` is Pasal 19 or 119.

    Its word, specks left out, is that of a heading or within one sign of it. Only the sequence can tell whether such a
    line is a heading at all.
    """
    if not 0 < end - start <= _LONGEST or content[start] not in _FIRST_SIGNS:
        return ()
    signs = content[start:end].translate(_SPECKS)
    found = []
    for name, words in _WORDS.items():
        for word in words:
            if signs.startswith(word):
                labels = [signs[len(word) :]]
            else:
                cuts = range(len(word) - 1, len(word) + 2)
                labels = [signs[cut:] for cut in cuts if Levenshtein.distance(signs[:cut], word) <= 1]
            found += [
                Marker(name, label, Span(start, end), end)
                for label in labels
                if label.isalnum() and len(label) <= _NUMBER
            ]
    return tuple(found)
