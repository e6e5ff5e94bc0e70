"""The pages of setting up, as a secretariat works them."""

import re

import make
import make_accreditation
import make_programme
import pytest

from palabre.kernel.actors import Role
from palabre.stages.calls.models import Call
from palabre.stages.people.models import Person
from palabre.stages.programme.models import Session
from palabre.stages.summits.models import Phase, RoleGrant, Summit, Venue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HERE = "/en/hamlet-2026/secretariat/setup/"


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def amina(summit, visit):
    return visit(Person.objects.get(pk=make.secretariat(summit).person_id))


def form_of(client, address):
    """Return what a browser would send if nothing were typed."""
    page = client.get(address).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    sent = {}
    for tag in re.findall(r"<input[^>]*>", main):
        facts = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        boxed = facts.get("type") in {"checkbox", "radio"}
        if "name" in facts and (not boxed or " checked" in tag):
            sent.setdefault(facts["name"], []).append(facts.get("value", ""))
    for name, told in re.findall(
        r'<textarea[^>]*name="([^"]+)"[^>]*>\s*(.*?)</textarea>', main, re.DOTALL
    ):
        sent[name] = [told]
    for name, told in re.findall(
        r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', main, re.DOTALL
    ):
        chosen = re.findall(r'<option value="([^"]*)" selected', told)
        first = re.findall(r'<option value="([^"]*)"', told)[:1]
        sent[name] = chosen or first
    sent.pop("csrfmiddlewaretoken", None)
    return sent


def test_whole_edition_is_put_under_the_rule_and_out_of_it(amina, summit):
    before = amina.get(HERE).content.decode()

    held = amina.post(f"{HERE}rule/", {"holds": "1"}, follow=True).content.decode()
    summit.refresh_from_db()
    was_held = summit.is_unattributed
    amina.post(f"{HERE}rule/", {"holds": ""})

    summit.refresh_from_db()
    assert "not under the rule" in before
    assert "From now on no name is kept" in held
    assert (was_held, summit.is_unattributed) == (True, False)


def test_hub_says_what_is_there_and_what_is_to_do(amina):
    page = amina.get(HERE).content.decode()

    assert "1 venue, 2 rooms" in page
    assert "0 phases" in page
    assert page.count('data-tone="warn"') > 0


@pytest.mark.parametrize(
    "name", ["facts", "hosts", "calendar", "places/hall", "themes", "types", "people"]
)
def test_page_shows_no_more_than_it_keeps(amina, name):
    """Whatever a form shows comes back unchanged when it is sent as it is."""
    sent = form_of(amina, f"{HERE}{name}/")
    before = Summit.objects.values().get(), list(Venue.objects.values())

    answer = amina.post(f"{HERE}{name}/", sent)

    assert answer.status_code == (200 if name == "people" else 302)
    assert (Summit.objects.values().get(), list(Venue.objects.values())) == before


def test_facts_are_changed(amina):
    sent = form_of(amina, f"{HERE}facts/") | {
        "tagline_en": "One season of work",
        "baseline_year": "2003",
        "languages": ["ar", "en", "fr"],
    }

    amina.post(f"{HERE}facts/", sent)

    kept = Summit.objects.get()
    assert str(kept.tagline.said_in("en")) == "One season of work"
    assert (kept.baseline_year, kept.languages) == (2003, ["en", "fr", "ar"])


def test_refusal_stands_beside_its_field_and_nothing_is_lost(amina):
    sent = form_of(amina, f"{HERE}facts/") | {
        "ends_on": "2026-05-25",
        "tagline_en": "Typed with care",
    }

    page = amina.post(f"{HERE}facts/", sent).content.decode()

    assert "The Hall is open on 26 May 2026, outside these days." in page
    assert "Typed with care" in page
    assert str(Summit.objects.get().ends_on) == "2026-05-26"


def test_calendar_is_typed_in_the_time_of_the_edition(amina):
    sent = form_of(amina, f"{HERE}calendar/") | {
        "rows-0-kind": "call",
        "rows-0-label_en": "Open call",
        "rows-0-starts_at": "2026-01-15T00:00",
        "rows-0-ends_at": "2026-03-01T18:00",
    }

    answer = amina.post(f"{HERE}calendar/", sent)

    assert answer.status_code == 302
    kept = Phase.objects.get()
    assert kept.starts_at.isoformat() == "2026-01-14T23:00:00+00:00"
    assert "2026-03-01T18:00" in amina.get(f"{HERE}calendar/").content.decode()


