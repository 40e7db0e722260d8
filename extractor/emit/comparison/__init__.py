"""Two collections of rules set side by side: the comparison, and its page, table and text."""
