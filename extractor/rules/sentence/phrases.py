"""The phrases that hang on a clause, by `grammars/rules/phrases.toml`: what each becomes, where it begins and ends."""

from functools import cache

from extractor.model.rule import clause_kind
from extractor.rules.forms import PhraseRow, phrase_forms
from extractor.rules.sentence.sentence import Adjunct, Phrase, Sentence
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import quantifiers
from extractor.rules.words.vocabulary import vocabulary

_SIGNS = frozenset((",", ";", ":"))
_TRAILING = function_words().actor_row.trailing
# The prepositions of a place or a part do not end a phrase that says how.
_INSIDE_WORDS = frozenset(("dari", "di", "pada", "yang", "dalam", "sebagaimana"))
_FARTHEST = 12
# The longest list of nouns behind `dengan` and a verb, in words, up to its last member, and what joins that.
_LISTED = 40
_LAST = function_words().coordination.words
_RESTRICTED = phrase_forms().front.offence | {"yang"}


@cache
def _rows(at: str) -> dict[str, tuple[tuple[tuple[str, ...], PhraseRow], ...]]:
    """The rows of a place by their first word, in order; of one row the longest opening first."""
    found: dict[str, list[tuple[tuple[str, ...], PhraseRow]]] = {}
    for row in phrase_forms().phrase:
        if row.at == at:
            for words in sorted((tuple(each.split()) for each in row.open), key=len, reverse=True):
                found.setdefault(words[0], []).append((words, row))
    return {first: tuple(rows) for first, rows in found.items()}


def mark_phrases(sentence: Sentence) -> None:
    """Find the phrases of a sentence whose main clause, predicates and names are known: `sentence.phrases`."""
    found = [phrase for each in sentence.fronts if (phrase := _front(sentence, each)) is not None]
    for inside in sentence.adjuncts:
        opened = _row(sentence, inside.start, _rows("behind"))
        aim = opened is not None and opened[1].field == "purpose" and bool(opened[1].kind)
        kind = clause_kind(opened[1].kind if opened is not None and aim else inside.kind)
        excepts = inside.kind in phrase_forms().front.excepting
        field = "purpose" if aim else "exception" if excepts else "condition"
        found.append(Phrase(field, kind, inside.start, inside.end, "inside"))
    for start, end in sentence.topics:
        found.append(Phrase("condition", "relative_clause", start, end, "inside"))
    sentence.phrases = (*found, *_beside(sentence), *_in_subject(sentence), *_behind(sentence))


def _front(sentence: Sentence, front: Adjunct) -> Phrase | None:
    """Return what stands before the main clause as a phrase, None where it becomes no field."""
    form, low = phrase_forms().front, sentence.low
    first = low[front.start]
    kind, field = clause_kind(front.kind), ""
    if front.kind in form.purpose:
        field = "purpose"
    elif front.kind in form.exception or (front.kind == "selain" and _only_name(sentence, front)):
        field = "exception"
    elif (
        front.kind in form.condition
        or (front.kind == "lainnya" and first in form.circumstance)
        or (
            front.kind == "lainnya" and first in form.about and not _RESTRICTED.isdisjoint(low[front.start : front.end])
        )
    ):
        field = "condition"
    elif front.kind in ("lainnya", "selain") and first in form.place:
        field, kind = "condition", "tempat"
    return Phrase(field, kind, front.start, front.end, "front") if field else None


def _only_name(sentence: Sentence, front: Adjunct) -> bool:
    """Whether `Selain …,` leaves out an actor: it holds nothing but a name."""
    at = front.start + (2 if sentence.low[front.start] == "di" else 1)
    mention = sentence.mentions.get(at)
    return mention is not None and mention.end >= front.end


def _behind(sentence: Sentence) -> list[Phrase]:
    """Return the phrases behind the verb, or in a text without one; none begins inside a clause with `yang`."""
    rows, low = _rows("behind"), sentence.low
    at = sentence.verb[1] if sentence.verb else sentence.subject[1]
    if rows.keys().isdisjoint(low[at:]):
        return []
    found: list[Phrase] = []
    while at < sentence.end:
        row = None if sentence.struck[at] else _row(sentence, at, rows)
        if row is None:
            at += 1
            continue
        words, form = row
        stop = _end(sentence, at + len(words), form)
        if form.field != "manner" or stop > at + len(words):
            found.append(Phrase(form.field, form.kind or clause_kind(low[at]), at, stop, "behind"))
        at = max(stop, at + 1)
    return found


def _in_subject(sentence: Sentence) -> list[Phrase]:
    """Return the condition with `sepanjang` at the end of the subject: `Tata cara …, sepanjang mengenai …, diatur`."""
    start, end = sentence.subject
    at = next((at for at in range(start, end) if sentence.low[at] == "sepanjang"), None)
    return [] if at is None else [Phrase("condition", "sepanjang", at, end, "inside")]


