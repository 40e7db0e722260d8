"""What an act orders to change, end or suspend in others, read from its words."""
