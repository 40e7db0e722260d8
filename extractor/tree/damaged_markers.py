"""Lines that may be a heading of which a scan misread the word or spaced out the number: `Paaal 1`, `BABm`."""

import re

import regex

from extractor.model.text import Span
from extractor.tree.line import Marker

# Pasal with one sign wrong, lost or too many; BAB with the signs that its letters are taken for, since one sign off BAB
# stands many a word (BAGI, BALI).
_HEADINGS: dict[str, regex.Pattern[str]] = {
    "bab": regex.compile("(?:B|8|F3|13)[A4](?:B|8|R|E|FB)"),
    "pasal": regex.compile("(?:Pasal|PASAL){e<=1}"),
}
# How long such a word may be: `BAB`, `Pasaal`.
_WORD_CHARS = range(3, 7)
_FIRST_SIGNS = frozenset("PFRDB81pr")  # what the P of Pasal and the B of BAB are read as
_SPECKS = str.maketrans("", "", " .,-–_~'`^*")
_HEADING_CHARS = 16  # a line longer than this is no lone heading
# The longest number of a heading: `XXVII` or `123AB`.
_NUMBER_CHARS = 5
_NUMBER = re.compile(rf"(?:[^\W_]|[!|]){{1,{_NUMBER_CHARS}}}")


def damaged_headings(content: str, start: int, end: int) -> tuple[Marker, ...]:
    """Return the headings that the line `start:end` may stand for, each a whole line: `Pasa.119` is Pasal 19 or 119.

    Only the sequence can tell whether such a line is a heading at all. Specks are left out; of several ways to part
    word and number those with the fewest wrong signs count.
    """
    if not 0 < end - start <= _HEADING_CHARS or content[start] not in _FIRST_SIGNS:
        return ()
    signs = content[start:end].translate(_SPECKS)
    if len(signs) >= _WORD_CHARS.stop + _NUMBER_CHARS:
        return ()
    found = []
    for name, word in _HEADINGS.items():
        parted = {at: match for at in _WORD_CHARS if (match := word.fullmatch(signs, 0, at))}
        errors = {at: sum(match.fuzzy_counts) for at, match in parted.items()}
        found += [
            Marker(name, signs[at:], Span(start, end), end)
            for at, wrong in errors.items()
            if wrong == min(errors.values()) and _NUMBER.fullmatch(signs, at)
        ]
    return tuple(found)
