"""Thinking without a database: each engine is a library and a command of its own."""
