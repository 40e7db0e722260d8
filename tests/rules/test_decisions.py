"""What a decision says its maker does, the tasks it gives, and repeals that a list shares."""

from collections.abc import Callable

from extractor.model.document import Document
from extractor.model.rule import Rule, RuleBook
from extractor.references import references_of
from extractor.rules import extract
from extractor.rules.terms import terms_of

Make = Callable[[str], Document]

DECISION = """KEPUTUSAN BUPATI CONTOH
NOMOR 12 TAHUN 2021
TENTANG
SATUAN TUGAS CONTOH
BUPATI CONTOH,
Menimbang : a. bahwa perlu dibentuk satuan tugas;
Mengingat : 1. Undang-Undang Nomor 6 Tahun 2014 tentang Desa;
MEMUTUSKAN:
Menetapkan :
KESATU : Membentuk Satuan Tugas Contoh.
KEDUA : Tugas pokok Satuan Tugas sebagaimana dimaksud dalam Diktum KESATU meliputi:
1. Melaksanakan pengawasan lingkungan.
2. Mendampingi penyaluran bantuan.
KETIGA : Mencabut Keputusan Bupati Nomor 3 Tahun 2020 tentang Tim Contoh.
KEEMPAT : Keputusan ini mulai berlaku pada tanggal ditetapkan.
"""
REPEALS = """PERATURAN BUPATI CONTOH
NOMOR 12 TAHUN 2021
TENTANG
CONTOH
BUPATI CONTOH,
Menimbang : a. bahwa contoh;
Mengingat : 1. Undang-Undang Nomor 6 Tahun 2014 tentang Desa;
MEMUTUSKAN:
Menetapkan : PERATURAN BUPATI TENTANG CONTOH.
Pasal 1
Pada saat Peraturan Bupati ini mulai berlaku:
a. Peraturan Bupati Contoh Nomor 1 Tahun 2011; dan
b. Peraturan Bupati Contoh Nomor 2 Tahun 2012,
dicabut dan dinyatakan tidak berlaku.
Pasal 2
Pada saat Peraturan Bupati ini mulai berlaku:
a. izin yang telah diterbitkan dinyatakan tetap berlaku; dan
b. Peraturan Bupati Contoh Nomor 3 Tahun 2013 dicabut dan dinyatakan tidak berlaku.
"""


def book_of(document: Document) -> RuleBook:
    return extract(document, references_of(document), terms_of(document))


def brief(rule: Rule) -> tuple[str, str, list[str], str | None]:
    bearers = [bearer.quote.text for bearer in rule.bearers]
    return rule.source[0], rule.type, bearers, rule.action.surface.text if rule.action else None


def test_a_decision_binds_its_maker_and_gives_tasks(tree: Make) -> None:
    document = tree(DECISION)
    book = book_of(document)
    assert [brief(rule) for rule in book.rules] == [
        ("dictum_1", "obligation", ["BUPATI CONTOH"], "Membentuk"),
        ("dictum_2__point_1", "obligation", ["Satuan Tugas"], "Melaksanakan"),
        ("dictum_2__point_2", "obligation", ["Satuan Tugas"], "Mendampingi"),
        ("dictum_3", "repeal", [], "Mencabut"),
        ("dictum_4", "commencement", [], "mulai berlaku"),
    ]
    (maker,) = book.rules[0].bearers
    assert document.text.of(maker.quote.span) == "BUPATI CONTOH"
    assert next(actor.label for actor in book.actors if actor.id == maker.actor) == "Bupati Contoh"
    assert book.rules[0].flags == ()


def test_a_repeal_at_the_end_of_a_list_holds_for_every_item(tree: Make) -> None:
    document = tree(REPEALS)
    book = book_of(document)
    names = {reference.id: document.text.of(reference.span) for reference in references_of(document)}
    assert [(*brief(rule)[:2], [names[each] for each in rule.repeals]) for rule in book.rules] == [
        (
            "art_1",
            "repeal",
            ["Peraturan Bupati Contoh Nomor 1 Tahun 2011", "Peraturan Bupati Contoh Nomor 2 Tahun 2012"],
        ),
        ("art_2__point_b", "repeal", ["Peraturan Bupati Contoh Nomor 3 Tahun 2013"]),
    ]
    assert [book.roles[eid] for eid in ("art_1", "art_1__point_a", "art_1__point_b")] == ["repeal"] * 3
    assert book.roles["art_2__point_a"] == "transitional"
