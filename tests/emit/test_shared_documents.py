"""Every regulation of the corpus and of the shared collection, from its file to JSON, XML and page."""

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from gold_analyses import ROOT
from strict_schema import faults
from test_html import check

from extractor.emit.record.record import to_json
from extractor.emit.record.schema import schema
from extractor.model.analysis import Analysis
from extractor.references import references_of
from extractor.rules.terms import terms_of
from extractor.source import InputError
from extractor.tree import build
from tests.shared_documents import shared_documents, text_of_file

FILES = [*sorted((ROOT / "corpus").glob("*.txt")), *shared_documents(".pdf", ".txt")]


@cache
def analysis_of(path: Path) -> Analysis | None:
    try:
        text = text_of_file(path)
    except InputError:
        return None
    document = build(text)
    return Analysis(document, references_of(document), terms=terms_of(document))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_real_regulation_gives_valid_results_that_keep_its_text(path: Path) -> None:
    analysis = analysis_of(path)
    if analysis is None:
        pytest.skip("no text in this file")
    assert faults(analysis) == []
    jsonschema.Draft202012Validator(json.loads(schema())).validate(json.loads(to_json(analysis)))
    check(analysis)
