"""The last day of what is only postponed or suspended."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add the column; what was read before is read again by a newer program anyway."""
    op.add_column("changes", sa.Column("until", sa.Text(), nullable=True))
