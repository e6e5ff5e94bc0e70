"""Pages of the participant audience."""
