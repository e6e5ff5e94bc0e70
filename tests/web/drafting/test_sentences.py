import html
from types import SimpleNamespace
from urllib.parse import quote

import make
import make_outcomes
import make_readers
import pytest

from palabre.gateways.bus import chosen
from palabre.kernel.actors import Role
from palabre.stages.outcomes import commenting, editing, signed_text
from palabre.stages.outcomes.models import Comment
from palabre.stages.outcomes.queries import text_of
from palabre.web.drafting import panel
from palabre.workflows.tell_desk import desk_events, room_of

pytestmark = pytest.mark.django_db

LATER = make_outcomes.LATER


class Heard:
    """A bus that keeps what is told."""

    def __init__(self):
        self.told = []

    def publish(self, room, event):
        self.told.append((room, event.kind))


@pytest.fixture
def bus():
    heard, before = Heard(), chosen.current("")
    chosen.use(heard)
    yield heard
    chosen.use(before)


@pytest.fixture
def draft(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make_outcomes.draft()


@pytest.fixture
def chair(client, draft):
    return make_readers.as_role(client, draft.summit, Role.CHAIR)


def at(draft, sentence, act):
    return (
        f"/en/{draft.summit.code}/chair/{draft.code}/sentences/{sentence.code}/{act}/"
    )


def test_conflict_keeps_what_was_typed_and_shows_what_stands(chair, draft):
    sentence = make_outcomes.cited(draft)
    other = make.holder(draft.summit, Role.SECRETARIAT, "Amina Diallo")
    editing.edit_sentence(sentence, "Wells were dug.", by=other, at=LATER)

    answer = chair.post(
        at(draft, sentence, "edit"), {"text": "Wells were shut.", "revision": "1"}
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Amina Diallo changed this sentence" in page
    assert ">Wells were shut.</textarea>" in page
    assert 'name="revision" value="2"' in page
    sentence.refresh_from_db()
    assert sentence.text == "Wells were dug."


def test_refused_form_keeps_what_was_typed(chair, draft):
    sentence = make_outcomes.cited(draft)

    answer = chair.post(
        at(draft, sentence, "comment"), {"comment": "Why?", "quote": "not there"}
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert ">Why?</textarea>" in page
    assert Comment.objects.count() == 0


def test_split_inside_a_word_says_where_one_can_split(chair, draft):
    first = make_outcomes.cited(draft)

    page = chair.post(
        at(draft, first, "split"), {"text": f"{first.text[:1]}\n{first.text[1:]}"}
    )

    told = html.unescape(page.content.decode())
    word = first.text.split()[0]
    assert f"The first part ends inside the word “{word}”. Split between two" in told
    first.refresh_from_db()
    assert first.revision == 1


def test_merge_split_and_move_from_the_panel(chair, draft):
    rows = signed_text.standing(draft)
    place = rows.index(make_outcomes.cited(draft))
    first, second = rows[place], rows[place + 1]

    chair.post(
        at(draft, first, "merge"), {"other": second.code, "text": "One and two."}
    )
    second.refresh_from_db()
    assert second.merged_into == first

    chair.post(at(draft, first, "split"), {"text": "One.\nTwo."})
    texts = [one.text for one in signed_text.standing(draft)]
    assert texts[place : place + 2] == ["One.", "Two."]

    chair.post(at(draft, first, "move"), {"way": "down"})
    texts = [one.text for one in signed_text.standing(draft)]
    assert texts[place : place + 2] == ["Two.", "One."]
    chair.post(at(draft, first, "move"), {"section": "method"})
    first.refresh_from_db()
    assert first.section == "method"


@pytest.mark.parametrize("typed", ["Wells were dug.", "Wells were dug.\n", "\nDug."])
def test_a_split_without_a_second_half_says_what_to_do(chair, draft, typed):
    sentence = make_outcomes.cited(draft)

    answer = chair.post(at(draft, sentence, "split"), {"text": typed})

    sentence.refresh_from_db()
    assert answer.status_code == 409
    told = "<strong>Begin a new line where the second sentence begins</strong>"
    assert told in answer.content.decode()
    assert sentence.revision == 1


def test_a_moved_sentence_goes_back_where_it_stood_in_one_step(chair, draft):
    sentence = make_outcomes.cited(draft)
    before = [one.code for one in signed_text.standing(draft)]
    desk = f"/en/{draft.summit.code}/chair/{draft.code}/?sentence={sentence.code}"
    assert 'value="back"' not in chair.get(desk).content.decode()
    moved = chair.post(
        at(draft, sentence, "move"), {"section": "method"}, follow=True
    ).content.decode()
    number = moved.split('name="move" value="')[1].split('"')[0]
    given = {"way": "back", "move": number}

    back = chair.post(at(draft, sentence, "move"), given, follow=True)
    again = chair.post(at(draft, sentence, "move"), given)

    assert "Put back where it stood." in back.content.decode()
    assert 'value="back"' not in back.content.decode()
    assert [one.code for one in signed_text.standing(draft)] == before
    assert again.status_code == 409
    assert "There is no move of this sentence to undo" in again.content.decode()


def test_gate_speaks_of_a_merge_and_a_split_while_one_types(chair, draft):
    rows = signed_text.standing(draft)
    place = rows.index(make_outcomes.cited(draft))
    first, second = rows[place], rows[place + 1]
    before = [(one.text, one.verdict, one.counts) for one in rows]

    def told(act, **fields):
        return chair.post(at(draft, first, f"{act}/check"), fields).content.decode()

    both = f"{first.text.rstrip('.')}; {second.text[0].lower()}{second.text[1:]}"
    assert 'data-tone="good"' in told("merge", other=second.code, text=both)
    assert 'data-tone="good"' not in told("merge", other=first.code, text=both)
    halves = told("split", text=f"{first.text}\nAnd 9,321 pumps fell.")
    assert [one[:4] for one in halves.split('data-tone="')[1:]] == ["good", 'bad"']
    assert "data-tone" not in told("split", text=first.text)  # no second half yet
    assert 'data-tone="bad"' in told(
        "split", text=f"{first.text}\n ... \0"[:-1] + "x" * 2001
    )
    after = [(one.text, one.verdict, one.counts) for one in signed_text.standing(draft)]
    assert after == before


def test_merging_the_halves_of_a_split_proposes_the_whole_again(draft):
    by = make_outcomes.chair(draft.summit)
    sentence = make_outcomes.cited(draft)
    first, second = "Wells were dug", "before the winter."
    whole = editing.edit_sentence(sentence, f"{first} {second}", by=by, at=LATER).text
    editing.split(sentence, first, second, by=by, at=LATER)

    shown = panel.panel_of(draft, text_of(draft, with_dropped=True), sentence.code)
    assert shown.joined == whole

    editing.edit_sentence(sentence, "Wells were shut", by=by, at=LATER)
    shown = panel.panel_of(draft, text_of(draft, with_dropped=True), sentence.code)
    assert shown.joined == "Wells were shut; before the winter."


def test_one_step_override_from_the_edit_form(chair, draft):
    sentence = make_outcomes.cited(draft)

    chair.post(
        at(draft, sentence, "edit"), {"text": "Pigs flew.", "reason": "I saw them."}
    )

    sentence.refresh_from_db()
    assert (sentence.verdict, sentence.override_reason) == ("overridden", "I saw them.")


def test_comment_is_settled_from_the_panel_and_told_as_csv(chair, draft):
    sentence = make_outcomes.cited(draft)
    chair.post(at(draft, sentence, "comment"), {"comment": "=1+1"})
    made = Comment.objects.get()
    base = f"/en/{draft.summit.code}/chair/{draft.code}/"

    chair.post(
        f"{base}comments/{made.code}/settle/",
        {"disposition": "noted", "reason": "Later."},
    )

    page = chair.get(base + "comments/").content.decode()
    assert "Later." in page
    table = chair.get(base + "comments.csv").content.decode("utf-8-sig")
    row = table.splitlines()[1]
    assert f"{made.code},{sentence.code}," in row
    assert ",'=1+1,,noted,Later.,Emeka Obi," in row


def test_table_of_comments_settles_where_it_stands_and_tells_what_was_left_out(
    chair, draft
):
    sentence = make_outcomes.cited(draft)
    chair.post(at(draft, sentence, "comment"), {"comment": "Where?"})
    made = Comment.objects.get()
    base = f"/en/{draft.summit.code}/chair/{draft.code}/comments"
    chair.post(at(draft, sentence, "drop"), {"reason": "Said twice."})

    settled = chair.post(
        f"{base}/{made.code}/settle/",
        {"disposition": "accepted", "reason": "Left out.", "back": "table"},
    )

    assert settled.url == f"{base}/#c-{made.code}"
    assert "Said twice." in chair.get(f"{base}/").content.decode()
    table = chair.get(f"{base}.csv").content.decode("utf-8-sig")
    assert f"[left out] {sentence.text}" in table


def test_comment_is_answered_in_the_panel_and_nothing_typed_is_lost(chair, draft):
    sentence = make_outcomes.cited(draft)
    chair.post(at(draft, sentence, "comment"), {"comment": "Why?"})
    made = Comment.objects.get()
    base = f"/en/{draft.summit.code}/chair/{draft.code}/"
    address = f"{base}comments/{made.code}/reply/"

    told = chair.post(address, {"reply": "See the pumps."}, follow=True)
    refused = chair.post(address, {"reply": "x" * 4001})

    assert "See the pumps." in told.content.decode()
    assert "See the pumps." in chair.get(base + "comments/").content.decode()
    table = chair.get(base + "comments.csv").content.decode("utf-8-sig")
    assert ": See the pumps." in table
    assert refused.status_code == 409
    assert "x" * 4001 in refused.content.decode()
    assert made.replies.count() == 1


@pytest.mark.parametrize("n", [1, 3])
def test_table_of_comments_asks_the_same(chair, draft, n, django_assert_num_queries):
    by = make_outcomes.chair(draft.summit)
    for one in range(n):
        commenting.comment(make_outcomes.cited(draft), f"Why? {one}", by=by, at=LATER)
    address = f"/en/{draft.summit.code}/chair/{draft.code}/comments/"
    chair.get(address)

    with django_assert_num_queries(8):
        page = chair.get(address).content.decode()

    assert page.count("Why?") == n


def test_versions_are_frozen_and_compared(chair, draft):
    base = f"/en/{draft.summit.code}/chair/{draft.code}/versions/"
    sentence = make_outcomes.cited(draft)
    chair.post(at(draft, sentence, "edit"), {"text": "Wells were dug."})

    chair.post(base + "freeze/", {"kind": "first", "remark": "For noon."})
    first = draft.frozen.get(number=2)
    page = chair.get(
        base, {"from": f"{draft.code}.1", "to": f"{draft.code}.2"}
    ).content.decode()

    assert (first.kind, first.note) == ("first", "For noon.")
    assert "<ins>" in page
    assert "<del>" in page
    assert chair.get(base, {"from": f"{draft.code}.{9**30}"}).status_code == 404
    assert chair.get(base, {"from": "x"}).status_code == 404


def test_text_is_passed_on_and_given_back(chair, draft):
    base = f"/en/{draft.summit.code}/chair/{draft.code}/"

    chair.post(base + "pass/", {"remark": "Read."})
    chair.post(base + "pass/")
    page = chair.post(base + "give-back/", {"reason": "Once more."}, follow=True)

    draft.refresh_from_db()
    assert draft.lies_with == "rapporteur"
    assert "given back" in page.content.decode()


def test_everybody_at_the_desk_hears_of_a_change_and_of_typing(chair, draft, bus):
    sentence = make_outcomes.cited(draft)

    chair.post(at(draft, sentence, "typing"))
    chair.post(at(draft, sentence, "edit"), {"text": "Wells were dug."})

    assert bus.told == [(room_of(draft), "editing"), (room_of(draft), "changed")]


def test_only_who_was_on_the_page_knows_the_room(draft):
    room = room_of(draft)

    assert desk_events(room) == []
    assert desk_events(room[:-1] + ("0" if room[-1] != "0" else "1")) is None
    assert desk_events(".desk/") is None


def test_rapporteur_reads_and_comments_and_does_not_sign(client, draft):
    rapporteur = make_readers.as_role(client, draft.summit, Role.RAPPORTEUR)
    sentence = make_outcomes.cited(draft)

    rapporteur.post(at(draft, sentence, "comment"), {"comment": "Fine."})
    rapporteur.post(f"/en/{draft.summit.code}/chair/{draft.code}/sign/")

    draft.refresh_from_db()
    assert Comment.objects.get().text == "Fine."
    assert draft.state == "drafted"


def test_left_out_point_is_taken_in_from_its_page(client):
    draft = make_outcomes.draft(make_outcomes.talkative())
    chair = make_readers.as_role(client, draft.summit, Role.CHAIR)
    base = f"/en/{draft.summit.code}/chair/{draft.code}/left-out/"
    point = draft.points.filter(sentence=None).exclude(told="").order_by("-weight")[0]
    page = chair.get(base).content.decode()
    assert "Left out:" in page
    assert (
        chair.get(base, {"q": "zzz-nowhere"}).content.decode().count("Take it in<") == 0
    )

    chair.post(f"{base}{quote(point.code)}/take-in/")

    point.refresh_from_db()
    assert point.sentence.text == point.told


def test_who_disagrees_is_a_page_and_a_part(chair, draft):
    sentence = make_outcomes.cited(draft)
    address = at(draft, sentence, "dissent")

    page = chair.get(address).content.decode()
    part = chair.get(address, headers={"HX-Request": "true"}).content.decode()

    assert "<html" in page
    assert "<html" not in part
    assert "Looked in 1 session" in part


@pytest.mark.parametrize(
    ("words", "figures", "text", "idle"),
    [
        ((), (), "It was prepared by the chair.", {"quotations", "numbers"}),
        ((), ("one",), "In the one transcript nobody spoke.", {"quotations"}),
        ((), (), "Held in 2026.", {"quotations"}),
        (("cited",), (), "One speaker agreed.", set()),
    ],
)
def test_a_check_without_anything_to_look_at_does_not_apply(words, figures, text, idle):
    grounds = SimpleNamespace(words=words, figures=figures)

    found = panel._idle_rules(SimpleNamespace(text=text), grounds)

    assert found & {"quotations", "numbers", "names"} == idle


def test_words_for_a_sentence_left_out_meanwhile_are_kept_and_that_is_said(
    chair, draft
):
    sentence = make_outcomes.cited(draft)
    other = make.holder(draft.summit, Role.SECRETARIAT, "Amina Diallo")
    editing.drop(sentence, reason="Said twice.", by=other, at=LATER)

    page = chair.post(
        at(draft, sentence, "edit"),
        {"text": "Wells were shut.", "revision": "1"},
        follow=True,
    ).content.decode()

    sentence.refresh_from_db()
    assert (sentence.text, sentence.is_dropped) == ("Wells were shut.", True)
    assert "Amina Diallo left this sentence out (Said twice.)" in page
    drawer = page.partition("data-drawer")[2]
    assert drawer.index("Take it in again") < drawer.index('id="evidence-title"')


def test_words_of_the_house_typed_back_stay_words_of_the_house(chair, draft):
    house = draft.sentences.filter(writer="template", verdict="verified").first()

    told = chair.post(at(draft, house, "check"), {"text": f" {house.text} "})
    chair.post(at(draft, house, "edit"), {"text": house.text})

    assert "verified" in told.content.decode()
    kept = draft.sentences.get(pk=house.pk)
    assert (kept.writer, kept.verdict) == ("template", "verified")
    assert (kept.revision, kept.versions.count()) == (house.revision, 0)


def test_refusal_comes_first_and_takes_the_focus(chair, draft):
    sentence = make_outcomes.cited(draft)

    page = chair.post(at(draft, sentence, "drop"), {"reason": ""}).content.decode()

    drawer = page.partition("data-drawer")[2]
    notice = drawer.index('role="alert" data-tone="bad" tabindex="-1" autofocus')
    assert notice < drawer.index('id="evidence-title"')