def test_row_that_is_wrong_is_marked_and_kept(amina):
    sent = form_of(amina, f"{HERE}calendar/") | {
        "rows-0-label_en": "Open call",
        "rows-0-starts_at": "not a moment",
    }

    page = amina.post(f"{HERE}calendar/", sent).content.decode()

    assert "data-wrong" in page
    assert "not a moment" in page
    assert not Phase.objects.exists()


def test_venue_is_added_with_its_rooms(amina):
    sent = form_of(amina, f"{HERE}places/new/") | {
        "name_en": "Lake House",
        "opens_2026-05-25": "",
        "closes_2026-05-25": "",
        "rows-0-name_en": "Terrace",
        "rows-0-capacity": "60",
        "rows-0-equipment": "screen, camera",
    }

    amina.post(f"{HERE}places/new/", sent)

    venue = Venue.objects.get(code="lake-house")
    room = venue.rooms.get()
    assert (room.code, room.capacity, room.equipment) == (
        "terrace",
        60,
        ["screen", "camera"],
    )
    assert [str(one.on) for one in venue.days.all()] == ["2026-05-26"]


def test_removed_row_goes(amina, summit):
    sent = form_of(amina, f"{HERE}themes/") | {"rows-1-DELETE": "on"}

    amina.post(f"{HERE}themes/", sent)

    assert summit.themes.count() == 1


def test_usual_categories_are_offered_and_kept(amina, summit):
    page = amina.get(f"{HERE}categories/").content.decode()
    sent = form_of(amina, f"{HERE}categories/") | {"rows-9-DELETE": "on"}

    answer = amina.post(f"{HERE}categories/", sent)

    kept = list(summit.categories.order_by("position"))
    assert "nobody can register" in page
    assert answer.status_code == 302
    assert (kept[0].code, kept[0].zones) == ("delegation", ["grounds", "rooms"])
    assert str(kept[2].name.said_in("fr")) == "Participant"
    assert len(kept) == 9
    again = amina.get(f"{HERE}categories/").content.decode()
    assert "nobody can register" not in again
    assert "9 categories" in amina.get(HERE).content.decode()


def test_category_of_somebody_cannot_go_and_a_pale_colour_is_refused(amina, summit):
    make_accreditation.registration(summit, make.person("Farid Haddad"))
    before = list(summit.categories.order_by("id").values())
    sent = form_of(amina, f"{HERE}categories/")
    in_use = next(
        name.replace("-code", "-DELETE")
        for name, value in sent.items()
        if name.endswith("-code") and value == ["participant"]
    )

    gone = amina.post(f"{HERE}categories/", sent | {in_use: "on"}).content.decode()
    pale = amina.post(f"{HERE}categories/", sent | {"rows-0-colour": "#ffffcc"})

    assert "“Participant” cannot go: people are registered in it (1)." in gone
    assert "White words cannot be read on it" in pale.content.decode()
    assert list(summit.categories.order_by("id").values()) == before


def test_call_is_opened_then_changed(amina):
    sent = form_of(amina, f"{HERE}call/") | {
        "title_en": "Open call",
        "opens_at": "2026-01-15T00:00",
        "closes_at": "2026-03-01T18:00",
    }
    amina.post(f"{HERE}call/", sent)
    again = form_of(amina, f"{HERE}call/")

    amina.post(f"{HERE}call/", again | {"closes_at": "2026-03-08T18:00"})

    kept = Call.objects.get()
    assert str(kept.title.said_in("en")) == "Open call"
    assert kept.closes_at.isoformat() == "2026-03-08T17:00:00+00:00"


def test_role_is_given_by_address_and_taken_back(amina, summit):
    sent = {"email": "cap@example.org", "name": "Orla Dunne", "role": "captioner"}

    amina.post(f"{HERE}people/", sent)

    grant = RoleGrant.objects.select_related("person").get(role=Role.CAPTIONER)
    assert grant.person.name == "Orla Dunne"
    amina.post(
        f"{HERE}people/revoke/", {"person": grant.person.code, "role": "captioner"}
    )
    assert not RoleGrant.objects.filter(role=Role.CAPTIONER).exists()


def test_last_secretariat_stays_and_hears_why(amina):
    person = RoleGrant.objects.get().person
    sent = {"person": person.code, "role": "secretariat"}

    answer = amina.post(f"{HERE}people/revoke/", sent)

    assert answer.status_code == 409
    assert "the last one of the secretariat" in answer.content.decode()
    assert RoleGrant.objects.count() == 1


