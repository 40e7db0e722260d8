"""The kind of every provision: its own words first, then its lead-in."""

from extractor.model.document import Document, Provision
from extractor.model.rule import Role
from extractor.rules.fields.counterparties import assignment_role, role_of_list
from extractor.rules.forms import list_forms
from extractor.rules.sentence.lead_ins import bare_name
from extractor.rules.sentence.unit import Unit
from extractor.rules.words.forms import function_words

_LISTING: frozenset[Role] = frozenset(("definition", "purpose", "scope"))


def roles_of(
    document: Document, units: dict[str, Unit], articles: frozenset[str], defined: frozenset[str]
) -> dict[str, Role]:
    """Return the kind of each unit with text of its own, by address.

    `articles` are the definition articles, `defined` the units that hold a definition.
    """
    roles: dict[str, Role] = {}
    for eid, unit in units.items():
        lead = lead_of(document, units, eid)
        roles[eid] = _role(unit, items_of(unit.provision, units), lead, roles, articles, defined)
    return roles


def lead_of(document: Document, units: dict[str, Unit], eid: str) -> Unit | None:
    """Return the unit whose text leads in to this one: its parent, where that has text."""
    parent = document.parents.get(eid)
    return units.get(parent) if parent else None


def items_of(provision: Provision, units: dict[str, Unit]) -> list[Unit]:
    """Return the children of a provision that have text."""
    return [units[below.eid] for below in provision.children if below.eid in units]


def _role(
    unit: Unit,
    items: list[Unit],
    lead: Unit | None,
    roles: dict[str, Role],
    articles: frozenset[str],
    defined: frozenset[str],
) -> Role:
    sentence = unit.sentence
    above = roles.get(lead.provision.eid) if lead else None
    if unit.provision.eid in articles or unit.provision.eid in defined or above == "definition":
        return "definition"
    own = sentence.role
    if is_assignment(unit, items):
        return "assignment"
    if unit.decides and own in (None, "manner"):
        return "norm"
    if own is None and _names_who_acts(unit, items):
        return "norm"
    if lead is None or above is None:
        return own or "other"
    if lead.opens_principles:
        return "norm" if own == "norm" and sentence.modal is not None else "principle"
    if unit.is_opened:
        return own or "other"
    if (above in _LISTING and sentence.modal is None) or lead.opens_conditions:
        return above
    if above == "principle":
        return "norm" if sentence.modal is not None else "principle"
    if own == "annex_incorporation" and not unit.is_fragment:
        return own
    if unit.is_fragment:
        return above
    acts = sentence.modal is not None and bool(sentence.subject_actors())
    parts = lead.sentence.predicate in list_forms().parts.words
    if above == "classification" and own in ("norm", "manner") and not acts and (parts or _is_part(lead, own, unit)):
        return above
    return own or above


def _names_who_acts(unit: Unit, items: list[Unit]) -> bool:
    """Whether a lead-in is nothing but an actor, and its items say what he does: `Kepala Dinas: a. menetapkan …`.

    An adjunct may stand behind the actor: `Kepala Dinas dalam menata pasar: a. menetapkan …`.
    """
    sentence = unit.sentence
    actors = sentence.subject_actors()
    if sentence.verb is not None or sentence.modal is not None or not actors or not items:
        return False
    beside = {at for each in sentence.adjuncts for at in range(each.start, each.end)}
    rest = [sentence.low[at] for at in range(actors[-1].end, sentence.subject[1]) if at not in beside]
    acting = [item for item in items if item.sentence.voice == "active" and item.is_fragment]
    asking = function_words().main_clause.asking
    return not any(word[:1].isalnum() and word not in asking for word in rest) and len(acting) * 10 >= len(items) * 7


def is_assignment(unit: Unit, items: list[Unit]) -> bool:
    """Whether a lead-in assigns the bodies listed under it to an actor; after a preposition they are parties."""
    if not items or unit.sentence.voice == "copula":
        return False
    if unit.sentence.verb is not None and role_of_list(unit.sentence, unit.sentence.verb[0]) is not None:
        return False
    names = sum(bare_name(item.sentence) for item in items)
    return names * 10 >= len(items) * 7 and assignment_role(set(unit.sentence.low)) is not None


def _is_part(lead: Unit, own: Role, unit: Unit) -> bool:
    """Whether a describing lead-in has an item in lower case that only says how something is done."""
    return lead.sentence.voice == "copula" and own == "manner" and not unit.text[:1].isupper()
