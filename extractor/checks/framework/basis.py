"""From when and for which regulations a rule of drafting holds, and which number of the law a check serves."""

from functools import cache
from textwrap import fill

from extractor.grammar import Form, load
from extractor.law.dates import long_date
from extractor.law.instruments import is_of_a_region
from extractor.model.document import Metadata

_YEAR_DIGITS = 4
_WIDTH = 120


class Source(Form, frozen=True):
    """A source of rules, as the head of `drafting/basis.toml` says it."""

    name: str
    name_en: str
    since: str
    proof: str
    regional: bool = False
    not_kinds: tuple[str, ...] = ()
    memory: bool = False


class Serves(Form, frozen=True):
    """The numbers of annex II of UU 12/2011 that some checks serve."""

    codes: tuple[str, ...]
    numbers: str
    memory: bool = False


class Basis(Form, frozen=True):
    """The whole of `drafting/basis.toml`."""

    source: dict[str, Source]
    serves: tuple[Serves, ...]


@cache
def basis() -> Basis:
    """Return the sources and what the checks serve."""
    return load("drafting/basis", Basis)


def binds(source: str, regulation: Metadata) -> bool:
    """Whether a source of rules binds a regulation: its day and its kind.

    Only the year of a regulation may be known: the year in which the rule began does not count then. A regulation
    without a date is a draft, and taken as new.
    """
    rule = basis().source[source]
    if regulation.jenis in rule.not_kinds or (rule.regional and not is_of_a_region(regulation.jenis)):
        return False
    day = regulation.ditetapkan.tanggal or regulation.diundangkan.tanggal
    if day is not None and (regulation.tahun is None or day.startswith(regulation.tahun)):
        return day >= rule.since
    year = regulation.tahun
    return year is None or not year.isdecimal() or int(year) > int(rule.since[:_YEAR_DIGITS])


def numbers(code: str) -> Serves | None:
    """Return the numbers of annex II that a check serves, None where the table has none."""
    return next((row for row in basis().serves if code in row.codes), None)


def told(code: str, since: str | None, lang: str) -> str:
    """Say in a paragraph, wrapped, which numbers a check serves, from when it measures, and which rule regions have."""
    english = lang == "en"
    said = []
    row = numbers(code)
    if row is not None:
        guess = (" (dari ingatan, belum dicocokkan dengan naskahnya)", " (from memory, not compared with the text)")
        said.append(
            f"{'Law 12 of 2011, annex II, number' if english else 'UU Nomor 12 Tahun 2011 Lampiran II angka'} "
            f"{row.numbers}{guess[english] if row.memory else ''}."
        )
        region = basis().source["permendagri_80_2015"]
        said.append(
            f"For the products of regions also {region.name_en}."
            if english
            else f"Untuk produk hukum daerah juga {region.name}."
        )
    if since is not None:
        rule = basis().source[since]
        day = long_date(rule.since)
        said.append(
            f"Measured are regulations since {day} ({rule.name_en})."
            if english
            else f"Yang diperiksa: peraturan sejak {day} ({rule.name})."
        )
    return fill(" ".join(said), _WIDTH)
