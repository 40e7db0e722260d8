"""From a document to its rules: every provision read once, lists composed with their lead-ins."""

from collections.abc import Iterable

from msgspec import structs

from extractor.law.address import child, is_quoted
from extractor.model.document import Document
from extractor.model.reference import Reference
from extractor.model.rule import Flag, Relation, Role, Rule, RuleBook, Term
from extractor.model.text import Span
from extractor.rules.actors import Registry, actor_kind
from extractor.rules.closings import completed, opened
from extractor.rules.evidence import fired
from extractor.rules.fields.relations import explicit, named
from extractor.rules.fields.sanctions import listed_penalties
from extractor.rules.hierarchy import related
from extractor.rules.provision_roles import items_of, lead_of, roles_of
from extractor.rules.sentence.lead_ins import connective, items_are_rules
from extractor.rules.sentence.pipeline import read_all
from extractor.rules.sentence.unit import Piece, Unit, running
from extractor.rules.terms import definition_articles
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import Lexicon, lexicon_of, name_kind
from extractor.rules.writer import item_rules, rules_of
from extractor.rules.writer_fields import Context, addressees_of, maker_of

_LONGEST_NAME = 160
_SENTENCES = 20


def extract(document: Document, references: tuple[Reference, ...], terms: tuple[Term, ...]) -> RuleBook:
    """Return the actors, rules and kinds of the body of a regulation.

    Units with text of their own get exactly one kind. Units inside quoted amended text get a kind but no rules: their
    duties are those of the amended act. Every quote equals the text at its span. A field that the text does not decide
    stays empty, and where it should have been filled the rule carries a flag.
    """
    registry = Registry(terms)
    _learn_listed_names(document, registry)
    things = [term.term.lower() for term in terms if actor_kind(term) is None]
    lexicon = lexicon_of(registry.names(), things, _day(terms))
    articles, defined = definition_articles(document), frozenset(term.defined_by for term in terms)
    units = _read(document, references, {eid for eid in defined if document.parents.get(eid) in articles}, lexicon)
    lists = [(unit, items_of(unit.provision, units)) for unit in units.values() if unit.provision.children]
    units |= {unit.provision.eid: unit for unit in (*completed(lists, lexicon), *opened(lists, lexicon))}
    roles = roles_of(document, units, articles, defined)
    writing = Context(document.text, registry, maker_of(document), addressees_of(document))
    rules: list[Rule] = []
    composed: set[str] = set()
    further = _further(units, roles, lexicon)
    for eid, unit in units.items():
        if is_quoted(eid):
            continue
        if eid not in composed:
            rules.extend(_rules_of(document, units, unit, roles, writing, composed))
        for later in further.get(eid, ()):
            rules.extend(rules_of(writing, later, later.sentence.role or "other", ()))
    mentioned = _mentions(references)
    finished = []
    for number, rule in enumerate(rules, start=1):
        unit = units[rule.source[0]]
        rule = listed_penalties(document, units, rule)
        if rule.type == "repeal":
            rule = structs.replace(rule, repeals=_repeals(document, references, rule))
        rule = structs.replace(
            rule,
            id=f"rule:{number}",
            references=mentioned.get(rule.source[0], ()),
            flags=(*rule.flags, *_doubts(rule)),
        )
        finished.append(structs.replace(rule, fired=fired(rule, unit.sentence)))
    return RuleBook(related(registry.actors(), finished, terms), tuple(finished), roles)


def _day(terms: tuple[Term, ...]) -> str | None:
    """Return which days a regulation counts, where it defines `Hari`."""
    for term in terms:
        if term.term.lower() == "hari":
            words = term.definition.text.lower()
            return "working" if words.startswith("hari kerja") else "calendar" if "kalender" in words else None
    return None


def _repeals(document: Document, references: tuple[Reference, ...], rule: Rule) -> tuple[str, ...]:
    """Return the references of a repeal, its items included, that name what is repealed."""
    top = document.index[rule.source[0]]
    below = {top.eid, *(child.eid for child in top.children)}
    inside = [reference for reference in references if reference.source in below]
    named = [reference.id for reference in inside if reference.relation == "mencabut"]
    return tuple(named or (reference.id for reference in inside if reference.scope == "external"))


def _doubts(rule: Rule) -> list[Flag]:
    """Return the flags of what the wording leaves open."""
    flags: list[Flag] = []
    limit = rule.deadline
    if limit:
        if limit.direction is None and limit.limit in ("at_latest", "at_earliest"):
            flags.append("deadline_without_anchor")
        if limit.readings:
            flags.append("number_words_differ" if limit.readings[0].note == "angka" else "deadline_ambiguous")
    if rule.delegation and rule.delegation.open:
        flags.append("delegation_open")
    if rule.sanction and not rule.sanction.penalties:
        flags.append("sanction_unspecified")
    if rule.type == "repeal" and not rule.repeals:
        flags.append("repeal_without_reference")
    return flags


