"""Finding the regulations that a text names: kind, maker, number, year, title and gazettes, as printed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec
from msgspec import Struct

from extractor.law.instruments import Kind, instruments, joint_makers, key, kinds, next_head
from extractor.law.kind_names import named_kind
from extractor.law.misreadings import work_number, year_number
from extractor.law.statutes import name_pattern, opening_pattern
from extractor.model.ranges import Ranges
from extractor.model.text import small
from extractor.references.patterns import patterns

Form = Literal["numbered", "this", "that", "named", "statute", "bare", "unknown"]

# The bracket with the gazettes of a work; the longest seen in 55 texts: 183.
_BRACKET_CHARS = 700
_SPELT_OUT = {
    "LN": "Lembaran Negara",
    "TLN": "Tambahan Lembaran Negara",
    "BN": "Berita Negara",
    "LD": "Lembaran Daerah",
    "TLD": "Tambahan Lembaran Daerah",
    "BD": "Berita Daerah",
}
# What joins a name to the next words.
_JOINING_END = re.compile(r"(?:\s(?:dan|atau|di|serta|atas|antara)){1,4}+\Z")
# The rank of a kind that no row names.
_LEAST_RANK = 9


class GazetteName(Struct, frozen=True):
    """A gazette as printed (`Tambahan Lembaran Negara`), its year and number where printed, and its offsets."""

    nama: str
    tahun: str | None
    nomor: str | None
    start: int
    end: int


class WorkName(Struct, frozen=True):
    """A regulation as running text names it; offsets are those of the text that was searched.

    `form` says how: by number; `Peraturan Bupati ini`; `Undang-Undang tersebut`; by its short title (in `words`);
    by a name of its own (`KUHP`, in `words`); by its kind alone; or by number and a kind that has no address
    (`unknown`: `SK Rektor Nomor 9 Tahun 2020`). `title` are the offsets of the words after *tentang*. `inside` is true
    for a work that is named within the title of another. `alias` is the short name that the text gives it.
    `year_unread`: a year is printed but cannot be read.
    """

    kind: Kind
    form: Form
    start: int
    end: int
    maker: str = ""
    nomor: str | None = None
    tahun: str | None = None
    words: str = ""
    title: tuple[int, int] | None = None
    gazettes: tuple[GazetteName, ...] = ()
    alias: str | None = None
    inside: bool = False
    year_unread: bool = False


def works_in(text: str) -> list[WorkName]:
    """Return every regulation that `text` names, in order of appearance; the title of one may name further ones."""
    before = patterns("work")["before"]
    found: list[WorkName] = []
    lower = small(text)
    at = 0
    while match := next_head(text, lower, at):
        at = match.end()
        if before.search(text, max(0, match.start() - 24), match.start()):
            continue
        named = _named_at(text, match.start(), match.end(), kinds()[key(match[0])])
        if named[0].kind.numbered_only and named[0].form != "numbered":
            continue
        found += named
        if found[-1].form != "named":
            at = max(at, found[-1].end)
    if opening_pattern().search(lower):
        found = sorted([*found, *_statutes(text, found)], key=lambda work: work.start)
    if any(genre in lower for genre in _fused_genres()):
        found = sorted([*found, *_fused(text)], key=lambda work: work.start)
    if "nomor" in lower or "no." in lower:
        found = sorted([*found, *_of_open_kinds(text, found)], key=lambda work: work.start)
        found = sorted([*found, *_of_unknown_kinds(text, found)], key=lambda work: work.start)
    return _with_titles(text, found)


def _of_open_kinds(text: str, found: list[WorkName]) -> Iterator[WorkName]:
    """Yield the numbered works of kinds that no row names: `Peraturan Rektor Universitas Contoh Nomor 9 Tahun 2020`.

    One that names another work before its number is none: `Peraturan Pelaksanaan Undang-Undang Nomor 6 Tahun 2014`.
    """
    for match in _outside(found, _open_works().finditer(text)):
        printed = " ".join(match[0][: match.start("nomor") - match.start()].split())
        named = named_kind(re.sub(r"(?i)[\s,]*(?:nomor|nomer|no)\W*$", "", printed))
        if named is not None and not named.known and named.office:
            for work in _numbered(match.start(), named.kind, match):
                yield msgspec.structs.replace(work, maker=named.rest.title())


def _outside(found: Sequence[WorkName], matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the matches that have nothing in common with the works already found."""
    taken: Ranges | None = None
    for match in matches:
        taken = taken or Ranges((work.start, work.end) for work in found)
        if not taken.touch(*match.span()):
            yield match


