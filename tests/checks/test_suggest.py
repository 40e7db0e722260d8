"""What is offered for a broken reference, and what is not."""

from mini_regulation import CUT, analysed

from extractor.checks import run


def _offered(text: str) -> list[list[str]]:
    return [
        [suggestion.text for suggestion in finding.suggestions]
        for finding in run(analysed(text)).findings
        if finding.code == "REF001"
    ]


def test_in_a_text_cut_off_nearness_is_no_ground():
    cut = f"{CUT}\nPasal 11\nPasar tertib.\nPasal 12\nSampah diangkut.\nPasal 13\nLihat Pasal 2 dan Pasal 30.\n"
    assert _offered(cut) == [[], []]


def test_in_a_text_cut_off_the_words_before_a_reference_are_a_ground():
    body = "Pasal 11\nSampah pasar diangkut.\nPasal 12\nTertib.\nPasal 13\n"
    assert _offered(f"{CUT}\n{body}Sampah pasar sebagaimana dimaksud dalam Pasal 2.\n") == [["Pasal 11"]]


def test_an_ayat_after_the_citing_one_is_less_likely_than_any_before_it():
    ayats = "\n".join(f"({n}) Camat melapor." for n in (1, 2, 3))
    text = f"Pasal 1\n{ayats}\n(4) Rapat sebagaimana dimaksud pada ayat (9) dicatat.\n(5) Lurah hadir.\n"
    assert _offered(text) == [["Pasal 1 ayat (3)", "Pasal 1 ayat (1)", "Pasal 1 ayat (2)", "Pasal 1 ayat (5)"]]


def test_an_item_elsewhere_is_offered_by_its_words_where_it_is_the_only_one():
    items = "Jasa meliputi:\na. tambat;\nb. lama sandar; dan\nc. bongkar."
    cited = "Lama sandar kapal sebagaimana dimaksud dalam Pasal 4 ayat (5) huruf c dihitung."
    assert _offered(f"Pasal 1\n{items}\nPasal 4\n{cited}\n") == [["Pasal 1 huruf b"]]
    assert _offered(f"Pasal 1\n{items}\nPasal 4\n{cited.replace('Lama sandar', 'Waktu')}\n") == [[]]


def test_a_pasal_without_ayat_is_offered_where_one_of_its_ayat_is_cited():
    text = "Pasal 1\nBiaya sewa meliputi:\na. uang muka; dan\nb. sisanya.\nPasal 2\nBiaya sewa sebagaimana dimaksud dalam Pasal 1 ayat (3) dicatat."
    assert _offered(text)[0][0] == "Pasal 1"
