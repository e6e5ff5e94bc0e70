"""Translations of passages: versions beside the words, from a person or from a file."""

import json
from datetime import timedelta

import make
import make_reports
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.outcomes.voices import of_turn
from palabre.stages.reports import records, translations
from palabre.stages.reports.models import Intervention, PassageTranslation
from palabre.stages.summits.models import Summit
from palabre.workflows.import_records import import_records

AFTER = make_reports.AFTER
WORDS = "Les villages ont réparé 41 puits l'an dernier."
SAID = "The villages repaired 41 wells last year."
FRENCH = f"""WEBVTT

00:00:01.000 --> 00:00:20.000
<v Isatu Njay>{WORDS} Nous voulons que chaque commune publie le coût de ses puits.</v>

00:00:20.000 --> 00:00:40.000
<v Isatu Njay>Les gouvernements devraient publier le coût de chaque puits réparé.</v>
"""
BESIDE = f"""
[[translation]]
record = "WEL-01.vtt"
lang = "en"
by = "the interpreters"
words = "{WORDS}"
text = "{SAID}"

[[translation]]
words = "Ces mots ne sont nulle part."
text = "Nowhere."
"""


@pytest.fixture
def by(db):
    return make.secretariat(make.summit())


@pytest.fixture
def turn(by):
    summit = Summit.objects.get()
    make_reports.wells(summit)
    make_reports.imported(summit, ("WEL-01.vtt", FRENCH))
    return Intervention.objects.order_by("id")[0]


def translate(turn, by, *, at=AFTER, **told):
    told = {"lang": "en", "text": SAID, "translator": "the interpreters"} | told
    start, end = told.pop("start", 0), told.pop("end", len(WORDS))
    return translations.translate(turn, start, end, by=by, at=at, **told)


def test_later_translation_is_shown_and_the_earlier_stays(turn, by):
    first = translate(turn, by)
    later = AFTER + timedelta(hours=1)
    second = translate(turn, by, text="Villages mended 41 wells last year.", at=later)

    turn.refresh_from_db()
    kept = list(turn.translations.all())
    assert translations.in_order(kept) == [first, second]
    assert translations.shown(kept) == [second]
    assert (first.before, first.text) == (WORDS, SAID)
    assert [one.text for one in of_turn(turn).translations] == [SAID, second.text]
    assert Entry.objects.order_by("-id")[0].act == "reports.passage.translated"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"end": 9999}, "quote-not-found"),
        ({"text": "  "}, "words-missing"),
        ({"text": "x" * 2001}, "words-too-long"),
        ({"lang": "tlh"}, "language-unknown"),
        ({"lang": "fr"}, "language-the-same"),
    ],
)
def test_translation_names_a_place_a_language_and_words(turn, by, told, code):
    with pytest.raises(Refused, match=code):
        translate(turn, by, **told)


def test_stranger_translates_nothing(turn):
    with pytest.raises(Refused, match="not-allowed"):
        translate(turn, make.actor(make.person()))


def test_record_with_a_translation_is_not_taken_back(turn, by):
    translate(turn, by)

    with pytest.raises(Refused, match="source-used"):
        records.withdraw_source(turn.source, by=by, at=AFTER)


def test_file_beside_records_brings_translations_in_once(turn, by):
    given = [("translations.toml", BESIDE.encode())]

    came = import_records(turn.source.summit, given, by=by, at=AFTER)
    import_records(turn.source.summit, given, by=by, at=AFTER)

    (kept,) = PassageTranslation.objects.all()
    assert (kept.before, kept.text, kept.translator) == (
        WORDS,
        SAID,
        "the interpreters",
    )
    assert [one.code for one in came.notes] == ["translation-left-out"]
    assert "nulle part" in came.notes[0].told


def test_file_that_is_no_toml_is_noted(turn, by):
    given = [("translations.toml", b"[[translation")]

    came = import_records(turn.source.summit, given, by=by, at=AFTER)

    assert came.n_refused == 1
    assert [one.code for one in came.notes] == ["toml-malformed"]


def test_record_in_json_brings_its_translations_with_it(by):
    summit = Summit.objects.get()
    make_reports.wells(summit)
    given = {"lang": "en", "text": SAID, "by": "the interpreters", "words": WORDS}
    turns = [
        {"speaker": "Isatu Njay", "text": f"{WORDS} Merci.", "translations": [given]}
    ]
    record = ("WEL-01.json", json.dumps({"turns": turns}).encode())

    import_records(summit, [record], by=by, at=AFTER)

    (kept,) = PassageTranslation.objects.all()
    assert (kept.before, kept.lang, kept.text) == (WORDS, "en", SAID)
    assert kept.translator == "the interpreters"


COPY = """
[[copy]]
record = "WEL-01.vtt"
file = "WEL-01.en.vtt"
lang = "en"
by = "the interpreters"
"""


def english():
    """Return the record's file with its words in English."""
    first, second = (
        f"{SAID} We want every municipality to publish the cost of its wells.",
        "Governments should publish the cost of every well repaired.",
    )
    lines = FRENCH.splitlines()
    lines[3] = f"<v Isatu Njay>{first}</v>"
    lines[6] = f"<v Isatu Njay>{second}</v>"
    return "\n".join(lines)


def test_copy_of_a_record_gives_every_turn_its_translation_once(turn, by):
    summit = turn.source.summit
    given = [
        ("translations.toml", COPY.encode()),
        ("WEL-01.en.vtt", english().encode()),
    ]

    came = import_records(summit, given, by=by, at=AFTER)
    import_records(summit, given, by=by, at=AFTER)

    turns = list(Intervention.objects.order_by("position"))
    kept = list(PassageTranslation.objects.order_by("id"))
    assert came.n_translations == len(turns)
    assert [(one.intervention, one.before) for one in kept] == [
        (one, one.text) for one in turns
    ]
    assert not came.sources
    assert not came.notes
    assert summit.sources.count() == 1


def test_copy_of_another_form_is_left_aside_with_its_reason(turn, by):
    other = english().replace("Isatu Njay", "Somebody Else", 1)
    given = [
        ("translations.toml", COPY.encode()),
        ("WEL-01.en.vtt", other.encode()),
    ]

    came = import_records(turn.source.summit, given, by=by, at=AFTER)

    assert [one.code for one in came.notes] == ["copy-differs"]
    assert not PassageTranslation.objects.exists()


def test_copy_whose_file_was_not_given_is_named(turn, by):
    given = [("translations.toml", COPY.encode())]

    came = import_records(turn.source.summit, given, by=by, at=AFTER)

    assert [(one.code, one.file) for one in came.notes] == [
        ("copy-missing", "WEL-01.en.vtt")
    ]
