"""The spaCy pipeline that reads provisions: phrases, names, main clause, kind."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import spacy
from spacy.language import Language

import extractor.rules.clause
import extractor.rules.cues
import extractor.rules.kinds
import extractor.rules.names  # noqa: F401
from extractor.rules.language import NAME
from extractor.rules.reading import Reading

COMPONENTS = ("thk_cues", "thk_names", "thk_clause", "thk_kind")


@cache
def pipeline() -> Language:
    """Return the pipeline, made once a process."""
    nlp = spacy.blank(NAME)
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


def read_all(
    texts: Iterable[tuple[str, Sequence[tuple[int, int]]]], known: dict[str, Any]
) -> Iterator[tuple[Reading, list[int]]]:
    """Yield the reading of each text and the character offsets of its tokens.

    Each text comes with the character ranges of the citations in it.
    """
    nlp = pipeline()

    def documents() -> Iterator[Any]:
        for text, cited in texts:
            doc = nlp.make_doc(text)
            words: list[str] = []
            offsets: list[int] = []
            for token in doc:
                words.append(token.text)
                offsets.append(token.idx)
            reading = Reading(words, [word.lower() for word in words], known)
            for start, end in cited:
                reading.pointed.update(range(bisect_left(offsets, start), bisect_left(offsets, end)))
            doc.user_data["reading"] = reading
            doc.user_data["offsets"] = offsets
            yield doc

    for doc in nlp.pipe(documents()):
        yield doc.user_data["reading"], doc.user_data["offsets"]
