"""Measuring each stage of one regulation against its gold: tree, metadata, references, changes, findings."""

from collections import Counter
from collections.abc import Iterable, Sequence

from extractor.law.address import is_annex, is_attached, is_top
from extractor.model.analysis import Analysis
from extractor.model.document import Document
from extractor.score.gold import Outline
from extractor.score.tally import Tally, compare, compare_values

_STATUS = {"resolved": "ok", "external": "ok", "ambiguous": "ok", "broken": "broken", "self": "self"}
# The gold names the title and closing blocks; findings know only the document as a whole.
_WHOLE = {"preface": "document", "conclusions": "document"}


def squeezed(words: str) -> str:
    """Return `words` with every run of white space as one blank."""
    return " ".join(words.split())


def units(document: Document, outline: Outline) -> dict[str, Tally]:
    """Return the tallies `units` (address and own text right), `addresses` and `headings`.

    Of a Lampiran the gold has only address and heading: its text and what stands inside it are not measured.
    """
    found = [
        (unit.eid, squeezed(document.own_text(unit)), squeezed(document.text.of(unit.heading)) if unit.heading else "")
        for unit in document.walk()
        if not _in_annex(unit.eid)
    ]
    wanted = [(unit.address, squeezed(unit.text), squeezed(unit.heading)) for unit in outline.units]
    return {
        "units": _texts(
            Counter((address, "" if _is_annex(address) else text) for address, text, _ in wanted),
            Counter((address, "" if _is_annex(address) else text) for address, text, _ in found),
        ),
        "addresses": compare([unit[0] for unit in wanted], [unit[0] for unit in found]),
        "headings": compare(
            [(address, heading) for address, _, heading in wanted if heading],
            [(address, heading) for address, _, heading in found if heading],
        ),
    }


def _is_annex(address: str) -> bool:
    return is_annex(address)


def _texts(wanted: Counter[tuple[str, str]], found: Counter[tuple[str, str]]) -> Tally:
    """Compare (address, text) pairs; a text that differs is shown from shortly before the first difference."""
    missed, extra = wanted - found, found - wanted
    texts, ours = dict(missed.keys()), dict(extra.keys())
    return Tally(
        sum((wanted & found).values()),
        tuple(_excerpt(*item, ours) for item in missed.elements()),
        tuple(_excerpt(*item, texts) for item in extra.elements()),
    )


def _excerpt(address: str, text: str, others: dict[str, str]) -> str:
    other = others.get(address)
    if other is None:
        return f"{address} | {text[:80]}"
    alike = next((at for at, pair in enumerate(zip(text, other, strict=False)) if pair[0] != pair[1]), len(other))
    start = max(0, min(alike, len(text)) - 25)
    return f"{address} | {'…' if start else ''}{text[start : start + 80]}"


def _in_annex(address: str) -> bool:
    return is_annex(address) and not is_top(address)


def metadata(document: Document, outline: Outline) -> Tally:
    """Return the tally of the values in the title and closing blocks."""
    meta = document.metadata
    found = {
        "iri": meta.iri,
        "jenis": meta.jenis,
        "nomor": meta.nomor,
        "tahun": meta.tahun,
        "tentang": meta.tentang,
        "pembentuk": meta.pembentuk,
        "ditetapkan": meta.ditetapkan.tanggal,
        "ditetapkan_di": meta.ditetapkan.tempat,
        "diundangkan": meta.diundangkan.tanggal,
        "penandatangan": meta.ditetapkan.nama,
        "sekretaris": meta.diundangkan.nama,
        "berita": meta.berita.teks if meta.berita else None,
    }
    return compare_values(
        {key: _plain(value) for key, value in outline.metadata.items() if key in found},
        {key: _plain(value) for key, value in found.items() if value},
    )


def _plain(value: str) -> str:
    return squeezed(value).rstrip(".").casefold()


def references(analysis: Analysis, rows: Sequence[Sequence[str]]) -> dict[str, Tally]:
    """Return the tallies `references` ((from, target) pairs), `status` (with their status) and `broken`.

    References inside Penjelasan and Lampiran are not counted, nor is a pair twice.
    """
    found = {
        (reference.source, target, _STATUS[reference.status])
        for reference in analysis.references
        for target in reference.targets
        if not is_attached(reference.source)
    }
    wanted = {(row[0], row[1], row[2]) for row in rows}
    return {
        "references": compare(sorted({item[:2] for item in wanted}), sorted({item[:2] for item in found})),
        "status": compare(sorted(wanted), sorted(found)),
        "broken": compare(
            sorted(item for item in wanted if item[2] != "ok"), sorted(item for item in found if item[2] != "ok")
        ),
    }


def changes(analysis: Analysis, rows: Sequence[Sequence[str]]) -> Tally:
    """Return the tally of changes: (type, target) pairs, a pair once."""
    wanted = {(row[1], row[2]) for row in rows}
    return compare(sorted(wanted), sorted({(change.type, change.target) for change in analysis.changes}))


def findings(
    analysis: Analysis,
    rows: Sequence[Sequence[str]],
    doubtful: Sequence[Sequence[str]],
    codes: Iterable[str],
) -> dict[str, Tally]:
    """Return one tally a code of `codes`: findings at the right address, as often as the gold has them there.

    A finding that the gold calls doubtful is no false alarm, and no miss where it does not come.
    """
    tallies = {}
    for code in sorted(codes):
        wanted = Counter(_WHOLE.get(row[1], row[1]) for row in rows if row[0] == code)
        free = {_WHOLE.get(row[1], row[1]) for row in doubtful if row[0] == code}
        found = Counter(finding.eid for finding in analysis.findings if finding.code == code)
        kept = {eid: min(count, wanted[eid]) if eid in free else count for eid, count in found.items()}
        tallies[code] = compare(wanted.elements(), Counter(kept).elements())
    return tallies
