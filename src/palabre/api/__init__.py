"""REST v1: one module a stage."""
