"""Captions run on until a sentence ends, another voice begins or a language changes."""

from datetime import UTC, datetime

from palabre.stages.live.values import CueRow
from palabre.web.floor.runs import LONGEST, runs

AT = datetime(2026, 5, 25, 10, tzinfo=UTC)


def row(number, text, speaker="Ada", lang="en", *, is_new=False):
    return CueRow(number, AT, lang, text, speaker, is_new_voice=is_new)


def told(rows):
    return [
        (run.is_new_voice, " ".join(one.text for one in run.rows)) for run in runs(rows)
    ]


def test_pieces_run_on_until_the_sentence_ends():
    rows = [
        row(1, "We heard how", is_new=True),
        row(2, "a village pays twice."),
        row(3, "Who pays?”"),
        row(4, "Nobody"),
    ]

    assert told(rows) == [
        (True, "We heard how a village pays twice."),
        (False, "Who pays?”"),
        (False, "Nobody"),
    ]


def test_another_voice_or_language_never_goes_on():
    rows = [
        row(1, "We heard", is_new=True),
        row(2, "Nous avons", lang="fr"),
        row(3, "entendu", lang="fr"),
        row(4, "And I", speaker="Bo"),
        row(5, "the same name again", speaker="Bo", is_new=True),
    ]

    assert told(rows) == [
        (True, "We heard"),
        (False, "Nous avons entendu"),
        (True, "And I"),
        (True, "the same name again"),
    ]


def test_a_column_of_one_language_names_the_voice_that_began_in_another():
    assert told([row(2, "Merci", lang="fr"), row(4, "à vous", lang="fr")]) == [
        (True, "Merci à vous")
    ]


def test_a_source_without_full_stops_makes_no_endless_paragraph():
    rows = [row(number, "word " * 20) for number in range(40)]

    made = runs(rows)

    assert sum(len(run.rows) for run in made) == 40
    assert max(len(run.rows) for run in made) <= LONGEST // 100 + 1


def test_sentences_of_other_scripts_end_too():
    rows = [row(1, "هل نتفق؟", lang="ar"), row(2, "نعم۔", lang="ar")]
    assert len(runs(rows)) == 2
    assert len(runs([row(1, "我们同意。", lang="zh"), row(2, "好", lang="zh")])) == 2
