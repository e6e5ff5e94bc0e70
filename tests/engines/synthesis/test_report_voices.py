"""What a report quotes of those of whom it would say nothing, and what they asked for."""

import pytest
from test_report_summed_up import (
    OTHER,
    RAPPORTEUR,
    SPEAKER,
    corpus,
    drafted,
    texts,
)

from palabre.engines.synthesis.corpus import Voice
from palabre.engines.synthesis.pledges import is_pledge
from palabre.engines.synthesis.report_voices import asks, is_general, points_back
from palabre.engines.synthesis.sentences import all_sentences

QUIET = Voice("q", "Dora Salt", "Coast Watch", "civil-society")
CHATTER = (
    "Good evening to the whole room, and to those who follow from afar. I am glad that the "
    "hall is warm. You all know where I come from. It was a long way, and it was worth it. "
    "Let me say it plainly, since we have little time. It is not easy. It never was. "
)
FOUND = (
    "Last year only 9 per cent of our lamps were lit in the first hour after sunset."
)


def said(words, lang="en"):
    return all_sentences(corpus((QUIET, words), lang=lang))[-1]


@pytest.mark.parametrize(
    ("words", "lang", "wanted"),
    [
        ("We ask that every harbour publish its list of lights.", "en", True),
        ("I therefore recommend that ports count their lamps every year.", "en", True),
        ("My proposal is a list that every port can copy for nothing.", "en", True),
        ("Our association asks that the pilot be chosen by the buyer.", "en", True),
        ("I ask the Minister how people on the islands find the harbour.", "en", False),
        ("I ask you to be brief, since the interpreters leave at six.", "en", False),
        ("We asked ten ports for their lists, and four of them had one.", "en", False),
        ("We ask for more.", "en", False),
        (
            "The keeper is missing from every plan, and I ask that the port name one.",
            "en",
            True,
        ),
        (
            "Nous demandons que chaque port publie la liste de ses feux.",
            "fr",
            True,
        ),
        (
            "Je proposerais donc de consacrer la moitié des heures à la mer.",
            "fr",
            True,
        ),
        ("Je demande la parole au nom de tous les ports de la côte.", "fr", False),
        ("Pedimos que cada puerto publique la lista de sus luces.", "es", True),
    ],
)
def test_what_is_asked_for_in_so_many_words_is_known(words, lang, wanted):
    assert asks(said(words, lang)) is wanted


@pytest.mark.parametrize(
    ("words", "lang", "wanted"),
    [
        ("I invite other islands to come and see it.", "en", True),
        ("I recommend that delay to every port, because it costs little.", "en", True),
        ("The keeper is in no plan, and I ask that the port name it.", "en", False),
        ("We ask for a list of lights in every harbour of the coast.", "en", False),
        ("Nous recommandons que cette liste soit tenue par le port.", "fr", True),
        ("Nous demandons que chaque port tienne une liste.", "fr", False),
        ("Pedimos lo mismo para los puertos del norte.", "es", True),
    ],
)
def test_request_that_takes_its_meaning_from_before_is_known(words, lang, wanted):
    assert points_back(said(words, lang)) is wanted


def test_what_is_asked_for_stands_under_the_way_forward_with_what_it_asks_about():
    made = drafted(
        (
            QUIET,
            "Our port keeps a list of all lights. I invite the other ports to come and see it.",
        )
    )

    (line,) = [one for one in made.lines["way_forward"] if "invite" in one.text]
    assert line.cites[0].quote == (
        "Our port keeps a list of all lights. I invite the other ports to come and see it."
    )


def test_whoever_spoke_at_length_has_a_line_and_whoever_spoke_little_has_none():
    third = Voice("t", "Eve Moor", "Pilots Guild", "private-sector")
    issues = (
        (OTHER, "A pilot who knows no lamp by its name will lose the boat."),
        (third, "A port that counts its lamps every month loses fewer boats."),
        (third, "The cost of one lamp is less than the cost of one lost boat."),
    )
    at_length = drafted(*issues, (QUIET, f"{CHATTER} {FOUND}"))
    little = drafted(*issues, (QUIET, FOUND))

    assert len(texts(little, "key_issues")) >= 3
    assert not any(FOUND in one for one in texts(little, "key_issues"))
    assert [one for one in texts(at_length, "key_issues") if FOUND in one] == [
        f"One speaker from civil society said: “{FOUND}”"
    ]


def test_key_issues_are_filled_where_few_stand_alone():
    made = drafted((QUIET, FOUND))

    assert any(FOUND in one for one in texts(made, "key_issues"))


def test_who_reports_on_the_session_is_not_passed_over():
    made = drafted((RAPPORTEUR, f"{CHATTER} {FOUND}"))

    assert not any(FOUND in text for kind in made.lines for text in texts(made, kind))


