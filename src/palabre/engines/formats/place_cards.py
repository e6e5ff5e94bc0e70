"""Place cards as print-ready PDF: three tents on an A4 sheet, to be folded.

Each side bears the name; words reach Typst as data, never as markup.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Final

import typst

from palabre.engines.formats.papers import CONTROL, FONTS, usual_scripts
from palabre.kernel.languages import direction, primary
from palabre.kernel.refusals import Refused

STANDARD: Final = "ua-1"


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """What stands on a card: the name, the State or body, the function, the seat."""

    name: str
    country: str = ""
    post: str = ""
    seat: str = ""


def cards(
    many: Sequence[PlaceCard], *, title: str, lang: str, accent: str, at: datetime
) -> bytes:
    """Return place cards as PDF/UA-1; the same words and instant, the same bytes.

    Raises
    ------
    Refused
        ``pdf-not-made`` when the words cannot be set, with Typst's reason.
    """
    told = json.dumps(
        {
            "title": title,
            "lang": primary(lang),
            "dir": direction(lang),
            "accent": accent,
            "fonts": list(FONTS),
            "cards": [
                {name: CONTROL.sub("", words) for name, words in asdict(one).items()}
                for one in many
            ],
        },
        ensure_ascii=False,
        sort_keys=True,
    )
    reason = ""
    for words in (told, usual_scripts(told)):
        try:
            return typst.compile(
                _template(),
                format="pdf",
                sys_inputs={"cards": words},
                pdf_standards=STANDARD,
                timestamp=int(at.timestamp()),
            )
        except typst.TypstError as error:
            reason = str(error).strip().split("\n", 1)[0]
    raise Refused("pdf-not-made", reason=reason)


@cache
def _template() -> bytes:
    house = files("palabre.engines.formats") / "house"
    return (house / "place_cards.typ").read_bytes()
