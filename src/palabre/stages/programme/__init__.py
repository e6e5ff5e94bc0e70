"""Programme: sessions, roles in them, placements, releases.

Terms: *Session* something that will take place; *SessionRole* who does what in it;
*Placement* a session in a room for an interval; *Release* a frozen, published version.

```
planned ──cancel──▶ cancelled
```
"""
