"""The store of a collection: its tables, and how what was read gets into them and out again."""
