"""Words by themselves: their parts, what they are, the names that actors go by."""
