"""The spaCy pipeline that reads provisions: phrases, names, main clause, kind."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Any

import spacy
from spacy.attrs import IDX, ORTH
from spacy.language import Language

import extractor.rules.sentence.actor_names
import extractor.rules.sentence.cues
import extractor.rules.sentence.main_clause
import extractor.rules.sentence.roles  # noqa: F401
from extractor.rules.sentence.language import NAME
from extractor.rules.sentence.sentence import Reading

COMPONENTS = ("thk_cues", "thk_names", "thk_clause", "thk_kind")


@cache
def pipeline() -> Language:
    """Return the pipeline, made once a process."""
    nlp = spacy.blank(NAME)
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


def read_all(
    texts: Sequence[tuple[str, Sequence[tuple[int, int]]]], known: dict[str, Any]
) -> list[tuple[Reading, list[int]]]:
    """Return the reading of each text and the character offsets of its tokens.

    Each text comes with the character ranges of the citations in it. All of them go through the pipeline as one
    spaCy document, which holds the readings and the first token of each.
    """
    nlp = pipeline()
    doc = nlp.tokenizer(" ".join(text for text, _ in texts))
    keys, places = doc.to_array([ORTH, IDX]).T.tolist()
    spelling = {key: nlp.vocab.strings[key] for key in set(keys)}
    small = {key: word.lower() for key, word in spelling.items()}
    words, low = [spelling[key] for key in keys], [small[key] for key in keys]
    readings: list[tuple[Reading, list[int]]] = []
    firsts: list[int] = []
    start = last = 0
    for text, cited in texts:
        first = bisect_left(places, start, last)
        last = bisect_left(places, start + len(text), first, min(len(places), first + len(text)))
        offsets = [place - start for place in places[first:last]]
        reading = Reading(words[first:last], low[first:last], known)
        for begin, end in cited:
            reading.pointed.update(range(bisect_left(offsets, begin), bisect_left(offsets, end)))
        readings.append((reading, offsets))
        firsts.append(first)
        start += len(text) + 1
    doc.user_data["readings"] = [reading for reading, _ in readings]
    doc.user_data["firsts"] = firsts
    nlp(doc)
    return readings
