"""The index of words: which provisions hold which words, the same in both kinds of database.

Words are cut by `store.words`, not by the database, so that both find the same. SQLite keeps them in FTS5, PostgreSQL
as tsvector.
"""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, column, func, select, table, text
from sqlalchemy.sql.elements import ColumnElement

from extractor.store.tables import provisions
from extractor.store.words import indexed, words_of

# Words of one query (chosen: nobody types more).
_MOST_WORDS = 32
_QUERY = re.compile(r'"(?P<phrase>[^"]*)"|(?P<word>[^\W_]+)(?P<open>\*)?')


class Query:
    """What is looked for: all these words; `"words in quotes"` stand side by side, `koordinas*` is a beginning.

    `phrases` are rows of words that stand side by side, single words among them; `beginnings` are beginnings of words.
    """

    def __init__(self, typed: str) -> None:
        """Read what was typed; words beyond the thirty-second are not looked for."""
        self.phrases: list[list[str]] = []
        self.beginnings: list[str] = []
        for match in list(_QUERY.finditer(typed))[:_MOST_WORDS]:
            if match["open"]:
                self.beginnings += words_of(match["word"])
            elif words := words_of(match["phrase"] if match["phrase"] is not None else match["word"]):
                self.phrases.append(words)

    def __bool__(self) -> bool:
        return bool(self.phrases or self.beginnings)

    def is_held_by(self, words: Sequence[str]) -> bool:
        """Whether a row of words holds what is looked for."""
        whole = f" {' '.join(words)} "
        return all(f" {' '.join(phrase)} " in whole for phrase in self.phrases) and all(
            f" {part}" in whole for part in self.beginnings
        )

    @property
    def side_by_side(self) -> "Query | None":
        """The same words as one phrase; None where that asks for nothing else."""
        if len(self.phrases) < 2 or self.beginnings:
            return None
        found = Query("")
        found.phrases = [[word for phrase in self.phrases for word in phrase]]
        return found


def add(connection: Connection, expression: int, words: Sequence[str]) -> None:
    """Put the provisions of one version into the index; `words` are theirs, in the order of their places."""
    keys = connection.execute(
        select(provisions.c.id).where(provisions.c.expression_id == expression).order_by(provisions.c.position)
    ).scalars()
    rows = [row for row in zip(keys, words, strict=True) if row[1]]
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO provision_words (rowid, words) VALUES (?, ?)", rows)
    else:
        connection.exec_driver_sql(
            "INSERT INTO provision_words (provision_id, words) VALUES (%s, to_tsvector('simple', %s))", rows
        )


def remove(connection: Connection, expression: int) -> None:
    """Take the provisions of one version out of the index, while they are still in their table."""
    if connection.dialect.name == "sqlite":
        found = connection.execute(
            select(provisions.c.id, provisions.c.heading, provisions.c.text).where(
                provisions.c.expression_id == expression
            )
        )
        rows = [(key, indexed(heading, words)) for key, heading, words in found]
        if rows:
            connection.exec_driver_sql(
                "INSERT INTO provision_words (provision_words, rowid, words) VALUES ('delete', ?, ?)",
                [row for row in rows if row[1]],
            )
    else:
        connection.exec_driver_sql(
            "DELETE FROM provision_words USING provisions"
            " WHERE provisions.id = provision_id AND provisions.expression_id = %s",
            (expression,),
        )


def holding(query: Query, dialect: str) -> ColumnElement[bool]:
    """Return the condition that a row of `provisions` holds what is looked for; `query` is not empty."""
    return provisions.c.id.in_(_matching(query, dialect, "rowid" if dialect == "sqlite" else "provision_id"))


def are_many(connection: Connection, query: Query, most: int) -> bool:
    """Whether more than `most` provisions hold what is looked for."""
    name = "rowid" if connection.dialect.name == "sqlite" else "provision_id"
    first = _matching(query, connection.dialect.name, name).limit(most + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(first)).scalar_one()) > most


def _matching(query: Query, dialect: str, name: str) -> Select[Any]:
    if dialect == "sqlite":
        wanted = [f'"{" ".join(phrase)}"' for phrase in query.phrases] + [f'"{part}"*' for part in query.beginnings]
        match, joint = "provision_words MATCH :wanted", " AND "
    else:
        wanted = [f"({' <-> '.join(phrase)})" for phrase in query.phrases]
        wanted += [f"({part}:*)" for part in query.beginnings]
        match, joint = "words @@ to_tsquery('simple', :wanted)", " & "
    return (
        select(column(name))
        .select_from(table("provision_words", column(name)))
        .where(text(match).bindparams(wanted=joint.join(wanted)))
    )
