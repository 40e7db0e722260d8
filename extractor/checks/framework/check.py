"""What a check is, and what it hands back."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from extractor.checks.framework.basis import binds
from extractor.checks.shared.regulation import Regulation
from extractor.model.document import Metadata
from extractor.model.finding import Finding, Severity, Suggestion, Words
from extractor.model.text import Span

Fix = Literal["safe", "unsafe", "asked", "none"]
OnDamage = Literal["skip", "info", "warning", "run"]
"""What becomes of findings on a page that was not read surely: not given (the check is named as not run there), at most
information, at most a warning, unchanged."""

_MODULE = re.compile(r"(?P<code>[a-z]{3}[0-9]{3})_(?P<name>[a-z0-9_]+)")


class Found(Struct, frozen=True):
    """One problem, before it is put into words.

    `words` fill the check's messages: one string for both languages, or (Indonesian, English). `severity` is only
    given where it differs from the check's own. `fact` is what the problem is known by where its places are told
    together; without it the message is. `unsafe` marks a fix that may change the meaning, in a check whose fixes are
    safe otherwise.
    """

    eid: str
    span: Span | None
    words: Mapping[str, Words] = {}
    suggestions: tuple[Suggestion, ...] = ()
    fix: str | None = None
    severity: Severity | None = None
    fact: str | None = None
    unsafe: bool = False


Look = Callable[[Regulation], Iterator[Found]]
Across = Callable[[Sequence[Regulation]], Iterator[tuple[int, Found]]]
"""What looks at several regulations together; each problem comes with the place of its regulation in the row."""


class Check(Struct, frozen=True):
    """One check: its code, Indonesian name, severity, what kind of fix it offers, its messages and its manual.

    `fix`: safe (applied by itself), unsafe (applied on request), asked (only shown), none. `docstring` is the manual as
    written.
    `since` is the source of the drafting rule, a key of `drafting/basis.toml`: a regulation that is older, or that the
    source does not bind, is not measured by it (None: it always held).
    `on_damage` says what becomes of its findings on pages that were not read surely.
    `own_words`: it looks at the drafter's own words, not at what stands in quotation marks within a sentence.
    `across` looks at the regulations that are checked in one call for what none of them shows alone; None for most.
    """

    code: str
    name: str
    severity: Severity
    fix: Fix
    message: str
    message_en: str
    docstring: str
    look: Look
    across: Across | None = None
    on_damage: OnDamage = "run"
    since: str | None = None
    own_words: bool = False

    def holds_for(self, regulation: Metadata) -> bool:
        """Whether the drafting rule binds a regulation."""
        return self.since is None or binds(self.since, regulation)

    def findings(self, regulation: Regulation) -> Iterator[Finding]:
        """Yield the findings of this check in one regulation."""
        found = self.look(regulation)
        if self.own_words:
            found = (each for each in found if each.span is None or not regulation.is_quotation(each.eid, each.span))
        return self.said(found)

    def findings_across(self, regulations: Sequence[Regulation]) -> Iterator[tuple[int, Finding]]:
        """Yield what only several regulations together show, each with the place of its regulation in the row."""
        for place, found in self.across(regulations) if self.across else ():
            for finding in self.said((found,)):
                yield place, finding

    def said(self, row: Iterable[Found]) -> Iterator[Finding]:
        """Yield problems in the words of this check."""
        for found in row:
            message, message_en = self.message, self.message_en
            if found.words:
                message = message.format_map({key: _said(word, 0) for key, word in found.words.items()})
                message_en = message_en.format_map({key: _said(word, 1) for key, word in found.words.items()})
            if found.suggestions and self.fix == "asked":
                first = found.suggestions[0].text
                message += f" Mungkin maksudnya {first}."
                message_en += f" Did you mean {first}?"
            yield Finding(
                self.code,
                found.severity or self.severity,
                found.eid,
                found.span,
                message,
                message_en,
                found.suggestions,
                found.fix,
                unsafe=found.unsafe,
                fact=found.fact,
            )


def _said(word: Words, language: int) -> str:
    return word if isinstance(word, str) else word[language]


def check(
    *,
    severity: Severity,
    message: str,
    message_en: str,
    fix: Fix = "none",
    across: Across | None = None,
    on_damage: OnDamage = "run",
    since: str | None = None,
    own_words: bool = False,
) -> Callable[[Look], Check]:
    """Make the decorated function the check of its module; code and name are those of the module's name."""

    def made(look: Look) -> Check:
        module = _MODULE.fullmatch(look.__module__.rpartition(".")[2])
        if module is None:
            raise ValueError(f"a module of a check is named like ref001_acuan_tak_ditemukan: {look.__module__}")
        manual = sys.modules[look.__module__].__doc__ or ""
        name = module["name"].replace("_", "-")
        code = module["code"].upper()
        return Check(code, name, severity, fix, message, message_en, manual, look, across, on_damage, since, own_words)

    return made
