"""The commands of a collection, each loaded only when it is asked for."""
