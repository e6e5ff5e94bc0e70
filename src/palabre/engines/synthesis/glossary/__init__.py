"""A glossary from the programme that proposes corrections and never applies one.

`sounds` compares words as ears do, `propose` finds what a machine or a captioner may
have misheard. A person accepts or dismisses each proposal.
"""