def test_session_is_added_by_hand_and_changed(amina, summit):
    make_programme.session(summit, "OLD-01")
    new = "/en/hamlet-2026/secretariat/programme/new/"
    sent = form_of(amina, new) | {
        "title_en": "Opening ceremony",
        "rows-0-role": "chair",
        "rows-0-name": "Élodie Marchetaz",
        "organizers": "Republic of Valmonde",
    }

    answer = amina.post(new, sent)

    made = Session.objects.get(code="OPENING-CEREMONY")
    assert answer.url == f"/en/hamlet-2026/secretariat/programme/{made.code}/"
    edit = f"{answer.url}edit/"
    amina.post(edit, form_of(amina, edit) | {"title_fr": "Cérémonie d’ouverture"})
    made.refresh_from_db()
    assert str(made.title.said_in("fr")) == "Cérémonie d’ouverture"
    assert made.roles.get().person.name == "Élodie Marchetaz"
    assert Person.objects.filter(name="Élodie Marchetaz").count() == 1


def test_what_was_typed_wrong_overwrites_nothing_unseen(amina, summit):
    session = make_programme.session(summit, "OLD-01")
    edit = "/en/hamlet-2026/secretariat/programme/OLD-01/edit/"
    read = form_of(amina, edit)
    Session.objects.filter(pk=session.pk).update(minutes=50)  # somebody else, meanwhile

    wrong = amina.post(edit, read | {"title_en": "Mine", "minutes": "0"})
    assert f'name="seen" value="{read["seen"][0]}"' in wrong.content.decode()

    answer = amina.post(edit, read | {"title_en": "Mine"})
    assert "Nothing was overwritten" in answer.content.decode()
    session.refresh_from_db()
    assert (str(session.title.said_in("en")), session.minutes) == ("Session OLD-01", 50)
    again = read | {"title_en": "Mine", "seen": _seen(answer)}
    assert amina.post(edit, again).status_code == 302


def _seen(answer):
    return re.search(r'name="seen" value="([^"]+)"', answer.content.decode())[1]


def test_edition_moves_through_its_states(amina):
    amina.post(f"{HERE}move/", {"act": "open"})

    assert Summit.objects.get().state == "open"
    assert amina.post(f"{HERE}move/", {"act": "open"}).status_code == 409


def test_a_usual_class_named_in_another_language_has_its_usual_code(amina, summit):
    sent = form_of(amina, f"{HERE}categories/")
    gone = next(
        name.replace("-code", "-DELETE")
        for name, value in sent.items()
        if name.endswith("-code") and value == ["interpreter"]
    )
    amina.post(f"{HERE}categories/", sent | {gone: "on"})
    sent = form_of(amina, f"{HERE}categories/")
    row = int(sent["rows-INITIAL_FORMS"][0])
    named = {
        f"rows-{row}-name_fr": "INTERPRÈTE",
        f"rows-{row}-zones": "Grounds",
        f"rows-{row + 1}-name_en": "Stage crew",
        f"rows-{row + 1}-zones": "Grounds",
    }

    nameless = amina.post(f"{HERE}categories/", sent | {f"rows-{row}-zones": "Grounds"})
    amina.post(f"{HERE}categories/", sent | named)

    assert "This field is required." in nameless.content.decode()
    codes = list(summit.categories.order_by("position").values_list("code", flat=True))
    assert codes[-2:] == ["interpreter", "stage-crew"]


def test_two_rows_of_one_name_are_refused_and_none_is_lost(amina, summit):
    sent = form_of(amina, f"{HERE}categories/")
    amina.post(f"{HERE}categories/", sent)
    before = list(summit.categories.order_by("id").values())
    sent = form_of(amina, f"{HERE}categories/")
    row = int(sent["rows-INITIAL_FORMS"][0])
    named = {
        f"rows-{row}-name_en": "Stage crew",
        f"rows-{row}-zones": "Grounds",
        f"rows-{row + 1}-name_en": "Stage crew",
        f"rows-{row + 1}-zones": "Lounge",
    }

    page = amina.post(f"{HERE}categories/", sent | named).content.decode()

    assert "“Stage crew” stands in two rows." in page
    assert "Lounge" in page
    assert list(summit.categories.order_by("id").values()) == before
