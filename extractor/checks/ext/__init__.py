"""Checks of citations of other regulations."""
