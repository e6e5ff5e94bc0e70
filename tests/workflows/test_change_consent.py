"""Consents: the proof of each, and what taking one back changes everywhere."""

from datetime import timedelta

import make
import make_accreditation as made
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import photos, queries
from palabre.stages.accreditation.documents import Upload
from palabre.stages.journal.models import Entry
from palabre.stages.people import consents
from palabre.stages.people.consents import Use, Way
from palabre.stages.people.models import Consent
from palabre.workflows import change_consent
from palabre.workflows.register_participant import register_participant

pytestmark = pytest.mark.django_db

LATER = make.NOON + timedelta(days=2)


def allowed(summit, person, use, **other):
    given = {"lang": "fr", "way": Way.PAGE, "by": make.actor(person), "at": make.NOON}
    return change_consent.allow(summit, person, use, **(given | other))


def taken_back(summit, person, use, safe=None, **other):
    given = {"safe": safe or made.safe(), "by": make.actor(person), "at": LATER}
    change_consent.take_back(summit, person, use, **(given | other))


@pytest.fixture
def badge(db):
    return made.badge(make.summit())


def test_the_proof_says_words_version_language_when_and_how(badge):
    person, summit = badge.registration.person, badge.registration.summit

    kept = allowed(summit, person, Use.SHARING)

    wording = consents.wordings()[Use.SHARING]
    assert (kept.words, kept.lang, kept.version, kept.way, kept.given_at) == (
        wording.words.words["fr"],
        "fr",
        "1",
        "own-page",
        make.NOON,
    )
    line = Entry.objects.filter(act="people.consent.given").get()
    assert (line.subject, line.facts["use"]) == (f"person:{person.code}", "sharing")


@pytest.mark.parametrize("use", list(Use))
def test_every_use_is_worded_in_three_languages(use):
    words = consents.wordings()[use].words.words

    assert words.keys() == {"en", "fr", "ar"}
    assert all(words.values())


def test_a_language_that_is_not_there_gives_the_words_shown(badge):
    kept = allowed(
        badge.registration.summit, badge.registration.person, "photo", lang="zh"
    )

    assert kept.lang == "en"
    assert kept.words.startswith("My photograph")


def test_twice_is_once_and_a_new_wording_is_a_new_consent(badge, monkeypatch):
    person, summit = badge.registration.person, badge.registration.summit
    first = allowed(summit, person, Use.MAILING)
    assert allowed(summit, person, Use.MAILING, at=LATER) == first

    old = consents.wordings()[Use.MAILING]
    new = consents.Wording(old.use, "2", old.name, old.words)
    monkeypatch.setattr(consents, "wordings", lambda: {Use.MAILING: new})
    second = allowed(summit, person, Use.MAILING, at=LATER)

    assert (second.version, second.pk != first.pk) == ("2", True)


def test_taken_back_is_kept_as_history_and_told(badge):
    person, summit = badge.registration.person, badge.registration.summit
    allowed(summit, person, Use.MAILING)
    assert consents.people_who_allow(Use.MAILING, summit.code) == {person.pk}

    taken_back(summit, person, Use.MAILING)

    assert consents.people_who_allow(Use.MAILING, summit.code) == set()
    assert consents.standing(person, summit.code) == {}
    assert [one.withdrawn_at for one in consents.history(person)] == [LATER]
    assert Entry.objects.filter(act="people.consent.withdrawn").count() == 1


def test_off_the_public_list_at_once(badge):
    person, summit = badge.registration.person, badge.registration.summit
    allowed(summit, person, Use.PUBLIC_LIST)
    assert list(queries.public_list(summit)) == [badge.registration]

    taken_back(summit, person, Use.PUBLIC_LIST)

    assert list(queries.public_list(summit)) == []


def test_the_photograph_goes_with_its_consent(badge):
    person, summit = badge.registration.person, badge.registration.summit
    safe, by = made.safe(), make.actor(person)
    upload = Upload("", "me.png", made.picture((300, 400)))
    photos.keep_photo(summit, person, upload, safe=safe, by=by, at=make.NOON)
    allowed(summit, person, Use.PHOTO)

    taken_back(summit, person, Use.PHOTO, safe)

    assert photos.photo_of(summit, person) is None
    assert not safe.vault.kept


def test_whoever_registers_for_the_list_leaves_a_proof(db):
    summit, person = make.summit(), make.person()
    facts = made.facts(summit, person, is_listed=True)

    register_participant(
        summit,
        facts,
        organization=None,
        lang="ar",
        by=make.actor(person),
        at=make.NOON,
    )

    kept = Consent.objects.get()
    assert (kept.use, kept.lang, kept.way) == ("public-list", "ar", "registration-form")


def test_nobody_consents_for_another(badge):
    person, summit = badge.registration.person, badge.registration.summit
    stranger = make.actor(make.person("Grace"))

    with pytest.raises(Refused, match="not-allowed"):
        allowed(summit, person, Use.PHOTO, by=stranger)
    with pytest.raises(Refused, match="not-allowed"):
        taken_back(summit, person, Use.PHOTO, by=stranger)
    with pytest.raises(Refused, match="field-unknown"):
        allowed(summit, person, "everything")
    assert not Consent.objects.exists()
