"""What optical recognition takes for what, from `grammars/law/misreadings.toml`.

In running text a misread number is read at once; that of a marker gives one more reading, which counts only where the
sequence calls for it.
"""

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import regex
from rapidfuzz.distance import Levenshtein

from extractor.grammar import Form, load
from extractor.law.markers import MarkerName

Table = Literal["figure", "letter", "roman", "title", "catchword"]
Running = Literal["pasal_first", "pasal", "nomor", "tahun", "page", "kind", "head"]
# One wrong sign for so many of a label, and no more wrong ones than that (chosen: `Mcngingal`, `Dcngan Perselujuan`).
_LABEL_CHARS_FOR_ONE_WRONG, _MOST_WRONG = 4, 3
# A shorter number is too often one of its own to end in a misread letter.
_LEAST_WITH_SUFFIX_CHARS = 2


class Damage(Form, frozen=True):
    """How the number of one marker may be misread: the style that it is, and the signs of a table that stand in it.

    `last`: only the last sign is misread.
    """

    marker: str
    style: str
    table: Table
    signs: str
    last: bool = False

    def mended(self, label: str) -> str:
        """Return `label` as it should have been printed; as it is where nothing in it can be misread."""
        table = _readings_of(self.table, self.signs)
        if self.last:
            long = len(label) > _LEAST_WITH_SUFFIX_CHARS
            return label[:-1] + table.get(label[-1], label[-1]) if long else label
        return "".join(table.get(sign, sign) for sign in label)


class Label(Form, frozen=True):
    """The words that open a part of a regulation, and what must stand behind them where they are misread."""

    name: MarkerName
    words: str
    behind: str


class Misreadings(Form, frozen=True):
    """The whole of `law/misreadings.toml`."""

    figure: dict[str, str]
    letter: dict[str, str]
    roman: dict[str, str]
    title: dict[str, str]
    catchword: dict[str, str]
    looks: dict[str, tuple[str, ...]]
    heading: dict[MarkerName, str]
    label: tuple[Label, ...]
    running: dict[Running, str]
    marker: tuple[Damage, ...]

    def table(self, name: Table) -> dict[str, str]:
        """Return what the signs of one table stand for."""
        match name:
            case "figure":
                return self.figure
            case "letter":
                return self.letter
            case "roman":
                return self.roman
            case "title":
                return self.title
            case "catchword":
                return self.catchword


_MISREADINGS = load("law/misreadings", Misreadings)


@cache
def _readings_of(table: Table, signs: str) -> dict[str, str]:
    """Return what each of `signs` stands for; KeyError for a sign that the table does not have."""
    known = _MISREADINGS.table(table)
    return {sign: known[sign] for sign in signs}


@cache
def misread_headings() -> dict[MarkerName, regex.Pattern[str]]:
    """Return, for the headings whose word a scan may misread, the pattern of that word."""
    return {kind: regex.compile(pattern) for kind, pattern in _MISREADINGS.heading.items()}


class _Opening(NamedTuple):
    """A label made ready: its words, how many, how many wrong signs they may have, and what stands behind them."""

    name: MarkerName
    words: str
    length: int
    wrong: int
    behind: re.Pattern[str]


