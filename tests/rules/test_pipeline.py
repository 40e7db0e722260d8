import subprocess
import sys
from typing import Any

import pytest
from spacy import displacy
from spacy.tokens import Doc

from extractor.rules.sentence.pipeline import COMPONENTS, pipeline, read_all
from extractor.rules.sentence.sentence import Sentence, sentences_of, split
from extractor.rules.words.lexicon import no_lexicon

TEXT = "Dalam hal terjadi bencana, Camat yang ditunjuk wajib melapor kepada Bupati."


def fields(sentence: Sentence) -> dict[str, Any]:
    return {name: getattr(sentence, name) for name in Sentence.__slots__ if name not in ("first", "lexicon")}


def group(doc: Doc, name: str) -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span.id_) for span in doc.spans[name]]


def test_each_text_is_read_as_if_it_were_alone() -> None:
    texts = ["Izin tidak", "", "dapat dicabut oleh Camat.", " Camat  wajib melapor;"]
    together = read_all([(text, ()) for text in texts], no_lexicon())
    alone = [read_all([(text, ())], no_lexicon())[0] for text in texts]
    assert [fields(sentence) for sentence in together] == [fields(sentence) for sentence in alone]
    assert [sentence.modal is not None for sentence in together] == [False, False, True, True]


def test_offsets_count_from_the_beginning_of_each_text() -> None:
    _, second = read_all([("Camat wajib melapor.", ()), ("Izin, atau rekomendasi", ())], no_lexicon())
    found = list(zip(second.offsets, second.words, strict=True))
    assert found == [(0, "Izin"), (4, ","), (6, "atau"), (11, "rekomendasi")]


def test_words_inside_a_citation_are_pointed_at() -> None:
    text = "sebagaimana dimaksud dalam Pasal 5 ayat (1) diatur"
    (sentence,) = read_all([(text, [(text.index("Pasal"), text.index(" diatur"))])], no_lexicon())
    assert [sentence.words[at] for at in sorted(sentence.pointed)] == ["Pasal", "5", "ayat", "(", "1", ")"]


def test_no_text_gives_no_sentence() -> None:
    assert read_all([], no_lexicon()) == ()


def test_a_clause_behind_the_predicate_is_no_adjunct_of_its_subject() -> None:
    assert read_all([("Direksi terikat pada akta pendirian, khususnya dalam Pasal 11.", ())], no_lexicon())


def test_every_component_finds_what_it_requires() -> None:
    analysis = pipeline().analyze_pipes(keys=["assigns", "requires"])
    assert analysis["problems"] == {name: [] for name in COMPONENTS}
    assert analysis["attrs"]["token._.struck"] == {"assigns": ["thk_clause"], "requires": ["thk_kind"]}


def test_a_sentence_leaves_its_groups_on_the_document() -> None:
    doc = pipeline()(TEXT)
    assert group(doc, "cues") == [
        ("Dalam hal", "front:dalam_hal", ""),
        ("wajib", "modal:wajib#0", ""),
    ]
    assert group(doc, "actors") == [("Camat", "office", ""), ("Bupati", "office", "")]
    assert group(doc, "adjuncts") == [("Dalam hal terjadi bencana", "dalam_hal", "front")]
    assert group(doc, "relatives") == [("yang ditunjuk", "relative", "")]
    assert [token.text for token in doc if not token._.struck] == ["Camat", "wajib", "melapor", "kepada", "Bupati", "."]
    (sentence,) = doc.spans["sentences"]
    assert (sentence._.subject.text, sentence._.predicate.text, sentence._.role) == (
        "Camat yang ditunjuk",
        "melapor",
        "norm",
    )
    assert [(each.start, each.end) for each in sentence._.mentions] == [(5, 6), (11, 12)]
    assert (sentence._.clause.voice, sentence._.clause.modal.value) == ("active", "wajib")


def test_a_name_that_its_place_gives_away_is_marked_so() -> None:
    doc = pipeline()("Penerjun payung wajib menjaga kebersihan.")
    assert group(doc, "actors") == [("Penerjun payung", "class", "inferred")]


def test_displacy_and_json_show_the_groups() -> None:
    doc = pipeline()(TEXT)
    shown = displacy.parse_spans(doc, {"spans_key": "actors"})["spans"]
    assert [(span["label"], span["start_token"]) for span in shown] == [("office", 5), ("office", 11)]
    assert {"cues", "actors", "adjuncts", "relatives", "sentences"} == set(doc.to_json()["spans"])


@pytest.mark.parametrize("token", ["Camat", "Bupati"])
def test_the_tokens_of_a_further_sentence_know_their_place(token: str) -> None:
    texts = [("Izin yang dicabut berakhir.", ()), (TEXT, ())]
    doc = pipeline().make_doc(" ".join(text for text, _ in texts))
    split(doc, texts, no_lexicon())
    doc = pipeline()(doc)
    (found,) = [each for each in doc if each.text == token]
    assert not found._.struck
    assert [each.text for each in doc if each._.struck][:2] == ["yang", "dicabut"]
    assert len(sentences_of(doc)) == 2


def test_spacy_is_loaded_without_its_command_line_which_is_whole_for_others() -> None:
    code = (
        "import sys; from extractor.rules.sentence.pipeline import pipeline; pipeline();"
        "print('typer' in sys.modules, [name for name in sys.modules if name.startswith('spacy.cli')]);"
        "import spacy; print(spacy.info(silent=True)['spacy_version'] == spacy.__version__);"
        "import spacy.cli.download; print(spacy.cli.download.__module__, 'typer' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines() == ["False []", "True", "spacy.cli.download True"]
