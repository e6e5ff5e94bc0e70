"""Knowing somebody by the badge they scan, without an account."""

from datetime import datetime
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import tokens
from palabre.stages.accreditation.models import Badge
from palabre.stages.accreditation.rules import gates_close_after
from palabre.stages.summits.models import Summit


def know_badge(
    summit: Summit, words: str, *, key: Ed25519PublicKey, at: datetime
) -> tuple[str, Actor]:
    """Return a badge's serial and its bearer; no roles come with a badge.

    Raises Refused: ``badge-unknown``, ``badge-forged``.
    Journal: none; what the bearer does then leaves its own line.
    """
    token = tokens.verify(words, key)
    on = at.astimezone(ZoneInfo(summit.zone)).date()
    last = tokens.last_day(words, gates_close_after(summit))
    if token.summit != summit.code or on > last:
        raise Refused("badge-unknown")
    bearer = bearer_of(summit, token.serial)
    if bearer is None:
        raise Refused("badge-unknown")
    return token.serial, bearer


def bearer_of(summit: Summit, serial: str) -> Actor | None:
    """Return who bears a badge that is valid still, if anybody does."""
    badge = (
        Badge.objects.select_related("registration__person")
        .filter(
            serial=serial,
            revoked_at__isnull=True,
            registration__summit=summit,
        )
        .first()
    )
    if badge is None:
        return None
    person = badge.registration.person
    return Actor(person_id=person.pk, name=person.name)
