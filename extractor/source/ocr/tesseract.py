"""Tesseract, run as a program of its own for each page: a picture in, words with their boxes out."""

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass

from lxml import etree

from extractor.source.ocr.picture import Picture, reduced

# The Indonesian model, and the English one, which every tesseract has.
LANGUAGE, SECOND_LANGUAGE = "ind", "eng"
# Seconds for one page; a page of dense print takes two or three.
TIME_LIMIT = 120.0
_TURN_LIMIT = 30.0
# One uniform block: rows are read across the page, so that labels and numbers stay with their lines. Columns of lines
# of various sizes: boxes and blocks beside each other are read one by one.
ROWS, COLUMNS = "6", "4"
_LINES = ("ocr_line", "ocr_caption", "ocr_header", "ocr_textfloat")
_NUMBER = r"(-?\d{1,9}(?:\.\d{1,9})?)"
_BOX = re.compile(r"bbox (\d{1,6}) (\d{1,6}) (\d{1,6}) (\d{1,6})")
_BASE = re.compile(rf"baseline {_NUMBER} {_NUMBER}")
_SIZE = re.compile(rf"x_size {_NUMBER}")
_SURE = re.compile(rf"x_wconf {_NUMBER}")
_ROTATE = re.compile(rb"Rotate: (\d{1,3})")
_TURN_SURE = re.compile(rb"Orientation confidence: (\d{1,6}\.\d{1,4})")


@dataclass(slots=True)
class Read:
    """One word as tesseract read it, in pixels: the box of its ink, and the height of its line's letters.

    `base` is where its line stands at this word, `size` the height from the tallest to the lowest letters of the line,
    `sure` the confidence from 0 to 100, `line` counts the lines.
    """

    text: str
    left: int
    top: int
    right: int
    bottom: int
    base: float
    size: float
    sure: float
    line: int


def is_installed() -> bool:
    """Whether tesseract and its Indonesian model are there."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        done = subprocess.run([program, "--list-langs"], capture_output=True, timeout=_TURN_LIMIT, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return LANGUAGE.encode() in (done.stdout + done.stderr).split()


def words_in(picture: Picture, layout: str = ROWS, language: str = LANGUAGE, size: float = 1.0) -> list[Read] | None:
    """Return the words of the picture, line by line; None where tesseract failed or took longer than its limit.

    The picture is read at this share of its size; the places are those in the picture itself.
    """
    smaller = picture if size == 1 else reduced(picture, size)
    options = ["-l", language, "--psm", layout, "--dpi", str(smaller.dpi), "hocr"]
    out = _run(smaller, options, TIME_LIMIT)
    if out is None or size == 1:
        return None if out is None else _parsed(out)
    return [_enlarged(word, 1 / size) for word in _parsed(out)]


def _enlarged(word: Read, by: float) -> Read:
    box = (word.left, word.top, word.right, word.bottom)
    left, top, right, bottom = (round(value * by) for value in box)
    return Read(word.text, left, top, right, bottom, word.base * by, word.size * by, word.sure, word.line)


def quarters_to_turn(picture: Picture) -> int:
    """Return by how many quarters, clockwise, the picture must be turned to stand upright; 0 where nobody can say."""
    out = _run(picture, ["-l", "osd", "--psm", "0", "--dpi", str(picture.dpi)], _TURN_LIMIT)
    found = _ROTATE.search(out or b"")
    sure = _TURN_SURE.search(out or b"")
    return int(found[1]) // 90 % 4 if found and sure and float(sure[1]) > 1 else 0


def _run(picture: Picture, options: list[str], limit: float) -> bytes | None:
    height, width = picture.pixels.shape
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        # A file, because tesseract reads its standard input byte by byte.
        with tempfile.NamedTemporaryFile(prefix="thk-", suffix=".pgm") as stream:
            stream.write(b"P5\n%d %d\n255\n" % (width, height))
            stream.write(picture.pixels.tobytes())
            stream.flush()
            command = ["tesseract", stream.name, "stdout", *options]
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, capture_output=True, timeout=limit, check=False, env=environment
            )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _parsed(data: bytes) -> list[Read]:
    parser = etree.XMLParser(recover=True, no_network=True, resolve_entities=False, load_dtd=False)
    root = etree.fromstring(data, parser) if data.strip() else None
    words: list[Read] = []
    if root is None:
        return words
    count = 0
    left, bottom, slope, offset, size = 0, 0, 0.0, 0.0, 0.0
    for node in root.iter("{*}span"):
        kind, title = node.get("class"), node.get("title") or ""
        box = _BOX.search(title)
        if box is None:
            continue
        if kind in _LINES:
            base, height = _BASE.search(title), _SIZE.search(title)
            left, bottom = int(box[1]), int(box[4])
            slope, offset = (float(base[1]), float(base[2])) if base else (0.0, 0.0)
            size = float(height[1]) if height else float(int(box[4]) - int(box[2]))
            count += 1
        elif kind == "ocrx_word":
            text = "".join(map(str, node.itertext())).strip()
            sure = _SURE.search(title)
            x0, y0, x1, y1 = (int(value) for value in box.groups())
            if text:
                at = bottom + offset + slope * ((x0 + x1) / 2 - left)
                words.append(Read(text, x0, y0, x1, y1, at, size, float(sure[1]) if sure else 0.0, count))
    return words
