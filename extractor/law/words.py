"""Words that stand in every sentence of the law: those that tell little of its matter, and those where phrases end."""

from functools import cache
from typing import Literal

from extractor.grammar import Form, Words, load

Use = Literal["object", "name", "act", "topic", "one_rule"]
"""What is read up to a word: the object of a verb, a name, an act, the topic of a reference, a lead-in."""


class Ends(Form, frozen=True):
    """Words at which a noun phrase ends, each with what is read up to it."""

    words: dict[str, tuple[Use, ...]]


class WordsForm(Form, frozen=True):
    """The whole of `law/words.toml`."""

    silent: Words
    ends: Ends


@cache
def silent_words() -> frozenset[str]:
    """Return the words that do not say what a provision is about, in lower case."""
    return frozenset(load("law/words", WordsForm).silent.words)


@cache
def phrase_ends(use: Use) -> frozenset[str]:
    """Return the words, in lower case, at which a noun phrase of this use ends."""
    return frozenset(word for word, uses in load("law/words", WordsForm).ends.words.items() if use in uses)
