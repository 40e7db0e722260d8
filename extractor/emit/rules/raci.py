"""The RACI matrix of a regulation: tasks down, actors across. `rules/raci.toml` says which role gives which letter.

A stands only where the text makes somebody answerable (`bertanggung jawab kepada`, `penanggung jawab`); most tasks
therefore have no A, and none is filled in.
"""

from collections.abc import Sequence

from msgspec import Struct, field

from extractor.emit.names import Places, title
from extractor.emit.rules.csv import table_csv
from extractor.emit.rules.words import KINDS, what
from extractor.emit.templates import rendered
from extractor.grammar import Form, load
from extractor.model.analysis import Analysis
from extractor.model.rule import Actor, Rule

LETTERS = "RACI"


class RaciForm(Form, frozen=True):
    """`rules/raci.toml`: the roles behind each letter, the types of rule that are tasks, and what A is called."""

    types: tuple[str, ...]
    accountable: tuple[str, ...] = field(name="A")
    consulted: tuple[str, ...] = field(name="C")
    informed: tuple[str, ...] = field(name="I")
    accountable_words: tuple[str, ...]


class Task(Struct, frozen=True):
    """One row: the rule, where it stands, what is to be done, and the letters of each actor that has one."""

    rule: Rule
    place: str
    activity: str
    letters: dict[str, str]


class Matrix(Struct, frozen=True):
    """The actors that have a letter somewhere, those with most tasks first, and the tasks in document order."""

    actors: tuple[Actor, ...]
    tasks: tuple[Task, ...]


def raci(analysis: Analysis) -> Matrix:
    """Return the matrix; an actor may have two letters for one task (`R/A`)."""
    form = load("rules/raci", RaciForm)
    letters_of = {"A": form.accountable, "C": form.consulted, "I": form.informed}
    by_role = {role: letter for letter, roles in letters_of.items() for role in roles}
    places = Places(analysis.document)
    tasks = []
    for rule in analysis.rules:
        if rule.type not in form.types or not rule.bearers:
            continue
        found: dict[str, set[str]] = {}
        activity = what(rule)
        accountable = any(word in activity.lower() for word in form.accountable_words)
        for bearer in rule.bearers:
            found.setdefault(bearer.actor, set()).update("RA" if accountable else "R")
        for party in rule.counterparties:
            if letter := by_role.get(party.role):
                found.setdefault(party.actor, set()).add(letter)
        letters = {actor: "/".join(sorted(has, key=LETTERS.index)) for actor, has in found.items()}
        tasks.append(Task(rule, places.name(rule.source[0]), activity or rule.type, letters))
    return Matrix(_actors(analysis.actors, tasks), tuple(tasks))


def _actors(actors: Sequence[Actor], tasks: Sequence[Task]) -> tuple[Actor, ...]:
    """Return the actors with letters: by number of tasks they do, then of tasks they have any part in."""
    does = {actor.id: [0, 0, number] for number, actor in enumerate(actors)}
    for task in tasks:
        for actor, letters in task.letters.items():
            if actor in does:
                does[actor][0] -= "R" in letters
                does[actor][1] -= 1
    return tuple(sorted((actor for actor in actors if does[actor.id][1]), key=lambda actor: does[actor.id]))


def to_raci_csv(analysis: Analysis) -> bytes:
    """Return the matrix as CSV: rule_id, address, provision, activity, then one column for each actor."""
    matrix = raci(analysis)
    heading = ["rule_id", "address", "provision", "activity", *(actor.label for actor in matrix.actors)]
    return table_csv(
        heading,
        (
            [
                task.rule.id,
                task.rule.source[0],
                task.place,
                task.activity,
                *(task.letters.get(actor.id, "") for actor in matrix.actors),
            ]
            for task in matrix.tasks
        ),
    )


def to_raci_html(analysis: Analysis) -> bytes:
    """Return the matrix as one self-contained page: the tasks of each Pasal together, headings that stay in sight."""
    matrix = raci(analysis)
    return rendered(
        "rules_raci", title=title(analysis.document), matrix=matrix, kinds=KINDS, analysis=analysis
    ).encode()
