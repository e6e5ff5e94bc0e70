"""What is over its time goes by itself; one's own data comes out whole."""

from datetime import timedelta

import make
import make_accreditation as made
import pytest

from palabre.kernel.actors import NOBODY
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import answers, documents, forms, own_data
from palabre.stages.accreditation.form_models import (
    Document,
    Interest,
    RegistrationDraft,
)
from palabre.stages.accreditation.retention import Purged, ended_at, purge_due
from palabre.stages.journal.models import Entry
from palabre.stages.people import operations as people
from palabre.workflows.purge_due import purge_due as purge_everywhere

pytestmark = pytest.mark.django_db


class World:
    def __init__(self):
        self.summit, self.person = make.summit(), make.person("Noor Rahman")
        self.actor, self.safe = make.actor(self.person), made.safe()
        forms.edit(self.summit, made.form(), by=make.LOADER, at=make.NOON)
        forms.publish(self.summit, by=make.LOADER, at=make.NOON)
        upload = documents.Upload("passport", "page.png", made.picture())
        documents.keep(
            self.summit,
            self.person,
            upload,
            safe=self.safe,
            by=self.actor,
            at=make.NOON,
        )
        self.asked = made.registration(self.summit, self.person)
        given = {"needs_visa": "yes", "passport": "X1", "diet": "nuts"}
        forms.hand_in(self.asked, given, by=self.actor, at=make.NOON)
        self.over = ended_at(self.summit) + timedelta(days=30)

    def purge(self, at):
        return purge_due(self.summit, safe=self.safe, by=make.LOADER, at=at)


def test_an_answer_goes_on_its_day_and_not_before():
    world = World()

    assert world.purge(world.over - timedelta(seconds=1)) == Purged()
    assert world.purge(world.over) == Purged(1, 1, 0)
    assert world.purge(world.over) == Purged()

    world.asked.sheet.refresh_from_db()
    assert world.asked.sheet.answers == {"needs_visa": "yes", "diet": "nuts"}
    assert world.safe.vault.kept == {}
    assert Document.objects.get().name == ""
    told = Entry.objects.order_by("-id").first()
    assert (told.act, told.facts["fields"]) == (
        "accreditation.retention.purged",
        ["passport"],
    )


def test_what_is_gone_stays_named_as_gone():
    world = World()
    world.purge(world.over)

    seen = answers.answers_of(world.actor, world.asked)

    assert [(one.question.key, one.is_purged) for one in seen] == [
        ("needs_visa", False),
        ("passport", True),
        ("diet", False),
    ]


def test_drafts_are_forgotten_after_the_edition():
    world = World()
    other = make.person("Bo Lindqvist")
    forms.keep_draft(world.summit, other, facts={}, by=make.actor(other), at=make.NOON)

    assert purge_everywhere(safe=world.safe, at=world.over) == 1
    assert not RegistrationDraft.objects.exists()


def test_a_person_cannot_start_a_purge():
    world = World()

    with pytest.raises(Refused, match="not-allowed"):
        purge_due(world.summit, safe=world.safe, by=world.actor, at=world.over)


def test_ones_own_data_comes_out_whole_with_who_opened_it():
    world = World()
    amina = make.secretariat(world.summit)
    answers.open_sensitive(world.asked, by=amina, at=make.NOON)
    people.open_account(
        world.person, email="noor@example.org", by=make.LOADER, at=make.NOON
    )
    Interest.objects.create(
        summit=world.summit,
        person=world.person,
        code="I1",
        goals="To share seeds.",
        filed_at=make.NOON,
    )

    kept = own_data.export_of(world.actor)

    (registration,) = kept["registrations"]
    assert registration["answers"]["passport"] == "X1"
    assert kept["signs_in_with"] == ["noor@example.org"]
    assert [one["goals"] for one in kept["interests"]] == ["To share seeds."]
    assert [(one["who"], one["what"]["fields"]) for one in kept["opened_by"]] == [
        ("Amina Benhaddou", ["passport"])
    ]
    with pytest.raises(Refused, match="sign-in-needed"):
        own_data.export_of(NOBODY)
