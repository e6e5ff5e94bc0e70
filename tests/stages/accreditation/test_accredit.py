from datetime import UTC, date, datetime, time

import make
import make_accreditation as made
import pytest
import segno
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation import surrogates, tokens
from palabre.stages.journal.models import Entry


@pytest.mark.django_db
def test_accredited_person_has_a_badge_that_says_nobody_s_name():
    summit = make.summit()
    asked = made.registration(summit, make.person("Farid Haddad"))

    done = accreditation.accredit(
        asked, key=made.KEY, by=make.secretariat(summit), at=make.NOON
    )

    badge = done.badges.get()
    said = tokens.verify(badge.token, made.KEY.public_key())
    assert (done.state, said.serial, said.summit) == (
        "accredited",
        badge.serial,
        summit.code,
    )
    assert said.expires_on == summit.ends_on
    assert "FARID" not in badge.token.upper()
    acts = list(Entry.objects.order_by("-id").values_list("act", flat=True)[:2])
    assert acts == [
        "accreditation.badge.issued",
        "accreditation.registration.accredited",
    ]


@pytest.mark.django_db
def test_only_the_secretariat_accredits():
    summit = make.summit()
    asked = made.registration(summit)

    with pytest.raises(Refused, match="not-allowed"):
        accreditation.accredit(
            asked, key=made.KEY, by=make.actor(asked.person), at=make.NOON
        )
    asked.refresh_from_db()
    assert asked.state == "registered"


@pytest.mark.django_db
def test_refusal_needs_a_reason_and_ends_the_matter():
    summit = make.summit()
    asked, by = made.registration(summit), make.secretariat(summit)

    with pytest.raises(Refused, match="reason-missing"):
        accreditation.refuse(asked, reason=" ", by=by, at=make.NOON)
    refused = accreditation.refuse(asked, reason="Not affiliated.", by=by, at=make.NOON)

    assert (refused.state, refused.reason) == ("refused", "Not affiliated.")
    with pytest.raises(Refused, match="wrong-state"):
        accreditation.accredit(refused, key=made.KEY, by=by, at=make.NOON)


@pytest.mark.django_db
def test_revoked_accreditation_takes_the_badge_along():
    summit = make.summit()
    badge, by = made.badge(summit), make.secretariat(summit)

    accreditation.revoke(badge.registration, reason="Misuse.", by=by, at=make.NOON)

    badge.refresh_from_db()
    assert badge.revoked_at == make.NOON


@pytest.mark.django_db
def test_batch_is_accredited_whole_or_not_at_all():
    summit = make.summit()
    one = made.registration(summit, make.person("Farid Haddad"))
    gone = made.registration(summit, make.person("Noor Rahman"))
    accreditation.withdraw(gone, by=make.LOADER, at=make.NOON)

    with pytest.raises(Refused, match="wrong-state"):
        accreditation.accredit_all(
            [one, gone], key=made.KEY, by=make.LOADER, at=make.NOON
        )
    one.refresh_from_db()
    assert (one.state, one.badges.count()) == ("registered", 0)


@given(
    st.from_regex(r"[a-z0-9-]{3,20}", fullmatch=True),
    st.from_regex(r"[2-9A-HJ-NP-Z]{10}", fullmatch=True),
)
def test_token_survives_and_no_letter_can_be_changed(summit, serial):
    token = tokens.BadgeToken(summit, serial, "press", date(2026, 5, 29))
    words = tokens.sign(token, made.KEY)

    assert tokens.verify(words, made.KEY.public_key()) == token
    forged = words.replace("PRESS", "STAFF")
    with pytest.raises(Refused, match="badge-forged"):
        tokens.verify(forged, made.KEY.public_key())
    other = Ed25519PrivateKey.from_private_bytes(b"o" * 32)
    with pytest.raises(Refused, match="badge-forged"):
        tokens.verify(words, other.public_key())


@pytest.mark.parametrize(
    "category", ["press", "équipe-technique", "straße", "فريق", "техник", "a_b"]
)
def test_a_badge_s_words_are_signs_that_every_reader_knows(category):
    token = tokens.BadgeToken("e-2026", "ABCDEFGHJK", category, date(2026, 5, 29))

    words = tokens.sign(token, made.KEY)

    assert segno.make(words, error="m", micro=False).mode == "alphanumeric"
    assert tokens.verify(words.lower(), made.KEY.public_key()) == token


@given(st.text(max_size=200))
def test_rubbish_is_refused_as_a_badge(words):
    with pytest.raises(Refused):
        tokens.verify(words, made.KEY.public_key())


def ended(summit):
    return datetime.combine(summit.ends_on, time(23, 30), UTC)


@pytest.mark.django_db
def test_nobody_withdraws_once_the_edition_is_over():
    summit = make.summit()
    badge = made.badge(summit)
    one = badge.registration

    with pytest.raises(Refused, match="edition-over"):
        accreditation.withdraw(one, by=make.actor(one.person), at=ended(summit))
    with pytest.raises(Refused, match="edition-over"):
        surrogates.take_back(one, by=make.actor(one.person), at=ended(summit))

    one.refresh_from_db()
    assert one.state == "accredited"
    assert one.badges.get().revoked_at is None
    last = datetime.combine(summit.ends_on, time(12), UTC)
    gone = accreditation.withdraw(one, by=make.actor(one.person), at=last)
    assert gone.state == "withdrawn"
