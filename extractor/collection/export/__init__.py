"""Taking a collection out: its tables, its regulations one by one, and the feed of the national network."""
