"""References: found by grammar, then resolved against the tree."""
