import make
import make_outcomes
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.outcomes import commenting, editing, signed_text
from palabre.stages.outcomes import operations as outcomes
from palabre.stages.outcomes.models import Comment

pytestmark = pytest.mark.django_db

LATER = make_outcomes.LATER


@pytest.fixture
def draft():
    return make_outcomes.draft()


@pytest.fixture
def by(draft):
    return make.holder(draft.summit, Role.RAPPORTEUR, "Dolores Ibarra")


def test_comment_is_open_until_it_is_settled_with_a_reason(draft, by):
    sentence = make_outcomes.cited(draft)
    chair = make_outcomes.chair(draft.summit)

    made = commenting.comment(sentence, "Too strong.", by=by, at=LATER)
    with pytest.raises(Refused, match="reason-missing"):
        commenting.settle(made, "rejected", reason=" ", by=chair, at=LATER)
    settled = commenting.settle(made, "rejected", reason="Said so.", by=chair, at=LATER)

    assert (made.disposition, made.author, made.about) == (
        "open",
        "Dolores Ibarra",
        sentence.text,
    )
    assert (settled.disposition, settled.reason, settled.settled_by) == (
        "rejected",
        "Said so.",
        "Emeka Obi",
    )
    acts = [one.act for one in Entry.objects.order_by("-id")[:2]]
    assert acts == ["outcomes.comment.settled", "outcomes.comment.made"]


def test_comment_survives_an_edit_and_tells_what_it_was_about(draft, by):
    sentence = make_outcomes.cited(draft)
    made = commenting.comment(sentence, "Too strong.", by=by, at=LATER)

    editing.edit_sentence(
        sentence, "Wells were dug.", by=make_outcomes.chair(draft.summit), at=LATER
    )

    kept = Comment.objects.select_related("sentence").get(code=made.code)
    assert (kept.about, kept.sentence.text) == (sentence.text, "Wells were dug.")


@pytest.mark.parametrize(
    ("text", "quote", "code"),
    [
        (" ", "", "field-missing"),
        ("x" * 4001, "", "note-too-long"),
        ("Which?", "words that do not stand there", "words-not-in-sentence"),
    ],
)
def test_comment_that_cannot_stand_is_refused(draft, by, text, quote, code):
    with pytest.raises(Refused, match=code):
        commenting.comment(
            make_outcomes.cited(draft), text, quote=quote, by=by, at=LATER
        )


def test_strangers_do_not_comment_and_rapporteurs_do_not_settle(draft, by):
    sentence = make_outcomes.cited(draft)
    made = commenting.comment(sentence, "Fine.", by=by, at=LATER)

    with pytest.raises(Refused, match="not-allowed"):
        commenting.comment(sentence, "Me too.", by=make.actor(make.person()), at=LATER)
    with pytest.raises(Refused, match="not-allowed"):
        commenting.settle(made, "noted", reason="x", by=by, at=LATER)
    with pytest.raises(Refused, match="field-unknown"):
        commenting.settle(
            made, "burnt", reason="x", by=make_outcomes.chair(draft.summit), at=LATER
        )


