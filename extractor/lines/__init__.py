"""What each printed line may be: which markers it can open."""
