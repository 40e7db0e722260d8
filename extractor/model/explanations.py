"""Which unit of the Penjelasan explains which provision: both ways, of one document."""

from collections.abc import Mapping
from functools import cached_property

from extractor.law.address import explained_in, pinpoint_iri, relabelled
from extractor.model.document import Document, Provision


class Explanations:
    """The links between the Penjelasan of a document and its provisions."""

    def __init__(self, document: Document) -> None:
        """Take the document; a Penjelasan published alone explains the provisions of its `parent`."""
        self._document = document

    @cached_property
    def provisions(self) -> Mapping[str, tuple[str, ...]]:
        """The addresses that each unit of the Penjelasan explains, by its own.

        Provisions that exist in the text, one for each number that a heading like `Pasal 2 sampai dengan Pasal 4`
        stands for; of a Penjelasan published alone, IRIs of provisions of the regulation it belongs to.
        """
        found: dict[str, tuple[str, ...]] = {}
        for unit in self._document.walk():
            if unit.kind == "penjelasan" and (targets := self._targets(unit)):
                found[unit.eid] = targets
        return found

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The unit of the Penjelasan that explains each provision, by the address of the provision."""
        found: dict[str, str] = {}
        for unit, provisions in self.provisions.items():
            for provision in provisions:
                found.setdefault(provision, unit)
        return found

    def _targets(self, unit: Provision) -> tuple[str, ...]:
        document = self._document
        addresses = [unit.eid, *(relabelled(unit.eid, label) for label in unit.also)]
        if document.metadata.parent is not None:
            inner = [explained_in(address, None) for address in addresses]
            return tuple(pinpoint_iri(document.metadata.parent, address) for address in inner if address)
        inner = [explained_in(address, document.index) for address in addresses]
        return tuple(address for address in inner if address)
