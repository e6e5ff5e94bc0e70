"""Stocktaking: initiatives, indicators, commitments and their progress.

Terms: *Initiative* an entry of the register since the baseline year; *Indicator* a
series of values with source; *Commitment* born from words that were said.

```
Initiative:  submitted ──publish──▶ published
                └──────decline──▶ declined
```
"""
