"""Codes in a reader's words: roles, modes, states of tags, groups, languages."""

from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from palabre.kernel.languages import primary
from palabre.stages.people.states import Rank
from palabre.stages.programme.states import Mode, RoleInSession
from palabre.stages.summits.queries import group_names
from palabre.stages.summits.states import PhaseKind, SummitState, TagStatus

Named = Mapping[str, str | Promise]

ROLES: Named = {
    RoleInSession.CHAIR: _("Chair"),
    RoleInSession.MODERATOR: _("Moderator"),
    RoleInSession.ONLINE_MODERATOR: _("Online moderator"),
    RoleInSession.SPEAKER: _("Speaker"),
    RoleInSession.RAPPORTEUR: _("Rapporteur"),
    RoleInSession.INTERPRETER: _("Interpreter"),
    RoleInSession.CAPTIONER: _("Captioner"),
}
RANKS: Named = {
    Rank.HEAD_OF_STATE: _("Head of State"),
    Rank.HEAD_OF_GOVERNMENT: _("Head of Government"),
    Rank.DEPUTY_PRIME_MINISTER: _("Deputy Prime Minister"),
    Rank.MINISTER: _("Minister"),
    Rank.DEPUTY_MINISTER: _("Deputy Minister"),
    Rank.REGULATOR: _("Head of a regulatory authority"),
    Rank.AMBASSADOR: _("Ambassador"),
    Rank.HEAD_OF_ORGANIZATION: _("Head of an organization"),
    Rank.HIGH_LEVEL: _("High-level representative"),
}
EQUIPMENT: Mapping[str, Promise] = {
    "captioning": _("captioning"),
    "hearing-loop": _("hearing loop"),
    "hybrid": _("hybrid meetings"),
    "lectern": _("lectern"),
    "recording": _("recording"),
    "tables": _("tables"),
    "webcast": _("webcast"),
    "wheelchair": _("access by wheelchair"),
}
"""Equipment of rooms that is usual; anything else is shown as it was typed."""

MODES: Named = {
    Mode.HYBRID: _("On site and remote"),
    Mode.ON_SITE: _("On site only"),
    Mode.ONLINE: _("Remote only"),
}
TAGS: Named = {
    TagStatus.DECLARED: _("declared by the organizers"),
    TagStatus.SUGGESTED: _("suggested"),
    TagStatus.CONFIRMED: _("confirmed by the rapporteur"),
}
SUMMITS: Named = {
    SummitState.ANNOUNCED: _("announced"),
    SummitState.OPEN: _("open for contributions"),
    SummitState.RUNNING: _("under way"),
    SummitState.CLOSED: _("closed"),
}
PHASES: Named = {
    PhaseKind.CONSULTATION: _("Open consultation"),
    PhaseKind.CALL: _("Call for sessions"),
    PhaseKind.REVIEW: _("Review of proposals"),
    PhaseKind.BRIEF: _("Final brief"),
    PhaseKind.ACCREDITATION: _("Registration and accreditation"),
    PhaseKind.DAYS: _("The days themselves"),
    PhaseKind.REPORTS: _("Session reports"),
    PhaseKind.OUTCOMES: _("Outcomes"),
}


def named(names: Named, code: str) -> str:
    """Return what a code is called, or the code itself."""
    return str(names.get(code, code))


def rank_name(code: str) -> str:
    """Return what a protocol rank is called."""
    return named(RANKS, code)


def group_name(code: str, lang: str) -> str:
    """Return the name of a stakeholder group in a language."""
    known = group_names().get(code)
    return str(known.said_in(lang)) if known else code


def language_name(tag: str, lang: str) -> str:
    """Return what a language is called in another, with a capital letter."""
    name = _languages(primary(lang)).get(primary(tag), tag)
    return name[:1].upper() + name[1:]


@cache
def _languages(lang: str) -> Mapping[str, str]:
    try:
        return dict(Locale.parse(lang).languages)
    except (UnknownLocaleError, ValueError):
        return dict(Locale.parse("en").languages)


def n_sessions(number: int) -> str:
    """Return a count of sessions in words."""
    return ngettext("%(n)s session", "%(n)s sessions", number) % {"n": number}
