"""The findings as one HTML page: for many inputs, with filters, text and page pictures; self-contained, offline."""

from collections import Counter
from collections.abc import Sequence

from extractor.emit.findings.page_pictures import Budget
from extractor.emit.findings.report import Request
from extractor.emit.findings.view import Regulation, regulation_of
from extractor.emit.templates import rendered
from extractor.review.reviewed import Reviewed
from extractor.review.sidefile import Accepted
from extractor.review.tally import Tally
from extractor.source.readers import PDF
from extractor.words import capital_words, words


class HtmlReport:
    """The page over all inputs; exceptions that met no finding are not on it. Keeps what it shows of each input."""

    has_unused = False

    def __init__(self, request: Request) -> None:
        """Begin without inputs."""
        self._request = request
        self._language = "en" if request.language == "en" else "id"
        self._budget = Budget()
        self._shown: list[Regulation] = []
        self._count = 0

    def add(self, reviewed: Reviewed, readable: bool) -> bytes:
        """Take what is shown of the input."""
        number = len(self._shown) + 1
        shown = regulation_of(reviewed, number, self._count, self._pdf(reviewed), self._budget, self._language)
        self._count += sum(len(article.entries) for article in shown.articles)
        self._shown.append(shown)
        return b""

    def close(self, tally: Tally, unused: Sequence[Accepted], whole: bool) -> bytes:
        """Return the page."""
        language = self._language
        found = [entry.finding for each in self._shown for article in each.articles for entry in article.entries]
        page = rendered(
            "findings",
            lang=language,
            words={**words("report", language), **words("status", language)},
            levels=capital_words("severity", language, many=True),
            regulations=self._shown,
            severities=Counter(finding.severity for finding in found),
            codes=dict(sorted(Counter(finding.code for finding in found).items())),
            checks={check.code: check for check in self._request.checks()},
            total=len(found),
            failed=[(each.file, each.message_en if language == "en" else each.message) for each in tally.failed],
        )
        return page.encode()

    def _pdf(self, reviewed: Reviewed) -> bytes | None:
        """Return the bytes of a PDF input, None for any other."""
        source = reviewed.analysis.document.text.source
        return self._request.data_of(reviewed) if source.media_type == PDF.media_type else None
