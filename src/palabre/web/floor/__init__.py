"""Pages of the floor audience."""
