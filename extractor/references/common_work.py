"""The work that the words below a list name for its items: `a. Pasal 3; dan` / `b. Pasal 5,` / `Undang-Undang …`."""

from collections.abc import Sequence

from msgspec import structs

from extractor.model.document import Document, Provision
from extractor.references.find import Mention
from extractor.references.site import Site
from extractor.references.works import WorkName, works_in


def with_common_work(document: Document, site: Site, start: int, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions in the piece of text at `start`, those that open it as provisions of the work named below.

    Only where the item begins with a Pasal that no work of its own is named for, and the words below the list begin
    with a numbered work.
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
