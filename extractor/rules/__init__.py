"""Definitions, actors, provision kinds and rules."""
