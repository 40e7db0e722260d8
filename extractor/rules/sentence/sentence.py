"""Sentences of a spaCy `Doc`: what the components leave on the document, and a typed view of one sentence.

The provisions of a regulation go through the pipeline as one document, of which each is a sentence: a document for
each costs half of the speed. Any other document is one sentence.

The groups of spans are for those who look at a document (displaCy, JSON); thk_groups, the last component, writes them.

- `doc.spans["sentences"]`: the provisions; `span._.clause` (thk_clause) is the main clause of the sentence a span
  stands in (modal, voice, agent …), `span._.subject` and `span._.predicate` are parts of it; `span._.role` (thk_kind)
  is the kind of provision.
- `doc.spans["cues"]`: what thk_cues finds, fixed phrases of `norms.toml`, labelled `table:key`.
- `span._.mentions` (thk_names): the actors' names of a sentence; `doc.spans["actors"]`: all of them when
  those are added that only their place in the clause tells (id `inferred`), labelled by kind.
- `doc.spans["adjuncts"]`: adjuncts, labelled by kind, with the id `front` before the main clause and
  `inside` in it; `doc.spans["relatives"]`: clauses with `yang`, labelled `relative`, or `topic` before the subject.
- `token._.struck` (thk_clause): whether the token stands outside the main clause; `token._.cited`: inside a citation.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct
from spacy.attrs import IDX, ORTH
from spacy.tokens import Doc, Span, Token

from extractor.model.rule import (
    AnchorKind,
    Basis,
    DayType,
    Deontic,
    Direction,
    LimitKind,
    ModalValue,
    Role,
    RuleType,
    TimeReading,
)
from extractor.rules.forms import parties
from extractor.rules.words.forms import function_words
from extractor.rules.words.lexicon import Lexicon, Mention, heads, no_lexicon, quantifiers

Range = tuple[int, int]
CUES = ("modal", "front", "predicate")


class Modal(Struct, frozen=True, gc=False):
    """A modal word of the main clause: token range and the values of its entry in `norms.toml`."""

    start: int
    end: int
    value: ModalValue
    deontic: Deontic
    type: RuleType
    basis: Basis
    negated: bool = False


class Adjunct(Struct, frozen=True, gc=False):
    """An adjunct: its kind (`dalam_hal`, `untuk` …) and token range; `guessed` where no sign or word says its end."""

    kind: str
    start: int
    end: int
    guessed: bool = False


class Clause(Struct, frozen=True, gc=False):
    """The main clause: its subject and what is said of it, as token ranges.

    `agent` is the first token after `oleh` (or right after the verb), None where no actor of a passive is named.
    `doubtful` says that a verb in a clause with `yang`, or a word in ber- or ter-, was taken for the main one, since
    none other was met;
    `exclusive` says that nobody but the subject may (`Hanya petugas yang boleh …`).
    """

    subject: Range
    modal: Modal | None = None
    verb: Range | None = None
    voice: str = ""
    agent: int | None = None
    exclusive: bool = False
    doubtful: bool = False


class Predicate(Struct, frozen=True, gc=False):
    """A main verb with its modal, voice, the token range of its complements, and its actor after `oleh`.

    `shared` says that it has no complements of its own and shares those of the predicate after it. `subject` is that of
    a clause with a subject of its own, None where the subject of the sentence holds.
    """

    verb: Range | None
    voice: str
    modal: Modal | None
    tail: Range
    agent: int | None = None
    shared: bool = False
    subject: Range | None = None


class Phrase(Struct, frozen=True, gc=False):
    """A phrase that hangs on the clause: the field that it becomes, its kind (`dalam_hal`, `untuk` …), token range.

    `place` says where it stands: `front`, `inside` (between subject and verb), `beside` an actor, or `behind` the verb.
    """

    field: str
    kind: str
    start: int
    end: int
    place: str


class Limit(Struct, frozen=True, gc=False):
    """A time limit in a sentence: token ranges, and the values of `extractor.model.rule.Deadline`."""

    start: int
    end: int
    limit: LimitKind
    duration: str | None
    ordinal: tuple[int, str] | None
    direction: Direction | None
    anchor: tuple[int, int] | None
    date: str | None = None
    day_type: DayType | None = None
    anchor_kind: AnchorKind | None = None
    recurrence: str | None = None
    readings: tuple[TimeReading, ...] = ()


class Slot(Struct, frozen=True, gc=False):
    """A place of parties: the names that stand in a row there.

    `lead` is the first token of what counts the first of them; the word that opens the place stands before it.
    """

    lead: int
    names: tuple[Mention, ...]


_NONE = Clause((0, 0))
_NO_CUES: dict[int, tuple[int, str]] = {}


class Sentence:
    """A typed view of one sentence of a document; every range counts tokens from its first one.

    `first` is that token's place in the document, `offsets` are characters from the beginning of the sentence,
    `pointed` the tokens inside citations, `listed` the active verb that opens the list behind a lead-in. What a
    component finds stands here and in the groups of the document.
    """

    __slots__ = (
        "adjuncts", "agent", "clause", "cues", "end", "first", "fronts", "lexicon", "limits", "listed", "low",
        "mentions", "modal", "offsets", "phrases", "pointed", "relatives", "role", "role_entry", "row", "slots",
        "struck", "subject", "topics", "verb", "voice", "words",
    )  # fmt: skip

    def __init__(
        self,
        first: int,
        words: list[str],
        low: list[str],
        offsets: list[int],
        lexicon: Lexicon,
        pointed: frozenset[int],
    ) -> None:
        """Begin with the tokens alone."""
        self.first = first
        self.words = words
        self.low = low
        self.offsets = offsets
        self.lexicon = lexicon
        self.pointed = pointed
        self.listed = ""
        self.end = _first_stop(words)
        self.cues = dict.fromkeys(CUES, _NO_CUES)
        self.mentions: dict[int, Mention] = {}
        self.struck = bytearray(len(words))
        self.fronts: tuple[Adjunct, ...] = ()
        self.adjuncts: tuple[Adjunct, ...] = ()
        self.relatives: tuple[Range, ...] = ()
        self.topics: tuple[Range, ...] = ()
        self.row: tuple[Predicate, ...] = ()
        self.phrases: tuple[Phrase, ...] = ()
        self.slots: tuple[Slot, ...] | None = None
        self.limits: tuple[Limit, ...] | None = None
        self.settle(_NONE)
        self.role: Role | None = None
        self.role_entry = ""

    def settle(self, clause: Clause) -> None:
        """Take a main clause, and have its parts at hand."""
        self.clause = clause
        self.subject, self.modal, self.verb = clause.subject, clause.modal, clause.verb
        self.voice, self.agent = clause.voice, clause.agent

    @property
    def predicate(self) -> str:
        """The main verb as written, in lower case; empty where there is none."""
        verb = self.clause.verb
        return " ".join(self.low[verb[0] : verb[1]]) if verb else ""

    @property
    def colon(self) -> bool:
        """Whether the text ends in a colon, as a lead-in does."""
        return bool(self.low) and self.low[-1] == ":"

    @property
    def guessed(self) -> bool:
        """Whether some actor is told by its place in the clause only."""
        return any(mention.inferred for mention in self.mentions.values())

    def cue(self, table: str, at: int) -> tuple[int, str] | None:
        """The longest cue of `table` that begins at token `at`: its end and its key."""
        return self.cues[table].get(at)

    @property
    def addressed(self) -> bool:
        """Whether the subject is whom something is done for: `Kepada | pemenang | diberikan piagam`."""
        before = self.subject[0] - 1
        return before >= 0 and bool(self.struck[before]) and self.low[before] in parties().slot.open

    def in_capitals(self, at: int) -> bool:
        """Whether a word goes on a name in capitals: `Pejabat | Berwenang`."""
        first, word = self.words[at - 1], self.words[at]
        return first.istitle() and word.istitle() and first.lower() in heads()

    def span(self, doc: Doc, start: int, end: int, label: str, name: str = "") -> Span:
        """Return a token range as a span of the document, with this label and id."""
        return Span(doc, self.first + start, self.first + end, label=label, span_id=name)

    def reach(self, predicate: Predicate) -> tuple[Range, ...]:
        """The token ranges whose adjuncts hold for a predicate, its own words first.

        What stands before the first predicate holds for all of them, and what stands behind a later one that has
        neither a modal nor a subject of its own for those before it: `wajib A dan B paling lambat 3 hari setelah C`.
        """
        before = self.verb[0] if self.verb else self.end
        later = (each for each in self.row if each.tail[0] > predicate.tail[0])
        shared = [each.tail for each in later if each.modal is predicate.modal and each.subject is None]
        return ((predicate.tail[0], min(predicate.tail[1], self.end)), (0, before), *shared)

    def subject_actors(self) -> list[Mention]:
        """The actors that the subject names, empty where its head is no actor."""
        return self.actors_from(*self.clause.subject)

    def agents(self) -> list[Mention]:
        """The actors named after `oleh`, empty where the clause is not passive or names none."""
        agent = self.clause.agent
        return [] if agent is None else self.actors_from(agent, self.end, ("dengan",))

    def _past_field(self, at: int, end: int) -> int:
        """Return the link of a list after `di bidang kesehatan`, `at` itself where no list goes on after it."""
        if self.low[at : at + 1] != ["di"] or at + 1 >= end or self.low[at + 1] not in _ROW.field:
            return at
        for link in range(at + 2, min(at + 8, end)):
            if self.low[link] in _LINKS:
                further = link + 1
                while further < end and self.low[further] in quantifiers():
                    further += 1
                return link if further in self.mentions else at
            if self.low[link] in ("yang", "di") or link in self.mentions:
                return at
        return at

    def actors_from(self, start: int, end: int, never: tuple[str, ...] = ()) -> list[Mention]:
        """The coordinated actors that begin at token `start`, past quantifiers; `never` are no links between them."""
        found: list[Mention] = []
        at = start
        counting = quantifiers()
        low, struck, mentions = self.low, self.struck, self.mentions
        while at < end:
            mention = None if found and struck[at] and not struck[found[0].start] else mentions.get(at)
            if mention:
                found.append(mention)
                at = mention.end
                while at < end and low[at] in _ROW.trailing:
                    at += 1
                at = self._past_field(at, end)
                link = at
                while at < end and low[at] in _LINKS and low[at] not in never:
                    at += 1
                if at == link:
                    break
                if at < end and low[at] in _ROW.including and (low[at - 1] != "," or len(found) > 1):
                    at += 1
            elif low[at] in counting or struck[at]:
                at += 1
            else:
                break
        return found


def _first_stop(words: list[str]) -> int:
    """Return where the first sentence ends: at a stop with a capital word after it, else at the last token."""
    if "." not in words[3:-2]:
        return len(words)
    for at in range(3, len(words) - 2):
        if words[at] != "." or len(words[at - 1]) < 3:
            continue
        numbered = words[at + 1].isdigit() and words[at + 2] == "." and words[at + 3 : at + 4]
        if words[at + 1][:1].isupper() or (numbered and words[at + 3][:1].isupper()):
            return at + 1
    return len(words)


def split(doc: Doc, texts: Sequence[tuple[str, Sequence[Range]]], lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Divide a document into the texts that it holds, each with the character ranges of the citations in it."""
    keys, places = doc.to_array([ORTH, IDX]).T.tolist()
    spelling = {key: doc.vocab.strings[key] for key in set(keys)}
    lower = {key: word.lower() for key, word in spelling.items()}
    words, low = [spelling[key] for key in keys], [lower[key] for key in keys]
    sentences: list[Sentence] = []
    start = last = 0
    for text, cited in texts:
        first = bisect_left(places, start, last)
        last = bisect_left(places, start + len(text), first, min(len(places), first + len(text)))
        offsets = [place - start for place in places[first:last]]
        pointed = frozenset(
            at for begin, end in cited for at in range(bisect_left(offsets, begin), bisect_left(offsets, end))
        )
        sentences.append(Sentence(first, words[first:last], low[first:last], offsets, lexicon, pointed))
        start += len(text) + 1
    doc._.sentences = tuple(sentences)
    return doc._.sentences  # type: ignore[no-any-return]


