"""An edition's one colour, made readable: on paper, on a dark page, under words.

Contrast as in WCAG 2.2 (relative luminance, success criterion 1.4.3).
"""

from typing import NamedTuple

PAPER = "#f3f1ea"
SHEET = "#1b2023"
"""The darkest light ground and the lightest dark one in ``tokens.css``."""

NIGHT = "#14181a"
"""What the band of an edition is deepened with on a dark page."""

ENOUGH = 4.6
"""Contrast that words need (4.5), and a little for rounding."""

STEPS = 40
"""How finely a colour is moved towards black or white until it can be read."""

FALLBACK = "#1f5f5b"


class Colour(NamedTuple):
    """Red, green and blue in 0..255."""

    red: int
    green: int
    blue: int

    @property
    def css(self) -> str:
        """Return the colour as style sheets write it."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


def read(css: str) -> Colour:
    """Return the colour of ``#rrggbb``; anything else gives the house's own.

    Examples
    --------
    >>> read("#8a4b12")
    Colour(red=138, green=75, blue=18)
    >>> read("red;} body {") == read(FALLBACK)
    True
    """
    digits = css.strip().removeprefix("#")
    try:
        number = int(digits, 16) if len(digits) == 6 else None
    except ValueError:
        number = None
    if number is None:
        return read(FALLBACK)
    return Colour(number >> 16, number >> 8 & 255, number & 255)


def contrast(first: Colour, second: Colour) -> float:
    """Return the contrast of two colours, 1 to 21.

    Examples
    --------
    >>> contrast(BLACK, WHITE)
    21.0
    """
    lights = sorted((_luminance(first), _luminance(second)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def readable(colour: Colour, *, on: Colour) -> Colour:
    """Return the nearest shade that can be read on a background."""
    end = BLACK if _luminance(on) > 0.18 else WHITE
    for step in range(STEPS + 1):
        shade = _mixed(colour, end, step / STEPS)
        if contrast(shade, on) >= ENOUGH:
            return shade
    return end


def words_on(colour: Colour) -> Colour:
    """Return black or white, whichever is easier to read on a colour."""
    return max((WHITE, BLACK), key=lambda words: contrast(words, colour))


def _mixed(colour: Colour, end: Colour, share: float) -> Colour:
    return Colour(
        *(
            round(part + (other - part) * share)
            for part, other in zip(colour, end, strict=True)
        )
    )


def sheet(accent: str) -> str:
    """Return the style sheet of an edition: its accent and what follows from it.

    On a dark page the band is a little deeper, so that it does not glare.
    """
    colour = read(accent)
    band = _mixed(colour, read(NIGHT), 0.25)
    pairs = {
        "accent": (colour, band),
        "on-accent": (words_on(colour), words_on(band)),
        "accent-ink": (
            readable(colour, on=read(PAPER)),
            readable(colour, on=read(SHEET)),
        ),
    }
    lines = (
        f"  --{name}: light-dark({light.css}, {dark.css});\n"
        for name, (light, dark) in pairs.items()
    )
    return ":root {\n" + "".join(lines) + "}\n"
