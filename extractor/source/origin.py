"""The way back: from a span of the frozen text to the characters of the text file that it was read from.

Reading squeezes blanks, joins lines, and takes marks out; a correction has to go back to the file as it was typed.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from extractor.model.text import Span, Text
from extractor.source.characters import normalise
from extractor.source.encoding import decode
from extractor.source.readers import MARKDOWN

_LINE = re.compile(r"\r\n|\r|\n")
_TOKEN = re.compile(r"\S+")
_BLANKS = re.compile(r"\s+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,31});")
# What Markdown writes beside the words: the target of a link, a tag.
_BESIDE = re.compile(r"\]\([^()\n]{0,2000}\)|<[^<>\n]{1,200}>")

# The longest number of a list item or heading: "Bagian Kedua Puluh Satu ".
_LONGEST_NUMBER = 30

Ranges = list[tuple[int, int]]


class Origin:
    """The characters of a source and, for every span of its text, where they stand in it.

    `raw` are the characters of a text file, decoded, without byte order mark and with its own line ends.
    """

    def __init__(self, raw: str, text: Text, *, marked: bool = False, numbered: bool = False) -> None:
        """Take the characters that `text` was read from, line by line as its lines are numbered.

        `marked` says that they hold Markdown, `numbered` that a line may begin with a number that they do not hold.
        """
        self.raw = raw
        self._text = text
        self._marked = marked
        self._numbered = numbered
        self._lines: dict[int, list[Span]] = defaultdict(list)
        for line in text.lines:
            self._lines[line.number].append(line.span)
        self._ranges: dict[int, list[tuple[int, int] | None]] = {}

    def written(self, edits: Iterable[tuple[int, int, str]]) -> bytes:
        """Return the file with `edits`, (start, end, words) in `raw`, in UTF-8; they must not overlap."""
        return edited(self.raw, edits).encode()

    @cached_property
    def _bounds(self) -> list[tuple[int, int]]:
        """Start and end, without its line end, of every line of the file."""
        bounds, start = [], 0
        for match in _LINE.finditer(self.raw):
            bounds.append((start, match.start()))
            start = match.end()
        return [*bounds, (start, len(self.raw))]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self._bounds]

    def place(self, at: int) -> tuple[int, int]:
        """Return line and column, both from 1, of the character `at` of `raw`; columns count code points."""
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1

    def range_of(self, span: Span) -> tuple[int, int] | None:
        """Return start and end in `raw` of the words of `span`; None where the file does not show them in this order.

        An empty span gives the place where words would be put in: after the word before it, if there is one on the
        same line.
        """
        content = self._text.content
        if span.start >= span.end:
            at = span.start
            behind = at > 0 and content[at - 1] not in " \n"
            found = self._character(at - 1 if behind else at)
            return None if found is None else (found[1], found[1]) if behind else (found[0], found[0])
        first, last = self._character(span.start), self._character(span.end - 1)
        if first is None or last is None or first[0] > last[1]:
            return None
        return first[0], last[1]

    def reach(self, span: Span) -> tuple[int, int]:
        """Return start and end in `raw` of what the file shows of `span`, without a number that it only draws.

        Where it shows none of it, these are the ends of the line of the file that the span begins in.
        """
        for start in range(span.start, min(span.end, span.start + _LONGEST_NUMBER)):
            if (found := self.range_of(Span(start, span.end))) is not None:
                return found
        number = self._text.line_at(span.start).number if self._text.lines else 1
        return self._bounds[number - 1] if number <= len(self._bounds) else (0, 0)

    def _character(self, offset: int) -> tuple[int, int] | None:
        """Return where one character of the text stands; a line break stands at the end of its line."""
        if not self._text.lines:
            return None
        line = self._text.line_at(offset)
        if line.span.start not in self._ranges:
            self._align(line.number)
        ranges = self._ranges[line.span.start]
        if not ranges:
            return None
        at = offset - line.span.start
        if at < len(ranges):
            return ranges[at]
        last = ranges[-1]
        return last and (last[1], last[1])

    def _align(self, number: int) -> None:
        """Find all printed lines that came from one line of the source, one behind the other."""
        start, end = self._bounds[number - 1] if number <= len(self._bounds) else (0, 0)
        typed = _Typed(self.raw[start:end], start, self._marked)
        at = 0
        for line in self._lines[number]:
            words = self._text.content[line.start : line.end]
            skipped = 0
            found = typed.find(words, at)
            while found is None and self._numbered and skipped < _LONGEST_NUMBER and " " in words:
                # The number of a list stands in front of what was typed.
                first, _, words = words.partition(" ")
                skipped += len(first) + 1
                found = typed.find(words, at)
            self._ranges[line.start] = [*[None] * skipped, *found[0]] if found else []
            at = found[1] if found else at


class _Typed:
    """One line of a file as it was typed, ready to be sought through."""

    def __init__(self, line: str, start: int, marked: bool) -> None:
        """Normalise `line`, which begins at `start` of the file, and keep where each of its characters came from."""
        self._shown: list[str] = []
        self._ranges: Ranges = []
        for words, low, high in _pieces(line, marked):
            for sign in words:
                self._shown.append(sign)
                self._ranges.append((start + low, start + high))
        self._line = "".join(self._shown)
        # Marks that hold words are no place to find words in, unless these are found nowhere else.
        self._masked = _BESIDE.sub(lambda match: "\0" * len(match[0]), self._line) if marked else self._line

    def find(self, words: str, start: int) -> tuple[Ranges, int] | None:
        """Return the place of every character of `words`, sought from `start`, and where they end."""
        capitals = self._line.upper()  # a style may print in capitals what was typed in small letters
        lines = (self._masked, self._line, capitals if len(capitals) == len(self._line) else "")
        return next((found for line in lines if (found := self._find(words, start, line))), None)

    def _find(self, words: str, start: int, line: str) -> tuple[Ranges, int] | None:
        ranges: Ranges = []
        at = start
        for token in _TOKEN.finditer(words):
            places = _places(token[0], line, at)
            if places is None:
                return None
            if len(ranges) < token.start():
                ranges.append(self._blank(at, places[0]))
            ranges.extend(self._ranges[place] for place in places)
            at = places[-1] + 1
        return ranges, at

    def _blank(self, after: int, before: int) -> tuple[int, int]:
        """Return where the blanks between two words stand, beside the marks that may be there too."""
        blanks = _BLANKS.search(self._line, after, before)
        if blanks:
            return self._ranges[blanks.start()][0], self._ranges[blanks.end() - 1][1]
        end = self._ranges[after - 1][1]
        return end, end


def edited(raw: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Return `raw` with `edits`, (start, end, words), made; they must not overlap."""
    out: list[str] = []
    at = 0
    for start, end, words in sorted(edits):
        out += [raw[at:start], words]
        at = max(at, end)
    return "".join([*out, raw[at:]])


