"""Counting: definitions compiled to queries, their versions, releases that are frozen."""
