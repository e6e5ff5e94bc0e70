"""Antivirus: bytes in, the name of what was found out, over clamd or nothing at all."""
