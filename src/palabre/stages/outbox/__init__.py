"""Outbox: messages that a human may read before they go, and what became of them.

```
queued ──approve──▶ approved ──send──▶ sent
   └────discard──▶ discarded
```
"""
