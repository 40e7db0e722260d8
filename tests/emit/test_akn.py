import random
from hashlib import sha256

import msgspec
import pytest
from gold_analyses import gold_analysis, outlines
from made_analysis import whole_analysis
from made_documents import BODY, METADATA, TAIL, WHOLE, Unit, made, span_of
from strict_schema import NS, faults, tree_of

from extractor.emit.akn.document import to_akn
from extractor.emit.akn.writer import Writer
from extractor.emit.akn.xml import add_text, add_worded, is_empty, root_of, serialised, sub
from extractor.emit.page.page import to_html
from extractor.emit.record.record import to_json
from extractor.law.akn import NAMESPACE, OWN_NAMESPACE
from extractor.model.analysis import Analysis
from extractor.model.change import Change
from extractor.model.document import Block, Metadata, Provision, Signature
from extractor.model.finding import Finding
from extractor.model.reference import Reference
from extractor.model.text import Span
from extractor.score.losses.akn import dangling, lost_text
from tests.growth import Work, assert_linear


def first(analysis: Analysis, path: str):
    found = tree_of(analysis).xpath(f"//{path}", namespaces=NS)
    assert found, path
    return found[0]


def words(element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("path", outlines(), ids=lambda path: path.name.partition(".")[0])
def test_the_gold_trees_give_strict_valid_xml_with_all_their_text(path) -> None:
    assert faults(gold_analysis(path)) == []


def test_a_whole_regulation_is_strict_valid_and_keeps_its_text() -> None:
    assert faults(whole_analysis()) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a:preface/a:longTitle/a:p/a:docType", "PERATURAN BUPATI CONTOH"),
        ("a:docNumber", "12"),
        ("a:docDate[@date='2021-03-15']", "2021"),
        ("a:docTitle", "PENGELOLAAN SAMPAH RUMAH TANGGA"),
        ("a:formula[@name='jabatanPembentuk']/a:p/a:docAuthority", "BUPATI CONTOH"),
        ("a:recitals[@eId='recs_1']/a:intro", "Menimbang :"),
        ("a:recital[@eId='recs_1__rec_b']//a:ref[@href='#recs_1__rec_a']", "huruf a"),
        ("a:citation[@eId='cits_1__cit_2']/a:blockList/a:item[@eId='cits_1__cit_2__point_a']/a:p", "sampah; dan"),
        ("a:citations[@class='memperhatikan']/a:citation", "Hasil rapat tanggal 20 Januari 2021;"),
        ("a:chapter[@eId='chp_II']/a:part[@eId='chp_II__part_1']/a:heading", "Umum"),
        ("a:chapter[@eId='chp_II-2']/a:heading", "PENUTUP"),
        ("a:point[@refersTo='#term-daerah']//a:def", "Daerah"),
        ("a:paragraph[@eId='art_2__para_1']//a:term[@refersTo='#term-bupati']", "Bupati"),
        ("a:paragraph[@eId='art_2__para_2']/a:hcontainer[@name='teks']", "yang dilakukan bersama dengan"),
        ("a:wrapUp//a:ref[@href='/akn/id/act/uu/2008/18/~art_22']", "Pasal 22 Undang-Undang Nomor 18 Tahun 2008"),
        ("a:inline[@name='acuanRusak']", "Pasal 2 ayat (6)"),
        ("a:ref[@class='acuanDiri'][@href='#art_3']", "Pasal 3"),
        ("a:rref[@from='#art_1'][@upTo='#art_2']", "Pasal 1 sampai dengan Pasal 2"),
        ("a:mref[a:ref[@href='#art_1'] and a:ref[@href='#art_2']]", "Pasal 1 dan Pasal 2"),
        ("a:ref[@href='#att_2']", "Lampiran II"),
        ("a:container[@name='penetapan']//a:date[@date='2021-03-15']", "15 Maret 2021"),
        ("a:container[@name='pengundangan']//a:signature/a:person", "NAMA SEKRETARIS"),
        ("a:conclusions/a:p[@class='beritaDaerah']", "BERITA DAERAH KABUPATEN CONTOH TAHUN 2021 NOMOR 12"),
        ("a:attachment[@eId='expl']//a:hcontainer[@eId='expl__gen']/a:heading", "UMUM"),
        ("a:hcontainer[@name='pasalDemiPasal']/a:hcontainer[@eId='expl__art_1']//a:ref[@href='#art_1']", "Pasal 1"),
        ("a:hcontainer[@eId='expl__art_9']/a:num", "Pasal 9"),
        ("a:attachment[@eId='att_1']/a:subheading", "STANDAR TEKNIS"),
        ("a:attachment[@eId='att_1']//a:mainBody/a:p[2]", "1. Organik Hijau"),
    ],
)
def test_each_part_has_its_element(path: str, text: str) -> None:
    assert words(first(whole_analysis(), path)) == text


