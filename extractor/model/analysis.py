"""Everything known about one regulation, as the stages left it."""

from functools import cached_property

from msgspec import Struct

from extractor.model.change import Change, UnreadInstruction
from extractor.model.document import Document
from extractor.model.finding import Finding
from extractor.model.marks import Marks
from extractor.model.quality import NotRun, Quality
from extractor.model.reference import Reference
from extractor.model.rule import Actor, Role, Rule, Term


class Analysis(Struct, frozen=True, dict=True):
    """The document with its references, findings, terms and, where they were asked for, actors, rules and roles.

    `roles` gives the norm-language role of each provision from Pasal downwards, by address. `changes` are those that an
    amending act makes, `unread_instructions` its instructions of which none could be read. `quality` says how surely
    the text was read, None before the checks have run; `not_run` which checks say nothing about which part of it.
    """

    document: Document
    references: tuple[Reference, ...] = ()
    findings: tuple[Finding, ...] = ()
    terms: tuple[Term, ...] = ()
    actors: tuple[Actor, ...] = ()
    rules: tuple[Rule, ...] = ()
    roles: dict[str, Role] = {}
    changes: tuple[Change, ...] = ()
    unread_instructions: tuple[UnreadInstruction, ...] = ()
    quality: Quality | None = None
    not_run: tuple[NotRun, ...] = ()

    @cached_property
    def marks(self) -> Marks:
        """The words that are references or defined terms."""
        return Marks(self.document, self.references, self.terms)
