"""The findings as one HTML page: for many inputs, with filters, text and page pictures; self-contained, offline."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from tempfile import TemporaryFile

from markupsafe import Markup

from extractor.emit.findings.page_pictures import Budget
from extractor.emit.findings.report import Request
from extractor.emit.findings.view import regulation_of
from extractor.emit.templates import rendered, streamed
from extractor.review.reviewed import Reviewed
from extractor.review.sidefile import Accepted
from extractor.review.tally import Tally
from extractor.source.readers import PDF
from extractor.words import capital_words, words


class HtmlReport:
    """The page over all inputs; exceptions that met no finding are not on it.

    The part of each input waits in a file, because the totals stand above all of them.
    """

    has_unused = False

    def __init__(self, request: Request) -> None:
        """Begin without inputs; raises OSError where there is no room for the file."""
        self._request = request
        self._language = "en" if request.language == "en" else "id"
        self._budget = Budget()
        self._severities: Counter[str] = Counter()
        self._codes: Counter[str] = Counter()
        self._files: list[str] = []
        self._ends = [0]
        self._waiting = TemporaryFile(prefix="thk-")  # noqa: SIM115

    def add(self, reviewed: Reviewed, readable: bool) -> bytes:
        """Take what is shown of the input."""
        number = len(self._files) + 1
        before = self._severities.total()
        shown = regulation_of(reviewed, number, before, self._pdf(reviewed), self._budget, self._language)
        for article in shown.articles:
            for entry in article.entries:
                self._severities[entry.finding.severity] += 1
                self._codes[entry.finding.code] += 1
        self._files.append(shown.file)
        part = rendered("findings_regulation", regulation=shown, lang=self._language, words=self._words)
        self._ends.append(self._ends[-1] + self._waiting.write(part.encode()))
        return b""

    def close(self, tally: Tally, unused: Sequence[Accepted], whole: bool) -> Iterator[bytes]:
        """Return the page, part by part."""
        language = self._language
        return streamed(
            "findings",
            lang=language,
            words=self._words,
            levels=capital_words("severity", language, many=True),
            files=self._files,
            sections=self._sections(),
            severities=self._severities,
            codes=dict(sorted(self._codes.items())),
            checks={check.code: check for check in self._request.checks()},
            total=self._severities.total(),
            failed=[(each.file, each.message_en if language == "en" else each.message) for each in tally.failed],
        )

    @cached_property
    def _words(self) -> dict[str, str]:
        return {**words("report", self._language), **words("status", self._language)}

    def _sections(self) -> Iterator[Markup]:
        with self._waiting as waiting:
            for start, end in pairwise(self._ends):
                waiting.seek(start)
                yield Markup(waiting.read(end - start).decode())

    def _pdf(self, reviewed: Reviewed) -> bytes | None:
        """Return the bytes of a PDF input, None for any other."""
        source = reviewed.analysis.document.text.source
        return self._request.data_of(reviewed) if source.media_type == PDF.media_type else None
