"""What the fixes leave: nothing to fix again, and no finding that was not there before.

The texts of the corpus and many made of them, in which slips were written at random places; seeded. `RUNS` is small
here: `THK_FIXES=300` tries more.
"""

import os
import random
import re
from collections import Counter
from pathlib import Path

import pytest

from extractor.model.analysis import Analysis
from extractor.model.finding import Finding
from extractor.pipeline import analyse
from extractor.review.correct import corrected_file
from extractor.review.edits import plan
from extractor.source import read_bytes
from extractor.source.origin import origin_of

CORPUS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))}  # fmt: skip
RUNS = int(os.environ.get("THK_FIXES", "12"))
SEED = 4
# What is written instead of what stands there.
SLIPS = [
    (r"dalam Pasal (\d+)", r"pada pasal \1"),
    (r"sebagaimana dimaksud (?:pada|dalam) (ayat|Pasal)", r"sebagaimana \1"),
    (r"sebagaimana dimaksud (?:pada|dalam) (ayat|Pasal)", r"dimaksud \1"),
    (r"sebagaimana dimaksud pada ayat", "sebagaimana yang dimaksud dalam Ayat"),
    (r"; dan\n", ";dan\n"),
    (r"\.\n", "\n"),
    (r";\n", ".\n"),
    (r"\.\n", ";\n"),
    (r"\bdan/atau\b", "dan\natau"),
    (r"\bdi bawah\b", "dibawah"),
    (r"\bbertanggung jawab\b", "bertanggungjawab"),
    (r"\bmengoordinasikan\b", "mengkoordinasikan"),
    (r"Peraturan (?:Bupati|Wali Kota) ini", "Peraturan ini"),
    (r"Peraturan (?:Bupati|Wali Kota) ini", "Peraturan Daerah ini"),
    (r"sesuai dengan ketentuan peraturan perundang-undangan", "sesuai peraturan yang berlaku"),
    (r"ayat \((\d)\)", r"Ayat (\1) pasal ini"),
    (r"(\w{6,}) ", r"\1  "),
    (r", ", " , "),
    (r"(?m)^([a-z])\. ", r"\1 "),
    (r"Undang-Undang Nomor", "Undang-undang No."),
    (r"Lembaran Negara Republik Indonesia", "Lembaran Negara"),
    (r" Tahun (\d{4})", r" tahun \1"),
    (r"\b(\w{3,}[aiu])(\w)(\w)(\w{2,})\b", r"\1\3\2\4"),
    (r"\bdi(laksanakan|sampaikan|koordinasikan)\b", r"di \1"),
    (r"yang selanjutnya disebut", "selanjutnya disebut"),
    (r"memedomani|melaksanakan", "mempedomani"),
    (r"\n", "\r\n"),
]


def _worse(text: str, chance: random.Random) -> str:
    """Return a text with four to fourteen slips."""
    for _ in range(chance.randint(4, 14)):
        wrong, written = chance.choice(SLIPS)
        places = list(re.finditer(wrong, text))
        if places:
            place = chance.choice(places)
            text = text[: place.start()] + place.expand(written) + text[place.end() :]
    return text


def _fixed(data: bytes, *, unsafe: bool) -> tuple[Analysis, bytes, set[Finding]]:
    analysis = analyse(read_bytes(data, "naskah.txt"), rules=False)
    text = analysis.document.text
    made = corrected_file(text, origin_of(data, text), plan(text, analysis.findings, unsafe=unsafe))
    return analysis, made.data, set(made.made)


def _settles(data: bytes, *, unsafe: bool) -> None:
    before, once, made = _fixed(data, unsafe=unsafe)
    after, twice, again = _fixed(once, unsafe=unsafe)
    assert twice == once, [(each.code, each.eid, each.fix) for each in again]
    left = Counter((each.code, each.eid) for each in before.findings if each not in made)
    now = Counter((each.code, each.eid) for each in after.findings)
    assert not now - left, [(each.code, each.eid, each.message) for each in after.findings if (each.code, each.eid) in now - left]  # fmt: skip


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("name", CORPUS)
def test_a_fixed_text_has_nothing_left_to_fix_and_nothing_new(name: str, unsafe: bool) -> None:
    _settles(CORPUS[name].encode(), unsafe=unsafe)


@pytest.mark.parametrize("seed", range(SEED, SEED + RUNS))
def test_nor_has_one_with_slips_at_random_places(seed: int) -> None:
    chance = random.Random(seed)
    _settles(_worse(CORPUS[chance.choice(sorted(CORPUS))], chance).encode(), unsafe=chance.random() < 0.5)


def test_the_slips_are_found_and_fixed() -> None:
    _, _, plain = _fixed(CORPUS["perbup-paser-56-2020"].encode(), unsafe=True)
    _, _, worse = _fixed(_worse(CORPUS["perbup-paser-56-2020"], random.Random(SEED)).encode(), unsafe=True)
    assert len(worse) > len(plain)
