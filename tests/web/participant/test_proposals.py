from datetime import time, timedelta

import make
import make_calls
import pytest

from palabre.stages.calls.models import Proposal
from palabre.stages.people.models import Organization
from palabre.stages.programme import demands, wanted
from palabre.stages.programme.wanted import Demands
from palabre.stages.summits.periods import Period, Wished
from palabre.workflows.accept_proposal import accept_proposal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HERE = "/en/hamlet-2026/proposals/"
TYPED = {
    "title": "Wells that last",
    "session_type": "workshop",
    "description": "How villages keep their wells working.",
    "lang": "en",
    "organization": "Harbour Library",
    "organization_group": "academia",
    "organization_country": "NG",
    "themes": ["inclusion"],
    "action_lines": ["C4"],
    "goals": ["4"],
    "mode": "hybrid",
    "languages": ["en", "fr"],
    "expected_audience": "60",
    "speakers": "Bo Lindqvist, engineer",
}


@pytest.fixture
def call():
    return make_calls.call()


@pytest.fixture
def bo(call, visit):
    return visit(make_calls.proposer())


def test_call_shows_window_zone_and_open_points(call, client):
    page = client.get("/en/hamlet-2026/call/").content.decode()

    assert "Call for sessions" in page
    assert "12 March 2026, 13:00" in page
    assert "Zurich" in page
    assert make_calls.POINT["text"] in page
    assert f'href="{HERE}new/?point=P7"' in page


def test_call_is_told_before_and_after(call, client, noon):
    noon.at = call.opens_at - timedelta(days=2)
    assert "cannot be submitted" in client.get("/en/hamlet-2026/call/").content.decode()
    noon.at = call.closes_at
    page = client.get("/en/hamlet-2026/call/").content.decode()
    assert "Write a proposal" not in page


def test_edition_without_a_call_says_so(client):
    make.summit()

    page = client.get("/en/hamlet-2026/call/").content.decode()

    assert "There is no call for this edition yet." in page


def test_stranger_comes_back_to_the_form_after_signing_in(call, client):
    answer = client.get(f"{HERE}new/?point=P7")

    assert answer.url == f"/en/sign-in/?next={HERE}new/%3Fpoint%3DP7"


def test_draft_is_kept_and_read_back(bo):
    answer = bo.post(f"{HERE}new/", TYPED | {"save": "1"})

    proposal = Proposal.objects.get()
    assert answer.url == f"{HERE}{proposal.code}/"
    assert (proposal.state, str(proposal.organization)) == ("draft", "Harbour Library")
    page = bo.get(answer.url).content.decode()
    for name in ("title", "organization", "expected_audience"):
        assert f'value="{TYPED[name]}"' in page
    for name in ("themes", "action_lines", "goals"):
        assert f'name="{name}" value="{TYPED[name][0]}"' in page
    assert page.count(" checked") == 6


def test_empty_draft_is_kept(bo):
    answer = bo.post(f"{HERE}new/", {"lang": "en", "save": "1"})

    assert answer.status_code == 302
    assert Proposal.objects.get().title == ""


def test_draft_saved_twice_is_one_draft_of_one_organization(bo):
    url = bo.post(f"{HERE}new/", TYPED | {"save": "1"}).url

    bo.post(url, TYPED | {"title": "Wells", "organization_group": "", "save": "1"})

    assert Proposal.objects.get().title == "Wells"
    assert Organization.objects.count() == 1


def test_complete_proposal_is_submitted(bo):
    answer = bo.post(f"{HERE}new/", TYPED | {"submit": "1"})

    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.submitted_at) == ("submitted", make.NOON)
    page = bo.get(answer.url).content.decode()
    assert "submitted, to be decided" in page
    assert "<input" not in page.split("<main")[1].replace(
        '<input type="hidden" name="csrfmiddlewaretoken"', ""
    )


def test_refused_submission_marks_fields_and_loses_nothing(bo):
    typed = {name: value for name, value in TYPED.items() if name != "action_lines"}

    answer = bo.post(f"{HERE}new/", typed | {"description": "", "submit": "1"})

    page = answer.content.decode()
    proposal = Proposal.objects.get()
    assert answer.status_code == 200
    assert "please fill in: description, Action Line." in page
    assert 'id="id_description_error"' in page
    assert 'id="id_action_lines_error"' in page
    assert f'value="{TYPED["title"]}"' in page
    assert f'action="{HERE}{proposal.code}/"' in page
    assert (proposal.state, proposal.title) == ("draft", TYPED["title"])


