"""The index of words: which provisions hold which words, the same in both kinds of database.

Words are cut here, not by the database, so that both find the same: runs of letters and digits, in lower case, without
accents. SQLite keeps them in FTS5, PostgreSQL as tsvector.
"""

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import Connection, Select, column, select, table, text
from sqlalchemy.sql.elements import ColumnElement

from extractor.store.tables import provisions

# Words of one query (chosen: nobody types more).
_MOST_WORDS = 32
# Words of one provision that are indexed, and characters of one word (PostgreSQL has bounds for both).
_MOST_INDEXED, _LONGEST = 50_000, 200
_WORD = re.compile(r"[^\W_]+")
_QUERY = re.compile(r'"(?P<phrase>[^"]*)"|(?P<word>[^\W_]+)(?P<open>\*)?')


def words_of(printed: str) -> list[str]:
    """Return the words of a text as they are indexed."""
    plain = unicodedata.normalize("NFKD", printed.casefold())
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


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

    @property
    def side_by_side(self) -> "Query | None":
        """The same words as one phrase; None where that asks for nothing else."""
        if len(self.phrases) < 2 or self.beginnings:
            return None
        found = Query("")
        found.phrases = [[word for phrase in self.phrases for word in phrase]]
        return found


def add(connection: Connection, expression: int) -> None:
    """Put the provisions of one version into the index."""
    rows = _words(connection, expression)
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
        rows = _words(connection, expression)
        if rows:
            connection.exec_driver_sql(
                "INSERT INTO provision_words (provision_words, rowid, words) VALUES ('delete', ?, ?)", rows
            )
    else:
        connection.exec_driver_sql(
            "DELETE FROM provision_words USING provisions"
            " WHERE provisions.id = provision_id AND provisions.expression_id = %s",
            (expression,),
        )


def _words(connection: Connection, expression: int) -> list[tuple[int, str]]:
    found = connection.execute(
        select(provisions.c.id, provisions.c.heading, provisions.c.text)
        .where(provisions.c.expression_id == expression)
        .order_by(provisions.c.id)
    )
    rows = (
        (id_, " ".join([word[:_LONGEST] for word in words_of(f"{heading or ''} {words}")[:_MOST_INDEXED]]))
        for id_, heading, words in found
    )
    return [row for row in rows if row[1]]


def holding(query: Query, dialect: str) -> ColumnElement[bool]:
    """Return the condition that a row of `provisions` holds what is looked for; `query` is not empty."""
    if dialect == "sqlite":
        wanted = [f'"{" ".join(phrase)}"' for phrase in query.phrases] + [f'"{each}"*' for each in query.beginnings]
        found: Select[tuple[int]] = (
            select(column("rowid")).select_from(table("provision_words")).where(text("provision_words MATCH :wanted"))
        )
    else:
        wanted = [" <-> ".join(phrase) for phrase in query.phrases] + [f"{each}:*" for each in query.beginnings]
        found = (
            select(column("provision_id"))
            .select_from(table("provision_words"))
            .where(text("words @@ to_tsquery('simple', :wanted)"))
        )
    joint = " AND " if dialect == "sqlite" else " & "
    return provisions.c.id.in_(found.params(wanted=joint.join(_grouped(wanted, dialect))))


def _grouped(wanted: Iterable[str], dialect: str) -> list[str]:
    return [each if dialect == "sqlite" else f"({each})" for each in wanted]
