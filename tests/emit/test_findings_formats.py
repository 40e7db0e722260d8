"""Findings for programs: SARIF valid against its schema, annotations escaped, JSON; and what they agree on."""

import json
from contextlib import redirect_stdout

import pytest
from sarif_schema import sarif_validator

from extractor.checks.framework.manual_page import described
from extractor.emit.findings.github import to_github
from extractor.emit.findings.html import HtmlReport
from extractor.emit.findings.json import JsonReport
from extractor.emit.findings.report import Request
from extractor.emit.findings.sarif import FINGERPRINT, SarifReport
from extractor.emit.json_text import json_text
from extractor.emit.record.record import to_record
from extractor.model.finding import Finding, Suggestion
from extractor.pipeline import analyse
from extractor.review.key import Key, key_of
from extractor.review.reviewed import review
from extractor.review.sidefile import Accepted
from extractor.review.tally import Tally
from extractor.source import read_bytes
from extractor.source.origin import origin_of

TEXT = """PERATURAN BUPATI CONTOH
NOMOR 1 TAHUN 2020
TENTANG
KETERTIBAN
Menimbang : bahwa perlu ditetapkan;
MEMUTUSKAN:
Menetapkan : PERATURAN BUPATI TENTANG KETERTIBAN.

Pasal 1
(1) Setiap orang wajib   menjaga
    ketertiban dalam Peraturan
    Daerah ini.
(2) Ketertiban sebagaimana dimaksud dalam Pasal 7 ayat (1) meliputi ketertiban jalan.

Pasal 2
Peraturan Bupati ini mulai berlaku pada tanggal diundangkan.
"""
CHECKS = [described(code) for code in ("REF001", "REF017", "STR001")]
CODES = ("REF001", "REF017")


def reviewed(typed=TEXT, name="naskah.txt", select=CODES, **more):
    data = typed.encode()
    text = read_bytes(data, name)
    return review(name, analyse(text, rules=False, select=select), origin=origin_of(data, text), **more)


def made_by(report, *inputs, unused=(), failed=(), whole=True, **request):
    """Return what a report writes of inputs, one after another."""
    made, tally = report(Request(checks=lambda: CHECKS, **request)), Tally()
    tally.failed.extend(failed)
    written = []
    for each in inputs:
        tally.add(each)
        written.append(made.add(each, True))
    left = made.close(tally, unused, whole)
    return b"".join([*written, *([left] if isinstance(left, bytes) else left)])


def sarif(*inputs, **more):
    log = json.loads(made_by(SarifReport, *inputs, **more))
    assert [f"{error.json_path}: {error.message}" for error in sarif_validator().iter_errors(log)] == []
    (run,) = log["runs"]
    return run


def test_the_schema_refuses_what_is_wrong():
    log = json.loads(made_by(SarifReport, reviewed()))
    del log["runs"][0]["results"][0]["message"]
    assert list(sarif_validator().iter_errors(log))


def test_sarif_places_are_those_of_the_file():
    results = {each["ruleId"]: each for each in sarif(reviewed())["results"]}
    region = results["REF017"]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 11, "startColumn": 22, "endLine": 12, "endColumn": 15}
    lines = TEXT.splitlines()
    assert lines[10][21:] == "Peraturan"
    assert lines[11][:14].endswith("Daerah ini")
    (logical,) = results["REF017"]["locations"][0]["logicalLocations"]
    assert (logical["name"], logical["fullyQualifiedName"]) == ("Pasal 1 ayat (1)", "art_1__para_1")


def test_sarif_fixes_touch_only_what_differs_and_nothing_that_is_left_to_people():
    typed = TEXT.replace("Peraturan\n    Daerah ini", "Peraturan\n    ini")
    results = {each["ruleId"]: each for each in sarif(reviewed(typed, select=("REF001", "REF018")))["results"]}
    (change,) = results["REF018"]["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"]["text"] == "Bupati "
    assert replacement["deletedRegion"]["startLine"] == 12
    assert "fixes" not in results["REF001"]
    assert results["REF001"]["properties"]["suggestions"]
    results = {each["ruleId"]: each for each in sarif(reviewed())["results"]}
    assert "fixes" not in results["REF017"]


REPEATED = TEXT.replace("menjaga", "menjaga, diatas jalan").replace("meliputi", "diatas jalan meliputi")


def test_every_form_counts_the_same_findings():
    each = reviewed(REPEATED, select=("DRF004", "REF"))
    tally = Tally()
    tally.add(each)
    told = len(each.open_told)
    assert told < len(each.open)
    assert sum(tally.codes.values()) == told
    assert len(sarif(each)["results"]) == told
    assert sum(line.startswith("::") for line in to_github([each]).splitlines()) == told
    (document,) = json.loads(made_by(JsonReport, each))["documents"]
    assert len(document["findings"]) == told
    assert made_by(HtmlReport, each).decode().count('<li id="t-') == told
    assert len(to_record(each.analysis).findings) == told


def test_the_places_of_one_fact_are_in_every_form():
    each = reviewed(REPEATED, select=("DRF004",))
    (result,) = sarif(each)["results"]
    assert result["occurrenceCount"] == 2
    assert [one["logicalLocations"][0]["fullyQualifiedName"] for one in result["relatedLocations"]] == ["art_1__para_2"]
    assert len(result["fixes"][0]["artifactChanges"][0]["replacements"]) == 2
    assert "2 kali, juga baris 13" in to_github([each])
    (document,) = json.loads(made_by(JsonReport, each))["documents"]
    (one,) = document["findings"]
    assert (one["count"], [also["eId"] for also in one["also"]]) == (2, ["art_1__para_2"])


