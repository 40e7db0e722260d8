"""Indonesian words for the values of a rule, and the words of a rule in the order in which people read them."""

from collections.abc import Iterable

from extractor.model.rule import Deadline, Delegation, Frequency, Penalty, Rule, Sanction
from extractor.words import capital_words, words

ROLES = words("role")
TYPES = words("rule_type")
DEONTIC = capital_words("deontic")
MODALS = words("modal")
KINDS = capital_words("actor_kind")
PATTERNS = tuple(words("pattern"))


def role_words(role: str) -> str:
    """Return a role as people say it: `report_to` gives `melapor kepada`, an unknown one itself without dashes."""
    return ROLES.get(role, role.replace("_", " "))


def what(rule: Rule) -> str:
    """Return what is to be done, as printed: the verb and its object, in a passive clause the object first."""
    said = [quoted.text for quoted in (rule.action and rule.action.surface, rule.object) if quoted]
    if rule.action and rule.object and rule.action.voice == "passive":
        said = said if rule.action.surface.span < rule.object.span else said[::-1]
    return " ".join(said)


def joined(words: Iterable[str]) -> str:
    """Return the words with `; ` between them, each once."""
    return "; ".join(dict.fromkeys(word for word in words if word))


def deadline_value(deadline: Deadline | None) -> str:
    """Return a time limit as one word for programs: `at_latest P5D after`, `at_latest 3-month after`, `on --12-31`."""
    if deadline is None:
        return ""
    amount = deadline.duration or deadline.date
    if amount is None and deadline.ordinal is not None:
        amount = f"{deadline.ordinal[0]}-{deadline.ordinal[1]}"
    day_type = deadline.day_type if deadline.day_type != "unspecified" else None
    return " ".join(word for word in (deadline.limit, amount, day_type, deadline.direction) if word)


def deadline_words(deadline: Deadline) -> str:
    """Return a time limit as printed, with the event it is counted from where that stands apart."""
    words, anchor = deadline.quote.text, deadline.anchor.text if deadline.anchor else ""
    return words if anchor in words else f"{words} {anchor}"


def frequency_value(frequency: Frequency | None) -> str:
    """Return a frequency as one word for programs: `2/P1Y at_least`, `P3M`, else its kind."""
    if frequency is None:
        return ""
    often = f"{frequency.times}/{frequency.interval}" if frequency.times and frequency.interval else frequency.interval
    return " ".join(word for word in (often or frequency.kind, frequency.limit) if word)


def sanction_words(sanction: Sanction | None) -> str:
    """Return the kind of a sanction and its penalties as printed, with their bounds."""
    if sanction is None:
        return ""
    penalties = joined(_penalty(penalty) for penalty in sanction.penalties)
    return f"{sanction.kind}: {penalties}" if penalties else sanction.kind


def _penalty(penalty: Penalty) -> str:
    """Return a penalty with its bounds: money is little or much, time is short or long."""
    bounds = []
    for value, money, time in (
        (penalty.at_least, "paling sedikit", "paling singkat"),
        (penalty.at_most, "paling banyak", "paling lama"),
        (penalty.exactly, "tepat", "tepat"),
    ):
        if value is not None:
            bounds.append(f"{money if isinstance(value, int) else time} {value}")
    if penalty.per is not None:
        bounds.append(f"per {penalty.per}")
    return f"{penalty.quote.text} ({', '.join(bounds)})" if bounds else penalty.quote.text


def delegation_words(delegation: Delegation | None) -> str:
    """Return which kind of regulation is to regulate, else the words that leave it open."""
    if delegation is None:
        return ""
    return delegation.instrument_quote.text if delegation.instrument_quote else delegation.quote.text
