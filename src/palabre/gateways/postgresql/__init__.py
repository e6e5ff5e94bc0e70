"""PostgreSQL as Palabre uses it: acts that queue for the journal's end share a flush."""