def test_every_dated_promise_has_its_line_however_many_one_body_makes():
    what = (
        "lamps",
        "charts",
        "pilots",
        "boats",
        "ropes",
        "towers",
        "schools",
        "radios",
    )
    promises = [
        f"We will pay for {120 + n} new {one} in the {one[:-1]} district by May {2027 + n}."
        for n, one in enumerate(what)
    ]

    made = drafted(*((QUIET, one) for one in promises))

    told = " ".join(texts(made, "announcements"))
    assert [one for one in what if f"new {one}" in told] == list(what)


def test_long_session_gets_more_lines_than_a_short_one():
    issues = [
        (
            Voice(f"v{n}", f"Voice {n}", f"Body {n}", "academia"),
            f"A harbour that counts its {one} every month loses fewer of its {two}.",
        )
        for n, (one, two) in enumerate(
            zip(
                ["lamps", "charts", "ropes", "masts", "nets", "oars", "pumps", "bells"],
                [
                    "boats",
                    "pilots",
                    "keepers",
                    "nights",
                    "tides",
                    "fish",
                    "wells",
                    "hours",
                ],
                strict=True,
            )
        )
    ]
    idle = (QUIET, "It was so. " * 9_000)

    short, long = drafted(*issues), drafted(*issues, idle)

    assert len(long.lines["key_issues"]) > len(short.lines["key_issues"]) == 5


def test_quotation_that_no_line_has_goes_before_one_that_stands_in_a_line():
    made = drafted(
        (SPEAKER, "Our Office will publish the list of all lights by March 2027."),
        (SPEAKER, "A lamp that nobody tends is darker than no lamp in the harbour."),
    )

    told = [one.words for one in made.quotations if one.speaker == "Bo Lindqvist"]

    assert told
    assert told[0] not in " ".join(texts(made, "announcements"))


@pytest.mark.parametrize(
    ("words", "lang", "wanted"),
    [
        ("A harbour without a lamp is a harbour without a name.", "en", True),
        ("Any plan that forgets the keeper is a plan for daylight.", "en", True),
        ("A harbour of this coast is dark in winter.", "en", False),
        ("A keeper we know does not sleep in the tower.", "en", False),
        ("A keeper slept in the tower for a whole winter.", "en", False),
        ("Un port sans phare ne garde pas ses pêcheurs.", "fr", True),
        ("Un port ne peut pas le faire en plein hiver.", "fr", False),
    ],
)
def test_what_holds_beyond_the_session_is_known(words, lang, wanted):
    assert is_general(said(words, lang)) is wanted


def test_what_holds_beyond_the_session_is_quoted_first():
    general = "A harbour without a lamp is a harbour without a name."
    made = drafted(
        (QUIET, f"We will publish the list of all lights by March 2027. {general}")
    )

    assert general in [one.words for one in made.quotations]


@pytest.mark.parametrize(
    ("words", "lang", "wanted"),
    [
        (
            "We ask every port to count its lamps, and we will publish the list in May 2027.",
            "en",
            True,
        ),
        (
            "Our college will publish its list by 31 May 2027, and I expect a long night.",
            "en",
            True,
        ),
        (
            "The group will send round a draft before the end of October 2027.",
            "en",
            True,
        ),
        ("I undertake that the six questions will be asked in July 2027.", "en", True),
        (
            "I would like to announce that the Fund will pay for lamps in 2028.",
            "en",
            True,
        ),
        ("If the port agrees, and we will see, we will pay in 2027.", "en", False),
        ("We hope that the group will send round a draft in 2027.", "en", False),
        (
            "L'agence va financer, entre 2027 et 2029, deux cents phares de la côte.",
            "fr",
            True,
        ),
        (
            "Notre ministère propose de réunir les ports de la côte en mars 2027.",
            "fr",
            True,
        ),
        ("L'université publiera tous les six mois une étude des phares.", "fr", True),
        ("Nous proposons que les ports publient une liste en 2027.", "fr", False),
        (
            "Nuestro puerto contratará a veinte fareros antes de marzo de 2027.",
            "es",
            True,
        ),
        ("Publicaremos la lista de las luces del puerto en mayo de 2027.", "es", True),
        ("Nuestra red se compromete a ofrecer un curso desde 2027.", "es", True),
        ("Esperamos que el puerto publicará la lista en mayo de 2027.", "es", False),
    ],
)
def test_promise_is_known_by_its_own_clause_and_in_three_languages(words, lang, wanted):
    assert is_pledge(said(words, lang)) is wanted


def test_who_is_called_by_a_given_name_is_not_quoted_so():
    said = "The challenge is that our harbour has nine keepers, which is fewer than Chidi has."
    made = drafted((SPEAKER, said))
    assert not any("Chidi" in one.text for many in made.lines.values() for one in many)
