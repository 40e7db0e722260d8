"""Questions to a collection; each gives values of its own types, never rows of the database."""
