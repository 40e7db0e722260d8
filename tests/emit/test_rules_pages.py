import csv
import io

import pytest
from made_rules import EVIL, rules_analysis
from whole_page import Page

from extractor.emit.comparison.compare import compare
from extractor.emit.comparison.page import to_compare_html
from extractor.emit.rules.html import to_rules_html
from extractor.emit.rules.raci import raci, to_raci_csv, to_raci_html
from extractor.model.analysis import Analysis


def whole(html: bytes, scripts: int) -> Page:
    page = Page(html.decode())
    assert len(page.ids) == len(set(page.ids))
    assert not page.loads
    assert {link for link in page.links if not (link.startswith("#") and link[1:] in page.ids)} == set()
    assert [tag for tag, _ in page.tags].count("script") == scripts
    assert "img" not in [tag for tag, _ in page.tags]
    return page


def test_the_page_shows_every_rule_with_its_quote_and_place():
    page = whole(to_rules_html(rules_analysis()), 1)
    articles = [values for tag, values in page.tags if tag == "article"]
    assert [values["id"] for values in articles] == [f"aturan-{n}" for n in range(1, 6)]
    assert [values["data-deontic"] for values in articles] == ["O", "O", "O", "F", "none"]
    assert [values["data-patterns"] for values in articles] == ["koordinatif", "lain", "struktural", "lain", "lain"]
    assert {f"#art_{n}" for n in ("1__para_1", "1__para_2", "2", "3", "4")} <= set(page.links)
    marks = [values["class"] for tag, values in page.tags if tag == "mark"]
    assert set(marks) == {"siapa", "kata", "pihak", "waktu"}
    for words in ("Pelaku tidak disebut", "melapor kepada", "bertanggung jawab kepada", EVIL, "Tenggat", "hlm. 1"):
        assert words in page.text


def test_the_picture_is_in_the_page_without_scripts():
    page = whole(to_rules_html(rules_analysis()), 1)
    lines = [values for tag, values in page.tags if tag == "a" and "garis" in str(values.get("class"))]
    assert len(lines) == 3
    boxes = {str(values["data-box"]) for tag, values in page.tags if tag == "a" and "kotak" in str(values.get("class"))}
    assert {str(line[end]) for line in lines for end in ("data-left", "data-right")} == boxes


def test_the_filters_offer_what_there_is():
    page = whole(to_rules_html(rules_analysis()), 1)
    boxes = [(values["name"], values["value"]) for tag, values in page.tags if tag == "input" and "value" in values]
    assert boxes == [
        ("norma", "O"), ("norma", "F"), ("norma", "none"), ("pola", "struktural"), ("pola", "koordinatif"), ("pola", "lain"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["perbup-bekasi-9-2017", "perbup-paser-56-2020", "perbup-pali-fragment"])
def test_pages_of_real_regulations_are_whole(name, analysed):
    analysis = analysed(name)
    page = whole(to_rules_html(analysis), 1)
    assert len([tag for tag, _ in page.tags if tag == "article"]) == len(analysis.rules)
    whole(to_raci_html(analysis), 0)
    whole(to_compare_html(compare(analysis, rules_analysis())), 0)


def test_pages_without_rules_say_so():
    empty = Analysis(rules_analysis().document)
    assert "Tidak ada aturan" in whole(to_rules_html(empty), 1).text
    assert "tidak memuat tugas" in whole(to_raci_html(empty), 0).text


def test_raci_gives_letters_by_role_and_never_invents_an_a():
    matrix = raci(rules_analysis())
    letters = {task.rule.id: task.letters for task in matrix.tasks}
    assert letters == {
        "rule:1": {"actor:camat": "R", "actor:sekda": "I", "actor:kepala-bappeda": "I"},
        "rule:2": {"actor:camat": "R/A", "actor:lurah": "R/A"},
        "rule:3": {"actor:lurah": "R", "actor:camat": "A"},
    }
    assert [actor.id for actor in matrix.actors][:2] == ["actor:camat", "actor:lurah"]


def test_raci_csv_is_the_matrix():
    read = list(csv.DictReader(io.StringIO(to_raci_csv(rules_analysis()).decode())))
    assert list(read[0])[:4] == ["rule_id", "address", "provision", "activity"]
    assert [(row["rule_id"], row["Camat"], row["Lurah"]) for row in read] == [
        ("rule:1", "R", ""), ("rule:2", "R/A", "R/A"), ("rule:3", "A", "R"),
    ]  # fmt: skip
