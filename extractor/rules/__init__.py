"""Who must, may or may not do what towards whom: definitions, actors, kinds of provisions, rules."""

from extractor.model.document import Document
from extractor.model.reference import Reference
from extractor.model.rule import RuleBook, Term


def extract(document: Document, references: tuple[Reference, ...], terms: tuple[Term, ...]) -> RuleBook:
    """Return the actors, rules and kinds of provisions of a regulation; spaCy is loaded on the first call.

    See `extractor.rules.rule_book.extract`.
    """
    from extractor.rules import rule_book as book

    return book.extract(document, references, terms)


__all__ = ["RuleBook", "extract"]