def origin_of(data: bytes, text: Text) -> Origin:
    """Return the way back into the text file whose bytes are `data`. Raises InputError where they are no text."""
    return Origin(decode(data, text.source.file), text, marked=text.source.media_type == MARKDOWN.media_type)


def _pieces(line: str, marked: bool) -> list[tuple[str, int, int]]:
    """Part a line into what reads as one sign (a letter with its accents, an entity), each normalised."""
    if line.isascii() and line.isprintable() and not (marked and "&" in line):
        return [(sign, at, at + 1) for at, sign in enumerate(line)]
    pieces, at = [], 0
    while at < len(line):
        end = at + 1
        entity = _ENTITY.match(line, at) if marked and line[at] == "&" else None
        if entity:
            from html import unescape

            end = entity.end()
            words = unescape(entity[0])
        else:
            while end < len(line) and unicodedata.combining(line[end]):
                end += 1
            words = line[at:end]
        if words == "\u00ad" and line[end:].strip():
            words = ""  # inside a line it is invisible; at its end it is a hyphen
        pieces.append((normalise(words).replace("\n", " "), at, end))
        at = end
    return pieces


def _places(word: str, line: str, start: int) -> list[int] | None:
    """Return where the signs of `word` stand from `start` on: in one, or parted by marks or blanks."""
    at = line.find(word, start)
    if at >= 0 and not any(sign.isalnum() for sign in line[start:at]):
        return list(range(at, at + len(word)))
    places = []
    for sign in word:
        start = line.find(sign, start)
        if start < 0:
            return None
        places.append(start)
        start += 1
    return places
