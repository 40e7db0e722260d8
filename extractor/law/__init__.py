"""What every jurist knows: units, numbers, addresses, names and kinds of regulations."""
