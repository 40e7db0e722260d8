"""Verbs and predicates: the verb at a token, the predicates of a main clause, the actor of a passive."""

from msgspec import Struct, structs

from extractor.rules.forms import deadlines
from extractor.rules.sentence.cues import modal_of
from extractor.rules.sentence.sentence import Modal, Predicate, Range, Sentence
from extractor.rules.words.forms import function_words, word_formation
from extractor.rules.words.lexicon import quantifiers
from extractor.rules.words.morphology import analyse, roots
from extractor.rules.words.vocabulary import names_act, vocabulary

_CONJUNCTION = function_words().coordination.words
_COORDINATES = _CONJUNCTION | {","}
_ROW = function_words().predicate_row
_JOINS = _ROW.joining | {","}
_CHAIN = [[word] for word in _ROW.sharing]
_LINKS = _ROW.sharing | {","}
# Words before a further predicate that belong to it.
_BEFORE_NEXT = _ROW.sequel | (_ROW.joining - _ROW.sharing)
_SUBORDINATING = function_words().main_clause.subordinating


def verb_at(sentence: Sentence, at: int) -> tuple[Range, str] | None:
    """Return the verb that begins at `at`, with those coordinated with it, and its voice; None where none does."""
    word, words = sentence.low[at], vocabulary()
    phrase = sentence.cues["predicate"].get(at)
    if phrase:
        first = " ".join(sentence.low[at : phrase[0]])
        copula = first in words.copula
        passive = word.startswith("di")
        return (at, phrase[0]), "copula" if copula else "passive" if passive else "active"
    voice = words.voice(word)
    if not voice and not word.startswith("di"):
        return None
    if at in sentence.mentions and sentence.mentions[at].end > at + 1:
        return None
    if not voice and word.startswith("di") and word in words.never and _has_agent(sentence, at):
        return (at, at + 1), "passive"
    if word == "di" and at + 1 < sentence.end and _written_apart(sentence.low[at + 1]):
        return (at, at + 2), "passive"
    if not voice or (sentence.words[at][:1].isupper() and at > 0 and sentence.words[at - 1][:1].isupper()):
        return None
    if word in deadlines().running.words and at and sentence.low[at - 1] in function_words().front.period:
        return None  # `tahun anggaran berjalan` is the year that runs
    if at and voice == "active" and (parts := analyse(word)) is not None and parts.root == sentence.low[at - 1]:
        return None  # an act of give and take is a noun: `surat menyurat`, `pinjam meminjam`
    return (at, _coordinated(sentence, at + 1)), voice


def _has_agent(sentence: Sentence, at: int) -> bool:
    """Whether a word that mostly describes is a passive by its actor: `… | ditentukan oleh PPK`."""
    behind = sentence.low[at + 1] if at + 1 < sentence.end else ""
    return behind in vocabulary().agent and sentence.low[at - 1] != "yang"


def _written_apart(word: str) -> bool:
    """Whether `di` and this word are one verb that was written as two (`di koordinasikan`)."""
    return len(word) > 7 and word.endswith("kan") and vocabulary().voice("di" + word) == "passive"


def _coordinated(sentence: Sentence, end: int) -> int:
    """Return the end of `V dan V`, of which the verb at `end - 1` is the first."""
    low, words = sentence.low, vocabulary()
    first = words.voice(low[end - 1])
    at = end
    while at < sentence.end and low[at] in _COORDINATES:
        link = at
        while link < sentence.end and low[link] in _COORDINATES:
            link += 1
        if (
            link >= sentence.end
            or words.voice(low[link]) != first
            or first == "copula"
            or sentence.cue("predicate", link)
        ):
            break
        if first == "active" and low[at - 1].startswith("ber") != low[link].startswith("ber"):
            break
        if low[at] == "," and link == at + 1 and low[link + 1 : link + 2] not in ([","], *_CHAIN):
            break
        at = end = link + 1
    return end


def roots_end(sentence: Sentence, at: int) -> int:
    """Return the end of the verbs without prefix that begin at `at`: `keluar`, `keluar dan masuk`."""
    low, end = sentence.low, at + 1
    for link in (end, end + 1):
        if low[link : link + 1] and low[link] in vocabulary().roots and (link == end or low[end] in _CONJUNCTION):
            return link + 1
    return end


