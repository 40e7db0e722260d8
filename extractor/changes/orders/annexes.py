"""Which annex of an amending act takes the place of which one of the amended act.

The new wording of an annex is not quoted but attached: `sebagaimana tercantum dalam Lampiran II Peraturan Daerah ini`.
"""

from collections.abc import Sequence

from extractor.law.address import is_annex_name, label_of
from extractor.law.numbers import roman_value
from extractor.model.document import Document, Provision
from extractor.model.marks import annexes
from extractor.model.reference import Reference


def annexes_for(document: Document, references: Sequence[Reference], wanted: Sequence[str]) -> dict[str, Provision]:
    """Return the annex of `document` for each of the annexes that one instruction changes, by their address.

    Those that the instruction names itself (`references`), in their order, where they are as many; else the annex of
    the same number; else the only one for the only one.
    """
    by_name = {name: document.index[eid] for name, eid in annexes(document).items()}
    own = [target for each in references if each.scope == "lampiran" for target in each.targets]
    named = [by_name[target] for target in dict.fromkeys(own) if is_annex_name(target) and target in by_name]
    if len(named) == len(wanted):
        return dict(zip(wanted, named, strict=True))
    units = [unit for unit in document.provisions if unit.kind == "lampiran"]
    by_number = {str(roman_value(unit.label) or unit.label): unit for unit in units if unit.label}
    found = {address: by_number[label_of(address)] for address in wanted if label_of(address) in by_number}
    return found or (dict(zip(wanted, units, strict=True)) if len(wanted) == len(units) == 1 else {})
