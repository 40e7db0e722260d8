"""Bytes of a text file to characters."""

import codecs

from extractor.source.errors import InputError
from extractor.source.readers import LABELS_EN, LABELS_ID

_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
_CONTROL = bytes(code for code in range(0x20) if code not in b"\t\n\v\f\r\x1a\x1b")
_SAMPLE = 1 << 16
_UNREAD = "\ufffd"


def decode(data: bytes, name: str) -> str:
    """Return the characters of a text file: by its byte order mark, else UTF-8, UTF-16, Windows-1252.

    Broken bytes in a text that is otherwise UTF-8 become U+FFFD. Raises InputError for binary data.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    sample = data[:_SAMPLE]
    zeros = sample.count(0)
    if zeros * 5 > len(sample) * 2 and len(data) % 2 == 0:
        # Half of the bytes of UTF-16 Latin text are zero: the first of each pair in big-endian order.
        encoding = "utf-16-be" if sample[0::2].count(0) > sample[1::2].count(0) else "utf-16-le"
        text = data.decode(encoding, errors="replace")
        if sum(c.isalnum() or c.isspace() for c in text[:2000]) * 2 > len(text[:2000]):
            return text
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if zeros or controls * 50 > len(sample):
        raise InputError(
            f"{name}: isinya data biner, bukan teks. Berikan berkas {LABELS_ID}.",
            f"{name}: holds binary data, not text. Give a {LABELS_EN} file.",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        if text.count(_UNREAD) <= sum(character > "\x7f" for character in text) // 2:
            return text  # a few broken bytes in a text that is otherwise UTF-8
        return data.decode("latin-1").translate(_WINDOWS)


# Windows-1252 differs from Latin-1 in 27 places; the five codes that it leaves open stay what they are in Latin-1.
_WINDOWS = {code: bytes([code]).decode("cp1252", errors="ignore") or chr(code) for code in range(0x80, 0xA0)}
