"""Journal: who did what to what, when. Append-only and hash-chained.

Terms: *Act* a named operation, `stage.thing.past_participle`; *Entry* its line here.
No state: an entry never changes.
"""