def _fused(text: str) -> Iterator[WorkName]:
    """Yield the numbered works whose kind and ministry are one abbreviation that no row has: `Permendikbud`."""
    makers = instruments().makers
    for match in (match for pattern in _fused_works() for match in pattern.finditer(text)):
        if key(match["genre"] + match["ministry"]) in kinds():
            continue
        printed = " ".join(match["ministry"].split())
        maker = next((each for each in (printed, printed.upper()) if each in makers), printed.capitalize())
        for work in _numbered(match.start(), kinds()[key(match["genre"])], match):
            yield msgspec.structs.replace(work, maker=maker)


def _of_unknown_kinds(text: str, found: list[WorkName]) -> Iterator[WorkName]:
    """Yield the instruments of other kinds that are cited by number and year: `SK Rektor Nomor 9/2020`."""
    for match in _outside(found, _unknown_works().finditer(text)):
        kind = Kind("", match["genre"], "open", "", _LEAST_RANK, court=True)
        work = _numbered(match.start(), kind, match)[0]
        if work.tahun:
            yield msgspec.structs.replace(work, form="unknown")


@cache
def _fused_genres() -> tuple[str, ...]:
    return tuple(map(small, instruments().open.fused))


@cache
def _unknown_works() -> re.Pattern[str]:
    genres, pattern = "|".join(map(re.escape, instruments().open.unnamed)), patterns("work")
    return re.compile(
        rf"(?<!\w)(?P<genre>{genres})(?:{pattern['maker'].pattern}{pattern['number'].pattern})", re.VERBOSE
    )


@cache
def _fused_works() -> tuple[re.Pattern[str], ...]:
    """The patterns of an abbreviation with *Nomor* and without it."""
    genres = "|".join(instruments().open.fused)
    name = rf"(?<!\w)(?P<genre>{genres})(?P<ministry>[A-Za-z]{{2,14}}(?:\s[A-Z]{{2,8}})?)"
    numbers = (patterns("work")["number"].pattern, patterns("work")["short"].pattern)
    return tuple(re.compile(rf"{name}(?:{number})", re.VERBOSE) for number in numbers)


@cache
def _open_works() -> re.Pattern[str]:
    """The pattern of a genre in capitals, an office, its body and a number."""
    pattern, genres = patterns("work"), sorted(instruments().open.cited, key=len, reverse=True)
    names = "|".join(r"\s".join(genre.split()) for genre in genres)
    tail = pattern["maker"].pattern + pattern["number"].pattern
    return re.compile(rf"(?<!\w)(?:{names})(?=\s[A-Z])(?:{tail})", re.VERBOSE)


def _statutes(text: str, found: list[WorkName]) -> Iterator[WorkName]:
    """Yield the statutes that are cited by a name of their own, outside what was found.

    One that brackets behind the name give a number has it: `KUHP (UU Nomor 1 Tahun 2023)`.
    """
    numbered = {work.start: work for work in found if work.form == "numbered"}
    for match in name_pattern().finditer(text):
        if not any(work.start <= match.start() < work.end for work in found):
            opened = patterns("work")["numbered_behind"].match(text, match.end())
            work = numbered.get(opened.end()) if opened else None
            nomor, tahun = (work.nomor, work.tahun) if work else (None, None)
            named = WorkName(kinds()["undangundang"], "statute", match.start(), match.end(), words=match[0])
            yield msgspec.structs.replace(named, nomor=nomor, tahun=tahun)


