"""REST: version 1 under ``/api/v1/``, one module a stage, no rule of its own.

A module turns a request into one call of a query, an operation or a workflow, and what
comes back into plain shapes; what is refused becomes a problem (RFC 9457).
"""
