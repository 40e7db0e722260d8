"""An index of the rules of a text by their type."""

from collections.abc import Sequence

from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make the index; a search by a type of rule alone then asks each regulation once."""
    op.create_index(op.f("ix_rules_expression_id_rules_type_rules_eid"), "rules", ["expression_id", "type", "eid"])
