"""What stands beside the main clause: pointers, brackets, adjuncts in front, clauses with `yang` behind the verb."""

from functools import cache
from operator import itemgetter

from extractor.rules.forms import deadlines, parties, phrase_forms
from extractor.rules.sentence.cues import strike_brackets, strike_pointers
from extractor.rules.sentence.inferred_names import is_person, noun_run
from extractor.rules.sentence.sentence import Adjunct, Sentence
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import Mention, heads, quantifiers
from extractor.rules.words.vocabulary import names_act, vocabulary

_OPENING = 5
# The longest clause with `sebelum` or `setelah` between subject and predicate, in words.
_CLAUSE = 60
# The longest name before the verb of a main clause that nothing parts from the clause in front, in words.
_NAME = 4
_WORDS = function_words().front
_RELATIVE = function_words().relative
_CONJUNCTION = function_words().coordination.words
_TOLD = function_words().main_clause.told
_CLOSED = _WORDS.closing | {")"}
_SIGNS = {",", ";", ":", ".", "(", ")", '"', "“", "”", "-", "–", "—", "•", "'", "‘", "’"}


def strike(sentence: Sentence) -> int:
    """Strike pointers, brackets and the adjuncts in front; return where the main clause begins."""
    strike_pointers(sentence)
    strike_brackets(sentence)
    begin = _fronts(sentence, _skip_signs(sentence, 0))
    _strike_exception(sentence, begin)
    return begin


def _strike_exception(sentence: Sentence, begin: int) -> None:
    """Strike and keep an exception between the commas behind the subject: `Setiap orang, kecuali petugas, dilarang`."""
    low = sentence.low
    for cue in _excepting():
        if cue[0] not in low:
            continue
        for at in range(begin + 1, sentence.end - 2):
            if low[at] != cue[0] or tuple(low[at : at + len(cue)]) != cue or low[at - 1] != "," or sentence.struck[at]:
                continue
            close = next((i for i in range(at + 1, sentence.end - 1) if low[i] == ","), None)
            if close is not None and _says_something(sentence, close + 1):
                sentence.adjuncts += (Adjunct(" ".join(cue), at, close),)
                for token in range(at - 1, close + 1):
                    sentence.struck[token] = 1
                    sentence.mentions.pop(token, None)
            return


@cache
def _excepting() -> tuple[tuple[str, ...], ...]:
    """The words that open an exception behind a subject."""
    return tuple(tuple(words.split()) for words in phrase_forms().front.excepting)


def _says_something(sentence: Sentence, at: int) -> bool:
    """Whether a predicate begins at `at`: a modal, or a verb past adverbs."""
    while at < sentence.end and sentence.low[at] in vocabulary().adverbs and not sentence.cue("modal", at):
        at += 1
    return at < sentence.end and (sentence.cue("modal", at) is not None or bool(vocabulary().voice(sentence.low[at])))


def _skip_signs(sentence: Sentence, at: int) -> int:
    while at < sentence.end and (
        (at < _OPENING and sentence.low[at].isdigit() and sentence.low[at + 1 : at + 2] == ["."])
        or sentence.low[at] in _SIGNS
        or sentence.low[at] in _WORDS.passed
        or sentence.low[at : at + 2] == ["pasal", ":"]
    ):
        at += 1
    return at