def _rules_of(
    document: Document,
    units: dict[str, Unit],
    unit: Unit,
    roles: dict[str, Role],
    writing: Context,
    composed: set[str],
) -> Iterable[Rule]:
    """Return the rules of a unit; items that it makes rules of, or that complete it, are entered in `composed`."""
    eid = unit.provision.eid
    role = roles[eid]
    items = items_of(unit.provision, units)
    completing = [item for item in items if item.is_fragment]
    lead = lead_of(document, units, eid)
    if lead is not None and lead.opens_conditions and not unit.is_opened:
        return []
    if unit.is_fragment and lead is not None and role == roles[lead.provision.eid]:
        return []
    if role == "norm" and items_are_rules(unit.sentence, [item.sentence for item in items]):
        composed.update(item.provision.eid for item in completing)

        def norms_of(lead: Unit) -> list[Unit]:
            inner = items_of(lead.provision, units)
            return [item for item in inner if item.is_fragment and roles[item.provision.eid] == "norm"]

        return item_rules(writing, unit, norms_of, connective(unit.sentence, [item.sentence for item in items]))
    if role == "norm" and unit.is_fragment and unit.sentence.verb is None:
        return []
    if (
        role in ("manner", "norm")
        and not unit.opens_conditions
        and any(roles[i.provision.eid] == "norm" and not i.is_fragment for i in items)
    ):
        return []
    found = rules_of(writing, unit, role, items)
    return [_with_lead(document, units, rule, unit, lead) for rule in found]


def _with_lead(document: Document, units: dict[str, Unit], rule: Rule, unit: Unit, lead: Unit | None) -> Rule:
    """Return the rule with the relation pattern of its lead-in or heading, where it names none itself."""
    if rule.type not in ("obligation", "permission", "power", "manner"):
        return rule
    if rule.relation is not None and (rule.relation.basis == "explicit" or rule.type == "manner"):
        return rule
    if lead is not None and rule.type != "manner":
        patterns = _of_lead(document, units, lead)
        if patterns:
            return structs.replace(
                rule, source=(rule.source[0], lead.provision.eid), relation=Relation(patterns, "inherited")
            )
    if rule.relation is None:
        for above in document.ancestors(unit.provision.eid):
            patterns = explicit(document.text.of(above.heading).lower().split()) if above.heading else ()
            if len(patterns) == 1:
                return structs.replace(rule, relation=Relation(patterns, "inherited"))
    return rule


def _of_lead(document: Document, units: dict[str, Unit], lead: Unit) -> tuple[str, ...]:
    """Return the patterns that a lead-in names, or the ayat of its Pasal that it refers to."""
    sentence = lead.sentence
    patterns = explicit(sentence.low[slice(*sentence.subject)])
    if patterns:
        return patterns
    for at in range(len(sentence.low) - 3):
        if sentence.low[at : at + 2] == ["ayat", "("]:
            parent = document.parents.get(lead.provision.eid)
            other = units.get(child(parent, "ayat", sentence.words[at + 2]))
            return named(other.sentence.low) if other else ()
    return ()


def _read(document: Document, references: tuple[Reference, ...], unread: set[str], lexicon: Lexicon) -> dict[str, Unit]:
    """Return the units of the body by address; those in `unread` (definitions, which hold no rule) have no words."""
    provisions = []
    texts = []
    cited = _cited(references)
    for provision in document.body_provisions():
        if not provision.own:
            continue
        text, pieces = running(document.text, provision.own)
        inside: list[tuple[int, int]] = []
        for span in cited.get(provision.eid, ()):
            for piece in pieces:
                if piece.span.covers(span):
                    shift = piece.start - piece.span.start
                    inside.append((span.start + shift, span.end + shift))
        provisions.append((provision, pieces, text))
        texts.append(("", ()) if provision.eid in unread else (text, inside))
    return {
        provision.eid: Unit(provision, pieces, text, sentence)
        for (provision, pieces, text), sentence in zip(provisions, read_all(texts, lexicon), strict=True)
    }


def _further(units: dict[str, Unit], roles: dict[str, Role], lexicon: Lexicon) -> dict[str, list[Unit]]:
    """Return the sentences of each unit after its first one, as units of their own; definitions are left whole."""
    found: dict[str, list[Unit]] = {}
    waiting = [unit for eid, unit in units.items() if roles[eid] != "definition"]
    for _ in range(_SENTENCES):
        rest = [unit for unit in waiting if unit.sentence.end < len(unit.sentence.low) - 3]
        if not rest:
            break
        texts = []
        for unit in rest:
            start = unit.sentence.offsets[unit.sentence.end]
            places = (
                unit.sentence.offsets[i] - start for i in unit.sentence.pointed if unit.sentence.offsets[i] >= start
            )
            texts.append((unit.text[start:], [(at, at + 1) for at in places]))
        waiting = []
        for unit, (text, _), sentence in zip(rest, texts, read_all(texts, lexicon), strict=True):
            shift = unit.sentence.offsets[unit.sentence.end]
            pieces = tuple(Piece(piece.start - shift, piece.span) for piece in unit.pieces)
            waiting.append(Unit(unit.provision, pieces, text, sentence))
            found.setdefault(unit.provision.eid, []).append(waiting[-1])
    return found


def _cited(references: tuple[Reference, ...]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for reference in references:
        found.setdefault(reference.source, []).append(reference.span)
    return found


def _mentions(references: tuple[Reference, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for reference in references:
        found.setdefault(reference.source, []).append(reference.id)
    return {source: tuple(ids) for source, ids in found.items()}


def _learn_listed_names(document: Document, registry: Registry) -> None:
    """Enter the bodies that are listed by bare name (`Dinas Sosial;`) in any list of the body."""
    for provision in document.body_provisions():
        if provision.children or len(provision.own) != 1:
            continue
        span = provision.own[0]
        if span.end - span.start > _LONGEST_NAME:
            continue
        name = document.text.of(span).rstrip(" ;.,")
        for ending in (" dan", " dan/atau", " atau"):
            name = name.removesuffix(ending).rstrip(" ;.,")
        kind = name_kind(name)
        words = name.replace(",", " ").split()
        if kind in ("org_unit", "office", "body") and all(
            w[:1].isupper() or w in function_words().name.lower for w in words
        ):
            registry.add(name, kind, provision.eid)
