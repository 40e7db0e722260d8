"""The JSON record of one regulation, and its schema."""
