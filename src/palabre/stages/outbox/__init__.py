"""Outbox: messages that a human may read before they go, and what became of them.

```
queued ──approve──▶ approved ──claim──▶ sending ──send──▶ sent
   │                   │ ▲                ├──postpone──▶ approved
   │                   │ └─────approve────┴──give up──▶ failed
   └──discard──────────┴──────────────────────────────▶ discarded
```
"""
