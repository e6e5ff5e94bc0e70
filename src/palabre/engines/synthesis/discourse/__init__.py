"""What a sentence does, by a small linear model over words and signs.

`signs` reads the features of a sentence, `model` weighs them with coefficients that
`make train` writes. Nothing here needs more than a table in memory.
"""
