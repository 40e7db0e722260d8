"""References broken at random: each change with the place where it must be found and what stood there before."""

import re
from dataclasses import dataclass

from extractor.model.analysis import Analysis
from extractor.references import references_of
from extractor.rules.terms import terms_of
from extractor.source import read_bytes
from extractor.tree import build

# Few in one text, so that it does not look as if it had been misread as a whole.
TOGETHER = 5
_AYAT = re.compile(r"ayat\s*\((\d+)\)")
_PASAL = re.compile(r"[Pp]asal\s+(\d+)(?!\w)")
_HURUF = re.compile(r"huruf\s+([a-z])(?!\w)")


@dataclass(frozen=True)
class Mutation:
    """One change: its kind, the words `start:end` that become `words`, the citing unit, what the reference meant."""

    kind: str
    start: int
    end: int
    words: str
    source: str
    meant: str | None


def analysis_of(content):
    document = build(read_bytes(content.encode(), "naskah.txt"))
    return Analysis(document, references_of(document), terms=terms_of(document))


def plain_references(analysis):
    """Yield the references that name one provision of the text itself, by its number."""
    for reference in analysis.references:
        if (reference.scope, reference.status, len(reference.targets)) != ("internal", "resolved", 1):
            continue
        if reference.reason or reference.relation == "mengubah" or "__qstr_" in reference.source:
            continue
        if reference.targets[0] in analysis.document.index and reference.pinpoints[0].upto is None:
            yield reference


def beyond_the_end(analysis, reference, rng):
    """Another number instead of one in the citation, larger than any of its list."""
    document, target = analysis.document, reference.targets[0]
    quote = document.text.content[reference.span.start : reference.span.end]
    steps = [
        (pattern, kind)
        for pattern, kind in ((_PASAL, "pasal"), (_AYAT, "ayat"), (_HURUF, "huruf"))
        if pattern.search(quote)
    ]
    if not steps:
        return None
    pattern, kind = rng.choice(steps)
    unit = next((each for each in (document.index[target], *document.ancestors(target)) if each.kind == kind), None)
    if unit is None or len(pattern.findall(quote)) != 1:
        return None
    above = document.parents[unit.eid]
    row = document.walk() if kind == "pasal" else document.index[above].children
    labels = [each.label for each in row if each.kind == kind]
    if kind == "huruf":
        later = [letter for letter in "abcdefghijklmnopqrstuvwxyz" if letter > max(labels)]
        if not later or any(len(label) > 1 for label in labels):
            return None
        words = rng.choice(later)
    else:
        words = str(max(int(re.match(r"\d+", label)[0]) for label in labels if label[0].isdigit()) + rng.randint(1, 40))
    match = pattern.search(quote)
    at = reference.span.start + match.start(1)
    return Mutation("beyond", at, at + len(match[1]), words, reference.source, target)


def ayat_of_a_pasal_without(analysis, reference, rng):
    """`Pasal 5 ayat (2)` for Pasal 5, which is not divided."""
    unit = analysis.document.index[reference.targets[0]]
    if unit.kind != "pasal" or any(below.kind == "ayat" for below in unit.children):
        return None
    if not analysis.document.text.content[: reference.span.end][-1].isdigit():
        return None
    end = reference.span.end
    return Mutation("no_ayat", end, end, f" ayat ({rng.randint(1, 9)})", reference.source, unit.eid)


def reversed_range(analysis, reference, rng):
    """`ayat (4) sampai dengan ayat (2)` for ayat (2)."""
    document = analysis.document
    unit = document.index[reference.targets[0]]
    if unit.kind not in ("pasal", "ayat") or not unit.label.isdigit():
        return None
    above = document.parents[unit.eid]
    row = document.walk() if unit.kind == "pasal" else document.index[above].children
    later = [
        each.label
        for each in row
        if each.kind == unit.kind and each.label.isdigit() and int(each.label) > int(unit.label)
    ]
    words = document.text.content[reference.span.start : reference.span.end]
    match = re.search(r"ayat\s*\(\d+\)\Z" if unit.kind == "ayat" else r"[Pp]asal\s+\d+\Z", words)
    if not later or match is None:
        return None
    at = reference.span.start + match.start()
    larger = match[0].replace(unit.label, rng.choice(later))
    return Mutation(
        "reversed", at, reference.span.end, f"{larger} sampai dengan {match[0]}", reference.source, unit.eid
    )


def removed_article(analysis, reference, rng):
    """The whole Pasal that is cited is taken away; nothing can be suggested then."""
    document, target = analysis.document, reference.targets[0]
    unit = next((each for each in (document.index[target], *document.ancestors(target)) if each.kind == "pasal"), None)
    if unit is None or "__" in unit.eid or reference.source.startswith(unit.eid):
        return None
    if reference.span.end > unit.span.start and reference.span.start < unit.span.end:
        return None
    end = min(unit.span.end + 1, len(document.text.content))
    return Mutation("removed", unit.span.start, end, "", reference.source, None)


KINDS = (beyond_the_end, ayat_of_a_pasal_without, reversed_range, removed_article)


def _made(analysis, kind, rng):
    """Yield mutations of one kind with the reference that each breaks, again and again over all references."""
    references = list(plain_references(analysis))
    while True:
        rng.shuffle(references)
        some = False
        for reference in references:
            mutation = kind(analysis, reference, rng)
            if mutation is not None:
                some = True
                yield reference, mutation
        if not some:
            return


def batches(analysis, rng, wanted):
    """Yield rows of a few mutations that can be made together, `wanted` in all, of every kind in turn."""
    sources = [_made(analysis, kind, rng) for kind in KINDS]
    row, taken, made = [], set(), 0
    while made < wanted and sources:
        source = sources[made % len(sources)]
        pair = next(source, None)
        if pair is None:
            sources.remove(source)
            continue
        made += 1
        reference, mutation = pair
        if mutation.kind == "removed":
            yield [pair]
            continue
        if reference.id in taken or len(row) == TOGETHER:
            yield row
            row, taken = [], set()
        row.append(pair)
        taken.add(reference.id)
    if row:
        yield row


def applied(content, mutations):
    """Return the text with the mutations made, and where a place of the old text is in the new one."""
    ordered = sorted(mutations, key=lambda each: each.start)
    out, at = [], 0
    for each in ordered:
        out += [content[at : each.start], each.words]
        at = each.end
    changed = "".join([*out, content[at:]])

    def moved(place):
        return place + sum(len(each.words) - (each.end - each.start) for each in ordered if each.end <= place)

    return changed, moved
