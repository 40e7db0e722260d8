"""The findings of many inputs as JSON, for programs; the same in both languages."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from extractor.emit.findings.report import WholeReport
from extractor.emit.json_text import json_text
from extractor.emit.record.model import FindingRecord, PageRecord, QualityRecord
from extractor.emit.record.record import finding_record, page_records, quality_record
from extractor.model.finding import Severity
from extractor.review.reviewed import Reviewed
from extractor.review.sidefile import Accepted
from extractor.review.tally import Tally, Unread


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


class FindingsRecord(Struct, frozen=True):
    """What `thk check --format json` writes."""

    documents: tuple[InputRecord, ...]
    statistics: tuple[CodeCount, ...]
    unusedExceptions: tuple[UnusedRecord, ...]
    failed: tuple[FailedRecord, ...]


class JsonReport(WholeReport):
    """The findings of all inputs in one JSON document."""

    def close(self, tally: Tally, unused: Sequence[Accepted], whole: bool) -> bytes:
        """Return the document."""
        return to_findings_json(self.inputs, unused, tally.failed)


def to_findings_json(
    inputs: Sequence[Reviewed], unused: Sequence[Accepted] = (), failed: Sequence[Unread] = ()
) -> bytes:
    """Return the findings as indented UTF-8 JSON that ends with a line feed."""
    record = FindingsRecord(
        tuple(_input(each) for each in inputs),
        statistics(inputs),
        tuple(
            UnusedRecord(
                entry.key.regulation, entry.key.address, entry.key.code, entry.key.quote, entry.quote, entry.reason
            )
            for entry in unused
        ),
        tuple(FailedRecord(each.file, each.message, each.message_en) for each in failed),
    )
    return json_text(record)


def statistics(inputs: Sequence[Reviewed]) -> tuple[CodeCount, ...]:
    """Return how often each code was found open, the most frequent first."""
    counts = Counter((finding.code, finding.severity) for each in inputs for finding in each.open)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(CodeCount(code, severity, count) for (code, severity), count in ordered)


def _input(reviewed: Reviewed) -> InputRecord:
    document = reviewed.analysis.document
    return InputRecord(
        reviewed.name,
        document.metadata.iri,
        tuple(page_records(document.text)),
        quality_record(document.text, reviewed.analysis),
        tuple(finding_record(document.text, finding) for finding in reviewed.open),
        tuple(
            HiddenRecord(judged.status, judged.reason, finding_record(document.text, judged.finding))
            for judged in reviewed.judged
            if judged.status != "open"
        ),
    )
