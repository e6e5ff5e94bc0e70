"""Results that speakers tell: what was done, in numbers, and what it changed."""

import pytest
from test_report_summed_up import SPEAKER, corpus, drafted, texts

from palabre.engines.synthesis.report_quoted import quoted_report
from palabre.engines.synthesis.report_results import tells_result
from palabre.engines.synthesis.sentences import all_sentences

FELL = "Errors of position fell by half within weeks."


def said(words, lang="en"):
    return all_sentences(corpus((SPEAKER, words), lang=lang))[-1]


@pytest.mark.parametrize(
    ("words", "lang", "wanted"),
    [
        ("We trained 620 lamp keepers in the northern harbours.", "en", True),
        ("We trained 620 lamp keepers, and half of them have emigrated.", "en", False),
        ("We counted 620 lamp keepers in the northern harbours.", "en", False),
        ("Waiting at the lock fell from 40 to 12 minutes.", "en", True),
        ("Attendance at the lock fell from 40 to 12 per cent.", "en", False),
        ("The share of lit harbours rose from 31 to 74 per cent.", "en", True),
        ("The share of false signals rose from 31 to 74 per cent.", "en", False),
        ("Waiting at the lock would fall from 40 to 12 minutes.", "en", False),
        ("Losses at sea have dropped by half since the spring.", "en", True),
        ("Losses at sea have doubled since the spring of that year.", "en", False),
        ("The share of lit bays went from one in five to four in five.", "en", True),
        ("The share of lit bays went from four in five to one in five.", "en", False),
        ("False signals at sea fell by almost two thirds.", "en", True),
        ("We place 900 pilots a year, and 81 per cent have a contract.", "en", True),
        ("We place 900 pilots a year, and 81 per cent have left again.", "en", False),
        ("We saved 600 lamps, and I used to show this on a slide.", "en", False),
        ("Nous avons formé 310 gardiens de phare sur la côte.", "fr", True),
        ("Nous avons fermé 310 phares sur la côte du nord.", "fr", False),
        ("Les erreurs de position ont baissé de 40 pour cent.", "fr", True),
        ("Les erreurs de position ont augmenté de 40 pour cent.", "fr", False),
        ("La part des ports éclairés est passée de 30 à 71 pour cent.", "fr", True),
        ("Le délai de réponse est passé de 30 à 71 jours.", "fr", False),
        ("Hemos formado a 310 fareros en la costa norte.", "es", True),
        ("No hemos formado a 310 fareros en la costa norte.", "es", False),
    ],
)
def test_a_result_is_a_deed_in_numbers_or_a_change_that_one_wants(words, lang, wanted):
    assert tells_result(said(words, lang)) is wanted


def test_a_result_stands_under_the_achievements():
    made = drafted((SPEAKER, "We trained 620 lamp keepers in the northern harbours."))
    assert any("620 lamp keepers" in one for one in texts(made, "achievements"))
    assert not any("620 lamp keepers" in one for one in texts(made, "key_issues"))


def test_a_short_result_is_told_with_what_it_came_of():
    made = drafted(
        (
            SPEAKER,
            f"All pilots now have a printed list. {FELL}",
        )
    )
    told = [one for one in texts(made, "achievements") if "by half" in one]
    assert len(told) == 1
    assert "printed list" in told[0]


def test_a_rate_of_nothing_named_is_no_line():
    made = drafted((SPEAKER, "The rate rose from 31 to 74 per cent."))
    assert not any("74 per cent" in one for one in texts(made, "achievements"))


def test_what_is_told_with_what_came_of_it_is_not_told_again():
    made = drafted(
        (
            SPEAKER,
            f"Our workshop has trained 620 lamp keepers. {FELL}",
        )
    )
    told = [one for one in texts(made, "achievements") if "620" in one]
    assert len(told) == 1
    assert "by half" in told[0]


def test_spanish_words_laid_out_know_what_is_asked_for_and_what_was_done():
    asked = "Solicitamos que cada puerto publique la lista de sus luces."
    done = "Hemos formado a 310 fareros en la costa norte del país."
    made = quoted_report(
        corpus((SPEAKER, f"{asked} {done}"), lang="es"),
        lang="es",
    )
    assert any(asked in one for one in texts(made, "way_forward"))
    assert any(done in one for one in texts(made, "achievements"))


@pytest.mark.parametrize(
    ("words", "kind", "told"),
    [
        (
            "Let me also share an achievement. Every bay on our coast is lit at night.",
            "achievements",
            "Every bay on our coast is lit at night.",
        ),
        (
            "The promise that we kept was to light every harbour of the coast.",
            "achievements",
            "The promise that we kept",
        ),
        (
            "Nine ports opened their charts to any sailor. That is progress, and I thank them.",
            "achievements",
            "Nine ports opened their charts to any sailor. That is progress",
        ),
        (
            "We have adopted a rule: no boat leaves unless its lamp was tested that day.",
            "achievements",
            "adopted a rule",
        ),
        (
            "We have now put a lamp in every bay, and no pilot waits for the moon.",
            "achievements",
            "a lamp in every bay",
        ),
        (
            "The trend we observe is that small boats now carry the mail of the islands.",
            "trends",
            "The trend we observe",
        ),
        (
            "The barrier that sailors name is not fog and it is not rock. It is the toll.",
            "challenges",
            "It is the toll.",
        ),
    ],
)
def test_what_a_speaker_names_stands_under_that_name(words, kind, told):
    made = drafted((SPEAKER, words))
    assert any(told in one for one in texts(made, kind))


@pytest.mark.parametrize(
    "words",
    [
        "The promise that we did not keep was to light every harbour of the coast.",
        "We counted lit harbours and congratulated ourselves, because 40 became 70.",
        "If this works, the promise that we kept was to light every harbour.",
    ],
)
def test_what_is_taken_back_is_no_achievement(words):
    assert not texts(drafted((SPEAKER, words)), "achievements")
