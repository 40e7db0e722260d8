"""Which kind of regulation the first words of a title name, and whose it is.

Kinds are the rows of `law/instruments.toml`; their names count with a letter or two misread. What no row names is read
by the open tail of that file: a genre (Peraturan, Keputusan, Maklumat …) and any office.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from msgspec import Struct
from rapidfuzz.distance import OSA

from extractor.law.address import slug
from extractor.law.instruments import Kind, full_names, heads_of_regions, instruments, key, maker_slug

# Letters of a name of a kind that may be misread, and the letters that such a name has at least.
_MISREAD_LETTERS = 2
_LONG_NAME_LETTERS = 14
_LEAST_LETTERS = 10
# Figures and strokes that stand for a letter in capitals.
_AS_LETTERS = str.maketrans("10|!58", "IOIISB")
_STOPS = " ,.:;"
# What may stand between the words of a kind in a title
_BETWEEN = r"[\s.·_–-]"
_GAPS = re.compile(f"{_BETWEEN}+")
_OPEN_RANK = 9
# Letters of a genre of which one may be misread.
_GENRE_LETTERS = 8


class NamedKind(Struct, frozen=True):
    """A kind that is named: `office` are the words of its name after the genre, `rest` those of whose it is.

    Both are in capitals. `sure` is false where a letter of the name is misread, `known` where no row has the kind.
    """

    kind: Kind
    office: str
    rest: str
    sure: bool = True
    known: bool = True


@lru_cache(maxsize=1024)
def named_kind(words: str) -> NamedKind | None:
    """Return the kind that `words` (`PERATURAN BUPATI BEKASI`) open with, None where they open with no genre."""
    words = " ".join(words.split()).strip(_STOPS).upper()
    found = _printed(words) or _misread(words)
    if found is None or (_is_genre(found.kind) and found.kind.maker == "place" and not _has_place(found)):
        return _open(words) or found
    return found


def _has_place(named: NamedKind) -> bool:
    return not named.rest or maker_slug(named.kind, named.rest) is not None


class _Name(NamedTuple):
    """A printed kind in capitals: its words, the same without what may stand between them, its letters alone."""

    words: tuple[str, ...]
    glued: str
    letters: str
    kind: Kind


@cache
def _names() -> tuple[_Name, ...]:
    """All printed kinds, longest first."""
    return tuple(
        _Name(words, "".join(words), key(name).upper(), kind)
        for name, kind in full_names()
        for words in [tuple(re.split(r"[ -]", name.upper()))]
    )


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """The words of a kind as they are printed; in a title a scan may glue them together."""
    return re.compile(rf"{_BETWEEN}*".join(map(re.escape, words)))


def _printed(words: str) -> NamedKind | None:
    plain = words.translate(_AS_LETTERS)
    glued = _GAPS.sub("", plain)
    for name in _names():
        if glued.startswith(name.glued) and (match := _pattern(name.words).match(plain)):
            return _named(name.kind, match[0], words[match.end() :])
    return None


def _misread(words: str) -> NamedKind | None:
    """The kind whose name the first letters are but for one or two; it ends where a word ends."""
    places = [at for at, sign in enumerate(words) if sign.isalnum() or sign in "|!"]
    letters = "".join(words[at] for at in places).translate(_AS_LETTERS)
    whole = {end for end, at in enumerate(places, 1) if at + 1 == len(words) or not words[at + 1].isalnum()}
    best: tuple[int, int, NamedKind] | None = None
    for _, _, name, kind in _names():
        size = len(name)
        if size < _LEAST_LETTERS:
            continue
        limit = _MISREAD_LETTERS if size >= _LONG_NAME_LETTERS else 1
        for end in whole.intersection((size - 1, size, size + 1)):
            distance = OSA.distance(letters[:end], name, score_cutoff=limit)
            if distance <= limit and (best is None or (distance, -size) < best[:2]):
                rest = words[places[end - 1] + 1 :]
                best = (distance, -size, _named(kind, kind.name.upper(), rest, sure=False))
    return best[2] if best else None


def _named(kind: Kind, printed: str, rest: str, *, sure: bool = True) -> NamedKind:
    office = "" if _is_genre(kind) else printed.partition(" ")[2]
    return NamedKind(kind, office, rest.strip(_STOPS), sure)


def _is_genre(kind: Kind) -> bool:
    """Whether the whole name of a kind is a genre, with no office in it: Qanun, Surat Edaran."""
    return kind.name in instruments().open.genres


@cache
def _genres() -> tuple[str, ...]:
    return tuple(sorted((genre.upper() for genre in instruments().open.genres), key=len, reverse=True))


@cache
def _offices() -> tuple[str, ...]:
    heads = (name for head in heads_of_regions() for name in head.names if " " in name)
    return tuple(sorted({office.upper() for office in (*instruments().open.offices, *heads)}, key=len, reverse=True))


def _open(words: str) -> NamedKind | None:
    """A kind by the open tail: its genre, then an office of one word or one of the known ones of several."""
    for genre in _genres():
        head = words[: len(genre)]
        ends = words[len(genre) : len(genre) + 1] in ("", " ")
        misread = len(genre) > _GENRE_LETTERS and OSA.distance(head.translate(_AS_LETTERS), genre, score_cutoff=1) <= 1
        if not ends or not (head == genre or misread):
            continue
        rest = words[len(genre) :].strip(_STOPS)
        office = next((each for each in _offices() if f"{rest} ".startswith(f"{each} ")), rest.partition(" ")[0])
        name = f"{genre} {office}".strip().title()
        kind = Kind(slug(name), name, "open", "", _OPEN_RANK)
        return NamedKind(kind, office, rest[len(office) :].strip(_STOPS), sure=head == genre, known=False)
    return None
