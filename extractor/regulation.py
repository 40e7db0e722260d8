"""A regulation as a program reads it: provisions by their numbers, references, findings and rules where one looks."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

from extractor.law.address import child, is_within
from extractor.law.names import name_of
from extractor.law.units import UnitKind
from extractor.model.document import Document, Metadata, Provision
from extractor.model.reference import Reference
from extractor.model.text import Text

if TYPE_CHECKING:
    from extractor.model.analysis import Analysis
    from extractor.model.finding import Finding
    from extractor.model.rule import Actor, Rule, Term

_BROKEN = ("broken", "self")
Number = int | str


class References(Sequence[Reference]):
    """The references of a regulation, or of one of its provisions, in the order of the text."""

    def __init__(self, found: Sequence[Reference]) -> None:
        """Hold these references."""
        self._found = tuple(found)

    @overload
    def __getitem__(self, at: int) -> Reference: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Reference]: ...

    def __getitem__(self, at: int | slice) -> Reference | Sequence[Reference]:
        return self._found[at]

    def __len__(self) -> int:
        return len(self._found)

    @property
    def broken(self) -> "References":
        """Those whose target does not exist, or that point to themselves."""
        return References([each for each in self if each.status in _BROKEN])

    @property
    def ambiguous(self) -> "References":
        """Those of which it is not clear what they mean."""
        return References([each for each in self if each.status == "ambiguous"])

    @property
    def internal(self) -> "References":
        """Those to provisions and annexes of the same regulation."""
        return References([each for each in self if each.scope != "external"])

    @property
    def external(self) -> "References":
        """Those to other regulations."""
        return References([each for each in self if each.scope == "external"])

    def within(self, eid: str) -> "References":
        """Return those that stand in the provision `eid` or below it."""
        return References([each for each in self if is_within(each.source, eid)])

    def to(self, address: str) -> "References":
        """Return those that point to the provision or regulation `address`."""
        return References([each for each in self if address in each.targets])


class Unit:
    """One provision of a regulation; what is below it is found by its number: `unit.ayat(2).huruf("a")`.

    A number that is not there is a LookupError that names those that are.
    """

    def __init__(self, regulation: "Regulation", provision: Provision) -> None:
        """Look at `provision` of `regulation`."""
        self.regulation, self.provision = regulation, provision

    def __repr__(self) -> str:
        return f"<{self.name}>"

    @property
    def eid(self) -> str:
        """Its address: `art_7__para_2`."""
        return self.provision.eid

    @property
    def kind(self) -> UnitKind:
        """What it is: `pasal`, `ayat` …"""
        return self.provision.kind

    @property
    def name(self) -> str:
        """How people call it: `Pasal 7 ayat (2)`."""
        return name_of(self.eid)

    @property
    def number(self) -> str:
        """Its number as printed, empty where none is."""
        return self._of(self.provision.num)

    @property
    def heading(self) -> str:
        """Its heading, empty where it has none."""
        return self._of(self.provision.heading)

    @property
    def text(self) -> str:
        """Its own words, without number, heading, and the units below it."""
        return self.regulation.document.own_text(self.provision)

    @property
    def full_text(self) -> str:
        """All that is printed of it and below it."""
        return self.regulation.document.text.of(self.provision.span)

    @property
    def page(self) -> int | None:
        """The page on which it begins, None where the source has no pages."""
        return self.regulation.document.text.page_at(self.provision.span.start)

    @property
    def parent(self) -> "Unit | None":
        """The unit above it, None at the top."""
        above = self.regulation.document.parents[self.eid]
        return self.regulation.unit(above) if above is not None else None

    @property
    def children(self) -> tuple["Unit", ...]:
        """The units right below it, in order."""
        return tuple(Unit(self.regulation, each) for each in self.provision.children)

    @property
    def references(self) -> References:
        """The references in it and below it."""
        return self.regulation.references.within(self.eid)

    @property
    def findings(self) -> "tuple[Finding, ...]":
        """The findings in it and below it."""
        return tuple(each for each in self.regulation.findings if is_within(each.eid, self.eid))

    @property
    def rules(self) -> "tuple[Rule, ...]":
        """The rules read from it and from what is below it."""
        return tuple(each for each in self.regulation.rules if is_within(each.source[0], self.eid))

    def ayat(self, number: Number) -> "Unit":
        """Return ayat `number` of it."""
        return self._below("ayat", number)

    def huruf(self, letter: str) -> "Unit":
        """Return huruf `letter` of it."""
        return self._below("huruf", letter)

    def angka(self, number: Number) -> "Unit":
        """Return angka `number` of it."""
        return self._below("angka", number)

    def pasal(self, number: Number) -> "Unit":
        """Return Pasal `number` that stands in it (a Bab, a Bagian, the new wording of an amending act)."""
        for unit in self.regulation.units():
            if unit.kind == "pasal" and unit.provision.label == str(number) and self._holds(unit):
                return unit
        raise LookupError(f"{self.name}: Pasal {number}")

    def _holds(self, unit: "Unit") -> bool:
        return any(each.eid == self.eid for each in self.regulation.document.ancestors(unit.eid))

    def _below(self, kind: UnitKind, number: Number) -> "Unit":
        label = str(number).strip("() .")
        for each in self.provision.children:
            if each.kind == kind and (each.label == label or label in each.also):
                return Unit(self.regulation, each)
        wanted = name_of(child(self.eid, kind, label))
        known = ", ".join(each.eid for each in self.provision.children)
        raise LookupError(f"{wanted}: {self.name} has {known or 'no units below it'}")

    def _of(self, span: object) -> str:
        return self.regulation.document.text.of(span) if span is not None else ""  # type: ignore[arg-type]


class Regulation:
    """One regulation: its tree at once, references and findings when they are asked for, rules (and spaCy) last."""

    def __init__(self, frozen: Text) -> None:
        """Read the tree of a frozen text."""
        from extractor.tree import build

        self.document: Document = build(frozen)

    def __repr__(self) -> str:
        return f"<{self.title}>"

    @property
    def metadata(self) -> Metadata:
        """What title and closing block say."""
        return self.document.metadata

    @property
    def iri(self) -> str | None:
        """Its address among all regulations, None where its title could not be read."""
        return self.metadata.iri

    @property
    def title(self) -> str:
        """Kind, maker, number, year and subject, as far as the text gives them."""
        from extractor.emit.names import title

        return title(self.document)

    @property
    def text(self) -> str:
        """The whole text: lines as printed, without page furniture."""
        return self.document.text.content

    def units(self) -> Iterator[Unit]:
        """Yield every provision in the order of the text, parents before children."""
        return (Unit(self, each) for each in self.document.walk())

    def unit(self, eid: str) -> Unit:
        """Return the provision with this address; LookupError where there is none."""
        found = self.document.index.get(eid)
        if found is None:
            raise LookupError(f"{name_of(eid)} ({eid}): {self.title}")
        return Unit(self, found)

    def pasal(self, number: Number) -> Unit:
        """Return Pasal `number`; LookupError where there is none."""
        return self.unit(child(None, "pasal", str(number)))

    def bab(self, number: str) -> Unit:
        """Return Bab `number`, in Roman figures as printed; LookupError where there is none."""
        return self.unit(child(None, "bab", number.upper()))

    def lampiran(self, number: Number = 1) -> Unit:
        """Return the annex with this number; LookupError where there is none."""
        return self.unit(child(None, "lampiran", str(number)))

    @cached_property
    def _checked(self) -> "Analysis":
        from extractor.pipeline import enrich

        return enrich(self.document, rules=False)

    @cached_property
    def analysis(self) -> "Analysis":
        """Everything that is known of it, rules among it."""
        from extractor.pipeline import enrich

        return enrich(self.document)

    @property
    def _known(self) -> "Analysis":
        """The whole analysis where it was made, else the one without rules."""
        made: Analysis | None = self.__dict__.get("analysis")
        return made if made is not None else self._checked

    @property
    def references(self) -> References:
        """Every mention of a provision, an annex or another regulation."""
        return References(self._known.references)

    @property
    def findings(self) -> "tuple[Finding, ...]":
        """What the checks found, in the order of the text."""
        return self._known.findings

    @property
    def terms(self) -> "tuple[Term, ...]":
        """The defined terms."""
        return self._known.terms

    @property
    def rules(self) -> "tuple[Rule, ...]":
        """Who must, may or may not do what towards whom."""
        return self.analysis.rules

    @property
    def actors(self) -> "tuple[Actor, ...]":
        """Who can bear a rule."""
        return self.analysis.actors

    def to(self, form: str) -> bytes:
        """Return it in one of the formats of `thk parse`: `json`, `akn`, `html` …; ValueError for an unknown one."""
        from extractor.emit.formats import formats_of

        forms = formats_of("regulation")
        if form not in forms:
            raise ValueError(f"{form!r} is not a format; there are {', '.join(forms)}")
        return forms[form].first(self.analysis)
