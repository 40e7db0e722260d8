"""Yang disebut sebelum "sebagaimana dimaksud" harus ada dalam ketentuan yang diacu.

"Prinsip kerja sebagaimana dimaksud dalam Pasal 5" salah alamat bila Pasal 5 memuat fungsi dan Pasal 6 memuat prinsip
kerja. Peringatan hanya muncul bila ketentuan lain di dekatnya memuat pokok kalimat itu, sedangkan ketentuan yang diacu
tidak, juga dalam kata jadian yang lain. Kata seperti hasil, bentuk, pelaksanaan, dan tata cara tidak dihitung. Bila
yang diacu huruf suatu rincian yang berisi nama, nama itu dibandingkan dengan kata-kata dalam kalimat.

Aturan: Lampiran II UU Nomor 12 Tahun 2011, Teknik Pengacuan: pokok ketentuan yang diacu disebut secara singkat.

---

What is named before "sebagaimana dimaksud" must be in the provision referred to.

"Prinsip kerja sebagaimana dimaksud dalam Pasal 5" is misdirected where Pasal 5 holds the functions and Pasal 6 the
prinsip kerja. There is only a warning where another provision near it holds the subject and the one referred to does
not, not even in another word of the same root. Words such as hasil, bentuk, pelaksanaan and tata cara do not count.
Where an item of a list is referred to that is a name, that name is compared with the words of the sentence.

Rule: Law 12 of 2011, annex II, technique of reference: the subject of the provision is named in short with the
reference.

Salah:
    Pasal 1
    (1) Camat menyusun rencana kerja.
    (2) Lurah memelihara sarana kebersihan.
    (3) Rencana kerja sebagaimana dimaksud pada ayat (2) disahkan oleh Bupati.

Benar:
    Pasal 1
    (1) Camat menyusun rencana kerja.
    (2) Lurah memelihara sarana kebersihan.
    (3) Rencana kerja sebagaimana dimaksud pada ayat (1) disahkan oleh Bupati.
"""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from extractor.checks.framework.check import Found, check
from extractor.checks.shared.regulation import Regulation
from extractor.checks.shared.topic import Naming, Subject, pointing, subject_of
from extractor.law.address import is_recital, is_within
from extractor.law.names import name_of
from extractor.law.units import CITED_ITEMS
from extractor.model.document import Provision
from extractor.model.finding import Severity, Suggestion, Words
from extractor.model.reference import Reference
from extractor.model.text import Span

# Words that must name the matter, so that a mismatch means something (chosen).
_FEWEST_WORDS = 2
# Words of a provision's own name (chosen).
_NAME_WORDS = 14
# Share of words that two names have in common where one is the other reworded (chosen).
_ALIKE_SHARE = 0.66
# A reference to more provisions than this means none of them alone (chosen).
_MOST_TARGETS = 3


@check(
    severity="warning",
    message="“{frasa}” tidak disebut dalam {target}; {sebab}; sesuaikan acuannya.",
    message_en="“{frasa}” does not occur in {target}; {sebab}; adjust the reference.",
    on_damage="skip",
)
def acuan_tak_cocok(regulation: Regulation) -> Iterator[Found]:
    """Yield every reference whose subject another provision names, and the one referred to does not."""
    naming = Naming(regulation)
    for reference in pointing(regulation.references):
        if is_recital(reference.source) or len(reference.targets) > _MOST_TARGETS:
            continue
        subject = subject_of(regulation, reference)
        if subject is None or len(subject.content) < _FEWEST_WORDS:
            continue
        mismatch = _mismatch(naming, reference, subject)
        if mismatch is not None:
            yield _found(regulation, reference, subject, mismatch)


class _Mismatch(Struct, frozen=True):
    """The provision that does not name the subject, those that do, and the words that stand there instead."""

    target: str
    others: tuple[str, ...] = ()
    item: str = ""