def test_identification_and_publication() -> None:
    analysis = whole_analysis()
    value = "a:FRBRWork/a:FRBRthis[@value='/akn/id/act/perbup/kab-contoh/2021/12/!main']"
    assert first(analysis, f"a:act/a:meta/a:identification/{value}") is not None
    expression = "/akn/id/act/perbup/kab-contoh/2021/12/ind@2021-03-15"
    assert first(analysis, f"a:FRBRExpression/a:FRBRuri[@value='{expression}']") is not None
    assert first(analysis, "a:FRBRlanguage[@language='ind']") is not None
    assert first(analysis, "a:publication[@date='2021-03-16'][@number='12']") is not None


def test_a_repealed_work_and_the_commencement_stand_in_the_meta() -> None:
    document = made(
        [
            Unit("art_1", "pasal", "Pasal 1", "", ["Peraturan Bupati Nomor 7 Tahun 2018 dicabut."]),
            Unit("art_2", "pasal", "Pasal 2", "", ["Peraturan ini mulai berlaku pada tanggal diundangkan."]),
        ],
        METADATA,
    )
    old = "/akn/id/act/perbup/kab-contoh/2018/7"
    span = span_of(document, "Peraturan Bupati Nomor 7 Tahun 2018")
    reference = Reference("ref-1", "art_1", span, "external", "mencabut", (old,), "external")
    change = Change("change_1", "art_1", "repeal", old, span)
    roles = {"art_1": "repeal", "art_2": "commencement"}
    analysis = Analysis(document, (reference,), roles=roles, changes=(change,))
    assert faults(analysis) == []
    repeal = "a:textualMod[@type='repeal'][a:source/@href='#art_1']"
    assert first(analysis, f"{repeal}/a:destination").get("href") == old
    assert first(analysis, "a:forceMod[@type='entryIntoForce']/a:source[@href='#art_2']") is not None
    assert first(analysis, "a:timeInterval/@start") == "#eref_2"


def test_quoted_text_of_an_amending_act_stands_in_a_quoted_structure() -> None:
    quoted = "art_I__point_1__mod_1__qstr_1"
    document = made(
        [
            Unit(
                "art_I",
                "pasal",
                "Pasal I",
                "",
                [
                    "Beberapa ketentuan diubah sebagai berikut:",
                    Unit(
                        "art_I__point_1",
                        "angka",
                        "1.",
                        "",
                        [
                            "Ketentuan Pasal 5 diubah sehingga berbunyi:",
                            Unit(
                                f"{quoted}__part_2",
                                "bagian",
                                "Bagian Kedua",
                                "Izin",
                                [
                                    Unit(
                                        f"{quoted}__art_5",
                                        "pasal",
                                        "Pasal 5",
                                        "",
                                        [Unit(f"{quoted}__art_5__para_1", "ayat", "(1)", "", ["Isi baru."])],
                                    )
                                ],
                            ),
                            "demikian perubahannya.",
                        ],
                    ),
                    Unit("art_I__point_2", "angka", "2.", "", ["Pasal 6 dihapus."]),
                    Unit(
                        "art_I__mod_1__qstr_1__art_7",
                        "pasal",
                        "Pasal 7",
                        "",
                        ["Tanpa nomor perintah."],
                    ),
                ],
            ),
            Unit("art_II", "pasal", "Pasal II", "", ["Mulai berlaku."]),
        ]
    )
    analysis = Analysis(document)
    assert faults(analysis) == []
    mod = "a:point[@eId='art_I__point_1']/a:content/a:p/a:mod[@eId='art_I__point_1__mod_1']"
    structure = first(analysis, f"{mod}/a:quotedStructure[@eId='{quoted}']")
    article = structure.find("a:part/a:article", NS)
    assert article.get("eId") == f"{quoted}__art_5"
    assert article.get("wId") == "art_5"
    assert (
        first(analysis, "a:wrapUp/a:p/a:mod[@eId='art_I__mod_1']/a:quotedStructure/a:article[@wId='art_7']") is not None
    )


