"""The Chair's desk over the API: the same rights, the same gate, the same revisions."""

import json
from datetime import UTC, datetime, timedelta

import make
import make_outcomes
import pytest
from django.test import Client

from palabre.api.tokens import make_token
from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import operations as outcomes
from palabre.stages.people import operations as people
from palabre.stages.summits import operations as summits

pytestmark = pytest.mark.django_db

LIE = "Speakers counted 9,321 pumps."


class Desk:
    """Somebody with a token at a draft."""

    def __init__(self, draft, name, role):
        person = make.person(name)
        if role:
            summits.grant(draft.summit, person, role, by=make.LOADER, at=make.NOON)
        email = f"{person.code.lower()}@example.org"
        account = people.open_account(person, email=email, by=make.LOADER, at=make.NOON)
        token = make_token(account, at=datetime.now(UTC), life=timedelta(days=1))
        self.client = Client(headers={"Authorization": f"Bearer {token}"})
        self.base = f"/api/v1/editions/{draft.summit.code}/drafts/{draft.code}"

    def get(self, tail=""):
        return self.client.get(self.base + tail)

    def send(self, method, tail, **body):
        return getattr(self.client, method)(
            self.base + tail, json.dumps(body), content_type="application/json"
        )


@pytest.fixture
def draft():
    return make_outcomes.draft(make_outcomes.talkative())


@pytest.fixture
def chair(draft):
    return Desk(draft, "Emeka Obi", Role.CHAIR)


def test_draft_is_read_edited_and_commented(draft, chair):
    whole = chair.get().json()
    code = make_outcomes.cited(draft).code
    row = next(one for one in whole["sentences"] if one["code"] == code)
    assert (row["verdict"], row["revision"]) == ("verified", 1)

    edited = chair.send(
        "patch",
        f"/sentences/{code}",
        text=row["text"].replace(" ", ", ", 1),
        revision=1,
    ).json()
    made = chair.send(
        "post", f"/sentences/{code}/comments", text="Shorter?", quote=""
    ).json()
    settled = chair.send(
        "post", f"/comments/{made['code']}/settle", disposition="noted", reason="Yes."
    ).json()

    assert (edited["revision"], edited["writer"]) == (2, "person")
    assert edited["evidence"][0]["quote"]
    assert [one["act"] for one in edited["changes"]] == ["edited"]
    assert (settled["disposition"], settled["settled_by"]) == ("noted", "Emeka Obi")
    assert chair.get("/comments").json()["n"] == 1


def test_gate_is_not_gone_round_by_any_act(draft, chair):
    rows = list(draft.sentences.order_by("position"))
    place = rows.index(make_outcomes.cited(draft))
    one, two = rows[place], rows[place + 1]

    first = chair.send("patch", f"/sentences/{one.code}", text=LIE, revision=1).json()
    parts = chair.send(
        "post", f"/sentences/{two.code}/split", first=two.text, second=LIE, revision=1
    ).json()
    merged = chair.send(
        "post",
        f"/sentences/{one.code}/merge",
        other=parts[1]["code"],
        text=LIE,
        revision=2,
    ).json()

    assert [first["verdict"], parts[1]["verdict"], merged["verdict"]] == ["refused"] * 3
    judged = chair.send("post", f"/sentences/{one.code}/check", text=LIE).json()
    assert judged["verdict"] == "refused"
    with pytest.raises(Refused, match="draft-not-verified"):
        outcomes.sign(
            draft, by=make_outcomes.chair(draft.summit), at=make_outcomes.LATER
        )


def test_verdict_cannot_be_sent_in(draft, chair):
    code = make_outcomes.cited(draft).code

    edited = chair.send(
        "patch",
        f"/sentences/{code}",
        text=LIE,
        revision=1,
        verdict="verified",
        writer="template",
        checks=[],
    ).json()

    assert (edited["verdict"], edited["writer"]) == ("refused", "person")


def test_old_revision_is_refused_with_what_stands(draft, chair):
    code = make_outcomes.cited(draft).code
    chair.send("patch", f"/sentences/{code}", text="Wells were dug.", revision=1)

    answer = chair.send("patch", f"/sentences/{code}", text="Other.", revision=1)

    assert answer.status_code == 409
    problem = answer.json()
    assert problem["code"] == "sentence-changed"
    assert problem["facts"]["text"] == "Wells were dug."
    dropped = chair.send("post", f"/sentences/{code}/drop", reason="x", revision=1)
    assert dropped.status_code == 409


