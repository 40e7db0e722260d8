"""One fact, one finding: the same problem at many places is told once, and so is what one rewrite settles.

Checks speak of every place by itself, because each is accepted, known and fixed by itself. People and programs are told
the folded findings, the same ones everywhere.
"""

from collections.abc import Hashable, Sequence
from functools import cache

from msgspec.structs import replace

from extractor.grammar import Form, load
from extractor.law.address import parent
from extractor.model.finding import RANK, Finding, Place


class _Codes(Form, frozen=True):
    codes: frozenset[str]


class _Settles(Form, frozen=True):
    code: str
    also: frozenset[str]


class _Table(Form, frozen=True):
    again: _Codes
    again_in_list: _Codes
    settles: tuple[_Settles, ...]


@cache
def _table() -> _Table:
    return load("drafting/fold", _Table)


@cache
def _leaders() -> dict[str, frozenset[str]]:
    """The codes that a rewrite settles, each with those whose rewrite it is."""
    codes = {code for each in _table().settles for code in each.also}
    return {code: frozenset(each.code for each in _table().settles if code in each.also) for code in codes}


def folded(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings of one regulation as they are told, in the order given.

    A fact that occurs again stands at its first place, with the others in `also`. A finding about words that another
    one, no less grave, asks to rewrite anyway stands in that one's `settled`; the chain ends at a finding that
    nothing settles.
    """
    return tuple(finding for _, finding in folded_places(findings))


def folded_places(findings: Sequence[Finding]) -> tuple[tuple[int, Finding], ...]:
    """Return the same findings, each with the place of the one in `findings` that leads it."""
    leader = _settled(findings)
    groups: dict[Hashable, list[int]] = {}
    for at, finding in enumerate(findings):
        if at not in leader:
            groups.setdefault(_fact(finding) or at, []).append(at)
    under: dict[int, list[Finding]] = {}
    for at in sorted(leader):
        above = at
        while above in leader:
            above = leader[above]
        under.setdefault(above, []).append(findings[at])
    return tuple((group[0], _one(findings, group, under)) for group in groups.values())


def _one(findings: Sequence[Finding], group: list[int], under: dict[int, list[Finding]]) -> Finding:
    first = findings[group[0]]
    settled = tuple(finding for at in group for finding in under.get(at, ()))
    if len(group) == 1 and not settled:
        return first
    also = tuple(Place(each.eid, each.span, each.fix, each.unsafe) for each in (findings[at] for at in group[1:]))
    return replace(first, also=also, settled=settled)


def _fact(finding: Finding) -> Hashable | None:
    """What a finding tells, None where it tells of its own place only."""
    table = _table()
    said = (finding.code, finding.severity, (finding.fact or finding.message).casefold())
    if finding.code in table.again.codes:
        return said
    if finding.code in table.again_in_list.codes:
        return *said, parent(finding.eid)
    return None


def _settled(findings: Sequence[Finding]) -> dict[int, int]:
    """Return the findings that the rewrite of another one settles, each with that one."""
    leaders = _leaders()
    placed = sorted(
        (finding.span.start, finding.span.end, at) for at, finding in enumerate(findings) if finding.span is not None
    )
    out: dict[int, int] = {}
    open_: list[tuple[int, int]] = []
    for start, end, at in placed:
        open_ = [(until, other) for until, other in open_ if until > start]
        for _, other in open_:
            for one, two in ((at, other), (other, at)):
                graver = RANK[findings[two].severity] >= RANK[findings[one].severity]
                if one not in out and graver and findings[two].code in leaders.get(findings[one].code, ()):
                    out[one] = two
        open_.append((end, at))
    return out
