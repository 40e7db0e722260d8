"""The findings as one HTML page: for many inputs, with filters, text and page pictures; self-contained, offline."""

from collections import Counter
from collections.abc import Callable, Sequence

from extractor.emit.findings.page_pictures import Budget
from extractor.emit.findings.report import WholeReport
from extractor.emit.findings.view import regulations
from extractor.emit.templates import rendered
from extractor.review.described import Described
from extractor.review.reviewed import Reviewed
from extractor.review.sidefile import Accepted
from extractor.review.tally import Tally, Unread
from extractor.source.readers import PDF
from extractor.words import capital_words, words


class HtmlReport(WholeReport):
    """The page over all inputs; exceptions that met no finding are not on it."""

    has_unused = False

    def close(self, tally: Tally, unused: Sequence[Accepted], whole: bool) -> bytes:
        """Return the page."""
        request = self.request
        return to_findings_html(self.inputs, request.checks(), request.language, self._pdf, tally.failed).encode()

    def _pdf(self, reviewed: Reviewed) -> bytes | None:
        """Return the bytes of a PDF input, None for any other."""
        source = reviewed.analysis.document.text.source
        return self.request.data_of(reviewed) if source.media_type == PDF.media_type else None


def to_findings_html(
    inputs: Sequence[Reviewed],
    checks: Sequence[Described],
    lang: str = "id",
    pdf: Callable[[Reviewed], bytes | None] = lambda reviewed: None,
    failed: Sequence[Unread] = (),
) -> str:
    """Return the report in Indonesian or English (`en`).

    `checks` describe the checks that were run; `pdf` gives the bytes of an input that is a PDF, for its pictures;
    `failed` are the inputs that could not be read.
    """
    language = "en" if lang == "en" else "id"
    shown = list(regulations(inputs, pdf, Budget(), language))
    found = [entry.finding for each in shown for article in each.articles for entry in article.entries]
    return rendered(
        "findings",
        lang=language,
        words={**words("report", language), **words("status", language)},
        levels=capital_words("severity", language, many=True),
        regulations=shown,
        severities=Counter(finding.severity for finding in found),
        codes=dict(sorted(Counter(finding.code for finding in found).items())),
        checks={check.code: check for check in checks},
        total=len(found),
        failed=[(each.file, each.message_en if language == "en" else each.message) for each in failed],
    )
