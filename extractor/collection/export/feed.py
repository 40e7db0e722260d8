"""The feed that members of the national network of legal documentation (JDIHN) publish: 28 keys a regulation.

Perpres 33/2012 and Permenkumham 8/2019. All values are strings; `-` stands where a member has none, and what only the
member itself knows (shelf mark, ISBN) is always `-`. `subjek` and `bidangHukum` are suggestions from the title.
"""

from collections.abc import Callable
from functools import cache

from msgspec import Struct

from extractor.emit.names import kind_and_maker, kind_name, numbers
from extractor.grammar import Form, load
from extractor.law.address import is_legal_basis, is_recital, parent
from extractor.law.instruments import instruments, region_name
from extractor.law.units import GROUPING
from extractor.model.analysis import Analysis
from extractor.model.document import Document, Gazette
from extractor.model.text import small
from extractor.references.cited_works import Registry

_NONE = "-"
_LANGUAGE, _OPERATION, _DISPLAY = "Indonesia", "4", "1"
_PROVINCE = "Provinsi "


class _Short(Form, frozen=True):
    short: tuple[tuple[str, str], ...]


class Field(Form, frozen=True):
    """A field of law and the words of a title that tell it."""

    name: str
    words: tuple[str, ...]


class Feed(Form, frozen=True):
    """The whole of `drafting/feed.toml`."""

    gazette: _Short
    region: _Short
    field: tuple[Field, ...]


@cache
def _feed() -> Feed:
    return load("drafting/feed", Feed)


class Item(Struct, frozen=True):
    """One regulation in the feed; the keys are those of the network, in its order."""

    idData: str
    tahun_pengundangan: str
    tanggal_penetapan: str
    tanggal_pengundangan: str
    jenis: str
    singkatanJenis: str
    noPeraturan: str
    judul: str
    noPanggil: str
    tempatTerbit: str
    penerbit: str
    deskripsiFisik: str
    sumber: str
    subjek: str
    isbn: str
    nomorIndukBuku: str
    status: str
    bahasa: str
    bidangHukum: str
    teuBadan: str
    fileDownload: str
    urlDownload: str
    urlDetailPeraturan: str
    abstrak: str
    urlAbstrak: str
    last_updated: str
    operasi: str
    display: str


class Known(Struct, frozen=True):
    """What the store knows beside the text: id, status and the act that decides on it, file, day of the last change."""

    key: str
    status: str
    by: str | None
    file: str
    updated: str


def item(analysis: Analysis, known: Known, stem: str, base: str) -> Item:
    """Return one regulation of the feed; `stem` names its files, `base` is the address of the member's site."""
    document = analysis.document
    meta = document.metadata
    title = _title(document)
    download = _file_name(known.file)
    return Item(
        idData=known.key,
        tahun_pengundangan=(meta.diundangkan.tanggal or "")[: len("2017")] or meta.tahun or _NONE,
        tanggal_penetapan=meta.ditetapkan.tanggal or _NONE,
        tanggal_pengundangan=meta.diundangkan.tanggal or _NONE,
        jenis=kind_name(meta.jenis),
        singkatanJenis=_short_kind(meta.jenis),
        noPeraturan=" dan ".join(maker.nomor or _NONE for maker in meta.bersama) or meta.nomor or _NONE,
        judul=title,
        noPanggil=_NONE,
        tempatTerbit=meta.diundangkan.tempat or meta.ditetapkan.tempat or _NONE,
        penerbit=_publisher(document),
        deskripsiFisik=f"{pages} hlm." if (pages := document.text.source.pages) else _NONE,
        sumber=_source(document),
        subjek=_subjects(analysis) or _NONE,
        isbn=_NONE,
        nomorIndukBuku=_NONE,
        status=known.status.replace("_", " ") + (f" ({known.by})" if known.by else ""),
        bahasa=_LANGUAGE,
        bidangHukum=_field(title),
        teuBadan=_corporate_entry(document),
        fileDownload=download,
        urlDownload=f"{base}/unduh/{download}" if base else _NONE,
        urlDetailPeraturan=f"{base}/peraturan/{stem}" if base else _NONE,
        abstrak=f"{stem}.abstrak.txt",
        urlAbstrak=f"{base}/abstrak/{stem}.abstrak.txt" if base else _NONE,
        last_updated=known.updated,
        operasi=_OPERATION,
        display=_DISPLAY,
    )


def _file_name(path: str) -> str:
    return path.rpartition("/")[2] or _NONE


