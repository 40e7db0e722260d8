"""A problem is a value: what a check found, where, and what might be meant."""

from typing import Literal

from msgspec import Struct

from extractor.model.text import Span

Severity = Literal["error", "warning", "info"]
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


class Finding(Struct, frozen=True):
    """One problem in one regulation.

    `eid` is the address of the provision (or `document`, `preamble`), `span` the words it is about (None where the
    problem is an absence). `message` is Indonesian, `message_en` English. `suggestions` stand best first. `fix` is the
    replacement text of an automatic edit, None where there is none; `unsafe` where it may change the meaning, or words
    that are not the drafter's own, so that it is only made on request.
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