def _fronts(sentence: Sentence, at: int) -> int:
    """Strike the adjuncts before the main clause and return where it begins."""
    for _ in range(6):
        often = _often(sentence, at)
        if often is not None:
            _take(sentence, "berkala", at, often)
            at = _skip_signs(sentence, often)
            continue
        cue = sentence.cue("front", at)
        if cue is None and at + 1 < sentence.end and sentence.low[at] in parties().slot.open:
            sentence.struck[at] = True
            return at + 1
        then = _before_then(sentence, at) if cue is None else None
        if then is not None:
            _take(sentence, "jika", at, then)
            at = _skip_signs(sentence, then)
            break
        if cue is None or (at in sentence.mentions):
            break
        if sentence.low[at] in _WORDS.addressing and _addresses_subject(sentence, at + 1):
            sentence.struck[at] = True
            return at + 1
        close = cue[0] - 1 if cue[1] == "berkala" else _front_close(sentence, at, cue[1])
        if close is None:
            close = _before_act(sentence, at)
        if close is None:
            close = _before_actor(sentence, *cue)
        if close is None and (cue[1] in _WORDS.aim or cue[1] in vocabulary().front_clause):
            close = _before_passive(sentence, cue[0], cue[1] in vocabulary().front_clause)
        guessed = close is None
        if guessed and cue[1] in _WORDS.clause:
            close = _before_next_clause(sentence, cue[0])
        if close is None:
            if sentence.low[at] in _WORDS.addressing and _names_actor(sentence, at + 1):
                sentence.struck[at] = True
                at += 1
            break
        _take(sentence, cue[1], at, close if sentence.low[close] in (",", ":", "maka") else close + 1, guessed)
        sentence.struck[close] = 1
        at = _skip_signs(sentence, close + 1)
    return at


def _addresses_subject(sentence: Sentence, at: int) -> bool:
    """Whether a row of nouns at `at` is who acts: `Terhadap | awak, penumpang, dan porter wajib melapor`.

    It leads up to a modal; where that is passive the first noun is a name.
    """
    low, first = sentence.low, at
    while at < sentence.end:
        while at < sentence.end and low[at] in quantifiers():
            at += 1
        stop = noun_run(sentence, at, sentence.end)
        if stop == at:
            return False
        at = stop
        while at < sentence.end and sentence.struck[at]:
            at += 1
        link = at
        while at < sentence.end and low[at] in _CONJUNCTION | {","}:
            at += 1
        if at == link:
            break
    restricted = at < sentence.end and low[at] == "yang"
    if restricted:
        stop = low.index(",", at) if "," in low[at : sentence.end] else sentence.end
        at = next((i for i in range(at + 2, stop) if sentence.cue("modal", i)), sentence.end)
    modal = sentence.cue("modal", at) if at < sentence.end else None
    if modal is None or modal[0] >= sentence.end:
        return False
    active = vocabulary().voice(low[modal[0]]) == "active"
    return active or (not restricted and _names_actor(sentence, first))


def _before_then(sentence: Sentence, start: int) -> int | None:
    """Return the `maka` that a clause leads up to which no word opens: `muatan tidak sesuai | maka Petugas menahan`."""
    low = sentence.low
    if "maka" not in low[start + 2 : sentence.end - 2]:
        return None
    at = low.index("maka", start + 2)
    if sentence.struck[at] or not {":", ";", "yang"}.isdisjoint(low[start:at]) or sentence.cue("front", start):
        return None
    if any(sentence.cue("modal", i) for i in range(start, at)):
        return None
    return at if _starts_clause(sentence, at + 1) else None


def _take(sentence: Sentence, kind: str, start: int, end: int, guessed: bool = False) -> None:
    """Strike an adjunct in front of the main clause and keep it."""
    sentence.fronts += (Adjunct(kind, start, end, guessed),)
    for token in range(start, end):
        sentence.struck[token] = 1


def _often(sentence: Sentence, at: int) -> int | None:
    """Return the end of `setiap 3 (tiga) bulan sekali` at the beginning of a clause, None where none begins at `at`."""
    low = sentence.low
    if at >= sentence.end or low[at] not in _WORDS.every:
        return None
    at += 1
    while at < sentence.end and (low[at].isdigit() or sentence.struck[at]):
        at += 1
    if at >= sentence.end or low[at] not in _WORDS.period:
        return None
    while at < sentence.end and (low[at] in _WORDS.period or low[at].isdigit()):
        at += 1
    if at + 1 < sentence.end and low[at] in _CONJUNCTION and low[at + 1] in deadlines().frequency.incidental:
        return at + 2
    return at


