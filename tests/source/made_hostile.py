"""Ten and more hostile PDFs, made byte by byte."""

import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO

from made_pdf import paragraphs, pdf_of
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_LINE = b"BT /F 12 Tf 72 700 Td (Pasal 1 Camat bertugas.) Tj ET"


def raw(objects: dict[int, bytes], root: int = 1) -> bytes:
    """Return a PDF of these objects with a right table of offsets."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    last = max(objects)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        out += b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 00000 f \n"
    out += b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (last + 1, root, start)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), entries, data)


def one_page(
    content: bytes, box: str = "0 0 595 842", pages: int = 1, entries: bytes = b"", font: bytes = _FONT
) -> bytes:
    """Return a PDF whose pages all show one content stream."""
    kids = b" ".join(b"%d 0 R" % (10 + at) for at in range(pages))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        3: font,
        4: content if content.startswith(b"<<") else stream(content),
    }
    for at in range(pages):
        objects[10 + at] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Resources<</Font<</F 3 0 R>>%s>>/Contents 4 0 R>>"
            % (box.encode(), entries)
        )
    return raw(objects)


def bomb(megabytes: int, filters: int = 1, pages: int = 1) -> bytes:
    """Return a PDF whose page content unpacks to that many megabytes of blanks before its one line."""
    data = packed_spaces(megabytes, _LINE)
    for _ in range(filters - 1):
        data = zlib.compress(data, 9)
    names = b"/Filter[" + b"/FlateDecode" * filters + b"]"
    return one_page(stream(data, names), pages=pages)


def packed_spaces(megabytes: int, end: bytes) -> bytes:
    """Return the zlib stream of so many megabytes of spaces and an end: one megabyte is packed, and repeated."""
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    last = packer.compress(end) + packer.flush()
    count = megabytes << 20
    low, high = 1 + ord(" ") * count, count + ord(" ") * count * (count + 1) // 2
    seal = zlib.adler32(end, high % 65521 << 16 | low % 65521)
    return b"\x78\xda" + block * megabytes + last + seal.to_bytes(4, "big")


def cyclic() -> bytes:
    return raw(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 3/Kids[3 0 R 2 0 R]>>",
            3: b"<</Type/Pages/Parent 2 0 R/Count 2/Kids[2 0 R 3 0 R]>>",
        }
    )


def no_pages() -> bytes:
    return raw({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 0/Kids[]>>"})


def deep(depth: int) -> bytes:
    """Return a PDF whose page tree, arrays, marks and form objects are nested that deep."""
    kids = {
        number: b"<</Type/Pages/Parent %d 0 R/Count 1/Kids[%d 0 R]>>" % (number - 1, number + 1)
        for number in range(3, depth)
    }
    page = b"<</Type/Page/MediaBox[0 0 595 842]/Resources<</Font<</F %d 0 R>>>>/Contents %d 0 R>>" % (
        depth + 1,
        depth + 2,
    )
    return raw(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            **kids,
            depth: page,
            depth + 1: _FONT,
            depth + 2: stream(b"[" * depth + b"q " * depth + _LINE),
        }
    )


def form_cycle() -> bytes:
    """Return a PDF whose form object draws itself twice."""
    form = stream(
        b"/X Do /X Do " + _LINE,
        b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>/XObject<</X 5 0 R>>>>",
    )
    pages = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count 1/Kids[10 0 R]>>",
        3: _FONT,
        4: stream(b"/X Do"),
        5: form,
        10: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>",
    }
    return raw(pages)


def unmapped() -> bytes:
    """Return a PDF whose font says nothing of its characters."""
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
        b"/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
    )
    lines = b"".join(
        b"BT /F 12 Tf 72 %d Td <%s> Tj ET\n"
        % (700 - 16 * at, b"".join(b"%04X" % (0x0100 + (at * 37 + n * 11) % 400) for n in range(40)))
        for at in range(30)
    )
    return one_page(lines, font=font)


def picture() -> bytes:
    from PIL import Image

    data, image = BytesIO(), BytesIO()
    Image.new("L", (400, 600), 255).save(image, "PNG")
    canvas = Canvas(data, pagesize=(595, 842))
    canvas.drawImage(ImageReader(image), 0, 0, 595, 842)
    canvas.showPage()
    canvas.save()
    return data.getvalue()


def many_words(count: int) -> bytes:
    return one_page(b"".join(b"BT /F 1 Tf %d %d Td (ab) Tj ET\n" % (at % 590, at // 590 % 840) for at in range(count)))


def many_lines(count: int) -> bytes:
    lines = b"".join(b"%d %d m %d %d l S\n" % (at % 595, at % 842, at % 595, (at * 7) % 842) for at in range(count))
    return one_page(lines + _LINE)


def nuls() -> bytes:
    return one_page(b"BT /F 12 Tf 72 700 Td (Pasal\\0001\\000 \\000Camat\\000 bertugas.\\000) Tj ET")


def _normal() -> bytes:
    return pdf_of([paragraphs(["Pasal 1", "Camat bertugas.", "Pasal 2", "Bupati menetapkan tarif."])])


# name -> (file, whether a text comes out of it)
FILES: dict[str, tuple[Callable[[], bytes], bool]] = {
    "terenkripsi": (partial(pdf_of, [paragraphs(["Pasal 1"])], password="rahasia"), False),
    "terpotong": (lambda: _normal()[: len(_normal()) // 2], False),
    "dua-ribu-halaman": (partial(one_page, _LINE, pages=2000), True),
    "sepuluh-meter": (partial(one_page, _LINE, box="0 0 28346 28346"), True),
    "mustahil-besar": (partial(one_page, _LINE, box="0 0 1e30 1e30"), True),
    "kotak-terbalik": (partial(one_page, _LINE, box="595 842 0 0"), True),
    "bom": (partial(bomb, 1500), False),
    "bom-ganda": (partial(bomb, 3000, filters=2), False),
    "pohon-melingkar": (cyclic, False),
    "dalam": (partial(deep, 3000), False),
    "form-melingkar": (form_cycle, False),
    "huruf-tanpa-peta": (unmapped, True),
    "tanpa-halaman": (no_pages, False),
    "gambar-saja": (picture, False),
    "bita-nol": (nuls, True),
    "banyak-kata": (partial(many_words, 100_000), True),
    "banyak-garis": (partial(many_lines, 100_000), True),
}
