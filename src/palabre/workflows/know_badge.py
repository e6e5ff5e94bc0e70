"""Knowing somebody by the badge they scan, without an account."""

from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import tokens
from palabre.stages.accreditation.models import Badge
from palabre.stages.summits.models import Summit


def know_badge(
    summit: Summit, words: str, *, key: Ed25519PublicKey, at: datetime
) -> tuple[str, Actor]:
    """Return a badge's serial and its bearer; no roles come with a badge.

    Raises Refused: ``badge-unknown``, ``badge-forged``.
    Journal: none; what the bearer does then leaves its own line.
    """
    token = tokens.verify(words, key)
    if token.summit != summit.code or token.expires_on < at.date():
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
