"""Small documents written as nested values, so that a test shows the tree it speaks of.

`("judul", "…")` is a block; `Unit(eid, kind, num, heading, parts)` a provision, whose parts are own text and Units.
"""

from dataclasses import dataclass, field

from extractor.model.document import Block, Completeness, Document, Gazette, Metadata, Provision, Signature
from extractor.model.text import Page, Source, SourceLine, Span, Text


@dataclass
class Unit:
    eid: str
    kind: str
    num: str = ""
    heading: str = ""
    parts: list["str | Unit"] = field(default_factory=list)


class _Maker:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.size = 0

    def put(self, words: str) -> Span | None:
        if not words:
            return None
        start = self.size
        for line in words.split("\n"):
            self.lines.append(line)
            self.size += len(line) + 1
        return Span(start, self.size - 1)

    def unit(self, unit: Unit) -> Provision:
        start = self.size
        num, heading = self.put(unit.num), self.put(unit.heading)
        own: list[Span] = []
        children: list[Provision] = []
        for part in unit.parts:
            if isinstance(part, Unit):
                children.append(self.unit(part))
            else:
                span = self.put(part)
                assert span
                own.append(span)
        label = unit.eid.rpartition("_")[2]
        whole = Span(start, max(start, self.size - 1))
        return Provision(unit.eid, unit.kind, label, whole, num, heading, tuple(own), tuple(children))


def made(
    items: list[tuple[str, str] | Unit],
    metadata: Metadata | None = None,
    completeness: Completeness | None = None,
    pages: tuple[Page, ...] = (),
) -> Document:
    maker = _Maker()
    blocks: list[Block] = []
    provisions: list[Provision] = []
    for item in items:
        if isinstance(item, Unit):
            provisions.append(maker.unit(item))
        else:
            span = maker.put(item[1])
            assert span
            blocks.append(Block(item[0], span))
    lines, at = [], 0
    for number, line in enumerate(maker.lines, 1):
        page = 1 + (number - 1) // 30 if pages else None
        lines.append(SourceLine(Span(at, at + len(line)), number, page))
        at += len(line) + 1
    source = Source("contoh.txt", "ab" * 32, "text/plain", "text", len(pages) or None)
    text = Text("\n".join(maker.lines), tuple(lines), source, pages=pages)
    return Document(text, metadata or Metadata(), tuple(provisions), tuple(blocks), completeness or Completeness())


def span_of(document: Document, words: str, after: str = "") -> Span:
    """Return where `words` first stand in the running text behind `after`."""
    running = document.text.content.replace("\n", " ")
    at = running.index(words, running.index(after) if after else 0)
    return Span(at, at + len(words))


METADATA = Metadata(
    iri="/akn/id/act/perbup/kab-contoh/2021/12",
    jenis="perbup",
    nomor="12",
    tahun="2021",
    tentang="PENGELOLAAN SAMPAH RUMAH TANGGA",
    pembentuk="Bupati Contoh",
    tempat="kab-contoh",
    ditetapkan=Signature("Kotabaru", "2021-03-15", "BUPATI CONTOH", "NAMA BUPATI"),
    diundangkan=Signature("Kotabaru", "2021-03-16", "SEKRETARIS DAERAH KAB. CONTOH", "NAMA SEKRETARIS"),
    berita=Gazette(
        "BERITA DAERAH KABUPATEN CONTOH", "2021", "12", None, "BERITA DAERAH KABUPATEN CONTOH TAHUN 2021 NOMOR 12"
    ),
)

HEAD: list[tuple[str, str] | Unit] = [
    ("salinan", "SALINAN"),
    ("kepala", "BUPATI CONTOH\nPROVINSI CONTOH"),
    ("jenis", "PERATURAN BUPATI CONTOH"),
    ("nomor", "NOMOR 12 TAHUN 2021"),
    ("tentang", "TENTANG"),
    ("judul", "PENGELOLAAN SAMPAH\nRUMAH TANGGA"),
    ("rahmat", "DENGAN RAHMAT TUHAN YANG MAHA ESA"),
    ("pembentuk", "BUPATI CONTOH,"),
    ("menimbang", "Menimbang :"),
    Unit("recs_1__rec_a", "menimbang", "a.", "", ["bahwa untuk mengurangi sampah perlu\npengelolaan sampah;"]),
    Unit("recs_1__rec_b", "menimbang", "b.", "", ["bahwa berdasarkan pertimbangan dalam huruf a perlu diatur;"]),
    ("mengingat", "Mengingat :"),
    Unit("cits_1__cit_1", "mengingat", "1.", "", ["Undang-Undang Nomor 18 Tahun 2008 tentang Pengelolaan Sampah;"]),
    Unit(
        "cits_1__cit_2",
        "mengingat",
        "2.",
        "",
        ["Peraturan di bidang:", Unit("cits_1__cit_2__point_a", "huruf", "a.", "", ["sampah; dan"]), "serta lainnya;"],
    ),
    ("memperhatikan", "Memperhatikan :"),
    Unit("cits_2__cit_1", "memperhatikan", "", "", ["Hasil rapat tanggal 20 Januari 2021;"]),
    ("memutuskan", "MEMUTUSKAN:"),
    ("menetapkan", "Menetapkan : PERATURAN BUPATI TENTANG PENGELOLAAN SAMPAH."),
]