def test_override_drop_restore_and_move(draft, chair):
    code = make_outcomes.cited(draft).code
    chair.send("patch", f"/sentences/{code}", text=LIE, revision=1)

    stands = chair.send(
        "post", f"/sentences/{code}/override", reason="I counted.", revision=2
    ).json()
    gone = chair.send(
        "post", f"/sentences/{code}/drop", reason="No.", revision=3
    ).json()
    back = chair.send("post", f"/sentences/{code}/restore").json()
    moved = chair.send("post", f"/sentences/{code}/move", section="method").json()
    up = chair.send("post", f"/sentences/{code}/move", way="up").json()
    undone = [
        chair.send("post", f"/sentences/{code}/move", way="back") for _ in range(3)
    ]

    assert (stands["verdict"], stands["override_reason"]) == (
        "overridden",
        "I counted.",
    )
    assert (gone["is_dropped"], back["is_dropped"]) == (True, False)
    assert (moved["section"], up["section"]) == ("method", "method")
    assert [one.status_code for one in undone] == [200, 200, 409]
    assert undone[1].json()["section"] == gone["section"]


def test_versions_redline_and_points_left_out(draft, chair):
    code = make_outcomes.cited(draft).code
    chair.send("patch", f"/sentences/{code}", text="Wells were dug.", revision=1)
    frozen = chair.send("post", "/versions", kind="first", remark="Noon.").json()

    redline = chair.get(f"/redline?old={draft.code}.1&new={frozen['name']}").json()
    same = chair.get("/redline").json()
    offers = chair.get("/left-out").json()
    taken = chair.send("post", "/left-out/take-in", point=offers["items"][0]["point"])

    assert redline == same
    assert redline["n_in"] > 0
    assert chair.get("/versions").json()["n"] == 2
    assert taken.json()["text"] == offers["items"][0]["text"]
    assert chair.get("/left-out").json()["n"] == offers["n"] - 1
    assert chair.get(f"/sentences/{code}/dissent").json()["n_sessions"] == 1


def test_rights_are_those_of_the_pages(draft):
    code = make_outcomes.cited(draft).code
    rapporteur = Desk(draft, "Dolores Ibarra", Role.RAPPORTEUR)
    stranger = Desk(draft, "Grace Okonkwo", None)

    assert rapporteur.get().status_code == 200
    edit = rapporteur.send("patch", f"/sentences/{code}", text="Dug.", revision=1)
    override = rapporteur.send(
        "post", f"/sentences/{code}/override", reason="x", revision=2
    )
    assert (edit.status_code, override.status_code) == (200, 403)
    assert stranger.get().status_code == 404
    assert (
        stranger.send("patch", f"/sentences/{code}", text="x", revision=1).status_code
        == 404
    )
    assert Client().get(rapporteur.base).status_code == 401


def test_sentence_is_written_on_places_that_are_found(draft, chair):
    text = "One speaker considered that schools should teach children how a pump was repaired."
    first = make_outcomes.cited(draft).code

    (place, *_) = chair.send("post", "/places", text=text).json()
    made = chair.send(
        "post",
        "/sentences",
        text=text,
        after=first,
        places=[{key: place[key] for key in ("source", "start", "end")}],
    ).json()
    lie = chair.send("post", "/sentences", text=LIE, after=first).json()

    assert place["quote"] == "Schools should teach children how a pump is repaired."
    assert (made["verdict"], made["writer"]) == ("verified", "person")
    assert [one["link"] for one in made["evidence"]] == ["person"]
    assert lie["verdict"] == "refused"


def test_comment_is_answered_and_a_draft_goes_on_and_back(draft, chair):
    code = make_outcomes.cited(draft).code
    made = chair.send("post", f"/sentences/{code}/comments", text="Why?").json()

    told = chair.send(
        "post", f"/comments/{made['code']}/replies", text="See T01."
    ).json()
    passed = chair.send("post", "/pass", remark="Read.").json()
    back = chair.send("post", "/give-back", remark="Once more.").json()

    assert [(one["author"], one["text"]) for one in told["replies"]] == [
        ("Emeka Obi", "See T01.")
    ]
    assert told["disposition"] == "open"
    assert passed["lies_with"] != draft.lies_with
    assert back["lies_with"] == draft.lies_with


def test_draft_is_made_anew(draft, chair):
    list_of = chair.base.rpartition("/")[0]

    made = chair.client.post(
        list_of, json.dumps({"lang": "fr"}), content_type="application/json"
    ).json()

    assert (made["lang"], made["state"]) == ("fr", "drafted")
    assert made["sentences"]