def _front_close(sentence: Sentence, start: int, kind: str) -> int | None:
    """Return the comma (or the word `maka`) that closes the adjunct begun at `start`; None where nothing does.

    A colon closes it where a passive follows, as in the text around a list: `Pada saat …: | dicabut …`. A comma before
    any verb closes a clause (`Dalam hal keadaan bencana, Dinas …`) where no later one does.
    """
    low = sentence.low
    verb_seen = kind not in vocabulary().front_clause
    first_comma = verbless = None
    for at in range(start + 1, sentence.end):
        word = low[at]
        if word == "maka" and at > start + 1:
            return at - 1 if low[at - 1] == "," else at
        if sentence.struck[at] and word != ",":
            continue
        if vocabulary().voice(word):
            verb_seen = True
        if word == ":" and verb_seen and at + 1 < sentence.end and vocabulary().voice(low[at + 1]) == "passive":
            return at
        if word == "," and not verb_seen and verbless is not None and _acts_soon(sentence, at + 1):
            return at
        if word == "," and not verb_seen and verbless is None:
            verbless = at
        if word == "," and verb_seen:
            if first_comma is None:
                first_comma = at
            if _starts_clause(sentence, at + 1, kind not in vocabulary().front_clause):
                bare = sentence.cue("modal", at + 1) is not None and first_comma < at
                return first_comma if bare and _names_actor(sentence, first_comma + 1) else at
    close = verbless if verbless is not None else first_comma
    if close is None or _has_predicate(sentence, close + 1) or _names_actor(sentence, close + 1):
        return close
    return None


def _acts_soon(sentence: Sentence, at: int) -> bool:
    """Whether an actor begins at `at` whose verb or modal comes before the next comma: no member of a list."""
    low = sentence.low
    if not _names_actor(sentence, at):
        return False
    stop = low.index(",", at) if "," in low[at : sentence.end] else sentence.end
    return any(sentence.cue("modal", i) or vocabulary().voice(low[i]) for i in range(at, stop))


def _before_act(sentence: Sentence, start: int) -> int | None:
    """Return the last token of `bersama X` before a verb without a printed subject: `b. bersama warga | menjaga …`."""
    low = sentence.low
    if low[start] not in parties().slot.together:
        return None
    at = start + 1
    while at < sentence.end and (low[at] == "dengan" or low[at] in quantifiers()):
        at += 1
    actors = sentence.actors_from(at, sentence.end)
    end = actors[-1].end if actors else at
    return end - 1 if actors and end < sentence.end and vocabulary().voice(low[end]) == "active" else None


def _before_actor(sentence: Sentence, start: int, kind: str) -> int | None:
    """Return the last token before the actor of the main clause, where no comma closes the adjunct.

    It is an actor with a modal or a verb right behind it, and no preposition or conjunction before it. A clause
    (`apabila …`) has its own subject and verb first.
    """
    low, counting = sentence.low, quantifiers()
    clause = kind in vocabulary().front_clause
    for at, mention in sorted((*sentence.mentions.items(), *_capital_names(sentence, start)), key=itemgetter(0)):
        first = at
        while first > start and low[first - 1] in counting:
            first -= 1
        if low[first - 1] == "/" and first - 2 > start:
            first -= 2
            sentence.mentions.setdefault(first, Mention(first, first + 1, "class", inferred=True))
        if first <= start:
            continue
        after = mention.end
        while after < sentence.end and (sentence.struck[after] or low[after] in vocabulary().adverbs):
            after += 1
        first = _first_of_row(sentence, start, first)
        closed = sentence.struck[first - 1] or low[first - 1] in _CLOSED or low[first - 1].endswith("nya")
        named = closed or first < at or sentence.words[at][:1].isupper()
        if sentence.cue("modal", after) or sentence.cue("modal", mention.end):
            if named or low[first - 1] not in vocabulary().before_infinitive:
                return first - 1
            continue
        if after >= sentence.end or not vocabulary().voice(low[after]) or not named:
            continue
        if low[first - 1] in vocabulary().before_infinitive or low[first - 1] in _WORDS.governing:
            continue
        inner = any(vocabulary().voice(low[i]) and not sentence.struck[i] for i in range(start, first))
        if not clause or inner or first > start + 1:
            sentence.mentions.setdefault(at, mention)
            return first - 1
    return None


