"""Expressions of interest: said, decided by whoever decides, told, and carried on."""

from datetime import timedelta

import make
import make_accreditation as made
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import documents, forms, interests, mandating
from palabre.stages.accreditation.form_models import Interest, RegistrationDraft
from palabre.stages.accreditation.interests import InterestFacts
from palabre.stages.accreditation.retention import INTEREST_DAYS, ended_at, purge_due
from palabre.stages.journal.models import Entry
from palabre.stages.outbox.models import Message
from palabre.stages.people.models import Person
from palabre.workflows.answer_interest import answer_interest
from palabre.workflows.document_safe import documents_safe

pytestmark = pytest.mark.django_db

SEEDS = InterestFacts(
    entity="Seeds for the Valley",
    goals="To show how forty villages share one antenna.",
    group="civil-society",
    country="KE",
    entity_since="2019-04-01",
    link="https://seeds.example.org/",
)


@pytest.fixture
def summit():
    summit = make.summit()
    made.categories(summit)
    return summit


@pytest.fixture
def noor():
    return make.person("Noor Rahman", email="noor@example.org")


@pytest.fixture
def amina(summit):
    return make.secretariat(summit)


def say(summit, person, facts=SEEDS):
    by = make.actor(person)
    return interests.file_interest(summit, person, facts, by=by, at=make.NOON)


def answer(one, move, by, **more):
    return answer_interest(one, move, by=by, at=make.NOON, **more)


def test_who_is_invited_finds_the_form_filled_in_and_is_told(summit, noor, amina):
    done = answer(say(summit, noor), "invite", amina)

    draft = forms.draft_of(summit, noor)
    assert done.state == "invited"
    assert draft.facts == {
        "category": "participant",
        "group": "civil-society",
        "country": "KE",
        "organization": "Seeds for the Valley",
    }
    assert draft.answers["interest"] == SEEDS.goals
    assert draft.answers["status"] == "none"
    letter = Message.objects.get()
    assert (letter.state, letter.person) == ("queued", noor)
    assert "you are invited to register" in letter.body
    acts = Entry.objects.filter(act__startswith="accreditation.interest")
    assert list(acts.order_by("id").values_list("act", flat=True)) == [
        "accreditation.interest.filed",
        "accreditation.interest.invited",
    ]


def test_what_was_typed_into_the_form_already_stays(summit, noor, amina):
    one = say(summit, noor)
    typed = {"organization": "Seeds, Kenya", "post": "Grower"}
    by = make.actor(noor)
    forms.keep_draft(summit, noor, facts=typed, by=by, at=make.NOON)

    answer(one, "invite", amina)

    kept = forms.draft_of(summit, noor).facts
    assert (kept["organization"], kept["post"]) == ("Seeds, Kenya", "Grower")


def test_an_affiliation_names_who_speaks_for_them(summit, noor, amina):
    one = say(summit, noor)
    with pytest.raises(Refused, match="field-missing"):
        answer(one, "affiliate", amina)

    done = answer(one, "affiliate", amina, organization="Rural Networks Union")

    assert str(done.organization.name.said_in("en")) == "Rural Networks Union"
    draft = forms.draft_of(summit, noor)
    assert draft.facts["organization"] == "Rural Networks Union"
    assert "status" not in draft.answers


def test_who_is_declined_is_told_why_and_may_write_once_more(summit, noor, amina):
    one = say(summit, noor)
    with pytest.raises(Refused, match="reason-missing"):
        answer(one, "decline", amina)

    answer(one, "decline", amina, reason="The theme is another one.")

    assert "The theme is another one." in Message.objects.get().body
    assert not RegistrationDraft.objects.exists()
    again = say(summit, noor)
    assert (again.pk, again.state, again.reason) == (one.pk, "filed", "")


def test_a_decision_is_made_once(summit, noor, amina):
    one = answer(say(summit, noor), "invite", amina)

    for act in (
        lambda: answer(one, "decline", amina, reason="No."),
        lambda: say(summit, noor),
    ):
        with pytest.raises(Refused, match="wrong-state"):
            act()
    with pytest.raises(Refused, match="field-unknown"):
        answer(one, "bless", amina)


def test_officers_see_and_decide_their_group_and_nobody_their_own(summit, noor, amina):
    def officer(name, group):
        holder = make.holder(summit, Role.ACCREDITATION, name)
        person = Person.objects.get(pk=holder.person_id)
        mandating.give(
            summit, person, category=None, group=group, by=make.LOADER, at=make.NOON
        )
        return holder, person

    (civil, own), (academia, _) = (
        officer("Lena Civil", "civil-society"),
        officer("Max Academia", "academia"),
    )
    one, mine = say(summit, noor), say(summit, own)

    assert interests.interests_to_vet(civil, summit) == [one, mine]
    assert interests.interests_to_vet(academia, summit) == []
    with pytest.raises(Refused, match="not-found"):
        interests.interest_for(academia, summit, one.code)
    with pytest.raises(Refused, match="not-allowed"):
        answer(one, "invite", academia)
    with pytest.raises(Refused, match="own-registration"):
        answer(mine, "invite", civil)
    assert answer(one, "invite", civil).state == "invited"


def test_what_is_missing_or_strange_is_named(summit, noor):
    for field, value in (
        ("entity", " "),
        ("goals", ""),
        ("group", "friends"),
        ("country", "QQ"),
        ("entity_since", "long ago"),
    ):
        facts = {name: getattr(SEEDS, name) for name in InterestFacts.__slots__}
        with pytest.raises(Refused) as refused:
            say(summit, noor, InterestFacts(**facts | {field: value}))
        assert refused.value.facts["field"] == field
    stranger = make.actor(make.person("Grace Stranger"))
    with pytest.raises(Refused, match="not-allowed"):
        interests.file_interest(summit, noor, SEEDS, by=stranger, at=make.NOON)
    made.registration(summit, noor)
    with pytest.raises(Refused, match="registered-already"):
        say(summit, noor)


def test_documents_open_to_whoever_decides_and_go_with_the_interest(
    summit, noor, amina
):
    say(summit, noor)
    png = documents.Upload(Interest.QUESTION, "statutes.png", made.picture())
    safe = documents_safe()
    paper = documents.keep(
        summit, noor, png, safe=safe, by=make.actor(noor), at=make.NOON
    )
    lena = make.holder(summit, Role.ACCREDITATION, "Lena Civil")
    person = Person.objects.get(pk=lena.person_id)
    closed = documents.may_open(lena, paper, is_sensitive=False)
    mandating.give(
        summit,
        person,
        category=None,
        group="civil-society",
        by=make.LOADER,
        at=make.NOON,
    )

    assert (closed, documents.may_open(lena, paper, is_sensitive=False)) == (
        False,
        True,
    )
    assert documents.may_open(amina, paper, is_sensitive=False)
    over = ended_at(summit) + timedelta(days=INTEREST_DAYS)
    early = purge_due(summit, safe=safe, by=make.LOADER, at=over - timedelta(seconds=1))
    gone = purge_due(summit, safe=safe, by=make.LOADER, at=over)
    assert (early.n_interests, gone.n_interests, gone.n_documents) == (0, 1, 1)
    line = Entry.objects.filter(act="accreditation.retention.purged").latest("id")
    assert line.facts["interests"] == 1
