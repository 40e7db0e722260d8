"""What stands around the body in Akoma Ntoso: title, preamble, closing block, annexes and Penjelasan."""

from typing import get_args

from lxml import etree

from extractor.law.akn import ARTICLES_EXPLAINED, EMPTY, FORMULAS, GAZETTE_CLASS, TITLE, kind_in
from extractor.law.units import UnitKind
from extractor.model.document import Block, BlockKind, Provision
from extractor.source.akn.units import Units, kind_of_element, local, opened, words_of

_KINDS: dict[str, BlockKind] = {kind: kind for kind in get_args(BlockKind)}
_BY_FORMULA: dict[str, BlockKind] = {name: _KINDS[kind] for kind, name in FORMULAS.items()}
_BY_TITLE: dict[str, BlockKind] = {element: _KINDS[kind] for kind, element in TITLE.items()}
_GROUPS: dict[str, UnitKind] = {"recitals": "menimbang", "citations": "mengingat"}


class Frame:
    """Reads the parts of an act in their order into blocks and top units."""

    def __init__(self, units: Units) -> None:
        """Take the reader of units; words go where its go."""
        self.units = units
        self.blocks: list[Block] = []
        self.provisions: list[Provision] = []

    def act(self, act: etree._Element) -> None:
        """Read a whole act, its `meta` apart."""
        for part in act:
            name = local(part)
            if name == "body":
                for element in part:
                    self._in_body(element)
            elif name == "attachments":
                for attachment in part:
                    self._attachment(attachment)
            elif name and name != "meta":
                for element in part:
                    self._outside(element)

    def _block(self, kind: BlockKind, element: etree._Element) -> None:
        """Read an element as one block, a line for each paragraph in it."""
        paragraphs = list(element.iter("{*}p")) if local(element) != "p" else []
        spans = [span for each in paragraphs or [element] if (span := self.units.written.put(words_of(each)))]
        if spans:
            whole = spans[0]
            self.blocks.append(Block(kind, whole if len(spans) == 1 else type(whole)(whole.start, spans[-1].end)))

    def _in_body(self, element: etree._Element) -> None:
        kind = kind_of_element(element)
        if kind is not None:
            self.provisions.append(self.units.unit(element, kind))
        elif element.get("name") != EMPTY:
            self._outside(element)

    def _outside(self, element: etree._Element) -> None:
        """Read an element of the preface, the preamble or the closing block, or one that is no unit in the body."""
        name = local(element)
        if name == "longTitle":
            for paragraph in element:
                self._block(self._title_kind(paragraph), paragraph)
        elif name in _GROUPS:
            self._group(element, _GROUPS[name])
        elif name == "blockList":
            for item in element:
                self._in_body(item)
        elif name and any(local(below) == "blockList" for below in element):
            for below in element:
                self._outside(below)
        elif name:
            said = element.get("name") or element.get("class") or ""
            kind: BlockKind = "berita" if said == GAZETTE_CLASS else _BY_FORMULA.get(said) or _KINDS.get(said, "lain")
            self._block(kind, element)

    def _title_kind(self, paragraph: etree._Element) -> BlockKind:
        given = paragraph.get("class")
        if given in _KINDS:
            return _KINDS[given]
        return next((_BY_TITLE[local(below)] for below in paragraph if local(below) in _BY_TITLE), _BY_TITLE[""])

    def _group(self, element: etree._Element, kind: UnitKind) -> None:
        given = element.get("class")
        kind = kind_in(local(element), "", given) or kind if given else kind
        for part in element:
            if local(part) == "intro":
                for paragraph in part:
                    self._block(_KINDS[kind], paragraph)
            elif local(part) and (unit := kind_of_element(part)) is not None:
                self.provisions.append(self.units.unit(part, unit))
            elif local(part):
                self._outside(part)

    def _attachment(self, attachment: etree._Element) -> None:
        body = next(iter(attachment.iter("{*}mainBody")), None)
        kind = kind_of_element(attachment)
        if kind == "lampiran":
            self._annex(attachment, kind, body)
            return
        for part in attachment:
            if local(part) in ("num", "heading", "subheading"):
                self._block("penjelasan", part)
        for element in body if body is not None else ():
            self._explained(element)

    def _annex(self, attachment: etree._Element, kind: UnitKind, body: etree._Element | None) -> None:
        unit = opened(attachment, kind)
        subs = [part for part in attachment if local(part) == "subheading"]
        for part in attachment:
            name = local(part)
            if name in ("heading", "num"):
                unit.num = self.units.written.put(words_of(part))
            elif name == "subheading" and part is subs[-1]:
                unit.heading = self.units.written.put(words_of(part))
            elif name == "subheading":
                unit.add(self.units.written.put(words_of(part)))
        behind = []
        for element in body if body is not None else ():
            if local(element) == "container":
                behind.append(element)
            else:
                self.units.flow(unit, element, glued=True)
        self.provisions.append(unit.frozen(self.units.written.end))
        for element in behind:
            self._outside(element)

    def _explained(self, element: etree._Element) -> None:
        kind = kind_of_element(element)
        if kind is not None:
            self.provisions.append(self.units.unit(element, kind))
        elif element.get("name") == ARTICLES_EXPLAINED:
            for part in element:
                if local(part) in ("num", "heading"):
                    self._block("penjelasan_pasal", part)
                else:
                    self._explained(part)
        else:
            self._outside(element)
