"""Worlds of accreditation: categories, a registration, an accredited one with badge."""

import io

import make
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image

from palabre.gateways.antivirus.null import NullScanner
from palabre.gateways.vault.null import NullVault
from palabre.kernel.languages import text
from palabre.kernel.sealing import Seal
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.documents import Safe
from palabre.stages.accreditation.models import Badge, Registration
from palabre.stages.accreditation.questions import Kind, Question, Readers
from palabre.stages.accreditation.stating import RegistrationFacts

SEAL = Seal(b"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTMyYnk=")
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
    return RegistrationFacts(**(given | other))


def registration(summit, person=None, **other) -> Registration:
    return accreditation.register(
        summit, facts(summit, person, **other), by=make.LOADER, at=make.NOON
    )


def badge(summit, person=None, **other) -> Badge:
    asked = registration(summit, person, **other)
    accredited = accreditation.accredit(asked, key=KEY, by=make.LOADER, at=make.NOON)
    return accredited.badges.get()


def question(key, kind=Kind.TEXT, **other):
    words = text(en=key.replace("_", " ").capitalize(), fr=f"{key} ?")
    return Question(key, words, kind, **other)


def form():
    """Return a short form with a condition, a document and a secret."""
    return [
        question("needs_visa", Kind.YES_NO, is_required=True, modes=("on-site",)),
        question(
            "passport",
            is_required=True,
            when_key="needs_visa",
            when_values=("yes",),
            readers=Readers.SECRETARIAT,
            keep_days=30,
        ),
        question("status_letter", Kind.FILE, section="papers"),
        question("diet", section="papers", readers=Readers.PROTOCOL),
    ]


def safe(*marks):
    return Safe(NullVault(), SEAL, NullScanner(marks))


def picture(size=(40, 30), form="PNG"):
    drawn = io.BytesIO()
    Image.new("RGB", size, "#1f5f5b").save(drawn, form)
    return drawn.getvalue()
