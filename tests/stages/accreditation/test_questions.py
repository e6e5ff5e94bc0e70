"""Questions: whom they meet, when, and what a good answer is."""

from dataclasses import replace

import make_accreditation as made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.kernel.languages import UN_LANGUAGES, text
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import questions as asking
from palabre.stages.accreditation.questions import Kind
from palabre.stages.accreditation.standard import standard_form

FORM = made.form()
VISA, PASSPORT, LETTER, DIET = FORM


def keys(many):
    return [one.key for one in many]


def test_a_question_survives_its_way_through_the_database():
    for one in (*FORM, *standard_form()):
        assert asking.question_from(one.to_json()) == one


def test_the_form_of_the_house_can_be_answered():
    asking.check_form(standard_form())


@pytest.mark.parametrize("one", standard_form(), ids=lambda one: one.key)
def test_the_form_of_the_house_is_said_in_six_languages(one):
    said = [one.label, *(name for _, name in one.choices)]
    said += [text for text in (one.help, one.purpose) if text.words]

    assert [set(text.words) for text in said] == [set(UN_LANGUAGES)] * len(said)


def test_questions_meet_their_category_and_mode():
    press = replace(DIET, key="card", categories=("press",))

    met = asking.meeting([*FORM, press], category="participant", mode="online")

    assert keys(met) == ["passport", "status_letter", "diet"]
    assert "card" in keys(asking.meeting([press], category="press", mode="online"))


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        ({}, ["needs_visa", "status_letter", "diet"]),
        ({"needs_visa": "no"}, ["needs_visa", "status_letter", "diet"]),
        ({"needs_visa": "yes"}, ["needs_visa", "passport", "status_letter", "diet"]),
    ],
)
def test_a_condition_hides_its_question_until_it_holds(answers, wanted):
    assert keys(asking.asked(FORM, answers)) == wanted


def test_what_hangs_on_a_hidden_question_is_hidden():
    deeper = replace(DIET, key="visa_page", when_key="passport", when_values=("X1",))

    shown = asking.asked([*FORM, deeper], {"needs_visa": "no", "passport": "X1"})

    assert "visa_page" not in keys(shown)


def test_answers_to_what_is_not_asked_are_left_out():
    good, bad = asking.cleaned(FORM, {"needs_visa": "no", "passport": "X1"})

    assert (good, bad) == ({"needs_visa": "no"}, {})


def test_what_is_missing_is_told_by_question():
    good, bad = asking.cleaned(FORM, {"needs_visa": "yes", "diet": " nuts "})

    assert good == {"needs_visa": "yes", "diet": "nuts"}
    assert {key: one.code for key, one in bad.items()} == {"passport": "answer-missing"}


@pytest.mark.parametrize(
    ("kind", "answer", "code"),
    [
        (Kind.YES_NO, "perhaps", "answer-malformed"),
        (Kind.DATE, "2026-02-30", "answer-malformed"),
        (Kind.NUMBER, "inf", "answer-malformed"),
        (Kind.NUMBER, "twelve", "answer-malformed"),
        (Kind.EMAIL, "amina at home", "answer-malformed"),
        (Kind.URL, "javascript:alert(1)", "answer-malformed"),
        (Kind.COUNTRY, "ZZ", "answer-malformed"),
        (Kind.TEXT, "x" * 201, "answer-too-long"),
    ],
)
def test_an_unsound_answer_says_why(kind, answer, code):
    with pytest.raises(Refused, match=code):
        asking.clean(made.question("any", kind), answer)


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (Kind.DATE, "2026-02-28"),
        (Kind.NUMBER, "-12.5"),
        (Kind.EMAIL, "amina@cast.example"),
        (Kind.URL, "https://example.org/a"),
        (Kind.COUNTRY, "CI"),
        (Kind.LONG_TEXT, "سطر أول\nسطر ثان"),
    ],
)
def test_a_sound_answer_is_kept_as_given(kind, answer):
    assert asking.clean(made.question("any", kind), answer) == answer


def test_several_choices_keep_the_order_of_the_form():
    one = made.question(
        "langs", Kind.CHOICES, choices=(("fr", text(en="F")), ("ar", text(en="A")))
    )

    assert asking.clean(one, ["ar", "fr"]) == ["fr", "ar"]
    with pytest.raises(Refused, match="answer-unknown"):
        asking.clean(one, ["ar", "xx"])


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ([replace(VISA, key="Visa?")], "question-key"),
        ([VISA, VISA], "question-twice"),
        ([replace(VISA, label=text())], "question-unlabelled"),
        ([replace(VISA, kind=Kind.CHOICE)], "question-choices"),
        ([PASSPORT, VISA], "question-condition"),
        ([VISA, replace(PASSPORT, when_values=("maybe",))], "question-condition"),
    ],
)
def test_a_form_that_cannot_be_answered_is_refused(form, code):
    with pytest.raises(Refused, match=code):
        asking.check_form(form)


def test_versions_are_compared_by_key():
    new = [VISA, replace(PASSPORT, is_required=False), replace(DIET, key="allergies")]

    assert asking.differences(FORM, new) == asking.Differences(
        added=("allergies",), removed=("status_letter", "diet"), changed=("passport",)
    )


@given(st.dictionaries(st.sampled_from(keys(FORM)), st.text(max_size=30)))
def test_cleaning_twice_changes_nothing(given):
    good, _ = asking.cleaned(FORM, given)

    assert asking.cleaned(FORM, good)[0] == good


def test_a_section_is_one_step_wherever_its_questions_stand():
    many = [made.question(key, section=key[0]) for key in ("a1", "b1", "a2")]

    steps = [(name, [one.key for one in part]) for name, part in asking.sections(many)]

    assert steps == [("a", ["a1", "a2"]), ("b", ["b1"])]
