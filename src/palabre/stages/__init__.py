"""The summit in order of time; each stage may look back only."""
