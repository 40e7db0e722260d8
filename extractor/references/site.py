"""Where a citation stands: its unit and the units around it, and, in an amending act, whose provisions it means."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from extractor.law.address import is_below, is_changed, is_quoted, quotation_of
from extractor.law.units import ATTACHED, FRAME
from extractor.model.document import Document, Provision
from extractor.model.text import Text, small
from extractor.references.cited_works import Registry
from extractor.references.find import Mention
from extractor.references.patterns import change_openings, patterns
from extractor.references.works import WorkName, works_in


class Site(Struct, frozen=True):
    """The unit whose own text holds a citation (`here[0]`) and its ancestors, nearest first.

    `quoted` is the address of the quoted text that the unit is part of, empty outside quotations. `amended` is the
    IRI of the act that is amended here, None where none is. `instruction` is true for a unit that says how it is
    amended (`Ketentuan Pasal 5 diubah …`), `wording` for one below it that is neither an instruction nor in a quoted
    Pasal: the new wording of a smaller unit (`5. Camat adalah …`).
    """

    here: tuple[Provision, ...]
    quoted: str = ""
    amended: str | None = None
    instruction: bool = False
    wording: bool = False
    amending: bool = False

    @property
    def unit(self) -> Provision:
        """The citing unit."""
        return self.here[0]

    @property
    def inside_quote(self) -> tuple[Provision, ...]:
        """The citing unit and its ancestors as far as they belong to the quoted text."""
        return tuple(p for p in self.here if is_below(p.eid, self.quoted))


def sites(document: Document) -> tuple[Site, ...]:
    """Return the site of every unit whose text is searched, in document order.

    Penjelasan and Lampiran are not, unless they are a file of their own.
    """
    return document.once(_sites)


def _sites(document: Document) -> tuple[Site, ...]:
    return tuple(_found(document))


def _found(document: Document) -> Iterator[Site]:
    alone = document.metadata.parent is not None
    pattern = patterns("amending")
    registry = Registry(document.metadata)
    tentang = document.metadata.tentang or ""
    titled = bool(pattern["title"].search(tentang))
    default = _first_work(registry, tentang) if titled else None
    quoting = is_quoted(" ".join(document.index))
    amending = not alone and (titled or quoting or _changes(document.text))
    whole = titled or "art_I" in document.index  # else an act that changes others in some of its Pasal
    opening = pattern["opens" if whole else "changes"]
    rows: list[tuple[Provision, tuple[Provision, ...], str | None, bool, bool]] = [
        (provision, (), default, False, False) for provision in reversed(document.provisions)
    ]
    while rows:
        provision, above, act, opened, instructed = rows.pop()
        if provision.kind in ATTACHED and not alone:
            continue
        here = (provision, *above)
        if not amending:
            yield Site(here)
            rows.extend((below, here, None, False, False) for below in reversed(provision.children))
            continue
        quoted = quotation_of(provision.eid)
        own = document.own_text(provision) if not quoted else ""
        ordering = bool(own) and provision.kind not in FRAME
        opens = ordering and bool(opening.search(own))
        orders = ordering and bool(pattern["changes"].search(own))
        changed = not quoted and any(is_changed(below.eid) for below in provision.children)
        work = _first_work(registry, own) if opens or orders or (changed and not whole) else None
        itself = orders and bool(work) and not provision.children and not own.endswith(":")
        instruction = not quoted and (changed or itself or (opened and bool(pattern["verb"].search(own))))
        act = work or act
        wording = instructed and not instruction and not quoted
        yield Site(here, quoted, act, instruction, wording, provision.kind not in FRAME)
        opened = opened or bool(opens and (work or (whole and provision.kind == "pasal")))
        opened = opened or (titled and provision.eid == "art_I")  # whatever a scan made of its verb
        instructed = instructed or instruction
        rows.extend((below, here, act, opened, instructed) for below in reversed(provision.children))


def _changes(text: Text) -> bool:
    """Whether words anywhere in a text say that another act is changed; sought where one of their first words is."""
    pattern, lower = patterns("amending")["changes"], ""
    for word in change_openings():
        if word in text.vocabulary:
            lower = lower or small(text.content)
            at = lower.find(word)
            while at >= 0:
                if pattern.match(text.content, at):
                    return True
                at = lower.find(word, at + 1)
    return False


def _first_work(registry: Registry, text: str) -> str | None:
    """Return the first work that `text` names; not one that amended another earlier, or to which that only points."""
    section = patterns("amending")
    beside = (section["earlier"], section["pointing"])
    named = [work for work in works_in(text) if work.form == "numbered"]
    work: WorkName | None = next((w for w in named if not any(p.search(text, 0, w.start) for p in beside)), None)
    return registry.numbered(work, text, 0).citation.iri if work else None


def with_common_work(document: Document, site: Site, start: int, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions in the piece of text at `start`, those that open it as provisions of the work named below.

    So a list is written whose closing words name it: `a. Pasal 3; dan` / `b. Pasal 5,` / `Undang-Undang …`. Only
    where the item begins with a Pasal that no work of its own is named for, and the words below the list begin with a
    numbered work.
    """
    first = mentions[0]
    opens = first.start == 0 and first.work is None and bool(first.steps) and first.steps[0].level == "pasal"
    if not opens or len(site.here) == 1 or site.unit.num is None or start != site.unit.own[0].start:
        return list(mentions)
    work = _below(document, site.here[1])
    if work is None:
        return list(mentions)
    return [
        structs.replace(mention, work=work, doubtful=False)
        if mention.work is None and mention.steps and mention.steps[0].level == "pasal"
        else mention
        for mention in mentions
    ]


def _below(document: Document, unit: Provision) -> WorkName | None:
    """Return the work that the words below the list of a unit begin with."""
    if not unit.own or not unit.children or unit.own[-1].start < unit.children[-1].span.start:
        return None
    named = works_in(document.text.of(unit.own[-1]))
    if not named or named[0].start != 0 or named[0].form != "numbered":
        return None
    return structs.replace(named[0], title=None, gazettes=(), alias=None)
