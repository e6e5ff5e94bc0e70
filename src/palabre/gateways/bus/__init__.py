"""The bus: what happens in a live session reaches everybody who follows it.

A web process holds one `Hub`; its listeners are kept by room. Django's threads tell
the `Bus`; the bus feeds the hub of this process, or of every process over Redis. No
event is the truth: the database is, and whatever is missed is read from there.
"""
