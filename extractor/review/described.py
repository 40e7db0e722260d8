"""What a report says about the checks themselves, in both languages."""

from typing import Literal

from msgspec import Struct

from extractor.model.finding import Severity


class Described(Struct, frozen=True):
    """One check: code, Indonesian name, severity, kind of fix, one line about it, and its manual.

    `fix`: safe (made by `--fix`), unsafe (by `--unsafe-fixes`), asked (only shown), none. `manual` is plain text,
    `page` Markdown.
    """

    code: str
    name: str
    severity: Severity
    fix: Literal["safe", "unsafe", "asked", "none"]
    summary: str
    summary_en: str
    manual: str
    manual_en: str
    page: str
    page_en: str
