"""Specks, edges of paper, emblems and pen strokes that character recognition took for letters.

They are told by their picture and place, never by what the text ought to say: signs without letters at the end of a
line that are no larger than a speck or stand outside the column of print, short unsure words there, what stands far
left of the column, and whole lines without one sure word. Between the words of a line only what is smaller than any
sign is taken out. A figure of several digits is print wherever it stands in the column, and nothing is thrown away.
"""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median

from rapidfuzz.distance import Levenshtein

from extractor.source.legibility import is_known
from extractor.source.ocr.tesseract import Read

# Signs that no regulation sets alone at the end of a line.
_STRAY = frozenset("|'‘’`\"“”!~_«»°*.,\\<>^¢€£$#@©®?")
# Signs whose ink is never as small as this, in line heights.
_HIGH = frozenset("|'‘’`\"“”!«»*")
_LEAST_HIGH = 0.16
# Signs that stand alone where they belong, with the least height and width of their ink in line heights.
_LEAST = {":": (0.3, 0.0), ";": (0.3, 0.0), "-": (0.0, 0.15), "–": (0.0, 0.2), "—": (0.0, 0.3), "=": (0.1, 0.2)}
_DASHES = frozenset("-–—")
_MARKER = re.compile(r"\(?[0-9A-Za-z]{1,4}[.)]{1,2}|[0-9]{1,4}|[IVX]{1,6}|[a-z]")
# A number of a list, and the first word of its item.
_ITEM = re.compile(r"\([0-9]{1,2}\)|[0-9]{1,2}\.|[a-z]\.")
_ITEM_WORD = re.compile(r"[A-Za-z]?[a-z]{3,}[.,;:]?")
_PAGE_NUMBER = re.compile(r"[-–—] ?[0-9]{1,4} ?[-–—]?")
_ENDED = (".", ";", ":")
# A year, an amount, the number of a gazette.
_FIGURE = re.compile(r"[(\[]?(?:Rp\.?)?[0-9](?:[.,]?[0-9]){3,20}[)\]]{0,2}[.,;:]{0,2}-?")
# A heading and what its Roman one may be read as.
_HEADS = re.compile(r"(?i:buku|bab|pasal|lampiran)")
_ONES = frozenset("|!")
_HEADING = re.compile(r"(?:BUKU|BAB) [IVXLC|!l1]{1,6}|(?:Pasal|PASAL) (?:[0-9]{1,3}[A-Z]?|[IVX|!]{1,4})")
# Below the first a word is doubtful, from the second on it is sure.
_DOUBTFUL, _SURE = 60.0, 75.0
_SHORT = 3
# A known word of so many letters is no chance.
_LONG = 5
# So many sure words make a line of print, whatever stands between them.
_TWO = 2
# No letter or digit is lower than this, in line heights.
_SPECK = 0.4
_ASIDE = 0.3
# What begins so many line heights left of the column and is parted from the next word by so many is dirt of the margin,
# unless it is a known word of so many letters, or one of so many that stand below each other, as row numbers do.
_FAR_LEFT, _FAR_FROM_NEXT = 1.0, 2.5
_WORD_LETTERS = 4
_ROW_NUMBERS = 3
# The edge of the paper, as a share of its width: what is read there is the edge.
_PAPER_EDGE = 0.012
# Dirt has no more letters than this before a line (left of the column, or parted from the words by so many line
# heights), and no more behind it, where it is parted so far and read with less confidence than this.
_FEW_BEFORE, _PARTED_BEFORE = 3, 0.8
_SOME_BEHIND, _PARTED_BEHIND, _BAD = 5, 1.2, 50.0
# Lines begin at one edge of print where at least so many begin within this of each other, in line heights.
_LEVEL, _LINES_LEVEL = 0.35, 2
# A figure is at least so high, in line heights.
_FIGURE_HEIGHT = 0.5
# A line without a known word is no print if it has no more letters than this and is read so badly.
_FEW_LETTERS, _BAD_LINE = 14, 70.0
# The labels of a preamble stand left of the column; a stamp leaves so many signs of them wrong.
_LABELS, _WRONG = ("Menimbang", "Mengingat", "Memperhatikan", "Menetapkan"), 2
# A line of which the edge of the paper leaves half its height is lower than this, in usual heights of a line.
_CUT = 0.7


def parted(words: Sequence[Read]) -> tuple[list[Read], list[Read]]:
    """Return the words of the page that are print, and those that are not; both in their order."""
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    left, right = _column(lines)
    paper = (1 - _PAPER_EDGE) * max((word.right for word in words), default=0)
    numbers = _row_numbers(lines, left)
    edges = _edges(lines)
    usual = median(word.size for word in words) if words else 0.0
    kept: list[Read] = []
    noise: list[Read] = []
    for line in lines:
        if (_is_noise(line) or _is_cut(line, usual)) and not any(_is_figure(word, left, paper) for word in line):
            noise.extend(line)
            continue
        first, last = 0, len(line)
        while (first < last - 1 and not _is_label(line[first])) and (
            _is_stray_before(line[first], left)
            or (_is_far_left(line[first], line[first + 1], left) and not _stands_below(line[first], numbers))
            or _is_beside(line[first], _next_print(line, first, edges), left, edges)
            or _is_off_edge(line[first], line[first + 1], edges)
        ):
            first += 1
        last = _end_of_print(line, first)
        while last > first + 1 and _is_stray_after(line[last - 1], line[last - 2], right):
            last -= 1
        noise.extend(line[:first] + line[last:])
        for before, word in pairwise([line[first], *line[first:last]]):
            (noise if _is_speck(word) and not _numbers(before, word) else kept).append(word)
    return kept, noise


