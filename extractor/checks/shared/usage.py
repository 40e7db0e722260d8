"""Where the defined terms of a regulation are used."""

import re
from collections.abc import Collection, Iterator, Sequence

from extractor.law.address import is_quoted
from extractor.law.units import OUTSIDE
from extractor.model.document import Document, Piece
from extractor.model.rule import Term
from extractor.model.text import small

# Defined terms that are looked at; the most seen in 55 texts: 66.
_TERMS = 400
# What may be joined to a word without making it another one.
_SUFFIX = r"(?:nya|lah|kah|pun)?"
_BRACKETED = re.compile(r"(?P<name>.{3,}?)\s?\((?P<short>[A-Z][\w/.-]{1,14})\)")
_EITHER = re.compile(r"/|\satau\s")
_LISTED = re.compile(r",?\sdan\s|,\s")
_WORDS = re.compile(r"\w+")


def unused(document: Document, terms: Sequence[Term], *, in_any_case: bool) -> Iterator[Term]:
    """Yield the terms that stand nowhere but in their own definition, in document order; those of quoted text never.

    `in_any_case` counts a use without capitals too, abbreviations apart. All terms are looked for together, the longest
    first, so that a use inside a longer term is one of that term. Of each no more is read than is needed to find one
    use.
    """
    terms = [term for term in terms if not is_quoted(term.defined_by)][:_TERMS]
    if not terms:
        return
    names: dict[str, set[int]] = {}
    names_of = [_names(term, in_any_case) for term in terms]
    for at, own in enumerate(names_of):
        for name in own:
            names.setdefault(name, set()).add(at)
    pattern = _any_of(sorted(names, key=len, reverse=True))
    squeezed: dict[str, set[int]] = {}
    for name, where in names.items():
        squeezed.setdefault(_squeezed(name), set()).update(where)
    as_named = {name: squeezed[_squeezed(name)] for name in names}
    homes = [document.index[term.defined_by].span for term in terms]
    used: set[int] = set()
    read: set[int] = set()
    for at, term in enumerate(terms):
        for piece in _searched(document, names_of[at]):
            if at in used:
                break
            if piece.span.start in read:
                continue
            read.add(piece.span.start)
            for match in pattern.finditer(piece.words):
                place = piece.span.start + match.start()
                name = match["name"]
                meant = as_named.get(name)
                if meant is None:
                    words = _squeezed(name)
                    meant = as_named[name] = squeezed.get(words) or squeezed[words.casefold()]
                for named in meant:
                    if not homes[named].start <= place < homes[named].end:
                        used.add(named)
        if at not in used:
            yield term


def is_written_small(document: Document, term: Term) -> bool:
    """Whether a term is used without its capitals; a heading all in capitals shows neither."""
    home = document.index[term.defined_by].span
    names = {name.casefold() for name in _names(term, in_any_case=True)}
    pattern = _any_of(sorted(names, key=len, reverse=True))
    for piece in _searched(document, names):
        for match in pattern.finditer(piece.words):
            place = piece.span.start + match.start()
            if not match[0].isupper() and not home.start <= place < home.end:
                return True
    return False


def _names(term: Term, in_any_case: bool) -> set[str]:
    """A term, its abbreviations, and each of several names that it gives at once.

    A name that counts in any case is returned in lower case: one written without capitals but the first, and with
    `in_any_case` every one but an abbreviation.
    """
    names = {" ".join(name.split()) for name in (term.term, *term.abbreviations)}
    names |= {part.strip() for name in names for part in _parts(name) if len(part.strip()) > 1}
    return {name.casefold() if _is_plain(name) or (in_any_case and not name.isupper()) else name for name in names}


def _parts(name: str) -> list[str]:
    """The names in a term that gives several: `Sambungan Rumah (SR)`, `Bupati/Walikota`, `Tanda A dan tanda B`."""
    if bracketed := _BRACKETED.fullmatch(name):
        return [bracketed["name"], bracketed["short"]]
    either = _EITHER.split(name)
    if len(either) > 1:
        return either
    parts = _LISTED.split(name)
    named = all(len(part.split()) > 1 for part in parts)
    alike = len({part.split()[0].casefold() for part in parts if part.split()}) == 1
    return parts if named and (len(parts) > 2 or alike) else [name]


def _is_plain(name: str) -> bool:
    first, *rest = name.split()
    return name.islower() or (bool(rest) and all(word.islower() for word in rest) and first[1:].islower())


def _any_of(names: Sequence[str]) -> re.Pattern[str]:
    """Return what matches each of the names where it stands alone, the first of several that begin at one place.

    Each branch opens with a letter and looks back only behind it, so that the search skips to the places of the first
    letters.
    """
    by_letter: dict[str, list[str]] = {}
    for name in names:
        words = r"\W{0,3}".join(map(re.escape, _WORDS.findall(name)))
        rest = words[1:]
        for letter in dict.fromkeys((words[:1], words[:1].upper()) if name.islower() else words[:1]):
            by_letter.setdefault(letter, []).append(f"(?i:{rest})" if name.islower() else rest)
    branches = (rf"{letter}(?<!\w{letter})(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return re.compile(rf"(?P<name>{'|'.join(branches)}){_SUFFIX}(?!\w)")


def _squeezed(name: str) -> str:
    """The letters of a name alone: `pra-fasilitas` is `Pra Fasilitas`, whatever stands between its words."""
    return "".join(_WORDS.findall(name))


def _searched(document: Document, names: Collection[str]) -> Iterator[Piece]:
    """Where a term of these names can be used: in the body with its headings, and in the annexes, its own definition
    included."""
    for name in names:
        for piece in document.pieces.holding(max(map(small, _WORDS.findall(name)), key=len)):
            if piece.unit.kind == "lampiran" or piece.unit.kind not in OUTSIDE:
                yield piece
