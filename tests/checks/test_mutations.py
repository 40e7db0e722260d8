"""References broken at random are found at their place, and what stood there is among the first suggestions.

`make mutations` runs all 2,000; the number of the variable THK_MUTATIONS is otherwise a sample.
"""

import os
import random
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from mutations import analysis_of, applied, batches, plain_references

from extractor.checks import run
from extractor.checks.shared.regulation import Regulation
from extractor.score.gold import read_rows
from extractor.source import read_bytes
from extractor.tree import build
from tests.shared_documents import SHARED, shared_folder, text_of_file

CORPUS = Path(__file__).parents[2] / "corpus"
GOLD = (CORPUS / "gold", SHARED / "gold")
WANTED = int(os.environ.get("THK_MUTATIONS", "150"))
CODES = ("REF001", "REF002", "REF007")
FEWEST = 5


def _texts(folder):
    """The texts of a folder; a PDF only where it was not read from a picture."""
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.pdf")]):
        if path.suffix == ".txt" or (_has_letters(path) and text_of_file(path).source.method == "text"):
            yield path.name, text_of_file(path)


def _has_letters(path):
    """Whether the first page has a text layer; a scan is not read for nothing."""
    return any(map(str.isalnum, pdfium.PdfDocument(path)[0].get_textpage().get_text_range()))


@pytest.fixture(scope="module", params=[CORPUS, shared_folder], ids=["corpus", "shared"])
def baselines(request):
    found = []
    for name, text in _texts(request.param):
        # Read again and again as plain text until nothing changes, so that a mutation is all that differs.
        content = build(read_bytes(text.content.encode(), "naskah.txt")).text.content
        analysis = analysis_of(content)
        if Regulation(analysis).is_sure and len(list(plain_references(analysis))) >= FEWEST:
            found.append((name, content, analysis))
    return found


def _errors(analysis):
    text = analysis.document.text
    return Counter((each.code, text.of(each.span)) for each in run(analysis, select=CODES).findings)


def test_the_unmutated_texts_have_only_the_errors_of_their_gold(baselines):
    for name, _, analysis in baselines:
        stem = Path(name).stem
        gold = next(
            (folder / f"{stem}.findings.tsv" for folder in GOLD if (folder / f"{stem}.outline.txt").exists()), None
        )
        if gold is not None:
            wanted = Counter((row[0], row[1]) for row in read_rows(gold) if row[0] in CODES)
            found = Counter((each.code, each.eid) for each in run(analysis, select=CODES).findings)
            assert found - wanted == Counter(), name


def test_broken_references_are_found_with_what_was_meant(baselines):
    rng = random.Random(11)
    share = -(-WANTED // len(baselines))
    found, missed, suggested, offered, strange = Counter(), [], 0, 0, []
    for name, content, analysis in baselines:
        before = _errors(analysis)
        for row in batches(analysis, rng, share):
            changed, moved = applied(content, [mutation for _, mutation in row])
            broken = analysis_of(changed)
            findings = run(broken, select=CODES).findings
            if row[0][1].kind != "removed":
                # Only what was changed is reported anew.
                more = _errors(broken) - before
                if more.total() > len(row):
                    strange.append((name, dict(more)))
            for reference, mutation in row:
                start, end = moved(reference.span.start), moved(reference.span.start) + len(mutation.words) + 60
                here = [each for each in findings if start - 5 <= each.span.start <= end]
                if not here:
                    missed.append((name, mutation))
                    continue
                found[mutation.kind] += 1
                if mutation.meant is not None:
                    offered += 1
                    suggested += mutation.meant in [each.target for each in here[0].suggestions[:3]]
    total = found.total() + len(missed)
    print(f"{total} mutations, {dict(found)}, missed {len(missed)}, suggested {suggested} of {offered}")
    assert set(found) == {"beyond", "no_ayat", "reversed", "removed"}
    assert found.total() / total >= 0.99, missed
    assert suggested / offered >= 0.7
    assert not strange
