"""How the actors of a regulation stand to each other, and their keys across regions: `rules/nomenclature.toml`."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct, structs

from extractor.grammar import load
from extractor.law.address import slug
from extractor.model.rule import Actor, Rule, Term
from extractor.rules.forms import Nomenclature

_UNITS = ("org_unit", "body", "team", "class")


class _Known(Struct, frozen=True):
    key: str
    head: str | None
    classes: tuple[str, ...]


def _table() -> Nomenclature:
    return load("rules/nomenclature", Nomenclature)


@cache
def _names() -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    for unit in _table().unit:
        classes = tuple(_plain(name) for name in unit.class_)
        for name in unit.names:
            found.setdefault(_plain(name), _Known(unit.key, None, classes))
        for name in unit.head:
            found.setdefault(_plain(name), _Known(unit.key, slug(unit.head[0]), ()))
    return found


def _plain(name: str) -> str:
    return " ".join(name.lower().replace(",", " ").split())


def _regionless(name: str, keep: int = 0) -> str:
    """Return a name in small letters without the region at its end; `keep` words of the region stay.

    `wali kota` is an office: what stands behind it is cut, and not `kota`.
    """
    words = _plain(name).split()
    openers = _table().region.words
    for at in range(1, len(words)):
        if words[at] in openers and at + 1 < len(words):
            if words[at - 1].rpartition("/")[2] in _table().region.office:
                return " ".join(words[: at + 1])
            return " ".join(words[: at - 1 if words[at - 1] == "daerah" and at > 2 and not keep else at + keep])
    return " ".join(words)


@lru_cache(maxsize=4096)
def _look_up(name: str) -> _Known | None:
    """Return the listed unit or office of this name, with `Kabupaten`, or without the region at its end."""
    names = _names()
    return (
        names.get(_plain(name))
        or names.get(_regionless(name, 1))
        or names.get(_regionless(name))
        or names.get(f"{_regionless(name)} daerah")
    )


def canonical(names: Iterable[str], kind: str) -> str | None:
    """Return the key of an actor known by these names: the listed one, else one made of its first name."""
    listed = tuple(names)
    for name in listed:
        known = _look_up(name)
        if known:
            return f"id:jabatan/{known.head}" if known.head else f"id:{known.key}"
    prefix = _table().prefix.get(kind)
    if not listed or prefix is None:
        return None
    words = _regionless(listed[0])
    first, _, rest = words.partition(" ")
    below = _look_up(rest) if rest and first in _table().head.words else None
    if below:
        return f"id:jabatan/{first}-{below.key.rpartition('/')[2]}"
    return f"id:{prefix}/{slug(words)}" if slug(words) else None


def related(actors: Sequence[Actor], rules: Sequence[Rule], terms: Sequence[Term]) -> tuple[Actor, ...]:
    """Return the actors with their heads, parents, classes, coordinators and keys.

    What is not said by a name, a definition, the nomenclature or a rule stays empty. All ids are of `actors`.
    """
    ids: dict[str, str] = {}
    units = {actor.id for actor in actors if actor.kind == "org_unit"}
    for actor in actors:
        for name in (actor.label, *actor.aliases):
            ids.setdefault(_plain(name), actor.id)
    by_key: dict[str, str] = {}
    keys = {actor.id: canonical((actor.label, *actor.aliases), actor.kind) for actor in actors}
    for actor in actors:
        key = keys[actor.id]
        if key:
            by_key.setdefault(key, actor.id)
    definitions = {term.defined_by: term.definition.text for term in terms}
    coordinators = _coordinators(rules)
    return tuple(
        structs.replace(
            actor,
            heads=_heads(actor, ids, by_key, definitions),
            parent=_parent(actor, ids, units),
            instance_of=_classes(actor, ids),
            coordinated_by=tuple(found for found in coordinators.get(actor.id, {}) if found != actor.id),
            canonical=keys[actor.id],
        )
        for actor in actors
    )


def _heads(
    actor: Actor, ids: Mapping[str, str], by_key: Mapping[str, str], definitions: Mapping[str, str]
) -> str | None:
    """Return the unit an office leads: by its name, the nomenclature, or a definition (`Camat adalah kepala …`)."""
    if actor.kind not in ("office", "class"):
        return None
    for name in (actor.label, *actor.aliases):
        first, _, rest = _plain(name).partition(" ")
        if first in _table().head.words and rest:
            found = ids.get(rest) or ids.get(_regionless(rest))
            if found and found != actor.id:
                return found
        known = _look_up(name)
        if known and known.head and f"id:{known.key}" in by_key:
            return by_key[f"id:{known.key}"]
    first, _, rest = _plain(definitions.get(actor.defined_by or "", "")).partition(" ")
    if first in _table().head.words and rest:
        words = rest.split()
        for size in range(len(words), 0, -1):
            found = ids.get(" ".join(words[:size])) if size <= 12 else None
            if found and found != actor.id:
                return found
    return None


def _parent(actor: Actor, ids: Mapping[str, str], units: set[str]) -> str | None:
    """Return the unit whose name ends the name of this one: `Bidang Anggaran Badan Keuangan Daerah`."""
    if actor.kind not in _UNITS:
        return None
    words = _plain(actor.label).split()
    for at in range(2, len(words) - 1):
        found = ids.get(" ".join(words[at:]))
        if found in units and found != actor.id and words[at - 1] not in ("dan", "atau", "dan/atau"):
            return found
    return None


def _classes(actor: Actor, ids: Mapping[str, str]) -> tuple[str, ...]:
    """Return the classes of an actor that the regulation itself speaks of."""
    for name in (actor.label, *actor.aliases):
        known = _look_up(name)
        if known and not known.head:
            found = (ids[name] for name in known.classes if name in ids)
            return tuple(dict.fromkeys(each for each in found if each != actor.id))
    if actor.kind != "org_unit":
        return ()
    first = _plain(actor.label).split(" ")
    wanted = {"dinas": ("dinas daerah", "perangkat daerah"), "badan": ("badan daerah", "perangkat daerah")}
    names = wanted.get(first[0], ()) if len(first) > 1 else ()
    return tuple(dict.fromkeys(ids[name] for name in names if name in ids and ids[name] != actor.id))


def _coordinators(rules: Sequence[Rule]) -> dict[str, dict[str, None]]:
    """Return for each actor those that a rule makes its coordinators, in document order."""
    found: dict[str, dict[str, None]] = {}
    for rule in rules:
        for party in rule.counterparties:
            for bearer in rule.bearers:
                if party.role == "coordinates":
                    found.setdefault(party.actor, {})[bearer.actor] = None
                elif party.role == "coordinated_by":
                    found.setdefault(bearer.actor, {})[party.actor] = None
    return found
