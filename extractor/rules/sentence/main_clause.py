"""The component that finds the main clause: what is struck, the subject, the modal, the main verb, its actor."""

from itertools import pairwise

from msgspec import structs
from spacy.language import Language
from spacy.tokens import Doc

from extractor.rules.sentence.adjuncts import past_clause, strike
from extractor.rules.sentence.cues import modal_of
from extractor.rules.sentence.inferred_names import is_named_before, is_person, name_agent, name_subject, noun_run
from extractor.rules.sentence.lead_ins import nominal, opening_verb
from extractor.rules.sentence.phrases import mark_phrases
from extractor.rules.sentence.predicates import agent_of, row_of, verb_after, verb_at
from extractor.rules.sentence.relatives import cleft, deny, is_state, mark_relatives, past_topic
from extractor.rules.sentence.sentence import (
    Adjunct,
    Clause,
    Modal,
    Range,
    Sentence,
    sentences_of,
)
from extractor.rules.sentence.slots import name_parties
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import Mention, quantifiers
from extractor.rules.words.vocabulary import names_act, vocabulary

_RELATIVE = function_words().relative.words
_CONJUNCTION = function_words().coordination.words
_PASSED = function_words().main_clause
_JOINS = function_words().predicate_row.joining
# What ends the description of a subject by a copula.
_ENDS = frozenset(("yang", ";", ":"))
# The longest name between `diwajibkan bagi` and `untuk`, in words.
_ADDRESSED = 16


@Language.factory(
    "thk_clause",
    requires=["doc._.sentences", "span._.mentions"],
    assigns=["span._.clause", "span._.subject", "span._.predicate", "token._.struck"],
)
def create_clause(nlp: Language, name: str) -> "ClauseFinder":
    """Make the component that finds the main clause; `thk_cues` and `thk_names` must stand before it."""
    return ClauseFinder()


class ClauseFinder:
    """Finds the main clause of each sentence, then the actors that only their place in it gives away."""

    def __call__(self, doc: Doc) -> Doc:
        """Read the main clause of every sentence, with its parts, its adjuncts and all actors."""
        sentences = sentences_of(doc)
        for lead, item in pairwise(sentences):
            if lead.colon:
                lead.listed = opening_verb(item)
        for sentence in sentences:
            self._read(sentence)
        return doc

    @staticmethod
    def _read(sentence: Sentence) -> None:
        begin = strike(sentence)
        only = sentence.low[begin : begin + 1] == ["hanya"] and cleft(sentence, begin + 1)
        if sentence.low[begin : begin + 1] and sentence.low[begin] in _PASSED.denying:
            cleft(sentence, begin + 1)
        sentence.settle(Walk(sentence, begin + only).clause())
        if only:
            sentence.settle(structs.replace(sentence.clause, exclusive=True))
        deny(sentence)
        if sentence.colon and sentence.modal is None:
            sentence.settle(nominal(sentence))
        mark_relatives(sentence)
        name_subject(sentence)
        name_agent(sentence)
        name_parties(sentence)
        sentence.row = row_of(sentence)
        mark_phrases(sentence)


