"""The actors of one regulation: from definitions, from lists of names, from mentions."""

from collections.abc import Iterable, Iterator
from functools import cache

from extractor.law.address import slug
from extractor.model.rule import Actor, ActorKind, Term
from extractor.model.text import Span
from extractor.rules.forms import actor_forms
from extractor.rules.sentence.inferred_names import is_person
from extractor.rules.words.lexicon import name_kind


class Registry:
    """Collects actors under one id each, whatever name they are mentioned by."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Enter the actors that terms define."""
        self._labels: dict[str, str] = {}
        self._kinds: dict[str, ActorKind] = {}
        self._aliases: dict[str, list[str]] = {}
        self._defined: dict[str, str] = {}
        self._mentions: dict[str, dict[Span, None]] = {}
        self._by_name: dict[str, str] = {}
        for term in terms:
            kind = actor_kind(term)
            if kind:
                self.add(term.term, kind, term.defined_by, term.abbreviations)

    def add(self, label: str, kind: ActorKind, defined_by: str | None, aliases: Iterable[str] = ()) -> str:
        """Enter an actor, or more names of a known one; return its id."""
        found = self._by_name.get(_key(label))
        if found is None:
            found = f"actor:{slug(label) or 'x'}"
            while found in self._labels:
                found += "-2"
            self._labels[found], self._kinds[found] = label, kind
            self._aliases[found], self._mentions[found] = [], {}
            self._by_name[_key(label)] = found
        if defined_by is not None:
            self._defined.setdefault(found, defined_by)
        for alias in aliases:
            if self._by_name.setdefault(_key(alias), found) == found and alias not in self._aliases[found]:
                self._aliases[found].append(alias)
        return found

    def knows(self, label: str) -> bool:
        """Whether an actor of this name is entered."""
        return _key(label) in self._by_name

    def mention(self, label: str, kind: ActorKind, span: Span) -> str:
        """Return the id of the actor with this name, entered if it is new."""
        found = self._by_name.get(_key(label)) or self.add(label, kind, None)
        self._mentions[found][span] = None
        return found

    def names(self) -> Iterator[tuple[str, ActorKind]]:
        """The names known so far, each with its kind."""
        for found, label in self._labels.items():
            for name in (label, *self._aliases[found]):
                yield name, self._kinds[found]

    def actors(self) -> tuple[Actor, ...]:
        """Return the actors, each with where it is mentioned as bearer or counterparty."""
        return tuple(
            Actor(
                found,
                label,
                self._kinds[found],
                tuple(self._aliases[found]),
                self._defined.get(found),
                tuple(sorted(self._mentions[found])),
            )
            for found, label in self._labels.items()
        )


def actor_kind(term: Term) -> ActorKind | None:
    """Return the kind of actor that a term defines, None where it defines no person or body."""
    name, abstract = _key(term.term), _abstract()
    if name in abstract or name.partition(" ")[0] in abstract:
        return None
    if name in _classes():
        return "class"
    kind = name_kind(term.term)
    said = _key(term.definition.text)
    personal = said.startswith(_persons()) or is_person(said.partition(" ")[0])
    return "class" if kind is None and personal else kind


@cache
def _abstract() -> frozenset[str]:
    return frozenset(actor_forms().abstract.words)


@cache
def _persons() -> tuple[str, ...]:
    return tuple(f"{words} " for words in actor_forms().defined_as.words)


@cache
def _classes() -> frozenset[str]:
    return frozenset(actor_forms().common["class"])


def _key(name: str) -> str:
    return " ".join(name.lower().split())
