"""Session reports over the API: written, filed, answered for, cleared."""

import json
from base64 import b64encode
from datetime import UTC, datetime, timedelta

import make
import make_reports
import pytest
from django.test import Client

from palabre.api.tokens import make_token
from palabre.kernel.actors import Role
from palabre.stages.people import operations as people
from palabre.stages.people.models import Account
from palabre.stages.reports import quotes
from palabre.stages.reports.models import Intervention, SessionReport
from palabre.stages.summits import operations as summits

pytestmark = pytest.mark.django_db

BASE = "/api/v1/editions/hamlet-2026"
REPORT = f"{BASE}/sessions/WEL-01/report"
SAID = "The village councils repaired 41 wells last year without outside help."


class Caller:
    """Somebody with a token."""

    def __init__(self, person, token=""):
        if not token:
            account = Account.objects.filter(person=person).first()
            account = account or people.open_account(
                person,
                email=f"{person.code.lower()}@example.org",
                by=make.LOADER,
                at=make.NOON,
            )
            token = make_token(account, at=datetime.now(UTC), life=timedelta(days=1))
        self.client = Client(headers={"Authorization": f"Bearer {token}"})

    def get(self, path):
        return self.client.get(path)

    def send(self, method, path, **body):
        return getattr(self.client, method)(
            path, json.dumps(body), content_type="application/json"
        )


@pytest.fixture
def session():
    return make_reports.heard(make.summit())


@pytest.fixture
def rapporteur(session):
    person = session.roles.get(role="rapporteur").person
    person.email = "dolores@example.org"
    person.save()
    return Caller(person)


@pytest.fixture
def secretariat(session):
    person = make.person("Amina Haddad")
    summits.grant(
        session.summit, person, Role.SECRETARIAT, by=make.LOADER, at=make.NOON
    )
    return Caller(person)


def place(session, words=SAID):
    turn = Intervention.objects.get(source__session=session, text__contains=words)
    start = turn.text.index(words)
    return {"turn": turn.code, "start": start, "end": start + len(words)}


def test_rapporteur_rests_lines_on_words_and_files(rapporteur, session):
    begun = rapporteur.send("post", REPORT, is_empty=True, lang="en").json()

    kept = rapporteur.send(
        "put",
        f"{REPORT}/lines",
        version=begun["version"],
        lines=[
            {"kind": "takeaway", "text": "Villages mend wells."},
            {"kind": "achievement", **place(session)},
            {"kind": "quotation", **place(session)},
        ],
    ).json()
    stale = rapporteur.send(
        "put", f"{REPORT}/lines", version=begun["version"], lines=[]
    )
    filed = rapporteur.send("post", f"{REPORT}/file").json()

    texts = {line["kind"]: line for line in kept["lines"]}
    assert texts["achievement"]["text"] == (
        "One speaker from civil society reported that the village councils had "
        "repaired 41 wells the previous year without outside help."
    )
    assert texts["achievement"]["place"]["quote"] == SAID
    assert texts["quotation"]["text"] == SAID
    assert (stale.status_code, stale.json()["code"]) == (409, "report-changed")
    asked = {line["kind"]: line["asked"] for line in filed["lines"]}
    assert (filed["state"], asked["quotation"]) == ("filed", "asked")


def test_line_keeps_its_words_when_its_text_is_mended(rapporteur):
    drafted = rapporteur.send("post", REPORT).json()
    first = drafted["lines"][0]

    kept = rapporteur.send(
        "put",
        f"{REPORT}/lines",
        version=drafted["version"],
        lines=[{"kind": "trend", "code": first["code"], "text": "Wells are mended."}],
    ).json()

    (line,) = kept["lines"]
    assert (line["kind"], line["text"]) == ("trend", "Wells are mended.")
    assert line["place"] == first["place"]
    assert line["is_machine"] is False


def test_words_of_nowhere_rest_no_line(rapporteur, session):
    begun = rapporteur.send("post", REPORT, is_empty=True).json()
    beyond = {**place(session), "end": 90_000}

    for where in (beyond, {"turn": "I0-0", "start": 0, "end": 4}):
        refused = rapporteur.send(
            "put",
            f"{REPORT}/lines",
            version=begun["version"],
            lines=[{"kind": "trend", **where}],
        )
        assert refused.json()["code"] == "quote-not-found"
    assert SessionReport.objects.get().lines.count() == 0


