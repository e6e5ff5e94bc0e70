"""Papers made from the evidence of an edition: reports, briefs, a report to capital.

Each module selects and groups what was said and filed; nothing is written that does not
stand in a record, a cleared report, an issued summary or a counted figure.
"""