def _first_of_row(sentence: Sentence, start: int, at: int) -> int:
    """Return where the row of actors begins whose last one begins at `at`: `… ayat (1) | Dinas dan Camat wajib`."""
    low, first = sentence.low, at
    while first - 1 > start and low[first - 1] in _CONJUNCTION | {","}:
        before = next((each for each in sentence.mentions.values() if each.end == first - 1), None)
        if before is None or before.start - 1 <= start:
            return at
        first = before.start
    closed = sentence.struck[first - 1] or low[first - 1] in _CLOSED
    return first if closed else at


def _before_passive(sentence: Sentence, start: int, clause: bool) -> int | None:
    """Return the last token before the passive behind an adjunct: `Untuk menjamin mutu | diadakan uji coba`.

    A `clause` has its own verb first, and the passive has its subject behind it, so that what stands before the passive
    is no subject of it: `Dalam hal terjadi banjir | dilakukan evakuasi`.
    """
    low, words = sentence.low, vocabulary()
    inner = not clause
    for at in range(start if clause else start + 1, sentence.end):
        if low[at] in (",", ";", ":"):
            return None
        beside = low[at - 1] == "yang" or low[at - 1] in words.before_infinitive or low[at - 1] in words.adverbs
        voice = "" if beside and at > start else words.voice(low[at])
        if voice == "passive" and inner and (not clause or _subject_behind(sentence, at + 1)):
            modals = ((first, sentence.cue("modal", first)) for first in range(max(start, at - 3), at))
            return next((first for first, modal in modals if modal and modal[0] == at), at) - 1
        inner = inner or bool(voice) or words.says_state(low[at])
    return None


def _before_next_clause(sentence: Sentence, start: int) -> int | None:
    """Return the last token of a clause in front that nothing closes: `Dalam hal kios rusak | pasar ditutup oleh X.`

    The verb of the main clause is the second one of the sentence, or its only one where a subject and a state stand
    before it. Its subject is what stands between the two where the first one is passive, and else the name or the one
    noun right before it. Only a whole sentence has both clauses.
    """
    low, words = sentence.low, vocabulary()
    if low[-1:] != ["."] or not sentence.words[0][:1].isupper():
        return None
    verbs: list[int] = []
    for at in range(start, sentence.end):
        if low[at] in (",", ";", ":", "yang"):
            break
        inner = low[at - 1] in words.before_infinitive or sentence.struck[at]
        if not inner and words.voice(low[at]) in ("active", "passive"):
            verbs.append(at)
    if not verbs:
        return None
    main, first = verbs[min(len(verbs) - 1, 1)], verbs[0]
    named = _name_before(sentence, first + 1 if len(verbs) > 1 else start, main)
    if len(verbs) == 1:
        subject = named if named - start > 1 else None
    else:
        subject = first + 1 if words.voice(low[first]) == "passive" and low[first + 1] not in words.agent else named
        subject = subject if first < subject < main else None
    if subject is None or low[subject] in words.adverbs or low[subject] in words.object_ends:
        return None
    if sentence.cue("modal", subject):
        return None
    return subject - 1


def _name_before(sentence: Sentence, start: int, end: int) -> int:
    """Return where the name right before `end` begins: a known one, one whose head can act, or the one noun."""
    known = next((name.start for name in sentence.mentions.values() if name.end == end), None)
    near = range(end - 1, max(start, end - _NAME) - 1, -1)
    head = next((at for at in near if sentence.low[at] in heads() or is_person(sentence.low[at])), end - 1)
    return known if known is not None else head