def test_too_long_title_is_refused_beside_its_field(bo):
    answer = bo.post(f"{HERE}new/", TYPED | {"title": "x" * 201, "save": "1"})

    page = answer.content.decode()
    assert "The title has 201 characters; 200 are the limit." in page
    assert "x" * 201 in page
    assert Proposal.objects.count() == Organization.objects.count() == 0


def test_new_organization_needs_its_group(bo):
    answer = bo.post(f"{HERE}new/", TYPED | {"organization_group": "", "save": "1"})

    assert 'id="id_organization_group_error"' in answer.content.decode()
    assert Organization.objects.count() == 0


def test_known_organization_is_found_in_any_spelling(bo):
    known = make.organization("Harbour Library")

    bo.post(
        f"{HERE}new/",
        TYPED
        | {"organization": "HARBOUR  library", "organization_group": "", "save": "1"},
    )

    assert Proposal.objects.get().organization == known


def test_late_submission_is_kept_as_a_draft_with_the_deadline_in_words(bo, call, noon):
    noon.at = call.closes_at

    answer = bo.post(f"{HERE}new/", TYPED | {"submit": "1"})

    page = answer.content.decode()
    assert "The call closed on 12 March 2026, 13:00 (Europe/Zurich)." in page
    assert Proposal.objects.get().state == "draft"


def test_open_point_is_named_and_kept(bo):
    page = bo.get(f"{HERE}new/?point=P7").content.decode()
    bo.post(f"{HERE}new/", TYPED | {"from_point": "P7", "save": "1"})

    assert make_calls.POINT["text"] in page
    assert 'name="from_point" value="P7"' in page
    assert Proposal.objects.get().from_point == "P7"


def test_proposal_is_hidden_from_others(bo, call, visit, client):
    proposal = make_calls.submitted(call, make.person("Chidi Eze"))
    url = f"{HERE}{proposal.code}/"

    assert bo.get(url).status_code == 404
    assert bo.post(f"{url}withdraw/").status_code == 404
    assert client.get(url).status_code == 302
    assert Proposal.objects.get().state == "submitted"


def test_proposal_stands_under_its_own_edition(call, visit):
    proposal = make_calls.draft(call)
    make.summit("hamlet-2025")

    answer = visit(proposal.proposer).get(f"/en/hamlet-2025/proposals/{proposal.code}/")

    assert answer.status_code == 404


def test_submitted_one_cannot_be_overwritten(call, visit):
    proposal = make_calls.submitted(call)

    answer = visit(proposal.proposer).post(
        f"{HERE}{proposal.code}/", TYPED | {"title": "Other", "save": "1"}
    )

    assert answer.status_code == 409
    assert Proposal.objects.get().title == "Wells that last"


def test_withdrawing_is_a_post(call, visit):
    proposal = make_calls.submitted(call)
    client = visit(proposal.proposer)
    url = f"{HERE}{proposal.code}/withdraw/"

    assert client.get(url).status_code == 405
    assert client.post(url).url == HERE
    assert Proposal.objects.get().state == "withdrawn"


def test_reason_is_shown_to_the_proposer(call, visit):
    proposal = make_calls.submitted(call)
    Proposal.objects.filter(pk=proposal.pk).update(
        state="declined", reason="Full house."
    )

    page = visit(proposal.proposer).get(f"{HERE}{proposal.code}/").content.decode()

    assert "not accepted" in page
    assert "Full house." in page


@pytest.mark.parametrize("n", [1, 3])
def test_list_costs_the_same_for_one_and_three(
    n, call, visit, django_assert_num_queries
):
    person = make_calls.proposer()
    for _ in range(n):
        make_calls.submitted(call, person)
    client = visit(person)

    with django_assert_num_queries(QUERIES):
        page = client.get(HERE).content.decode()

    assert page.count("submitted, to be decided") == n


QUERIES = 12


