"""What several regulations print of the gazette of one other: whose reading stands, and who is told of it."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

# Only the Lembaran Negara is copied with such care that most voices are right; the year of a Berita Negara is mostly
# given wrong where a regulation was made in one year and published in the next.
_DECIDED_BY_VOTE = ("lembaran negara", "tambahan")


def stronger_than(printed: str, weights: Mapping[str, tuple[int, int]], slot: str) -> tuple[str, bool] | None:
    """Return the reading that stands against the `printed` one, and whether it is right as far as the texts show.

    `weights` gives for each reading how many makers and how many texts print it. None where nothing stands against it.
    """
    best = max((reading for reading in weights if reading != printed), key=lambda it: weights[it], default=None)
    if best is None or weights[best] < weights[printed]:
        return None
    return best, weights[best][0] > weights[printed][0] and slot in _DECIDED_BY_VOTE


class Opposed(Struct, frozen=True):
    """A reading that stands against the `printed` one: its words, the place of a text that has it.

    `outvoted` says that it is the right one as far as these texts show; else nobody knows which of the two is.
    """

    printed: str
    known: str
    place: int
    outvoted: bool


class Ballot:
    """The readings of each gazette: by the regulation that stands in it, and by what is read.

    That is `lembaran negara`, `tambahan` or `gazette`, as `gazettes.readings` says. Regulations of one maker are mostly
    copied from each other: they have one voice together. Where the voices are even, the reading of fewer texts is
    doubted, and where those are even too, each of them.
    """

    def __init__(self, makers: Sequence[str]) -> None:
        """Keep who made each of the texts."""
        self._makers = makers
        self._votes: dict[tuple[str, str], dict[str, set[int]]] = {}
        self._settled: dict[tuple[str, str], tuple[str, int]] = {}

    def settle(self, iri: str | None, readings: Mapping[str, str], place: int) -> None:
        """Take what the text at `place` prints of its own gazette."""
        for slot, reading in readings.items() if iri else ():
            self._settled.setdefault((str(iri), slot), (reading, place))

    def count(self, iri: str, readings: Mapping[str, str], place: int) -> None:
        """Take what the text at `place` prints of the gazette of another regulation."""
        for slot, reading in readings.items():
            self._votes.setdefault((iri, slot), {}).setdefault(reading, set()).add(place)

    def opposed(self, iri: str, readings: Mapping[str, str], place: int) -> Opposed | None:
        """Return what stands against the readings of one citation in the text at `place`, None where nothing does."""
        for slot, printed in readings.items():
            settled = self._settled.get((iri, slot))
            if settled is not None:
                if settled[0] != printed and settled[1] != place:
                    return Opposed(printed, *settled, outvoted=True)
                continue
            votes = self._votes[iri, slot]
            weights = {reading: self._weight(places) for reading, places in votes.items()}
            stronger = stronger_than(printed, weights, slot)
            if stronger is not None:
                best, outvoted = stronger
                return Opposed(printed, best, min(votes[best]), outvoted)
        return None

    def _weight(self, places: set[int]) -> tuple[int, int]:
        return len({self._makers[place] for place in places}), len(places)
