"""A collection of regulations: how it is filled, how its laws are set against each other, and what one can ask it."""
