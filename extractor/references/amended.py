"""Citations in an amending act that mean the amended act: in its instructions and in the text that it quotes."""

from collections.abc import Sequence

from extractor.law.address import below, joined, last_of, parent
from extractor.law.units import BELOW_PASAL
from extractor.references.expression import Step
from extractor.references.find import Mention
from extractor.references.lookup import Lookup, outer_address, outer_range
from extractor.references.paths import Item, inherited
from extractor.references.site import Site


class Amended:
    """Turns items into addresses within the amended act.

    An instruction names its Pasal once (`Ketentuan Pasal 72 ditambahkan huruf f`): what its clause names without one
    belongs to the Pasal named before it, else after it (`ayat (1) diubah, sehingga Pasal 5 berbunyi`), else to that of
    the instruction above. In the new wording an ayat belongs to the one Pasal that the clause named last.
    """

    def __init__(self, lookup: Lookup) -> None:
        """Start without context."""
        self.lookup = lookup
        self._clauses: dict[str, list[tuple[Step, ...]]] = {}  # what the last citation in an instruction's clause names

    def open(self, site: Site, items: Sequence[Item]) -> None:
        """Note the provisions that the lead-in of instructions names: `Ketentuan Pasal 3 Peraturan … diubah:`."""
        self._clauses[site.unit.eid] = [item.path for item in items]

    def addresses(
        self, site: Site, item: Item, coming: Sequence[Mention], *, first: bool = True, clause: bool = False
    ) -> list[str]:
        """Return the addresses that `item` means, without the IRI; empty where nothing says under which Pasal it is.

        `first`: it is the first of its citation; `clause`: that stands in an instruction, before the new wording.
        """
        if site.quoted:
            return self._in_quote(site, item)
        path = self._full(site, item.path, coming if clause else (), clause=clause)
        if clause:
            known = [] if first else self._clauses.get(site.unit.eid, [])
            self._clauses[site.unit.eid] = [*known, path, *([item.upto] if item.upto else [])]
        if path[0].level in BELOW_PASAL:
            return []
        if item.upto is None:
            return [outer_address(path)]
        upto = (*path[: len(path) - len(item.path)], *item.upto)
        return outer_range(path, upto)

    def _full(self, site: Site, path: tuple[Step, ...], coming: Sequence[Mention], *, clause: bool) -> tuple[Step, ...]:
        """Put the Pasal before a path that begins below it; the path as it is where no Pasal is certain."""
        if path[0].level not in BELOW_PASAL:
            return path
        own = self._clauses.get(site.unit.eid, [])
        pasal = (own[-1] if own else _next_pasal(coming)) if clause else ()
        if pasal:
            return (*inherited(pasal, path[0]), *path)
        named = next((self._clauses[p.eid] for p in site.here if p.eid in self._clauses), [])
        if len({step.label for steps in named for step in steps if step.level == "pasal"}) > 1:
            return path
        return (*inherited(named[-1] if named else (), path[0]), *path)

    def _in_quote(self, site: Site, item: Item) -> list[str]:
        first = item.path[0]
        if first.level in BELOW_PASAL or first.deictic:
            located = self.lookup.locate(item.path, site.inside_quote)
            if located is None:
                path = self._full(site, item.path, (), clause=False)
                return [] if path[0].level in BELOW_PASAL else [outer_address(path)]
            local = below(located.address, site.quoted)
            if item.upto is None:
                return [local]
            base = parent(local)
            row = outer_range(item.path, item.upto)
            return [joined(base, last_of(address)) if base else address for address in row]
        return [outer_address(item.path)] if item.upto is None else outer_range(item.path, item.upto)


def _next_pasal(coming: Sequence[Mention]) -> tuple[Step, ...]:
    return next((m.steps[:1] for m in coming if m.steps and m.steps[0].level == "pasal" and m.work is None), ())