def test_secretariat_sets_rules_returns_clears_and_reminds(
    rapporteur, secretariat, session
):
    rapporteur.send("post", REPORT)
    rules = secretariat.get(f"{BASE}/reports/rules").json()
    kept = secretariat.send(
        "put", f"{BASE}/reports/rules", **{**rules, "due_hours": 24}
    ).json()
    secretariat.send(
        "put",
        f"{BASE}/reports/templates/workshop",
        headings=["takeaway"],
        required=["takeaway"],
    )
    board = secretariat.get(f"{BASE}/reports/board?state=drafted").json()
    reminded = secretariat.send(
        "post", f"{BASE}/reports/reminders", sessions=["WEL-01"]
    ).json()
    refused = rapporteur.send("post", f"{REPORT}/file")
    secretariat.send(
        "put",
        f"{BASE}/reports/templates/workshop",
        headings=["achievement"],
        required=[],
    )
    rapporteur.send("post", f"{REPORT}/file")
    back = secretariat.send("post", f"{REPORT}/return", reason="Too short.").json()
    rapporteur.send("post", f"{REPORT}/file")
    cleared = secretariat.send("post", f"{REPORT}/clear").json()
    public = Client().get(REPORT).json()
    again = secretariat.send("post", f"{REPORT}/reopen", reason="Wrong well.").json()

    assert (again["state"], again["cleared_at"]) == ("returned", None)
    assert [one["reason"] for one in again["reopened"]] == ["Wrong well."]
    assert Client().get(REPORT).status_code == 404
    assert kept["due_hours"] == 24
    assert (board["n"], board["items"][0]["session"]) == (1, "WEL-01")
    assert reminded["n"] == 1
    assert refused.json()["code"] == "heading-required"
    assert (back["state"], back["return_reason"]) == ("returned", "Too short.")
    assert cleared["state"] == "cleared"
    assert (public["session"], public["reopened"]) == ("WEL-01", [])


def test_speaker_answers_with_the_sealed_link_and_nothing_else(rapporteur, session):
    begun = rapporteur.send("post", REPORT, is_empty=True).json()
    rapporteur.send(
        "put",
        f"{REPORT}/lines",
        version=begun["version"],
        lines=[{"kind": "quotation", **place(session)}],
    )
    rapporteur.send("post", f"{REPORT}/ask")
    report = SessionReport.objects.get()
    person = session.roles.get(person__name="Aïssatou Ndiaye").person
    speaker = Caller(person, quotes.link_token(report, person))

    (mine,) = speaker.get("/api/v1/quoted-words").json()
    (answered,) = speaker.send(
        "post", "/api/v1/quoted-words", id=mine["id"], words="We repaired 42 wells."
    ).json()

    assert mine["quote"] == SAID
    assert answered["state"] == "corrected"
    assert answered["corrected_to"] == "We repaired 42 wells."


def test_a_speakers_correction_is_set_aside_with_the_reason(
    rapporteur, secretariat, session
):
    begun = rapporteur.send("post", REPORT, is_empty=True).json()
    lines = [{"kind": "quotation", **place(session)}]
    kept = rapporteur.send(
        "put", f"{REPORT}/lines", version=begun["version"], lines=lines
    ).json()
    rapporteur.send("post", f"{REPORT}/ask")
    person = session.roles.get(person__name="Aïssatou Ndiaye").person
    token = quotes.link_token(SessionReport.objects.get(), person)
    speaker = Caller(person, token)
    (mine,) = speaker.get("/api/v1/quoted-words").json()
    speaker.send("post", "/api/v1/quoted-words", id=mine["id"], words="All thieves.")
    aside = f"{REPORT}/lines/{kept['lines'][0]['code']}/set-aside"

    refused = rapporteur.send("post", aside, reason="It accuses.")
    done = secretariat.send("post", aside, reason="It accuses.").json()
    (told,) = speaker.get("/api/v1/quoted-words").json()

    assert refused.status_code == 403
    assert (done["lines"][0]["asked"], done["lines"][0]["corrected_to"]) == (
        "set-aside",
        "",
    )
    assert (told["state"], told["set_aside"]) == ("set-aside", "It accuses.")
    assert speaker.get(f"{REPORT}/work").status_code == 401
    assert Caller(person, "forged").get("/api/v1/quoted-words").status_code == 401


def test_records_come_in_and_who_spoke_is_said_by_a_person(secretariat, session):
    record = "WEBVTT\n\n00:01.000 --> 00:09.000\n<v Mystery Guest>Pumps matter.</v>\n"
    sent = {"name": "WEL-01.vtt", "content": b64encode(record.encode()).decode()}

    brought = secretariat.send("post", f"{BASE}/records", files=[sent]).json()
    again = secretariat.send("post", f"{BASE}/records", files=[sent]).json()
    waiting = secretariat.get(f"{BASE}/records/unnamed").json()["items"]
    (mine,) = [one for one in waiting if one["label"] == "Mystery Guest"]
    named = secretariat.send(
        "post",
        f"{BASE}/records/{mine['record']}/speakers",
        label="Mystery Guest",
        person=mine["candidates"][0]["person"],
    ).json()
    corrected = secretariat.send(
        "post",
        f"{BASE}/records/corrections",
        **place(session, "41 wells"),
        after="42 wells",
    ).json()
    translated = secretariat.send(
        "post",
        f"{BASE}/records/translations",
        **place(session, "41 wells"),
        lang="fr",
        text="41 puits",
        translator="the interpreters",
    ).json()

    assert (translated["before"], translated["text"]) == ("41 wells", "41 puits")
    assert (translated["lang"], translated["translator"]) == ("fr", "the interpreters")
    assert (brought["n_read"], brought["unnamed"]) == (1, ["Mystery Guest"])
    assert (again["n_known"], again["records"]) == (1, [])
    assert (mine["session"], mine["first_words"]) == ("WEL-01", "Pumps matter.")
    assert named == {"n": 1}
    assert secretariat.get(f"{BASE}/records/unnamed").json()["n"] == len(waiting) - 1
    assert (corrected["before"], corrected["after"]) == ("41 wells", "42 wells")
    assert SAID in Intervention.objects.get(code=corrected["turn"]).text


