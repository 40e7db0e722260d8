"""The body of a regulation: outline, lists, quoted text, lost and misread markers."""
