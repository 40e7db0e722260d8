import pytest
from made_rules import rules_analysis
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, SKOS

from extractor.emit.rules.rdf import ELI, ORG, THK, to_jsonld, to_turtle
from extractor.model.analysis import Analysis
from extractor.pipeline import analyse
from extractor.source import read_bytes
from tests.growth import Work, assert_linear

eli, org, thk = Namespace(ELI), Namespace(ORG), Namespace(THK)
BASE = "urn:thk:akn/id/act/perbup/kab-contoh/2021/1"


def read(analysis: Analysis, form: str) -> Graph:
    data = to_turtle([analysis]) if form == "turtle" else to_jsonld([analysis])
    return Graph().parse(data=data, format=form)


def test_turtle_and_json_ld_say_the_same():
    assert isomorphic(read(rules_analysis(), "turtle"), read(rules_analysis(), "json-ld"))


def test_the_regulation_its_provisions_and_its_rules():
    graph = read(rules_analysis(), "turtle")
    whole, unit = URIRef(BASE), URIRef(f"{BASE}/~art_1__para_1")
    assert (whole, RDF.type, eli.LegalResource) in graph
    assert (unit, eli.is_part_of, whole) in graph
    assert (unit, eli.title, Literal("Pasal 1 ayat (1)", lang="id")) in graph
    rule, camat = URIRef(f"{BASE}#rule:1"), URIRef(f"{BASE}#actor:camat")
    assert (rule, RDF.type, thk.Obligation) in graph
    assert (rule, thk.bearer, camat) in graph
    assert (rule, thk.source, unit) in graph
    roles = {(str(graph.value(p, thk.role)), graph.value(p, thk.actor)) for p in graph.objects(rule, thk.counterparty)}
    assert roles == {
        ("report_to", URIRef(f"{BASE}#actor:sekda")),
        ("cc", URIRef(f"{BASE}#actor:kepala-bappeda")),
    }


def test_actors_in_org_terms_and_reports_to_only_where_written():
    graph = read(rules_analysis(), "turtle")
    camat, lurah = URIRef(f"{BASE}#actor:camat"), URIRef(f"{BASE}#actor:lurah")
    assert (camat, RDF.type, org.Post) in graph
    assert (camat, org.postIn, URIRef(f"{BASE}#actor:kecamatan")) in graph
    assert (URIRef(f"{BASE}#actor:orang"), RDF.type, SKOS.Concept) in graph
    assert list(graph.subject_objects(org.reportsTo)) == [(lurah, camat)]


@pytest.mark.parametrize("form", ["turtle", "json-ld"])
def test_nothing_points_into_the_void(form, analysed):
    analysis = analysed("perbup-bekasi-9-2017")
    graph = read(analysis, form)
    named = {each for each in graph.objects() if isinstance(each, URIRef) and str(each).startswith("urn:thk:akn")}
    assert named <= set(graph.subjects())
    assert len(set(graph.subjects(thk.source))) == len(analysis.rules)


@pytest.mark.perf
def test_turtle_takes_time_as_the_rules_are_many() -> None:
    def prepare(count: int) -> Work:
        clauses = "".join(f"({number}) Camat wajib melapor kepada Bupati.\n" for number in range(1, count + 1))
        head = "PERATURAN BUPATI CONTOH\nNOMOR 1 TAHUN 2020\nTENTANG\nCONTOH\n\nPasal 1\n"
        analysis = analyse(read_bytes(f"{head}{clauses}".encode(), "x.txt"))
        return lambda: to_turtle([analysis])

    assert_linear(prepare, 400)
