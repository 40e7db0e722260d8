"""Kata "Pasal ini", atau nomor pasal itu sendiri, tidak perlu bila yang diacu ayat dalam pasal yang sama.

"ayat (1) Pasal ini" cukup ditulis "ayat (1)"; di dalam Pasal 5, "dalam Pasal 5 ayat (1)" cukup ditulis "pada ayat (1)".

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Pengacuan: pengacuan ke ayat dalam pasal yang sama tidak memakai
frasa pasal ini.

---

"Pasal ini", or the number of the Pasal itself, is not needed where an ayat of the same Pasal is meant.

Write "ayat (1)" for "ayat (1) Pasal ini" and, within Pasal 5, "pada ayat (1)" for "dalam Pasal 5 ayat (1)".

Rule: Law 12 of 2011, annex II, technique of reference: a reference to an ayat of the same pasal does without pasal ini.

Salah:
    Pasal 1
    (1) Setiap orang wajib menyampaikan laporan.
    (2) Laporan sebagaimana dimaksud pada ayat (1) Pasal ini dicatat.

Benar:
    Pasal 1
    (1) Setiap orang wajib menyampaikan laporan.
    (2) Laporan sebagaimana dimaksud pada ayat (1) dicatat.
"""

import re
from collections.abc import Iterator

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.citation_wording import anywhere, begins_sentence, citation_wording, drafted
from extractor.checks.shared.own_kind import shifted
from extractor.checks.shared.regulation import Regulation
from extractor.law.address import pasal_of
from extractor.model.text import Span, small

# The number of a Pasal right before an ayat, and the characters in which it is sought (chosen).
_NUMBERED = re.compile(r"[Pp]asal \d{1,4}[A-Z]{0,2} \Z")
_NUMBER_CHARS = 16
# An ayat with the number of its Pasal before it, at the end of a reference and its lead.
_OWN_NUMBER = re.compile(
    r"(?P<before>(?:dalam|pada) )?(?P<pasal>[Pp]asal [0-9]+[A-Z]?) (?P<ayat>ayat \([0-9]+[a-z]?\)(?: huruf [a-z])?)\Z"
)


@check(
    severity="info",
    fix="safe",
    message="“{pasal}” tidak perlu untuk ayat dalam pasal yang sama: tulis “{benar}”.",
    message_en="“{pasal}” is not needed for an ayat of the same Pasal: write “{benar}”.",
    on_damage="skip",
    since="uu_10_2004",
    own_words=True,
)
def pasal_ini_berlebih(regulation: Regulation) -> Iterator[Found]:
    """Yield every ayat that is cited with `Pasal ini`, or with the number of the Pasal that it stands in itself."""
    form = citation_wording().superfluous
    for piece in drafted(regulation, *form.needs):
        for match in anywhere(form).finditer(piece.words):
            if _NUMBERED.search(piece.words[max(0, match.start() - _NUMBER_CHARS) : match.start()]):
                continue  # `Pasal 7 ayat (1) Pasal ini` says two things
            right = match["ayat"] if begins_sentence(piece.words[: match.start()]) else small(match["ayat"])
            words = {"pasal": "Pasal ini", "benar": right}
            yield Found(piece.unit.eid, shifted(piece.span, match.start(), match.end()), words, fix=right)
    yield from _by_number(regulation)


def _by_number(regulation: Regulation) -> Iterator[Found]:
    """`dalam Pasal 5 ayat (1)` within Pasal 5; not where that number is a slip in the same Pasal.

    It may be one here too, where numbers have shifted: the fix is made on request only.
    """
    slips = {
        (regulation.pasal_of(reference.source), pasal_of(target))
        for reference in regulation.references
        if reference.status == "broken" and "pasal" in small(regulation.text.of(reference.span))
        for target in reference.targets
    }
    for reference in regulation.references:
        if reference.status != "resolved" or len(reference.targets) != 1 or regulation.is_quoted(reference.source):
            continue
        own = regulation.pasal_of(reference.source)
        if own is None or pasal_of(reference.targets[0]) != own or reference.targets[0] == own or (own, own) in slips:
            continue
        lead = reference.lead.start if reference.lead else reference.span.start
        match = _OWN_NUMBER.search(regulation.text.of(Span(lead, reference.span.end)))
        if match is None:
            continue
        start = lead + match.start("before" if match["before"] else "pasal")
        right = f"pada {match['ayat']}" if match["before"] else match["ayat"]
        words = {"pasal": match["pasal"], "benar": right}
        yield Found(reference.source, Span(start, reference.span.end), words, fix=right, unsafe=True)
