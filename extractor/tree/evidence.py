"""What the words before a marker say: does the sentence go on, has it ended, is a list announced?"""

import re
from functools import cache

from extractor.grammar import Form, load
from extractor.law.statutes import ends_with_owner

_BEFORE_CHARS = 48  # looked at before a marker (chosen: the last words of a sentence)


# A quotation mark stands before quoted text, or behind it; the others are specks of a scan.
_BLANKS_AND_MARKS = " \n\t\"“”'‘’|~_^"


# A joining word behind the end of a clause, its semicolon perhaps misread, and the last letters of such words.
_LINKS = (
    *(";dan", "; dan", "; atau", ";atau", "; dan/atau", ", dan", ", atau", ": dan", ": atau", "; serta"),
    *("! dan", "! atau"),
)
_LINK_ENDS = frozenset(words[-1] for words in _LINKS)


class Evidence(Form, frozen=True):
    """The whole of `structure/evidence.toml`: words that tell how a number after them is meant."""

    unit_words: frozenset[str]
    open_words: frozenset[str]
    joins: tuple[str, ...]
    announces: frozenset[str]
    instruction_starts: tuple[str, ...]
    instruction_verbs: tuple[str, ...]


@cache
def _evidence() -> Evidence:
    return load("structure/evidence", Evidence)


@cache
def _joins() -> tuple[str, ...]:
    return tuple(sorted(_evidence().joins, key=len, reverse=True))


@cache
def _listing() -> re.Pattern[str]:
    joins = "|".join(map(re.escape, _joins()))
    return re.compile(rf"(?:ayat|huruf|angka|pasal) ?\(?\w{{1,4}}\)?\.?(?: ?(?:{joins}))$", re.IGNORECASE)


def _listing_ends(words: str) -> bool:
    """Whether words end in a reference that goes on: `… dalam Pasal 5,`."""
    return _listing().search(words) is not None


class Before:
    """The end of the text before an offset of `content`, read for evidence."""

    __slots__ = ("_content", "_end", "_held", "_low", "last", "nothing")

    def __init__(self, content: str, offset: int) -> None:
        """Look back from `offset`, over the line break."""
        low = offset - _BEFORE_CHARS if offset > _BEFORE_CHARS else 0
        while offset > low and content[offset - 1] in _BLANKS_AND_MARKS:
            offset -= 1
        self._content, self._low, self._end = content, low, offset
        self._held: str | None = None  # only some are asked for more than their last sign
        self.nothing = offset <= low
        self.last = "" if offset <= low else content[offset - 1]

    @property
    def _words(self) -> str:
        if self._held is None:
            self._held = self._content[self._low : self._end].replace("\n", " ")
        return self._held

    @property
    def last_word(self) -> str:
        """The last word in lower case, its sign of punctuation included."""
        return self._words.rpartition(" ")[2].lower()

    @property
    def ended(self) -> bool:
        """Whether a clause has ended: a stop, a semicolon (misread perhaps), a colon, or a joining word after one."""
        if self.last in ".;:!" or self.nothing:
            return True
        return self.last in _LINK_ENDS and self._words.lower().endswith(_LINKS)

    @property
    def announces(self) -> bool:
        """Whether the words announce a list: a colon, or `sebagai berikut`, `meliputi` …"""
        if self.last == ":":
            return True
        return self.last_word.rstrip(".,;") in _evidence().announces or self._words.lower().endswith(
            ("terdiri atas", "terdiri dari", "antara lain")
        )

    @property
    def wraps(self) -> bool:
        """Whether a number that follows belongs to the sentence: `… pada ayat` / `(2) …`, `… ayat (1) dan` / `(2)`."""
        if self.last in ";:":
            return False
        if self.last_word.strip("(") in _evidence().unit_words:
            return True
        return self._words.lower().endswith(_joins()) and _listing().search(self._words) is not None

    @property
    def item_open(self) -> bool:
        """Whether only the end of an item says that more follows: a comma, or a joining word after a semicolon."""
        words = self._words.lower()
        joined = words.endswith(("; dan", ";dan", "; atau", ";atau", "; dan/atau", "; serta"))
        comma = self.last == "," or words.endswith((", dan", ", atau", ", dan/atau"))
        return joined or (comma and not self.wraps and not _listing_ends(self._words))

    @property
    def open(self) -> bool:
        """Whether a heading that follows (`Pasal 12` alone on a line) is the rest of a sentence."""
        if self.last in ";:":  # or nothing
            return False
        word = self.last_word
        if self.last in ",(" or word in _evidence().open_words or word in _evidence().unit_words:
            return True
        return ends_with_owner(self._words)


@cache
def _instruction() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = _evidence()
    starts = "|".join(re.escape(word) for word in sorted(table.instruction_starts, key=len, reverse=True))
    verbs = "|".join(map(re.escape, table.instruction_verbs))
    return re.compile(rf"(?:{starts})\b", re.IGNORECASE), re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)


def is_instruction(words: str) -> bool:
    """Whether `words` (a few lines) read as the instruction of an amending act: `Ketentuan Pasal 5 diubah …`."""
    start, verb = _instruction()
    if start.match(words):
        return bool(verb.search(words))
    clause = re.split(r"[.;:]", words, maxsplit=1)[0]
    found = verb.search(clause)
    return bool(found and re.search(r"\b(?:Pasal|BAB|Bagian|Lampiran)\b", clause[: found.start()]))
