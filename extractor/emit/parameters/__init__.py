"""The numbers of a regulation as parameters for rules as code."""