def _title(document: Document) -> str:
    meta = document.metadata
    about = " ".join((meta.tentang or "").split())
    number = numbers(meta) if meta.bersama else f"Nomor {meta.nomor or _NONE} Tahun {meta.tahun or _NONE}"
    return f"{kind_and_maker(meta)} {number} tentang {about or _NONE}"


def _short_kind(jenis: str | None) -> str:
    names = [name for row in instruments().jenis if row.jenis == jenis for name in row.short]
    return (names[0] if names else jenis or _NONE).upper()


def _publisher(document: Document) -> str:
    meta = document.metadata
    if meta.bersama:
        return "; ".join(
            _publisher_of(maker.tempat, maker.diundangkan.jabatan or maker.pembentuk) for maker in meta.bersama
        )
    return _publisher_of(meta.tempat, meta.diundangkan.jabatan or meta.pembentuk)


def _publisher_of(place: str | None, office: str | None) -> str:
    region = region_name(place or "")
    return f"Sekretariat Daerah {region}" if region else office or _NONE


def _source(document: Document) -> str:
    meta = document.metadata
    all_of_them = [maker.berita for maker in meta.bersama if maker.berita] or ([meta.berita] if meta.berita else [])
    return "; ".join(map(_gazette, all_of_them)) or _NONE


def _gazette(own: Gazette) -> str:
    name = own.nama.title()
    for words, short in (*_feed().gazette.short, *_feed().region.short):
        name = name.replace(words, short)
    parts = [name, f"Tahun {own.tahun}" if own.tahun else "", f"Nomor {own.nomor}" if own.nomor else ""]
    return " ".join(part for part in parts if part) + (f" Seri {own.seri}" if own.seri else "")


def _subjects(analysis: Analysis) -> str:
    """Return the defined terms that the title holds, the longest first, and the region."""
    title = small(" ".join((analysis.document.metadata.tentang or "").split()))
    found: list[str] = []
    for term in sorted(analysis.terms, key=lambda term: (-len(term.term), term.term)):
        words = small(term.term)
        if words in title and not any(words in small(other) for other in found):
            found.append(term.term)
    region = region_name(analysis.document.metadata.tempat or "")
    return " - ".join([*found, *([region] if region else [])]).upper()


def _field(title: str) -> str:
    words = small(title)
    return next(row.name for row in _feed().field if not row.words or any(word in words for word in row.words))


def _corporate_entry(document: Document) -> str:
    """Return who is entered as author: the region, after its province where the text names that."""
    meta = document.metadata
    if meta.bersama:
        return "; ".join(region_name(maker.tempat or "") or maker.pembentuk for maker in meta.bersama)
    region = region_name(meta.tempat or "")
    if not region:
        return meta.pembentuk or "Indonesia"
    head = "\n".join(document.text.of(block.span) for block in document.blocks if block.kind == "kepala")
    province = region_name(Registry(document.metadata, head).province or "").removeprefix(_PROVINCE)
    if region.startswith(_PROVINCE):
        return region.removeprefix(_PROVINCE)
    return f"{province}. {region}" if province else region


def abstract(analysis: Analysis, one: Item) -> str:
    """Return the abstract sheet: subject, year and kind, title, why it was made, its legal basis, its matter, notes."""
    document = analysis.document
    recitals, grounds = _frame(document, is_recital), _frame(document, is_legal_basis)
    matter = [
        f"{document.text.of(unit.num)} {document.text.of(unit.heading)}"
        for unit in document.walk()
        if unit.kind in GROUPING and unit.num and unit.heading
    ]
    notes = [f"Status: {one.status}.", f"Ditetapkan {one.tanggal_penetapan}, diundangkan {one.tanggal_pengundangan}."]
    annexes = sum(unit.kind == "lampiran" for unit in document.provisions)
    notes += [f"Lampiran: {annexes}."] if annexes else []
    parts = (
        [one.subjek, "", f"{one.tahun_pengundangan}", f"{one.singkatanJenis} No. {one.noPeraturan}, {one.sumber}"],
        [one.judul],
        ["ABSTRAK:", "- Latar belakang:", *(f"  {words}" for words in recitals)],
        ["- Dasar hukum:", *(f"  {words}" for words in grounds)],
        ["- Materi pokok:", *(f"  {words}" for words in matter)],
        ["CATATAN:", *(f"- {words}" for words in notes)],
    )
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _frame(document: Document, within: Callable[[str], bool]) -> list[str]:
    return [
        f"{document.text.of(unit.num) if unit.num else ''} {document.own_text(unit)}".strip()
        for unit in document.walk()
        if within(unit.eid) and parent(unit.eid) and unit.own
    ]
