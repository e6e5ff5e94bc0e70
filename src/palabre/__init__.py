"""Palabre runs a multistakeholder summit from the open call to the Chair's Summary."""

__version__ = "0.1.0"
