"""The outside world, one folder each, every one with a Null twin."""
