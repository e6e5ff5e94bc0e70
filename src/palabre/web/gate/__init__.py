"""Pages of the gate audience."""
