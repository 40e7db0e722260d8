"""A reference broken at random is found at its place, and what stood there is among the first suggestions."""

import random
import re
from pathlib import Path

from extractor.analysis import Analysis
from extractor.checks import run
from extractor.references import references_of
from extractor.rules.definitions import terms_of
from extractor.source import read_bytes
from extractor.tree import build

CORPUS = Path(__file__).parents[2] / "corpus"
EACH = 12


def _analysis(content):
    document = build(read_bytes(content.encode(), "naskah.txt"))
    return Analysis(document, references_of(document), terms=terms_of(document))


def _broken(seed):
    """Yield (what the reference meant, its unit, its place, the analysis of the text with the number changed)."""
    rng = random.Random(seed)
    for path in sorted(CORPUS.glob("*.txt")):
        content = _analysis(path.read_text()).document.text.content
        analysis = _analysis(content)
        plain = [
            reference
            for reference in analysis.references
            if reference.scope == "internal" and reference.status == "resolved" and len(reference.targets) == 1
        ]
        for reference in rng.sample(plain, min(EACH, len(plain))):
            quote = content[reference.span.start : reference.span.end]
            numbers = list(re.finditer(r"\d+", quote))
            if not numbers:
                continue
            number = rng.choice(numbers)
            at = reference.span.start + number.start()
            changed = f"{content[:at]}{int(number[0]) + 60}{content[at + len(number[0]) :]}"
            yield reference.targets[0], reference.source, reference.span.start, _analysis(changed)


def test_broken_references_are_found_with_what_was_meant():
    total = among_first = 0
    for meant, source, start, analysis in _broken(seed=3):
        total += 1
        found = [
            finding
            for finding in run(analysis, select=("REF001",))
            if finding.eid == source and finding.span.start >= start and finding.span.start - start < 40
        ]
        assert found, (source, meant)
        among_first += meant in [suggestion.target for suggestion in found[0].suggestions[:3]]
    assert total >= 40
    assert among_first / total >= 0.9
