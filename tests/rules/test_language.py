import pytest
import spacy

from extractor.rules.sentence.language import NAME


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Pasal 8)", ["Pasal", "8", ")"]),
        ("huruf a.", ["huruf", "a", "."]),
        ("struktural;dan", ["struktural", ";", "dan"]),
        ("dan/atau UPTD/B", ["dan/atau", "UPTD/B"]),
        ("masing-masing", ["masing-masing"]),
        ("ayat (1), setiap", ["ayat", "(", "1", ")", ",", "setiap"]),
        ("Rp1.000.000,00", ["Rp1.000.000,00"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in spacy.blank(NAME)(text)] == tokens