class Walk:
    """Walks over a sentence from left to right, strikes what is no main clause, and stops at the main predicate.

    One method reads each class of word; it moves `at` on, and returns the main clause where the word completes it.
    """

    __slots__ = (
        "_adjunct", "_chained", "_comma", "_doubtful", "_has_verb", "_inner", "_latest", "_moment", "_relative",
        "_words", "at", "begin", "sentence",
    )  # fmt: skip

    def __init__(self, sentence: Sentence, begin: int) -> None:
        """Begin at token `begin`, where the adjuncts in front end."""
        self.sentence = sentence
        self._words = vocabulary()
        self.begin = self.at = begin
        # Where the first open clause with `yang` begins, which `yang` opened the last one, and whether it has a verb.
        self._relative: int | None = None
        self._latest = -1
        self._has_verb = False
        # Whether a clause of time came between `yang` and its verb; the adjunct with `dalam`; the last comma.
        self._moment = False
        self._adjunct: int | None = None
        self._comma = -1
        # The first verb of a clause with `yang` that may be the main one after all.
        self._doubtful: tuple[Range, str] | None = None
        # The verb right behind that of a clause with `yang`, main in the last resort: `yang mewakili | menandatangani`.
        self._chained: Range | None = None
        # The first predicate behind `yang` that other words stand before; main where the sentence has no other.
        self._inner: tuple[int, Range | None, str, Modal | None] | None = None

    def clause(self) -> Clause:
        """Return the main clause."""
        asked = self._asked()
        if asked is not None:
            return asked
        sentence = self.sentence
        low, struck, mentions, modals = sentence.low, sentence.struck, sentence.mentions, sentence.cues["modal"]
        end = sentence.end
        while self.at < end:
            at = self.at
            if struck[at]:
                self.at = at + 1
                continue
            mention = mentions.get(at)
            if mention is not None and mention.end > at + 1:
                self._on_name(mention)
                continue
            word = low[at]
            found: Clause | None = None
            if word in _RELATIVE:
                self._on_relative(word)
            elif word == ":" and self._relative is not None:
                self._on_colon()
            elif at in modals:
                found = self._on_modal(*modals[at])
            else:
                if word == ",":
                    self._comma = at
                verb = verb_at(sentence, at)
                if verb is None:
                    self._on_word(word)
                else:
                    found = self._on_verb(*verb)
            if found is not None:
                return found
        return self._on_end()

    def _on_name(self, mention: Mention) -> None:
        """Pass a name of several words; `barang siapa` opens a clause."""
        self.at = mention.end
        if self.sentence.low[self.at - 1] in _RELATIVE and self._relative is None:
            self._relative, self._latest = self.at, self.at - 1

    def _on_relative(self, word: str) -> None:
        if self._relative is None:
            self._relative = self.at if word == "yang" else self.at + 1
        self._latest = self.at
        self._has_verb = is_state(self.sentence, self.at + 1)
        self.at += 1

    def _on_colon(self) -> None:
        """Close the clause with `yang` whose verbs a list gives: the main verb stands after the list."""
        self._has_verb = True
        self.at += 1

    def _on_modal(self, end: int, number: str) -> Clause | None:
        """A modal is the main one outside a clause with `yang` and outside an adjunct."""
        at, self.at = self.at, end
        if at > self.begin and self.sentence.in_capitals(at):
            return None
        modal, act = modal_of(number, at, end)
        self.sentence.struck[at - 1] |= at > self.begin and self.sentence.low[at - 1] in _PASSED.only
        if self._relative is not None and not self._has_verb and not self._verbless(at, end):
            self._keep_inner(at, *verb_after(self.sentence, end), modal)
            return None
        before = self._before(at, self.begin)
        joined = before in _CONJUNCTION and self._relative is None
        if before in self._words.before_infinitive and not joined:
            return None
        addressed = self._addressed(end)
        verb, voice = verb_after(self.sentence, addressed[1] if addressed else end)
        if act and verb is None:
            return None
        return self._finish(at, verb, voice, modal, addressed)

    def _addressed(self, at: int) -> Range | None:
        """Return who is obliged behind the modal, with the word that opens the act: `Diwajibkan bagi X | untuk …`."""
        low = self.sentence.low
        if low[at : at + 1] != ["bagi"]:
            return None
        aim = next((i for i in range(at + 2, min(at + _ADDRESSED, self.sentence.end)) if low[i] == "untuk"), None)
        return (at + 1, aim) if aim is not None else None

    def _verbless(self, at: int, end: int) -> bool:
        """Whether the modal at `at` stands behind a clause with `yang` without a verb: `yang sakit | dilarang …`."""
        first = self._latest + 1
        if first >= at or self.sentence.struck[first] or self.sentence.cue("front", first):
            return False
        word = self.sentence.low[first]
        if word != "bukan" and (word in self._words.before_infinitive or word in self._words.adverbs):
            return False
        return self._later_modal(end) is None

    def _on_word(self, word: str) -> None:
        """A word that is no verb may open an adjunct or a clause of time after the subject."""
        at = self.at
        self.at = at + 1
        if word in self._words.roots and self._before(at, self.begin) in _RELATIVE:
            self._has_verb = True
        if self._relative is not None or self._adjunct is not None or at <= self.begin:
            return
        if word == "dalam" and self.sentence.words[at].islower() and self._may_open(at):
            self._adjunct = at
        elif word in self._words.subordinate:
            over = past_clause(self.sentence, at)
            if over is not None:
                self.sentence.adjuncts += (Adjunct(word, at, over),)
                self.at = over

    def _may_open(self, at: int) -> bool:
        """Whether `dalam` after the subject says when: an actor stands before it, or a verb or its noun follows."""
        low = self.sentence.low
        actor = bool(self.sentence.actors_from(self.begin, at)) and _PASSED.acting_as.isdisjoint(low[self.begin : at])
        return (
            actor
            or bool(self._words.voice(low[at + 1] if at + 1 < self.sentence.end else ""))
            or (low[at + 1 : at + 2] != [] and low[at + 1] in _PASSED.doing)
        )

    def _on_verb(self, verb: Range, voice: str) -> Clause | None:
        """A verb is that of an open clause with `yang`, or the main one, or neither."""
        sentence, words = self.sentence, self._words
        low = sentence.low
        at, self.at = self.at, verb[1]
        before = self._before(at, self.begin)
        if low[at] in _PASSED.namely and before == "," and self._later_modal(verb[1]) is not None:
            self.begin = verb[1]
            self._relative = self._adjunct = None
            return None
        if self._relative is not None and not self._has_verb:
            if before in words.moment and sentence.cue("front", self._latest + 1):
                self._moment = True
                return None
            self._has_verb = True
            if self._moment or self._comma > self._latest:
                self._doubtful = verb, voice
            self._keep_inner(at, verb, voice)
            return None
        if self._relative is not None and low[at - 1] in words.negation and self._says(at - 2):
            return None
        if not self._is_main(at, before):
            if self._relative is not None and words.voice(low[at - 1]) == "active" == voice:
                self._chained = self._chained or verb
            return None
        later = self._later_modal(verb[1]) if self._relative is not None else None
        if later is None and voice == "copula":
            later = self._past_description(at)
        if later is not None:
            self.at = later
            return None
        return self._unless_inner(self._finish(at, verb, voice))

    def _past_description(self, at: int) -> int | None:
        """Strike what the subject is and return the modal behind it: `Saluran merupakan aset daerah dan | wajib …`."""
        sentence, low = self.sentence, self.sentence.low
        for modal in range(at + 2, sentence.end):
            if low[modal] in _ENDS:
                return None
            joined = low[modal - 1 - (low[modal - 1] in _PASSED.only)] in _JOINS
            if joined and sentence.cue("modal", modal):
                for token in range(at, modal):
                    sentence.struck[token] = 1
                return modal
        return None

    def _keep_inner(self, at: int, verb: Range | None, voice: str, modal: Modal | None = None) -> None:
        """Keep a predicate behind `yang` where what stands between them can fill the clause: `yang | tidak laku |`.

        A modal there takes the predicate (`yang dapat | dibebankan`), but `berwenang` takes no passive.
        """
        if self._inner is not None or voice == "copula" or (modal is None and verb is None):
            return
        low, empty = self.sentence.low, self._words.adverbs | self._words.before_infinitive
        between = [i for i in range(self._latest + 1, at) if not self.sentence.struck[i]]
        filled = any(low[i].isalpha() and low[i] not in empty for i in between)
        modals = [i for i in between if self.sentence.cue("modal", i)]
        done = voice == "passive" and all(low[i].startswith("ber") for i in modals)
        if filled and (done or not modals):
            self._inner = at, verb, voice, modal

    def _unless_inner(self, clause: Clause) -> Clause:
        """Return the clause, doubtful where its verb may be that of a clause of time: `… selesai sejak X | terbit`."""
        low, struck = self.sentence.low, self.sentence.struck
        opening = _PASSED.subordinating - _RELATIVE
        inner = any(low[at] in opening and not struck[at] for at in range(*clause.subject))
        return structs.replace(clause, doubtful=True) if inner else clause

    def _on_end(self) -> Clause:
        """No main predicate was met: a doubtful verb is taken, or a verb in ber- that opens an item."""
        begin, end = self.begin, self.sentence.end
        if self._doubtful is not None:
            verb, voice = self._doubtful
            return structs.replace(self._finish(verb[0], verb, voice, subject=(begin, verb[0])), doubtful=True)
        if self._inner is not None and self._is_whole():
            at, inner, voice, modal = self._inner
            forced = not self._later_verb(inner[1] if inner else at + 1)
            return structs.replace(self._finish(at, inner, voice, modal), doubtful=not forced)
        if self._chained is not None and self._is_whole():
            return structs.replace(self._finish(self._chained[0], self._chained, "active"), doubtful=True)
        if self._relative is None and begin < end and self._words.says_state(self.sentence.low[begin]):
            return self._finish(end, (begin, begin + 1), "active", subject=(begin, begin))
        state = self._state()
        if state is not None:
            return structs.replace(self._finish(state, (state, state + 1), "active"), doubtful=True)
        return self._finish(end, None, "", subject=(begin, end))

    def _asked(self) -> Clause | None:
        """Return the clause that tells somebody to act, as in instructions and circulars: `Camat agar | melapor`.

        `untuk` does so only before `segera`, or where no other verb is the main one.
        """
        sentence, begin, low = self.sentence, self.begin, self.sentence.low
        if _PASSED.asking.isdisjoint(low) or low[-1:] != ["."]:
            return None
        actors = sentence.actors_from(begin, sentence.end)
        at = noun_run(sentence, actors[-1].end if actors else begin, sentence.end)
        while at < sentence.end and sentence.struck[at]:
            at += 1
        if low[at : at + 1] == ["yang"]:
            first, at = at, next((i for i in range(at, sentence.end - 2) if low[i + 1] in _PASSED.urging), at)
            sentence.relatives += ((first, at),) if low[at] in _PASSED.asking else ()
        if at == begin or at + 1 >= sentence.end or low[at] not in _PASSED.asking:
            return None
        verb, voice = verb_after(sentence, at + 1)
        aims = low[at] in _PASSED.aiming
        named = sentence.words[begin][:1].isupper() and not names_act(low[begin])
        if verb is None or voice != "active" or not (actors or (named and not aims)):
            return None
        if aims and low[at + 1] not in _PASSED.urging and self._later_verb(verb[1]):
            return None
        told = Modal(at, at + 1, "indicative", "O", "obligation", "lexical_equivalent")
        return Clause((begin, at), told, verb, voice)

    def _is_whole(self) -> bool:
        """Whether the words are a whole sentence or a lead-in, which have a predicate, and not an item."""
        return self.sentence.low[-1:] in (["."], [":"]) and self.sentence.words[0][:1].isupper()

    def _state(self) -> int | None:
        """Return the word in ber- or ter- that is the predicate of a whole sentence: `Izin | berakhir …`, `… tersusun.`

        It goes with the noun before it (`tenaga bersertifikat`) unless a preposition or the end of all follows.
        """
        sentence = self.sentence
        low = sentence.low
        if self._relative is not None or low[-1:] != ["."] or not self._is_whole():
            return None
        for at in range(self.begin + 1, sentence.end):
            if sentence.struck[at] or not self._words.says_state(low[at]):
                continue
            before, after = self._before(at, self.begin), low[at + 1] if at + 1 < sentence.end else "."
            if before and before not in self._words.before_infinitive and after in _PASSED.after_state:
                return at
        return None

    def _finish(
        self, at: int, verb: Range | None, voice: str, modal: Modal | None = None, subject: Range | None = None
    ) -> Clause:
        """Strike what stands between subject and predicate at `at`, and return the clause with its actor."""
        self._close(at)
        subject = subject or (self._topic_end(at), at)
        return Clause(subject, modal, verb, voice, agent_of(self.sentence, subject, modal, verb, voice))

    def _topic_end(self, at: int) -> int:
        """Return where the subject begins after a topic: `Perangkat Daerah yang …, | Pejabat dapat …`."""
        begin, relative = self.begin, self._relative
        sentence = self.sentence
        if relative is None:
            return past_topic(sentence, begin, at)
        last = at
        while last > relative and sentence.low[last - 1] in self._words.adverbs:
            last -= 1
        for start in range(last - 1, max(relative, last - 14), -1):
            mention = sentence.mentions.get(start)
            if mention is None or mention.end != last:
                continue
            first = start
            while sentence.low[first - 1] in quantifiers():
                first -= 1
            named = sentence.words[start][:1].isupper() or first < start
            if not named or sentence.low[first - 1] != ",":
                return begin
            if any(mention.end == relative for mention in sentence.mentions.values()):
                sentence.topics += ((relative, first - 1),)
            return first
        return begin

    def _says(self, at: int) -> bool:
        """Whether an active verb stands right before a negation: `yang menyatakan | tidak melakukan …`."""
        sentence = self.sentence
        return at > 0 and self._words.voice(sentence.low[at]) == "active"

    def _before(self, at: int, begin: int) -> str:
        """Return the word before `at`, past what is struck and negations."""
        sentence = self.sentence
        at -= 1
        while at >= begin and (sentence.struck[at] or sentence.low[at] in self._words.adverbs):
            at -= 1
        return sentence.low[at] if at >= begin else ""

    def _is_main(self, at: int, before: str) -> bool:
        """Whether the verb at `at` can be the main one, after this word."""
        sentence = self.sentence
        begin, relative, adjunct = self.begin, self._relative, self._adjunct
        words, word = self._words, sentence.low[at]
        if at == begin:
            return True
        if sentence.cue("modal", at + 1) or (word in _PASSED.inserted and self._later_verb(at + 1)):
            return False
        if word == "bersifat" and adjunct is not None:
            return False
        named = is_named_before(sentence, at)
        if not named and before in words.before_infinitive and not (before in _CONJUNCTION and sentence.struck[at - 1]):
            return False
        chained = words.voice(before) == "active" == words.voice(word) and word not in _PASSED.finite
        if relative is not None and chained and sentence.low[at - 1] == before:
            return False
        if (
            not (named or sentence.struck[at - 1])
            and before in words.before_complement
            and words.voice(word) == "active"
            and (word not in _PASSED.finite or before in _PASSED.lasting)
        ):
            if adjunct is not None and relative is None and adjunct > begin:
                return not self._later_verb(at + 1)
            return at - begin > 1 and (names_act(sentence.low[at - 2]) or is_person(sentence.low[at - 2]))
        listed = sentence.low[at + 1 : at + 3] == [",", "dan"] and words.voice(word) == "passive"
        if listed and self._later_verb(at + 3):
            return False
        if before == ",":
            after = at + 1
            if adjunct is None and relative is None:
                return True
            return not (after < sentence.end and sentence.low[after] in ("dan", ",", "serta"))
        return True

    def _later_modal(self, start: int) -> int | None:
        """Return the modal or sanction that a relative clause with several verbs leads up to.

        A clause with `yang` inside it is passed up to its comma: `yang mencatat kapal yang masuk, dan … | wajib`.
        """
        sentence = self.sentence
        inner = False
        for at in range(start, sentence.end):
            word = sentence.low[at]
            if sentence.struck[at]:
                continue
            if inner and word != ",":
                if sentence.cue("modal", at):
                    return None
                continue
            inner = word == "yang"
            if word == "," and sentence.cue("front", at + 1):
                return None
            if inner:
                continue
            if word in self._words.sanction or (word in _PASSED.answers and sentence.low[at - 1] == ","):
                return at
            if sentence.cue("modal", at) and self._before(at, 0) not in self._words.before_infinitive:
                return at
        return None

    def _later_verb(self, start: int) -> bool:
        """Whether a main verb or modal can follow: not after `yang`, not inside an adjunct."""
        sentence = self.sentence
        for at in range(start, sentence.end):
            word = sentence.low[at]
            if sentence.struck[at]:
                continue
            if word in ("yang", ";", ":"):
                return False
            before = self._before(at, 0)
            if before not in self._words.before_infinitive and (sentence.cue("modal", at) or self._words.voice(word)):
                return True
        return False

    def _close(self, at: int) -> None:
        """Strike the clauses with `yang` and the adjunct between subject and predicate."""
        sentence, relative, adjunct = self.sentence, self._relative, self._adjunct
        if relative is not None:
            sentence.relatives += ((relative, at),)
        end = relative if relative is not None else at
        if adjunct is not None and adjunct < end:
            manner = next((i for i in range(adjunct + 2, end) if sentence.low[i] == "secara"), None)
            sentence.adjuncts += (Adjunct("lainnya", adjunct, manner if manner is not None else end),)
        for start, end in (*sentence.relatives, *((each.start, each.end) for each in sentence.adjuncts)):
            for token in range(start, end):
                sentence.struck[token] = 1
