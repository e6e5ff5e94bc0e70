"""What is typed at the desk is not cut, not overwritten unseen, and can be undone."""

from urllib.parse import quote

import make
import make_outcomes
import make_readers
import pytest
from django.contrib.messages import get_messages
from django.utils.html import escape

from palabre.kernel.actors import Role
from palabre.stages.outcomes import editing, signed_text
from palabre.stages.outcomes import operations as outcomes

pytestmark = pytest.mark.django_db

LATER = make_outcomes.LATER
LONG = "Wells need care, " * 1500


@pytest.fixture
def draft():
    return make_outcomes.draft()


@pytest.fixture
def chair(client, draft):
    return make_readers.as_role(client, draft.summit, Role.CHAIR)


@pytest.fixture
def other(draft):
    return make.holder(draft.summit, Role.SECRETARIAT, "Amina Diallo")


def desk(draft):
    return f"/en/{draft.summit.code}/chair/{draft.code}/"


def at(draft, sentence, act):
    return f"{desk(draft)}sentences/{sentence.code}/{act}/"


def pair(draft):
    rows = signed_text.standing(draft)
    place = rows.index(make_outcomes.cited(draft))
    return rows[place], rows[place + 1]


def test_no_field_at_the_desk_cuts_what_is_pasted(chair, draft):
    sentence = make_outcomes.cited(draft)

    panel = chair.get(desk(draft), {"sentence": sentence.code}).content.decode()
    write = chair.get(f"{desk(draft)}write/").content.decode()

    fields = [*panel.split("<textarea")[1:], *write.split("<textarea")[1:]]
    assert len(fields) >= 5
    assert not [one for one in fields if "maxlength" in one.partition(">")[0]]


def test_too_much_for_a_sentence_is_told_while_one_types_and_comes_back(chair, draft):
    sentence = make_outcomes.cited(draft)
    told = "A sentence has at most 2000 signs; this one has 25499."

    judged = chair.post(at(draft, sentence, "check"), {"text": LONG}).content.decode()
    found = chair.post(f"{desk(draft)}write/check/", {"text": LONG}).content.decode()
    kept = chair.post(at(draft, sentence, "edit"), {"text": LONG, "revision": 1})
    written = chair.post(
        f"{desk(draft)}write/", {"text": LONG, "act": "keep", "after": sentence.code}
    )

    assert told in judged
    assert told in found
    for answer in (kept, written):
        page = answer.content.decode()
        assert answer.status_code == 409
        assert told in page
        assert escape(LONG.strip()) in page


def test_a_merge_on_words_of_before_is_refused_beside_what_stands(chair, draft, other):
    kept, gone = pair(draft)
    editing.edit_sentence(gone, "Wells of 1871.", revision=1, by=other, at=LATER)
    asked = {"text": "Both in one.", "other": gone.code, "revision": 1}

    answer = chair.post(at(draft, kept, "merge"), asked | {"other_revision": 1})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Amina Diallo changed this sentence" in page
    assert "1871" in page
    assert 'name="other_revision" value="2"' in page
    gone.refresh_from_db()
    assert not gone.is_dropped


def test_what_another_changed_meanwhile_is_not_left_out_unseen(chair, draft, other):
    sentence = make_outcomes.cited(draft)
    editing.edit_sentence(sentence, "Wells of 1871.", revision=1, by=other, at=LATER)

    answer = chair.post(
        at(draft, sentence, "drop"), {"reason": "Too long.", "revision": 1}
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Wells of 1871." in page
    assert 'value="Too long."' in page
    sentence.refresh_from_db()
    assert not sentence.is_dropped


def test_one_announcement_for_words_of_a_sentence_that_was_left_out(
    chair, draft, other
):
    sentence = make_outcomes.cited(draft)
    editing.drop(sentence, reason="Too long.", by=other, at=LATER)

    answer = chair.post(
        at(draft, sentence, "edit"), {"text": "Wells were dug.", "revision": 1}
    )

    (told,) = [str(one) for one in get_messages(answer.wsgi_request)]
    assert told.startswith("Amina Diallo left this sentence out (Too long.).")


def test_former_words_are_put_back(chair, draft, other):
    sentence = make_outcomes.cited(draft)
    former = sentence.text
    editing.edit_sentence(sentence, "Wells of 1871.", revision=1, by=other, at=LATER)
    version = sentence.versions.get()

    page = chair.get(desk(draft), {"sentence": sentence.code}).content.decode()
    assert f'name="version" value="{version.pk}"' in page
    chair.post(at(draft, sentence, "put-back"), {"version": version.pk, "revision": 2})

    sentence.refresh_from_db()
    assert (sentence.text, sentence.verdict) == (former, "verified")


@pytest.mark.parametrize("wanted", ["", "x", "0", "9" * 30, "٣"])
def test_words_of_no_version_are_not_put_back(chair, draft, wanted):
    sentence = make_outcomes.cited(draft)

    answer = chair.post(at(draft, sentence, "put-back"), {"version": wanted})

    assert answer.status_code == 404


def test_a_decision_is_taken_back_from_the_panel(chair, draft):
    sentence = make_outcomes.cited(draft)
    chair.post(
        at(draft, sentence, "edit"),
        {"text": "Wells of 1871.", "reason": "I was there.", "revision": 1},
    )
    page = chair.get(desk(draft), {"sentence": sentence.code}).content.decode()
    assert "Take the decision back" in page

    chair.post(at(draft, sentence, "judge"), {"revision": 2})

    sentence.refresh_from_db()
    assert (sentence.verdict, sentence.override_reason) == ("refused", "")


def test_who_is_signed_out_comes_back_to_the_page_of_the_act(client, draft):
    page = f"http://testserver{desk(draft)}?sentence=T01-001"

    answer = client.post(f"{desk(draft)}sign/", headers={"Referer": page})
    strange = client.post(
        f"{desk(draft)}sign/", headers={"Referer": "http://elsewhere.example/x"}
    )

    back = quote(f"{desk(draft)}?sentence=T01-001", safe="/")
    assert answer["Location"] == f"/en/sign-in/?next={back}"
    assert strange["Location"] == f"/en/sign-in/?next={desk(draft)}sign/"


def test_links_of_a_refused_act_lead_to_the_desk(chair, draft):
    sentence = make_outcomes.cited(draft)

    answer = chair.post(at(draft, sentence, "edit"), {"text": "", "revision": 1})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert f'href="{desk(draft)}?sentence={sentence.code}#' in page
    assert 'href="?' not in page


def test_the_state_in_the_way_is_told_in_the_reader_s_language(chair, draft):
    sentence = make_outcomes.cited(draft)
    outcomes.sign(draft, by=make_outcomes.chair(draft.summit), at=LATER)
    act = at(draft, sentence, "edit").replace("/en/", "/fr/")

    answer = chair.post(act, {"text": "Wells were dug.", "revision": 1})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "l’état est maintenant «\xa0signé\xa0»" in page