BODY: list[tuple[str, str] | Unit] = [
    Unit(
        "chp_I",
        "bab",
        "BAB I",
        "KETENTUAN UMUM",
        [
            Unit(
                "art_1",
                "pasal",
                "Pasal 1",
                "",
                [
                    "Dalam Peraturan Bupati ini yang dimaksud dengan:",
                    Unit("art_1__point_1", "angka", "1.", "", ["Daerah adalah Kabupaten Contoh."]),
                    Unit("art_1__point_2", "angka", "2.", "", ["Bupati adalah Bupati Contoh."]),
                ],
            )
        ],
    ),
    Unit(
        "chp_II",
        "bab",
        "BAB II",
        "PENGELOLAAN",
        [
            Unit(
                "chp_II__part_1",
                "bagian",
                "Bagian Kesatu",
                "Umum",
                [
                    Unit(
                        "art_2",
                        "pasal",
                        "Pasal 2",
                        "",
                        [
                            Unit("art_2__para_1", "ayat", "(1)", "", ["Bupati menyelenggarakan pengelolaan sampah."]),
                            Unit(
                                "art_2__para_2",
                                "ayat",
                                "(2)",
                                "",
                                [
                                    "Pengelolaan sebagaimana dimaksud pada ayat (1) meliputi:",
                                    Unit("art_2__para_2__point_a", "huruf", "a.", "", ["pengurangan; dan"]),
                                    "yang dilakukan bersama dengan",
                                    Unit("art_2__para_2__point_b", "huruf", "b.", "", ["penanganan,"]),
                                    "sesuai dengan Pasal 22 Undang-Undang Nomor 18 Tahun 2008.",
                                ],
                            ),
                        ],
                    ),
                    Unit(
                        "art_3",
                        "pasal",
                        "Pasal 3",
                        "",
                        [
                            "Ketentuan pada Pasal 2 ayat (6) dan Pasal 3 serta Pasal 1 sampai dengan Pasal 2, "
                            "Pasal 1 dan Pasal 2 tercantum dalam Lampiran II."
                        ],
                    ),
                ],
            )
        ],
    ),
    Unit("chp_II-2", "bab", "BAB II", "PENUTUP", [Unit("art_4", "pasal", "Pasal 4", "", ["Mulai berlaku."])]),
]

TAIL: list[tuple[str, str] | Unit] = [
    ("perintah_pengundangan", "Agar setiap orang mengetahuinya, memerintahkan\npengundangan Peraturan Bupati ini."),
    ("penetapan", "Ditetapkan di Kotabaru\npada tanggal 15 Maret 2021\nBUPATI CONTOH,\nttd\nNAMA BUPATI"),
    (
        "pengundangan",
        "Diundangkan di Kotabaru\npada tanggal 16 Maret 2021\nSEKRETARIS DAERAH KAB. CONTOH,\nttd\nNAMA SEKRETARIS",
    ),
    ("berita", "BERITA DAERAH KABUPATEN CONTOH TAHUN 2021 NOMOR 12"),
    ("salinan", "Salinan sesuai dengan aslinya"),
    ("penjelasan", "PENJELASAN\nATAS\nPERATURAN BUPATI CONTOH"),
    Unit("expl__gen", "penjelasan", "I.", "UMUM", ["Cukup jelas secara umum."]),
    ("penjelasan_pasal", "II. PASAL DEMI PASAL"),
    Unit("expl__art_1", "penjelasan", "Pasal 1", "", ["Cukup jelas."]),
    Unit(
        "expl__art_2",
        "penjelasan",
        "Pasal 2",
        "",
        [Unit("expl__art_2__para_1", "penjelasan", "Ayat (1)", "", ["Yang dimaksud dengan “sampah” adalah sisa."])],
    ),
    Unit("expl__art_9", "penjelasan", "Pasal 9", "", ["Tidak ada pasalnya."]),
    Unit("att_1", "lampiran", "LAMPIRAN I", "STANDAR TEKNIS", ["No. Jenis Warna\n1. Organik Hijau\n2. B3 Merah"]),
    Unit("att_2", "lampiran", "LAMPIRAN II\nPERATURAN BUPATI CONTOH", "", ["Daftar\nlain"]),
]

WHOLE = HEAD + BODY + TAIL
