"""Records in, format by format."""