def is_root_act(sentence: Sentence, at: int) -> bool:
    """Whether a verb without prefix begins at `at`, as a preposition right behind it tells: `tidur | di kios`."""
    low, behind = sentence.low, sentence.low[at + 1 : at + 2]
    acts = at not in sentence.mentions and low[at] in roots() and not names_act(low[at])
    return acts and bool(behind) and behind[0] in function_words().root_act.before


def verb_after(sentence: Sentence, at: int) -> tuple[Range | None, str]:
    """Return the verb that completes a modal: the first one past adverbs."""
    words, passed = vocabulary(), function_words().main_clause.after_modal
    skipped = 0
    near = True
    while at < sentence.end and skipped < 6:
        verb = verb_at(sentence, at)
        if verb and sentence.low[at] != "wajib":
            return verb
        if sentence.low[at] in words.roots:
            return (at, roots_end(sentence, at)), "active"
        if not skipped and (sentence.low[at] in words.only_after_modal or is_root_act(sentence, at)):
            return (at, at + 1), "active"
        if sentence.low[at] == "sebagai" and not skipped:
            aim = next((i for i in range(at + 1, min(at + 8, sentence.end)) if sentence.low[i] == "untuk"), None)
            return (verb_at(sentence, aim + 1) if aim and aim + 1 < sentence.end else None) or (None, "")
        if near and words.says_state(sentence.low[at]) and not sentence.cue("modal", at):
            return (at, at + 1), "active"
        if sentence.struck[at] or sentence.low[at] in words.between or sentence.cue("modal", at) or skipped:
            skipped += not sentence.struck[at]
            near = near and sentence.low[at] in words.between
        elif sentence.low[at] in passed:
            skipped += 1
        else:
            return None, ""
        at += 1
    return None, ""


# The longest subject of a further clause, in words.
_SUBJECT = 8


class _Found(Struct, frozen=True, gc=False):
    verb: Range
    voice: str
    modal: Modal | None
    agent: int | None
    subject: Range | None = None

    def begin(self, before: "_Found") -> int:
        """Return where its words begin: at its own subject, at its own modal, or at its verb."""
        if self.subject is not None and self.subject[0] != before.agent:
            return self.subject[0]
        own = self.modal is not None and self.modal is not before.modal
        return self.modal.start if own and self.modal else self.verb[0]


def row_of(sentence: Sentence) -> tuple[Predicate, ...]:
    """Return the first predicate and every further one that has complements of its own.

    A further predicate stands after `dan` or `serta`, or in a list of predicates with commas of which the last is
    joined by `dan`; it may bring a modal of its own (`… dan harus …`) or be a passive with its actor.
    """
    if sentence.verb is None:
        start = sentence.modal.end if sentence.modal else sentence.end
        return (Predicate(None, "", sentence.modal, (start, sentence.end)),)
    first = _first(sentence)
    found = [first]
    if first.voice != "copula":
        found += _further(sentence, first)
    result = []
    for number, each in enumerate(found):
        following = sentence.end
        if number + 1 < len(found):
            following = found[number + 1].begin(each)
            while sentence.low[following - 1] in _BEFORE_NEXT or sentence.low[following - 1] in vocabulary().adverbs:
                following -= 1
        shared = _LINKS.issuperset(sentence.low[each.verb[1] : following])
        stop = sentence.end if shared else following
        tail = (each.verb[1], stop)
        result.append(
            Predicate(each.verb, each.voice, each.modal, tail, each.agent, shared and stop > following, each.subject)
        )
    return tuple(result)


def _first(sentence: Sentence) -> _Found:
    """Return the main predicate: of a list of tasks the first task; under a modal a describing verb is active."""
    assert sentence.verb
    plain = Predicate(sentence.verb, sentence.voice, sentence.modal, (sentence.verb[1], sentence.end), sentence.agent)
    itself = task(sentence, plain)
    assert itself.verb
    describes = sentence.low[itself.verb[0]].startswith("me") and sentence.modal is not None
    voice = "active" if itself.voice == "copula" and describes else itself.voice
    return _Found(itself.verb, voice, sentence.modal, sentence.agent)


