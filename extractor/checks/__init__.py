"""Drafting checks: one module, one code, one manual each."""
