"""The parts of a Word file: a ZIP of XML parts bound by relationships (ECMA-376 Part 2), read within bounds.

The parts are read here with zipfile and lxml and not with a library of higher level: every size is checked before
anything is unpacked, and a file with a missing or dangling part is still read as far as it goes.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NoReturn

from lxml import etree

from extractor.source.errors import InputError

# The most that one part, and all that are read together, may hold when unpacked. The XML of a draft of 1,000 pages has
# some 30 MB.
MOST_PART_BYTES = 64 * 1024 * 1024
MOST_BYTES = 128 * 1024 * 1024

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = ("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
              "http://purl.oclc.org/ooxml/officeDocument/relationships")  # fmt: skip


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child of that (Word) name, None where there is none."""
    return None if element is None else next(element.iterchildren(f"{{{_WORD}}}{name}"), None)


def attribute(element: etree._Element | None, name: str = "val") -> str | None:
    """Return a (Word) attribute, None where it or the element is missing."""
    return None if element is None else element.get(f"{{{_WORD}}}{name}")


def value(element: etree._Element | None, name: str) -> str | None:
    """Return the `val` of the first child of that name, None where there is none."""
    return attribute(child(element, name))


def number(printed: str | None, missing: int = 0) -> int:
    """Return a whole number as written in an attribute (`720`, `-5`, `36pt`), `missing` where it is none."""
    if not printed:
        return missing
    factor = 1.0
    for unit, twips in (("pt", 20.0), ("cm", 567.0), ("mm", 56.7), ("in", 1440.0)):
        if printed.endswith(unit):
            printed, factor = printed[: -len(unit)], twips
    try:
        return max(-(10**9), min(10**9, int(float(printed) * factor)))
    except (ValueError, OverflowError):
        return missing


def switched(element: etree._Element | None, name: str) -> bool | None:
    """Return whether an on/off property is on; None where it is not set here."""
    found = child(element, name)
    if found is None:
        return None
    return (attribute(found) or "true").lower() not in ("false", "0", "off", "none")


def relation_of(element: etree._Element, name: str = "id") -> str | None:
    """Return the relationship that an element names (`r:id`)."""
    return next((found for space in _RELATIONS if (found := element.get(f"{{{space}}}{name}"))), None)


class Package:
    """The parts of one file. Raises InputError where the file is no Word document."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the archive and find the main part."""
        self.name = name
        self._left = MOST_BYTES
        self._relations: dict[str, list[tuple[str, str, str]]] = {}
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, OverflowError):
            self._broken()
        self._entries = {entry.filename.lstrip("/").lower(): entry for entry in self._archive.infolist()}
        main = next(iter(self._related("", "officeDocument").values()), None)
        self.main = main if main and main.lower() in self._entries else "word/document.xml"
        if self.main.lower() not in self._entries:
            raise InputError(
                f"{name}: bukan dokumen Word (arsip ini tidak memuat word/document.xml). Simpan ulang dari Word "
                "sebagai .docx.",
                f"{name}: is not a Word document (the archive has no word/document.xml). Save it again from Word as "
                ".docx.",
            )

    def document(self) -> etree._Element:
        """Return the root of the main part; raises InputError where it is no document of Word."""
        root = self._parsed(self.main)
        if root is None or local(root) != "document":
            raise InputError(
                f"{self.name}: isinya dokumen Office, tetapi bukan dokumen Word. Simpan sebagai .docx dari Word.",
                f"{self.name}: holds an Office document, but none of Word. Save it as .docx from Word.",
            )
        return root

    def part(self, kind: str) -> etree._Element | None:
        """Return the root of the part of that kind (`styles`, `numbering`, `footnotes`); None where it is missing."""
        for target in self._related(self.main, kind).values():
            return self._parsed(target)
        return None

    def related(self, kind: str) -> dict[str, str]:
        """Return the parts of that kind that the main part names, by their relationship."""
        return self._related(self.main, kind)

    def parsed(self, part: str) -> etree._Element | None:
        """Return the root of a part by its name; None where the archive does not have it."""
        return self._parsed(part)

    def _related(self, part: str, kind: str) -> dict[str, str]:
        if part not in self._relations:
            self._relations[part] = list(self._read_relations(part))
        return {name: target for name, one, target in self._relations[part] if one == kind}

    def _read_relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Yield (name, kind, part) of what the part names inside the archive."""
        folder, base = posixpath.split(part)
        relations = self._parsed(posixpath.join(folder, "_rels", f"{base}.rels"))
        for relation in relations if relations is not None else ():
            if relation.get("TargetMode") != "External":
                target = relation.get("Target") or ""
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                kind = (relation.get("Type") or "").rpartition("/")[2]
                yield relation.get("Id") or "", kind, posixpath.normpath(path)

    def _parsed(self, part: str) -> etree._Element | None:
        entry = self._entries.get(part.lower())
        if entry is None:
            return None
        most = min(MOST_PART_BYTES, self._left)
        if entry.file_size > most:
            self._too_large(entry.file_size)
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(most + 1)
        except RuntimeError:
            raise InputError(
                f"{self.name}: dokumen Word ini dikunci dengan kata sandi. Buka kuncinya di Word, lalu simpan ulang.",
                f"{self.name}: this Word document is locked with a password. Unlock it in Word and save it again.",
            ) from None
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError):
            self._broken()
        if len(data) > most:
            self._too_large(len(data))
        self._left -= len(data)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data.replace(_STRICT, _WORD.encode()), parser)
        except (etree.XMLSyntaxError, ValueError):
            self._broken()
        info: Any = root.getroottree().docinfo
        if info.doctype:  # no part of a Word file may have one; entities hide in it
            self._broken()
        return root

    def _broken(self) -> NoReturn:
        raise InputError(
            f"{self.name}: dokumen Word ini rusak atau terpotong. Buka dan simpan ulang di Word, atau unduh ulang.",
            f"{self.name}: this Word document is broken or cut short. Open it in Word and save it, or download it "
            "again.",
        ) from None

    def _too_large(self, size: int) -> NoReturn:
        raise InputError(
            f"{self.name}: isi dokumen Word ini terlalu besar ({size >> 20} MB setelah dibuka; batasnya "
            f"{MOST_PART_BYTES >> 20} MB per bagian). Bagi menjadi beberapa berkas.",
            f"{self.name}: the content of this Word document is too large ({size >> 20} MB unpacked; the limit is "
            f"{MOST_PART_BYTES >> 20} MB for a part). Split it.",
        )
