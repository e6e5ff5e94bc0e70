"""What a line of a report needs of the words before it, and what makes no line."""

import pytest
from test_report_summed_up import (
    MODERATOR,
    OTHER,
    RAPPORTEUR,
    SPEAKER,
    drafted,
    texts,
)

from palabre.engines.synthesis.report_context import is_civility, leans
from palabre.engines.synthesis.report_speech import turn

SCHOOLS = "The Agency pays since January for one day of registration at every school."


@pytest.mark.parametrize(
    ("words", "lang", "wanted"),
    [
        ("Twenty-nine restrict the freedom of a government to ask.", "en", True),
        ("Only 9 per cent gave the authority a right to inspect.", "en", True),
        ("Sixty-one per cent said no, and the reason was shame.", "en", True),
        ("Not one of the four died for lack of spectrum.", "en", True),
        ("Nine regulators now share a single laboratory.", "en", False),
        ("Seventy schools have no electricity after six.", "en", False),
        ("We will extend it to 3,000 schools by 2029.", "en", True),
        ("Our Office will publish its data, and we will extend them.", "en", False),
        ("Our unit will open its register to regulators in 2027.", "en", False),
        ("We will repeat this test every six months.", "en", True),
        ("We plan a test, and will repeat this test every year.", "en", False),
        ("For that reason we will offer posts to small States.", "en", False),
        ("Un seul a répondu, au bout de sept mois.", "fr", True),
        ("Trente-neuf ont adopté un texte.", "fr", True),
        ("Trente-neuf villes ont adopté un texte.", "fr", False),
        ("Nous l'étendrons à 3 000 écoles d'ici à 2029.", "fr", True),
        ("Notre réseau en fournira deux cents en 2027.", "fr", True),
        ("Nous annonçons la création de ce fonds en septembre.", "fr", True),
        ("Il est indispensable que les villes adoptent une règle.", "fr", False),
        ("Debemos actuar.", "es", False),
    ],
)
def test_sentence_that_leans_is_known(words, lang, wanted):
    assert leans(words, lang) is wanted


def test_promise_is_quoted_with_what_it_leans_on_and_no_line_is_told_twice():
    made = drafted((SPEAKER, f"{SCHOOLS} We will extend it to 3,000 schools by 2029."))

    assert texts(made, "announcements") == [
        (
            f"One speaker from government said: “{SCHOOLS} We will extend it to 3,000 "
            "schools by 2029.”"
        )
    ]
    (line,) = made.lines["announcements"]
    (cite,) = line.cites
    assert cite.quote == f"{SCHOOLS} We will extend it to 3,000 schools by 2029."
    assert not any(SCHOOLS[:30] in one for one in texts(made, "key_issues"))
    assert not any(SCHOOLS in one.words for one in made.quotations)


def test_promise_reaches_back_to_the_thing_it_points_at():
    fund = "We need a common fund to which each city gives what it can."
    made = drafted(
        (
            SPEAKER,
            f"{fund} Forty cents a year would do. We will open this fund in May 2027.",
        )
    )

    (told,) = texts(made, "announcements")
    assert told.endswith(
        f"“{fund} Forty cents a year would do. We will open this fund in May 2027.”"
    )


def test_lone_numbers_fragments_and_civilities_make_no_line():
    made = drafted(
        (
            SPEAKER,
            "Through an independent fund, with journalists and readers on board.",
        ),
        (OTHER, "Only 9 per cent gave the public authority a right to inspect them."),
        (OTHER, "I come from a place where the danger of a flood is always slow."),
    )

    told = " ".join(text for kind in made.lines for text in texts(made, kind))
    for words in ("independent fund", "9 per cent", "come from"):
        assert words not in told


def test_an_answer_to_somebody_is_no_announcement():
    made = drafted((SPEAKER, "We will bring a young pilot to hold the lamp."))
    assert not any("young pilot" in one for one in texts(made, "announcements"))


def test_what_is_named_again_or_only_supposed_makes_no_line():
    made = drafted(
        (SPEAKER, "Four duties should bind every harbour that is lit by a guild."),
        (OTHER, "The duties could be printed on one page in plain language."),
        (OTHER, "Promises of every guild would at least be answered in writing."),
    )
    told = " ".join(one.text for many in made.lines.values() for one in many)
    assert "Four duties" in told or "four duties" in told
    assert "one page" not in told
    assert "be answered" not in told


def test_what_a_house_will_do_is_announced_with_or_without_a_date():
    said = "Our institute will publish every seasonal warning in four languages."
    made = drafted((SPEAKER, said))

    (told,) = texts(made, "announcements")
    assert "would publish every seasonal warning in four languages" in told


def test_every_promise_of_a_session_is_there():
    things = ("new schools", "rural clinics", "village libraries", "wells", "markets")
    said = [
        (voice, f"We will open {10 + place} {thing} in the valley by May 2027.")
        for place, (thing, voice) in enumerate(
            zip(things, (SPEAKER, OTHER, RAPPORTEUR, SPEAKER, OTHER), strict=True)
        )
    ]

    told = " ".join(texts(drafted(*said), "announcements"))

    assert [thing for thing in things if thing not in told] == []


@pytest.mark.parametrize(
    ("said", "kind", "told"),
    [
        (
            "Nous convenons donc de compter les personnes et non les cartes.",
            "consensus",
            (
                "La modération a relevé que les participants convenaient de compter les "
                "personnes et non les cartes."
            ),
        ),
        (
            "Nous ne convenons pas de la valeur relative de ces sources.",
            "no_consensus",
            (
                "La modération a relevé que les participants ne convenaient pas de la valeur "
                "relative de ces sources."
            ),
        ),
        (
            "Le compte rendu mentionnera un accord sur la relecture humaine.",
            "consensus",
            "La modération a relevé qu’il y avait un accord sur la relecture humaine.",
        ),
    ],
)
def test_french_chair_sums_up(said, kind, told):
    made = drafted((MODERATOR, said), lang="fr")

    assert texts(made, kind) == [told]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Nous avons construit une école.", "{own} avait construit une école"),
        ("Nous avons écrit les règles.", "{own} avait écrit les règles"),
    ],
)
def test_participle_after_its_auxiliary_stays(words, told):
    assert turn(words, "fr").reported.clause == told


def test_who_speaks_is_no_matter():
    assert is_civility("Con mucho gusto acepto el debate.", "es")
    assert is_civility("Je représente une association de quartier.", "fr")
    assert not is_civility("Nous représentons un tiers des écoles.", "fr")
