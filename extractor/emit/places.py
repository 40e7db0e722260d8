"""How a person names a provision: `Pasal 7 ayat (1) huruf a`."""

from extractor.law.units import ARTICLES, CITED_ITEMS, FRAME, ROMAN, UNITS
from extractor.model.document import Document, Provision

_STOPS = ARTICLES | FRAME | {"lampiran"}
_WHOLE = {"document": "Seluruh naskah", "preamble": "Pembukaan"}


class Places:
    """The names of the provisions of one document, each made once."""

    def __init__(self, document: Document) -> None:
        """Prepare to name the provisions of `document`."""
        self._document = document
        self._names: dict[str, str] = dict(_WHOLE)

    def name(self, eid: str) -> str:
        """Return the name of the provision `eid`; the address itself where the document does not have it."""
        if eid not in self._names:
            self._names[eid] = self._made(eid)
        return self._names[eid]

    def _made(self, eid: str) -> str:
        provision = self._document.index.get(eid)
        if provision is None:
            return eid
        own = self._own(provision)
        parent = self._document.parents[eid]
        if provision.kind in _STOPS or parent is None or provision.kind in ROMAN:
            return own
        if provision.kind == "penjelasan" and "__" not in eid.removeprefix("expl__"):
            return own
        return f"{self.name(parent)} {own}"

    def _own(self, provision: Provision) -> str:
        printed = self._document.text.of(provision.num) if provision.num else provision.label
        kind = provision.kind
        if kind in FRAME:
            return f"{UNITS[kind].word} {_bare(printed)}".strip()
        if kind == "ayat":
            return f"ayat {printed.rstrip(' .;:')}"
        if kind in CITED_ITEMS:
            return f"{kind} {_bare(printed)}"
        if kind == "penjelasan":
            heading = self._document.text.of(provision.heading) if provision.heading else ""
            return f"Penjelasan {_bare(printed)} {heading}".strip()
        return printed or kind.capitalize()


def _bare(printed: str) -> str:
    return printed.strip(" .)(:;")
