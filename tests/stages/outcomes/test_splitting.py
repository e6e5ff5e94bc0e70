import make_outcomes
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import editing, undoing
from palabre.stages.outcomes.splitting import parted_word

LATER = make_outcomes.LATER
TEXT = "One speaker reported that l’accès can not wait, end-to-end."


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        ("O", "ne speaker reported that l’accès can not wait.", "One"),
        ("One spea.", "Ker reported that l’accès can not wait.", "speaker"),
        ("One speaker reported that l’", "accès can not wait", "l’accès"),
        ("One speaker reported that can not wait, end-", "to-end.", "end-to-end"),
        ("One speaker reported.", "That l’accès can not wait.", ""),
        ("One speaker reported that l’accès can", "not wait", ""),
        ("Another text.", "And one more.", ""),
    ],
)
def test_a_split_inside_a_word_is_known(first, second, word):
    assert parted_word(TEXT, first, second) == word


@pytest.mark.django_db
def test_a_split_inside_a_word_is_refused_and_nothing_changes():
    draft = make_outcomes.draft()
    by = make_outcomes.chair(draft.summit)
    sentence = make_outcomes.cited(draft)
    text = sentence.text

    with pytest.raises(Refused, match="split-inside-word") as refused:
        editing.split(sentence, text[:1], text[1:], by=by, at=LATER)

    assert refused.value.facts == {"field": "text", "word": text.split()[0]}
    sentence.refresh_from_db()
    assert sentence.text == text


@pytest.mark.django_db
def test_a_fragment_between_words_waits_for_a_person():
    draft = make_outcomes.draft()
    by = make_outcomes.chair(draft.summit)
    sentence = make_outcomes.cited(draft)
    head, tail = sentence.text.split(" ", 1)

    made = editing.split(sentence, head, tail, by=by, at=LATER)

    assert "verified" not in {one.verdict for one in made}


def halves(draft, by):
    """Split a sentence in two, and return the halves, its words and the change."""
    sentence = make_outcomes.cited(draft)
    words, text = sentence.text.split(), sentence.text
    first, second = " ".join(words[:4]), " ".join(words[4:])
    made = editing.split(sentence, first, second, by=by, at=LATER)
    return *made, text


def standing(draft):
    rows = draft.sentences.filter(is_dropped=False).order_by("position")
    return list(rows.values_list("code", "text"))


@pytest.mark.django_db
@pytest.mark.parametrize("which", [0, 1])
def test_undoing_a_split_makes_one_sentence_of_the_halves(which):
    draft = make_outcomes.draft()
    by = make_outcomes.chair(draft.summit)
    before = standing(draft)
    assert make_outcomes.cited(draft).writer == "extract"
    *parts, text = halves(draft, by)
    version = parts[which].versions.get(act="split")

    made = undoing.put_back(
        parts[which], version, revision=parts[which].revision, by=by, at=LATER
    )

    assert standing(draft) == before
    assert (made.code, made.text, made.verdict) == (parts[0].code, text, "verified")
    assert made.writer == "extract"


@pytest.mark.django_db
def test_undoing_a_split_leaves_a_half_that_somebody_changed():
    draft = make_outcomes.draft()
    by = make_outcomes.chair(draft.summit)
    first, second, text = halves(draft, by)
    editing.edit_sentence(second, "Somebody wrote on here.", by=by, at=LATER)

    undoing.put_back(first, first.versions.get(act="split"), by=by, at=LATER)

    told = dict(standing(draft))
    assert told[first.code] == text
    assert told[second.code] == "Somebody wrote on here."


@pytest.mark.django_db
def test_words_put_back_are_the_machine_s_again_and_a_person_s_stay_a_person_s():
    draft = make_outcomes.draft()
    by = make_outcomes.chair(draft.summit)
    sentence = make_outcomes.cited(draft)
    text = sentence.text

    def put(words):
        return editing.edit_sentence(sentence, words, by=by, at=LATER).writer

    assert [
        put("Wells were dug."),
        put("Wells were shut."),
        put("Wells were dug."),
    ] == ["person"] * 3
    assert put(text) == "extract"
