"""The vault: sealed documents by code, in a folder that no web server serves."""