def _column(lines: Sequence[Sequence[Read]]) -> tuple[float, float]:
    """Return where the column of print begins and ends: where a second line of sure words does.

    It begins where two of them begin below each other, if any do: dirt before several lines stands here and there.
    """
    sure = [[word for word in line if word.sure >= _SURE and is_known(_letters(word.text))] for line in lines]
    starts = sorted(min(word.left for word in line) for line in sure if len(line) > 1)
    ends = sorted((max(word.right for word in line) for line in sure if len(line) > 1), reverse=True)
    if len(starts) < 3:
        return float("-inf"), float("inf")
    reach = _LEVEL * max(line[0].size for line in sure if len(line) > 1)
    level = next((upper for upper, lower in pairwise(starts) if lower - upper <= reach), starts[1])
    return float(level), float(ends[1])


def _edges(lines: Sequence[Sequence[Read]]) -> list[float]:
    """Return where several lines begin below each other."""
    starts = sorted(line[0].left for line in lines if line[0].sure >= _DOUBTFUL)
    reach = _LEVEL * max((line[0].size for line in lines), default=0.0)
    return [start for start in starts if sum(abs(other - start) <= reach for other in starts) >= _LINES_LEVEL]


def _is_at(edges: Sequence[float], word: Read) -> bool:
    return any(abs(edge - word.left) <= _LEVEL * word.size for edge in edges)


def _is_beside(word: Read, after: Read, left: float, edges: Sequence[float]) -> bool:
    """Whether a few letters that are no word and no marker stand left of the column, parted from the line.

    Close to it too, where they begin well outside it and a marker follows where lines begin.
    """
    letters = _letters(word.text)
    few = 0 < len(letters) <= _FEW_BEFORE and not any(map(str.isdigit, letters))
    if not few or word.right > left or _ITEM.fullmatch(word.text) or is_known(letters):
        return False
    if word.right <= left - _ASIDE * word.size and after.left - word.right >= _PARTED_BEFORE * word.size:
        return True
    if after.left - word.right >= _FAR_FROM_NEXT * word.size:
        return True
    marked = _is_at(edges, after) and _ITEM.fullmatch(after.text) is not None
    return marked and word.left < left - _FAR_LEFT * word.size


def _next_print(line: Sequence[Read], first: int, edges: Sequence[float]) -> Read:
    """Return the marker that stands at an edge among the next words, else the next word."""
    after = line[first + 1 : first + 1 + _FEW_BEFORE]
    return next((word for word in after if _ITEM.fullmatch(word.text) and _is_at(edges, word)), after[0])


def _is_off_edge(word: Read, after: Read, edges: Sequence[float]) -> bool:
    """Whether an unsure first word that is no word stands where no line begins, before one where lines do begin.

    Far from the next word, without a digit, it is dirt as well before words that begin nowhere else, as a heading does.
    """
    letters = _letters(word.text)
    if word.sure >= _DOUBTFUL or is_known(letters) or _ITEM.fullmatch(word.text) or _is_at(edges, word):
        return False
    gap = after.left - word.right
    if gap < _PARTED_BEFORE * word.size:
        return False
    if _is_at(edges, after):
        return bool(_ITEM.fullmatch(after.text)) or not any(map(str.isdigit, letters))
    return gap > _FAR_FROM_NEXT * word.size and not any(map(str.isdigit, letters))


def _end_of_print(line: Sequence[Read], first: int) -> int:
    """Return where the print of a line ends, before unsure words that are none and stand far behind it."""
    for at in range(first + 1, len(line)):
        gap = line[at].left - line[at - 1].right
        if gap >= _PARTED_BEHIND * line[at].size and all(map(_is_no_word, line[at:])):
            letters = max(1, sum(len(word.text) for word in line[at:]))
            if sum(word.sure * len(word.text) for word in line[at:]) / letters < _BAD:
                return at
    return len(line)


def _is_no_word(word: Read) -> bool:
    letters = _letters(word.text)
    digits = sum(map(str.isdigit, letters))
    return len(letters) <= _SOME_BEHIND and digits <= 1 and not is_known(letters) and not _ITEM.fullmatch(word.text)


def _row_numbers(lines: Sequence[Sequence[Read]], left: float) -> list[Read]:
    """Return the first words left of the column that carry a digit and stand below each other, as in a table."""
    edge = _PAPER_EDGE * max((word.right for line in lines for word in line), default=0)
    firsts = [line[0] for line in lines if line[0].left > edge and line[0].right < left]
    digits = [word for word in firsts if any(map(str.isdigit, word.text))]
    return [
        word for word in digits if sum(abs(other.right - word.right) < word.size for other in digits) >= _ROW_NUMBERS
    ]


