"""What a text is about: Action Lines, Sustainable Development Goals and targets.

Lexicons of terms written for Palabre, a sum of weights by length, a threshold. Every
suggestion carries the words that made it; a person confirms or dismisses it.
"""