def test_names_are_offered_to_those_signed_in(bo, client):
    make.organization("Harbour Library")
    make.organization("Hill Schools")

    offered = bo.get("/en/organizations.json?q=harb").json()

    assert offered == {"names": ["Harbour Library"]}
    assert client.get("/en/organizations.json?q=harb").status_code == 302
    assert bo.get("/en/organizations.json?q=").json() == {"names": []}


def test_wished_days_and_hours_are_kept_and_read_back(bo, call):
    first, last = call.summit.starts_on.isoformat(), call.summit.ends_on.isoformat()
    wished = {
        "wished_days": [first],
        "wished_hours": "afternoon",
        "avoided_days": [last],
    }

    bo.post(f"{HERE}new/", TYPED | wished | {"save": "1"})

    made = Proposal.objects.get()
    assert made.wishes == [
        {
            "days": [first],
            "opens": "13:00",
            "closes": "",
            "is_avoided": False,
            "strength": 2,
        },
        {
            "days": [last],
            "opens": "",
            "closes": "",
            "is_avoided": True,
            "strength": 3,
        },
    ]
    page = bo.get(f"{HERE}{made.code}/").content.decode()
    assert '<option value="afternoon" selected>' in page
    assert page.count("checked") > 2
    bo.post(f"{HERE}{made.code}/", TYPED | wished | {"submit": "1"})
    read = bo.get(f"{HERE}{made.code}/").content.decode()
    assert "rather not: " in read
    assert "from 13:00" in read


def test_the_proposer_of_a_session_says_when_it_would_suit(bo, call, visit):
    last = call.summit.ends_on.isoformat()
    bo.post(f"{HERE}new/", TYPED | {"submit": "1"})
    made = Proposal.objects.get()
    page = f"{HERE}{made.code}/"
    assert "When your session would suit" not in bo.get(page).content.decode()
    amina = make.secretariat(call.summit)
    session = accept_proposal(made, by=amina, at=make.NOON)

    assert "When your session would suit" in bo.get(page).content.decode()
    answer = bo.post(
        f"{page}wishes/", {"wished_hours": "morning", "avoided_days": [last]}
    )

    assert answer.status_code == 302
    wish, avoided = wanted.demands_of(session).wishes
    assert (wish.period.closes, wish.is_avoided) == (time(13), False)
    assert (avoided.period.days, avoided.is_avoided) == ((call.summit.ends_on,), True)
    told = bo.get(page).content.decode()
    assert "until 13:00" in told
    assert '<option value="morning" selected>' in told
    grace = visit(make.person("Grace Okonkwo"))
    assert grace.post(f"{page}wishes/", {}).status_code == 404
    assert len(wanted.demands_of(session).wishes) == 2


def test_what_the_secretariat_knows_beyond_the_form_stays(bo, call):
    bo.post(f"{HERE}new/", TYPED | {"submit": "1"})
    made = Proposal.objects.get()
    amina = make.secretariat(call.summit)
    session = accept_proposal(made, by=amina, at=make.NOON)
    first, last = call.summit.starts_on, call.summit.ends_on
    exact = Wished(Period((first,), time(10), time(12)), strength=3)
    early = Wished(Period((), None, time(9)), is_avoided=True, strength=1)
    liked = Wished(Period((first,)), strength=2)
    asked = Demands(wishes=(exact, early, liked))
    demands.demand(session, asked, by=amina, at=make.NOON)

    bo.post(f"{HERE}{made.code}/wishes/", {"wished_days": [last.isoformat()]})

    kept = wanted.demands_of(session).wishes
    assert set(kept) == {exact, early, Wished(Period((last,)), strength=2)}
    bo.post(f"{HERE}{made.code}/wishes/", {})
    assert set(wanted.demands_of(session).wishes) == {exact, early}


def test_nobody_is_asked_for_wishes_once_the_edition_is_over(bo, call, noon):
    bo.post(f"{HERE}new/", TYPED | {"submit": "1"})
    made = Proposal.objects.get()
    accept_proposal(made, by=make.secretariat(call.summit), at=make.NOON)
    noon.at = make.NOON + timedelta(days=400)

    page = bo.get(f"{HERE}{made.code}/").content.decode()

    assert "Days and hours" not in page
    assert "When your session would suit" not in page
