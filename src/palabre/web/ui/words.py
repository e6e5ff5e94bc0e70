"""Refusals in a person's words: each stage brings its own sentences."""

from collections.abc import Mapping
from datetime import date, datetime
from importlib import import_module
from zoneinfo import ZoneInfo

from babel import dates as babel_dates
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palabre.kernel.languages import primary
from palabre.kernel.numbers import day_in_words
from palabre.kernel.refusals import Refused
from palabre.web.ui import file_words

STAGES = (
    "journal",
    "people",
    "summits",
    "outbox",
    "calls",
    "programme",
    "accreditation",
    "protocol",
    "live",
    "reports",
    "outcomes",
    "stocktaking",
)

HOUSE: Mapping[str, object] = {
    "not-allowed": _("This page or act is not open to you. Sign in with another role."),
    "sign-in-needed": _("Please sign in first."),
    "form-not-ours": _(
        "Nothing was done: the form came without the key that this site gave your "
        "browser, because it had been open for too long, or cookies are not allowed. "
        "Open the page again and repeat it."
    ),
    "not-found": _("There is nothing at this address."),
    "method-not-allowed": _("{method} is not possible here, only {allowed}."),
    "body-too-large": _(
        "What was sent is larger than the {limit_mb} MB that are taken at once, files "
        "apart. Send it in parts."
    ),
    "fields-too-many": _(
        "The form has more than the {limit} fields that are taken at once. Send it in "
        "parts."
    ),
    "files-too-many": _(
        "More than {limit} files were sent at once. Send fewer, or pack them in a ZIP."
    ),
    "wrong-state": _("This can no longer be done: it is now “{state}”."),
    "field-missing": _("“{field}” is missing. Please fill it in."),
    "name-twice": _(
        "“{name}” stands in two rows. Take one of them away, or name them differently."
    ),
    "field-unknown": _("“{value}” is not one of the choices of “{field}”."),
}


def _gather() -> dict[str, object]:
    words = {**HOUSE, **file_words.REFUSALS}
    for stage in STAGES:
        try:
            module = import_module(f"palabre.stages.{stage}.messages")
        except ModuleNotFoundError:
            continue
        words.update(module.REFUSALS)
    return words


WORDS = _gather()


def _inside(one: Mapping[str, object]) -> str:
    code = str(one.get("code"))
    if code not in WORDS:
        return str(one.get("told", code))
    return words_for(Refused(code, **one))


class _Facts(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return "…"


def words_for(refused: Refused) -> str:
    """Return what a refusal says to a person, in the active language."""
    sentence = WORDS.get(refused.code)
    if sentence is None:
        return str(refused)
    zone = str(refused.facts.get("zone", "UTC"))
    facts = {name: _told(fact, zone) for name, fact in refused.facts.items()}
    return str(sentence).format_map(_Facts(facts))


def _told(fact: object, zone: str) -> object:
    """Return an instant with its zone, or a day, as the page's language writes it.

    Of what was refused inside something else (a list), each in words.
    """
    if isinstance(fact, list) and all(isinstance(one, dict) for one in fact):
        return " ".join(_inside(one) for one in fact)
    if isinstance(fact, date) and not isinstance(fact, datetime):
        return day_in_words(fact, get_language() or "en")
    if isinstance(fact, str):
        return file_words.LIKENESSES.get(fact, fact)
    if not isinstance(fact, datetime):
        return fact
    local = fact.astimezone(ZoneInfo(zone))
    said = babel_dates.format_datetime(
        local, "d MMMM y, HH:mm", locale=primary(get_language() or "en")
    )
    return f"{said} ({zone})"
