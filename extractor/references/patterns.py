"""The patterns of `grammars/references/citations.toml`, compiled."""

import re
from functools import cache
from typing import Literal

from extractor.grammar import Form, Pattern, load
from extractor.model.reference import RelationKind

Section = Literal["work", "gazette", "annex", "amending", "damaged", "repeal"]


class WorkForm(Form, frozen=True):
    """How another regulation is named: its parts in the order of the citation, and what may stand around it."""

    maker: Pattern
    country: Pattern
    number: Pattern
    year_first: Pattern
    further: Pattern
    short: Pattern
    short_number: Pattern
    constitution: Pattern
    about: Pattern
    title: Pattern
    title_tail: Pattern
    enacted: Pattern
    penetapan: Pattern
    this: Pattern
    that: Pattern
    named: Pattern
    alias: Pattern
    before: Pattern
    link: Pattern
    clause: Pattern
    continues: Pattern
    fronted: Pattern
    spelt_out: Pattern
    numbered_behind: Pattern
    joined: Pattern
    abbreviation: Pattern
    coined: Pattern
    of_private: Pattern
    elsewhere: Pattern
    beside: Pattern


class GazetteForm(Form, frozen=True):
    """How the gazette behind a citation is written."""

    one: Pattern
    short: Pattern


class LeadForm(Form, frozen=True):
    """Words that introduce a citation, and the relation that they express."""

    relation: RelationKind
    before: str


class AnnexForm(Form, frozen=True):
    """What makes the word Lampiran a citation where it has no number."""

    before: Pattern
    before_capital: Pattern
    after_capital: Pattern
    not_after: Pattern


class ChangesForm(Pattern, frozen=True):
    """A regular expression, and the words of which one begins whatever it matches."""

    opens: tuple[str, ...]


class AmendingForm(Form, frozen=True):
    """The words by which an act says that it changes another one."""

    verb: Pattern
    opens: Pattern
    changes: ChangesForm
    wording: Pattern
    earlier: Pattern
    pointing: Pattern
    title: Pattern


class DamagedForm(Form, frozen=True):
    """A number or a year that cannot be read."""

    pasal: Pattern
    year: Pattern


class RepealForm(Form, frozen=True):
    """The words by which a regulation ends another one, and those by which it does not."""

    verb: Pattern
    provision: Pattern
    kept: Pattern
    formula: Pattern


class Citations(Form, frozen=True):
    """The whole of `references/citations.toml`."""

    work: WorkForm
    gazette: GazetteForm
    lead: tuple[LeadForm, ...]
    annex: AnnexForm
    amending: AmendingForm
    damaged: DamagedForm
    repeal: RepealForm


_ANY_CASE = ("annex", "amending", "repeal")


def leads() -> tuple[LeadForm, ...]:
    """Return the words that introduce a citation, in the order of the grammar."""
    return load("references/citations", Citations).lead


def change_openings() -> tuple[str, ...]:
    """Return the words, in lower case, with one of which the pattern `changes` of an amending act begins."""
    return load("references/citations", Citations).amending.changes.opens


class Patterns(dict[str, re.Pattern[str]]):
    """The patterns of one section by their keys, each compiled when it is first asked for."""

    def __init__(self, section: Section) -> None:
        """Look the keys up in that section of `grammars/references/citations.toml`."""
        super().__init__()
        self._section = section

    def __missing__(self, key: str) -> re.Pattern[str]:
        form: Pattern = getattr(getattr(load("references/citations", Citations), self._section), key)
        any_case = self._section in _ANY_CASE and not key.endswith("after")
        self[key] = re.compile(form.pattern, re.VERBOSE | (re.IGNORECASE if any_case else 0))
        return self[key]


@cache
def patterns(section: Section) -> Patterns:
    """Return the patterns of one section of `grammars/references/citations.toml`, by their keys."""
    return Patterns(section)
