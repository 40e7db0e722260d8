import re
import shutil
import subprocess
from itertools import pairwise

import pytest
from lxml import etree
from made_rules import rules_analysis

from extractor.emit.rules.diagrams import to_dot, to_graphml, to_mermaid
from extractor.emit.rules.graph import graph_of
from extractor.emit.rules.picture import BOX, WIDTH, picture
from extractor.model.analysis import Analysis
from extractor.pipeline import analyse_file
from tests.shared_documents import DOCUMENTS, needs_shared

needs_graphviz = pytest.mark.skipif(shutil.which("dot") is None, reason="needs Graphviz")
EDGES = {("actor:camat", "actor:sekda"), ("actor:camat", "actor:kepala-bappeda"), ("actor:lurah", "actor:camat")}


@pytest.fixture(scope="module")
def bekasi(analysed):
    return analysed("perbup-bekasi-9-2017")


def test_the_rules_of_a_pair_are_one_edge():
    analysis = rules_analysis()
    doubled = Analysis(analysis.document, actors=analysis.actors, rules=(*analysis.rules, analysis.rules[0]))
    graph = graph_of(doubled)
    assert {(edge.bearer, edge.counterparty) for edge in graph.edges} == EDGES
    assert {node.id for node in graph.nodes} == {"actor:camat", "actor:lurah", "actor:sekda", "actor:kepala-bappeda", "actor:orang"}  # fmt: skip
    (edge,) = [edge for edge in graph.edges if edge.counterparty == "actor:sekda"]
    assert (edge.roles, edge.patterns, len(edge.rules)) == (("report_to",), ("koordinatif",), 1)
    assert [kind for kind, _ in graph.by_kind()] == ["Pejabat", "Golongan"]


def test_mermaid_has_every_node_and_edge_and_only_safe_words():
    lines = to_mermaid(rules_analysis()).decode().splitlines()
    assert lines[0] == lines[2] == "---"
    assert lines[3] == "flowchart LR"
    nodes = dict(re.findall(r'^    (n\d+)[\[(>]+"(.*?)"[\])]+$', "\n".join(lines), re.M))
    assert set(nodes.values()) == {"Camat (2)", "Lurah (2)", "Sekretaris Daerah", "Kepala #34;Bappeda#34;", "orang (1)"}
    edges = [re.fullmatch(r'  (n\d+) -->\|"([^"]+)"\| (n\d+)', line) for line in lines if "-->" in line]
    assert len(edges) == 3
    assert all(edge and {edge[1], edge[3]} <= set(nodes) for edge in edges)
    assert sum(line.startswith("  subgraph") for line in lines) == sum(line == "  end" for line in lines) == 2
    assert sum(line.startswith("  linkStyle") for line in lines) == 3


@needs_graphviz
def test_graphviz_draws_the_dot_file(bekasi):
    for analysis in (rules_analysis(), bekasi):
        graph = graph_of(analysis)
        drawn = subprocess.run(["dot", "-Tsvg"], input=to_dot(analysis), capture_output=True, check=True)
        assert drawn.stderr == b""
        tree = etree.fromstring(drawn.stdout)
        groups = [each.get("class") for each in tree.iter("{http://www.w3.org/2000/svg}g")]
        assert groups.count("node") == len(graph.nodes)
        assert groups.count("edge") == len(graph.edges)


def test_graphml_declares_what_it_uses(bekasi):
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    for analysis in (rules_analysis(), bekasi):
        tree = etree.fromstring(to_graphml(analysis))
        keys = {key.get("id"): key.get("for") for key in tree.iterfind("g:key", space)}
        nodes = [node.get("id") for node in tree.iterfind(".//g:node", space)]
        assert len(set(nodes)) == len(graph_of(analysis).nodes)
        edges = list(tree.iterfind(".//g:edge", space))
        assert len(edges) == len(graph_of(analysis).edges)
        assert all({edge.get("source"), edge.get("target")} <= set(nodes) for edge in edges)
        for data in tree.iterfind(".//g:data", space):
            assert keys[data.get("key")] == etree.QName(data.getparent()).localname


def test_the_picture_bundles_a_list_and_overlaps_nothing(bekasi):
    drawn = picture(graph_of(bekasi))
    assert drawn is not None
    (sixteen,) = [box for box in drawn.boxes if len(box.actors) > 12]
    assert len(sixteen.rules) == 1
    for column in (0, 1):
        boxes = sorted((box for box in drawn.boxes if box.column == column), key=lambda box: box.y)
        assert boxes
        assert all(box.x == (WIDTH - BOX if column else 0) for box in boxes)
        for above, below in pairwise(boxes):
            assert above.y + above.height < below.y
        kinds = [box.kind for box in boxes]
        assert len(set(kinds)) == sum(a != b for a, b in zip(kinds, [None, *kinds], strict=False))
    assert max(box.y + box.height for box in drawn.boxes) < drawn.height
    height = {box.key: box.height for box in drawn.boxes}
    for link in drawn.links:
        assert 0 < link.start < height[link.left]
        assert 0 < link.end < height[link.right]
    ends = [(link.right, link.end) for link in drawn.links]
    assert len(set(ends)) == len(ends)
    shown = {(a, b) for link in drawn.links for a in _actors(drawn, link.left) for b in _actors(drawn, link.right)}
    assert {(edge.bearer, edge.counterparty) for edge in graph_of(bekasi).edges} == shown


def _actors(drawn, key):
    return next(box.actors for box in drawn.boxes if box.key == key)


def test_without_counterparties_there_is_no_picture():
    analysis = rules_analysis()
    assert picture(graph_of(Analysis(analysis.document, actors=analysis.actors, rules=analysis.rules[3:]))) is None


@needs_shared
@needs_graphviz
def test_graphviz_ranks_actors_of_several_kinds_in_a_circle():
    analysis = analyse_file(DOCUMENTS / "pmk_119_2025.txt")
    drawn = subprocess.run(["dot", "-Tsvg"], input=to_dot(analysis), capture_output=True)
    assert (drawn.returncode, drawn.stderr) == (0, b"")
