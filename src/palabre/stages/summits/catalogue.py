"""The frameworks that Palabre brings along: WSIS Action Lines, the SDGs, their mapping.

Read from the files in `frameworks/`; loading twice changes nothing.
"""

import tomllib
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text, primary
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.summits.models import Framework, FrameworkItem, FrameworkLink

ACTION_LINES = "wsis-action-lines"
GOALS = "sdg"

Table = dict[str, Any]


@cache
def table(name: str) -> Table:
    """Return one of the reference files by its name, without the ending."""
    folder = resources.files("palabre.stages.summits") / "frameworks"
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))


def words(names: dict[str, str], original: str = "en") -> Text:
    """Return a table of language → name as a text."""
    return Text(dict(names), original)


def load_frameworks(*, by: Actor, at: datetime) -> None:
    """Put the frameworks into the database, or bring them up to date.

    Raises Refused: ``not-allowed``. Journal: ``summits.frameworks.loaded``.
    """
    act = "summits.frameworks.loaded"
    require(by.is_system, act)
    with transaction.atomic():
        lines = _load_action_lines()
        goals = _load_goals()
        _load_links(lines, goals)
        journal.record(act, "frameworks", by=by, at=at, n=len(lines) + len(goals))


def _load_action_lines() -> dict[str, FrameworkItem]:
    file = table("wsis_action_lines")
    framework = _framework(ACTION_LINES, words(file["framework"]["name"]))
    return {
        entry["code"]: _item(
            framework,
            entry["code"],
            words(entry["name"]),
            position,
            facilitator=", ".join(entry.get("facilitators", [])),
        )
        for position, entry in enumerate(file["item"])
    }


def facilitators_of(item: FrameworkItem, lang: str) -> list[str]:
    """Return who facilitates an Action Line, by the acronyms of a language."""
    own = table("wsis_action_lines")["acronyms"].get(primary(lang), {})
    return [own.get(one, one) for one in item.facilitator.split(", ") if one]


def _load_goals() -> dict[str, FrameworkItem]:
    file = table("sdg_goals")
    framework = _framework(GOALS, words(file["framework"]["name"]))
    items: dict[str, FrameworkItem] = {}
    for position, (code, names) in enumerate(file["goals"].items()):
        items[code] = _item(framework, code, words(names), position)
    languages = {lang: table(f"sdg_targets_{lang}")["targets"] for lang in ("en", "fr")}
    for position, code in enumerate(languages["en"]):
        text = Text({lang: said[code] for lang, said in languages.items()}, "en")
        parent = items[code.split(".")[0]]
        items[code] = _item(framework, code, text, 100 + position, parent=parent)
    return items


def _load_links(
    lines: dict[str, FrameworkItem], goals: dict[str, FrameworkItem]
) -> None:
    FrameworkLink.objects.filter(source__framework__code=ACTION_LINES).delete()
    FrameworkLink.objects.bulk_create(
        FrameworkLink(
            source=lines[line], target=goals[target], is_whole="." not in target
        )
        for line, targets in table("wsis_sdg")["links"].items()
        for target in targets
    )


def _framework(code: str, name: Text) -> Framework:
    return Framework.objects.update_or_create(code=code, defaults={"name": name})[0]


def _item(
    framework: Framework,
    code: str,
    name: Text,
    position: int,
    *,
    parent: FrameworkItem | None = None,
    facilitator: str = "",
) -> FrameworkItem:
    return FrameworkItem.objects.update_or_create(
        framework=framework,
        code=code,
        defaults={
            "name": name,
            "position": position,
            "parent": parent,
            "facilitator": facilitator,
        },
    )[0]


def session_types() -> list[tuple[str, Text, int, bool]]:
    """Return the usual types of session: code, name, minutes, whether high-level."""
    return [
        (kind["code"], words(kind["name"]), kind["minutes"], kind["is_high_level"])
        for kind in table("session_types")["type"]
    ]
