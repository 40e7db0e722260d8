"""A reading that a person has corrected: which line of which file, what was read there, and what is printed there."""

from msgspec import Struct


class Correction(Struct, frozen=True):
    """One corrected line.

    `sha256` names the file, `page` (None in a text without pages) and `line` the line as `SourceLine` counts it, `old`
    the words that were read there. `new` are the words that are printed there: several lines where the reader had run
    them together, none where nothing of the regulation is printed. `by` and `at` (ISO date and time) say who corrected
    it and when, `note` why.
    """

    sha256: str
    page: int | None
    line: int
    old: str
    new: str
    by: str
    at: str
    note: str = ""
