"""A problem is a value: what a check found, where, and what might be meant."""

from typing import Literal

from msgspec import Struct

from extractor.model.text import Span

Severity = Literal["error", "warning", "info"]
RANK: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}
"""How grave a severity is: the higher, the graver."""

Words = str | tuple[str, str]
"""One string for both languages, or (Indonesian, English)."""


class Suggestion(Struct, frozen=True):
    """What the drafter may have meant: the text to write, the address it would point to, and why it is offered.

    `reason` is Indonesian, `reason_en` English.
    """

    text: str
    target: str | None = None
    reason: str = ""
    reason_en: str = ""


class Place(Struct, frozen=True):
    """A further place of a problem: the address, the words there, and the fix of just these words."""

    eid: str
    span: Span | None
    fix: str | None = None
    unsafe: bool = False


class Finding(Struct, frozen=True):
    """One problem in one regulation.

    `eid` is the address of the provision (or `document`, `preamble`), `span` the words it is about (None where the
    problem is an absence). `message` is Indonesian, `message_en` English. `suggestions` stand best first. `fix` is the
    replacement text of an automatic edit, None where there is none; `unsafe` where it may change the meaning, or words
    that are not the drafter's own, so that it is only made on request. `fact` tells which findings of one code say the
    same thing, where their messages do not.

    What is told to people is folded (`extractor.review.fold`): `also` are the further places of the same fact, and
    `settled` other findings about these words, which a rewrite of them settles too.
    """

    code: str
    severity: Severity
    eid: str
    span: Span | None
    message: str
    message_en: str
    suggestions: tuple[Suggestion, ...] = ()
    fix: str | None = None
    unsafe: bool = False
    fact: str | None = None
    also: tuple[Place, ...] = ()
    settled: "tuple[Finding, ...]" = ()

    @property
    def count(self) -> int:
        """How often the problem occurs."""
        return 1 + len(self.also)

    @property
    def places(self) -> tuple[Place, ...]:
        """All places of the problem, its own first."""
        return Place(self.eid, self.span, self.fix, self.unsafe), *self.also

    @property
    def is_fixed_on_request(self) -> bool:
        """Whether it has fixes, none of which is safe."""
        return not self.is_fixable and any(each.fix is not None for each in self.places)

    @property
    def is_fixable(self) -> bool:
        """Whether a safe fix puts right at least one of its places."""
        return any(each.fix is not None and not each.unsafe for each in self.places)
