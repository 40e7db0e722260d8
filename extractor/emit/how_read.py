"""How surely a text was read and which checks did not run on it, in sentences that every report for people shows."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from msgspec import Struct

from extractor.law.address import is_attached
from extractor.model.analysis import Analysis
from extractor.model.quality import NotRun, Quality
from extractor.words import words

# The check that names the places of numbers that opened nothing.
_UNPLACED = "SRC006"
# So many doubtful words are quoted; the JSON lists them all.
_QUOTED = 3


class Told(Struct, frozen=True):
    """One sentence about how a text was read, and the addresses of the provisions that it is about, in their order."""

    words: str
    places: tuple[str, ...] = ()


def how_read(analysis: Analysis, language: str = "id") -> list[Told]:
    """Return what a reader has to know about how `analysis` came about; empty where all was read surely.

    In this order: what people have corrected, pages that were not read from a text layer born with them, that the text
    is trusted, doubts about single places, checks that did not run and where, numbers that opened nothing. `language`
    is `id` or `en`.
    """
    quality = analysis.quality
    said = words("how_read", language)
    if quality is None:
        return [*_corrections(analysis, said)]
    return [
        *_corrections(analysis, said),
        *(Told(sentence) for sentence in _pages(quality, said, language)),
        *([Told(said["trusted"])] if quality.trusted else ()),
        *_doubts(quality, said),
        *(Told(sentence) for sentence in not_run(analysis.not_run, language)),
        *_unread(analysis, quality, said),
    ]


def not_run(checks: Iterable[NotRun], language: str = "id") -> Iterator[str]:
    """Yield one sentence for the checks that did not run on the same part of a text for the same reason."""
    said, why = words("how_read", language), words("doubt", language)
    ordered = sorted(checks, key=lambda each: (each.pages, each.reason, each.code))
    for (pages, reason), group in groupby(ordered, key=lambda each: (each.pages, each.reason)):
        codes = [each.code for each in group]
        place = said["place"].format(numbers=ranges(pages)) if pages else said["whole"]
        yield said["not_run"].format(count=len(codes), place=place, why=why[reason], codes=", ".join(codes))


def ranges(numbers: Iterable[int]) -> str:
    """Return page numbers as people write them: `1–3, 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _pages(quality: Quality, said: Mapping[str, str], language: str) -> Iterator[str]:
    how = words("read_by", language)
    parts = []
    for method in ("ocr", "layer", "none"):
        pages = [page for page in quality.pages if page.method == method]
        if pages:
            sure = [page.confidence for page in pages if page.confidence is not None]
            share = " " + said["sure"].format(share=round(sum(sure) / len(sure))) if sure else ""
            numbers = ranges(page.number for page in pages)
            parts.append(said["pages"].format(numbers=numbers, how=how[method]) + share)
    if parts:
        yield said["read"].format(pages="; ".join(parts))


def _corrections(analysis: Analysis, said: Mapping[str, str]) -> Iterator[Told]:
    text = analysis.document.text
    for key, found in (("corrected", text.corrections), ("uncorrected", text.unplaced)):
        if found:
            names = ", ".join(dict.fromkeys(each.by for each in found if each.by)) or "?"
            quotes = ", ".join(f"“{each.old}”" for each in found[:_QUOTED]) + (", …" if len(found) > _QUOTED else "")
            yield Told(said[key].format(count=len(found), names=names, quotes=quotes))


def _doubts(quality: Quality, said: Mapping[str, str]) -> Iterator[Told]:
    doubts = list(quality.units.values())
    if doubts:
        quotes = ", ".join(f"“{doubt.words}”" for doubt in doubts[:_QUOTED])
        more = ", …" if len(doubts) > _QUOTED else ""
        places = tuple(doubt.eid for doubt in doubts)
        yield Told(said["doubts"].format(count=len(doubts), quotes=quotes + more), places)


def _unread(analysis: Analysis, quality: Quality, said: Mapping[str, str]) -> Iterator[Told]:
    count = sum(each.reason == "unplaced" for each in quality.unread)
    if count:
        told = (finding.eid for finding in analysis.findings if finding.code == _UNPLACED)
        places = tuple(eid for eid in told if not is_attached(eid))
        yield Told(said["unread"].format(count=count), places)
