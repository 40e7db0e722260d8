"""Lead-ins and the items of their lists: what a lead-in opens, whether its items are rules, how they are joined."""

from collections.abc import Sequence
from functools import cache

from msgspec import structs

from extractor.law.words import phrase_ends
from extractor.model.rule import ModalValue
from extractor.rules.forms import ModalRow, list_forms, norms
from extractor.rules.sentence.sentence import Clause, Modal, Sentence
from extractor.rules.sentence.slots import name_phrase
from extractor.rules.words.forms import function_words
from extractor.rules.words.vocabulary import vocabulary

# How many words may stand between `apabila` and the colon: `apabila barang milik daerah dimaksud:`
_CONDITION_SUBJECT = 8
_ENDS = function_words().predicate_row.sharing | {",", ";", "."}


@cache
def _nominal_nouns() -> tuple[tuple[ModalValue, tuple[str, ...]], ...]:
    """The nouns that stand for a modal, the longest first."""
    pairs = [(value, tuple(noun.split())) for value, nouns in list_forms().nominal.values for noun in nouns]
    return tuple(sorted(pairs, key=lambda pair: len(pair[1]), reverse=True))


@cache
def _nominal_modal(value: ModalValue) -> ModalRow | None:
    """The entry of the modal that a noun stands for; None for the tasks, which no modal names."""
    return next((row for row in norms().modal if row.value == value and not row.negated), None)


def opening_verb(item: Sentence) -> str:
    """Return the active verb that an item begins with, past a negation; empty where it begins with another word."""
    word = next((word for word in item.low if word not in vocabulary().negation), "")
    return word if vocabulary().voice(word) == "active" else ""


def nominal(sentence: Sentence) -> Clause:
    """Return the clause of a lead-in whose subject is a noun for a modal and its actor: `Kewajiban Pedagang:`.

    The noun becomes the modal and the actor the subject; the items name the acts. What has a right or a prohibition is
    an actor where the items begin with verbs (`Hak tagih meliputi: a. pokok …` has none). Any other clause stays.
    """
    form = list_forms().nominal
    start, end = sentence.subject
    low = sentence.low
    if sentence.verb is not None and start == end == sentence.verb[0] and sentence.predicate in form.opening:
        start, end = sentence.verb[1], sentence.end - 1
    elif sentence.verb is not None and sentence.voice != "copula":
        return sentence.clause
    for value, noun in _nominal_nouns():
        at = start + len(noun)
        if tuple(low[start:at]) != noun:
            continue
        row, first = _nominal_modal(value), at
        while at < end and low[at] in form.before:
            at += 1
        sure = value not in ("berhak", "dilarang") or low[at - 1] == "bagi" or bool(sentence.listed)
        if at >= end or sentence.struck[at] or name_phrase(sentence, at, sure) is None:
            return sentence.clause
        modal = Modal(start, first, value, "O", "obligation", "nominalised")
        if row is not None:
            modal = structs.replace(modal, deontic=row.deontic, type=row.type)
        return Clause((at, end), modal)
    return sentence.clause


