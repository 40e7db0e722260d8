"""Measuring the stages against hand-made truth."""
