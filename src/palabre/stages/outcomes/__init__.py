"""Outcomes: drafts of the Chair's Summary, their sentences and evidence, issues.

Terms: *Draft* zero, first, final; *Sentence* with its *Evidence*; *Issue* the signed
text with its symbol and hash; *Highlights* the facts page made from data.

```
drafted ──sign──▶ signed ──issue──▶ issued
   └──supersede──▶ superseded
```
"""
