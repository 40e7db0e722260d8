"""The findings as SARIF 2.1.0 (OASIS), for code scanning services, editors and viewers.

Regions are given for text files only, in lines and columns of the file (code points); a place in a PDF is given as
page and box among the properties. Only safe fixes are `fixes`: a suggestion that would change a legal target stands
among the properties, so that no program applies it by itself.
"""

from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from extractor.emit.findings.report import Request, with_origin
from extractor.emit.how_read import how_read
from extractor.emit.json_text import JsonList, json_part, json_text
from extractor.emit.names import Places
from extractor.model.finding import Finding, Place
from extractor.model.text import Span
from extractor.review.correct import typed_edits
from extractor.review.described import Described
from extractor.review.edits import small
from extractor.review.reviewed import Judged, Reviewed
from extractor.review.sidefile import Accepted
from extractor.review.tally import Tally, Unread
from extractor.source.origin import Origin

Json = dict[str, Any]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
FINGERPRINT = "thkFinding/v1"


class SarifReport:
    """The findings of all inputs as one run, written input by input; the same in both languages."""

    has_unused = True

    def __init__(self, request: Request) -> None:
        """Begin without inputs."""
        self._request = request
        self._rules = [_rule(check) for check in request.checks()]
        self._numbers = {rule["id"]: number for number, rule in enumerate(self._rules)}
        self._artifacts: list[Json] = []
        self._told: list[Json] = []
        self._results = JsonList("results", 4)
        self._opening = b""

    def add(self, reviewed: Reviewed, readable: bool) -> bytes:
        """Return the results of the input; keep its artifact and what is told of how it was read."""
        at = len(self._artifacts)
        self._artifacts.append(_artifact(reviewed))
        self._told += _told(reviewed, at)
        place = _Place(with_origin(reviewed, self._request), at, Places(reviewed.analysis.document))
        results = (
            _result(place, judged, self._numbers, self._request.compared)
            for judged in reviewed.told
            if judged.status != "fixed"
        )
        return self._begun() + b"".join(self._results.add(each) for each in results)

    def close(self, tally: Tally, unused: Sequence[Accepted], whole: bool) -> bytes:
        """Return the end of the log."""
        invocation = {
            "executionSuccessful": whole,
            "toolConfigurationNotifications": [_notification(each) for each in unused],
            "toolExecutionNotifications": [*map(_failure, tally.failed), *self._told],
        }
        rest = json_part({"artifacts": self._artifacts, "invocations": [invocation]}, 2).strip().removeprefix(b"{")
        return self._begun() + self._results.end() + b"," + rest + b"\n ]\n}\n"

    def _begun(self) -> bytes:
        """Return the beginning of the log, where it was not returned before."""
        if self._opening:
            return b""
        driver = {"name": "thk", "semanticVersion": version("thk"), "language": "id", "rules": self._rules}
        run = {"tool": {"driver": driver}, "language": "id", "columnKind": "unicodeCodePoints"}
        log = json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})
        self._opening = log.removesuffix(b"\n  }\n ]\n}\n") + b",\n"
        return self._opening


def _rule(check: Described) -> Json:
    return {
        "id": check.code,
        "name": check.name,
        "shortDescription": {"text": check.summary},
        "fullDescription": {"text": f"{check.summary}\n{check.summary_en}"},
        "help": {"text": f"{check.manual}\n{check.manual_en}", "markdown": f"{check.page}\n---\n\n{check.page_en}"},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
        "properties": {"tags": ["drafting", check.code[:3]], "fix": check.fix},
    }


def _notification(entry: Accepted) -> Json:
    words = f"Pengecualian tidak terpakai / unused exception: {entry.key.code} {entry.key.address} “{entry.quote}”"
    return {"level": "warning", "message": {"text": words}, "associatedRule": {"id": entry.key.code}}


def _told(reviewed: Reviewed, number: int) -> list[Json]:
    """Say how surely an input was read and which checks did not run on it."""
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(reviewed.name), "index": number}}}
    both = zip(how_read(reviewed.analysis, "id"), how_read(reviewed.analysis, "en"), strict=True)
    return [
        {"level": "note", "message": {"text": f"{told.words} / {told_en.words}"}, "locations": [location]}
        for told, told_en in both
    ]


def _failure(unread: Unread) -> Json:
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(unread.file)}}}
    words = f"{unread.message}\n{unread.message_en}"
    return {"level": "error", "message": {"text": words}, "locations": [location]}


