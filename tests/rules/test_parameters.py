"""Amounts, rates, periods and ages of a regulation as parameters, from its sentences and its tables."""

import json

import jsonschema
import pytest

from extractor.emit.parameters.yaml import SCHEMA_FILE, schema, to_parameters
from extractor.pipeline import analyse
from extractor.source import read_bytes
from tests.yaml_files import read_yaml

HEAD = """PERATURAN BUPATI CONTOH
NOMOR 1 TAHUN 2020
TENTANG
PASAR
MEMUTUSKAN:
Menetapkan: PERATURAN BUPATI TENTANG PASAR.
"""
END = """Ditetapkan di Contoh
pada tanggal 2 Maret 2020
BUPATI CONTOH,
ttd
NAMA
"""


def parameters(words: str, end: str = END) -> dict:
    return read_yaml(to_parameters(analyse(read_bytes(f"{HEAD}{words}\n{end}".encode(), "c.txt"))))


@pytest.mark.parametrize(
    ("words", "kind", "value", "unit", "limit"),
    [
        (
            "dikenai denda paling banyak Rp50.000.000,00 (lima puluh juta rupiah).",
            "amount",
            50000000,
            "currency-IDR",
            "at_most",
        ),
        ("dikenai denda sebesar Rp. 5 juta.", "amount", 5000000, "currency-IDR", None),
        ("wajib membayar bunga 2,5% (dua koma lima persen) dari sewa.", "rate", 0.025, "/1", None),
        ("dikenai bunga 10 (sepuluh) perseratus dari sewa.", "rate", 0.1, "/1", None),
        ("wajib melapor paling lambat 14 (empat belas) hari kerja.", "period", 14, "working-day", "at_latest"),
        ("wajib berusia paling rendah 17 (tujuh belas) tahun.", "age", 17, "year", "at_least"),
    ],
)
def test_a_printed_number_is_a_parameter(words: str, kind: str, value: float, unit: str, limit: str | None) -> None:
    found = parameters(f"Pasal 1\nPedagang {words}")
    one = found[f"art_1__{kind}_1"]
    assert [key for key in found if key.startswith("art_")] == [f"art_1__{kind}_1"]
    assert list(one["values"].values()) == [{"value": pytest.approx(value)}]
    assert (one["metadata"]["unit"], one["metadata"].get("limit")) == (unit, limit)
    assert one["metadata"]["place"] == "Pasal 1"


@pytest.mark.parametrize(
    "words",
    [
        "Pedagang mematuhi Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah.",
        "Pedagang mematuhi Pasal 5 ayat (2).",
        "Pasar dibuka tahun 2021.",
    ],
)
def test_numbers_of_regulations_and_years_are_none(words: str) -> None:
    assert not [key for key in parameters(f"Pasal 1\n{words}") if key.startswith("art_")]


def test_the_date_is_that_from_which_the_regulation_holds() -> None:
    words = "Pasal 1\nDenda sebesar Rp10.000,00.\nPasal 2\nPeraturan Bupati ini mulai berlaku pada tanggal 1 Mei 2020."
    (day,) = parameters(words)["art_1__amount_1"]["values"]
    assert str(day) == "2020-05-01"


def test_a_number_without_a_date_says_so() -> None:
    one = parameters("Pasal 1\nDenda sebesar Rp10.000,00.", end="")["art_1__amount_1"]
    assert [str(day) for day in one["values"]] == ["0001-01-01"]
    assert one["metadata"]["date_unknown"] is True


def test_the_cells_of_a_tariff_table_are_parameters() -> None:
    table = "| No. | Jenis Kios | Tarif (Rp) |\n|---|---|---|\n| 1. | Kios besar | 150.000 |\n| 2. | Kios kecil | 75.500 |\n"
    document = f"{HEAD}Pasal 1\nTarif tercantum dalam Lampiran.\n{END}\nLAMPIRAN\n\n{table}"
    found = read_yaml(to_parameters(analyse(read_bytes(document.encode(), "c.md"))))
    values = [
        (one["description"], next(iter(one["values"].values()))["value"])
        for key, one in found.items()
        if "table" in key
    ]
    assert values == [("Kios besar | Tarif (Rp)", 150000), ("Kios kecil | Tarif (Rp)", 75500)]


def test_the_file_fits_the_committed_schema() -> None:
    assert SCHEMA_FILE.read_bytes() == schema()
    words = "Pasal 1\nDenda paling banyak Rp10.000,00 dan bunga 2% per bulan selama 3 (tiga) bulan."
    plain = json.loads(json.dumps(dated(parameters(words)), default=str))
    jsonschema.Draft202012Validator(json.loads(schema())).validate(plain)
    plain["art_1__amount_1"]["metadata"]["unit"] = "dollar"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json.loads(schema())).validate(plain)


def dated(value: object) -> object:
    """The same with the dates that YAML reads as words."""
    return {str(key): dated(item) for key, item in value.items()} if isinstance(value, dict) else value