@pytest.mark.parametrize(
    "items",
    [
        [],
        [("lain", "Pada suatu hari, hiduplah seorang raja.\nIa tidak pernah membuat peraturan.")],
        [("jenis", "PERATURAN BUPATI CONTOH"), ("menimbang", "Menimbang :"), ("penetapan", "Ditetapkan di Sana")],
        BODY,
        TAIL,
        [*BODY, *TAIL, *BODY[:0], Unit("art_9", "pasal", "Pasal 9", "", ["Setelah lampiran."])],
        [Unit("att_1", "lampiran", "LAMPIRAN", "", [])],
        [Unit("expl", "penjelasan", "PENJELASAN", "", ["Isi.", Unit("expl__gen", "penjelasan", "", "", ["Umum."])])],
        [("penetapan", "Ditetapkan di Sana"), *BODY, ("judul", "JUDUL DI BELAKANG")],
        [
            ("menimbang", "Menimbang"),
            Unit("recs_1__rec_a", "menimbang", "a.", "", ["satu;"]),
            ("lain", "sela"),
            Unit("recs_1__rec_b", "menimbang", "b.", "", ["dua;"]),
            ("mengingat", "Mengingat"),
            ("lain", "tanpa isi"),
            *BODY,
        ],
        [
            ("memutuskan", "MEMUTUSKAN:"),
            Unit("dictum_1", "diktum", "KESATU", "", ["Isi.", Unit("dictum_1__point_a", "huruf", "a.", "", [])]),
            Unit("dictum_2", "diktum", "KEDUA", "", ["Tim bertugas."]),
        ],
    ],
    ids=[
        "empty", "novel", "no-body", "no-head", "tail-only", "article-after-annex", "annex-only", "explanation-unit",
        "closing-block-first", "interrupted-recitals", "decision",
    ],
)  # fmt: skip
def test_any_text_gives_valid_xml_that_keeps_it(items) -> None:
    assert faults(Analysis(made(items))) == []


def test_no_order_of_the_parts_loses_text_or_validity() -> None:
    chance = random.Random(20171)
    for _ in range(150):
        items = list(WHOLE)
        for _ in range(chance.choice((1, 3, 40))):
            one, other = chance.randrange(len(items)), chance.randrange(len(items))
            items[one], items[other] = items[other], items[one]
        assert faults(Analysis(made(items[: chance.randrange(len(items) + 1)], METADATA))) == []


def test_columns_read_number_by_number_keep_every_character() -> None:
    plain = made([("menimbang", "Menimbang : a. b.\nbahwa satu;\nbahwa dua;"), *BODY])
    label = Block("menimbang", Span(0, 11))
    recitals = (
        Provision("recs_1__rec_a", "menimbang", "a", Span(12, 29), Span(12, 14), own=(Span(18, 29),)),
        Provision("recs_1__rec_b", "menimbang", "b", Span(15, 40), Span(15, 17), own=(Span(30, 40),)),
    )
    document = msgspec.structs.replace(plain, blocks=(label,), provisions=(*recitals, *plain.provisions))
    analysis = Analysis(document)
    assert faults(analysis) == []
    assert words(first(analysis, "a:recital[@eId='recs_1__rec_b']")) == "b. bahwa dua;"


def test_text_that_the_tree_has_twice_or_not_at_all_is_noticed() -> None:
    document = made(BODY)
    missing = msgspec.structs.replace(document, provisions=document.provisions[1:])
    assert "in no piece" in faults(Analysis(missing))[-1]
    twice = msgspec.structs.replace(document, blocks=(Block("lain", Span(0, 5)),))
    assert "twice" in faults(Analysis(twice))[-1]


def test_an_unknown_number_and_date_have_their_stand_ins() -> None:
    root = tree_of(Analysis(made(BODY, Metadata(jenis="perbup", tempat="kab-x"))))
    uri = root.find(".//a:FRBRWork/a:FRBRuri", NS).get("value")
    words = "".join(made(BODY).text.content.split())
    assert uri == f"/akn/id/act/perbup/kab-x/0001/tanpa-nomor-{sha256(words.encode()).hexdigest()[:8]}"
    assert root.find(".//a:FRBRWork/a:FRBRdate", NS).get("date") == "0001-01-01"


