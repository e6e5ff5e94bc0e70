"""Telling a story: people with browsers, a clock, and the pages they go through."""

from dataclasses import dataclass, field
from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import cast
from django.test import Client
from django.urls import reverse
from django.utils import translation

from palabre.stages.people.models import Account
from palabre.stages.summits.models import Summit

ZONE = ZoneInfo("Europe/Zurich")


@dataclass
class Story:
    """One edition, its people, and the instant of the story.

    Parameters
    ----------
    kept : dict
        What a chapter leaves for the next: codes, tokens.
    """

    summit: Summit
    clock: SimpleNamespace
    people: dict[str, Client] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)

    def on(self, month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
        """Let the story go on at an instant of 2026, in the edition's zone."""
        self.clock.at = datetime(2026, month, day, hour, minute, tzinfo=ZONE)
        return self.clock.at

    def invite(self, name: str) -> Account:
        """Enter somebody of the cast, with the role held in the edition."""
        account = cast.enter(cast.CAST[name], self.summit)
        self.people[name] = cast.client(account)
        return account

    def url(self, name: str, **parts: object) -> str:
        """Return the address of a page of the edition, in English."""
        parts.setdefault("summit", self.summit.code)
        with translation.override("en"):
            return reverse(name, kwargs=parts)

    def sees(self, who: str, name: str, *, query: str = "", **parts: object) -> str:
        """Open a page that stands open to somebody; return what it says."""
        url = self.url(name, **parts) + query
        response = self.people[who].get(url)
        assert response.status_code == 200, (who, url, response.status_code)
        return response.content.decode()

    def does(
        self, who: str, name: str, given: dict | None = None, **parts: object
    ) -> str:
        """Send a form that is taken; return the page that follows."""
        url = self.url(name, **parts)
        response = self.people[who].post(url, given or {}, follow=True)
        assert response.redirect_chain, (who, url, _errors(response))
        assert response.status_code == 200, (who, url, response.status_code)
        return response.content.decode()

    def tries(
        self, who: str, name: str, given: dict | None = None, **parts: object
    ) -> tuple[int, str]:
        """Send a form that is refused; return the status and what is said."""
        response = self.people[who].post(self.url(name, **parts), given or {})
        return response.status_code, response.content.decode()


def _errors(response) -> list[str]:
    form = (response.context or {}).get("form")
    return [*form.errors.items()] if form is not None else [response.status_code]
