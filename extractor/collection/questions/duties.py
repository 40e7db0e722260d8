"""`duties`: what an actor must, may or may not do over all regulations, the same duty of several regions together."""

from msgspec import Struct
from sqlalchemy import Connection, select

from extractor.collection.questions.days import told
from extractor.collection.questions.search import acts
from extractor.emit.names import short_title
from extractor.law.address import pinpoint_iri, work_of
from extractor.law.names import name_of
from extractor.store.tables import expressions, regulations, rule_actors, rules
from extractor.store.words import words_of

_BEARER = "bearer"


class Held(Struct, frozen=True):
    """One provision that lays down a duty: its address, how people call it, its region and day.

    `modality` and `deadline` are its modal and its time limit, in words.
    """

    address: str
    name: str
    place: str | None
    day: str | None
    modality: str
    deadline: str


class Duty(Struct, frozen=True):
    """One duty: who bears it, what they do (the verb in its active form) with what, of which type.

    `held`: where it stands, the newest regulation first. `differs`: the provisions say it with another modal, or give
    another time for it.
    """

    actor: str
    action: str
    object: str
    type: str
    held: tuple[Held, ...]
    differs: bool


def duties(connection: Connection, actor: str, rule: str | None = None) -> tuple[Duty, ...]:
    """Return what an actor bears, in any region: first what most regulations lay down, then by their words.

    Rules are one duty where the bearer is the same, the verb, and the words of the object in any order; `rule` keeps
    one type (`obligation`).
    """
    query = (
        select(
            rules, rule_actors.c.label, rule_actors.c.key, rule_actors.c.canonical, regulations.c.iri,
            regulations.c.title, regulations.c.tempat, told(regulations.c.day).label("told"),
        )
        .join(
            rule_actors,
            (rule_actors.c.expression_id == rules.c.expression_id)
            & (rule_actors.c.rule == rules.c.rule)
            & (rule_actors.c.eid == rules.c.eid),
        )
        .join(expressions, expressions.c.id == rules.c.expression_id)
        .join(regulations, regulations.c.id == expressions.c.regulation_id)
        .where(rule_actors.c.role == _BEARER, acts(actor))
        .order_by(regulations.c.day.desc(), regulations.c.iri, rules.c.id)
    )  # fmt: skip
    if rule is not None:
        query = query.where(rules.c.type == rule)
    found: dict[tuple[object, ...], list] = {}  # type: ignore[type-arg]
    for row in connection.execute(query):
        key = row.canonical or row.key, row.action_key, frozenset(words_of(row.object)), row.type
        found.setdefault(key, []).append(row)
    made = [_duty(rows) for rows in found.values()]
    return tuple(
        sorted(made, key=lambda duty: (-len({work_of(each.address) for each in duty.held}), duty.action, duty.object))
    )


def _duty(rows) -> Duty:  # type: ignore[no-untyped-def]
    first = rows[0]
    held = tuple(
        Held(
            pinpoint_iri(row.iri, row.eid),
            f"{name_of(row.eid)} {short_title(row.title)}",
            row.tempat,
            row.told,
            row.modality,
            row.deadline,
        )
        for row in rows
    )
    said = {(each.modality, each.deadline) for each in held}
    return Duty(first.label, first.action_key, first.object, first.type, held, len(said) > 1)
