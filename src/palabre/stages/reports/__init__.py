"""Reports: transcripts, session reports and their clearance.

Terms: *Source* an imported or live record; *Intervention* one turn in it, immutable;
*SessionReport* what the rapporteur files; *Clearance* formal approval by a role.

```
drafted ──file──▶ filed ──clear──▶ cleared
   ▲                └──return──▶ returned ──file──▶ filed
cleared ──reopen──▶ returned
```
"""
