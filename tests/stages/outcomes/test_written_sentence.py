"""A sentence of a person's own: on chosen words, judged, and standing where asked."""

import make
import make_outcomes
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.outcomes import adding, editing, locating, queries
from palabre.stages.outcomes import operations as outcomes
from palabre.stages.outcomes.ordering import Where

pytestmark = pytest.mark.django_db

TEXT = (
    "One speaker considered that schools should teach children how a pump was repaired."
)


@pytest.fixture
def draft():
    return make_outcomes.draft(make_outcomes.talkative())


@pytest.fixture
def chair(draft):
    return make_outcomes.chair(draft.summit)


def write(draft, by, text=TEXT, **given):
    first = make_outcomes.cited(draft).code
    places = given.pop("places", None)
    return adding.write_sentence(
        draft,
        text,
        where=given.pop("where", Where(first)),
        places=locating.places_for(draft, text)[:1] if places is None else places,
        by=by,
        at=make_outcomes.LATER,
        **given,
    )


def order(draft):
    return list(draft.sentences.order_by("position").values_list("code", flat=True))


def test_places_that_share_the_words_are_found_likeliest_first(draft):
    found = locating.places_for(draft, TEXT)

    assert found[0].words == "Schools should teach children how a pump is repaired."
    assert [one.share for one in found] == sorted(
        (one.share for one in found), reverse=True
    )
    assert locating.places_of(draft, [found[0].key])[0].words == found[0].words
    assert locating.places_for(draft, "Zebras yodel quietly.") == []


@pytest.mark.parametrize("key", ["I0-0:1:4", "nonsense", "I1-0:9:2", "I1-0:-1:4"])
def test_places_that_do_not_stand_are_refused(draft, key):
    with pytest.raises(Refused, match="quote-not-found"):
        locating.places_of(draft, [key])


def test_sentence_on_chosen_words_is_verified_where_it_was_put(draft, chair):
    first = make_outcomes.cited(draft)

    made = write(draft, chair)

    codes = order(draft)
    assert (made.verdict, made.writer, made.revision) == ("verified", "person", 1)
    assert codes.index(made.code) == codes.index(first.code) + 1
    assert (made.section, made.paragraph) == (first.section, first.paragraph)
    assert [one.link for one in made.evidence.all()] == ["person"]
    assert (made.counts["voices"], made.counts["sessions"]) == (1, 1)
    assert [one.act for one in made.versions.all()] == ["written"]
    assert Entry.objects.filter(act="outcomes.sentence.written").count() == 1


def test_new_paragraph_stands_after_the_one_it_would_be_in(draft, chair):
    first = make_outcomes.cited(draft)
    before = [len(one.paragraphs) for one in queries.text_of(draft, with_dropped=True)]

    made = write(draft, chair, where=Where(first.code, is_paragraph=True))

    sections = queries.text_of(draft, with_dropped=True)
    after = [len(one.paragraphs) for one in sections]
    assert sum(after) == sum(before) + 1
    own = next(
        paragraph
        for section in sections
        for paragraph in section.paragraphs
        if any(row.code == made.code for row in paragraph.sentences)
    )
    assert [row.code for row in own.sentences] == [made.code]


def test_sentence_may_go_to_the_end_of_a_section(draft, chair):
    first = make_outcomes.cited(draft)

    made = write(draft, chair, where=Where(section=first.section))

    inside = draft.sentences.filter(section=first.section).order_by("position")
    assert inside.last().code == made.code


def test_words_without_evidence_are_kept_refused_and_block_the_signature(draft, chair):
    for one in draft.sentences.exclude(verdict__in=("verified", "overridden")):
        editing.override(one, reason="Read.", by=chair, at=make_outcomes.LATER)

    made = write(draft, chair, "Speakers counted 9,321 pumps.", places=())

    assert made.verdict == "refused"
    with pytest.raises(Refused, match="draft-not-verified") as refused:
        outcomes.sign(draft, by=chair, at=make_outcomes.LATER)
    assert made.code in refused.value.facts["sentences"]


