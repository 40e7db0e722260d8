"""Words that stand in every sentence of the law and tell little of its matter."""

from functools import cache

from extractor.grammar import Form, Words, load


class WordsForm(Form, frozen=True):
    """The whole of `law/words.toml`."""

    silent: Words


@cache
def silent_words() -> frozenset[str]:
    """Return the words that do not say what a provision is about, in lower case."""
    return frozenset(load("law/words", WordsForm).silent.words)
