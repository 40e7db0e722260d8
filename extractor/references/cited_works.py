"""The other regulations that a text has cited so far: their addresses, and which one a short name means."""

import re

from msgspec import Struct

from extractor.law.address import slug
from extractor.law.instruments import iri_of, key, maker_slug, place_of, place_of_head
from extractor.law.statutes import Statute, statute_named, statute_titled
from extractor.model.document import Metadata
from extractor.model.reference import Citation, Gazette, Reason
from extractor.model.text import Span
from extractor.references.patterns import patterns
from extractor.references.works import WorkName


class Known(Struct, frozen=True):
    """A regulation that has been cited: its citation, its maker's slug, the words of its title, its short name.

    `inner` is the title of the act that it enacts: `Cipta Kerja` of *Penetapan Perppu … tentang Cipta Kerja menjadi
    Undang-Undang*.
    """

    citation: Citation
    place: str | None
    title: str
    alias: str
    reason: Reason | None = None
    inner: str = ""


_PROVINCE = re.compile(r"(?<!\w)(?:PROVINSI|PROPINSI|Provinsi|Propinsi)\s[A-Za-z][A-Za-z ]*")
_PREFIX = {"kabupaten": "kab", "kab": "kab", "kota": "kota", "desa": "desa"}
# The day of a text that says none: names mean what they mean today.
_NO_DAY = "9999"


class Registry:
    """Remembers cited regulations in the order of the text."""

    def __init__(self, metadata: Metadata, head: str = "") -> None:
        """Start empty, in the text of a regulation; `metadata` says who made it, `head` in which province perhaps."""
        self.province = place_of(" ".join(match[0].split()).title()) if (match := _PROVINCE.search(head)) else None
        self.day = metadata.ditetapkan.tanggal or metadata.tahun or _NO_DAY
        self.own_place = metadata.tempat or place_of_head(metadata.pembentuk or "")
        self.cited: list[Known] = []
        self._numbers: dict[tuple[str, str, str], Known] = {}
        self._aliases: dict[str, Known] = {}
        self._titles: dict[tuple[str, str], Known] = {}

    def numbered(self, work: WorkName, text: str, offset: int) -> Known:
        """Return a work cited by number and remember it; `text` at `offset` is where it stands.

        A region that the citation leaves out is that of an earlier citation of the same work, else that of the text
        itself; a year that it leaves out likewise. `reason` says what could not be filled in.
        """
        kind, place, tahun = work.kind, maker_slug(work.kind, work.maker), work.tahun
        reason: Reason | None = None
        nomor = work.nomor or ""
        known = self._numbers.get((kind.jenis, nomor, tahun or "")) or self._numbers.get((kind.jenis, nomor, ""))
        if place is None and kind.maker in ("place", "head"):
            if known and known.place and known.citation.tahun == tahun:
                place = known.place
            else:
                place = self._own_place(kind.maker, kind.place, work.maker)
            reason = None if place else "no_region"
        if tahun is None and not kind.only_year:
            if known and known.place == place and not work.year_unread:
                tahun = known.citation.tahun
            reason = reason or (None if tahun else "no_year")
        title = text[slice(*work.title)] if work.title else ""
        judul = Span(offset + work.title[0], offset + work.title[1]) if work.title else None
        gazettes = tuple(
            Gazette(g.nama, g.tahun, g.nomor, Span(offset + g.start, offset + g.end)) for g in work.gazettes
        )
        citation = Citation(iri_of(kind, place, tahun, nomor), kind.jenis, work.nomor, tahun, judul, gazettes)
        found = Known(citation, place, key(title), key(work.alias or ""), reason, _enacted_title(title))
        self._remember(found, nomor)
        return found

    def _remember(self, found: Known, nomor: str) -> None:
        self.cited.append(found)
        jenis, tahun = found.citation.jenis, found.citation.tahun or ""
        for number in ((jenis, nomor, tahun), (jenis, nomor, "")):
            if number not in self._numbers or (found.place and not self._numbers[number].place):
                self._numbers[number] = found
        if found.alias:
            self._aliases[found.alias] = found
        for title in filter(None, (found.title, found.inner)):
            self._titles.setdefault((jenis, title), found)

    def _own_place(self, maker: str, prefix: str, words: str) -> str | None:
        own = self.own_place
        if prefix == "prov" or slug(words) in ("provinsi", "propinsi", "prov"):
            own = own if own and own.startswith("prov-") else self.province
            words = "" if prefix != "prov" else words
        elif slug(words) in _PREFIX:
            prefix = _PREFIX[slug(words)]
            return own if own and own.startswith(f"{prefix}-") else None
        if not own or own.partition("-")[0] not in ("kab", "kota", "prov", "desa"):
            return None
        if words and not own.endswith(slug(words)):
            return None
        return own if maker == "place" or own.startswith(f"{prefix}-") else None

    def last(self, jenis: str) -> Known | None:
        """Return the last cited work of a kind: what *Peraturan Bupati tersebut* means."""
        return next((known for known in reversed(self.cited) if known.citation.jenis == jenis), None)

    def named(self, work: WorkName) -> tuple[Known, int] | None:
        """Return the cited work that a short name means, and how many of its words name it; remember it.

        A short name is an alias that the text defines (`UU Cipta Kerja`) or the words of the work's title.
        """
        words = work.words.split()
        for size in range(len(words), 0, -1):
            short = " ".join(words[:size])
            known = (
                self._aliases.get(key(f"{work.kind.name} {short}"))
                or self._titles.get((work.kind.jenis, key(short)))
                or self._of_table(statute_titled(short) if work.kind.jenis == "uu" else None)
            )
            if known:
                self.cited.append(known)
                return known, size
        return None

    def statute(self, work: WorkName) -> Known | None:
        """Return the statute that a name of its own means on the day of the text (`KUHP`), and remember it."""
        known = self._of_table(statute_named(work.words), f"/uu/{work.tahun}/{work.nomor}")
        if known is not None:
            self.cited.append(known)
        return known

    def _of_table(self, statute: Statute | None, numbered: str = "") -> Known | None:
        """The statute of a row on the day of the text, or that of its works which the citation gives a number."""
        iri = statute.on(self.day) if statute else None
        if statute and numbered:
            iri = next((each.iri for each in statute.works if each.iri.endswith(numbered)), iri)
        if iri is None:
            return None
        jenis, tahun, nomor = iri.split("/")[-3:]
        return Known(Citation(iri, jenis, nomor, tahun), None, "", "")


def _enacted_title(title: str) -> str:
    """Return the key of the title of the act that a statute enacts, empty where it enacts none."""
    enacted = patterns("work")["enacted"].search(title)
    if not enacted or not patterns("work")["penetapan"].match(title):
        return ""
    return key(re.split(r"\s(?i:tentang)\s", title[: enacted.start()])[-1])