@cache
def _tail(country: bool) -> re.Pattern[str]:
    pattern = patterns("work")
    return re.compile(pattern["country" if country else "maker"].pattern + pattern["number"].pattern, re.VERBOSE)


@cache
def _short_tail() -> re.Pattern[str]:
    """The maker and the number of an abbreviated kind without the word *Nomor*: `Permen LHK P.75/2019`."""
    pattern = patterns("work")
    return re.compile(pattern["maker"].pattern + pattern["short_number"].pattern, re.VERBOSE)


def _named_at(text: str, start: int, end: int, kind: Kind) -> list[WorkName]:
    pattern = patterns("work")
    if kind.only_year:
        year = pattern["constitution"].match(text, end)
        return [WorkName(kind, "numbered", start, year.end() if year else end)]
    if kind.year_first:
        number = pattern["year_first"].match(text, end)
        return _numbered(start, kind, number) if number else [WorkName(kind, "bare", start, end)]
    number = pattern["short"].match(text, end) if kind.short else None
    number = number or _tail(kind.maker in ("none", "fixed")).match(text, end)
    if not number and kind.short and kind.maker not in ("none", "fixed"):
        number = _short_tail().match(text, end)
    if number:
        return _numbered(start, kind, number)
    for form in ("this", "that"):
        if match := pattern[form].match(text, end):
            return [WorkName(kind, form, start, match.end())]
    if match := pattern["named"].match(text, end):
        words = _JOINING_END.sub("", match[0])
        return [WorkName(kind, "named", start, match.start() + len(words), words=_title_words(words))]
    return [WorkName(kind, "bare", start, end)]


def _title_words(words: str) -> str:
    """Return the words of a title without the *tentang* before them."""
    return re.sub(r"^\s?(?i:tentang)\s", "", words).strip()


def _numbered(start: int, kind: Kind, match: re.Match[str]) -> list[WorkName]:
    """Return the work or works (`Nomor 12 dan Nomor 13 Tahun 1950`) of one number clause."""
    groups = match.groupdict()
    printed = groups["nomor"].rstrip(" .,;-–")
    end = match.end() if groups["tahun"] or groups["more"] else match.start("nomor") + len(printed)
    nomor = work_number(printed)
    tahun = year_number(groups["tahun"]) if groups["tahun"] else None
    last = r"(?=$|/)" if kind.court else "$"  # a court goes on with its own name: 5/Pdt.G/2019/PN Btl
    if not tahun and (year := re.search(rf"(?:^|[/-])((?:19|20)[0-9]{{2}}){last}", nomor)):
        tahun = year[1]
        if re.fullmatch(r"[0-9]+[A-Z]?\s?/\s?[0-9]{4}", nomor):
            nomor = nomor.split("/")[0].strip()
    maker = " ".join((groups.get("maker") or "").split()).strip(" ,")
    unread = not tahun and bool(patterns("damaged")["year"].match(match.string, end))
    works = [WorkName(kind, "numbered", start, end, maker, nomor, tahun, year_unread=unread)]
    if groups["more"]:
        first = match.end("nomor")
        works[0] = msgspec.structs.replace(works[0], end=first)
        for other in re.finditer(r"[0-9]{1,3}[A-Z]?(?!\w)", groups["more"]):
            at = match.start("more") + other.start()
            works.append(WorkName(kind, "numbered", at, at + len(other[0]), maker, other[0], tahun))
        works[-1] = msgspec.structs.replace(works[-1], end=end)
    works += _further(match.string, works[-1])
    if kind.maker == "joint" and len(works) == len(joint_makers(maker)):  # each maker has a number of its own
        return [msgspec.structs.replace(works[0], end=works[-1].end, tahun=works[0].tahun or works[-1].tahun)]
    return works


