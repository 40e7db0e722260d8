"""Citations in an amending act that mean the amended act: in its instructions and in the text that it quotes."""

from collections.abc import Sequence

from extractor.references.expression import Step
from extractor.references.find import Mention
from extractor.references.lookup import Lookup, outer_address, outer_range
from extractor.references.paths import Item, inherited
from extractor.references.site import Site


class Amended:
    """Turns items into addresses within the amended act.

    An instruction names its Pasal once (`Ketentuan Pasal 72 ditambahkan huruf f`): what it names without one belongs
    to the Pasal named before it, else after it (`ayat (1) diubah, sehingga Pasal 5 berbunyi`), else to that of the
    instruction above.
    """

    def __init__(self, lookup: Lookup) -> None:
        """Start without context."""
        self.lookup = lookup
        self._context: dict[str, tuple[Step, ...]] = {}

    def addresses(self, site: Site, item: Item, coming: Sequence[Mention]) -> list[str]:
        """Return the addresses that `item` means, without the IRI; empty where nothing says under which Pasal it is."""
        if site.quoted:
            return self._in_quote(site, item)
        path = self._full(site, item.path, coming)
        self._context[site.unit.eid] = path
        if item.upto is None:
            return [outer_address(path)]
        upto = (*path[: len(path) - len(item.path)], *item.upto)
        return outer_range(path, upto)

    def _full(self, site: Site, path: tuple[Step, ...], coming: Sequence[Mention]) -> tuple[Step, ...]:
        if path[0].level not in ("ayat", "huruf", "angka"):
            return path
        known = self._context.get(site.unit.eid) or _next_pasal(coming)
        known = known or next((self._context[p.eid] for p in site.here if p.eid in self._context), ())
        return (*inherited(known, path[0]), *path)

    def _in_quote(self, site: Site, item: Item) -> list[str]:
        first = item.path[0]
        if first.level in ("ayat", "huruf", "angka") or first.deictic:
            located = self.lookup.locate(item.path, site.inside_quote)
            if located is None:
                path = self._full(site, item.path, ())
                return [outer_address(path)]
            local = located.address.removeprefix(f"{site.quoted}__")
            if item.upto is None:
                return [local]
            base = local.rpartition("__")[0]
            row = outer_range(item.path, item.upto)
            return [f"{base}__{address.rpartition('__')[2]}" if base else address for address in row]
        return [outer_address(item.path)] if item.upto is None else outer_range(item.path, item.upto)


def _next_pasal(coming: Sequence[Mention]) -> tuple[Step, ...]:
    return next((m.steps[:1] for m in coming if m.steps and m.steps[0].level == "pasal" and m.work is None), ())
