"""Readings of a regulation that several groups of checks need."""
