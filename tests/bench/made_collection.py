"""A collection that grows by a seed: variations of the corpus with citations of one another, chains of amendments,
repeals, files that are broken, and copies.

    python -m tests.bench.made_collection FOLDER COUNT [SEED]
"""

import re
import sys
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.collection.made_regulations import amendment, regulation

CORPUS = Path(__file__).parents[2] / "corpus"
_FIRST_YEAR, _LAST_YEAR = 2005, 2024
_SYLLABLES = ("ba", "ci", "da", "ga", "ju", "ka", "lu", "ma", "na", "pa", "ri", "sa", "ta", "wa", "yo")
_MATTERS = (
    "Koordinasi Kecamatan", "Kebersihan Pasar", "Taman Kota", "Kearsipan Daerah", "Tata Naskah Dinas", "Perizinan",
    "Pengelolaan Sampah", "Retribusi Parkir", "Pelayanan Publik", "Perpustakaan Daerah",
)  # fmt: skip
# Shares of the files, in percent: the rest are variations of the corpus.
_SHORT, _AMENDING, _REPEALING, _BROKEN, _COPIES = 20, 8, 2, 2, 1
_BASIS = re.compile(r"Undang-Undang\s+Nomor\s+(?:5|30)\s+Tahun\s+2014\s+tentang[^;]*;")


class Made(NamedTuple):
    """A regulation that was made: of a regent, by place, number, year, matter and number of its Pasal."""

    place: str
    nomor: int
    tahun: int
    tentang: str
    pasal: int

    @property
    def citation(self) -> str:
        return f"Peraturan Bupati {self.place} Nomor {self.nomor} Tahun {self.tahun}"


class Maker:
    """Makes files one after another, each knowing those before it."""

    def __init__(self, seed: int, count: int) -> None:
        self.random = Random(seed)
        self.count = count
        self.made: list[Made] = []
        self.numbers: dict[tuple[str, int], int] = {}
        self.places = [self._name() for _ in range(max(3, count // 200))]
        self.corpus = [
            (path.stem, path.read_text(encoding="utf-8"))
            for path in sorted(CORPUS.glob("*.txt"))
            if "fragment" not in path.stem
        ]
        self.texts: list[str] = []

    def file(self, at: int) -> bytes:
        """Return the bytes of file number `at`; to be asked for in order."""
        drawn = self.random.random() * 100
        if drawn < _BROKEN:
            return b"%PDF-1.7\n" + self.random.randbytes(200)
        if drawn < _BROKEN + _COPIES and self.texts:
            return self.random.choice(self.texts).encode()
        year = _FIRST_YEAR + (at * (_LAST_YEAR - _FIRST_YEAR)) // max(1, self.count)
        text = self._text(drawn, year)
        if len(self.texts) < 200:
            self.texts.append(text)
        return text.encode()

    def _text(self, drawn: float, year: int) -> str:
        place = self.random.choice(self.places)
        drawn -= _BROKEN + _COPIES
        earlier = self.random.choice(self.made) if self.made else None
        if earlier is not None and drawn < _AMENDING:
            return self._amendment(earlier, year)
        if earlier is not None and drawn < _AMENDING + _REPEALING:
            return self._repeal(earlier, year)
        if drawn < _AMENDING + _REPEALING + _SHORT:
            return self._short(place, year, earlier)
        return self._variation(place, year, earlier)

    def _number(self, place: str, year: int) -> int:
        self.numbers[place, year] = number = self.numbers.get((place, year), 0) + 1
        return number

    def _name(self) -> str:
        return "".join(self.random.choices(_SYLLABLES, k=3)).capitalize()

    def _short(self, place: str, year: int, earlier: Made | None) -> str:
        matter = self.random.choice(_MATTERS)
        number = self._number(place, year)
        pasal = [
            "Dalam Peraturan Bupati ini yang dimaksud dengan Camat adalah pemimpin kecamatan.",
            f"(1) Camat wajib melaksanakan koordinasi {matter.lower()} setiap bulan.\n"
            "(2) Camat menyampaikan laporan sebagaimana dimaksud pada ayat (1) kepada Bupati.",
        ]
        if earlier is not None:
            target = self.random.randint(1, earlier.pasal)
            pasal.append(f"Pelaksanaannya sesuai dengan Pasal {target} {earlier.citation}.")
        pasal.append("Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.")
        grounds = [f"{earlier.citation} tentang {earlier.tentang}"] if earlier is not None else []
        self.made.append(Made(place, number, year, matter, len(pasal)))
        return regulation(number, year, matter, pasal, place=place, mengingat=grounds, month=self.random.randint(1, 10))

    def _amendment(self, base: Made, year: int) -> str:
        number = self._number(base.place, year)
        order = (
            f"Ketentuan Pasal {min(2, base.pasal)} diubah sehingga berbunyi sebagai berikut:\nPasal {min(2, base.pasal)}\n"
            f"Camat wajib melaksanakan koordinasi setiap {self.random.choice(('hari', 'minggu', 'triwulan'))}."
        )
        made = amendment(number, year, base.nomor, base.tahun, base.tentang, [order], month=10)
        return made.replace("Contoh", base.place).replace("CONTOH", base.place.upper())

    def _repeal(self, base: Made, year: int) -> str:
        number = self._number(base.place, year)
        pasal = [
            "Camat wajib melaksanakan koordinasi.",
            f"Pada saat Peraturan Bupati ini mulai berlaku, {base.citation} tentang {base.tentang} dicabut dan dinyatakan"
            " tidak berlaku.",
        ]
        return regulation(number, year, f"Penataan {base.tentang}", pasal, place=base.place, month=10)

    def _variation(self, place: str, year: int, earlier: Made | None) -> str:
        stem, text = self.random.choice(self.corpus)
        _, name, nomor, tahun = re.fullmatch(r"(\w+)-(\w+)-(\d+)-(\d+)", stem).groups()  # type: ignore[union-attr]
        name = name.removeprefix("kota")
        number = self._number(place, year)
        text = re.sub(rf"(NOMOR\s*:?\s+){nomor}\b", rf"\g<1>{number}", text)
        text = re.sub(rf"(TAHUN\s+){tahun}\b", rf"\g<1>{year}", text)
        text = re.sub(rf"(tanggal\s+\d+\s+\w+\s+){tahun}", rf"\g<1>{year}", text)
        text = re.sub(rf"^{tahun}$", str(year), text, flags=re.M)
        text = text.replace(name.capitalize(), place).replace(name.upper(), place.upper())
        if earlier is not None:
            text = _BASIS.sub(f"{earlier.citation} tentang {earlier.tentang};", text, count=1)
        return text


def write(folder: Path, count: int, seed: int = 1, first: int = 0) -> None:
    """Write files `first` to `count` of the collection with this seed into a folder, a hundred to a folder below it."""
    maker = Maker(seed, count)
    for at in range(count):
        data = maker.file(at)
        if at >= first:
            suffix = ".pdf" if data.startswith(b"%PDF") else ".txt"
            path = folder / f"{at // 100:04d}" / f"{at:06d}{suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
