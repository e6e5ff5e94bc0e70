"""Schedules of meetings: one shape, lenient readers and strict writers.

``values`` has the shape, ``reading`` the one way in, the ``*_out`` modules the ways
out. Calendars (RFC 5545) are in ``formats.calendars``, plain tables in
``formats.tables``.
"""
