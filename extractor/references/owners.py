"""Whose provision a citation means, by what stands around it: another regulation, a statute, a tax, a contract.

A provision is one of the citing text only where nothing beside it says otherwise. What says so surely (`KUHP Pasal
406`, `Pasal 17 Anggaran Dasar`) always counts; what may say so (`ADRT Pasal 5`, a work a comma away) counts where the
text has no such provision.
"""

import re
from functools import cache

from msgspec import Struct

from extractor.law.statutes import private_pattern, tax_pattern
from extractor.model.ranges import Ranges
from extractor.references.patterns import patterns
from extractor.references.works import WorkName

# The words before a provision that may name its owner (chosen: the name of a tax with its abbreviation, a contract).
_BEFORE_CHARS = 80
# The longest sentence in which the work that it begins with is looked for (chosen).
_SENTENCE_CHARS = 600
# The longest quotation that is looked at (chosen: some sentences).
_QUOTATION_CHARS = 600
_QUOTATION_MARKS = (("“", "”"), ("„", "”"), ("„", "“"), ("‘", "’"), ("«", "»"))
_STATUTES = ("uu", "perppu", "uudrt")


class Owner(Struct, frozen=True):
    """Whose provision a citation means: `work`, or a text without an address where that is None.

    `apart`: the work does not stand beside the provision, so that the two are two citations. `doubtful`: only where
    the citing text has no such provision. `beside` is a name right behind the provision that may be of a work that no
    table knows: only where the citing text does not use that name itself.
    """

    work: WorkName | None
    apart: bool = False
    doubtful: bool = False
    beside: str = ""


class Owners:
    """The works that a piece of text names, asked which of them the provisions beside them are in."""

    def __init__(self, text: str, works: list[WorkName]) -> None:
        """Note where each work begins, and where it may end: with its number, its title, its gazettes."""
        self.text = text
        self._starts = {work.start: work for work in works}
        self._ends: dict[int, WorkName] = {}
        for work in works:
            if work.form in ("this", "bare"):
                continue
            ends = [work.end, *(gazette.end + 1 for gazette in work.gazettes)]
            if work.title:
                ends.append(work.title[1])
            self._ends.update(dict.fromkeys(ends, work))
        self._end_places: Ranges | None = None  # made where it is asked: most texts name no work

    def of(self, start: int, end: int, led: bool) -> Owner | None:
        """Return the owner of the provision at `start:end`, None for the citing text; `led`: behind a lead."""
        behind = self._behind(end)
        if behind and not behind.beside and not self._parted(end):
            return behind
        before = self._before(start, led)
        return before if before and not before.doubtful else behind or before

    def joins(self, end: int, start: int) -> bool:
        """Whether only *dan*, a comma or the like stands between two citations."""
        return 0 <= start - end < _BEFORE_CHARS and bool(patterns("work")["joined"].fullmatch(self.text, end, start))

    def _parted(self, end: int) -> bool:
        """Whether a comma parts a provision from what follows."""
        return self.text[end : end + 3].lstrip().startswith(",")

    def _behind(self, end: int) -> Owner | None:
        pattern = patterns("work")
        if (link := pattern["link"].match(self.text, end)) and (work := self._starts.get(link.end())):
            return Owner(work, apart="(" in link[0])
        if (named := pattern["spelt_out"].match(self.text, end)) and (work := self._starts.get(named.end())):
            return Owner(work, apart=True)
        clause = pattern["clause"].match(self.text, end)
        work = self._starts.get(clause.end()) if clause else None
        if work and work.form in ("numbered", "named", "statute"):
            return Owner(work, apart=True, doubtful=True)
        if not link:
            return None
        if pattern["elsewhere"].match(self.text, link.end()):
            return Owner(None)
        if "," not in link[0] and (private := _private().match(self.text, link.end())):
            return Owner(None, doubtful=bool(link[0].strip()) and private[0].islower())
        if not set(link[0]) & set(",(") and (named := pattern["beside"].match(self.text, link.end())):
            return Owner(None, doubtful=True, beside=named["name"])
        return None

    def _before(self, start: int, led: bool) -> Owner | None:
        pattern = patterns("work")
        low = max(0, start - _BEFORE_CHARS)
        self._end_places = self._end_places or Ranges((end, end + 1) for end in self._ends)
        near = self._end_places.touch(low, start)
        gap = pattern["continues"].search(self.text, low, start) if near else None
        if gap and gap.start() < start and (work := self._ends.get(gap.start())):
            loose = not gap["sure"] and not gap["open"] and ("," in gap["gap"] or gap["place"] is not None)
            unsure = work.form == "named" and work.kind.jenis not in _STATUTES
            side_by_side = not gap[0].strip()
            return Owner(work, apart=not side_by_side, doubtful=loose or unsure)
        window = self.text[low:start]
        if _tax().search(window) or pattern["coined"].search(window):
            return Owner(None)
        if led:
            return None
        if private := _private_before().search(window):
            return Owner(None, doubtful=private["place"] is not None)
        if pattern["abbreviation"].search(window):
            return Owner(None, doubtful=True)
        return self._fronted(start)

    def _fronted(self, start: int) -> Owner | None:
        """The work that the sentence is about: `Dalam Peraturan Daerah …, telah diatur sanksi dalam Pasal 40`."""
        begins = max(self.text.rfind(sign, max(0, start - _SENTENCE_CHARS), start) for sign in (". ", "; ", "\n"))
        found = patterns("work")["fronted"].match(self.text, max(0, begins))
        work = self._starts.get(found.end()) if found else None
        if work is None or work.form not in ("numbered", "named", "statute"):
            return None
        return Owner(work, apart=True, doubtful=True)


def in_quotation(text: str, start: int, end: int) -> bool:
    """Whether `start:end` stands within quotation marks, with other words beside it."""
    low = max(0, start - _QUOTATION_CHARS)
    for opening, closing in _QUOTATION_MARKS:
        opened = text.rfind(opening, low, start)
        if opened >= 0 and closing not in text[opened:start]:
            closed = text.find(closing, end, end + _QUOTATION_CHARS)
            return closed >= 0 and text[opened + 1 : closed].strip() != text[start:end]
    opened = text.rfind('"', low, start)
    if opened < 0 or text.count('"', 0, start) % 2 == 0:
        return False
    closed = text.find('"', end, end + _QUOTATION_CHARS)
    return closed >= 0 and text[opened + 1 : closed].strip() != text[start:end]


@cache
def _private() -> re.Pattern[str]:
    lead = r"(?i:(?:surat|dokumen|naskah|isi)\s)?"
    return re.compile(rf"{lead}{private_pattern()}(?!(?:\s\w+){{0,4}}\s(?:ini|sebagaimana|dimaksud)(?!\w))")


@cache
def _private_before() -> re.Pattern[str]:
    return re.compile(rf"{private_pattern()}(?:{patterns('work')['of_private'].pattern})", re.VERBOSE)


@cache
def _tax() -> re.Pattern[str]:
    return re.compile(rf"{tax_pattern()}\s?(?:\((?=[^()]*$))?(?:(?i:final|terutang)\s)?$")
