"""The pages of a PDF as read so far, and which of them must be read from their picture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import structs

from extractor.model.text import Page
from extractor.source.furniture.furniture import UNSEEN
from extractor.source.legibility import Legibility, broken_share, legibility_of
from extractor.source.line_draft import Draft
from extractor.source.pdf.line_numbers import Margin
from extractor.source.printed_lines import ScannedPage
from extractor.source.tables import TableDraft

# A page of fewer characters says too little to be a copy; copies lie within so many pages of one another.
_LEAST_COPIED, _WITHIN_PAGES = 300, 12
# So many pages, spread over the document, tell whether its fonts say which letters they draw.
_SAMPLE = 12
# A scan whose layer has fewer known words than this is read from its picture.
_FEW_KNOWN = 10
# So is one with this share of broken words among so many (of layers that are as good as a second reading the worst page
# of running text has 0.06, tables of figures up to 0.15).
_BROKEN, _LEAST_BROKEN = 0.08, 40
# On a page of fewer words, but so many, it must be so large: a few specks are not yet a bad layer.
_FEW_BROKEN, _FEW_WORDS = 0.2, 20
# The fewest printed page numbers that say in which order pages belong.
_LEAST_NUMBERED, _LEAST_COUNTED = 3, 2
_DIGITS = re.compile(r"[0-9]{1,3}")
# Letters without a name, of which a few may be bullets.
_LEAST_PRIVATE = 10
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(slots=True)
class Leaf:
    """One page: its lines, whether a picture covers it, its tables, whether it opens or goes on with a Lampiran.

    `margin` is where its lines, or those of a page before, are numbered, `gutter` where its second column begins.
    """

    page: Page
    drafts: list[Draft] = field(default_factory=list)
    scanned: bool = False
    tables: list[TableDraft] = field(default_factory=list)
    annexed: bool = False
    margin: Margin | None = None
    gutter: float | None = None
    _judged: tuple[str, Legibility] = ("", legibility_of(""))

    @property
    def legibility(self) -> Legibility:
        """How well the lines read."""
        text = "\n".join([draft.text for draft in self.drafts if draft.kind not in UNSEEN])
        if text != self._judged[0]:
            self._judged = text, legibility_of(text)
        return self._judged[1]

    @property
    def is_nameless(self) -> bool:
        """Whether most letters of the page are private ones: its fonts do not say which letters they draw."""
        text = "".join(draft.text for draft in self.drafts if draft.kind not in UNSEEN)
        private = len(_PRIVATE.findall(text)) if not text.isascii() else 0
        return private > _LEAST_PRIVATE and private * 2 > sum(map(str.isalpha, text)) + private

    @property
    def is_worded(self) -> bool:
        """Whether anything but page furniture stands on the page."""
        return any(draft.kind is None for draft in self.drafts)

    @property
    def is_broken(self) -> bool:
        """Whether so many words are broken by misread letters that the picture may read better."""
        share, words = self._broken
        return words >= _FEW_WORDS and share >= (_BROKEN if words >= _LEAST_BROKEN else _FEW_BROKEN)

    @property
    def _broken(self) -> tuple[float, int]:
        return broken_share("\n".join([draft.text for draft in self.drafts if draft.kind not in UNSEEN]))

    def gives_way_to(self, scan: ScannedPage) -> bool:
        """Whether the picture of the page reads better than its layer: more known words, and no more broken ones."""
        if not self.drafts:
            return True
        if scan.known <= self.legibility.known:
            return False
        if self.legibility.known < _FEW_KNOWN or self.legibility.is_garbage:
            return True
        return broken_share("\n".join(line.text for line in scan.lines))[0] < self._broken[0]

    def read(self) -> Page:
        """Return the page with what its lines say about how well it was read."""
        found = self.legibility
        known = round(found.share, 2) if found.words else None
        return structs.replace(self.page, layer=self.scanned and self.page.method == "text", known=known)

    def forget(self) -> None:
        """Take back what was held for furniture, so that it can be told again beside pages that were not read yet."""
        for draft in self.drafts:
            if draft.kind not in UNSEEN:
                draft.kind = None


def set_copies_aside(leaves: Sequence[Leaf]) -> None:
    """Set aside each page born digital that repeats one shortly before it, word for word.

    A page that was scanned twice is never read the same; both readings stay.
    """
    seen: list[str] = []
    for leaf in leaves:
        words = "\n".join(draft.text for draft in leaf.drafts if draft.kind not in UNSEEN)
        if leaf.scanned or leaf.tables or len(words) < _LEAST_COPIED:
            continue
        if words in seen[-_WITHIN_PAGES:]:
            for draft in leaf.drafts:
                draft.kind = draft.kind if draft.kind in UNSEEN else "page_copy"
        seen.append(words)


def in_printed_order(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Return the pages in the order of the numbers printed on them, where a scan has them in another and all is plain.

    Every page from the first numbered one to the last has one number, none stands twice, none is missing; few pages
    must have the numbers that belong to their places.
    """
    numbers = [_printed_number(leaf) for leaf in leaves]
    numbered = [at for at, number in enumerate(numbers) if number is not None]
    rising = sorted(number for number in numbers if number is not None)
    counted = rising == [at + 1 for at in numbered]
    if len(numbered) < (_LEAST_COUNTED if counted else _LEAST_NUMBERED) or not all(
        leaves[at].scanned for at in numbered
    ):
        return list(leaves)
    first, last = numbered[0], numbered[-1]
    if last - first + 1 != len(numbered) or rising != list(range(rising[0], rising[0] + len(rising))):
        return list(leaves)
    ordered = sorted(leaves[first : last + 1], key=lambda leaf: _printed_number(leaf) or 0)
    return [*leaves[:first], *ordered, *leaves[last + 1 :]]


def _printed_number(leaf: Leaf) -> int | None:
    """Return the number printed on a page; None where there is none, or more than one."""
    found = [_DIGITS.findall(draft.text) for draft in leaf.drafts if draft.kind == "page_number"]
    return int(found[0][0]) if len(found) == 1 and len(found[0]) == 1 else None


def unread(leaves: Sequence[Leaf]) -> list[int]:
    """Return the numbers of the pages whose words are not to be had from their text layer; furniture must be known.

    These are pages without one, or with letters that have no name; scans whose layer holds hardly a word that is known
    (a stamp, a page number, a page that was read sideways), is garbage, or has many words with misread letters. Of
    layer and picture the one that reads better is taken.
    A page without a picture shows what its author wrote, and is never doubted alone: a list of names has few words
    that regulations use. Only where no page of the document reads do its fonts not say which letters they draw.
    """
    written = [leaf for leaf in leaves if leaf.page.method == "text" and leaf.drafts and not leaf.scanned]
    lost = _is_garbage(written[:: len(written) // _SAMPLE + 1])
    return [
        leaf.page.number
        for leaf in leaves
        if leaf.page.width > 0
        and (
            leaf.page.method == "none"
            or leaf.is_nameless
            or (leaf.scanned and (leaf.legibility.known < _FEW_KNOWN or leaf.legibility.is_garbage or leaf.is_broken))
            or (lost and not leaf.scanned and leaf.legibility.is_garbage)
        )
    ]


def _is_garbage(leaves: Sequence[Leaf]) -> bool:
    found = [leaf.legibility for leaf in leaves]
    words = sum(each.words for each in found)
    return words > 0 and Legibility(sum(each.known for each in found) / words, words).is_garbage