def test_who_does_not_work_on_reports_is_refused(session, rapporteur):
    rapporteur.send("post", REPORT)
    stranger = Caller(make.person("Grace Stranger"))
    drafted = SessionReport.objects.get().lines.count()

    refused = [
        stranger.get(f"{REPORT}/work"),
        stranger.get(f"{BASE}/reports/board"),
        stranger.get(f"{BASE}/reports/rules"),
        stranger.send("put", f"{REPORT}/lines", version=1, lines=[]),
        stranger.send("put", f"{REPORT}/tags", tags=[]),
        stranger.send("post", f"{BASE}/records", files=[]),
        stranger.get(f"{BASE}/records/unnamed"),
        stranger.send(
            "post", f"{BASE}/records/corrections", **place(session), after="No."
        ),
        stranger.send(
            "post",
            f"{BASE}/records/translations",
            **place(session),
            lang="fr",
            text="Non.",
        ),
        stranger.send("post", f"{REPORT}/file"),
        stranger.send("post", f"{REPORT}/clear"),
        stranger.send("post", f"{REPORT}/return", reason="No."),
        stranger.send("post", f"{BASE}/reports/reminders", sessions=["WEL-01"]),
        rapporteur.send("post", f"{REPORT}/clear"),
        rapporteur.send("post", f"{REPORT}/return", reason="No."),
    ]

    assert {one.status_code for one in refused} == {403}
    assert Client().get(f"{REPORT}/work").status_code == 401
    assert SessionReport.objects.get().lines.count() == drafted


def test_secretariat_hands_a_link_over_where_no_letter_goes(
    rapporteur, secretariat, session
):
    rapporteur.send("post", REPORT, is_empty=True)
    line = {"kind": "quotation", **place(session)}
    rapporteur.send("put", f"{REPORT}/lines", version=1, lines=[line])
    rapporteur.send("post", f"{REPORT}/ask")

    (theirs,) = rapporteur.get(f"{REPORT}/asked").json()
    (seen,) = secretariat.get(f"{REPORT}/asked").json()

    assert (theirs["name"], theirs["has_address"], theirs["link"]) == (
        "Aïssatou Ndiaye",
        False,
        "",
    )
    assert seen["link"].startswith("http://testserver/en/hamlet-2026/sessions/WEL-01/")
    page = Client().get(seen["link"])
    assert SAID in page.content.decode()


def test_record_brought_in_by_mistake_is_taken_back(session, secretariat):
    stranger = Caller(make.person("Grace Stranger"))
    words = b64encode(b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bo Lindqvist>Oh.\n")
    sent = {"name": "WEL-01 wrong.vtt", "content": words.decode()}
    brought = secretariat.send("post", f"{BASE}/records", files=[sent]).json()
    path = f"{BASE}/records/{brought['records'][0]}"

    refused = stranger.client.delete(path)
    gone = secretariat.client.delete(path)
    again = secretariat.client.delete(path)

    assert refused.status_code in {401, 403}
    assert (gone.status_code, again.status_code) == (204, 404)


def test_rapporteur_brings_in_the_records_of_the_own_session(rapporteur, session):
    make_reports.session(session.summit, "SEED-07", title="Seeds of one hill")
    said = b"WEBVTT\n\n00:01.000 --> 00:09.000\n<v Mystery Guest>Pumps matter.\n"
    words = b64encode(said).decode()
    files = [
        {"name": "tuesday.vtt", "content": words},
        {"name": "SEED-07.vtt", "content": words},
    ]

    def bring(**told):
        return rapporteur.send("post", f"{BASE}/records", files=files, **told)

    brought = bring(session="WEL-01").json()
    elsewhere = [bring().status_code, bring(session="SEED-07").status_code]
    waiting = rapporteur.get(f"{BASE}/records/unnamed?session=WEL-01").json()["items"]
    closed = [
        rapporteur.get(f"{BASE}/records/unnamed").status_code,
        rapporteur.get(f"{BASE}/records/unnamed?session=SEED-07").status_code,
        bring(session="NONE-1").status_code,
    ]
    path = f"{BASE}/records/{brought['records'][0]}"
    named = rapporteur.send("post", f"{path}/speakers", label="Mystery Guest")
    gone = rapporteur.client.delete(path)

    assert (len(brought["records"]), brought["n_unmatched"]) == (1, 1)
    assert [one["code"] for one in brought["notes"]] == ["session-other"]
    assert elsewhere == [403, 403]
    assert "Mystery Guest" in {one["label"] for one in waiting}
    assert {one["session"] for one in waiting} == {"WEL-01"}
    assert closed == [403, 403, 404]
    assert (named.json(), gone.status_code) == ({"n": 1}, 204)
