"""The form that the house proposes to a new edition, as data."""

import tomllib
from functools import cache
from importlib.resources import files

from palabre.kernel.languages import Text
from palabre.stages.accreditation.questions import Question, question_from

ORIGINAL = "en"


@cache
def standard_form() -> tuple[Question, ...]:
    """Return the questions that a UN-style accreditation usually asks."""
    place = files("palabre.stages.accreditation.standard") / "form.toml"
    kept = tomllib.loads(place.read_text(encoding="utf-8"))
    return tuple(_question(one) for one in kept["question"])


def _question(one: dict[str, object]) -> Question:
    kept = dict(one)
    for name in ("label", "help", "purpose"):
        kept[name] = Text(kept.get(name, {}), ORIGINAL).to_json()  # type: ignore[arg-type]
    kept["choices"] = [
        [choice["value"], Text(choice["name"], ORIGINAL).to_json()]
        for choice in kept.get("choices", [])  # type: ignore[attr-defined]
    ]
    return question_from(kept)
