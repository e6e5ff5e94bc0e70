"""The request as our views see it: with an actor and an instant."""

from datetime import datetime

from django.http import HttpRequest

from palabre.kernel.actors import Actor


class Asked(HttpRequest):
    """A request after `ActorMiddleware`: who asks, and when."""

    actor: Actor
    at: datetime
