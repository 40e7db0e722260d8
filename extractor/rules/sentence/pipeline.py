"""The spaCy pipeline that reads provisions: phrases, names, main clause, kind."""

from collections.abc import Sequence
from functools import cache

from spacy.language import Language

import extractor.rules.sentence.actor_names
import extractor.rules.sentence.cues
import extractor.rules.sentence.main_clause
import extractor.rules.sentence.roles  # noqa: F401
from extractor.rules.sentence.language import Peraturan
from extractor.rules.sentence.sentence import Range, Sentence, split
from extractor.rules.words.lexicon import Lexicon

COMPONENTS = ("thk_cues", "thk_names", "thk_clause", "thk_kind")


@cache
def pipeline() -> Language:
    """Return the pipeline, made once a process; it reads any text, as one sentence."""
    nlp = Peraturan()
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


def read_all(texts: Sequence[tuple[str, Sequence[Range]]], lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Return each text as the pipeline reads it; a text comes with the character ranges of the citations in it.

    All of them go through the pipeline as one document.
    """
    if not texts:
        return ()
    nlp = pipeline()
    doc = nlp.tokenizer(" ".join(text for text, _ in texts))
    sentences = split(doc, texts, lexicon)
    nlp(doc)
    return sentences