def _artifact(reviewed: Reviewed) -> Json:
    source = reviewed.analysis.document.text.source
    return {
        "location": {"uri": _uri(reviewed.name)},
        "mimeType": source.media_type,
        "hashes": {"sha-256": source.sha256},
        "roles": ["analysisTarget"],
        "properties": {"iri": reviewed.analysis.document.metadata.iri},
    }


def _uri(name: str) -> str:
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


class _Place:
    """Says where things stand in one input."""

    def __init__(self, reviewed: Reviewed, number: int, places: Places) -> None:
        self.reviewed, self.places = reviewed, places
        self.document = reviewed.analysis.document
        self.artifact: Json = {"uri": _uri(reviewed.name), "index": number}

    def location(self, finding: Finding | Place) -> Json:
        physical: Json = {"artifactLocation": self.artifact}
        unit = self.document.index.get(finding.eid)
        span = finding.span or (unit.num or unit.span if unit else None)
        region = self._region_of(span) if span else None
        if region:
            physical["region"] = region
        logical = {"name": self.places.name(finding.eid), "fullyQualifiedName": finding.eid, "kind": "element"}
        return {"physicalLocation": physical, "logicalLocations": [logical]}

    def _region_of(self, span: Span) -> Json | None:
        text, origin = self.document.text, self.reviewed.origin
        if origin is None or not text.lines:
            return None
        found = origin.range_of(span)
        return {"startLine": text.line_at(span.start).number} if found is None else _region(origin, *found)

    def fixes(self, finding: Finding) -> list[Json]:
        """One fix for all places of the finding; those that are only made on request are left out."""
        origin = self.reviewed.origin
        if origin is None or finding.fix is None:
            return []
        replacements = [
            {"deletedRegion": _region(origin, start, end), "insertedContent": {"text": words}}
            for each in finding.places
            if each.fix is not None and each.span is not None and not each.unsafe
            for start, end, words in typed_edits(origin, small(self.document.text, each.span, each.fix)) or ()
        ]
        if not replacements:
            return []
        change = {"artifactLocation": self.artifact, "replacements": replacements}
        return [{"description": {"text": f"Tulis: {finding.fix}"}, "artifactChanges": [change]}]


def _region(origin: Origin, start: int, end: int) -> Json:
    """Return lines and columns of the file; the end column is the one behind the last character."""
    (line, column), (last, behind) = origin.place(start), origin.place(end)
    return {"startLine": line, "startColumn": column, "endLine": last, "endColumn": behind}


def _result(place: _Place, judged: Judged, numbers: dict[str, int], compared: bool) -> Json:
    finding = judged.finding
    result: Json = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [place.location(finding)],
        "partialFingerprints": {FINGERPRINT: _fingerprint(judged)},
        "properties": _properties(place.reviewed, finding),
    }
    if finding.also:
        result["occurrenceCount"] = finding.count
        result["relatedLocations"] = [{"id": at, **place.location(each)} for at, each in enumerate(finding.also, 1)]
    if finding.code in numbers:
        result["ruleIndex"] = numbers[finding.code]
    if compared:
        result["baselineState"] = "unchanged" if judged.status == "known" else "new"
    if judged.status == "accepted":
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": judged.reason}]
    fixes = place.fixes(finding)
    if fixes:
        result["fixes"] = fixes
    return result


def _fingerprint(judged: Judged) -> str:
    """Stable while the words stay: regulation, address, code, hash of the quote, and which of several alike."""
    key = judged.key
    whole = "\n".join((key.regulation, key.address, key.code, key.quote))
    return f"{sha256(whole.encode()).hexdigest()[:32]}:{judged.occurrence}"


def _properties(reviewed: Reviewed, finding: Finding) -> Json:
    text = reviewed.analysis.document.text
    properties: Json = {"messageEn": finding.message_en, "eId": finding.eid}
    if finding.span is not None and text.lines:
        properties["quote"] = text.of(finding.span)
        line = text.line_at(finding.span.start)
        if line.page is not None:
            properties["page"] = line.page
        if line.box is not None:
            properties["box"] = [line.box.left, line.box.top, line.box.right, line.box.bottom]
    if finding.settled:
        properties["settles"] = [
            {"code": each.code, "message": each.message, "messageEn": each.message_en} for each in finding.settled
        ]
    if finding.suggestions:
        properties["suggestions"] = [
            {"text": each.text, "target": each.target, "reason": each.reason, "reasonEn": each.reason_en}
            for each in finding.suggestions
        ]
    return properties