def _subject_behind(sentence: Sentence, at: int) -> bool:
    """Whether a noun begins at `at`, right behind a passive: no name of who does it, no preposition, no adverb."""
    low, words = sentence.low, vocabulary()
    if at >= sentence.end or sentence.struck[at] or not low[at][:1].isalpha():
        return False
    if at in sentence.mentions and words.agent.isdisjoint(low[at:]):
        return False
    outside = words.object_ends | words.before_infinitive | words.adverbs | words.agent
    return low[at] not in outside and not words.voice(low[at])


def _capital_names(sentence: Sentence, start: int) -> list[tuple[int, Mention]]:
    """Return runs of capital words behind lower-case ones that no list knows and an active verb follows."""
    words, low, found = sentence.words, sentence.low, []
    at = start + 1
    while at < sentence.end:
        if not words[at][:1].isupper() or sentence.struck[at] or not words[at - 1].islower() or at in sentence.mentions:
            at += 1
            continue
        stop = at + 1
        while stop < sentence.end and words[stop][:1].isupper():
            stop += 1
        acts = stop < sentence.end and vocabulary().voice(low[stop]) == "active"
        if acts and not names_act(low[at]) and low[at] not in parties().slot.thing:
            found.append((at, Mention(at, stop, "class", inferred=True)))
        at = stop
    return found


def _names_actor(sentence: Sentence, at: int) -> bool:
    """Whether a name begins at `at`, past quantifiers."""
    while at < sentence.end and sentence.low[at] in quantifiers():
        at += 1
    return at in sentence.mentions


def _starts_clause(sentence: Sentence, at: int, listed: bool = False) -> bool:
    """Whether an actor, a quantifier, a modal or a further adjunct with its own comma begins at `at`.

    `listed` says that the actor may be the first of a list, of which not every member is known.
    """
    if at >= sentence.end:
        return False
    low = sentence.low
    if sentence.cue("modal", at):
        return True
    if sentence.cue("front", at):
        return _front_close_exists(sentence, at)
    if at in sentence.mentions or low[at] in quantifiers() or low[at] in _WORDS.opening:
        nexts = at
        ends = (";", "yang", *_WORDS.governing) if listed else (",", ";")
        while nexts < sentence.end and low[nexts] not in ends:
            if sentence.cue("modal", nexts) or (
                vocabulary().voice(low[nexts]) and low[nexts - 1] not in vocabulary().before_infinitive
            ):
                return True
            nexts += 1
        return _mention_list(sentence, at)
    return False


def _front_close_exists(sentence: Sentence, at: int) -> bool:
    return "," in sentence.low[at : min(at + 40, sentence.end)]


def _mention_list(sentence: Sentence, at: int) -> bool:
    """Whether a list of actors begins at `at` that ends in a modal or a verb."""
    actors = sentence.actors_from(at, sentence.end)
    if not actors:
        return False
    end = actors[-1].end
    return sentence.cue("modal", end) is not None or bool(end < sentence.end and vocabulary().voice(sentence.low[end]))


def _has_predicate(sentence: Sentence, at: int) -> bool:
    return any(
        sentence.cue("modal", i) or sentence.cue("predicate", i) or vocabulary().voice(sentence.low[i])
        for i in range(at, sentence.end)
    )


def past_clause(sentence: Sentence, start: int) -> int | None:
    """Return where the clause with `sebelum` or `setelah` after the subject ends: before the main modal or verb."""
    words = vocabulary()
    inner = False
    at = start
    while (at := at + 1) < min(start + _CLAUSE, sentence.end):
        word = sentence.low[at]
        if sentence.struck[at]:
            continue
        following = sentence.low[at + 1] if at + 1 < sentence.end else ""
        if word == "yang" and following in words.no_verb:
            at += 1
            continue
        if word in ("yang", ";", ":", "."):
            return None
        if word == "," and inner and sentence.low[start - 1] == ",":
            return at + 1 if _says_something(sentence, at + 1) else None
        if sentence.cue("modal", at) and inner:
            return at
        if inner and word in _TOLD and words.voice(following):
            return at
        if inner and following in words.agent and words.voice(word) == "passive":
            return at
        inner = inner or bool(words.voice(word))
    return None
