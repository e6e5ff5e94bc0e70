"""SQLite as Palabre uses it: the bundled library where the system's is too old.

SQLite before 3.51.3 can lose the write-ahead log when two connections reset it at
once; Debian 12 ships 3.40. `palabre check` says which library is in use.
"""
