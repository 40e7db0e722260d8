"""A draft of the amending act that leads from one text of a regulation to another, in the usual frame.

The draft is read back and carried out on the old text; what then still differs from the new one is said below it.
"""

from collections.abc import Iterator

from extractor.changes import changes_of
from extractor.changes.consolidate import consolidate
from extractor.changes.consolidation import Consolidated
from extractor.changes.difference import Compared, difference
from extractor.changes.drafting import Drafted, instructions
from extractor.changes.working_text import Node, Words
from extractor.emit.changes.told import told
from extractor.emit.names import kind_and_maker
from extractor.law.units import ATTACHED, HEADINGS
from extractor.model.analysis import Analysis
from extractor.model.document import Document
from extractor.references import references_of
from extractor.source import read_bytes
from extractor.tree import build
from extractor.words import words

_BLANK = "…"


def to_draft(compared: Compared, language: str = "id") -> bytes:
    """Return the draft as text in UTF-8, and below it, in brackets, what it does not reach."""
    drafted = instructions(compared.old, compared.new)
    text = "\n".join(_act(compared.old, drafted)) + "\n" if drafted else ""
    left = "".join(f"[{line}]\n" for line in _left(compared, text, language))
    none = words("unit_changes", language)["none"] + "\n"
    return ("\n".join(part for part in (text, left) if part) or none).encode()


def _act(old: Document, drafted: list[Drafted]) -> Iterator[str]:
    meta = old.metadata
    kind = kind_and_maker(meta)
    decision = any(unit.kind == "diktum" for unit in old.provisions)
    year = "" if decision and meta.tahun and meta.tahun in (meta.nomor or "") else f" Tahun {meta.tahun or _BLANK}"
    cited = f"{kind} Nomor {meta.nomor or _BLANK}{year}"
    subject = f"{cited} tentang {meta.tentang}" if meta.tentang else cited
    office = (meta.pembentuk or _BLANK).upper()
    yield from (kind.upper(), f"NOMOR {_BLANK} TAHUN {_BLANK}", "TENTANG", f"PERUBAHAN ATAS {subject.upper()}", "")
    yield from (*(() if decision else ("DENGAN RAHMAT TUHAN YANG MAHA ESA",)), f"{office},", "")
    yield f"Menimbang : bahwa {subject} perlu diubah;"
    yield f"Mengingat : {subject};"
    yield from ("", "MEMUTUSKAN:", f"Menetapkan : {kind.upper()} TENTANG PERUBAHAN ATAS {subject.upper()}.", "")
    opening = f"Beberapa ketentuan dalam {subject} diubah sebagai berikut:"
    yield from (f"KESATU : {opening}",) if decision else ("Pasal I", opening)
    attached: list[Node] = []
    explaining: dict[int, list[Node]] = {}
    for number, instruction in enumerate(drafted, start=1):
        yield f"{number}. {instruction.words}"
        for node in instruction.printed:
            if node.kind == "penjelasan":
                explaining.setdefault(number, []).append(node)
            elif node.kind in ATTACHED:
                attached.append(node)
            else:
                yield from _printed(node)
    if decision:
        yield from (f"KEDUA : {kind} ini mulai berlaku pada tanggal ditetapkan.", "")
    else:
        yield from ("", "Pasal II", f"{kind} ini mulai berlaku pada tanggal diundangkan.", "")
    yield from (f"Ditetapkan di {_BLANK}", f"pada tanggal {_BLANK}", f"{office},", _BLANK)
    if explaining:
        yield from ("", "PENJELASAN", "ATAS", kind.upper(), f"NOMOR {_BLANK} TAHUN {_BLANK}", "TENTANG")
        yield from (f"PERUBAHAN ATAS {subject.upper()}", "", "I. UMUM", _BLANK, "II. PASAL DEMI PASAL", "Pasal I")
        for number in range(1, len(drafted) + 1):
            yield f"Angka {number}"
            for node in explaining.get(number, ()):
                yield from _printed(node)
            if number not in explaining:
                yield "Cukup jelas."
        yield from ("Pasal II", "Cukup jelas.")
    for node in attached:
        yield ""
        yield from _printed(node)


def _printed(node: Node) -> Iterator[str]:
    """Yield the lines of a unit as regulations are typed: heads alone, items behind their numbers."""
    parts = list(node.parts)
    if node.kind in HEADINGS or node.kind in ATTACHED:
        heads = _heads(node)
        yield from (line for line in (node.num, *heads) if line)
        if node.heading:
            yield from ("", node.heading) if heads else (node.heading,)
        parts = [part for part in parts if not (isinstance(part, Words) and part.head)]
    else:
        first = parts[0] if parts and isinstance(parts[0], Words) else None
        yield f"{node.num} {first.running if first is not None else ''}".strip()
        parts = parts[1:] if first is not None else parts
    for part in parts:
        if isinstance(part, Node):
            yield from _printed(part)
        elif part.rows is not None:
            yield from ("   ".join(cell.text.replace("\n", " ") for cell in row) for row in part.rows)
        else:
            yield from part.text.split("\n") if node.kind in ATTACHED else [part.running]


def _heads(node: Node) -> list[str]:
    return [line for part in node.own if part.head for line in part.text.split("\n")]


def _left(compared: Compared, text: str, language: str) -> Iterator[str]:
    """Yield what is left to do when the draft has been carried out, a line each."""
    kinds, said = words("unit_change", language), words("unit_changes", language)
    reached = compared.old
    if text and compared.old.metadata.iri is None:
        yield said["no_number"]
        return
    if text:
        made = _carried_out(compared.old, text)
        reached = made.document
        for each in made.record.unapplied:
            if each.reason != "no_date":
                yield f"{said['left']}: {told(each, language)}"
    if reached.metadata.tentang != compared.new.metadata.tentang:
        yield f"{said['left']}: {said['title']}"
    for change in difference(reached, compared.new).changes:
        yield f"{said['left']}: {kinds[change.kind]} {change.new or change.old}"


def _carried_out(old: Document, draft: str) -> Consolidated:
    """Return `old` as the amending act in `draft` leaves it."""
    document = build(read_bytes(draft.encode(), "rancangan.txt"))
    references = references_of(document)
    changes, unread = changes_of(document, references)
    return consolidate(Analysis(old), [Analysis(document, references, changes=changes, unread_instructions=unread)])