def sentences_of(doc: Doc) -> tuple[Sentence, ...]:
    """Return the sentences of a document: those it was divided into, else the whole of it as one."""
    found: tuple[Sentence, ...] = doc._.sentences
    return found or split(doc, [(doc.text, ())], no_lexicon())


def _at(doc: Doc, token: int) -> Sentence:
    """Return the sentence that a token stands in."""
    sentences = sentences_of(doc)
    return sentences[max(0, bisect_right(sentences, token, key=lambda each: each.first) - 1)]


def _subject(span: Span) -> Span | None:
    sentence = _at(span.doc, span.start)
    start, end = sentence.clause.subject
    return sentence.span(span.doc, start, end, "subject") if end > start else None


def _predicate(span: Span) -> Span | None:
    sentence = _at(span.doc, span.start)
    return sentence.span(span.doc, *sentence.verb, sentence.voice) if sentence.verb else None


def _struck(token: Token) -> bool:
    sentence = _at(token.doc, token.i)
    return bool(sentence.struck[token.i - sentence.first])


def _cited(token: Token) -> bool:
    sentence = _at(token.doc, token.i)
    return token.i - sentence.first in sentence.pointed


Doc.set_extension("sentences", default=(), force=True)
Span.set_extension("mentions", getter=lambda span: tuple(_at(span.doc, span.start).mentions.values()), force=True)
Span.set_extension("clause", getter=lambda span: _at(span.doc, span.start).clause, force=True)
Span.set_extension("subject", getter=_subject, force=True)
Span.set_extension("predicate", getter=_predicate, force=True)
Span.set_extension("role", getter=lambda span: _at(span.doc, span.start).role, force=True)
Token.set_extension("struck", getter=_struck, force=True)
Token.set_extension("cited", getter=_cited, force=True)

_ROW = function_words().actor_row
_LINKS = _ROW.linking | {",", "/"}
