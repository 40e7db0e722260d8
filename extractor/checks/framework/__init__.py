"""What a check is, which there are, how they run and what their manuals say."""
