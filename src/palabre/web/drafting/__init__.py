"""Pages of the drafting audience."""
