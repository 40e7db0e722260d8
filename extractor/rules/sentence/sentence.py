"""What the pipeline leaves on each provision: names, struck words, the main clause."""

from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from extractor.model.rule import Role

Range = tuple[int, int]
CUES = ("modal", "front", "predicate")


class Mention(Struct, frozen=True):
    """An actor's name: token range and kind (office, org_unit, body, team, class)."""

    start: int
    end: int
    kind: str


class Modal(Struct, frozen=True):
    """A modal word of the main clause: token range and the values of its entry in `norms.toml`."""

    start: int
    end: int
    value: str
    deontic: str
    type: str
    basis: str
    negated: bool = False


class Front(Struct, frozen=True):
    """An adjunct: its kind (`dalam_hal`, `untuk` …) and token range."""

    kind: str
    start: int
    end: int


@dataclass(slots=True)
class Reading:
    """One provision as the components read it; every range counts tokens."""

    words: list[str]
    low: list[str]
    known: dict[str, Any]
    pointed: set[int] = field(default_factory=set)
    cues: dict[str, dict[int, tuple[int, str]]] = field(default_factory=lambda: {table: {} for table in CUES})
    mentions: dict[int, Mention] = field(default_factory=dict)
    struck: list[bool] = field(default_factory=list)
    relatives: list[Range] = field(default_factory=list)
    fronts: list[Front] = field(default_factory=list)
    adjuncts: list[Front] = field(default_factory=list)
    topics: list[Range] = field(default_factory=list)
    subject: Range = (0, 0)
    modal: Modal | None = None
    verb: Range | None = None
    voice: str = ""
    tasks: bool = False
    agent: int | None = None
    end: int = 0
    role: Role | None = None
    kind_entry: str = ""
    guessed: bool = False

    @property
    def predicate(self) -> str:
        """The main verb as written, in small letters; empty where there is none."""
        return " ".join(self.low[self.verb[0] : self.verb[1]]) if self.verb else ""

    @property
    def colon(self) -> bool:
        """Whether the text ends in a colon, as a lead-in does."""
        return bool(self.low) and self.low[-1] == ":"

    def cue(self, table: str, at: int) -> tuple[int, str] | None:
        """The longest cue of `table` that begins at token `at`: its end and its key."""
        return self.cues[table].get(at)

    def subject_actors(self) -> list[Mention]:
        """The actors that the subject names, empty where its head is no actor."""
        return self.actors_from(self.subject[0], self.subject[1])

    def agents(self) -> list[Mention]:
        """The actors named after `oleh`, empty where the clause is not passive or names none."""
        return [] if self.agent is None else self.actors_from(self.agent, self.end, ("dengan",))

    def _past_field(self, at: int, end: int) -> int:
        """Return the link of a list after `di bidang kesehatan`, `at` itself where no list goes on after it."""
        if self.low[at : at + 1] != ["di"] or at + 1 >= end or self.low[at + 1] not in _FIELD:
            return at
        for link in range(at + 2, min(at + 8, end)):
            if self.low[link] in _LINKS:
                further = link + 1
                while further < end and self.low[further] in self.known["quantifiers"]:
                    further += 1
                return link if further in self.mentions else at
            if self.low[link] in ("yang", "di") or link in self.mentions:
                return at
        return at

    def actors_from(self, start: int, end: int, never: tuple[str, ...] = ()) -> list[Mention]:
        """The coordinated actors that begin at token `start`, past quantifiers; `never` are no links between them."""
        found: list[Mention] = []
        at = start
        quantifiers = self.known["quantifiers"]
        while at < end:
            word = self.low[at]
            mention = self.mentions.get(at)
            if mention:
                found.append(mention)
                at = mention.end
                while at < end and self.low[at] in ("lain", "lainnya", "terkait"):
                    at += 1
                at = self._past_field(at, end)
                link = at
                while at < end and self.low[at] in _LINKS and self.low[at] not in never:
                    at += 1
                if at == link:
                    break
            elif word in quantifiers or (self.struck and self.struck[at]):
                at += 1
            else:
                break
        return found


_FIELD = {"bidang", "lingkungan", "wilayah", "tingkat"}
_LINKS = {",", "dan", "atau", "dan/atau", "dan/", "serta", "maupun", "/", "dengan", "beserta"}
