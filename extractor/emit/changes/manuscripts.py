"""A consolidation as a manuscript to go on with, as Markdown and as a Word document, with its frame and tables.

Beside each amended unit stands which act and instruction it comes from: a footnote in Markdown, a comment in Word,
where the amended words are underlined. The acts, and what could not be applied, are said at the first line.
"""

from extractor.changes.consolidation import Consolidated
from extractor.emit.changes.told import acts_of, amended_units, source_of, unapplied_of
from extractor.emit.manuscript.markdown import markdown_of
from extractor.emit.manuscript.paragraphs import Remark
from extractor.emit.manuscript.word import docx_of


def to_consolidation_markdown(consolidated: Consolidated, language: str = "id") -> bytes:
    """Return the text as amended as Markdown in UTF-8."""
    return markdown_of(consolidated.document, _remarks(consolidated, language))


def to_consolidation_docx(consolidated: Consolidated, language: str = "id") -> bytes:
    """Return the text as amended as a Word document."""
    return docx_of(consolidated.document, _remarks(consolidated, language))


def _remarks(consolidated: Consolidated, language: str) -> dict[str | None, Remark]:
    record = consolidated.record
    whole = "\n".join([*acts_of(record, language), *unapplied_of(record, language)])
    remarks: dict[str | None, Remark] = {None: Remark(whole)}
    for unit, highest in amended_units(record.units):
        words = source_of(unit, language) if highest else ""
        if highest and unit.before is not None:
            words += f"\n{unit.before}"
        remarks[unit.eId] = Remark(words, changed=True)
    return remarks
