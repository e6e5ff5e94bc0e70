"""A summary quotes the original and shows the translation kept beside the record."""

import zlib
from datetime import timedelta

import make
import make_outcomes
import make_reports
import pytest

from palabre.engines.formats.documents.akoma import write as akoma_ntoso
from palabre.engines.synthesis.engine import draft as run_engine
from palabre.stages.outcomes import document, drafting, gate, left_out, recollection
from palabre.stages.outcomes.evidence import grounds_of
from palabre.stages.outcomes.models import Draft, Sentence
from palabre.stages.outcomes.papers.summary import summary_document
from palabre.stages.reports import translations
from palabre.stages.reports.models import Intervention

pytestmark = pytest.mark.django_db

WORDS = "Nos cartes de couverture sont des calculs, pas des mesures."
SAID = "Our coverage maps are calculations, not measurements."
RECORD = f"""WEBVTT

00:00:01.000 --> 00:00:20.000
<v Élodie Marchetaz>{WORDS} Merci.</v>

00:00:20.000 --> 00:00:40.000
<v Rajesh Pillai>Governments should train two well keepers in every village of the hills.</v>

00:00:40.000 --> 00:01:00.000
<v Aïssatou Ndiaye>Operators should publish the price of every spare part each year.</v>
"""


@pytest.fixture
def summit():
    made = make.summit()
    make_reports.wells(made)
    make_reports.imported(made, ("WEL-01.vtt", RECORD))
    return made


def translate(text=SAID, at=make_reports.AFTER):
    turn = Intervention.objects.get(text__startswith=WORDS)
    told = {"lang": "en", "text": text, "translator": "the interpreters"}
    return translations.translate(turn, 0, len(WORDS), by=make.LOADER, at=at, **told)


def quoted():
    return Sentence.objects.filter(text__contains=WORDS).order_by("-id")[0]


def test_draft_shows_the_translation_and_every_form_marks_it(summit):
    translate()

    made = make_outcomes.draft(summit)

    sentence = quoted()
    assert sentence.text.endswith(f"[translation: “{SAID}”]")
    assert sentence.verdict == "verified"
    assert gate.judge(sentence)[0] == "verified"
    (words,) = grounds_of(sentence).words
    assert (words.translation, words.translator) == (SAID, "the interpreters")
    told = f"Translation: “{SAID}” (the interpreters)"
    paper = summary_document(made)
    assert told in {one.told for s in paper.sentences() for one in s.evidence}
    assert told.encode() in akoma_ntoso(paper)
    plain = document.content_of(made)["statements"]
    cites = [each for one in plain for each in one["cites"]]
    assert {"text": SAID, "by": "the interpreters"} in [
        one.get("translation") for one in cites
    ]


def test_words_changed_in_a_translation_are_refused_and_a_newer_one_is_told(summit):
    translate()
    make_outcomes.draft(summit)
    sentence = quoted()
    kept = sentence.text

    sentence.text = kept.replace("not measurements", "and measurements")
    assert gate.judge(sentence)[0] == "refused"

    sentence.text = kept
    translate("Our maps are guesses.", make_reports.AFTER + timedelta(hours=1))
    sentence = Sentence.objects.get(pk=sentence.pk)
    verdict, checks = gate.judge(sentence)
    assert verdict == "refused"
    assert [one["rule"] for one in checks if not one["passed"]] == ["translations"]
    (words,) = grounds_of(sentence).words
    assert words.translation == SAID


def test_without_a_translation_nothing_is_marked(summit):
    make_outcomes.draft(summit)

    assert "[" not in quoted().text
    assert grounds_of(quoted()).words[0].translation == ""


def test_second_draft_from_memory_follows_what_changed(summit):
    recollection.forget()
    make_outcomes.draft(summit)
    first = quoted().text
    translate()
    make_outcomes.draft(summit)
    second = quoted().text
    Intervention.objects.filter(text__startswith=WORDS).update(text="")
    make_outcomes.draft(summit)

    assert first in second
    assert SAID in second
    assert not Sentence.objects.filter(
        draft=Draft.objects.order_by("-id")[0], text__contains=SAID
    ).exists()
    held = list(map(plain, entries()))
    assert any(b"train two well keepers" in one for one in held)
    assert not any(SAID.encode() in one for one in held)


def entries():
    return [one for kept in recollection._held.values() for one in kept._held.values()]


def plain(entry):
    try:
        return zlib.decompress(entry)
    except zlib.error:
        return entry


def test_point_that_was_left_out_is_offered_with_the_translation(summit):
    translate()
    corpus = drafting.records_of(summit, "en").corpus
    drawn = run_engine(corpus, lang="en")

    offers = list(left_out.offers(drawn, corpus, set(), "en"))

    (offer,) = (one for one in offers if WORDS in one.told)
    assert offer.told.endswith(f"[translation: “{SAID}”]")
    assert [quote for _code, _start, _end, quote, _link in offer.cites] == [WORDS]
