"""Statutes that are cited by name, and texts other than regulations whose provisions a regulation may cite."""

import re
from functools import cache

from extractor.grammar import Form, load
from extractor.law.instruments import any_of, key


class StatuteWork(Form, frozen=True):
    """Which statute a name means from a day on (`since`, ISO; empty: from the beginning), and where that stands."""

    iri: str
    source: str
    since: str = ""


class Statute(Form, frozen=True):
    """A statute with the names that stand for it alone, and its titles after *Undang-Undang*."""

    works: tuple[StatuteWork, ...]
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    memory: bool = False

    def on(self, day: str) -> str | None:
        """Return the IRI of the statute that the name means on `day` (ISO date or year), None where none is sure."""
        sure = [work.iri for work in self.works if work.since <= day or not work.since]
        return sure[-1] if sure else None


class Names(Form, frozen=True):
    """Names after which, or before which, a Pasal is one of theirs."""

    names: tuple[str, ...]


class Statutes(Form, frozen=True):
    """The whole of `law/statutes.toml`."""

    statute: tuple[Statute, ...]
    tax: Names
    private: Names


@cache
def _statutes() -> Statutes:
    return load("law/statutes", Statutes)


@cache
def _by_name() -> dict[str, Statute]:
    return {key(name): row for row in _statutes().statute for name in row.names}


@cache
def _by_title() -> dict[str, Statute]:
    return {key(title): row for row in _statutes().statute for title in row.titles}


def statute_named(name: str) -> Statute | None:
    """Return the statute that a name means by itself: `KUHP`."""
    return _by_name().get(key(name))


def statute_titled(title: str) -> Statute | None:
    """Return the statute of a title after *Undang-Undang*: `Cipta Kerja`."""
    return _by_title().get(key(title))


def is_from_memory(iri: str) -> bool:
    """Whether a row that was written from memory gives a statute its name."""
    return any(row.memory and iri in {work.iri for work in row.works} for row in _statutes().statute)


@cache
def name_pattern() -> re.Pattern[str]:
    """Return the pattern of the names that stand for a statute alone; abbreviations in their very spelling."""
    names = sorted((name for row in _statutes().statute for name in row.names), key=len, reverse=True)
    rows = [rf"(?i:{_spaced(name)})" if name[1:].islower() or " " in name else re.escape(name) for name in names]
    return re.compile(rf"(?<!\w)(?:{'|'.join(rows)})(?![\w/])")


@cache
def name_openings() -> tuple[str, ...]:
    """Return fragments in lower case: a text without any of them names no statute."""
    return tuple(sorted({name.split()[0].split("-")[0].lower() for row in _statutes().statute for name in row.names}))


@cache
def opening_pattern() -> re.Pattern[str]:
    """Return a quick pattern on text in lower case: only where it is found can a statute be named."""
    return re.compile(any_of(name_openings()))


@cache
def tax_pattern() -> str:
    """Return the pattern of the name of a tax, with its abbreviation in brackets."""
    names = "|".join(_spaced(name) for name in sorted(_statutes().tax.names, key=len, reverse=True))
    return rf"(?<!\w)(?i:{names})(?:\s?\((?i:{names})\))?"


@cache
def private_pattern() -> str:
    """Return the pattern of the noun that a text of parties, bodies or states begins with."""
    names = "|".join(_spaced(name) for name in sorted(_statutes().private.names, key=len, reverse=True))
    return rf"(?<!\w)(?i:{names})(?!\w)"


@cache
def _owner_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{tax_pattern()}|{name_pattern().pattern})\)?\s?$")


def ends_with_owner(words: str) -> bool:
    """Whether words end in the name of a tax or statute, so that a Pasal that follows is one of that."""
    return words.rstrip(") ").lower().endswith(_owner_endings()) and bool(_owner_at_end().search(words))


@cache
def _owner_endings() -> tuple[str, ...]:
    """The last words of the names of taxes and statutes, behind the last hyphen."""
    names = [*_statutes().tax.names, *(name for row in _statutes().statute for name in row.names)]
    return tuple({re.split(r"[\s-]", name.lower())[-1] for name in names})


def _spaced(name: str) -> str:
    words = [r"\s?[-–‐]?\s?".join(map(re.escape, word.split("-"))) for word in name.split()]
    return r"\s".join(words)