def test_issued_text_takes_no_more_comments(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    draft = make_outcomes.issued().draft

    with pytest.raises(Refused, match="draft-issued"):
        commenting.comment(
            make_outcomes.cited(draft),
            "Late.",
            by=make_outcomes.chair(draft.summit),
            at=LATER,
        )


def test_comment_is_answered_by_who_comments_until_the_text_is_issued(draft, by):
    made = commenting.comment(make_outcomes.cited(draft), "Why?", by=by, at=LATER)
    chair = make_outcomes.chair(draft.summit)

    commenting.reply(made, "Because  of the pumps.", by=chair, at=LATER)
    commenting.reply(made, "I see.", by=by, at=LATER)

    told = [(one.author, one.text) for one in made.replies.order_by("id")]
    assert told == [
        ("Emeka Obi", "Because of the pumps."),
        ("Dolores Ibarra", "I see."),
    ]
    assert Comment.objects.get(pk=made.pk).disposition == "open"
    assert Entry.objects.filter(act="outcomes.comment.replied").count() == 2
    with pytest.raises(Refused, match="field-missing"):
        commenting.reply(made, " ", by=by, at=LATER)
    with pytest.raises(Refused, match="note-too-long"):
        commenting.reply(made, "x" * 4001, by=by, at=LATER)
    stranger = make.actor(make.person("Grace Stranger"))
    with pytest.raises(Refused, match="not-allowed"):
        commenting.reply(made, "Me too.", by=stranger, at=LATER)
    draft.state = "issued"
    draft.save()
    with pytest.raises(Refused, match="draft-issued"):
        commenting.reply(made, "Late.", by=by, at=LATER)


def test_chair_signs_over_open_comments_only_by_saying_how_many(draft, by):
    sentence = make_outcomes.cited(draft)
    chair = make_outcomes.chair(draft.summit)
    settled = commenting.comment(sentence, "Heard?", by=by, at=LATER)
    commenting.settle(settled, "noted", reason="Heard.", by=chair, at=LATER)
    still = commenting.comment(sentence, "Too strong.", by=by, at=LATER)

    with pytest.raises(Refused, match="comments-open"):
        outcomes.sign(draft, by=chair, at=LATER)
    signed = outcomes.sign(draft, n_open=1, by=chair, at=LATER)

    assert signed.state == "signed"
    assert Entry.objects.order_by("-id")[0].facts == {
        "hash": signed.signed_hash,
        "open_comments": [still.code],
    }


def test_chair_who_settled_everything_is_not_held_up_by_an_old_page(draft, by):
    chair = make_outcomes.chair(draft.summit)
    made = commenting.comment(make_outcomes.cited(draft), "So?", by=by, at=LATER)
    commenting.settle(made, "noted", reason="So.", by=chair, at=LATER)

    assert outcomes.sign(draft, n_open=1, by=chair, at=LATER).state == "signed"


@pytest.mark.parametrize("is_on_first", [True, False])
def test_comment_goes_back_to_the_sentence_it_was_made_on_after_merge_and_split(
    draft, by, is_on_first
):
    chair = make_outcomes.chair(draft.summit)
    facts = {"by": chair, "at": LATER}
    rows = draft.sentences.filter(evidence__isnull=False).order_by("position")
    one, other = rows.distinct()[:2]
    one = editing.edit_sentence(one, "Mayors said that many wells are dry.", **facts)
    other = editing.edit_sentence(other, "Donors said that pumps cost more.", **facts)
    on = one if is_on_first else other
    made = commenting.comment(on, "Who?", quote="said that", by=by, at=LATER)
    whole = commenting.comment(on, "All of it?", by=by, at=LATER)
    first, second = (
        ("Mayors saw many dry wells.", other.text)
        if is_on_first
        else (one.text, "Donors found pumps too dear: they cost more.")
    )

    kept = editing.merge(one, other, text=f"{first} {second}", **facts)
    halves = editing.split(kept, first, second, **facts)

    about = halves[0 if is_on_first else 1]
    assert Comment.objects.get(pk=made.pk).sentence == about
    assert Comment.objects.get(pk=whole.pk).sentence == about


def test_what_is_sent_twice_is_kept_once(draft, by):
    sentence = make_outcomes.cited(draft)
    other = make.holder(draft.summit, Role.RAPPORTEUR, "Amina Diallo")

    first = commenting.comment(sentence, "Too strong.", by=by, at=LATER)
    again = commenting.comment(sentence, "Too  strong. ", by=by, at=LATER)
    theirs = commenting.comment(sentence, "Too strong.", by=other, at=LATER)
    for _ in range(2):
        commenting.reply(first, "Shorter, too.", by=by, at=LATER)

    assert again == first != theirs
    assert sentence.comments.count() == 2
    assert [one.text for one in first.replies.all()] == ["Shorter, too."]


def test_comments_come_back_with_a_sentence_that_is_taken_in_again(draft, by):
    chair = make_outcomes.chair(draft.summit)
    kept, gone, first = signed_text.standing(draft)[3:6]
    about = {}
    for sentence in (kept, gone, first):
        words = f"On {sentence.code}."
        about[sentence] = commenting.comment(sentence, words, by=by, at=LATER)
    editing.merge(gone, first, text="Two in one.", by=chair, at=LATER)
    editing.merge(kept, gone, text="Three in one.", by=chair, at=LATER)
    assert kept.comments.count() == 3

    editing.restore(gone, by=chair, at=LATER)

    assert list(kept.comments.all()) == [about[kept]]
    assert set(gone.comments.all()) == {about[gone], about[first]}
    editing.restore(first, by=chair, at=LATER)
    assert list(first.comments.all()) == [about[first]]
