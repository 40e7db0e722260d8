"""What stands before or beside the main clause: pointers to other provisions, brackets, adjuncts in front."""

from extractor.law.numbers import ROMAN_SIGNS
from extractor.rules.sentence.sentence import Front, Reading
from extractor.rules.sentence.vocabulary import vocabulary

_OPENING = 5
_SIGNS = {",", ";", ":", ".", "(", ")", '"', "“", "”", "-", "–", "—", "•", "'", "‘", "’"}


class AdjunctStriker:
    """Strikes what is no main clause because of how it begins."""

    def __init__(self) -> None:
        """Take the word lists."""
        self._words = vocabulary()

    def strike(self, reading: Reading) -> int:
        """Strike pointers, brackets and the adjuncts in front; return where the main clause begins."""
        self._strike_pointers(reading)
        self._strike_brackets(reading)
        return self._fronts(reading, self._skip_signs(reading, 0))

    def _strike_pointers(self, reading: Reading) -> None:
        low, openers = reading.low, self._words.pointer_open
        if openers.isdisjoint(low):
            return
        end = 0
        for at in range(reading.end):
            if at < end or low[at] not in openers:
                continue
            end = at + 1
            while end < reading.end and low[end] in ("yang", "telah", "di", "mana"):
                end += 1
            if end < reading.end and (low[end].startswith(("di", "ter")) or low[end] == "maksud"):
                end += 1
            end = self._pointer_end(reading, end)
            for token in range(at, end):
                reading.struck[token] = True

    def _pointer_end(self, reading: Reading, at: int) -> int:
        """Return where a run of unit words, numbers and links between them ends."""
        low, words = reading.low, self._words
        last = at
        while at < reading.end:
            word = low[at]
            if at in reading.pointed or word in words.pointer_unit or _is_label(reading, at):
                if word == "berlaku" and low[at - 1] not in ("yang", "perundang-undangan", "perundangan"):
                    break
                at += 1
                last = at
            elif word in words.pointer_link or (word == "yang" and low[at + 1 : at + 2] == ["berlaku"]):
                at += 1
            else:
                break
        return last

    def _strike_brackets(self, reading: Reading) -> None:
        low = reading.low
        if "(" not in low:
            return
        opened: int | None = None
        for at in range(reading.end):
            if low[at] == "(":
                opened = at
            elif low[at] == ")" and opened is not None:
                for token in range(opened, at + 1):
                    reading.struck[token] = True
                opened = None

    def _skip_signs(self, reading: Reading, at: int) -> int:
        while at < reading.end and (
            (at < _OPENING and reading.low[at].isdigit() and reading.low[at + 1 : at + 2] == ["."])
            or reading.low[at] in _SIGNS
            or reading.low[at] in ("maka", "bahwa")
            or reading.low[at : at + 2] == ["pasal", ":"]
        ):
            at += 1
        return at

    def _fronts(self, reading: Reading, at: int) -> int:
        """Strike the adjuncts before the main clause and return where it begins."""
        for _ in range(6):
            cue = reading.cue("front", at)
            if cue is None or (at in reading.mentions):
                break
            close = self._front_close(reading, at, cue[1])
            if close is None:
                close = self._before_actor(reading, cue[0])
            if close is None:
                if reading.low[at] in ("terhadap", "bagi", "kepada") and self._names_actor(reading, at + 1):
                    reading.struck[at] = True
                    at += 1
                break
            end = close if reading.low[close] in (",", ":", "maka") else close + 1
            reading.fronts.append(Front(cue[1], at, end))
            for token in range(at, close + 1):
                reading.struck[token] = True
            at = self._skip_signs(reading, close + 1)
        return at

    def _front_close(self, reading: Reading, start: int, kind: str) -> int | None:
        """Return the comma (or the word `maka`) that closes the adjunct begun at `start`; None where nothing does.

        A colon closes it where a passive follows, as in the text around a list: `Pada saat …: | dicabut …`.
        """
        low = reading.low
        verb_seen = kind not in self._words.front_clause
        first_comma = None
        for at in range(start + 1, reading.end):
            word = low[at]
            if word == "maka" and at > start + 1:
                return at - 1 if low[at - 1] == "," else at
            if reading.struck[at] and word != ",":
                continue
            if self._words.voice(word):
                verb_seen = True
            if word == ":" and verb_seen and at + 1 < reading.end and self._words.voice(low[at + 1]) == "passive":
                return at
            if word == "," and verb_seen:
                if first_comma is None:
                    first_comma = at
                if self._starts_clause(reading, at + 1):
                    bare = reading.cue("modal", at + 1) is not None and first_comma < at
                    return first_comma if bare and self._names_actor(reading, first_comma + 1) else at
        return first_comma if first_comma is not None and self._has_predicate(reading, first_comma + 1) else None

    def _before_actor(self, reading: Reading, start: int) -> int | None:
        """Return the last token before an actor with a modal, where no comma closes the adjunct."""
        quantifiers = reading.known["quantifiers"]
        for at, mention in reading.mentions.items():
            if at <= start:
                continue
            first = at
            while first > start and reading.low[first - 1] in quantifiers:
                first -= 1
            after = mention.end
            while after < reading.end and reading.struck[after]:
                after += 1
            if not reading.cue("modal", after):
                continue
            closed = reading.struck[first - 1] or reading.low[first - 1] in (")", "ini", "tersebut")
            if closed or first < at or reading.words[at][:1].isupper():
                return first - 1
        return None

    def _names_actor(self, reading: Reading, at: int) -> bool:
        """Whether a name begins at `at`, past quantifiers."""
        while at < reading.end and reading.low[at] in reading.known["quantifiers"]:
            at += 1
        return at in reading.mentions

    def _starts_clause(self, reading: Reading, at: int) -> bool:
        """Whether an actor, a quantifier, a modal or a further adjunct with its own comma begins at `at`."""
        if at >= reading.end:
            return False
        low = reading.low
        if reading.cue("modal", at):
            return True
        if reading.cue("front", at):
            return self._front_close_exists(reading, at)
        if at in reading.mentions or low[at] in reading.known["quantifiers"] or low[at] in ("maka", "hubungan"):
            nexts = at
            while nexts < reading.end and low[nexts] not in (",", ";"):
                if reading.cue("modal", nexts) or (
                    self._words.voice(low[nexts]) and low[nexts - 1] not in self._words.before_infinitive
                ):
                    return True
                nexts += 1
            return self._mention_list(reading, at)
        return False

    def _front_close_exists(self, reading: Reading, at: int) -> bool:
        return "," in reading.low[at : min(at + 40, reading.end)]

    def _mention_list(self, reading: Reading, at: int) -> bool:
        """Whether a list of actors begins at `at` that ends in a modal or a verb."""
        actors = reading.actors_from(at, reading.end)
        if not actors:
            return False
        end = actors[-1].end
        return reading.cue("modal", end) is not None or bool(end < reading.end and self._words.voice(reading.low[end]))

    def _has_predicate(self, reading: Reading, at: int) -> bool:
        return any(reading.cue("modal", i) or self._words.voice(reading.low[i]) for i in range(at, reading.end))


def _is_label(reading: Reading, at: int) -> bool:
    """Whether a token can be the number of a provision: digits, a single letter, a bracket, a Roman numeral."""
    word = reading.words[at]
    if word[:1].isdigit() or (len(word) == 1 and word.isalpha() and word.islower()):
        return True
    return word in ("(", ")") or (word.isupper() and not word.strip(ROMAN_SIGNS))
