"""The commands of `thk`, one module each."""
