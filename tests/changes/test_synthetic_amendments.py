"""Amendments made by chance of the five regulations of the corpus: the consolidated text is the intended one.

`make mutations` makes many; the number of the variable THK_AMENDMENTS, of each regulation, is otherwise a sample.
"""

import os
from random import Random

import pytest
from msgspec.structs import replace

from extractor.changes.consolidate import consolidate
from extractor.changes.consolidation import walk
from extractor.changes.difference import difference
from extractor.model.analysis import Analysis
from extractor.pipeline import analyse
from extractor.source import read_bytes
from tests.changes.made_amendments import Maker

NAMES = (
    "perbup-bekasi-9-2017", "perbup-pali-fragment", "perbup-paser-56-2020", "perwali-kotabekasi-31-2021",
    "perwali-kotabekasi-68-2019",
)  # fmt: skip
EACH = int(os.environ.get("THK_AMENDMENTS", "50"))


@pytest.mark.parametrize("name", NAMES)
def test_the_consolidated_text_is_the_intended_one(name, corpus, analysed):
    base = named(analysed(corpus / f"{name}.txt"))
    for seed in range(EACH):
        made = Maker(base.document, Random(f"{name} {seed}")).amendment()
        act = analyse(read_bytes(made.text.encode(), "perubahan.txt"), rules=False)
        result = consolidate(base, [act]).record
        rows = [(unit.eId, " ".join(part for part in (unit.text, unit.tail) if part)) for unit, _ in walk(result.units)]
        assert result.unapplied == (), (seed, made.text)
        assert rows == made.rows, (seed, made.text)


def named(base: Analysis) -> Analysis:
    """A regulation that an act can name: one of the five has lost its title."""
    metadata = base.document.metadata
    if metadata.iri is not None:
        return base
    iri = "/akn/id/act/perbup/kab-penukal-abab-lematang-ilir/2020/1"
    metadata = replace(
        metadata, iri=iri, jenis="perbup", nomor="1", tahun="2020", pembentuk="Bupati Penukal Abab Lematang Ilir"
    )
    return replace(base, document=replace(base.document, metadata=metadata))


def test_a_text_does_not_differ_from_itself(corpus, analysed):
    document = analysed(corpus / f"{NAMES[0]}.txt").document
    assert difference(document, document).changes == ()
