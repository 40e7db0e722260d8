"""The spaCy pipeline that reads provisions: phrases, names, main clause, kind."""

from collections.abc import Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

import extractor.rules.sentence.actor_names
import extractor.rules.sentence.main_clause
import extractor.rules.sentence.roles  # noqa: F401
from extractor.rules.sentence.cues import label_of
from extractor.rules.sentence.language import Peraturan
from extractor.rules.sentence.sentence import Range, Sentence, sentences_of, split
from extractor.rules.words.lexicon import Lexicon

COMPONENTS = ("thk_cues", "thk_names", "thk_clause", "thk_kind", "thk_groups")


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
    nlp(doc, disable=["thk_groups"])
    return sentences


@Language.component("thk_groups", requires=["span._.clause", "span._.mentions"], assigns=["doc.spans"])
def write_groups(doc: Doc) -> Doc:
    """Write what was found in a document to its groups of spans (see `extractor.rules.sentence.sentence`)."""
    groups: dict[str, list[Span]] = {name: [] for name in ("sentences", "cues", "actors", "adjuncts", "relatives")}
    for each in sentences_of(doc):
        if each.words:
            groups["sentences"].append(each.span(doc, 0, len(each.words), "sentence"))
        groups["cues"] += [
            each.span(doc, at, end, label_of(table, key))
            for table, found in each.cues.items()
            for at, (end, key) in found.items()
        ]
        groups["actors"] += [
            each.span(doc, actor.start, actor.end, actor.kind, "inferred" if actor.inferred else "")
            for actor in each.mentions.values()
        ]
        for place, inside in (("front", each.fronts), ("inside", each.adjuncts)):
            groups["adjuncts"] += [each.span(doc, one.start, one.end, one.kind, place) for one in inside]
        for kind, ranges in (("relative", each.relatives), ("topic", each.topics)):
            groups["relatives"] += [each.span(doc, start, end, kind) for start, end in ranges]
    for name, spans in groups.items():
        doc.spans[name] = sorted(spans, key=lambda span: span.start)
    return doc
