"""Protocol: who ranks where, when they come, where they sit, when they speak.

Terms: a *rank* is a line of the edition's own table, in order of precedence. A
*dignitary* is somebody on the high-level list. *Notes* are what protocol alone may read
of one: diet and security. A *seating* is a plan of places proposed by rule; a hand may
move somebody in it, with a reason that is kept.

```
tentative ──confirm──▶ confirmed
    └──────replace──▶ replaced ◀──replace──┘
```
"""
