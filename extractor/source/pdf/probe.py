"""Pages of a PDF that must not be opened: they would take all memory or all time.

pdfium runs within this process and cannot be stopped. So a file that holds something that may unpack or repeat itself
without end (told from its bytes, in time proportional to them) is first opened page by page in a process of its own
with bounded memory and time; pages that break it are never opened here. Every other file is read at once.
"""

import re
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from threading import Timer

# What one stream, and all streams together, may unpack to before the file is looked at more closely (bytes).
MOST_UNPACKED = 16 << 20
MOST_UNPACKED_IN_ALL = 512 << 20
# Bounds of one page in the other process; more pages than this that break it make the file unreadable.
MOST_SECONDS = 20.0
MOST_MEMORY = 1 << 30
MOST_BROKEN = 3

_SMALL = 16 << 10  # Flate unpacks to at most 1,032 times its size
_SMALL_LZW = 6 << 10
_DICTIONARY = 4096
_CHUNK = 1 << 20
_STREAM = re.compile(rb"stream\r?\n")
_FILTER = re.compile(rb"/(?:FlateDecode|LZWDecode|RunLengthDecode|Fl\b|LZW\b)")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
# A form that draws others: its resources name them, or stand in an object of their own.
_DRAWN = re.compile(rb"/XObject\s*<<([^<>]{0,8000})>>")
_ELSEWHERE = re.compile(rb"/(?:XObject|Resources)\s*(\d{1,10})\s+\d{1,5}\s+R")
_NAMED = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R")
_NUMBER = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+$")
# Forms within forms: more levels than this, or a form within itself, may draw without end.
_LEVELS = 4
_MOST_SOUGHT = 64
_MOST_VERSIONS = 16
_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:<<|\d)")


def pages_to_avoid(data: bytes, count: int) -> frozenset[int] | None:
    """Return the numbers of the pages (from 1) that must not be opened, None where the file as a whole must not be."""
    if not is_suspect(data):
        return frozenset()
    broken: set[int] = set()
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        start = 1
        while start <= count:
            reached = _probe(file.name, start)
            if reached > count:
                break
            broken.add(reached)
            if len(broken) > MOST_BROKEN or count == len(broken):
                return None
            start = reached + 1
    return frozenset(broken)


def is_suspect(data: bytes) -> bool:
    """Whether anything in the file may unpack or repeat itself beyond bounds."""
    encrypted = _ENCRYPTED.search(data) is not None
    left = MOST_UNPACKED_IN_ALL
    forms: dict[int, list[bytes]] = {}
    for number, entries, start, end in _streams(data):
        if _IMAGE.search(entries):
            continue
        if _FORM.search(entries):
            forms.setdefault(number, []).append(entries)
        filters = _FILTER.findall(entries)
        if len(filters) > 1:
            return True
        if not filters or end - start <= (_SMALL_LZW if b"/LZW" in filters[0] else _SMALL):
            continue
        if encrypted or not filters[0].startswith(b"/Fl"):
            return True
        size = _unpacked(data, start, end)
        left -= size
        if size > MOST_UNPACKED or left < 0:
            return True
    return _nests(data, forms)


def _nests(data: bytes, forms: dict[int, list[bytes]]) -> bool:
    """Whether a form draws itself, or forms stand in forms over too many levels."""
    drawn: dict[int, set[int]] = {}
    sought = 0
    for number, versions in forms.items():
        drawn[number] = set()
        for entries in versions:
            parts = [entries]
            for elsewhere in _ELSEWHERE.findall(entries):
                sought += 1
                if sought > _MOST_SOUGHT:
                    return True
                found = _objects(data, int(elsewhere))
                if not found:
                    return True
                parts += found
            for part in parts:
                for names in _DRAWN.findall(part):
                    drawn[number].update(int(name) for name in _NAMED.findall(names))
        drawn[number] &= forms.keys()
    for _ in range(_LEVELS):  # take away the forms that draw no others, level by level
        plain = {number for number, others in drawn.items() if not others}
        drawn = {number: others - plain for number, others in drawn.items() if number not in plain}
    return bool(drawn)


def _objects(data: bytes, number: int) -> list[bytes]:
    """Return the beginnings of the objects with this number that stand open in the file."""
    opening = b"%d 0 obj" % number
    found: list[bytes] = []
    at = data.find(opening)
    while at >= 0 and len(found) < _MOST_VERSIONS:
        if not data[max(0, at - 1) : at].isdigit():
            found.append(data[at + len(opening) : at + 2 * _DICTIONARY])
        at = data.find(opening, at + 1)
    return found


def _streams(data: bytes) -> Iterator[tuple[int, bytes, int, int]]:
    """Yield (object number, dictionary, start, end) of every stream of the file."""
    at = 0
    while match := _STREAM.search(data, at):
        begin = data.rfind(b"obj", max(0, match.start() - _DICTIONARY), match.start())
        entries = data[max(begin, match.start() - _DICTIONARY, 0) : match.start()]
        number = _NUMBER.search(data, max(0, begin - 24), max(0, begin))
        end = data.find(b"endstream", match.end())
        end = len(data) if end < 0 else end
        yield int(number[1]) if number else 0, entries, match.end(), end
        at = end + len(b"endstream")


def _unpacked(data: bytes, start: int, end: int) -> int:
    """Return how many bytes a stream unpacks to, or somewhat more than is allowed."""
    unpacker = zlib.decompressobj()
    size = 0
    rest = data[start:end]
    try:
        while rest and size <= MOST_UNPACKED and not unpacker.eof:
            size += len(unpacker.decompress(rest, _CHUNK))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return size
    return size


def _probe(path: str, start: int) -> int:
    """Return the page at which the other process broke, or a number beyond the last page where it did not."""
    command = [sys.executable, "-I", "-c", _PROGRAM, path, str(start), str(MOST_MEMORY)]
    reached = start
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdout is not None
        while True:
            timer = Timer(MOST_SECONDS, child.kill)
            timer.start()
            line = child.stdout.readline()
            timer.cancel()
            if not line.strip():
                return reached
            reached = int(line)


# Opens every page as the reader does and says which one is next; the one that it says last is the one it broke at.
_PROGRAM = """
import sys
import pypdfium2
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[3]), int(sys.argv[3])))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except (ImportError, ValueError, OSError):
    pass
document = pypdfium2.PdfDocument(sys.argv[1])
for number in range(int(sys.argv[2]), len(document) + 1):
    print(number, flush=True)
    try:
        page = document[number - 1]
        page.get_textpage().close()
        page.close()
    except pypdfium2.PdfiumError:
        pass
print(len(document) + 1, flush=True)
"""
