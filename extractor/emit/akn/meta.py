"""The `meta` of an act and of its components: FRBR identification, publication, lifecycle, modifications, references.

A date the text does not state is `0001-01-01`, the null date of Akoma Ntoso tools. What no standard element holds, and
which of them stand for something unknown, is said in an element of our own, so that the file can be read back.
"""

from extractor.emit.akn.writer import SOURCE, Writer, iso_date
from extractor.emit.akn.xml import Element, own_sub, sub, uri
from extractor.emit.names import kind_name, title
from extractor.law.address import work_of
from extractor.law.akn import NULL_DATE, SIGNED, UNKNOWN_KIND
from extractor.model.document import Maker, Metadata
from extractor.model.reference import Reference


def write_meta(w: Writer, element: Element) -> None:
    """Write the `meta` of the act into `element`. Call it last, when all entities are known."""
    meta = w.document.metadata
    _identification(w, element, "!main", title(w.document))
    if meta.berita:
        attributes = {"date": iso_date(meta.diundangkan.tanggal) or NULL_DATE, "name": meta.berita.nama}
        if meta.berita.nomor:
            attributes["number"] = meta.berita.nomor
        sub(element, "publication", showAs=meta.berita.teks, **attributes)
    in_force = _commencement(w)
    lifecycle = sub(element, "lifecycle", source=SOURCE)
    original = w.numbered("", "ro")
    sub(
        lifecycle,
        "eventRef",
        eId=w.numbered("", "eref"),
        date=_enacted(meta),
        source=f"#{original}",
        type="generation",
    )
    concept = ""
    if in_force:
        concept = w.entity("TLCConcept", "concept", "mulai berlaku")
        event = w.numbered("", "eref")
        sub(
            lifecycle,
            "eventRef",
            eId=event,
            date=str(meta.diundangkan.tanggal),
            source=f"#{original}",
            refersTo=f"#{concept}",
        )
    w.periods.write_events(lifecycle)
    _modifications(w, element, in_force)
    if in_force or w.periods.history.events:
        data = sub(element, "temporalData", source=SOURCE)
        concept = concept or w.entity("TLCConcept", "concept", "mulai berlaku")
        if in_force:
            eid = w.numbered("", "tmpg")
            group = sub(data, "temporalGroup", eId=eid)
            sub(group, "timeInterval", eId=f"{eid}__interval_1", refersTo=f"#{concept}", start=f"#{event}")
        w.periods.write_intervals(data, concept)
    _references(w, element, original)
    _own(w, sub(element, "proprietary", source=SOURCE))


def _own(w: Writer, element: Element) -> None:
    """Write what no standard element holds, and which standard elements stand for something unknown."""
    document = w.document
    meta = document.metadata
    known = {"iri": meta.iri, "jenis": meta.jenis, "pembentuk": meta.pembentuk}
    complete = document.completeness
    parts = {"head": complete.head, "body": complete.body, "tail": complete.tail}
    holder = own_sub(
        element,
        "regulation",
        unknown=" ".join(name for name, value in known.items() if value is None) or None,
        iri=meta.iri if meta.iri and meta.iri != w.iri else None,
        tahun=meta.tahun,
        tempat=meta.tempat,
        tentang=meta.tentang,
        parent=meta.parent,
        complete=" ".join(name for name, there in parts.items() if there),
    )
    for field, signature in (("ditetapkan", meta.ditetapkan), ("diundangkan", meta.diundangkan)):
        unsigned = {key: getattr(signature, key) for key, name in SIGNED.items() if (field, name) not in w.signed}
        if any(unsigned.values()):
            own_sub(holder, field, **unsigned)
    if meta.berita:
        own_sub(holder, "berita", tahun=meta.berita.tahun, seri=meta.berita.seri)
    for maker in meta.bersama:
        _joint(holder, maker)
    for doubt in meta.doubts:
        own_sub(holder, "doubt", field=doubt.field, value=doubt.value, source=doubt.source, other=doubt.other)


def _joint(holder: Element, maker: Maker) -> None:
    """Write one of several makers, with signatures and gazette."""
    element = own_sub(
        holder, "maker", pembentuk=maker.pembentuk, nomor=maker.nomor, tahun=maker.tahun, tempat=maker.tempat
    )
    for field, signature in (("ditetapkan", maker.ditetapkan), ("diundangkan", maker.diundangkan)):
        own_sub(element, field, **{key: getattr(signature, key) for key in SIGNED})
    if maker.berita:
        gazette = maker.berita
        own_sub(
            element, "berita", nama=gazette.nama, tahun=gazette.tahun, nomor=gazette.nomor, seri=gazette.seri,
            teks=gazette.teks,
        )  # fmt: skip


def write_component_meta(w: Writer, parent: Element, component: str, name: str) -> None:
    """Write the `meta` of an annex or elucidation; `component` is its work component (`!lampiran_1`)."""
    _identification(w, sub(parent, "meta"), component, name)


def _enacted(meta: Metadata) -> str:
    return iso_date(meta.ditetapkan.tanggal) or NULL_DATE


def author(w: Writer) -> str:
    """Return the eId of the body that made the regulation."""
    meta = w.document.metadata
    return w.entity("TLCOrganization", "org", meta.pembentuk or kind_name(meta.jenis))


