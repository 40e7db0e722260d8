"""Alembic asks this module for the connection: it is the one that `store.database` is about to use."""

from alembic import context

from extractor.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
