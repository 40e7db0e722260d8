from extractor.rules.sentence.actor_names import Names, known_context
from extractor.rules.sentence.pipeline import read_all

KNOWN = known_context(Names([]))


def test_each_text_is_read_as_if_it_were_alone() -> None:
    texts = ["Izin tidak", "", "dapat dicabut oleh Camat.", " Camat  wajib melapor;"]
    together = read_all([(text, ()) for text in texts], KNOWN)
    assert together == [read_all([(text, ())], KNOWN)[0] for text in texts]
    assert [reading.modal is not None for reading, _ in together] == [False, False, True, True]


def test_offsets_count_from_the_beginning_of_each_text() -> None:
    (_, _), (reading, offsets) = read_all([("Camat wajib melapor.", ()), ("Izin, atau rekomendasi", ())], KNOWN)
    assert list(zip(offsets, reading.words, strict=True)) == [(0, "Izin"), (4, ","), (6, "atau"), (11, "rekomendasi")]


def test_words_inside_a_citation_are_pointed_at() -> None:
    text = "sebagaimana dimaksud dalam Pasal 5 ayat (1) diatur"
    [(reading, _)] = read_all([(text, [(text.index("Pasal"), text.index(" diatur"))])], KNOWN)
    assert [reading.words[at] for at in sorted(reading.pointed)] == ["Pasal", "5", "ayat", "(", "1", ")"]


def test_no_text_gives_no_reading() -> None:
    assert read_all([], KNOWN) == []
