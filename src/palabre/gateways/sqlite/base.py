"""Django's SQLite backend over the newest SQLite at hand."""

import sqlite3
import sys

try:
    import pysqlite3
except ImportError:  # no wheel for this platform: the system's library serves
    pysqlite3 = None

if (
    pysqlite3 is not None
    and pysqlite3.sqlite_version_info > sqlite3.sqlite_version_info
):
    for name in ("sqlite3", "sqlite3.dbapi2"):
        sys.modules[name] = pysqlite3.dbapi2 if name.endswith("2") else pysqlite3

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """The stock backend; the choice of the library above is all it adds."""
