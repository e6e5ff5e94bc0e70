"""Summits: series, editions, calendars, venues, rooms, frameworks, roles, figures.

Terms: *Series* what comes back; *Summit* one edition with its dates and place;
*Phase* a dated window of its calendar; *Framework* a list of items to tag with.

```
announced ──open──▶ open ──start──▶ running ──close──▶ closed
```
"""
