"""The names that actors go by: head nouns, names every regulation may use, and those of the regulation at hand."""

from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from extractor.grammar import entries
from extractor.model.rule import ActorKind
from extractor.rules.forms import actor_forms

KINDS: tuple[ActorKind, ...] = ("office", "org_unit", "body", "team", "class")


class Mention(Struct, frozen=True, gc=False):
    """An actor's name: token range and kind (office, org_unit, body, team, class).

    `inferred` says that only its place in the clause tells that the words name an actor.
    """

    start: int
    end: int
    kind: ActorKind
    inferred: bool = False


class Names:
    """Known names as word sequences in lower case, longest first, each with its kind."""

    def __init__(self, names: Iterable[tuple[str, ActorKind]]) -> None:
        """Take pairs of name and kind."""
        self._kinds: dict[tuple[str, ...], ActorKind] = {}
        sizes: dict[str, set[int]] = {}
        for name, kind in names:
            words = tuple(name.lower().replace(",", " ,").replace("(", "( ").replace(")", " )").split())
            if words:
                self._kinds.setdefault(words, kind)
                sizes.setdefault(words[0], set()).add(len(words))
        self._sizes = {first: sorted(all_, reverse=True) for first, all_ in sizes.items()}

    def openers(self) -> Iterable[str]:
        """The words that a known name begins with."""
        return self._sizes.keys()

    def at(self, low: list[str], start: int) -> Mention | None:
        """Return the longest known name that begins at token `start`."""
        for size in self._sizes.get(low[start], ()):
            kind = self._kinds.get(tuple(low[start : start + size]))
            if kind is not None and start + size <= len(low):
                return Mention(start, start + size, kind)
        return None


class Lexicon(Struct, frozen=True):
    """What a sentence must know of its regulation.

    `openers` are the words that a name can begin with, `things` the defined terms that are no actors; `day` says how
    the regulation defines `Hari` (working, calendar), None where it does not.
    """

    names: Names
    openers: frozenset[str]
    things: frozenset[str] = frozenset()
    day: str | None = None


def lexicon_of(
    names: Iterable[tuple[str, ActorKind]] = (), things: Iterable[str] = (), day: str | None = None
) -> Lexicon:
    """Return the lexicon of a regulation that names these actors (name and kind) and defines these other terms."""
    known = Names(names)
    openers = frozenset((*known.openers(), *common().openers(), *heads(), *company()))
    return Lexicon(known, openers, frozenset(things), day)


@cache
def no_lexicon() -> Lexicon:
    """The lexicon of a sentence that stands alone."""
    return lexicon_of()


@cache
def heads() -> dict[str, ActorKind]:
    """Head nouns of names in lower case, also doubled (`seksi-seksi`), with the kind of actor they name."""
    found: dict[str, ActorKind] = {}
    for kind, nouns in actor_forms().kinds.items():
        for head in nouns:
            found.setdefault(head, kind)
            found.setdefault(f"{head}-{head}", kind)
    return found


@cache
def common() -> Names:
    """The names that every regulation may use."""
    data = actor_forms().common
    return Names((name, kind) for kind in KINDS for name in data[kind])


@cache
def company() -> frozenset[str]:
    """Words in capitals before the name of a company: PT, CV."""
    return actor_forms().place.company


@cache
def quantifiers() -> frozenset[str]:
    """Words that count the actor they precede: setiap, seluruh …"""
    return frozenset(word for words in entries(actor_forms().quantifier).values() for word in words)


def name_kind(name: str) -> ActorKind | None:
    """Return the kind of actor whose name begins like this, None where the first word is no head noun."""
    first = name.replace("/", " ").split(None, 1)
    return heads().get(first[0].lower()) if first else None
