"""Huruf yang hilang.

Di tempat ini berkas memuat tanda pengganti (“\ufffd” atau deretan tanda tanya) dan bukan huruf: hurufnya hilang ketika
berkas dibuat atau diubah susunannya. Kata yang tidak utuh tidak dapat diperiksa. Ambil lagi naskahnya dari aslinya.

Aturan: tidak ada; temuan ini tentang berkasnya.

---

Letters that are lost.

Here the file holds a replacement character (“\ufffd”, or a row of question marks) instead of letters: they were lost
when the file was made or converted. Words that are not whole cannot be checked. Take the text from the original again.

Rule: none; this finding is about the file.

Salah:
    Pasal 1
    Setiap orang wajib menjaga keter\ufffd\ufffdban.

Benar:
    Pasal 1
    Setiap orang wajib menjaga ketertiban.
"""

import re
from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.model.text import Span

_SIGNS = ("\ufffd", "???")
_LOST = re.compile(r"\S{0,30}?(?:\ufffd|\?{3,})\S{0,30}")


@check(
    severity="warning",
    message="Ada huruf yang hilang pada “{kata}”; bandingkan dengan aslinya.",
    message_en="Letters are lost at “{kata}”; compare with the original.",
)
def huruf_hilang(regulation: Regulation) -> Iterator[Found]:
    """Yield one finding for each unit in which letters are lost, at the first word that lacks some."""
    content = regulation.text.content
    if not any(sign in content for sign in _SIGNS):
        return
    told = set()
    for found in _LOST.finditer(content):
        eid = regulation.holder_of(found.end() - 1)
        if eid not in told:
            told.add(eid)
            yield Found(eid, Span(found.start(), found.end()), {"kata": found[0]})
