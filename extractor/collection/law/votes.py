"""What many texts print of one regulation, its gazette and its title: whose reading stands, and who is told of it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from extractor.checks.ext.ballot import stronger_than
from extractor.checks.ext.ext002_lembaran_tak_konsisten import lembaran_tak_konsisten
from extractor.checks.ext.ext004_judul_kutipan_beda import judul_kutipan_beda
from extractor.checks.shared.titles import differs
from extractor.collection.law.finding import Told
from extractor.law.misreadings import alike
from extractor.model.finding import Severity, Suggestion, Words
from extractor.store.rows import TITLE
from extractor.store.tables import expressions, prints, regulations

GAZETTE, TITLES = lembaran_tak_konsisten, judul_kutipan_beda

Weights = dict[str, tuple[int, int]]
"""For each reading: how many makers print it, and how many texts."""


class Ballot:
    """What is printed of one regulation, slot by slot; what it prints of itself is settled."""

    def __init__(self, connection: Connection, iri: str) -> None:
        """Count what is printed of the regulation `iri`."""
        maker = func.coalesce(regulations.c.pembentuk, regulations.c.jenis, regulations.c.iri)
        rows = connection.execute(
            select(
                prints.c.slot, prints.c.own, prints.c.doubted, prints.c.reading, func.count(maker.distinct()),
                func.count(prints.c.expression_id.distinct()), func.min(prints.c.printed),
            )
            .join(expressions, expressions.c.id == prints.c.expression_id)
            .join(regulations, regulations.c.id == expressions.c.regulation_id)
            .where(prints.c.iri == iri)
            .group_by(prints.c.slot, prints.c.own, prints.c.doubted, prints.c.reading)
            .order_by(prints.c.slot, prints.c.reading)
        )  # fmt: skip
        self._connection, self._iri = connection, iri
        self.settled: dict[str, str] = {}
        self.weights: dict[str, Weights] = {}
        self.printed: dict[tuple[str, str], str] = {}
        for slot, own, doubted, reading, makers, texts, printed in rows:
            self.printed[slot, reading] = printed
            weights = self.weights.setdefault(slot, {})
            if own:
                self.settled[slot] = reading
            elif doubted:
                weights.setdefault(reading, (0, 0))
            else:
                weights[reading] = (makers, texts)

    def gazettes(self) -> Iterator[Told]:
        """Yield a finding for each text whose gazette others contradict: once a text.

        What cannot be right by itself has no voice, and is told what the others print.
        """
        told: set[int] = set()
        for slot, weights in self.weights.items():
            if slot == TITLE:
                continue
            for reading in weights:
                stronger = self._stronger(slot, reading)
                if stronger is not None:
                    yield from self._gazette(slot, reading, *stronger, told)

    def _stronger(self, slot: str, reading: str) -> tuple[str, bool] | None:
        own = self.settled.get(slot)
        if own is not None:
            return (own, True) if own != reading else None
        found = stronger_than(reading, self.weights[slot], slot)
        return found if found is not None and any(self.weights[slot][found[0]]) else None

    def _gazette(self, slot: str, reading: str, best: str, outvoted: bool, told: set[int]) -> Iterator[Told]:
        evidence = self.evidence(slot, best)
        for row in self._prints(slot, reading):
            if row.expression_id in told:
                continue
            told.add(row.expression_id)
            words: dict[str, Words] = {"peraturan": row.quote, "nilai": reading, "sumber": evidence}
            reasons = (f"tercetak demikian dalam {evidence[0]}", f"so printed in {evidence[1]}")
            suggestions = (Suggestion(best, self._iri, *reasons),) if outvoted else ()
            severity: Severity | None = None if outvoted else "warning"
            yield Told(row.expression_id, row.eid, row.quote, None, words, suggestions, severity)

    def titles(self) -> Iterator[Told]:
        """Yield a finding for each text that prints another title than more makers do."""
        weights = self.weights.get(TITLE, {})
        own = self.settled.get(TITLE)
        best = own or max(weights, key=lambda reading: weights[reading], default=None)
        if best is None:
            return
        right = self.printed[TITLE, best]
        for reading, (makers, _) in weights.items():
            if reading == best or (own is None and weights[best][0] <= makers):
                continue
            for row in self._prints(TITLE, reading):
                different = differs(right, row.printed)
                if different is None or _is_misread(right, row.printed):
                    continue
                evidence = self.evidence(TITLE, best)
                words: dict[str, Words] = {
                    "hal": ("Judul", "The title"),
                    "peraturan": row.quote,
                    "tertulis": different.other,
                    "sumber": (f"{evidence[0]} (“{different.head}”)", f"{evidence[1]} (“{different.head}”)"),
                }
                reasons = (f"judul menurut {evidence[0]}", f"the title as {evidence[1]} has it")
                yield Told(
                    row.expression_id, row.eid, row.printed, None, words, (Suggestion(right, self._iri, *reasons),)
                )

    def evidence(self, slot: str, reading: str) -> tuple[str, str]:
        """Return in words who prints a reading, in both languages: the reading, how many texts, and one of them."""
        first = self._connection.execute(
            select(func.min(regulations.c.title))
            .select_from(prints)
            .join(expressions, expressions.c.id == prints.c.expression_id)
            .join(regulations, regulations.c.id == expressions.c.regulation_id)
            .where(prints.c.iri == self._iri, prints.c.slot == slot, prints.c.reading == reading)
        ).scalar()
        printed = self.printed[slot, reading]
        if self.settled.get(slot) == reading:
            return f"{first} sendiri ({printed})", f"{first} itself ({printed})"
        makers, texts = self.weights[slot][reading]
        return (
            f"{texts} peraturan dari {makers} pembentuk dalam koleksi ({printed}), antara lain {first}",
            f"{texts} regulations of {makers} makers in the collection ({printed}), among them {first}",
        )

    def _prints(self, slot: str, reading: str) -> list[Any]:
        return list(
            self._connection.execute(
                select(prints)
                .where(
                    prints.c.iri == self._iri, prints.c.slot == slot, prints.c.reading == reading,
                    prints.c.own.is_(False),
                )
                .order_by(prints.c.id)
            )
        )  # fmt: skip


def _is_misread(one: str, other: str) -> bool:
    """Whether two titles are the same but for what a scan misreads."""
    return differs(alike(one.casefold(), "title"), alike(other.casefold(), "title")) is None
