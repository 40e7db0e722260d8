"""The day of a regulation as it is told: where no day of it was read, its year alone."""

from sqlalchemy import ColumnElement, String, case, literal

from extractor.store.tables import regulations

_FIRST_DAY = "-01-01"


def told(day: ColumnElement[str | None]) -> ColumnElement[str | None]:
    """Return a column with `day`, cut to the year where it is only the first day of the regulation's year.

    Such a day stands in the store so that regulations can be put in order; nobody read it.
    """
    first = regulations.c.tahun + literal(_FIRST_DAY, String)
    unread = regulations.c.ditetapkan.is_(None) & regulations.c.diundangkan.is_(None) & (day == first)
    return case((unread, regulations.c.tahun), else_=day)
