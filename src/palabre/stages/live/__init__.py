"""Live: sittings, the list of speakers, statements, captions.

Terms: *Sitting* the actual occurrence of a session; *RequestForFloor* an entry of the
list of speakers; *Statement* one turn taken (the floor log); *Cue* one caption.

```
Sitting:  scheduled ──open──▶ open ──close──▶ closed
Request:  waiting ──give_floor──▶ speaking ──end_statement──▶ ended
             └──withdraw──▶ withdrawn
```

Whose words a caption is: the floor log says it, unless the source names somebody else.
"""
