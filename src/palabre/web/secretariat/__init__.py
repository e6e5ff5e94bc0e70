"""Pages of the secretariat audience."""
