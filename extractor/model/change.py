"""What an amending act does to another one, change by change."""

from typing import Literal

from msgspec import Struct

from extractor.model.text import Span

ChangeType = Literal["substitution", "insertion", "repeal", "renumbering", "phrase", "suspension", "postponement"]
Position = Literal["after", "before"]
Part = Literal["heading", "in_part"]


class Change(Struct, frozen=True):
    """One change of one provision of another act.

    `instruction` is the address of the unit that orders it, `span` the words of the order. `target` is the IRI of the
    provision that changes (`…/~art_5__para_2`), or of the whole act; an insertion names the new unit. `place` is the
    provision `pos` (after, before) which it is put, None where the text does not say. `within` is the part of an annex
    that changes, from the annex down (`chp_II__point_A__point_3`; a row of a table is `point_2`): what another act's
    annexes consist of is not known, so that the target is the annex. `part` says that only the heading
    changes, or that the change holds only in part, as far as further words of the order say (`sepanjang mengatur …`,
    `kecuali …`, `yang pertama`). `destination` is the IRI that a renumbered unit
    gets. `old` and `new` are the words before and after, as far as they are printed: of a phrase both, of other changes
    the new ones. A suspension lets a provision (or act) stand without effect for a time, a postponement puts its coming
    into force off; `until` is the ISO date up to which they hold, None where none is printed. `quoted` is the address
    of the unit in this text that holds the new wording.
    """

    id: str
    instruction: str
    type: ChangeType
    target: str
    span: Span
    place: str | None = None
    pos: Position | None = None
    part: Part | None = None
    within: str | None = None
    destination: str | None = None
    old: str | None = None
    new: str | None = None
    quoted: str | None = None
    until: str | None = None


class UnreadInstruction(Struct, frozen=True):
    """An instruction of an amending act of which no change could be read: its address and its words."""

    instruction: str
    span: Span
