"""The findings of many inputs as JSON, for programs; the same in both languages."""

from collections.abc import Sequence

from msgspec import Struct

from extractor.emit.findings.report import Request
from extractor.emit.json_text import JsonList, json_text
from extractor.emit.record.model import FindingRecord, PageRecord, QualityRecord
from extractor.emit.record.record import finding_record, page_records, quality_record
from extractor.model.finding import Severity
from extractor.review.reviewed import Reviewed
from extractor.review.sidefile import Accepted
from extractor.review.tally import Tally


class HiddenRecord(Struct, frozen=True):
    """A finding that does not count: `known` from the baseline, or `accepted` for a reason."""

    status: str
    reason: str | None
    finding: FindingRecord


class InputRecord(Struct, frozen=True):
    """One input: its name, the regulation's IRI, how surely it was read, its open findings and the hidden ones."""

    file: str
    iri: str | None
    pages: tuple[PageRecord, ...]
    quality: QualityRecord | None
    findings: tuple[FindingRecord, ...]
    hidden: tuple[HiddenRecord, ...]


class CodeCount(Struct, frozen=True):
    """How often a code was found."""

    code: str
    severity: Severity
    count: int


class UnusedRecord(Struct, frozen=True):
    """An exception that met no finding."""

    regulation: str
    address: str
    code: str
    hash: str
    quote: str
    reason: str


class FailedRecord(Struct, frozen=True):
    """An input that could not be read, or is not a regulation, and why."""

    file: str
    message: str
    messageEn: str


class Closing(Struct, frozen=True):
    """What `thk check --format json` writes behind the `documents`, which are records of inputs."""

    statistics: tuple[CodeCount, ...]
    unusedExceptions: tuple[UnusedRecord, ...]
    failed: tuple[FailedRecord, ...]


class JsonReport:
    """The findings of all inputs in one JSON document, written input by input."""

    has_unused = True

    def __init__(self, request: Request) -> None:
        """Begin without inputs."""
        self._documents = JsonList("documents", 2)
        self._opening = b"{\n"

    def add(self, reviewed: Reviewed, readable: bool) -> bytes:
        """Return the record of the input, as it stands in the document."""
        opening, self._opening = self._opening, b""
        return opening + self._documents.add(_input(reviewed))

    def close(self, tally: Tally, unused: Sequence[Accepted], whole: bool) -> bytes:
        """Return the end of the document."""
        exceptions = (
            UnusedRecord(
                entry.key.regulation, entry.key.address, entry.key.code, entry.key.quote, entry.quote, entry.reason
            )
            for entry in unused
        )
        failed = (FailedRecord(each.file, each.message, each.message_en) for each in tally.failed)
        closing = json_text(Closing(_statistics(tally), tuple(exceptions), tuple(failed)))
        return self._opening + self._documents.end() + b"," + closing.removeprefix(b"{")


def _statistics(tally: Tally) -> tuple[CodeCount, ...]:
    """Return how often each code was found open, the most frequent first."""
    ordered = sorted(tally.codes.items(), key=lambda item: (-item[1], item[0]))
    return tuple(CodeCount(code, severity, count) for (code, severity), count in ordered)


def _input(reviewed: Reviewed) -> InputRecord:
    document = reviewed.analysis.document
    return InputRecord(
        reviewed.name,
        document.metadata.iri,
        tuple(page_records(document.text)),
        quality_record(document.text, reviewed.analysis),
        tuple(finding_record(document.text, finding) for finding in reviewed.open_told),
        tuple(
            HiddenRecord(judged.status, judged.reason, finding_record(document.text, judged.finding))
            for judged in reviewed.told
            if judged.status != "open"
        ),
    )
