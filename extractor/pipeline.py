"""The whole path for one regulation, from a file to its Analysis.

The heavy stages are imported where they are used: a check never loads spaCy, and text never loads the PDF reader.
"""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import msgspec

from extractor.model.analysis import Analysis
from extractor.model.document import Document
from extractor.model.text import Text


def enrich(
    document: Document,
    *,
    rules: bool = True,
    select: Collection[str] | None = None,
    ignore: Collection[str] | None = None,
    trusted: bool = False,
) -> Analysis:
    """Return everything that can be said about a finished tree: references, changes, terms, rules (if wanted),
    findings.

    `select` and `ignore` are codes of checks, `trusted` that the text was typed, as for `thk check`.
    """
    from extractor.changes import changes_of
    from extractor.checks import run
    from extractor.references import references_of
    from extractor.rules.terms import terms_of

    references = references_of(document)
    terms = terms_of(document)
    changes, unread = changes_of(document, references)
    analysis = Analysis(document, references, terms=terms, changes=changes, unread_instructions=unread)
    if rules:
        from extractor.rules import extract

        book = extract(document, references, terms)
        analysis = msgspec.structs.replace(analysis, actors=book.actors, rules=book.rules, roles=book.roles)
    checked = run(analysis, select, ignore, trusted)
    return msgspec.structs.replace(
        analysis, findings=checked.findings, not_run=checked.not_run, quality=checked.quality
    )


def analyse(
    text: Text,
    *,
    rules: bool = True,
    select: Collection[str] | None = None,
    ignore: Collection[str] | None = None,
    trusted: bool = False,
) -> Analysis:
    """Return the analysis of one frozen text. It never refuses: a text that is no regulation carries a finding."""
    from extractor.tree import build

    return enrich(build(text), rules=rules, select=select, ignore=ignore, trusted=trusted)


def together(
    analyses: Sequence[Analysis], *, select: Collection[str] | None = None, ignore: Collection[str] | None = None
) -> Iterator[Analysis]:
    """Yield finished analyses with the findings that only all of them together show, put in their place."""
    from extractor.checks import run_across
    from extractor.checks.shared.regulation import Regulation

    for analysis, more in zip(analyses, run_across(analyses, select, ignore), strict=True):
        if more:
            place = Regulation(analysis).place
            found = sorted([*analysis.findings, *more], key=lambda each: (place(each.eid, each.span), each.code))
            yield msgspec.structs.replace(analysis, findings=tuple(found))
        else:
            yield analysis


def analyse_file(path: Path, *, rules: bool = True) -> Analysis:
    """Return the analysis of one file (PDF, DOCX, TXT, Markdown).

    Raises extractor.source.InputError where the file cannot be read.
    """
    from extractor.source import read

    return analyse(read(path), rules=rules)
