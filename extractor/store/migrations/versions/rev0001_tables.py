"""The tables of a store"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make all tables, and the index of words that the kind of database at hand has."""
    op.create_table(
        "regulations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("iri", sa.Text(), nullable=False),
        sa.Column("jenis", sa.Text(), nullable=True),
        sa.Column("nomor", sa.Text(), nullable=True),
        sa.Column("tahun", sa.Text(), nullable=True),
        sa.Column("tentang", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("pembentuk", sa.Text(), nullable=True),
        sa.Column("tempat", sa.Text(), nullable=True),
        sa.Column("ditetapkan", sa.Text(), nullable=True),
        sa.Column("diundangkan", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("in_force", sa.Text(), nullable=True),
        sa.Column("gazette", sa.Text(), nullable=True),
        sa.Column("gazette_year", sa.Text(), nullable=True),
        sa.Column("gazette_number", sa.Text(), nullable=True),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("status_since", sa.Text(), nullable=True),
        sa.Column("status_by", sa.Text(), nullable=True),
        sa.Column("updated", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regulations")),
        sa.UniqueConstraint("iri", name=op.f("uq_regulations_iri")),
    )
    op.create_index(op.f("ix_regulations_day"), "regulations", ["day"], unique=False)
    op.create_index(
        op.f("ix_regulations_jenis_regulations_nomor_regulations_tahun"),
        "regulations",
        ["jenis", "nomor", "tahun"],
        unique=False,
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started", sa.Text(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_table(
        "touched",
        sa.Column("iri", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("iri", "what", name=op.f("pk_touched")),
    )
    op.create_table(
        "files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("reason_en", sa.Text(), nullable=True),
        sa.Column("trace", sa.Text(), nullable=True),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("kept", sa.Text(), nullable=True),
        sa.Column("same_as", sa.Integer(), nullable=True),
        sa.Column("likeness", sa.Float(), nullable=True),
        sa.Column("regulation_id", sa.Integer(), nullable=True),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("method", sa.Text(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("known", sa.Float(), nullable=True),
        sa.Column("units", sa.Integer(), nullable=True),
        sa.Column("grade", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["regulation_id"], ["regulations.id"], name=op.f("fk_files_regulation_id")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_files_run_id")),
        sa.ForeignKeyConstraint(["same_as"], ["files.id"], name=op.f("fk_files_same_as")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_files")),
        sa.UniqueConstraint("name", name=op.f("uq_files_name")),
    )
    op.create_index(op.f("ix_files_regulation_id"), "files", ["regulation_id"], unique=False)
    op.create_index(op.f("ix_files_sha256"), "files", ["sha256"], unique=False)
    op.create_index(op.f("ix_files_status"), "files", ["status"], unique=False)
    op.create_table(
        "analyses",
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_analyses_file_id")),
        sa.PrimaryKeyConstraint("file_id", name=op.f("pk_analyses")),
    )
    op.create_table(
        "expressions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("regulation_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("amended_by", sa.Text(), nullable=True),
        sa.Column("unapplied", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_expressions_file_id")),
        sa.ForeignKeyConstraint(["regulation_id"], ["regulations.id"], name=op.f("fk_expressions_regulation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expressions")),
    )
    op.create_index(
        op.f("ix_expressions_regulation_id_expressions_since"), "expressions", ["regulation_id", "since"], unique=False
    )
    op.create_table(
        "actors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("expression_id", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("canonical", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["expression_id"], ["expressions.id"], name=op.f("fk_actors_expression_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actors")),
    )
    op.create_index(op.f("ix_actors_expression_id"), "actors", ["expression_id"], unique=False)
    op.create_index(op.f("ix_actors_key"), "actors", ["key"], unique=False)
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("expression_id", sa.Integer(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("instruction", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("target_iri", sa.Text(), nullable=False),
        sa.Column("target_eid", sa.Text(), nullable=False),
        sa.Column("destination_eid", sa.Text(), nullable=True),
        sa.Column("part", sa.Text(), nullable=True),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["expression_id"], ["expressions.id"], name=op.f("fk_changes_expression_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
    )
    op.create_index(op.f("ix_changes_expression_id"), "changes", ["expression_id"], unique=False)
    op.create_index(op.f("ix_changes_target_iri"), "changes", ["target_iri"], unique=False)
    op.create_table(
        "citations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("expression_id", sa.Integer(), nullable=False),
        sa.Column("eid", sa.Text(), nullable=False),
        sa.Column("iri", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("ground", sa.Boolean(), nullable=False),
        sa.Column("latest", sa.Text(), nullable=True),
        sa.Column("base", sa.Text(), nullable=True),
        sa.Column("inner", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["expression_id"], ["expressions.id"], name=op.f("fk_citations_expression_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citations")),
    )
    op.create_index(op.f("ix_citations_base"), "citations", ["base"], unique=False)
    op.create_index(op.f("ix_citations_expression_id"), "citations", ["expression_id"], unique=False)
    op.create_index(op.f("ix_citations_iri"), "citations", ["iri"], unique=False)
    op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("expression_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("eid", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("message_en", sa.Text(), nullable=False),
        sa.Column("suggestion", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["expression_id"], ["expressions.id"], name=op.f("fk_findings_expression_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
    )
    op.create_index(op.f("ix_findings_about_findings_code"), "findings", ["about", "code"], unique=False)
    op.create_index(op.f("ix_findings_expression_id"), "findings", ["expression_id"], unique=False)
    op.create_table(
        "prints",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("expression_id", sa.Integer(), nullable=False),
        sa.Column("eid", sa.Text(), nullable=False),
        sa.Column("iri", sa.Text(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("doubted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["expression_id"], ["expressions.id"], name=op.f("fk_prints_expression_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prints")),
    )
    op.create_index(op.f("ix_prints_expression_id"), "prints", ["expression_id"], unique=False)
    op.create_index(
        op.f("ix_prints_iri_prints_slot_prints_reading"), "prints", ["iri", "slot", "reading"], unique=False
    )
    op.create_table(
        "provisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("expression_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("eid", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("num", sa.Text(), nullable=True),
        sa.Column("heading", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("also", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["expression_id"], ["expressions.id"], name=op.f("fk_provisions_expression_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provisions")),
    )
    op.create_index(
        op.f("ix_provisions_expression_id_provisions_eid"), "provisions", ["expression_id", "eid"], unique=False
    )
    op.create_index(
        op.f("ix_provisions_expression_id_provisions_position"),
        "provisions",
        ["expression_id", "position"],
        unique=False,
    )
    op.create_table(
        "references",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("expression_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("eid", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("target_iri", sa.Text(), nullable=True),
        sa.Column("target_eid", sa.Text(), nullable=True),
        sa.Column("upto_eid", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("state_by", sa.Text(), nullable=True),
        sa.Column("state_since", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["expression_id"], ["expressions.id"], name=op.f("fk_references_expression_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_references")),
    )
    op.create_index(
        op.f("ix_references_expression_id_references_eid"), "references", ["expression_id", "eid"], unique=False
    )
    op.create_index(op.f("ix_references_state"), "references", ["state"], unique=False)
    op.create_index(
        op.f("ix_references_target_iri_references_target_eid"), "references", ["target_iri", "target_eid"], unique=False
    )
    op.create_table(
        "rule_actors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("expression_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("eid", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("canonical", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["expression_id"], ["expressions.id"], name=op.f("fk_rule_actors_expression_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_actors")),
    )
    op.create_index(op.f("ix_rule_actors_canonical"), "rule_actors", ["canonical"], unique=False)
    op.create_index(
        op.f("ix_rule_actors_expression_id_rule_actors_rule"), "rule_actors", ["expression_id", "rule"], unique=False
    )
    op.create_index(op.f("ix_rule_actors_key"), "rule_actors", ["key"], unique=False)
    op.create_table(
        "rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("expression_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("eid", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("deontic", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("action_key", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Text(), nullable=False),
        sa.Column("delegates", sa.Boolean(), nullable=False),
        sa.Column("instrument", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["expression_id"], ["expressions.id"], name=op.f("fk_rules_expression_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules")),
    )
    op.create_index(op.f("ix_rules_expression_id_rules_eid"), "rules", ["expression_id", "eid"], unique=False)
    op.create_table(
        "terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("expression_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("eid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["expression_id"], ["expressions.id"], name=op.f("fk_terms_expression_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms")),
    )
    op.create_index(op.f("ix_terms_expression_id"), "terms", ["expression_id"], unique=False)
    op.create_index(op.f("ix_terms_key"), "terms", ["key"], unique=False)
    if op.get_context().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE provision_words USING fts5(words, content='', tokenize='unicode61')")
    else:
        op.execute(
            "CREATE TABLE provision_words (provision_id integer PRIMARY KEY REFERENCES provisions(id),"
            " words tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX ix_provision_words ON provision_words USING gin (words)")
