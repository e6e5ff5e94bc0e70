from datetime import time, timedelta

import journals
import make
import make_calls
import pytest

from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.stages.outbox.models import Message
from palabre.stages.programme import agendas, demands, wanted
from palabre.stages.programme.models import Session, SessionType
from palabre.stages.summits.periods import Period, Wished
from palabre.workflows.accept_proposal import accept_proposal

pytestmark = pytest.mark.django_db


def accept(proposal, note="", by=None):
    by = by or make.secretariat(proposal.call.summit)
    return accept_proposal(proposal, note=note, by=by, at=make.NOON)


def test_proposal_becomes_a_session():
    partner = make.organization("Hill Schools")
    proposal = make_calls.submitted(make_calls.call(), co_organizers=[partner])

    session = accept(proposal)

    proposal.refresh_from_db()
    assert proposal.state == "accepted"
    assert (session.code, session.proposal) == ("INC-01", proposal)
    assert session.title == Text({"en": "Wells that last"}, "en")
    assert (session.minutes, session.mode, session.languages) == (
        45,
        "hybrid",
        ["en", "fr"],
    )
    assert [theme.code for theme in session.themes.all()] == ["inclusion"]
    assert {tag.item.code for tag in session.tags.all()} == {"C4", "4"}
    assert [
        str(one.organization) for one in session.organizers.order_by("position")
    ] == [
        "Lantern Wells Union",
        "Hill Schools",
    ]
    assert journals.acts()[-2:] == [
        "calls.proposal.accepted",
        "programme.session.added",
    ]


def test_proposer_is_told_in_their_language_after_a_reader():
    person = make_calls.proposer(lang="en")
    proposal = make_calls.submitted(make_calls.call(), person)

    accept(proposal, note="Please bring a map.")

    message = Message.objects.get()
    assert (message.state, message.email, message.lang) == (
        "queued",
        "bo@example.org",
        "en",
    )
    assert message.subject == "Accepted: Wells that last"
    for words in ("Bo Lindqvist", proposal.code, "INC-01", "Please bring a map."):
        assert words in message.body


def test_codes_go_on():
    call = make_calls.call()
    person = make_calls.proposer()
    proposals = [make_calls.submitted(call, person) for _ in range(2)]

    assert [accept(one).code for one in proposals] == ["INC-01", "INC-02"]


def test_proposal_without_its_type_stays_submitted():
    proposal = make_calls.submitted(make_calls.call())
    SessionType.objects.all().delete()
    before = journals.acts()

    with pytest.raises(Refused, match="type-unknown"):
        accept_proposal(proposal, by=make.LOADER, at=make.NOON)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_at) == ("submitted", None)
    assert Session.objects.count() == Message.objects.count() == 0
    assert journals.acts() == before


def test_accepting_twice_is_refused():
    proposal = make_calls.submitted(make_calls.call())
    accept(proposal)

    with pytest.raises(Refused, match="wrong-state"):
        accept(proposal)

    assert Session.objects.count() == Message.objects.count() == 1


def test_others_do_not_accept():
    proposal = make_calls.submitted(make_calls.call())

    with pytest.raises(Refused, match="not-allowed"):
        accept(proposal, by=make_calls.writer(proposal))

    assert Session.objects.count() == 0


def test_what_a_proposal_wishes_for_its_session_wishes():
    call = make_calls.call()
    first, gone = call.summit.starts_on, call.summit.ends_on + timedelta(days=9)
    wishes = [
        Wished(Period((first,), time(13)), strength=2),
        Wished(Period((first,)), is_avoided=True, strength=3),
    ]
    proposal = make_calls.submitted(call, wishes=wishes)
    lost = Wished(Period((gone,)))  # the edition is shorter than it was then
    proposal.wishes = [*proposal.wishes, lost.to_json()]
    proposal.save()

    session = accept(proposal)

    assert wanted.demands_of(session).wishes == tuple(wishes)
    assert "programme.session.demanded" in journals.acts()


def test_a_proposal_without_wishes_asks_nothing():
    session = accept(make_calls.submitted(make_calls.call()))

    assert wanted.demands_of(session).is_empty
    assert "programme.session.demanded" not in journals.acts()


def test_its_proposer_says_later_when_the_session_would_suit():
    proposal = make_calls.submitted(make_calls.call())
    session = accept(proposal)
    asked = wanted.Demands(must_interpret=True)
    demands.demand(session, asked, by=make.LOADER, at=make.NOON)
    session = agendas.session_of_proposal(proposal)
    wish = Wished(Period((), None, time(13)), strength=2)

    demands.wish(session, [wish], by=make.actor(proposal.proposer), at=make.NOON)

    assert wanted.demands_of(session) == wanted.Demands(
        wishes=(wish,), must_interpret=True
    )
    assert journals.last() == ("programme.session.wished", f"session:{session.code}")


def test_nothing_is_wished_of_an_edition_that_is_over():
    proposal = make_calls.submitted(make_calls.call())
    session = accept(proposal)
    after = make.NOON + timedelta(days=900)

    with pytest.raises(Refused, match="edition-over"):
        demands.wish(session, [], by=make.actor(proposal.proposer), at=after)


def test_nobody_else_says_when_it_would_suit():
    session = accept(make_calls.submitted(make_calls.call()))
    grace = make.actor(make.person("Grace Okonkwo"))
    wish = Wished(Period((), None, time(13)))

    with pytest.raises(Refused, match="not-allowed"):
        demands.wish(session, [wish], by=grace, at=make.NOON)

    assert wanted.demands_of(session).is_empty
