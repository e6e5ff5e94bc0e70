"""The player's place on a page, and the form that says what carries a session."""

from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from palabre.stages.live.models import Player
from palabre.stages.live.players import Channel, PlayerFacts, player_of, set_player
from palabre.stages.live.posts import known_lang
from palabre.stages.live.states import PlayerKind
from palabre.stages.live.undo import PLAYER, Stamp
from palabre.stages.programme.models import Session
from palabre.web.floor.doors import moderated, sitting_or_none
from palabre.web.requests import Asked
from palabre.web.ui.acting import attempt
from palabre.workflows import run_floor

SERVICES = {
    PlayerKind.NONE: _("None: captions only"),
    PlayerKind.JITSI: "Jitsi Meet",
    PlayerKind.BIGBLUEBUTTON: "BigBlueButton",
    PlayerKind.ZOOM: "Zoom",
    PlayerKind.YOUTUBE: "YouTube",
    PlayerKind.VIMEO: "Vimeo",
    PlayerKind.HLS: _("A stream of the house (HLS)"),
}


class PlayerForm(forms.Form):
    """What carries a session: service, address, channels of interpretation."""

    kind = forms.ChoiceField(label=_("Service"), choices=list(SERVICES.items()))
    url = forms.CharField(
        label=_("Address"),
        required=False,
        max_length=500,
        help_text=_("As participants open it; it begins with https."),
    )
    channels = forms.CharField(
        label=_("Channels of interpretation"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "ltr"}),
        help_text=_("One a line: language, space, address. “fr https://…”"),
    )

    def facts(self) -> PlayerFacts:
        """Return what was filled in."""
        given = self.cleaned_data
        lines = (line.split(None, 1) for line in given["channels"].splitlines())
        channels = [
            Channel(known_lang(parts[0]), parts[1].strip())
            for parts in lines
            if len(parts) == 2
        ]
        return PlayerFacts(given["kind"], given["url"].strip(), channels)


@moderated
def player(request: Asked, session: Session) -> HttpResponse:
    """Say what carries the session."""
    form = PlayerForm(_given(request), initial=_initial(session))
    if form.is_bound and form.is_valid():
        kept = attempt(form, lambda: _set(request, session, form.facts()))
        if kept is not None:
            return redirect("floor:console", session.summit.code, session.code)
    told = {"summit": session.summit, "session": session, "form": form}
    return render(request, "floor/player_form.html", told)


def _set(request: Asked, session: Session, facts: PlayerFacts) -> object:
    """Keep what carries a session; while it is on, the console can take it back."""

    def set_it() -> Player:
        return set_player(session, facts, by=request.actor, at=request.at)

    sitting = sitting_or_none(session)
    if sitting is None:
        return set_it()
    on = Stamp(request.actor, request.at)
    return run_floor.act(sitting, "player", set_it, on=on, parts=PLAYER)


def _given(request: Asked) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _initial(session: Session) -> dict[str, str]:
    found = Player.objects.filter(session=session).first()
    if found is None:
        return {}
    lines = [f"{one['lang']} {one['url']}" for one in found.channels]
    return {"kind": found.kind, "url": found.url, "channels": "\n".join(lines)}


def with_player(
    request: Asked, session: Session, told: dict[str, Any], template: str
) -> HttpResponse:
    """Render a page with its player; only then may it load from that service.

    Nothing is loaded from elsewhere before the reader asks: ``?player=1``.
    """
    embed = player_of(session)
    is_wanted = embed is not None and "player" in request.GET
    told |= {"player": embed, "is_playing": is_wanted}
    response = render(request, template, told)
    if embed is not None and is_wanted:
        response._csp_update = embed.policy()  # type: ignore[attr-defined]  # noqa: SLF001 - django-csp's own door
    return response
