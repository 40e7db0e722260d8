"""The fields of a rule beside its bearer and verb."""
