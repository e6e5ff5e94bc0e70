import make
import make_accreditation as made
import pytest

from palabre.kernel import articles, numbers
from palabre.kernel.languages import text
from palabre.stages.outcomes import highlights
from palabre.stages.summits import operations as summits

pytestmark = pytest.mark.django_db


def world():
    summit = make.summit()
    host = make.organization("Commune of Ombreval", group="government")
    summits.name_hosts(
        summit, hosts=[host], co_organizers=[], by=make.LOADER, at=make.NOON
    )
    for number in range(53):
        made.badge(summit, make.person(f"Person {number}"))
    return summit


def said(summit, lang):
    page = highlights.highlights(summit, lang, at=make.NOON)
    return {one.key: str(one) for one in page.paragraphs}


def test_page_is_written_from_data_in_both_languages():
    summit = world()

    english, french = said(summit, "en"), said(summit, "fr")

    assert english["when"] == (
        "The Hamlet Forum 2026 took place in Ombreval from 25 to 26 May 2026: "
        "The Hall (25–26 May 2026)."
    )
    assert english["who"] == ("More than 50 participants took part, all on site.")
    assert "accueillie par" in french["hosts"]
    assert french["who"].startswith("Plus de 50 participants")
    assert french.keys() == english.keys()


def test_every_number_opens_and_is_true_of_the_exact_one():
    summit = world()
    for lang in highlights.LANGUAGES:
        page = highlights.highlights(summit, lang, at=make.NOON)
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