def _further(text: str, first: WorkName) -> Iterator[WorkName]:
    """Yield the works of the same kind and maker that follow by their numbers: `jo. Nomor 120 Tahun 2018`."""
    work = first
    while work.tahun and (match := patterns("work")["further"].match(text, work.end)):
        work = msgspec.structs.replace(
            work, start=match.start("nomor"), end=match.end(), nomor=match["nomor"], tahun=match["tahun"]
        )
        yield work


def _with_titles(text: str, found: list[WorkName]) -> list[WorkName]:
    """Give each numbered work its title, gazettes and alias; what stands in another's title is marked `inside`."""
    pattern = patterns("work")
    out: list[WorkName] = []
    inside_until = 0
    for work in found:
        if work.form not in ("numbered", "unknown") or work.kind.only_year:
            out.append(msgspec.structs.replace(work, inside=work.start < inside_until))
            continue
        inside = work.start < inside_until
        title = _title(text, work.end)
        after = title[1] if title else work.end
        gazettes: tuple[GazetteName, ...] = ()
        if title and not inside and pattern["penetapan"].match(text, title[0]):
            bracket = _bracket(text, after)
            enacted = pattern["enacted"].match(text, bracket[1] if bracket else after)
            if enacted:
                title = (title[0], enacted.end())
                after = enacted.end()
        if inside:
            enacted_inner = pattern["enacted"].search(text, title[0], title[1]) if title else None
            if enacted_inner and title:
                title = (title[0], enacted_inner.start())
            bracket = _bracket(text, after)
            if bracket and bracket[1] <= inside_until:
                gazettes = gazettes_in(text, *bracket)
        else:
            bracket = _bracket(text, after)
            if bracket:
                gazettes = gazettes_in(text, *bracket)
            inside_until = title[1] if title else 0
        tail = max(after, gazettes[-1].end + 1 if gazettes else 0)
        alias = pattern["alias"].match(text, tail)
        tahun = work.tahun or next((g.tahun for g in gazettes if g.tahun), None)
        out.append(
            msgspec.structs.replace(
                work,
                tahun=tahun,
                title=title,
                gazettes=gazettes,
                inside=inside,
                alias=alias["alias"] if alias else None,
            )
        )
    return out


def _title(text: str, end: int) -> tuple[int, int] | None:
    pattern = patterns("work")
    about = pattern["about"].match(text, end)
    words = pattern["title"].match(text, about.end()) if about else None
    if not about or not words:
        return None
    tail = pattern["title_tail"].search(words[0])
    return (about.end(), about.end() + tail.start() if tail else words.end())


def _bracket(text: str, at: int) -> tuple[int, int] | None:
    """Return the offsets of the bracket that opens at or just after `at`."""
    while at < len(text) and text[at] in " ,.":
        at += 1
    if at >= len(text) or text[at] != "(":
        return None
    close = text.find(")", at, at + _BRACKET_CHARS)
    return (at, close + 1) if close >= 0 else None


def gazettes_in(text: str, start: int, end: int) -> tuple[GazetteName, ...]:
    """Return the gazettes in `text[start:end]`, abbreviations spelt out; one without its own year has none."""
    names = [
        GazetteName(_SPELT_OUT[match["nama"]], match["tahun"], match["nomor"], match.start(), match.end())
        for match in patterns("gazette")["short"].finditer(text, start, end)
    ]
    for match in patterns("gazette")["one"].finditer(text, start, end):
        nomor = match["nomor"] or match["nomor2"]
        if not nomor and not (match["tahun"] or match["tahun2"]):
            continue
        names.append(
            GazetteName(
                " ".join(match["nama"].split()),
                match["tahun"] or match["tahun2"],
                nomor.rstrip(".,;/") if nomor else None,
                match.start(),
                match.end(),
            )
        )
    return tuple(sorted(names, key=lambda name: name.start))
