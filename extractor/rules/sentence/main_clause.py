"""The component that finds the main clause: what is struck, the subject, the modal, the main verb, its actor."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor.rules.sentence.adjuncts import AdjunctStriker
from extractor.rules.sentence.cues import modal_of
from extractor.rules.sentence.inferred_names import name_agent, name_others, name_subject, skip_tasks
from extractor.rules.sentence.sentence import Front, Reading
from extractor.rules.sentence.verbs import roots_end, verb_at
from extractor.rules.sentence.vocabulary import names_act, vocabulary

_RELATIVE = ("yang", "siapa", "barangsiapa")
_INSERTED = ("berupa", "termasuk")
# The longest clause with `sebelum` or `setelah` between subject and predicate, in words.
_CLAUSE = 60
_ANSWERS = {"bertanggung", "bertanggungjawab"}
_NAMELY = ("yaitu", "yakni")
_CONJUNCTION = {"dan", "atau", "dan/atau", "serta", "maupun"}


@Language.factory("thk_clause")
def create_clause(nlp: Language, name: str) -> "ClauseFinder":
    """Make the component that finds the main clause; `thk_cues` must stand before it."""
    return ClauseFinder()


class ClauseFinder:
    """Reads a sentence from left to right, strikes what is no main clause, and stops at the main predicate."""

    def __init__(self) -> None:
        """Take the word lists."""
        self._words = vocabulary()
        self._adjuncts = AdjunctStriker()

    def __call__(self, doc: Doc) -> Doc:
        """Fill the clause fields of every reading."""
        for reading in doc.user_data["readings"]:
            self._read(reading)
        return doc

    def _read(self, reading: Reading) -> None:
        reading.struck = [False] * len(reading.low)
        reading.end = _first_sentence(reading)
        at = self._adjuncts.strike(reading)
        reading.subject = (at, reading.end)
        self._main(reading, at)
        if reading.voice == "copula" and reading.colon and reading.modal is None:
            skip_tasks(reading)
        name_subject(reading)
        name_agent(reading)
        name_others(reading, reading.verb[1] if reading.verb else reading.end, reading.end)

    def _main(self, reading: Reading, at: int) -> None:
        """Walk from the subject to the main predicate."""
        low, words = reading.low, self._words
        begin = at
        relative: int | None = None
        latest = -1
        relative_verb = moment = False
        adjunct: int | None = None
        doubtful: tuple[tuple[int, int], str] | None = None
        comma = -1
        struck, mentions, modals = reading.struck, reading.mentions, reading.cues["modal"]
        while at < reading.end:
            word = low[at]
            if struck[at]:
                at += 1
                continue
            if at in mentions and mentions[at].end > at + 1:
                at = mentions[at].end
                if low[at - 1] in _RELATIVE and relative is None:
                    relative, latest = at, at - 1
                continue
            comma = at if word == "," else comma
            modal_cue = modals.get(at)
            if word in _RELATIVE:
                if relative is None:
                    relative = at if word == "yang" else at + 1
                latest = at
                relative_verb = self._is_state(reading, at + 1)
                at += 1
                continue
            if word == ":" and relative is not None:
                relative_verb = True
                at += 1
                continue
            if modal_cue:
                modal, act = modal_of(modal_cue[1], at, modal_cue[0])
                if relative is not None and not relative_verb:
                    at = modal_cue[0]
                    continue
                before = self._before(reading, at, begin)
                in_adjunct = before in words.before_infinitive and not (before in _CONJUNCTION and relative is None)
                if in_adjunct or (act and not self._verb_follows(reading, modal_cue[0])):
                    at = modal_cue[0]
                    continue
                self._close(reading, relative, adjunct, at)
                reading.subject = (self._topic_end(reading, begin, at, relative), at)
                reading.modal = modal
                reading.verb, reading.voice = self._verb_after(reading, modal_cue[0])
                self._agent(reading)
                return
            verb = verb_at(reading, at)
            if verb is None:
                if word == "dalam" and relative is None and adjunct is None and at > begin:
                    adjunct = at
                elif word in self._words.subordinate and relative is None and adjunct is None and at > begin:
                    over = self._past_clause(reading, at)
                    if over is not None:
                        reading.adjuncts.append(Front(word, at, over))
                        at = over
                        continue
                at += 1
                continue
            before = self._before(reading, at, begin)
            if word in _NAMELY and before == "," and self._later_modal(reading, verb[0][1]) is not None:
                at = begin = verb[0][1]
                relative = adjunct = None
                continue
            if relative is not None and not relative_verb:
                if before in words.moment and reading.cue("front", latest + 1):
                    at = verb[0][1]
                    moment = True
                    continue
                relative_verb = True
                if moment or comma > latest:
                    doubtful = verb
            elif relative is not None and low[at - 1] in self._words.negation and self._says(reading, at - 2):
                at = verb[0][1]
                continue
            elif self._is_main(reading, at, begin, before, adjunct, relative):
                later = self._later_modal(reading, verb[0][1]) if relative is not None else None
                if later is not None:
                    at = later
                    continue
                self._close(reading, relative, adjunct, at)
                reading.subject = (self._topic_end(reading, begin, at, relative), at)
                reading.verb, reading.voice = verb
                self._agent(reading)
                return
            at = verb[0][1]
        if doubtful is not None:
            self._close(reading, relative, adjunct, doubtful[0][0])
            reading.subject = (begin, doubtful[0][0])
            reading.verb, reading.voice = doubtful
            self._agent(reading)
            return
        self._close(reading, relative, adjunct, reading.end)
        reading.subject = (begin, reading.end)
        if relative is None and begin < reading.end and self._words.is_intransitive(reading.low[begin]):
            reading.subject = (begin, begin)
            reading.verb, reading.voice = (begin, begin + 1), "active"

    def _topic_end(self, reading: Reading, begin: int, at: int, relative: int | None) -> int:
        """Return where the subject begins after a topic: `Perangkat Daerah yang …, | Pejabat dapat …`."""
        if relative is None:
            return begin
        last = at
        while last > relative and reading.low[last - 1] in self._words.adverbs:
            last -= 1
        for start in range(last - 1, max(relative, last - 14), -1):
            mention = reading.mentions.get(start)
            if mention is None or mention.end != last:
                continue
            first = start
            while reading.low[first - 1] in reading.known["quantifiers"]:
                first -= 1
            named = reading.words[start][:1].isupper() or first < start
            if not named or reading.low[first - 1] != ",":
                return begin
            if any(mention.end == relative for mention in reading.mentions.values()):
                reading.topics.append((relative, first - 1))
            return first
        return begin

    def _is_state(self, reading: Reading, at: int) -> bool:
        """Whether a clause with `yang` says a state without a verb: `yang ada`, `yang terkait`."""
        while at < reading.end and reading.low[at] in self._words.adverbs:
            at += 1
        if at >= reading.end:
            return False
        word = reading.low[at]
        following = reading.low[at + 1] if at + 1 < reading.end else ""
        if reading.cue("modal", at) or reading.cue("predicate", at):
            return False
        if word in self._words.state:
            complete = word in self._words.whole or reading.cue("modal", at + 1) is not None
            return complete or not self._words.voice(following)
        return word.startswith(("ter", "ber")) and not self._words.voice(word) and not self._words.voice(following)

    def _says(self, reading: Reading, at: int) -> bool:
        """Whether an active verb stands right before a negation: `yang menyatakan | tidak melakukan …`."""
        return at > 0 and self._words.voice(reading.low[at]) == "active"

    def _before(self, reading: Reading, at: int, begin: int) -> str:
        """Return the word before `at`, past what is struck and negations."""
        at -= 1
        passed = self._words.adverbs
        while at >= begin and (reading.struck[at] or reading.low[at] in passed):
            at -= 1
        return reading.low[at] if at >= begin else ""

    def _is_main(
        self, reading: Reading, at: int, begin: int, before: str, adjunct: int | None, relative: int | None
    ) -> bool:
        words, word = self._words, reading.low[at]
        if at == begin:
            return True
        if reading.cue("modal", at + 1) or (word in _INSERTED and self._later_verb(reading, at + 1)):
            return False
        if word in ("bersifat",) and adjunct is not None:
            return False
        if before in words.before_infinitive:
            return False
        chained = words.voice(before) == "active" and words.voice(word) == "active"
        if relative is not None and chained and reading.low[at - 1] == before:
            return False
        if before in words.before_complement and words.voice(word) == "active":
            return at - begin > 1 and names_act(reading.low[at - 2])
        listed = reading.low[at + 1 : at + 3] == [",", "dan"] and words.voice(word) == "passive"
        if listed and self._later_verb(reading, at + 3):
            return False
        if before == ",":
            after = at + 1
            if adjunct is None and relative is None:
                return True
            return not (after < reading.end and reading.low[after] in ("dan", ",", "serta"))
        return True

    def _later_modal(self, reading: Reading, start: int) -> int | None:
        """Return the modal or sanction that a relative clause with several verbs leads up to."""
        for at in range(start, reading.end):
            word = reading.low[at]
            if reading.struck[at]:
                continue
            if word == "yang" or (word == "," and reading.cue("front", at + 1)):
                return None
            if word in self._words.sanction or (word in _ANSWERS and reading.low[at - 1] == ","):
                return at
            if reading.cue("modal", at) and self._before(reading, at, 0) not in self._words.before_infinitive:
                return at
        return None

    def _past_clause(self, reading: Reading, start: int) -> int | None:
        """Return where the clause with `sebelum` or `setelah` after the subject ends: before the main modal or verb."""
        inner = False
        for at in range(start + 1, min(start + _CLAUSE, reading.end)):
            word = reading.low[at]
            if reading.struck[at]:
                continue
            if word in ("yang", ";", ":", "."):
                return None
            if reading.cue("modal", at) and inner:
                return at
            if inner and word == "juga" and at + 1 < reading.end and self._words.voice(reading.low[at + 1]):
                return at
            if inner and word in ("telah", "sudah") and at + 1 < reading.end and self._words.voice(reading.low[at + 1]):
                return at
            inner = inner or bool(self._words.voice(word))
        return None

    def _later_verb(self, reading: Reading, start: int) -> bool:
        """Whether a main verb or modal can follow: not after `yang`, not inside an adjunct."""
        for at in range(start, reading.end):
            word = reading.low[at]
            if reading.struck[at]:
                continue
            if word in ("yang", ";", ":"):
                return False
            before = self._before(reading, at, 0)
            if before not in self._words.before_infinitive and (reading.cue("modal", at) or self._words.voice(word)):
                return True
        return False

    def _verb_follows(self, reading: Reading, at: int) -> bool:
        return self._verb_after(reading, at)[0] is not None

    def _verb_after(self, reading: Reading, at: int) -> tuple[tuple[int, int] | None, str]:
        """Return the verb that completes a modal: the first one past adverbs."""
        skipped = 0
        while at < reading.end and skipped < 6:
            verb = verb_at(reading, at)
            if verb and reading.low[at] != "wajib":
                return verb
            if reading.low[at] in self._words.roots:
                return (at, roots_end(reading, at)), "active"
            if reading.low[at] in self._words.only_after_modal and not skipped:
                return (at, at + 1), "active"
            if reading.low[at] == "sebagai" and not skipped:
                aim = next((i for i in range(at + 1, min(at + 8, reading.end)) if reading.low[i] == "untuk"), None)
                return (verb_at(reading, aim + 1) if aim and aim + 1 < reading.end else None) or (None, "")
            if not skipped and reading.low[at].startswith("ber") and not reading.cue("modal", at):
                return (at, at + 1), "active"
            if reading.struck[at] or reading.low[at] in self._words.between or reading.cue("modal", at) or skipped:
                skipped += not reading.struck[at]
            elif reading.low[at] in ("dengan", "secara", "paling", "pula", "dapat"):
                skipped += 1
            else:
                return None, ""
            at += 1
        return None, ""

    def _agent(self, reading: Reading) -> None:
        """Find the actor of a passive: after `oleh`, or right after the verb."""
        if reading.voice != "passive" or reading.verb is None:
            return
        low, words = reading.low, self._words
        after = reading.verb[1]
        subject = reading.subject[0] < (reading.modal.start if reading.modal else reading.verb[0])
        subject = subject and reading.cue("front", reading.subject[0]) is None
        if after in reading.mentions and subject and low[after - 1] not in words.no_direct_agent:
            reading.agent = after
            return
        for at in range(after, reading.end):
            if low[at] in ("yang", ";") or words.voice(low[at]) == "passive":
                return
            if low[at] in words.agent and not reading.struck[at]:
                reading.agent = at + 1
                return

    def _close(self, reading: Reading, relative: int | None, adjunct: int | None, at: int) -> None:
        """Strike the relative clauses and the adjunct between subject and predicate."""
        if relative is not None:
            reading.relatives.append((relative, at))
        if adjunct is not None and not (relative is not None and relative < adjunct):
            end = relative if relative is not None else at
            manner = next((i for i in range(adjunct + 2, end) if reading.low[i] == "secara"), None)
            reading.adjuncts.append(Front("lainnya", adjunct, manner if manner is not None else end))
        for start, end in reading.relatives:
            for token in range(start, end):
                reading.struck[token] = True
        for front in reading.adjuncts:
            for token in range(front.start, front.end):
                reading.struck[token] = True


def _first_sentence(reading: Reading) -> int:
    """Return the end of the first sentence: a stop with a capital word after it."""
    words = reading.words
    if "." not in words[3:-2]:
        return len(words)
    for at in range(3, len(words) - 2):
        if words[at] != "." or len(words[at - 1]) < 3:
            continue
        numbered = words[at + 1].isdigit() and words[at + 2] == "." and words[at + 3 : at + 4]
        if words[at + 1][:1].isupper() or (numbered and words[at + 3][:1].isupper()):
            return at + 1
    return len(words)
