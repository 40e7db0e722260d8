"""What shows that a text is a regulation."""

from extractor.checks.shared.regulation import Regulation
from extractor.law.address import is_attached
from extractor.law.units import ARTICLES, FRAME
from extractor.model.document import is_part

_BLOCKS = frozenset({"jenis", "memutuskan", "menetapkan"}) | (FRAME - {"memperhatikan"})


def is_regulation(regulation: Regulation) -> bool:
    """Whether the text shows anything that only a regulation has, or is a part of one."""
    document = regulation.document
    if is_part(document):
        return True
    if any(block.kind in _BLOCKS for block in document.blocks):
        return True
    return any(unit.kind in ARTICLES and not is_attached(unit.eid) for unit in document.walk())