@lru_cache(maxsize=16384)
def _openings(first_word: str) -> tuple[_Opening, ...]:
    """Return the labels of which a first word may be the first, signs wrong."""
    found: list[_Opening] = []
    for label in _MISREADINGS.label:
        wrong = min(len(label.words) // _LABEL_CHARS_FOR_ONE_WRONG, _MOST_WRONG)
        if Levenshtein.distance(first_word.rstrip(":;."), label.words.split()[0], score_cutoff=wrong) <= wrong:
            length = label.words.count(" ") + 1
            found.append(_Opening(label.name, label.words, length, wrong, re.compile(label.behind)))
    return tuple(found)


def misread_label(line: str) -> tuple[MarkerName, int] | None:
    """Return the label that a line opens with a few signs misread (`Mcnimbang : a.`), and how many signs it has there.

    None where it opens with none, or where what stands behind it is not what stands behind such a label.
    """
    openings = _openings(line.partition(" ")[0])
    if not openings:
        return None
    words = line.split(" ", 3)
    for name, label, length, wrong, behind in openings:
        printed = " ".join(words[:length]).rstrip(":;.")
        if Levenshtein.distance(printed, label, score_cutoff=wrong) <= wrong and behind.match(line, len(printed)):
            return name, len(printed)
    return None


def looks(signs: str) -> tuple[str, ...]:
    """Return what one or two printed signs of a list marker may look like in a scan: `[`, `l`, `1` … for a bracket."""
    return _MISREADINGS.looks.get(signs, ())


@cache
def damages(marker: str) -> tuple[Damage, ...]:
    """Return the ways in which the number of a marker may be misread, the most likely first."""
    return tuple(damage for damage in _MISREADINGS.marker if damage.marker == marker)


@cache
def _figures(where: Running) -> dict[int, str]:
    return str.maketrans(_readings_of("figure", _MISREADINGS.running[where]))


@cache
def _misread_pasal() -> re.Pattern[str]:
    first, rest = _MISREADINGS.running["pasal_first"], _MISREADINGS.running["pasal"]
    return re.compile(rf"[{first}][0-9{rest}]+|[0-9]+[{rest}][0-9]?")


@cache
def _misread_nomor() -> re.Pattern[str]:
    signs = _MISREADINGS.running["nomor"]
    return re.compile(rf"(?=[{signs}]*[0-9])[0-9{signs}]{{1,4}}")


@cache
def misread_page_number() -> re.Pattern[str]:
    """Return the pattern of a page number as a scan may have it: `-t2-`, `l0`, `2L`; between dashes any: `-A-`."""
    signs = re.escape(_MISREADINGS.running["page"])
    return re.compile(rf"[-–—_.~]{{0,2}} ?[\d{signs}]{{1,3}} ?[-–—_.~]{{0,2}}|[-–—] ?\w{{1,3}} ?[-–—]")


def pasal_number(printed: str) -> str:
    """Return the number of a cited Pasal as it should be: `1O` is 10, `l7` is 17; `12I` is an inserted one."""
    if not _misread_pasal().fullmatch(printed):
        return printed
    return printed.translate(_figures("pasal_first")).translate(_figures("pasal"))


def work_number(printed: str) -> str:
    """Return the number of a cited regulation as it should be: `1O` is 10; `13A` and `113/PMK.05` stay."""
    return printed.translate(_figures("tahun")) if _misread_nomor().fullmatch(printed) else printed


def year_number(printed: str) -> str:
    """Return a cited year in figures: `2OI9` is 2019."""
    return printed.translate(_figures("tahun"))


def head_number(printed: str) -> str:
    """Return the number of a regulation in its own title, with the signs that stand for one figure only as figures."""
    return printed.translate(_figures("head"))


@cache
def _kind_signs() -> dict[int, str]:
    return str.maketrans(_readings_of("roman", _MISREADINGS.running["kind"]))


def capitals(words: str) -> str:
    """Return words in capitals in which a stroke that stands for an I is read as one: `BUPAT!` is BUPATI."""
    return words.translate(_kind_signs())


@cache
def _alike(table: Table) -> tuple[tuple[tuple[str, str], ...], dict[int, str]]:
    known = _MISREADINGS.table(table)
    pairs = tuple((printed, read) for printed, read in known.items() if len(printed) > 1)
    return pairs, str.maketrans({printed: read for printed, read in known.items() if len(printed) == 1})


def alike(words: str, table: Table) -> str:
    """Return words in lower case with the signs alike that a scan takes for one another, to compare them."""
    pairs, single = _alike(table)
    for printed, read in pairs:
        words = words.replace(printed, read)
    return words.translate(single)
