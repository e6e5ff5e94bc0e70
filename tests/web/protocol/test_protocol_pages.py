"""Protocol's pages: the list, notes, a file, seating by keyboard, sheets, papers."""

import json

import make
import make_programme as planned
import make_protocol as made
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from make_protocol import browser_of as visitor

from palabre.kernel.actors import Role
from palabre.kernel.sealing import Seal
from palabre.stages.people.models import Person
from palabre.stages.programme import operations as programme
from palabre.stages.protocol.models import (
    Dignitary,
    DignitaryNotes,
    ProtocolRank,
    SeatMove,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
HOME = "/en/hamlet-2026/protocol/"


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def officer(summit):
    make.holder(summit, Role.PROTOCOL, "Hana Kobayashi")
    return visitor(Person.objects.get(name="Hana Kobayashi"))


@pytest.fixture(autouse=True)
def seal(monkeypatch):
    made_here: Seal = made.SEAL
    where = "palabre.web.protocol.dignitaries.seal_at"
    monkeypatch.setattr(where, lambda _path: made_here)


def page(browser, path="", **data):
    return browser.get(HOME + path, data).content.decode()


FORM = {
    "name": "Ama Mensah",
    "rank": "minister",
    "country": "GH",
    "is_confirmed": "on",
    "languages": ["en", "fr"],
    "arrives_at": "2026-05-25T09:40",
    "arrives_zone": "Africa/Accra",
    "arrival": "KL 590",
    "departs_zone": "Europe/Zurich",
}


def test_somebody_is_entered_with_the_zone_of_the_arrival(summit, officer):
    response = officer.post(f"{HOME}list/new/", FORM)

    one = Dignitary.objects.get()
    assert response["Location"] == f"{HOME}list/{one.code}/"
    assert (one.state, one.languages) == ("confirmed", ["en", "fr"])
    assert f"{one.arrives_at:%H:%M}" == "09:40"
    assert "11:40" in page(officer)


def test_an_empty_form_loses_nothing_that_was_typed(summit, officer):
    response = officer.post(f"{HOME}list/new/", FORM | {"rank": ""})

    assert response.status_code == 200
    assert "KL 590" in response.content.decode()
    assert not Dignitary.objects.exists()


def test_notes_are_opened_by_a_button_and_told_to_the_person(summit, officer):
    one = made.dignitary(summit)
    here = f"{HOME}list/{one.code}/"
    officer.post(f"{here}notes/", {"diet": "No pork", "security": ""})
    assert "No pork" not in officer.get(here).content.decode()

    opened = officer.post(f"{here}notes/")

    assert "No pork" in opened.content.decode()
    assert "Opened 1 time" in officer.get(here).content.decode()
    own = visitor(one.person)
    told = own.get("/en/me/data/").content.decode()
    assert "Hana Kobayashi" in told
    assert "diet" in told
    exported = json.loads(own.get("/en/me/data.json").content)
    assert exported["high_level_lists"][0]["rank"] == "minister"


def test_the_secretariat_sees_the_list_and_no_note(summit, officer):
    one = made.dignitary(summit)
    make.secretariat(summit)
    other = visitor(Person.objects.get(name="Amina Benhaddou"))

    shown = other.get(f"{HOME}list/{one.code}/").content.decode()

    assert "Protocol alone reads these." in shown
    assert other.post(f"{HOME}list/{one.code}/notes/").status_code == 403
    assert other.post(f"{HOME}list/file/").status_code == 403


def test_a_file_is_looked_over_and_its_good_rows_taken(summit, officer):
    content = (
        "Name,Rank,Country,Arrival,Diet\n"
        "Ama Mensah,minister,Ghana,2026-05-25 09:40,No pork\n"
        "Kofi Boateng,king,Ghana,,\n"
    )
    file = SimpleUploadedFile("list.csv", content.encode())
    preview = officer.post(f"{HOME}list/import/", {"list": file})
    shown = preview.content.decode()
    assert "king" in shown
    assert "not one of the words known here" in shown

    rows = preview.context["rows"]
    officer.post(f"{HOME}list/import/", {"rows": rows})

    one = Dignitary.objects.get()
    assert (one.person.name, one.source) == ("Ama Mensah", "file")
    assert DignitaryNotes.objects.get().has_diet
    stale = officer.post(f"{HOME}list/import/", {"rows": "x" + rows})
    assert "The preview is too old" in stale.content.decode()


def test_who_is_proposed_is_put_on_the_list(summit, officer):
    minister = make.person("Ama Mensah", rank="minister", country="GH")
    planned.session(summit, speakers=(minister,))
    assert "Ama Mensah" in page(officer, "list/proposed/")

    officer.post(f"{HOME}list/proposed/", {"code": [minister.code]})

    assert Dignitary.objects.get().source == "programme"
    assert "Everybody with a rank is on the list." in page(officer, "list/proposed/")


def test_ranks_are_ordered_added_and_taken_out_by_numbers(summit, officer):
    typed = {
        f"{name}-{code}": value
        for code in ("head-of-state", "minister")
        for name, value in (("place", "2"), ("en", code.title()))
    }
    typed |= {"place-minister": "1", "place-new": "1.5", "en-new": "Vice-Rector"}

    officer.post(f"{HOME}ranks/", typed)

    rows = ProtocolRank.objects.filter(summit=summit).order_by("position")
    assert [one.code for one in rows] == ["minister", "vice-rector", "head-of-state"]


def test_a_table_of_ranks_comes_back_from_its_own_file(summit, officer):
    given = officer.get(f"{HOME}ranks/file/").content
    file = SimpleUploadedFile("ranks.xlsx", given)

    officer.post(f"{HOME}ranks/", {"file": "1", "table": file})

    assert ProtocolRank.objects.filter(summit=summit).count() == 10


def panel(summit):
    """Return a placed session of two dignitaries and a chair."""
    minister = made.dignitary(summit, "Ama Mensah", escort="Ines Duarte").person
    head = made.dignitary(summit, "Kofi Boateng", "head-of-state").person
    session = planned.session(summit, "PAN-01")
    roles = [
        programme.RoleFacts(minister, "speaker"),
        programme.RoleFacts(head, "speaker"),
        programme.RoleFacts(make.person("The Chair"), "chair"),
    ]
    facts = planned.facts("PAN-01", roles=roles)
    programme.amend_session(session, facts, by=make.LOADER, at=make.NOON)
    planned.placed(session, 10)
    return minister


def test_a_plan_is_proposed_moved_with_a_reason_and_logged(summit, officer):
    minister = panel(summit)
    asked = {"session": "PAN-01", "shape": "podium", "rule": "precedence"}
    made_at = officer.post(f"{HOME}seating/", asked | {"lang": "en"})["Location"]
    shown = officer.get(made_at).content.decode()
    assert "Presides over the session: before all others." in shown
    assert "Head of State: rank 1 of the table." in shown

    move = {"person": minister.code, "seat": "2", "reason": ""}
    refused = officer.post(made_at, move)
    assert not SeatMove.objects.exists()
    assert refused.status_code == 200
    officer.post(made_at, move | {"reason": "Speaks first"})

    assert SeatMove.objects.get().seat == 2
    shown = officer.get(made_at).content.decode()
    assert "Placed by hand (Hana Kobayashi): Speaks first" in shown


@pytest.mark.parametrize("lang", ["en", "fr", "ar"])
def test_plan_cards_and_sheet_are_printed_with_fonts_inside(summit, officer, lang):
    panel(summit)
    asked = {"session": "PAN-01", "shape": "podium", "rule": "precedence", "lang": "en"}
    made_at = officer.post(f"{HOME}seating/", asked)["Location"].replace(
        "/en/", f"/{lang}/"
    )
    one = Dignitary.objects.order_by("id")[0]
    sheet = f"{HOME}list/{one.code}/sheet.pdf?in={lang}"

    for path in (f"{made_at}plan.pdf", f"{made_at}cards.pdf", sheet):
        content = officer.get(path).content
        assert content.startswith(b"%PDF-")
        assert b"/FontFile" in content or b"/ObjStm" in content


@pytest.mark.parametrize(
    ("address", "named"),
    [("/es/", "Programa"), ("/ru/", "Личная"), ("/zh-hans/", "个人日程")],
)
def test_a_sheet_is_printed_in_the_language_of_its_page(
    summit, officer, monkeypatch, address, named
):
    panel(summit)
    made = []
    monkeypatch.setattr(
        "palabre.web.protocol.sheets.papers.pdf",
        lambda paper, **_: made.append(paper) or b"%PDF-",
    )
    one = Dignitary.objects.order_by("id")[0]
    path = f"{HOME}list/{one.code}/sheet.pdf".replace("/en/", address)

    answer = officer.get(path)

    (paper,) = made
    assert paper.lead[0].startswith(named)
    assert f"-{paper.lang}.pdf" in answer["Content-Disposition"]
    assert paper.lang == address[1:3]


@pytest.mark.parametrize(
    ("post", "is_told"),
    [("minister ", False), ("Ministre", False), ("Minister of Wells", True)],
)
def test_a_function_that_repeats_the_rank_stands_once(
    summit, officer, monkeypatch, post, is_told
):
    one = made.dignitary(summit, post=post)
    printed = []
    monkeypatch.setattr(
        "palabre.web.protocol.sheets.papers.pdf",
        lambda paper, **_: printed.append(paper) or b"%PDF-",
    )

    page = officer.get(f"{HOME}list/{one.code}/sheet/").content.decode()
    officer.get(f"{HOME}list/{one.code}/sheet.pdf")

    assert (f"<bdi>{post.strip()}</bdi>" in page) == is_told
    assert ("Function" in dict(printed[0].facts)) == is_told


def test_a_sheet_opens_to_its_own_and_to_who_answers_from_the_release(summit, officer):
    minister = panel(summit)
    answers = make.person("Who Answers")
    Dignitary.objects.filter(person=minister).update(surrogate=answers)
    one = Dignitary.objects.get(person=minister)
    path = f"{HOME}list/{one.code}/sheet/"
    assert "PAN-01" in officer.get(path).content.decode()

    for person in (minister, answers):
        browser = visitor(person)
        shown = browser.get(path)
        assert shown.status_code == 200
        assert "Ines Duarte" in shown.content.decode()
        assert "Session PAN-01" not in shown.content.decode()  # nothing is released
        assert path in browser.get("/en/me/").content.decode()
    assert visitor(make.person("Stranger")).get(path).status_code == 404


def test_a_session_leads_to_its_plans_for_who_keeps_them(summit, officer, client):
    panel(summit)
    asked = {"session": "PAN-01", "shape": "order", "rule": "precedence", "lang": "en"}
    made_at = officer.post(f"{HOME}seating/", asked)["Location"]
    path = "/en/hamlet-2026/sessions/PAN-01/"

    assert made_at in officer.get(path).content.decode()
    assert "/protocol/" not in client.get(path).content.decode()


def test_clashes_stand_on_protocol_and_on_the_board(summit, officer):
    panel(summit)

    told = "(Head of State) has nobody to meet and accompany them."

    assert told in page(officer, "clashes/")
    board = officer.get("/en/hamlet-2026/secretariat/board/protocol/")
    assert told in board.content.decode()


def test_the_list_is_handed_out_in_order_of_precedence(summit, officer):
    panel(summit)

    lines = officer.get(f"{HOME}list/file/?as=csv").content.decode().splitlines()

    assert [line.partition(",")[0] for line in lines[1:]] == [
        "Kofi Boateng",
        "Ama Mensah",
    ]
    assert "Dietary notes" not in lines[0]
    assert b"Dietary notes" in officer.post(f"{HOME}list/file/?as=csv").content


def test_a_public_page_is_offered_to_whoever_has_one(summit, officer):
    officer.post(f"{HOME}list/new/", FORM)
    one = Dignitary.objects.get()
    hidden = page(officer, f"list/{one.code}/")

    summit.chair = one.person
    summit.save()

    assert "Public page" not in hidden
    assert "Public page" in page(officer, f"list/{one.code}/")
