from datetime import UTC, datetime, timedelta

import make
import make_accreditation as made
import make_outcomes
import pytest

from palabre.kernel import articles, numbers
from palabre.kernel.languages import text
from palabre.stages.outcomes import highlights
from palabre.stages.summits import operations as summits

pytestmark = pytest.mark.django_db

LATER = make.NOON.replace(month=11)
LAST_EVENING = make.NOON.replace(month=5, day=26, hour=21, minute=59)
"""A minute before the last day ends in the zone of the edition."""


def world():
    summit = make.summit()
    host = make.organization("Commune of Ombreval", group="government")
    summits.name_hosts(
        summit, hosts=[host], co_organizers=[], by=make.LOADER, at=make.NOON
    )
    for number in range(53):
        made.badge(summit, make.person(f"Person {number}"))
    return summit


def said(summit, lang, *, at=LATER):
    page = highlights.highlights(summit, lang, at=at)
    return {one.key: str(one) for one in page.paragraphs}


def test_page_is_written_from_data_in_both_languages():
    summit = world()

    english, french = said(summit, "en"), said(summit, "fr")

    assert english["when"] == (
        "The Hamlet Forum 2026 took place in Ombreval from 25 to 26 May 2026, "
        "at The Hall."
    )
    assert english["who"] == ("More than 50 participants took part, all on site.")
    assert "accueilli par" in french["hosts"]
    assert french["who"].startswith("Plus de 50 participants")
    assert french.keys() == english.keys()


def test_before_its_end_an_edition_is_told_as_announced():
    summit = world()
    summit.chair_style = text(en="Ms Amina Diallo", fr="Mme Amina Diallo")
    summit.baseline_year, summit.baseline = 2003, text(en="the Plan", fr="le Plan")
    summit.processes = [
        text(en="High-level Forum", fr="Forum de haut niveau").to_json()
    ]

    english, french = (said(summit, lang, at=LAST_EVENING) for lang in ("en", "fr"))

    assert english == {
        "when": "The Hamlet Forum 2026 will take place in Ombreval from 25 to "
        "26 May 2026, at The Hall.",
        "hosts": "It will be hosted by the Commune of Ombreval; it will be chaired by "
        "Ms Amina Diallo.",
        "themes": "Its themes are: inclusion and health.",
        "processes": "What emerges will be handed to the High-level Forum.",
    }
    assert french.keys() == english.keys()
    assert "se tiendra à Ombreval" in french["when"]
    assert french["hosts"].startswith("Il sera accueilli par")
    assert "la présidence en sera assurée par Mme\u00a0Amina Diallo" in french["hosts"]
    assert french["processes"].startswith("Ce qui s’en dégagera sera transmis")


def test_the_day_after_its_end_an_edition_is_told_as_past():
    page = said(world(), "en", at=LAST_EVENING + timedelta(minutes=1))

    assert page["when"].startswith("The Hamlet Forum 2026 took place in Ombreval")
    assert page["summary"] == "The Chair’s Summary is in preparation."
    assert "who" in page


def test_a_city_that_is_not_known_is_not_said():
    summit = make.summit()
    summit.city = text()

    assert "will take place from 25" in said(summit, "en", at=make.NOON)["when"]
    assert "took place from 25" in said(summit, "en")["when"]


def test_every_number_opens_and_is_true_of_the_exact_one():
    summit = world()
    for lang in highlights.LANGUAGES:
        page = highlights.highlights(summit, lang, at=LATER)
        pieces = [piece for one in page.paragraphs for piece in one.pieces]
        for piece in pieces:
            if piece.figure:
                rounded = numbers.about(piece.exact)
                assert rounded.said_in(lang).lower() == piece.words.lower()
                assert numbers.is_true_of(rounded.word, rounded.value, piece.exact)
            else:
                assert "[[" not in piece.words


def test_what_is_not_known_is_not_said():
    bare = make.summit("bare-2026", venues=False)

    assert "hosts" not in said(bare, "en")
    assert "who" not in said(bare, "fr")


def test_one_is_said_in_the_singular_and_every_group_is_named():
    summit = make.summit()
    made.badge(summit, make.person("Ana Silva"), rank="minister", group="government")
    made.badge(summit, make.person("Bo Lind"), country="PE", attendance="online")

    english, french = said(summit, "en"), said(summit, "fr")

    assert english["who"] == (
        "2 participants from 2 countries took part, 1 of them on site and 1 online."
    )
    assert english["high"] == (
        "Among them was 1 minister, deputy or head of a regulatory authority, and "
        "1 high-level participant in all."
    )
    assert english["groups"] == (
        "Two of the six stakeholder groups were represented: "
        "governments and civil society."
    )
    assert french["groups"].startswith("Deux des six groupes")


@pytest.mark.parametrize(
    ("name", "article"),
    [
        ("Agence mondiale", "l’"),
        ("République de Valmonde", "la "),
        ("Fonds pour le développement", "le "),
        ("Zanzibar Networks", ""),
    ],
)
def test_french_articles(name, article):
    assert articles.french_article(name) == article


def test_list_in_a_sentence():
    names = [str(text(en=one).said_in("en")) for one in ("a", "b", "c")]

    assert highlights.listed(names, "fr") == "a, b et c"


def test_summary_is_dated_by_the_clock_of_the_edition(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    issue = make_outcomes.issued()
    late = datetime(2026, 5, 28, 22, 30, tzinfo=UTC)
    type(issue).objects.filter(pk=issue.pk).update(issued_at=late)

    page = highlights.highlights(issue.summit, "en", at=late + timedelta(days=9))

    (told,) = (str(one) for one in page.paragraphs if one.key == "summary")
    assert "was issued on 29 May 2026" in told
