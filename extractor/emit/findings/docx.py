"""The findings as comments in the Word document that was checked; on request its safe fixes as tracked changes."""

from collections.abc import Sequence
from datetime import UTC, datetime

from extractor.emit.findings.note import AUTHOR, note_of, place_of
from extractor.emit.findings.report import Request
from extractor.review.correct import corrected_file, typed_edits
from extractor.review.edits import Plan, plan
from extractor.review.reviewed import Reviewed
from extractor.review.sidefile import Accepted
from extractor.review.tally import Tally
from extractor.source.docx.markup import Comment, Markup
from extractor.source.docx.origin import DocxOrigin


class DocxReport:
    """Each Word document again, with a comment at every place of an open finding; nothing else changes."""

    has_unused = False

    def __init__(self, request: Request) -> None:
        """Begin with nothing written."""
        self._request = request

    def add(self, reviewed: Reviewed, readable: bool) -> bytes:
        """Return the document with its comments; empty where its bytes are gone or have changed meanwhile."""
        data = self._request.data_of(reviewed)
        return b"" if data is None else self._marked(reviewed, data)

    def close(self, tally: Tally, unused: Sequence[Accepted], whole: bool) -> bytes:
        """Return nothing: a document ends with itself."""
        return b""

    def _marked(self, reviewed: Reviewed, data: bytes) -> bytes:
        document = reviewed.analysis.document
        origin = DocxOrigin(data, document.text)
        markup = Markup(origin, AUTHOR, datetime.now(UTC))
        for finding in reviewed.open_told:
            note = note_of(finding, self._request.language)
            for place in finding.places:
                span = place_of(document, place)
                if span is not None:
                    markup.comment(Comment(*origin.reach(span), note))
        if self._request.tracked is not None:
            planned = plan(document.text, reviewed.open, unsafe=self._request.tracked == "unsafe")
            # Only fixes that `--fix` would make too: each is proven by reading the corrected document again.
            made = set(corrected_file(document.text, DocxOrigin(data, document.text), planned).made)
            for edit in Plan(tuple(fix for fix in planned.fixes if fix.finding in made)).edits:
                for typed in typed_edits(origin, (edit,)) or ():
                    markup.edit(*typed)
        return markup.written()
