import shutil


def test_score_prints_every_stage(thk, corpus):
    result = thk("score", corpus / "gold", "--lang", "en")
    assert result.returncode == 0, result.stderr
    for word in ("units", "references", "REF001", "norms", "F1", "perbup-paser-56-2020"):
        assert word in result.stdout


def test_a_folder_without_gold_is_a_sentence(thk, made):
    made("kosong/x", "x")
    result = thk("score", "kosong")
    assert result.returncode == 2
    assert "outline.txt" in result.stderr


def test_a_gold_without_its_text_is_a_sentence(thk, corpus, tmp_path):
    (tmp_path / "gold").mkdir()
    shutil.copy(corpus / "gold" / "perbup-pali-fragment.outline.txt", tmp_path / "gold")
    result = thk("score", "gold")
    assert result.returncode == 2
    assert "perbup-pali-fragment" in result.stderr
    assert thk("score", "gold", "--texts", corpus).returncode == 0


def test_a_change_is_named_against_the_committed_scores(thk, corpus, tmp_path):
    gold = tmp_path / "gold"
    gold.mkdir()
    for path in (corpus / "gold").glob("perbup-pali-fragment.*"):
        shutil.copy(path, gold)
    assert thk("score", gold, "--texts", corpus, "--update").returncode == 0
    same = thk("score", gold, "--texts", corpus, "--lang", "en")
    assert "Same as the committed scores." in same.stdout
    assert same.returncode == 0
    outline = gold / "perbup-pali-fragment.outline.txt"
    outline.write_text(outline.read_text().replace("\n@art_3 ", "\n@art_333 ", 1))
    changed = thk("score", gold, "--texts", corpus, "--lang", "en")
    assert "Lost since the committed scores" in changed.stdout
    assert "perbup-pali-fragment: art_333" in changed.stdout
    assert changed.returncode == 1
    assert thk("score", gold, "--texts", corpus, "--update").returncode == 0
    assert thk("score", gold, "--texts", corpus).returncode == 0
    shutil.copy(corpus / "gold" / outline.name, gold)
    gained = thk("score", gold, "--texts", corpus, "--lang", "en")
    assert "Gained since the committed scores" in gained.stdout
    assert gained.returncode == 0
