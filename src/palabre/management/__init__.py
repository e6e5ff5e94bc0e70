"""What operators run: commands and the loader of scenarios."""
