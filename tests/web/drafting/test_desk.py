import re

import make
import make_outcomes
import make_readers
import pytest

from palabre.kernel.actors import Role
from palabre.stages.outcomes import editing
from palabre.stages.outcomes.models import Draft, Issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make_outcomes.draft()


@pytest.fixture
def chair(client, draft):
    return make_readers.as_role(client, draft.summit, Role.CHAIR)


def desk(draft, tail=""):
    return f"/en/{draft.summit.code}/chair/{draft.code}/{tail}"


def test_desk_shows_outline_text_and_evidence_as_a_plain_page(chair, draft):
    sentence = make_outcomes.cited(draft)

    page = chair.get(desk(draft, f"?sentence={sentence.code}")).content.decode()

    words = sentence.evidence.order_by("position")[0]
    assert f"<mark>{words.quote}</mark>" in page
    assert 'aria-current="true"' in page
    assert page.count("data-verdict=") == draft.sentences.count()
    assert "Balance" in page


def test_edit_is_judged_at_once_and_blocks_the_signature(chair, draft):
    sentence = make_outcomes.cited(draft)
    path = desk(draft, f"sentences/{sentence.code}/")

    chair.post(path + "edit/", {"text": "Speakers counted 9,321 pumps."})
    blocked = chair.post(
        desk(draft, "sign/"), make_outcomes.shown(draft), follow=True
    ).content.decode()
    sentence.refresh_from_db()

    assert sentence.verdict == "refused"
    assert "wait for a decision" in blocked or "waits for a decision" in blocked
    assert (
        "<del>" in chair.get(desk(draft, f"?sentence={sentence.code}")).content.decode()
    )

    chair.post(path + "override/", {"reason": "Counted by the Chair."})
    chair.post(desk(draft, "sign/"), make_outcomes.shown(draft))
    draft.refresh_from_db()
    assert draft.state == "signed"


def test_gate_speaks_while_one_types_and_keeps_nothing(chair, draft):
    sentence = make_outcomes.cited(draft)
    path = desk(draft, f"sentences/{sentence.code}/check/")

    told = chair.post(path, {"text": "Nobody saw 77 pigs."}).content.decode()

    assert "not supported" in told
    sentence.refresh_from_db()
    assert (sentence.verdict, sentence.versions.count()) == ("verified", 0)


def test_drop_needs_a_reason_and_restore_brings_back(chair, draft):
    sentence = make_outcomes.cited(draft)
    path = desk(draft, f"sentences/{sentence.code}/")

    chair.post(path + "drop/", {"reason": ""})
    sentence.refresh_from_db()
    assert sentence.is_dropped is False

    chair.post(path + "drop/", {"reason": "Said twice."})
    sentence.refresh_from_db()
    assert (sentence.is_dropped, sentence.drop_reason) == (True, "Said twice.")

    chair.post(path + "restore/")
    sentence.refresh_from_db()
    assert sentence.is_dropped is False


def test_signed_text_is_issued_from_the_desk(chair, draft):
    chair.post(desk(draft, "sign/"), make_outcomes.shown(draft))
    chair.post(desk(draft, "issue/"), {"symbol": ""})

    assert Issue.objects.get().symbol == "HF/2026/CS/1"
    page = chair.get(desk(draft)).content.decode()
    assert "edit-text" not in page


def test_new_draft_from_the_desk(chair, draft):
    answer = chair.post("/en/hamlet-2026/chair/drafts/new/", {"lang": "fr"})

    made = Draft.objects.get(lang="fr")
    assert answer["Location"] == desk(made)


@pytest.mark.parametrize("tail", ["", "sign/", "issue/", "sentences/T01-001/edit/"])
def test_strangers_and_speakers_do_not_come_to_the_desk(client, draft, tail):
    ask = client.post if tail else client.get

    assert ask(desk(draft, tail)).status_code == 302
    make_readers.sign_in(client, make.person())
    assert ask(desk(draft, tail)).status_code == 403


@pytest.mark.parametrize("n", [1, 3])
def test_list_of_drafts_asks_the_same(chair, draft, n, django_assert_num_queries):
    for _ in range(n - 1):
        make_outcomes.draft(draft.summit)
    chair.get("/en/hamlet-2026/chair/")

    with django_assert_num_queries(7):
        page = chair.get("/en/hamlet-2026/chair/").content.decode()

    assert page.count("/chair/") > n


def test_open_comments_are_counted_beside_the_signature_and_signed_over(chair, draft):
    sentence = make_outcomes.cited(draft)
    path = desk(draft, f"sentences/{sentence.code}/comment/")
    chair.post(path, {"comment": "Too strong."})

    asked = chair.get(desk(draft)).content.decode()
    refused = chair.post(
        desk(draft, "sign/"), make_outcomes.shown(draft), follow=True
    ).content.decode()
    held = Draft.objects.get(pk=draft.pk).state
    chair.post(desk(draft, "sign/"), {"n_open": "1", **make_outcomes.shown(draft)})

    assert 'name="n_open" value="1" required' in asked
    assert "1 comment is open." in asked
    assert "Comments that nobody has settled: 1." in refused
    assert (held, Draft.objects.get(pk=draft.pk).state) == ("drafted", "signed")


@pytest.mark.parametrize("number", ["-1", "x", "9" * 5000, "²"])
def test_no_number_of_comments_is_a_crash(chair, draft, number):
    answer = chair.post(
        desk(draft, "sign/"), {"n_open": number, **make_outcomes.shown(draft)}
    )

    assert answer.status_code == 302
    assert Draft.objects.get(pk=draft.pk).state == "signed"


def form_of(page):
    """Return what the form to sign would send."""
    found = re.search(
        r'name="seen" value="(\w+)"><input type="hidden" name="since" value="(\d+)"',
        page,
    )
    return {"seen": found[1], "since": found[2]}


def test_chair_signs_no_text_that_others_changed_after_her_page(chair, draft):
    sentence = make_outcomes.cited(draft)
    form = form_of(chair.get(desk(draft)).content.decode())
    other = make.holder(draft.summit, Role.SECRETARIAT, "Amina Diallo")
    text = "Speakers counted 9,321 dragons."
    why = "We know better."
    editing.edit_sentence(sentence, text, reason=why, by=other, at=make_outcomes.LATER)

    answer = chair.post(desk(draft, "sign/"), form)
    page = answer.content.decode()

    assert answer.status_code == 409
    assert Draft.objects.get(pk=draft.pk).state == "drafted"
    assert "Nothing was signed" in page
    listed = page.partition("data-unsigned")[2].partition("</section>")[0]
    assert listed.count("<li>") == 1
    for one in (sentence.code, "dragons", "Amina Diallo", why):
        assert one in listed

    chair.post(desk(draft, "sign/"), form_of(page))
    assert Draft.objects.get(pk=draft.pk).state == "signed"


def test_form_that_does_not_say_what_was_seen_signs_nothing(chair, draft):
    answer = chair.post(desk(draft, "sign/"))

    assert answer.status_code == 409
    assert Draft.objects.get(pk=draft.pk).state == "drafted"
