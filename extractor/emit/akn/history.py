"""The history of a consolidated text: its amendments as events, the time of each amended unit, what changed it.

One file is one expression: the text of one day. Each amending act is an event of the life cycle with an interval of its
own; an amended unit names the interval that its words hold from.
"""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from extractor.emit.akn.xml import Element, add_text, own_sub, set_own, sub, uri
from extractor.law.akn import MODIFICATIONS, NULL_DATE

PassiveType = Literal["insertion", "substitution", "repeal", "renumbering", "suspension", "postponement"]


class Event(Struct, frozen=True):
    """One act that changed or ended the regulation: its IRI, its name for people, its day (ISO) and its year."""

    work: str
    name: str
    date: str | None
    year: str | None = None
    type: Literal["amendment", "repeal"] = "amendment"


class PassiveChange(Struct, frozen=True):
    """One change of one unit: its address, the type, the act (number in the events), the instruction, the words before.

    `instruction` is the address of the unit of the act that orders it, `before` None for an insertion, `until` the last
    day of a suspension or postponement.
    """

    unit: str
    type: PassiveType
    event: int
    instruction: str
    before: str | None = None
    until: str | None = None


class History(Struct, frozen=True):
    """The events of a text in order, and what they changed in it."""

    events: tuple[Event, ...] = ()
    changes: tuple[PassiveChange, ...] = ()

    @property
    def day(self) -> str | None:
        """The day from which the text has these words: that of the last event, its year where the day is not known."""
        return next((event.date or event.year for event in reversed(self.events)), None)


class Periods:
    """The eIds of events, intervals and acts in one file, and the interval of each amended unit."""

    def __init__(self, history: History) -> None:
        """Number the events from 1."""
        self.history = history
        self._groups = {change.unit: f"tmpg_h{change.event + 1}" for change in history.changes}
        self._removed = {change.unit for change in history.changes if change.type == "repeal"}

    def attributes(self, eid: str) -> dict[str, str]:
        """Return the attributes of a unit: its interval, and whether it has been taken out."""
        found = {"period": f"#{self._groups[eid]}"} if eid in self._groups else {}
        return {**found, "status": "removed"} if eid in self._removed else found

    def write_events(self, lifecycle: Element) -> None:
        """Append an event for each act."""
        for number, event in enumerate(self.history.events, start=1):
            sub(
                lifecycle, "eventRef", eId=f"eref_h{number}", date=event.date or NULL_DATE, source=f"#rp_h{number}",
                type=event.type,
            )  # fmt: skip

    def write_intervals(self, data: Element, concept: str) -> None:
        """Append an interval for each act, beginning with its event."""
        for number in range(1, len(self.history.events) + 1):
            group = sub(data, "temporalGroup", eId=f"tmpg_h{number}")
            sub(
                group, "timeInterval", eId=f"tmpg_h{number}__interval_1", refersTo=f"#{concept}",
                start=f"#eref_h{number}",
            )  # fmt: skip

    def write_changes(self, analysis: Element, known: Sequence[str]) -> None:
        """Append what changed the units that the file has (`known`)."""
        there = set(known)
        changes = [change for change in self.history.changes if change.unit in there]
        if not changes:
            return
        passive = sub(analysis, "passiveModifications")
        for number, change in enumerate(changes, start=1):
            event = self.history.events[change.event]
            eid = f"pm_{number}"
            name, kind = MODIFICATIONS.get(change.type, ("textualMod", change.type))
            element = sub(passive, name, eId=eid, type=kind, period=f"#tmpg_h{change.event + 1}")
            if change.until is not None:
                set_own(element, "until", change.until)
            sub(element, "source", eId=f"{eid}__source_1", href=uri(f"{event.work}/~{change.instruction}"))
            sub(element, "destination", eId=f"{eid}__destination_1", href=f"#{change.unit}")
            if change.before is not None:
                old = sub(element, "old", eId=f"{eid}__old_1")
                add_text(own_sub(old, "words"), change.before)

    def write_references(self, references: Element) -> None:
        """Append the acts as `passiveRef`."""
        for number, event in enumerate(self.history.events, start=1):
            sub(references, "passiveRef", eId=f"rp_h{number}", href=uri(event.work), showAs=event.name)
