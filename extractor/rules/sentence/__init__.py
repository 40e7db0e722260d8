"""One sentence read by a spaCy pipeline: cues, names, clauses, verbs, lists."""

from extractor.rules.spacy_loading import load

load()
