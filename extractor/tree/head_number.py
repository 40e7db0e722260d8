"""The line of number and year in a title: what it says surely, what a scan left of it, what may stand there.

A number is plain (`9`, `57.A`, `XI`) or that of an office (`113/PMK.05/2012`); anything else is no number, and nothing
else gets into an address. A sign that stands for one figure only is read as it (`l3` is 13); for any other the printed
rest tells which numbers are possible, so that another place of the text can say which it is.
"""

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from extractor.grammar import Form, Pattern, load
from extractor.law.misreadings import head_number, year_number

# A title's number line is shorter (chosen: `NOMOR … TAHUN … TENTANG` and a long number of an office).
_LINE_CHARS = 160


class NumberForms(Form, frozen=True):
    """The whole of `structure/head_number.toml`."""

    number: Pattern
    plain_number: Pattern
    office_number: Pattern
    open_place: Pattern
    year: Pattern
    year_in_number: Pattern


_Key = Literal["number", "plain_number", "office_number", "open_place", "year", "year_in_number"]


@cache
def _form(key: _Key) -> re.Pattern[str]:
    form: Pattern = getattr(load("structure/head_number", NumberForms), key)
    return re.compile(form.pattern, re.IGNORECASE if key == "number" else 0)


class Figure(Struct, frozen=True):
    """A number or a year as a line gives it.

    `value` is None where it cannot be read; then `possible` is a pattern of what may stand there, None where the line
    leaves the place open (a draft) or does not have it. `sure` is false where a misread sign was read as a figure.
    """

    value: str | None = None
    sure: bool = True
    possible: str | None = None

    @property
    def unread(self) -> bool:
        """Whether something is printed that cannot be read."""
        return self.value is None and self.possible is not None


class NumberLine(Struct, frozen=True):
    """Number and year of one line; `open` where it leaves the number to be filled in."""

    nomor: Figure = Figure()
    tahun: Figure = Figure()
    open: bool = False


def number_line(words: str) -> NumberLine | None:
    """Return what `NOMOR 9 TAHUN 2017` says, None for words that are no number line.

    A year inside the number (`113/PMK.05/2012`) counts as the year.
    """
    match = _form("number").match(" ".join(words.split())[:_LINE_CHARS])
    if not match:
        return None
    printed = match["nomor"].strip(" :_-–,;")
    nomor = _number(printed)
    tahun = _year(match["tahun"]) if match["tahun"] else Figure()
    if nomor.value and tahun.value is None and (year := _form("year_in_number").search(nomor.value)):
        tahun = Figure(year[0], nomor.sure)
    return NumberLine(nomor, tahun, bool(_form("open_place").fullmatch(printed)))


def _number(printed: str) -> Figure:
    printed = re.sub(r" ?([/–-]) ?", r"\1", printed)
    if _form("open_place").fullmatch(printed):
        return Figure()
    printed = printed.strip(".… ")
    if _form("plain_number").fullmatch(printed) or _form("office_number").fullmatch(printed):
        return Figure(printed)
    figures = head_number(printed)
    if _form("plain_number").fullmatch(figures):
        return Figure(figures, sure=False)
    return Figure(possible=_possible(figures))


def _possible(printed: str) -> str:
    """A pattern of the numbers that may stand where `printed` was read: its figures stay, any other sign is open."""
    signs = [sign if sign.isdigit() else r"\d?" if sign.isspace() else r"\d{1,2}" for sign in printed]
    return "".join(signs) or r"\d+"


def _year(printed: str) -> Figure:
    printed = re.sub(r"\s", "", printed)
    if _form("open_place").fullmatch(printed) or _form("open_place").fullmatch(printed[2:]):
        return Figure()
    if _form("year").fullmatch(printed):
        return Figure(printed)
    figures = year_number(printed)
    if _form("year").fullmatch(figures):
        return Figure(figures, sure=False)
    return Figure(possible="".join(sign if sign.isdigit() else r"\d" for sign in figures))