def _further(sentence: Sentence, main: _Found) -> list[_Found]:
    first, low, words = main.verb, sentence.low, vocabulary()
    found: list[_Found] = []
    waiting: list[_Found] = []
    joining = _JOINS | _CONJUNCTION if main.modal is not None else _JOINS
    if joining.union(_ROW.sequel).isdisjoint(low[first[1] : sentence.end - 2]):
        return found
    blocked = dependent = joined = False
    # The voice of the first verb in an adjunct, and of the first that stands below the predicate at all.
    inner = beneath = ""
    last, at = first[1], first[1]
    while at < sentence.end - 2:
        word = low[at]
        if sentence.struck[at]:
            at += 1
            continue
        if word == ";":
            break
        if word in joining:
            joined = word != ","
            blocked = blocked and not (waiting and joined and low[at - 1] == ",")
            next_one = _at(sentence, at + 1, joined, main)
            held = blocked and not (next_one and inner and inner != next_one.voice == main.voice)
            held = held or (word == "atau" and next_one is not None and beneath == next_one.voice)
            if next_one and _allowed(main, sentence, next_one, held, at) and _apart(sentence, first, last, next_one):
                waiting.append(next_one)
                last = at = next_one.verb[1]
                blocked = dependent = False
                beneath = ""
                continue_chain = not joined and _chained(sentence, at, next_one)
                if continue_chain:
                    waiting[-1] = structs.replace(next_one, verb=(next_one.verb[0], continue_chain))
                    last = at = continue_chain
                elif joined:
                    chain = _chained(sentence, at, next_one)
                    if chain:
                        waiting[-1] = structs.replace(next_one, verb=(next_one.verb[0], chain))
                        last = at = chain
                if joined or continue_chain or next_one.modal is not main.modal:
                    found += waiting
                    waiting = []
                continue
        own = _own_subject(sentence, at + 1, main) if word in _ROW.sequel and low[at - 1] == "," else None
        if own is not None:
            found += [*waiting, own]
            waiting = []
            last = at = own.verb[1]
            blocked = dependent = False
            beneath = ""
            continue
        modal = sentence.cue("modal", at)
        if modal and joined and not dependent and low[at - 1] not in words.before_infinitive:
            verb = _verb(sentence, modal[0])
            if verb:
                agent = _agent_behind(sentence, *verb)
                found.append(_Found(verb[0], verb[1], modal_of(modal[1], at, modal[0])[0], agent))
                last = at = verb[0][1]
                blocked = dependent = False
                beneath = ""
                continue
        clause = word not in _ROW.nominal or words.voice(low[at + 1]) in ("active", "passive")
        opens = word in _ROW.blocking and clause
        inner = "" if opens and not blocked else inner or words.voice(word)
        beneath = beneath or words.voice(word)
        blocked = blocked or opens
        dependent = dependent or (word in _ROW.dependent and clause)
        at += 1
    return found


def _chained(sentence: Sentence, at: int, found: _Found) -> int:
    """Return the end of `, V dan V`, of which the first verb ends at `at`; 0 where no second one follows."""
    if sentence.low[at : at + 1] != ["dan"]:
        return 0
    verb = _verb(sentence, at + 1)
    return verb[0][1] if verb and verb[1] == found.voice and verb[0][0] == at + 1 else 0


def _verb(sentence: Sentence, at: int) -> tuple[Range, str] | None:
    words = vocabulary()
    while at < sentence.end and sentence.low[at] in words.between:
        at += 1
    if at >= sentence.end:
        return None
    phrase = sentence.cue("predicate", at)
    stop = phrase[0] if phrase else at + 1
    word = sentence.low[at]
    voice = words.voice(word) or ("active" if phrase or acts_on_it(sentence, at) else "")
    if voice == "copula" and word.startswith("mem"):
        voice = "active"
    return ((at, stop), voice) if voice and voice != "copula" else None


def acts_on_it(sentence: Sentence, at: int) -> bool:
    """Whether the word at `at` is a verb with -nya for its object, as what follows tells: `membawanya | ke pasar`.

    Before a noun it is the name of an event: `meningkatnya mutu`.
    """
    found = analyse(sentence.low[at]) if at < sentence.end else None
    if found is None or found.voice != "active" or not found.names_event:
        return False
    if at + 1 >= sentence.end:
        return False
    behind = sentence.low[at + 1]
    return behind in _ROW.behind_object or behind in vocabulary().object_ends or behind in quantifiers()


