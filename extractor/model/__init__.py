"""The forms that pass between the stages: text, document, references, rules, findings, analysis."""