def _mismatch(naming: Naming, reference: Reference, subject: Subject) -> _Mismatch | None:
    index = naming.index
    if len(reference.targets) > 1:
        return None if subject.joined else _one_of_several(naming, reference, subject)
    (target,) = reference.targets
    unit = index[target]
    item = _name(naming.regulation, unit) if unit.kind in CITED_ITEMS and not unit.children else None
    if item is not None:
        if not _differs(subject, item):
            return None
        same = [each.eid for each in naming.siblings(target) if _name(naming.regulation, each) == subject.phrase]
        return _Mismatch(target, tuple(same), item)
    if not naming.names_matter(target, subject):
        # What comes after the sentence cannot be where its subject was introduced.
        start = index[reference.source].span.start
        near = (each for each in naming.siblings(target) if each.span.end <= start)
        better = [each.eid for each in near if naming.introduces(each.eid, subject)]
        better.sort(key=lambda eid: not naming.says(eid, subject.phrase))
        return _Mismatch(target, tuple(better)) if better else None
    other = _other_kind(naming, target, subject)
    half = _one_of_two_kinds(naming, target, subject) if other else ""
    if half:
        return _Mismatch(target, item=half)
    return _Mismatch(target, (other,)) if other and not _around(other, reference.source) else None


def _one_of_several(naming: Naming, reference: Reference, subject: Subject) -> _Mismatch | None:
    """Of several provisions one names the whole subject, and another not a word of it."""
    whole = [target for target in reference.targets if naming.names_all(target, subject)]
    for target in reference.targets:
        if whole and not any(naming.names(target, word, subject.phrase) for word in subject.content):
            return _Mismatch(target, tuple(whole))
    return None


def _other_kind(naming: Naming, target: str, subject: Subject) -> str | None:
    """Return where a thing is named, of which the target holds only another kind: `hubungan kerja [konsultatif]`."""
    words = subject.phrase.split()
    for at in range(2, min(len(words), 4)):
        head, kind = " ".join(words[:at]), words[at]
        if kind not in subject.content or any(word not in subject.content for word in words[:at]):
            return None
        if not naming.holds(target, head):
            return None
        if not naming.names(target, kind, subject.phrase):
            return naming.where(f"{head} {kind}") if naming.kinds_of(target, head) else None
    return None


def _one_of_two_kinds(naming: Naming, target: str, subject: Subject) -> str:
    """Return the one that the target holds of two kinds that are named together: `koordinatif dan konsultatif`."""
    words = subject.phrase.split()
    for at in range(2, min(len(words), 4)) if subject.joined else ():
        for other in words[at + 1 :]:
            named = f"{' '.join(words[:at])} {other}"
            if other in subject.content and naming.holds(target, named):
                return named
    return ""


def _around(eid: str, source: str) -> bool:
    return is_within(source, eid) or is_within(eid, source)


def _name(regulation: Regulation, unit: Provision) -> str | None:
    """Return the words of a list item that is only a name, in small letters; None where it is a sentence."""
    words = regulation.document.own_text(unit).lower().split()
    while words and words[-1] in ("dan", "atau", "dan/atau"):
        del words[-1]
    name = " ".join(words).rstrip(";., ")
    name = name.removesuffix(";dan").removesuffix(";atau").rstrip(";., ")
    return name if words and len(words) <= _NAME_WORDS and not set(name) & set(":,;(") else None


def _differs(subject: Subject, item: str) -> bool:
    """Whether the sentence names another thing of the same sort than the item: both have words that the other lacks."""
    ours, theirs = Counter(subject.phrase.split()), Counter(item.split())
    shared = (ours & theirs).total()
    if subject.phrase.split()[0] != item.split()[0]:
        return False
    most = max(ours.total(), theirs.total())
    return shared >= _FEWEST_WORDS and shared >= _ALIKE_SHARE * most and bool(ours - theirs) and bool(theirs - ours)


def _found(regulation: Regulation, reference: Reference, subject: Subject, mismatch: _Mismatch) -> Found:
    others = mismatch.others[:_MOST_TARGETS]
    if others:
        cause = (f"{name_of(others[0])} menyebutnya", f"it does in {name_of(others[0])}")
    else:
        cause = (f"di sana tertulis “{mismatch.item}”", f"there it says “{mismatch.item}”")
    reason = ("memuat pokok kalimat", "holds the subject")
    words: dict[str, Words] = {
        "frasa": regulation.text.of(subject.span),
        "target": name_of(mismatch.target),
        "sebab": cause,
    }
    suggestions = tuple(Suggestion(name_of(eid), eid, *reason) for eid in others)
    # A better target that is the only one proves the reference wrong.
    severity: Severity | None = "error" if len(mismatch.others) == 1 else None
    return Found(reference.source, Span(subject.span.start, reference.span.end), words, suggestions, severity=severity)