def _at(sentence: Sentence, at: int, joined: bool, main: _Found) -> _Found | None:
    """Return the predicate that begins at `at`.

    It has the voice of the first one (any voice after a modal and `dan`), a modal or a subject of its own, or it is a
    passive with an actor.
    """
    own = (_own_subject(sentence, at, main) or _of_agent(sentence, at, main)) if joined else None
    if own:
        return own
    modal = sentence.cue("modal", at)
    verb = _verb(sentence, modal[0] if modal else at)
    if verb is None and modal and joined and sentence.low[modal[0]].isalpha():
        verb = (modal[0], modal[0] + 1), "active"
    if verb and modal and (joined or verb[1] == main.voice):
        agent = _agent_behind(sentence, *verb)
        its = modal_of(modal[1], at, modal[0])[0]
        if main.modal and its.value == "dapat" and verb[1] == "passive" and main.voice == "active":
            return None
        able = main.modal is not None and its.value == "dapat" and verb[1] == "active"
        able = able and sentence.low[at - 1] not in _BEFORE_NEXT
        return _Found(verb[0], verb[1], main.modal if able else its, agent)
    if verb and joined and main.voice != "passive" and sentence.low[verb[0][0]] in vocabulary().sanction:
        agent = verb[0][1] + 1 if sentence.low[verb[0][1] : verb[0][1] + 1] == ["oleh"] else None
        return _Found(verb[0], "passive", None, agent)
    done = joined and main.modal is None and verb is not None and verb[1] == "passive"
    if verb and (verb[1] == main.voice or done or (joined and main.modal is not None and main.voice == "passive")):
        passive = verb[1] == "passive" and sentence.low[verb[0][1] : verb[0][1] + 1] == ["oleh"]
        return _Found(verb[0], verb[1], main.modal, verb[0][1] + 1 if passive else None)
    return own_passive(sentence, at) if joined else None


def own_passive(sentence: Sentence, at: int) -> _Found | None:
    """Return the passive of a clause with its own subject after `dan`: `… dan | hasilnya disetor ke kas daerah`.

    A preposition opens no subject; the passive behind it has an actor of its own. A copy for somebody is no clause.
    """
    words, low, start = vocabulary(), sentence.low, at
    how = low[at] in words.object_ends
    if low[at] in words.adverbs or low[at].removesuffix("nya") in function_words().counterparty.nouns:
        return None
    stop = min(at + _SUBJECT, sentence.end - 1)
    verb = modal = None
    while at < stop and low[at][:1].isalpha() and ((at == start and how) or low[at] not in words.object_ends):
        modal = sentence.cue("modal", at)
        verb = _verb(sentence, modal[0] if modal else at)
        if verb is not None or modal is not None:
            break
        at += 1
    if at == start or verb is None or verb[1] != "passive":
        return None
    if low[at - 1] in words.before_infinitive or low[at - 1] in function_words().main_clause.only:
        return None
    agent = verb[0][1] + 1 if low[verb[0][1]] in words.agent else None
    if how:
        return _Found(verb[0], "passive", None, agent) if agent is not None and modal is None else None
    its = modal_of(modal[1], at, modal[0])[0] if modal else None
    return _Found(verb[0], "passive", its, agent, (start, at))


def _agent_behind(sentence: Sentence, verb: Range, voice: str) -> int | None:
    """Return the first token of the actor behind a further predicate: after `oleh`, or right behind a passive."""
    after = verb[1]
    if sentence.low[after : after + 1] == ["oleh"]:
        return after + 1
    direct = voice == "passive" and after in sentence.mentions
    return after if direct and sentence.low[after - 1] not in vocabulary().no_direct_agent else None


def _own_subject(sentence: Sentence, at: int, main: _Found) -> _Found | None:
    """Return the predicate of a clause with its own actor after `dan`: `… dan Pedagang menyiapkan gerobak`."""
    start = at
    while at < sentence.end and sentence.low[at] in quantifiers():
        at += 1
    mention = sentence.mentions.get(at)
    if mention is None or any(other.end == start - 1 for other in sentence.mentions.values()):
        return None
    modal = sentence.cue("modal", mention.end)
    verb = _verb(sentence, modal[0] if modal else mention.end)
    if verb is None or verb[1] != "active":
        return None
    return _Found(
        verb[0], verb[1], modal_of(modal[1], mention.end, modal[0])[0] if modal else None, None, (at, mention.end)
    )


def _of_agent(sentence: Sentence, at: int, main: _Found) -> _Found | None:
    """Return what the actor of a passive answers for: `dipimpin oleh seorang Kepala … dan | bertanggung jawab`."""
    if main.agent is None or main.modal is not None or not _answers_at(sentence, at):
        return None
    actors, verb = sentence.actors_from(main.agent, at, ("dengan",)), _verb(sentence, at)
    if not actors or verb is None or verb[1] != "active":
        return None
    return _Found(verb[0], verb[1], None, None, (main.agent, actors[-1].end))


def _answers_at(sentence: Sentence, at: int) -> bool:
    """Whether a predicate of responsibility begins at `at`."""
    return at < sentence.end and sentence.low[at] in function_words().main_clause.answers


