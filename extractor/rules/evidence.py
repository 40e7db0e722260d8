"""The names of the patterns that a rule was read by, as `file:entry` of `grammars/`."""

from extractor.model.rule import Rule
from extractor.rules.sentence.sentence import Sentence


def fired(rule: Rule, sentence: Sentence) -> tuple[str, ...]:
    """Return the patterns behind the fields of a rule, in the order of its fields; `sentence` is that of its unit.

    `kinds:delegation/predicate+phrase` is the entry of that role with these conditions.
    """
    names = [f"kinds:{sentence.role_entry}" if sentence.role_entry else "lists:lead_in"]
    if rule.modality.cue:
        names.append(f"norms:modal/{rule.modality.value}")
    elif rule.modality.basis != "none":
        names.append(f"norms:{rule.modality.basis}")
    if rule.bearers:
        names.append("norms:agent" if rule.action and rule.action.voice == "passive" else "norms:subject")
    names += [f"parties:{role}" for role in dict.fromkeys(party.role for party in rule.counterparties)]
    if rule.relation:
        names.append(f"relations:{rule.relation.basis}")
    clauses = (*rule.conditions, *rule.exceptions, *rule.purposes)
    names += [f"norms:front/{kind}" for kind in dict.fromkeys(clause.kind for clause in clauses)]
    if rule.deadline:
        names.append(f"deadlines:limit/{rule.deadline.limit}")
    if rule.frequency:
        names.append(f"deadlines:frequency/{rule.frequency.kind}")
    if rule.delegation and rule.delegation.instrument:
        names.append(f"instruments:{rule.delegation.instrument}")
    if rule.sanction:
        names += [f"sanctions:{rule.sanction.kind}"]
        names += [f"sanctions:penalty/{kind}" for kind in dict.fromkeys(p.kind for p in rule.sanction.penalties)]
    if rule.connective:
        names.append(f"lists:connective/{rule.connective}")
    return tuple(names)
