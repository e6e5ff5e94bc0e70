"""The tabs of an edition: what everybody sees, and the desks of those with a role."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from palabre.kernel.actors import Actor, Role
from palabre.stages.accreditation import remits
from palabre.stages.summits.models import Summit

PUBLIC = (
    ("public:summit", _("Home")),
    ("public:programme", _("Programme")),
    ("public:call", _("Call")),
    ("participant:register", _("Registration")),
    ("public:outcomes", _("Outcomes")),
    ("public:highlights", _("Highlights")),
    ("public:figures", _("Figures")),
    ("public:stocktaking", _("Stocktaking")),
    ("public:commitments", _("Commitments")),
)

LISTED = (("public:summit", _("Home")), ("public:figures", _("Figures")))
"""Tabs of an edition known by its published figures alone."""

DESKS = (
    (Role.SECRETARIAT, "secretariat:home", _("Secretariat")),
    (Role.ACCREDITATION, "vetting:queue", _("Vetting")),
    (Role.PROTOCOL, "protocol:desk", _("Protocol")),
    (Role.CHAIR, "drafting:desk", _("Chair’s desk")),
    (Role.GATE, "gate:gate", _("Gate")),
    (Role.RAPPORTEUR, "secretariat:reports", _("Session reports")),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: where it leads, what it says, whether one is there."""

    url: str
    label: str
    is_current: bool


def tabs_for(summit: Summit, actor: Actor | None, path: str) -> list[Tab]:
    """Return the tabs of an edition for an actor."""
    named = [*(LISTED if summit.is_listed_only else PUBLIC)]
    if actor is not None:
        named += [
            (name, label)
            for role, name, label in DESKS
            if actor.holds(role, summit.code)
            or (name == "vetting:queue" and _decides_some(actor, summit))
        ]
    places = [(reverse_or_none(name, summit.code), label) for name, label in named]
    there = [(url, str(label)) for url, label in places if url]
    home = there[0][0] if there else ""
    return [
        Tab(url, label, path == url if url == home else path.startswith(url))
        for url, label in there
    ]


def _decides_some(actor: Actor, summit: Summit) -> bool:
    """Tell whether a category names one of the actor's other roles to decide."""
    if actor.holds(Role.SECRETARIAT, summit.code):
        return False  # comes there from its own desk
    return not remits.remit_of(actor, summit).is_nothing


def reverse_or_none(name: str, code: str) -> str | None:
    """Return an address, or None while a page is not part of this installation."""
    try:
        return reverse(name, args=[code])
    except NoReverseMatch:
        return None