@cache
def by_last_word(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list of `one_rule` by their last word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    listed: tuple[str, ...] = getattr(list_forms().one_rule, name)
    for phrase in sorted((tuple(words.split()) for words in listed), key=len, reverse=True):
        found.setdefault(phrase[-1], []).append(phrase)
    return {last: tuple(phrases) for last, phrases in found.items()}


@cache
def _conditions() -> dict[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """The phrases that open conditions by their first word, each with its rank."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for rank, words in enumerate(list_forms().one_rule.condition):
        found.setdefault(words.split()[0], []).append((rank, tuple(words.split())))
    return {first: tuple(phrases) for first, phrases in found.items()}


def has_clause(sentence: Sentence) -> bool:
    """Whether the unit is a clause with a subject (or a modal) of its own."""
    if sentence.modal is not None:
        return True
    if sentence.verb is None or (sentence.predicate == "berupa" and sentence.words[0].islower()):
        return False
    empty = vocabulary().adverbs
    for at in range(*sentence.subject):
        word = sentence.low[at]
        if not sentence.struck[at] and word[:1].isalnum() and word not in empty:
            return True
    return False


def bare_name(sentence: Sentence) -> bool:
    """Whether the unit is nothing but one actor's name, known or by its head: `kepala keamanan pelabuhan;`."""
    mention = sentence.mentions.get(0)
    if mention is None and sentence.low and sentence.verb is None and sentence.modal is None:
        mention = name_phrase(sentence, 0, False)
    if mention is None:
        return False
    return all(word in _ENDS for word in sentence.low[mention.end :])


def lead_end(sentence: Sentence) -> int:
    """Return where the lead-in ends when its closing words are left out."""
    low, closing = sentence.low, by_last_word("closing")
    end = low.index(":") + 1 if ":" in low else len(low)
    while end:
        phrases = closing.get(low[end - 1], ())
        size = next((len(words) for words in phrases if tuple(low[max(0, end - len(words)) : end]) == words), 0)
        if not size:
            break
        end -= size
    return end


def opens_principles(sentence: Sentence) -> bool:
    """Whether the items after this lead-in are principles."""
    end = lead_end(sentence)
    return end > 0 and sentence.low[end - 1] in list_forms().connective.principle


def opens_conditions(sentence: Sentence) -> bool:
    """Whether the items after this lead-in are conditions of what it says.

    They are so too where its predicate stands after the list: `Setiap Orang yang: … dipidana dengan pidana denda.`
    """
    if ":" not in sentence.low:
        return False
    if not sentence.colon and sentence.verb is not None and ":" in sentence.low[: sentence.verb[0]]:
        return True
    end = lead_end(sentence)
    if end == len(sentence.low) and not sentence.colon:
        return False
    low, phrases = sentence.low[:end], _conditions()
    found = [
        (rank, at + len(words))
        for at in range(max(sentence.verb[1] if sentence.verb else 0, end - _CONDITION_SUBJECT), end)
        for rank, words in phrases.get(low[at], ())
        if tuple(low[at : at + len(words)]) == words
    ]
    if not found:
        return False
    return not any(vocabulary().voice(word) for word in low[min(found)[1] :]) and not sentence.cue("modal", end - 1)


def items_are_rules(lead: Sentence, items: Sequence[Sentence]) -> bool:
    """Whether each item is a rule under the actor and modal of the lead-in."""
    if all(has_clause(item) for item in items):
        return False
    end = lead_end(lead)
    if lead.verb and lead.verb[0] >= end:
        return False
    if lead.modal is not None and lead.modal.basis == "nominalised":
        return True
    after = lead.verb[1] if lead.verb else lead.modal.end if lead.modal else end
    tail = lead.low[after:end]
    if lead.verb is None or not tail:
        return True
    if tail[-1] in list_forms().one_rule.tasks:
        return True
    if tail[-1] in ("meliputi", "untuk") and len(tail) > 1 and tail[-2] in list_forms().one_rule.tasks:
        return True
    if any(word in list_forms().one_rule.tasks for word in tail[:3]) and items[0].verb is not None:
        return True
    if lead.predicate.partition(" ")[0] in function_words().main_clause.answers and lead.listed:
        return True
    if any(tuple(tail[-len(words) :]) == words for words in by_last_word("words").get(tail[-1], ())):
        return False
    words = f" {' '.join(tail)} "
    return not any(f" {phrase} " in words for phrase in phrase_ends("one_rule"))


def connective(lead: Sentence, items: Sequence[Sentence]) -> str | None:
    """Return how a list is joined: and, or, and_or, illustrative, unspecified."""
    words = " ".join(lead.low)
    if any(phrase in words for phrase in list_forms().connective.illustrative):
        return "illustrative"
    if len(items) < 2:
        return "unspecified"
    low = [word for word in items[-2].low[-3:] if word not in (";", ",", ".")]
    form = list_forms().connective
    for name, links in (("and_or", form.and_or), ("or", form.or_), ("and", form.and_)):
        for joined in links:
            if " ".join(low[-len(joined.split()) :]) == joined:
                return name
    return "unspecified"
