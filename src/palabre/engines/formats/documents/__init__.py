"""Documents out: one model, several writers (DOCX, Akoma Ntoso, tagged PDF).

`model` says what a document is; each writer sets the same one and decides nothing about
its words. Same document, same bytes.
"""