def _beside(sentence: Sentence) -> list[Phrase]:
    """Return the phrases right after the names of the sentence."""
    rows, found = _rows("beside"), []
    if rows.keys().isdisjoint(sentence.low):
        return []
    for mention in sentence.mentions.values():
        at = mention.end
        while at < sentence.end and sentence.low[at] in _TRAILING:
            at += 1
        row = _row(sentence, at, rows) if at < sentence.end and not sentence.struck[at] else None
        if row is not None:
            words, form = row
            stop = _end(sentence, at + len(words), form)
            found.append(Phrase(form.field, form.kind or clause_kind(sentence.low[at]), at, stop, "beside"))
    return found


def _row(
    sentence: Sentence, at: int, rows: dict[str, tuple[tuple[tuple[str, ...], PhraseRow], ...]]
) -> tuple[tuple[str, ...], PhraseRow] | None:
    """Return the first row that fits at a token, with the words that open it."""
    low = sentence.low
    for words, row in rows.get(low[at], ()):
        after = at + len(words)
        if tuple(low[at:after]) != words or (at and _stands_after(low, at, row.not_after)):
            continue
        if after < sentence.end and (low[after] in row.not_then or low[after + 1 : after + 2] == ["ini"]):
            continue
        if _follows(sentence, after, row.then):
            return words, row
    return None


def _stands_after(low: list[str], at: int, phrases: frozenset[str]) -> bool:
    """Whether one of these words, or two of them together (`hari kerja`), stands right before a token."""
    return low[at - 1] in phrases or " ".join(low[max(0, at - 2) : at]) in phrases


def _follows(sentence: Sentence, at: int, what: str) -> bool:
    """Whether what a row asks for stands at a token."""
    if not what:
        return True
    if at >= sentence.end:
        return False
    voice = vocabulary().voice(sentence.low[at])
    if what == "verb":
        return voice in ("active", "passive")
    if what == "active":
        return voice == "active"
    named = at in sentence.mentions or (sentence.low[at] in quantifiers() and at + 1 in sentence.mentions)
    return named if what == "actor" else not voice and sentence.low[at][:1].isalpha()


def _end(sentence: Sentence, at: int, row: PhraseRow) -> int:
    """Return where a phrase ends whose first words end at token `at`."""
    low = sentence.low
    if row.until == "end":
        return sentence.end
    if row.until == "noun":
        return _noun_end(sentence, at)
    ends = vocabulary().object_ends - _INSIDE_WORDS - _SIGNS
    rows = _rows("behind")
    verbs = {each.verb[0] for each in sentence.row if each.verb}
    first = at
    while at < sentence.end and (low[at] not in _SIGNS or (row.until == "words" and _lists(sentence, at))):
        if row.until == "words" and at > first and low[at] in ends and not sentence.struck[at]:
            break
        if row.until == "words" and low[at] in _LAST and at + 1 in verbs:
            break
        opened = _row(sentence, at, rows) if row.until == "aim" and not sentence.struck[at] and at > first else None
        if opened is not None and opened[1].field != "manner":
            break
        at += 1
    return at


def _lists(sentence: Sentence, at: int) -> bool:
    """Whether the comma at `at` parts nouns of a list: `dengan mempertimbangkan jarak | , jumlah penduduk, dan jalan`.

    Its last member stands behind a comma and `dan`, and no verb or modal behind the comma says that a clause
    goes on.
    """
    low = sentence.low
    if low[at] != ",":
        return False
    close = next(
        (i for i in range(at, min(at + _LISTED, sentence.end - 2)) if low[i] == "," and low[i + 1] in _LAST), None
    )
    if close is None:
        return False
    for i in range(at, min(close + _LISTED, sentence.end)):
        if sentence.struck[i]:
            continue
        if vocabulary().voice(low[i]) or sentence.cue("modal", i) or low[i] in (";", ":"):
            return False
        if i > close + 2 and (low[i] in vocabulary().object_ends or low[i] in _LAST):
            break
    return True


def _noun_end(sentence: Sentence, at: int) -> int:
    """Return where the noun phrase ends that begins at `at`: a name, or nouns up to a preposition, verb or sign."""
    mention = sentence.mentions.get(at)
    if mention is not None:
        return mention.end
    first, low = at, sentence.low
    while at < min(sentence.end, first + _FARTHEST) and not sentence.struck[at]:
        word = low[at]
        stops = word in vocabulary().object_ends or word in vocabulary().before_infinitive or vocabulary().voice(word)
        if at > first and (stops or sentence.cue("modal", at) or not word[:1].isalnum()):
            break
        at += 1
    return max(at, first + 1)
