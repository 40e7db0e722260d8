"""Reading inputs in processes of their own: with bounds of memory and time, side by side, results in input order."""
