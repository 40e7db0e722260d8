"""Invented amendments of a regulation: the text of an amending act, and what the regulation says after it.

What it should say is worked out on plain rows of address and text, without the tree and without the code under test.
"""

from random import Random
from typing import NamedTuple

from extractor.model.document import Document, Provision

WORDS = ("dinas", "camat", "taman", "bunga", "pohon", "air", "warga", "kebun", "jalan", "pasar", "sungai", "ladang")
Row = tuple[str, str]


class Amendment(NamedTuple):
    """The text of an act, and the rows (address, own text) of the amended regulation after it."""

    text: str
    rows: list[Row]


def rows_of(document: Document) -> list[Row]:
    return [(unit.eid, document.own_text(unit)) for unit in document.walk()]


def sentence(random: Random) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(4, 9))).capitalize() + "."


class Maker:
    """Makes amendments of one regulation."""

    def __init__(self, document: Document, random: Random) -> None:
        self.document, self.random = document, random
        self.rows = rows_of(document)
        self.pasals = [unit for unit in document.walk() if unit.kind == "pasal" and unit.eid == f"art_{unit.label}"]
        self.taken: set[str] = set()

    def amendment(self) -> Amendment:
        wanted = self.random.randint(1, 5)
        orders: list[str] = []
        while len(orders) < wanted:
            order = self.random.choice(
                [self.substitute, self.insert_pasal, self.insert_ayat, self.delete, self.renumber, self.phrase]
            )()
            orders += [order] if order else []
        return Amendment(self._act(orders), self.rows)

    def _act(self, orders: list[str]) -> str:
        meta = self.document.metadata
        kind = f"Peraturan {meta.pembentuk}"
        cited = f"{kind} Nomor {meta.nomor} Tahun {meta.tahun}"
        office = (meta.pembentuk or "").upper()
        instructions = "\n".join(f"{number}. {order}" for number, order in enumerate(orders, start=1))
        return (
            f"{kind.upper()}\nNOMOR 99 TAHUN 2023\nTENTANG\nPERUBAHAN ATAS {cited.upper()}\n"
            f"DENGAN RAHMAT TUHAN YANG MAHA ESA\n{office},\n"
            f"Menimbang : bahwa {cited} perlu diubah;\nMengingat : 1. {cited};\nMEMUTUSKAN:\n"
            f"Menetapkan : {kind.upper()} TENTANG PERUBAHAN ATAS {cited.upper()}.\n"
            f"Pasal I\nBeberapa ketentuan dalam {cited} diubah sebagai berikut:\n{instructions}\n"
            f"Pasal II\n{kind} ini mulai berlaku pada tanggal diundangkan.\n"
            f"Ditetapkan di Contoh\npada tanggal 2 Maret 2023\n{office},\nBUDI\n"
        )

    def _pasal(self, *, ayat: bool | None = None, last: bool = True) -> Provision | None:
        free = [
            unit
            for at, unit in enumerate(self.pasals)
            if unit.eid not in self.taken
            and (last or at + 1 < len(self.pasals))
            and (ayat is None or bool(unit.children and unit.children[0].kind == "ayat") == ayat)
            and all(below.kind == "ayat" for below in unit.children)
        ]
        if not free:
            return None
        chosen = self.random.choice(free)
        self.taken.add(chosen.eid)
        return chosen

    def _replace(self, address: str, rows: list[Row]) -> None:
        """Put rows in the place of a unit and what is below it."""
        at = next(at for at, row in enumerate(self.rows) if row[0] == address)
        self.rows = [*self.rows[:at], *rows, *[row for row in self.rows[at:] if not within(row[0], address)]]

    def _behind(self, address: str, row: Row) -> None:
        at = max(at for at, other in enumerate(self.rows) if within(other[0], address))
        self.rows.insert(at + 1, row)

    def substitute(self) -> str | None:
        unit = self._pasal()
        if unit is None:
            return None
        words = sentence(self.random)
        if unit.children and self.random.random() < 0.6:
            ayat = self.random.choice(unit.children)
            self._replace(ayat.eid, [(ayat.eid, words)])
            return f"Ketentuan Pasal {unit.label} ayat ({ayat.label}) diubah, sehingga berbunyi sebagai berikut:\n({ayat.label}) {words}"
        self._replace(unit.eid, [(unit.eid, words)])
        return f"Ketentuan Pasal {unit.label} diubah sehingga berbunyi sebagai berikut:\nPasal {unit.label}\n{words}"

    def insert_pasal(self) -> str | None:
        unit = self._pasal(last=False)
        if unit is None:
            return None
        following = self.pasals[self.pasals.index(unit) + 1]
        label, words = f"{unit.label}A", sentence(self.random)
        self._behind(unit.eid, (f"art_{label}", words))
        return (
            f"Di antara Pasal {unit.label} dan Pasal {following.label} disisipkan 1 (satu) pasal, yakni Pasal {label}, "
            f"yang berbunyi sebagai berikut:\nPasal {label}\n{words}"
        )

    def insert_ayat(self) -> str | None:
        unit = self._pasal(ayat=True)
        if unit is None or len(unit.children) < 2:
            return None
        at = self.random.randrange(len(unit.children) - 1)
        one, other = unit.children[at], unit.children[at + 1]
        words = sentence(self.random)
        self._behind(one.eid, (f"{unit.eid}__para_{one.label}a", words))
        return (
            f"Di antara ayat ({one.label}) dan ayat ({other.label}) Pasal {unit.label} disisipkan 1 (satu) ayat, "
            f"yakni ayat ({one.label}a), yang berbunyi sebagai berikut:\n({one.label}a) {words}"
        )

    def delete(self) -> str | None:
        unit = self._pasal()
        if unit is None:
            return None
        if unit.children and self.random.random() < 0.5:
            ayat = self.random.choice(unit.children)
            self._replace(ayat.eid, [(ayat.eid, "Dihapus.")])
            return f"Pasal {unit.label} ayat ({ayat.label}) dihapus."
        self._replace(unit.eid, [(unit.eid, "Dihapus.")])
        return f"Pasal {unit.label} dihapus."

    def renumber(self) -> str | None:
        unit = self._pasal()
        if unit is None:
            return None
        label = str(int("".join(sign for sign in unit.label if sign.isdigit())) + 500)
        self.rows = [
            (f"art_{label}{address[len(unit.eid) :]}", text) if within(address, unit.eid) else (address, text)
            for address, text in self.rows
        ]
        return f"Pasal {unit.label} diubah menjadi Pasal {label}."

    def phrase(self) -> str | None:
        unit = self._pasal()
        if unit is None:
            return None
        texts = [text for address, text in self.rows if within(address, unit.eid)]
        words = [word for word in " ".join(texts).split() if word.isalpha() and len(word) > 5]
        if not words:
            return None
        old, new = self.random.choice(words), " ".join(self.random.choices(WORDS, k=2))
        self.rows = [
            (address, changed(text, old, new)) if within(address, unit.eid) else (address, text)
            for address, text in self.rows
        ]
        return f'Kata "{old}" dalam Pasal {unit.label} diganti dengan frasa "{new}".'


def within(address: str, above: str) -> bool:
    return address == above or address.startswith(f"{above}__")


def changed(text: str, old: str, new: str) -> str:
    """Replace a word wherever it stands alone, also before a stop."""
    out, at = [], 0
    while (found := text.find(old, at)) >= 0:
        end = found + len(old)
        alone = not text[found - 1 : found].isalnum() and not text[end : end + 1].isalnum()
        out.append(text[at:found] + (new if alone else old))
        at = end
    return "".join([*out, text[at:]])
