"""What the `meta` of an act says of the regulation: number, year, maker, dates, gazette.

Standard elements count first; our own element `regulation` in `proprietary` adds what no standard one holds, and names
what is `unknown` although the schema wants an element for it.
"""

from typing import Any

import msgspec
from lxml import etree

from extractor.law.akn import NAMESPACE, NULL_DATE, OWN_NAMESPACE, SIGNED
from extractor.model.document import Completeness, Gazette, HeadDoubt, Maker, Metadata, Signature
from extractor.source.akn.units import words_of

_ACT = "/akn/id/act/"


class _Meta:
    """The `meta` of one act: `own` is our own element, None in a file of somebody else."""

    def __init__(self, act: etree._Element) -> None:
        self.act = act
        self.own = next(iter(act.iterfind(f"{{{NAMESPACE}}}meta/{{*}}proprietary/{{{OWN_NAMESPACE}}}regulation")), None)
        self.unknown = () if self.own is None else tuple((self.own.get("unknown") or "").split())

    def standard(self, path: str, attribute: str, field: str = "") -> str | None:
        """Return an attribute of the first standard element, None where the field is unknown."""
        steps = "/".join(f"{{{NAMESPACE}}}{step}" for step in path.split("/"))
        found = self.act.find(f"{{{NAMESPACE}}}meta/{steps}")
        return None if found is None or field in self.unknown else found.get(attribute)

    def added(self, field: str) -> str | None:
        """Return what our own element adds."""
        return None if self.own is None else self.own.get(field)

    def elements(self, name: str) -> list[etree._Element]:
        """Return the elements of that name in our own one."""
        return [] if self.own is None else list(self.own.iterfind(f"{{{OWN_NAMESPACE}}}{name}"))

    def children(self, name: str) -> list[dict[str, str]]:
        """Return the attributes of elements of that name in our own one."""
        return list(map(_attributes, self.elements(name)))


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in element.attrib.items()}


def _joint(element: etree._Element) -> Maker:
    """Return one of several makers with its signatures and its gazette."""
    parts = {each.tag.rpartition("}")[2]: _attributes(each) for each in element}
    berita = parts.get("berita")
    return Maker(
        **_attributes(element),
        ditetapkan=Signature(**parts.get("ditetapkan", {})),
        diundangkan=Signature(**parts.get("diundangkan", {})),
        berita=msgspec.convert({"tahun": None, "nomor": None, "seri": None, **berita}, Gazette) if berita else None,
    )


def metadata_of(act: etree._Element) -> Metadata:
    """Return what is said of the regulation that `act` is."""
    meta = _Meta(act)
    iri = meta.standard("identification/FRBRWork/FRBRuri", "value", "iri")
    jenis, place, year = _parts(iri)
    numbered = meta.standard("identification/FRBRWork/FRBRnumber", "value")
    own = meta.own is not None
    enacted = _date(meta.standard("identification/FRBRWork/FRBRdate", "date"))
    ditetapkan = _signature(meta, "penetapan", "ditetapkan")
    return Metadata(
        iri=meta.added("iri") or iri,
        jenis=meta.standard("identification/FRBRWork/FRBRsubtype", "value", "jenis") or (None if own else jenis),
        nomor=numbered,
        tahun=meta.added("tahun") if own else year,
        tentang=meta.added("tentang") if own else _subject(act),
        pembentuk=_maker(meta),
        tempat=meta.added("tempat") if own else place,
        ditetapkan=msgspec.structs.replace(ditetapkan, tanggal=ditetapkan.tanggal or enacted),
        diundangkan=_signature(meta, "pengundangan", "diundangkan"),
        berita=_gazette(meta),
        parent=meta.added("parent"),
        doubts=tuple(msgspec.convert({**each, "span": None}, HeadDoubt) for each in meta.children("doubt")),
        bersama=tuple(map(_joint, meta.elements("maker"))),
    )


def completeness_of(act: etree._Element) -> Completeness:
    """Return which parts of the regulation the file has."""
    own = _Meta(act).added("complete")
    if own is not None:
        parts = own.split()
        return Completeness("head" in parts, "body" in parts, "tail" in parts)
    body = act.find(f"{{{NAMESPACE}}}body")
    return Completeness(
        act.find(f"{{{NAMESPACE}}}preface") is not None,
        body is not None and len(body) > 0,
        act.find(f"{{{NAMESPACE}}}conclusions") is not None,
    )


def _parts(iri: str | None) -> tuple[str | None, str | None, str | None]:
    """Return kind, place and year that the IRI of a work holds."""
    steps = (iri or "").removeprefix(_ACT).split("/")
    if len(steps) < 3:
        return None, None, None
    return steps[0], "/".join(steps[1:-2]) or None, steps[-2]


def _subject(act: etree._Element) -> str | None:
    title = next(iter(act.iterfind(f"{{{NAMESPACE}}}preface//{{*}}docTitle")), None)
    return words_of(title) or None if title is not None else None


def _date(value: str | None) -> str | None:
    return None if value == NULL_DATE else value


def _maker(meta: _Meta) -> str | None:
    author = (meta.standard("identification/FRBRWork/FRBRauthor", "href", "pembentuk") or "").removeprefix("#")
    for entity in meta.act.iterfind(f"{{{NAMESPACE}}}meta/{{*}}references/{{*}}TLCOrganization"):
        if entity.get("eId") == author:
            return entity.get("showAs")
    return None


def _signature(meta: _Meta, container: str, field: str) -> Signature:
    """Return who signed where and when: the marked words of the closing block, else what our own element adds."""
    said: dict[str, str] = next(iter(meta.children(field)), {})
    for holder in meta.act.iterfind(f"{{{NAMESPACE}}}conclusions/{{*}}container[@name='{container}']"):
        for key, element in SIGNED.items():
            found: Any = next(iter(holder.iter(f"{{{NAMESPACE}}}{element}")), None)
            if found is not None and key not in said:
                said[key] = found.get("date") if key == "tanggal" else words_of(found)
    return Signature(**{key: said.get(key) for key in SIGNED})


def _gazette(meta: _Meta) -> Gazette | None:
    name, printed = meta.standard("publication", "name"), meta.standard("publication", "showAs")
    if name is None or printed is None:
        return None
    more: dict[str, str] = next(iter(meta.children("berita")), {})
    year = more.get("tahun") if meta.own is not None else None
    return Gazette(name, year, meta.standard("publication", "number"), more.get("seri"), printed)
