"""From everything said to a grounded draft: corpus → acts → points → draft → audit.

The text is immutable; everything else is spans on it. The engine selects, counts
and quotes; a person concludes.
"""