def _allowed(main: _Found, sentence: Sentence, found: _Found, blocked: bool, at: int) -> bool:
    """Whether a verb after `dan` at `at` can be a main one: not inside an adjunct, nor beside the first one's actor."""
    if found.subject is not None and found.voice == "passive":
        return not blocked
    if found.subject is not None or (found.modal is not None and found.modal is not main.modal):
        return True
    if main.agent is not None and found.agent is None and (main.modal is not None or found.voice != "passive"):
        return False
    return not blocked or _answers(sentence, found) or (found.agent is not None and sentence.low[at + 1] == "dalam")


def _answers(sentence: Sentence, found: _Found) -> bool:
    return " ".join(sentence.low[slice(*found.verb)]) in ("bertanggung jawab", "bertanggungjawab", "melaporkan")


def _apart(sentence: Sentence, first: Range, last: int, found: _Found) -> bool:
    """Whether the predicate before has complements of its own, or is of another kind (`berkoordinasi, membangun …`)."""
    between = [word for word in sentence.low[last : found.verb[0]] if word not in _JOINS]
    other = sentence.low[found.verb[0]].startswith("ber") != sentence.low[first[0]].startswith("ber")
    return bool(between) or other


def task(sentence: Sentence, predicate: Predicate) -> Predicate:
    """Return the predicate with the verb of the task itself: `mempunyai tugas melaksanakan …` gives `melaksanakan`."""
    words = vocabulary()
    if predicate.verb is None:
        return predicate
    at = predicate.verb[1]
    answers = sentence.low[predicate.verb[0]] in function_words().main_clause.answers
    if answers and at < sentence.end and words.voice(sentence.low[at]) == "active":
        return structs.replace(predicate, verb=(at, at + 1), voice="active", tail=(at + 1, predicate.tail[1]))
    if sentence.low[predicate.verb[0]] not in words.task_verbs:
        return predicate
    while at < sentence.end and sentence.low[at] in (words.task_nouns | {"dan", "pokok", "untuk"}):
        at += 1
    itself = sentence.low[predicate.verb[0]] == "bertugas"
    if (at == predicate.verb[1] and not itself) or at >= sentence.end or words.voice(sentence.low[at]) != "active":
        return predicate
    return structs.replace(predicate, verb=(at, at + 1), voice="active", tail=(at + 1, predicate.tail[1]))


def _is_stem(word: str) -> bool:
    """Whether a word is a root, with a verbal suffix or without."""
    return any(word.removesuffix(suffix) in roots() for suffix in ("", *word_formation().affix.suffixes))


def key(verb: str) -> str:
    """Return the dictionary key of a verb: small letters, a passive in di- as its active form in me-."""
    verb = verb.lower()
    if not verb.startswith("di") or len(verb) < 5:
        return verb
    root = verb[2:]
    active = word_formation().active
    if root.startswith("per") and root not in roots() and _is_stem(root[3:]):
        return "mem" + root
    if root[0] in active.dropped and root[1] in "aeiou":
        return active.dropped[root[0]] + root[1:]
    if root.startswith(("per", "pr")):
        return "mem" + root
    return active.kept.get(root[0], "me") + root


def agent_of(sentence: Sentence, subject: Range, modal: Modal | None, verb: Range | None, voice: str) -> int | None:
    """Return the first token of the actor of a passive: after `oleh`, or right after the verb."""
    if voice != "passive" or verb is None:
        return None
    words = vocabulary()
    low, after = sentence.low, verb[1]
    named = subject[0] < (modal.start if modal else verb[0]) and sentence.cue("front", subject[0]) is None
    if after in sentence.mentions and named and low[after - 1] not in words.no_direct_agent:
        return after
    for at in range(after, sentence.end):
        if low[at] in _SUBORDINATING or words.voice(low[at]) == "passive":
            break
        if low[at] in words.agent and not sentence.struck[at]:
            return at + 1
    return agent_of_act(sentence, subject) if modal is not None else None


def agent_of_act(sentence: Sentence, subject: Range) -> int | None:
    """Return the first token of the actor that the subject itself names: `Pemberian bantuan oleh masyarakat`."""
    start = subject[0]
    if start >= subject[1] or not names_act(sentence.low[start]):
        return None
    for at in range(start + 1, subject[1] - 1):
        if sentence.low[at] in vocabulary().agent and not sentence.struck[at]:
            return at + 1
    return None
