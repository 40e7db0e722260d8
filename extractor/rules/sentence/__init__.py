"""One sentence read by a spaCy pipeline: cues, names, clauses, verbs, lists."""