def test_impossible_dates_and_addresses_do_no_harm() -> None:
    metadata = msgspec.structs.replace(
        METADATA,
        iri="/akn/id/act/perbup/kab x/2021/12 [%zz]",
        jenis="per bup",
        nomor="12\t/ X",
        ditetapkan=Signature("Kotabaru", "2021-02-30", "BUPATI CONTOH", "NAMA BUPATI"),
        diundangkan=Signature("Kotabaru", "2021", "SEKRETARIS", "NAMA"),
    )
    document = made(WHOLE, metadata)
    span = span_of(document, "Undang-Undang Nomor 18 Tahun 2008")
    iri = "/akn/id/act/uu/2008/18 bis [x]"
    reference = Reference("ref-1", "cits_1__cit_1", span, "external", "mencabut", (iri,), "external")
    assert faults(Analysis(document, (reference,))) == []


def test_an_address_that_comes_twice_takes_none_that_another_provision_has() -> None:
    writer = Writer(Analysis(made([Unit("art_1", "pasal", "Pasal 1"), Unit("art_1-2", "pasal", "Pasal 1")])))
    assert [writer.provision_eid(eid) for eid in ("art_1", "art_1", "art_1-2")] == ["art_1", "art_1-3", "art_1-2"]


@pytest.mark.perf
def test_a_long_unit_costs_no_more_than_its_length() -> None:
    def prepare(count: int) -> Work:
        document = made([Unit("art_1", "pasal", "Pasal 1", "", ["sesuai Pasal 9 dan " * count])])
        own = document.provisions[0].own[0].start
        references = tuple(
            Reference(f"r{n}", "art_1", Span(at, at + 7), "internal", "lainnya", ("art_9",), "broken", reason="none")
            for n in range(count)
            for at in (own + n * 19 + 7,)
        )
        findings = tuple(Finding("REF001", "error", "art_1", r.span, "tidak ada", "none") for r in references)
        analysis = Analysis(document, references, findings)
        return lambda: (to_akn(analysis), to_html(analysis), to_json(analysis))

    assert_linear(prepare, 1000)


def test_hostile_characters_are_text() -> None:
    document = made(
        [Unit("art_1", "pasal", "Pasal 1 <&>", "", ["<script>alert(1)</script> \x07 ]]> \ufffe &amp; “x”"])]
    )
    assert faults(Analysis(document)) == []


def test_lost_doubled_and_moved_text_is_noticed() -> None:
    analysis = whole_analysis()
    xml = to_akn(analysis)
    assert lost_text(analysis, xml) == ""
    assert "pengurangan" in lost_text(analysis, xml.replace(b"pengurangan; dan", b"", 1))
    assert lost_text(analysis, xml.replace(b"Mulai berlaku.", b"Mulai berlaku. Mulai berlaku.", 1))
    swapped = (
        xml.replace(b"pengurangan; dan", b"@")
        .replace(b"penanganan,", b"pengurangan; dan")
        .replace(b"@", b"penanganan,")
    )
    assert lost_text(analysis, swapped)


def test_dangling_references_are_noticed() -> None:
    xml = to_akn(whole_analysis())
    assert dangling(xml) == []
    assert dangling(xml.replace(b'href="#art_1"', b'href="#art_77"')) != []
    assert dangling(xml.replace(b'eId="art_4"', b'eId="art_3"')) == ["twice: art_3"]


def test_elements_are_set_deeper_until_words_stand_beside_them() -> None:
    root = root_of("akomaNtoso")
    body = sub(root, "body", name='a"<&\n\x07')
    add_worded(sub(body, "p"), "ref", "Pasal <1>", href="#art_1")
    mixed = sub(body, "p")
    add_text(mixed, "lihat ")
    sub(sub(mixed, "mod"), "p")
    add_text(mixed, "lalu\x07")
    add_text(mixed, " itu")
    sub(body, "meta")
    written = serialised(root).decode()
    assert written == (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        f'<akomaNtoso xmlns="{NAMESPACE}" xmlns:thk="{OWN_NAMESPACE}">\n'
        '  <body name="a&quot;&lt;&amp;&#10;\ufffd">\n'
        '    <p>\n      <ref href="#art_1">Pasal &lt;1&gt;</ref>\n    </p>\n'
        "    <p>lihat <mod><p/></mod>lalu\ufffd itu</p>\n"
        "    <meta/>\n"
        "  </body>\n"
        "</akomaNtoso>\n"
    )
    assert is_empty(sub(body, "p")) and not is_empty(mixed)
