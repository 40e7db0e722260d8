"""Measuring a whole gold folder: every regulation in it, every stage, end to end or on the gold's own trees."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from extractor.model.analysis import Analysis
from extractor.pipeline import analyse_file, enrich
from extractor.score import norms, stages
from extractor.score.gold import document_of, read_outline, read_rows, read_rules
from extractor.score.tally import Tally

_OUTLINE = ".outline.txt"
# A regulation whose rules are not annotated has only these codes in its findings.
_PARTLY = frozenset({"REF001", "REF002", "REF007", "REF008", "REF009", "REF017", "STR001", "STR002", "DEF002"})


class Case(Struct, frozen=True):
    """One regulation with gold: its name, the file of its text, the folder of its gold."""

    name: str
    text: Path
    gold: Path


class MissingText(Exception):
    """A gold whose text is nowhere to be found; the message is the name of the regulation."""


def cases(gold: Path, texts: Path | None = None) -> list[Case]:
    """Return the regulations that `gold` annotates, by name.

    The text is what `map.tsv` in the gold folder says (name, path from the folder above), else the file of that name
    in `texts`, by default the folder above. Raises MissingText.
    """
    places = {row[0]: gold.parent / row[1] for row in read_rows(gold / "map.tsv")}
    found = []
    for outline in sorted(gold.glob(f"*{_OUTLINE}")):
        name = outline.name.removesuffix(_OUTLINE)
        text = places.get(name) if texts is None else None
        if text is None:
            text = next((file for file in sorted((texts or gold.parent).glob(f"{name}.*")) if file.is_file()), None)
        if text is None or not text.is_file():
            raise MissingText(name)
        found.append(Case(name, text, gold))
    return found


def measure(case: Case, analysis: Analysis) -> dict[str, Tally]:
    """Return the tallies of every measure that the gold of this regulation allows, items without its name."""
    outline = read_outline(_file(case, "outline.txt"))
    tallies = stages.units(analysis.document, outline)
    tallies["metadata"] = stages.metadata(analysis.document, outline)
    return tallies | later_stages(case, analysis) | _findings(case, analysis)


def later_stages(case: Case, analysis: Analysis) -> dict[str, Tally]:
    """Return the tallies of references, changes and rules alone, which also make sense on a tree made from the gold."""
    tallies = stages.references(analysis, read_rows(_file(case, "references.tsv")))
    if amendments := read_rows(_file(case, "amendments.tsv")):
        tallies["changes"] = stages.changes(analysis, amendments)
    kinds = read_rows(_file(case, "kinds.tsv"))
    if kinds:
        tallies["kinds"] = norms.kinds(analysis, kinds)
        tallies |= norms.norms(analysis, read_rules(_file(case, "rules.jsonl")))
    return tallies


def _findings(case: Case, analysis: Analysis) -> dict[str, Tally]:
    from extractor.checks import codes

    known = set(codes())
    rows, doubtful = read_rows(_file(case, "findings.tsv")), read_rows(_file(case, "findings-doubtful.tsv"))
    wanted = known if _file(case, "kinds.tsv").exists() else known & _PARTLY
    by_code = stages.findings(analysis, rows, doubtful, wanted)
    whole = Tally()
    for code, tally in by_code.items():
        whole += tally.named(code)
    return {"findings": whole} | by_code


def _file(case: Case, kind: str) -> Path:
    return case.gold / f"{case.name}.{kind}"


def end_to_end(several: Sequence[Case]) -> Iterator[tuple[Case, dict[str, Tally]]]:
    """Yield each regulation with its tallies, from the file up."""
    for case in several:
        yield case, measure(case, analyse_file(case.text))


def on_gold_trees(several: Sequence[Case]) -> Iterator[tuple[Case, dict[str, Tally]]]:
    """Yield each regulation with the tallies of references and rules, on the tree made from its gold."""
    for case in several:
        document = document_of(read_outline(_file(case, "outline.txt")), case.name)
        yield case, later_stages(case, enrich(document))


def total(results: Sequence[tuple[Case, dict[str, Tally]]]) -> dict[str, Tally]:
    """Return each measure over all regulations, every item with the name of its regulation."""
    sums: dict[str, Tally] = {}
    for case, tallies in results:
        for measure_name, tally in tallies.items():
            sums[measure_name] = sums.get(measure_name, Tally()) + tally.named(case.name)
    return sums