def test_sarif_rules_carry_the_manual_in_both_languages():
    (rule, *_) = sarif(reviewed())["tool"]["driver"]["rules"]
    assert rule["id"] == "REF001"
    assert CHECKS[0].manual in rule["help"]["text"]
    assert CHECKS[0].manual_en in rule["help"]["text"]
    assert CHECKS[0].page in rule["help"]["markdown"]


def test_fingerprints_stay_when_the_text_moves_and_tell_like_findings_apart():
    def prints(typed):
        return [each["partialFingerprints"][FINGERPRINT] for each in sarif(reviewed(typed))["results"]]

    assert prints(TEXT) == prints(TEXT.replace("Pasal 1\n", "Pasal 1\n\n\n"))
    twice = prints(TEXT.replace("ketertiban jalan", "Pasal 7 ayat (1)"))
    assert len(twice) == len(set(twice)) == 3
    assert len({one.partition(":")[0] for one in twice}) == 2


def test_accepted_and_known_findings_in_sarif():
    first, second = reviewed().judged
    entry = Accepted(first.key, "", "sengaja")
    stale = Accepted(Key("x", "art_1", "REF001", "0"), "kata", "sebab")
    run = sarif(
        reviewed(accepted={first.key: entry}, baseline={second.key: 1}), unused=[stale], compared=True, whole=False
    )
    one, other = run["results"]
    assert one["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "sengaja"}]
    assert (one["baselineState"], other["baselineState"]) == ("new", "unchanged")
    assert "suppressions" not in other
    assert run["invocations"][0]["executionSuccessful"] is False
    assert "kata" in run["invocations"][0]["toolConfigurationNotifications"][0]["message"]["text"]


def test_sarif_of_a_pdf_names_the_page_and_no_line():
    from made_pdf import paragraphs, text_of

    text = text_of([paragraphs(["Halaman pertama"]), paragraphs(TEXT.splitlines())])
    (result, *_) = sarif(review("a b.pdf", analyse(text, rules=False, select=CODES)))["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.pdf"
    assert result["properties"]["page"] == 2
    assert len(result["properties"]["box"]) == 4


def test_annotations():
    lines = to_github([reviewed()]).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(
        "::error file=naskah.txt,line=11,endLine=12,title=REF017 (art_1__para_1)::Pasal 1 ayat (1)"
    )
    assert ",line=13,endLine=13,col=43,endColumn=58," in lines[1]
    assert TEXT.splitlines()[12][42:58] == "Pasal 7 ayat (1)"


def test_annotations_are_escaped():
    made = reviewed(name="a,b:100%.txt")
    finding = Finding("REF001", "info", "art_1", None, "100%\nsatu::dua\r", "x", (Suggestion("a\nb"),))
    analysis = made.analysis.__class__(made.analysis.document, findings=(finding,))
    (line,) = to_github([review("a,b:100%.txt", analysis)]).splitlines()
    command, message = line[2:].split("::", 1)
    assert command.startswith("notice file=a%2Cb%3A100%25.txt,line=")
    assert "100%25%0Asatu::dua%0D%0A1. a%0Ab" in message


@pytest.mark.parametrize("status", ["open", "accepted"])
def test_json(status):
    made = reviewed()
    key = key_of(made.analysis, made.analysis.findings[0])
    accepted = {key: Accepted(key, "", "sengaja")} if status == "accepted" else {}
    document = json.loads(made_by(JsonReport, reviewed(accepted=accepted), unused=list(accepted.values())))
    (only,) = document["documents"]
    assert only["file"] == "naskah.txt"
    assert [each["code"] for each in only["findings"]] == ["REF017", "REF001"][status == "accepted" :]
    assert [each["reason"] for each in only["hidden"]] == ["sengaja"] * (status == "accepted")
    assert {each["code"]: each["count"] for each in document["statistics"]}["REF001"] == 1
    assert len(document["unusedExceptions"]) == len(accepted)
    for each in only["findings"]:
        assert (
            made.analysis.document.text.content[each["span"]["start"] : each["span"]["end"]].replace("\n", " ")
            == each["quote"]
        )


def test_every_format_says_what_did_not_run_and_where(tmp_path):
    path = tmp_path / "perbup.txt"
    path.write_text("Pasal 1\nKctentuan dcngan pcraturan kcpala sctiap.\nPasal 2\n(X8) Dalam Pasal 1.\n")
    from extractor.cli import run

    said = {}
    for form in ("text", "json", "sarif", "github", "html"):
        out = tmp_path / form
        with out.open("w") as stream, redirect_stdout(stream):
            run(["check", str(path), "--format", form])
        said[form] = out.read_text()
    for form, words in said.items():
        assert "DEF003" in words, form
        assert "tidak dijalankan" in words or '"notRun"' in words, form
    (told,) = (each for each in json.loads(said["sarif"])["runs"][0]["invocations"])
    assert any("tidak dijalankan" in each["message"]["text"] for each in told["toolExecutionNotifications"])
    assert json.loads(said["json"])["documents"][0]["quality"]["notRun"][0]["reason"] == "letters"


@pytest.mark.parametrize("count", [0, 1, 3])
def test_what_is_written_input_by_input_is_one_document(count):
    for report, listed in ((JsonReport, ("documents",)), (SarifReport, ("runs", 0, "artifacts"))):
        written = made_by(report, *(reviewed(name=f"{at}.txt") for at in range(count)))
        record = json.loads(written)
        assert written == json_text(record)
        for key in listed:
            record = record[key]
        assert len(record) == count
