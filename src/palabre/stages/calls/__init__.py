"""Calls: the open call, proposals, decisions with their reasons.

Terms: *Call* opens and closes; *Proposal* what an organization offers; *Decision* with
a reason that reaches the proposer.

```
draft ──submit──▶ submitted ──accept──▶ accepted
  │                  ├───────decline──▶ declined
  └────withdraw──────┴──────withdraw──▶ withdrawn
```
"""
