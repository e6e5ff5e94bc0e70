"""What an edition needs, step by step, and how far it is."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.calls import queries as calls
from palabre.stages.summits import operations as summits
from palabre.stages.summits import queries
from palabre.stages.summits.models import Room, Summit
from palabre.stages.summits.states import SUMMIT_MOVES
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.names import SUMMITS, language_name, named
from palabre.web.ui.tags import days_between, listed, page_lang, pause
from palabre.web.ui.words import words_for
from palabre.workflows.keep_rule import begun_in, keep_rule_everywhere


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to set: where, what there is of it, whether that is enough."""

    url: str
    label: str
    told: str
    is_done: bool


@with_role(Role.SECRETARIAT)
def hub(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show every step with what is there, and the state of the edition."""
    told = {
        "summit": summit,
        "steps": steps_of(summit),
        "state": named(SUMMITS, summit.state),
        "moves": [
            (act, _moves()[act])
            for act in SUMMIT_MOVES.table
            if SUMMIT_MOVES.may(act, summit.state)
        ],
        "begun": begun_in(summit),
    }
    return render(request, "secretariat/setup/hub.html", told)


@with_role(Role.SECRETARIAT)
@require_POST
def move(request: Asked, *, summit: Summit) -> HttpResponse:
    """Open, start or close the edition."""
    act = request.POST.get("act", "")
    if act not in SUMMIT_MOVES.table:
        raise Refused("field-unknown", field="act", value=act)
    moved = summits.move(summit, act, by=request.actor, at=request.at)
    told = {"state": named(SUMMITS, moved.state)}
    messages.success(request, _("The edition is now: %(state)s.") % told)
    return redirect("secretariat:setup", summit.code)


@with_role(Role.SECRETARIAT)
@require_POST
def rule(request: Asked, *, summit: Summit) -> HttpResponse:
    """Hold the whole edition under the Chatham House Rule, or lift it."""
    holds = bool(request.POST.get("holds"))
    try:
        keep_rule_everywhere(summit, holds=holds, by=request.actor, at=request.at)
    except Refused as refused:
        messages.error(request, words_for(refused))
    else:
        held = _("From now on no name is kept of who speaks, in any session.")
        lifted = _("The rule is lifted, save where a session is under it by itself.")
        messages.success(request, held if holds else lifted)
    return redirect(reverse("secretariat:setup", args=[summit.code]) + "#rule")


def _moves() -> dict[str, str]:
    return {
        "open": _("Open it for contributions"),
        "start": _("Start the days"),
        "close": _("Close the edition"),
    }


def steps_of(summit: Summit) -> list[Step]:
    """Return the steps of setting an edition up, in the order of its year."""
    hosts = queries.hosts_of(summit)
    n_hosts = sum(map(len, hosts.values()))
    n_rooms = Room.objects.filter(venue__summit=summit).count()
    n_venues = summit.venues.count()
    n_themes, n_types = summit.themes.count(), summit.session_types.count()
    n_phases, n_categories = summit.phases.count(), summit.categories.count()
    n_zones = summit.badge_zones.count()
    n_people = summit.role_grants.values("person").distinct().count()
    call = calls.calls_of(summit).first()
    counted = (
        ("facts", _("What it is"), _facts(summit), bool(summit.city)),
        ("hosts", _("Hosts and Chair"), _count_hosts(n_hosts, summit), n_hosts > 0),
        ("calendar", _("Calendar"), _count_phases(n_phases), n_phases > 0),
        ("places", _("Venues and rooms"), _count_rooms(n_venues, n_rooms), n_rooms > 0),
        ("themes", _("Themes"), _count_themes(n_themes), n_themes > 0),
        ("types", _("Types of session"), _count_types(n_types), n_types > 0),
        (
            "categories",
            _("Categories of participants"),
            _count_categories(n_categories),
            n_categories > 0,
        ),
        ("zones", _("Zones"), _count_zones(n_zones), n_zones > 0),
        ("call", _("Open call"), _call(call), call is not None),
        ("people", _("People with roles"), _count_people(n_people), n_people > 1),
    )
    return [
        Step(
            reverse(f"secretariat:setup-{name}", args=[summit.code]), label, told, done
        )
        for name, label, told, done in counted
    ]


def _facts(summit: Summit) -> str:
    tags = listed(language_name(tag, page_lang()) for tag in summit.languages)
    days = days_between(summit.starts_on, summit.ends_on)
    return f"{days} · {summit.zone} · {tags}"


def _count_hosts(n: int, summit: Summit) -> str:
    told = ngettext("%(n)s organization", "%(n)s organizations", n) % {"n": n}
    return f"{told}{pause()}{summit.chair.name}" if summit.chair else told


def _count_phases(n: int) -> str:
    return ngettext("%(n)s phase", "%(n)s phases", n) % {"n": n}


def _count_rooms(n_venues: int, n: int) -> str:
    venues = ngettext("%(n)s venue", "%(n)s venues", n_venues) % {"n": n_venues}
    return f"{venues}, " + ngettext("%(n)s room", "%(n)s rooms", n) % {"n": n}


def _count_themes(n: int) -> str:
    return ngettext("%(n)s theme", "%(n)s themes", n) % {"n": n}


def _count_types(n: int) -> str:
    return ngettext("%(n)s type", "%(n)s types", n) % {"n": n}


def _count_categories(n: int) -> str:
    return ngettext("%(n)s category", "%(n)s categories", n) % {"n": n}


def _count_zones(n: int) -> str:
    return ngettext("%(n)s zone", "%(n)s zones", n) % {"n": n}


def _count_people(n: int) -> str:
    return ngettext("%(n)s person", "%(n)s people", n) % {"n": n}


def _call(call: object) -> str:
    return _("set up") if call else _("none yet")