def _is_far_left(word: Read, after: Read, left: float) -> bool:
    """Whether a word stands left of the column of print, far from the next word, and is no known word itself."""
    if word.right > left - _FAR_LEFT * word.size or after.left - word.right < _FAR_FROM_NEXT * word.size:
        return False
    letters = _letters(word.text)
    return not (len(letters) >= _WORD_LETTERS and is_known(letters) and word.sure >= _DOUBTFUL)


def _stands_below(word: Read, numbers: Sequence[Read]) -> bool:
    """Whether the word is a row number of a table or the head of that column."""
    above = word.sure >= _DOUBTFUL or word in numbers
    return above and any(other.left - other.size < word.right < other.right + other.size for other in numbers)


def _is_figure(word: Read, left: float, paper: float) -> bool:
    """Whether the word is a figure of four digits or more, as high as print, left of the paper's edge."""
    inside = word.left > left - _FAR_LEFT * word.size and word.left < paper
    return inside and word.bottom - word.top >= _FIGURE_HEIGHT * word.size and bool(_FIGURE.fullmatch(word.text))


def _is_noise(line: Sequence[Read]) -> bool:
    """Whether not one word of the line is print."""
    if _PAGE_NUMBER.fullmatch("".join(word.text for word in line)):
        return False
    if _HEADING.fullmatch(" ".join(word.text for word in line)):
        return False
    letters = sum(sum(map(str.isalnum, word.text)) for word in line)
    if letters == 0:
        sure = any(_is_sign(word) and word.sure >= _DOUBTFUL for word in line)
        return not sure or sum(len(word.text) for word in line) > _SHORT
    if letters > _FEW_LETTERS or any(_is_word(word) for word in line):
        return False
    if len(line) > 1 and _ITEM.fullmatch(line[0].text) and _ITEM_WORD.fullmatch(line[1].text):
        return False
    if sum(word.sure >= _SURE and bool(_letters(word.text)) for word in line) >= _TWO:
        return False
    return sum(word.sure * len(word.text) for word in line) / sum(len(word.text) for word in line) < _BAD_LINE


def _is_label(word: Read) -> bool:
    """Whether a word is a label of the preamble, a sign or two misread: `Gtengingat`."""
    return any(Levenshtein.distance(word.text, label, score_cutoff=_WRONG) <= _WRONG for label in _LABELS)


def _is_cut(line: Sequence[Read], usual: float) -> bool:
    """Whether a line is lower than print and read without confidence: cut by the edge of the paper."""
    return all(word.size < _CUT * usual and word.sure < _BAD for word in line)


def _is_word(word: Read) -> bool:
    letters = _letters(word.text)
    return is_known(letters) and (word.sure >= _DOUBTFUL or len(letters) >= _LONG)


def _is_stray_before(word: Read, left: float) -> bool:
    outside = word.right < left - _ASIDE * word.size
    if not _letters(word.text):
        return word.text in _STRAY or not _is_sign(word) or (outside and word.sure < _SURE)
    return _is_low(word) or (outside and _is_doubtful(word))


def _is_stray_after(word: Read, before: Read, right: float) -> bool:
    if word.text in _ONES and _HEADS.fullmatch(before.text) and word.bottom - word.top >= _FIGURE_HEIGHT * word.size:
        return False
    outside = word.left > right + _ASIDE * word.size
    if not _letters(word.text):
        return word.text in _STRAY or not _is_sign(word) or outside or before.text.endswith(_ENDED)
    return (_is_low(word) and not _numbers(before, word)) or (outside and _is_doubtful(word))


def _numbers(before: Read, word: Read) -> bool:
    """Whether a word is the number of a heading, whatever of its ink was read."""
    return word.text.isdigit() and _HEADS.fullmatch(before.text) is not None


def _is_speck(word: Read) -> bool:
    """Whether a mark in the middle of a line is smaller than the sign it was taken for."""
    height = word.bottom - word.top
    if word.text in _ONES or (len(word.text) == 1 and word.text.isdigit()):
        return height < _SPECK * word.size
    if word.text in _DASHES:
        return word.right - word.left < _LEAST[word.text][1] * word.size
    return word.text in _HIGH and max(word.right - word.left, height) < _LEAST_HIGH * word.size


def _is_low(word: Read) -> bool:
    """Whether letters or digits are lower than any."""
    return word.bottom - word.top < _SPECK * word.size


def _is_doubtful(word: Read) -> bool:
    short = len(_letters(word.text)) <= _SHORT
    return short and word.sure < _DOUBTFUL and not _MARKER.fullmatch(word.text) and not is_known(_letters(word.text))


def _is_sign(word: Read) -> bool:
    """Whether signs that may stand alone are as large as print."""
    least = _LEAST.get(word.text)
    if least is None:
        return word.text not in _STRAY and word.bottom - word.top > 0.2 * word.size
    return word.bottom - word.top >= least[0] * word.size and word.right - word.left >= least[1] * word.size


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
