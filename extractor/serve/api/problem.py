"""What a program is told where a request cannot be answered (RFC 9457), the same from every part of the desk."""

from http import HTTPStatus

from extractor.emit.json_text import json_text

PROBLEM = "application/problem+json"
"""The media type of such an answer."""


def problem_json(status: int, sentence: str, sentence_en: str) -> bytes:
    """Return a problem as JSON: `detail` says what is wrong and what to do, `detailEn` says it in English."""
    title = HTTPStatus(status).phrase
    return json_text({"title": title, "status": status, "detail": sentence, "detailEn": sentence_en})
