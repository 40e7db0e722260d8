"""The regulation as an HTML page, and the index of many."""
