"""Outbox: messages that a human may read before they go, and what became of them.

Terms: *Letter* what is said; *Message* a letter to one person, on its way.

```
queued ──approve──▶ approved ──claim──▶ sending ──send──▶ sent
   │                   │ ▲                ├──postpone──▶ approved
   │                   │ └─────approve────┴──give up──▶ failed
   └──discard──────────┴──────────────────────────────▶ discarded
```
"""