def _identification(w: Writer, element: Element, component: str, name: str) -> None:
    meta = w.document.metadata
    iri, date, maker = w.iri, _enacted(meta), f"#{author(w)}"
    history = w.periods.history
    day = history.day or iso_date(meta.ditetapkan.tanggal)
    expression = f"{iri}/ind@{day or ''}"
    holder = sub(element, "identification", source=SOURCE)

    def level(kind: str, this: str, uri: str) -> Element:
        part = sub(holder, kind)
        sub(part, "FRBRthis", value=this)
        sub(part, "FRBRuri", value=uri)
        return part

    work = level("FRBRWork", f"{iri}/{component}", iri)
    sub(work, "FRBRalias", value=name, name="title")
    sub(work, "FRBRdate", date=date, name="penetapan")
    sub(work, "FRBRauthor", href=maker, **{"as": "#pembentuk"})
    for each in meta.bersama:
        sub(work, "FRBRauthor", href=f"#{w.entity('TLCOrganization', 'org', each.pembentuk)}", **{"as": "#pembentuk"})
    sub(work, "FRBRcountry", value="id")
    sub(work, "FRBRsubtype", value=meta.jenis or UNKNOWN_KIND)
    if meta.nomor:
        sub(work, "FRBRnumber", value=meta.nomor)
    for each in meta.bersama[1:]:
        if each.nomor:
            sub(work, "FRBRnumber", value=each.nomor)
    sub(work, "FRBRprescriptive", value="false" if component == "!penjelasan" else "true")
    sub(work, "FRBRauthoritative", value="false")
    realised = level("FRBRExpression", f"{expression}/{component}", expression)
    if history.events:
        sub(realised, "FRBRdate", date=iso_date(history.day) or NULL_DATE, name="konsolidasi")
    else:
        sub(realised, "FRBRdate", date=date, name="penetapan")
    sub(realised, "FRBRauthor", href=maker, **{"as": "#pembentuk"})
    sub(realised, "FRBRlanguage", language="ind")
    form = level("FRBRManifestation", f"{expression}/{component}.xml", f"{expression}.akn")
    sub(form, "FRBRdate", date=date, name="penetapan")
    sub(form, "FRBRauthor", href=SOURCE)
    sub(form, "FRBRformat", value="application/akn+xml")


def _commencement(w: Writer) -> str | None:
    """Return the eId of the provision that brings the regulation into force on its promulgation, if one does."""
    if not iso_date(w.document.metadata.diundangkan.tanggal):
        return None
    for eid, role in w.analysis.roles.items():
        provision = w.document.index.get(eid)
        if role == "commencement" and provision and "tanggal diundangkan" in w.document.own_text(provision):
            return eid
    return None


def _changed(w: Writer, relation: str) -> list[tuple[Reference, str]]:
    """Return the other works (never a part of one) that references of `relation` name, each once."""
    seen: dict[str, Reference] = {}
    for reference in w.analysis.references:
        if reference.relation == relation and reference.scope == "external":
            for target in reference.targets:
                seen.setdefault(uri(work_of(target)), reference)
    return [(reference, iri) for iri, reference in seen.items()]


def _modifications(w: Writer, element: Element, in_force: str | None) -> None:
    passive = w.periods.history.changes
    explained = w.explanations.units if w.document.metadata.parent is None else {}
    if not w.amendments.changes and not in_force and not passive and not explained:
        return
    analysis = sub(element, "analysis", source=SOURCE)
    if w.amendments.changes or in_force:
        _active(w, sub(analysis, "activeModifications"), in_force)
    w.periods.write_changes(analysis, list(w.document.index))
    if explained:
        others = sub(analysis, "otherReferences", source=SOURCE)
        for provision, unit in explained.items():
            attributes = {"for": f"#{provision}", "href": f"#{unit}", "showAs": "Penjelasan"}
            sub(others, "implicitReference", **attributes)


def _active(w: Writer, active: Element, in_force: str | None) -> None:
    """Write what the regulation changes in others, and that it comes into force."""
    for each in w.amendments.changes:
        w.amendments.write(active, w.numbered("", "am"), each)
    if in_force:
        eid = w.numbered("", "am")
        change = sub(active, "forceMod", eId=eid, type="entryIntoForce")
        sub(change, "source", eId=f"{eid}__source_1", href=f"#{in_force}")
        sub(change, "destination", eId=f"{eid}__destination_1", href=w.iri)


def _references(w: Writer, element: Element, original: str) -> None:
    document = w.document
    holder = sub(element, "references", source=SOURCE)
    iri = w.iri
    sub(
        holder,
        "original",
        eId=original,
        href=f"{iri}/ind@{iso_date(document.metadata.ditetapkan.tanggal) or ''}",
        showAs="Naskah asli",
    )
    w.periods.write_references(holder)
    works: dict[str, str] = {}
    for relation in ("mengubah", "mencabut"):
        for reference, work in _changed(w, relation):
            works.setdefault(work, document.text.of(reference.span))
    for work, words in works.items():
        sub(holder, "activeRef", eId=w.numbered("", "ra"), href=work, showAs=words)
    sub(holder, "TLCOrganization", eId="thk", href="/akn/ontology/organization/id/thk", showAs="THK")
    sub(holder, "TLCRole", eId="pembentuk", href="/akn/ontology/role/id/pembentuk", showAs="Pembentuk")
    names = {term.id: term.term for term in w.analysis.terms}
    for (kind, key), (eid, href) in w.entities.items():
        sub(holder, kind, eId=eid, href=href, showAs=names.get(key, key) if kind == "TLCTerm" else key)
