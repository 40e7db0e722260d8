"""The register of repeals: which act ended which, and since when."""

from functools import cache

from extractor.grammar import Form, load


class Repeal(Form, frozen=True):
    """Which act ended which, since when (an ISO day), and where that stands; `memory`: not read there."""

    base: str
    by: str
    name: str
    since: str
    source: str
    memory: bool = False

    @property
    def said(self) -> tuple[str, str]:
        """The act that ended it, with its source, in both languages."""
        words = f"{self.name} ({self.source}"
        if not self.memory:
            return f"{words})", f"{words})"
        return f"{words}; periksa dahulu)", f"{words}; to be verified)"


class Repeals(Form, frozen=True):
    """The whole of `drafting/repeals.toml`."""

    repeal: tuple[Repeal, ...]


@cache
def repeals() -> dict[str, Repeal]:
    """Return the rows of the register by the IRI of the act that was ended."""
    return {row.base: row for row in load("drafting/repeals", Repeals).repeal}
