"""Living with findings: which are new, which are accepted and why, and what can be put right by itself."""