def test_reason_lets_it_stand_and_is_kept(draft, chair):
    made = write(
        draft, chair, "The Chair thanks the host.", places=(), reason="Courtesy."
    )

    assert (made.verdict, made.override_reason) == ("overridden", "Courtesy.")
    line = Entry.objects.get(act="outcomes.sentence.written")
    assert line.facts["reason"] == "Courtesy."


@pytest.mark.parametrize(
    ("where", "code"),
    [
        (Where("nowhere"), "field-unknown"),
        (Where(section="nowhere"), "field-unknown"),
        (Where(), "field-missing"),
    ],
)
def test_place_that_is_not_there_is_refused(draft, chair, where, code):
    with pytest.raises(Refused, match=code):
        write(draft, chair, where=where)


def test_only_the_desk_writes_and_only_before_it_is_signed(draft, chair):
    stranger = make.actor(make.person("Grace Stranger"))
    rapporteur = make.holder(draft.summit, Role.RAPPORTEUR, "Dolores Vega")
    with pytest.raises(Refused, match="not-allowed"):
        write(draft, stranger)
    assert write(draft, rapporteur).verdict == "verified"

    for one in draft.sentences.exclude(verdict__in=("verified", "overridden")):
        editing.override(one, reason="Read.", by=chair, at=make_outcomes.LATER)
    signed = outcomes.sign(draft, by=chair, at=make_outcomes.LATER)
    with pytest.raises(Refused, match="wrong-state"):
        write(signed, chair)


def counted(draft):
    draft.figures = [
        {
            "id": "participants",
            "value": 4156,
            "definition": "people accredited, on site and online",
            "source": "release 1",
            "label": "participants",
        },
        {
            "id": "sessions",
            "value": 204,
            "definition": "sessions held",
            "source": "release 1",
            "label": "sessions",
        },
    ]
    draft.save()
    return draft


def test_figures_that_a_number_may_stand_for_are_offered_nearest_first(draft):
    counted(draft)

    def near(text):
        return [one.id for one in adding.figures_near(draft, text)]

    assert near("More than 4,000 participants took part.") == ["participants"]
    assert near("Plus de 4\u202f000 participants, 204 séances.") == [
        "sessions",
        "participants",
    ]
    assert near("Nobody counted the 9,000 pumps.") == []


def test_a_number_on_a_figure_of_the_edition_is_verified(draft, chair):
    counted(draft)
    text = "There were 4,156 participants."

    made = write(draft, chair, text, places=[], figures=["participants"])

    assert made.verdict == "verified", made.checks
    assert made.figures == ["participants"]


@pytest.mark.parametrize(
    "text",
    [
        "More than 4,000 participants took part.",
        "The forum brought together 4,156 people, accredited on site and online.",
    ],
)
def test_a_figure_is_told_with_the_words_of_counting(draft, chair, text):
    counted(draft)

    made = write(draft, chair, text, places=[], figures=["participants"])

    assert made.verdict == "verified", made.checks


def test_what_a_figure_does_not_say_waits_for_a_person(draft, chair):
    counted(draft)
    text = "There were 4,156 participants, all of them delighted by the pumps."

    made = write(draft, chair, text, places=[], figures=["participants"])

    assert made.verdict == "needs-review"
    told = [one["told"] for one in made.checks if one["rule"] == "figures-alone"]
    assert "delighted" in told[0]


def test_a_number_without_its_figure_or_against_it_is_not_verified(draft, chair):
    counted(draft)

    bare = write(draft, chair, "There were 4,156 participants.", places=[])
    false = write(
        draft,
        chair,
        "There were 4,200 participants.",
        places=[],
        figures=["participants"],
    )

    assert {bare.verdict, false.verdict}.isdisjoint({"verified", "overridden"})


def test_a_figure_that_the_draft_does_not_hold_is_refused(draft, chair):
    with pytest.raises(Refused, match="field-unknown"):
        write(draft, chair, places=[], figures=["pumps"])
