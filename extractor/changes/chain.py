"""What is odd about amending acts beside the regulation that they are said to amend: told before they are applied."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz import fuzz

from extractor.changes.consolidation import Obstacle
from extractor.grammar import Form, Pattern, load
from extractor.law.address import is_attached, is_quoted, work_of
from extractor.law.numbers import ordinal_value
from extractor.law.units import FRAME
from extractor.model.analysis import Analysis
from extractor.references.patterns import patterns

# Two titles of one regulation have so much in common (per cent; chosen: one may be cut short or misread).
_SAME_TITLE = 70
# So far before a citation stand the words that say it is an earlier amendment (chosen).
_BEFORE_CHARS = 80


class Chain(Form, frozen=True):
    """The whole of `changes/chain.toml`."""

    ordinal: Pattern


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(load("changes/chain", Chain).ordinal.pattern, re.IGNORECASE)


def doubts_about(
    base: Analysis, act: Analysis, earlier: Sequence[Analysis], day: str | None
) -> Iterator[tuple[Obstacle, str]]:
    """Yield what is odd about `act`, which counts from `day`, as an amendment of `base` after the `earlier` ones.

    Each with words that show it: `same_act` and `before_base` say that it must not be applied, `other_title` and
    `earlier_missing` that the result may be wrong.
    """
    metadata, known = act.document.metadata, [each.document.metadata.iri for each in earlier]
    if metadata.iri is not None and metadata.iri in known:
        yield "same_act", metadata.iri
        return
    made = base.document.metadata.ditetapkan.tanggal or base.document.metadata.diundangkan.tanggal
    if made is not None and day is not None and day < made:
        yield "before_base", f"{day} < {made}"
        return
    if (title := _other_title(base, act)) is not None:
        yield "other_title", title
    missing = [work for work in _earlier_acts(base, act) if work not in known]
    match = _ordinal().match(metadata.tentang or "")
    place = ordinal_value(match[1].lower()) if match else None
    if missing:
        yield "earlier_missing", ", ".join(dict.fromkeys(missing))
    elif match and place and sum(map(_is_amendment, earlier)) + 1 < place:
        yield "earlier_missing", match[0]


def _is_amendment(act: Analysis) -> bool:
    return bool(patterns("amending")["title"].search(act.document.metadata.tentang or ""))


def _other_title(base: Analysis, act: Analysis) -> str | None:
    """Return the title by which an act names the base where none of those that it prints is that of the base."""
    work, own = base.document.metadata.iri, base.document.metadata.tentang
    if work is None or own is None:
        return None
    text = act.document.text
    titles = [text.of(r.citation.judul) for r in act.references
              if r.citation is not None and r.citation.iri == work and r.citation.judul is not None]  # fmt: skip
    alike = [fuzz.partial_ratio(own.casefold(), title.casefold()) for title in titles]
    return titles[0] if titles and max(alike) < _SAME_TITLE else None


def _earlier_acts(base: Analysis, act: Analysis) -> list[str]:
    """Return the acts by which, as an instruction says, the base was amended before."""
    work, document = base.document.metadata.iri, act.document
    before = patterns("amending")["earlier"]
    found: list[str] = []
    cites: set[str] = set()
    for reference in act.references:
        source = reference.source
        if reference.scope != "external" or is_quoted(source) or is_attached(source):
            continue
        if document.index[source].kind in FRAME:
            continue
        works = {work_of(target) for target in reference.targets}
        if work in works:
            cites.add(source)
        start = reference.span.start
        if source in cites and before.search(document.text.content[max(0, start - _BEFORE_CHARS) : start]):
            found += [each for each in works if each is not None and each != work]
    return found
