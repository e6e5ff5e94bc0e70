"""Captions by WebSocket, as remote captioners' services send them."""
