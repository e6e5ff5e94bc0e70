"""Worlds of accreditation: categories, a registration, an accredited one with badge."""

import make
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from palabre.kernel.languages import text
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.models import Badge, Registration

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)


def categories(summit):
    accreditation.set_categories(
        summit,
        [
            ("participant", text(en="Participant"), "#2f6b3c", ["rooms"]),
            ("press", text(en="Press"), "#8f6a00", ["rooms", "press-centre"]),
        ],
        by=make.LOADER,
        at=make.NOON,
    )
    return {one.code: one for one in summit.categories.order_by("position")}


def facts(summit, person=None, **other):
    kinds = categories(summit)
    given = {
        "person": person or make.person(),
        "category": kinds["participant"],
        "attendance": "on-site",
        "group": "civil-society",
        "country": "KE",
    }
    return accreditation.RegistrationFacts(**(given | other))


def registration(summit, person=None, **other) -> Registration:
    return accreditation.register(
        summit, facts(summit, person, **other), by=make.LOADER, at=make.NOON
    )


def badge(summit, person=None, **other) -> Badge:
    asked = registration(summit, person, **other)
    accredited = accreditation.accredit(asked, key=KEY, by=make.LOADER, at=make.NOON)
    return accredited.badges.get()
