"""Whether a sentence is worth its room, by a small linear model over its words and shape.

The rules of the stand-alone filter keep out what cannot stand; among what can, this tells
what a reader would keep. Coefficients come from sentences judged one by one; `make train`
writes them.
"""
