"""Words to printed lines, as the eye sees them: by place on the page, not by their order in the file."""

import re
from itertools import pairwise
from operator import attrgetter

from msgspec import Struct, field

from extractor.model.text import UnsureWord
from extractor.source.characters import normalise, squeeze

# A line is a row of runs that share this much of the lower one's height.
_SAME_ROW = 0.55
# A short label or number may sit further off its line (text layers made by character recognition).
_LABEL_ROW = 0.3
_LABEL_LENGTH = 12
_NEAR = 6

# The mark of a note in the text: so small beside the height of its line, and so far above its foot, in line heights.
NOTE_MARK = re.compile(r"(?:[0-9]{1,3}|[*†‡]{1,3})\)?")
RAISED = 0.75
_RISE = 0.12
_LONGEST_MARK = 4
_MARKS = "0123456789*†‡"

_left = attrgetter("left")
_right = attrgetter("right")
_text = attrgetter("text")
_run = attrgetter("run")
_raised = attrgetter("raised")


# pdfium's mark for a hyphen at the end of a line.
HYPHEN = "\ufffe"

Frame = tuple[float, float, float, float]


class Word(Struct, gc=False):
    """One word: its text and its box on the page as it is displayed (origin top left). `run` counts pdfium's lines.

    `raised` says that it is a small figure or star set above the line, right behind the word before it.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    run: int
    size: float
    bold: bool
    raised: bool = False


class Sheet(Struct):
    """One page as it is displayed: its size in points and its words in stream order.

    `turn` says by how many quarters, clockwise, the page of the file was turned; `frame` is that page's (left, bottom,
    right, top). `slanted` are the words that run askew over the page, as a watermark does.
    """

    width: float
    height: float
    words: list[Word]
    turn: int = 0
    frame: Frame = (0.0, 0.0, 0.0, 0.0)
    slanted: list[Word] = field(default_factory=list)


class PrintedLine(Struct, gc=False):
    """One printed line: its words from left to right, its box, the text as it enters the Text.

    `moved` is how far right of the first column of the page its own column begins, in points.
    """

    words: list[Word]
    left: float
    top: float
    right: float
    bottom: float
    text: str = ""
    moved: float = 0.0

    @property
    def raised(self) -> list[tuple[int, str]]:
        """The figures and stars set above the line, each with its column in the text."""
        return [
            (len(text_of(self.words[: at + 1])) - len(word.text), word.text)
            for at, word in enumerate(self.words)
            if word.raised
            or (len(word.text) <= _LONGEST_MARK and word.text[:1] in _MARKS and self._stands_raised(word))
        ]

    def _stands_raised(self, word: Word) -> bool:
        """Whether a short word of its own is a small mark above the line."""
        if word is self.words[0] or NOTE_MARK.fullmatch(word.text) is None:
            return False
        tallest = max(self.words, key=_height)
        height = _height(tallest)
        return _height(word) < RAISED * height and word.bottom < tallest.bottom - _RISE * height

    @property
    def base(self) -> float:
        """The height on the page at which the line stands."""
        return self.bottom

    @property
    def size(self) -> float:
        """Font size in points: what the font says where it fits the box, else taken from the box."""
        height = self.bottom - self.top
        lengths = [len(word.text) for word in self.words]
        said = self.words[lengths.index(max(lengths))].size
        return said if 0.5 * height < said < 1.3 * height else height * 0.86

    @property
    def bold(self) -> bool:
        """Whether the greater part of the line is set in a heavy font."""
        heavy = [word for word in self.words if word.bold]
        return bool(heavy) and _letters(heavy) * 2 > _letters(self.words)


class ScannedPage(Struct):
    """One page as read from its picture: size in points, printed lines from top to bottom, specks and strokes.

    `known` is the share of its words that are known (0 to 1), `confidence` the mean confidence of the words (0 to 100;
    None without words), `blank` says that nothing is printed on it. `unsure` are the words read with little confidence.
    """

    width: float
    height: float
    lines: list[PrintedLine]
    specks: list[PrintedLine]
    known: float
    confidence: float | None = None
    blank: bool = False
    unsure: tuple[UnsureWord, ...] = ()


def lines_of(sheet: Sheet) -> list[PrintedLine]:
    """Return the printed lines of a page from top to bottom."""
    rows = _rows(_runs(sheet.words))
    rows = _adopt_labels(rows)
    for row in rows:
        row.words.sort(key=_left)
        row.text = text_of(row.words)
    return [row for row in rows if row.text]


def line(words: list[Word]) -> PrintedLine:
    """Return the line that the words make; its height is that of its middle word."""
    middle = words[len(words) // 2]
    return PrintedLine(words, min(map(_left, words)), middle.top, max(map(_right, words)), middle.bottom)


def _height(word: Word) -> float:
    return word.bottom - word.top


def _letters(words: list[Word]) -> int:
    return sum([len(word.text) for word in words])


def _runs(words: list[Word]) -> list[PrintedLine]:
    """Group neighbouring words of the stream that stand on one height and run to the right."""
    runs: list[list[Word]] = []
    run, left, top, bottom = -1, 0.0, 0.0, 0.0  # of the word before
    for word in words:
        above, below = word.top, word.bottom
        follows = False
        if word.run == run and word.left > left:
            height = bottom - top if bottom - top < below - above else below - above
            shared = (bottom if bottom < below else below) - (top if top > above else above)
            follows = shared > _SAME_ROW * height
        if follows and runs:
            runs[-1].append(word)
        else:
            runs.append([word])
        run, left, top, bottom = word.run, word.left, above, below
    return [line(words) for words in runs]


def _rows(runs: list[PrintedLine]) -> list[PrintedLine]:
    """Merge runs that stand on one height without covering each other."""
    rows: list[PrintedLine] = []
    for run in sorted(runs, key=lambda run: (run.top + run.bottom, run.left)):
        best: PrintedLine | None = None
        share = _SAME_ROW
        for row in rows[: -_NEAR - 1 : -1]:
            if row.bottom <= run.top:
                continue
            found = _shared(row, run)
            if found > share and not _collide(row, run):
                best, share = row, found
        if best is None:
            rows.append(run)
        else:
            _merge(best, run)
    return rows


def _shared(one: PrintedLine, other: PrintedLine) -> float:
    height = min(one.bottom - one.top, other.bottom - other.top)
    return (min(one.bottom, other.bottom) - max(one.top, other.top)) / height if height > 0 else 0.0


def _collide(row: PrintedLine, run: PrintedLine) -> bool:
    """Whether the run would print over words of the row."""
    slack = 0.3 * (run.bottom - run.top)
    if run.left > row.right - slack or run.right < row.left + slack:
        return False
    return any(word.left < run.right - slack and run.left < word.right - slack for word in row.words) and any(
        word.left < own.right - slack and own.left < word.right - slack for word in row.words for own in run.words
    )


def _merge(row: PrintedLine, run: PrintedLine) -> None:
    longer = row if _letters(row.words) >= _letters(run.words) else run
    row.top, row.bottom = longer.top, longer.bottom
    row.words.extend(run.words)
    row.left = min(row.left, run.left)
    row.right = max(row.right, run.right)


def _adopt_labels(rows: list[PrintedLine]) -> list[PrintedLine]:
    """Put a short label or number that sits a little off its line onto the neighbouring line to its right."""
    taken: set[int] = set()
    for at, row in enumerate(rows):
        if len(row.words) > _LABEL_LENGTH or at in taken or _letters(row.words) > _LABEL_LENGTH:
            continue
        near = [
            (_shared(rows[other], row), other)
            for other in (at - 1, at + 1)
            if 0 <= other < len(rows) and other not in taken and rows[other].left > row.right
        ]
        share, other = max(near, default=(0.0, -1))
        if share > _LABEL_ROW and not _collide(rows[other], row):
            _merge(rows[other], row)
            taken.add(at)
    return [row for at, row in enumerate(rows) if at not in taken]


def text_of(words: list[Word]) -> str:
    """Return the line's text: words parted by blanks, letterspaced words closed up, hyphens plain."""
    texts = list(map(_text, words))
    lengths = list(map(len, texts))
    if len(set(map(_run, words))) == 1 and lengths.count(1) < 4 and True not in map(_raised, words):
        whole = " ".join(texts)
        is_plain = whole.isascii() and whole.isprintable() and min(lengths) > 1 and whole.count(" ") == len(texts) - 1
        return whole if is_plain else _normal(whole)
    pieces = texts[:1]
    gaps = [after.left - before.right for before, after in pairwise(words)]
    spaced = [gap for gap, (a, b) in zip(gaps, pairwise(words), strict=True) if len(a.text) == len(b.text) == 1]
    narrow = min(spaced, default=0.0)
    for gap, (before, after) in zip(gaps, pairwise(words), strict=True):
        height = before.bottom - before.top
        if len(spaced) > 2 and len(before.text) == len(after.text) == 1 and gap > 1.6 * narrow + 0.1 * height:
            pieces.append("  ")
        elif after.raised:
            pass
        elif before.run == after.run or gap > 0.08 * height:
            pieces.append(" ")
        pieces.append(after.text)
    return _normal("".join(pieces))


def _normal(words: str) -> str:
    return squeeze(normalise(words.replace(HYPHEN, "-")))
