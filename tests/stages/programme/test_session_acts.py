import journals
import make
import make_calls
import make_programme
import pytest

from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.programme import operations as programme
from palabre.stages.programme.models import Placement, Session

pytestmark = pytest.mark.django_db

BY = {"by": make.LOADER, "at": make.NOON}


def test_added_session_is_whole():
    summit = make.summit()
    make_calls.frameworks()
    ada = make.person("Ada Mensah")
    lead, partner = make.organization(), make.organization()

    made = make_programme.session(
        summit,
        speakers=(ada,),
        organizers=(lead, partner, lead),
        themes=list(summit.themes.all()),
        items=[make_calls.item("C1"), make_calls.item("C1")],
        languages=("en", "fr"),
    )

    assert (made.state, made.minutes, made.languages) == ("planned", 45, ["en", "fr"])
    assert [one.organization for one in made.organizers.order_by("position")] == [
        lead,
        partner,
    ]
    assert [(one.person, one.role) for one in made.roles.all()] == [(ada, "speaker")]
    assert [tag.item.code for tag in made.tags.all()] == ["C1"]
    assert journals.last() == ("programme.session.added", "session:INC-01")


def test_guid_is_the_same_for_the_same_session():
    summit = make.summit()
    first = make_programme.session(summit)
    first.delete()

    assert make_programme.session(summit).guid == first.guid


def test_code_is_used_once():
    summit = make.summit()
    make_programme.session(summit)

    with pytest.raises(Refused) as caught:
        make_programme.session(summit)

    assert (caught.value.code, caught.value.facts["field"]) == (
        "session-exists",
        "code",
    )


def test_type_must_be_known():
    summit = make.summit()

    with pytest.raises(Refused, match="type-unknown"):
        make_programme.session(summit, type="picnic")

    assert Session.objects.count() == 0


def test_only_planners_add_amend_and_set_types():
    summit = make.summit()
    made = make_programme.session(summit)
    by = make.actor(make.person())

    with pytest.raises(Refused, match="not-allowed"):
        programme.add_session(
            summit, make_programme.facts("INC-02"), by=by, at=make.NOON
        )
    with pytest.raises(Refused, match="not-allowed"):
        programme.amend_session(made, make_programme.facts(), by=by, at=make.NOON)
    with pytest.raises(Refused, match="not-allowed"):
        programme.set_session_types(summit, [], by=by, at=make.NOON)


def test_amended_session_keeps_code_and_guid():
    made = make_programme.session(make.summit(), speakers=(make.person(),))
    changed = make_programme.facts("OTHER-01", title=text(en="New"), type="panel")

    amended = programme.amend_session(
        made, changed, by=make.secretariat(made.summit), at=make.NOON
    )

    assert (amended.code, amended.guid) == ("INC-01", made.guid)
    assert (amended.title, amended.minutes) == (text(en="New"), 120)
    assert list(amended.roles.all()) == []
    assert journals.last() == ("programme.session.amended", "session:INC-01")


def test_types_are_set_again_in_place():
    summit = make.summit()
    made = make_programme.session(summit)

    kinds = [("workshop", text(en="Atelier"), 60, False)]
    programme.set_session_types(summit, kinds, by=make.LOADER, at=make.NOON)

    made.type.refresh_from_db()
    assert (made.type.name, made.type.minutes) == (text(en="Atelier"), 60)
    assert journals.last() == ("programme.types.set", "summit:hamlet-2026")


def test_cancelled_session_frees_its_room():
    made = make_programme.session(make.summit())
    make_programme.placed(made)

    cancelled = programme.cancel(
        made, reason="Speaker ill.", by=make.secretariat(made.summit), at=make.NOON
    )

    assert cancelled.state == "cancelled"
    assert Placement.objects.count() == 0
    assert journals.last() == ("programme.session.cancelled", "session:INC-01")


def test_cancelling_needs_right_reason_and_a_planned_session():
    made = make_programme.session(make.summit())
    by = make.secretariat(made.summit)

    with pytest.raises(Refused, match="not-allowed"):
        programme.cancel(
            made, reason="Rain.", by=make.actor(make.person()), at=make.NOON
        )
    with pytest.raises(Refused, match="reason-missing"):
        programme.cancel(made, reason=" ", by=by, at=make.NOON)
    programme.cancel(made, reason="Rain.", by=by, at=make.NOON)
    with pytest.raises(Refused, match="wrong-state"):
        programme.cancel(made, reason="Rain.", by=by, at=make.NOON)
    with pytest.raises(Refused, match="wrong-state"):
        programme.amend_session(made, make_programme.facts(), by=by, at=make.NOON)


def test_many_sessions_are_added_as_one_by_one(django_assert_max_num_queries):
    ada, bo = make.person("Ada Mensah"), make.person("Bo Larsen")
    roles = [programme.RoleFacts(ada, "speaker"), programme.RoleFacts(bo, "moderator")]
    facts = [
        make_programme.facts(f"M-{n}", roles=roles[: n % 3], languages=["fr"])
        for n in range(6)
    ]
    ones, all_ = make.summit(), make.summit("hamlet-2027")
    for summit in (ones, all_):
        programme.set_session_types(summit, make_programme.KINDS, **BY)

    for one in facts:
        programme.add_session(ones, one, **BY)
    with django_assert_max_num_queries(20):
        programme.add_sessions(all_, facts, **BY)

    def told(summit):
        found = summit.sessions.order_by("code").prefetch_related("roles")
        return [
            (one.code, one.title, one.minutes, one.languages,
             [(role.person_id, role.role, role.position) for role in one.roles.all()])
            for one in found
        ]  # fmt: skip

    assert told(all_) == told(ones)
    added = Entry.objects.filter(act="programme.session.added")
    assert added.filter(summit=all_.code).count() == 6


@pytest.mark.parametrize(
    ("code", "kind", "refused"),
    [("M-1", "workshop", "session-exists"), ("M-9", "none", "type-unknown")],
)
def test_many_sessions_are_added_all_or_none(code, kind, refused):
    summit = make.summit()
    programme.set_session_types(summit, make_programme.KINDS, **BY)
    facts = [make_programme.facts("M-1"), make_programme.facts(code, type=kind)]

    with pytest.raises(Refused) as caught:
        programme.add_sessions(summit, facts, **BY)

    assert caught.value.code == refused
    assert not summit.sessions.exists()


def test_a_stranger_adds_no_sessions():
    summit = make.summit()

    with pytest.raises(Refused) as caught:
        programme.add_sessions(summit, [], by=make.actor(make.person()), at=make.NOON)

    assert caught.value.code == "not-allowed"
