import make
import make_programme
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.people import operations as people
from palabre.stages.programme import operations as programme
from palabre.stages.programme import participation, queries, releases

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def magazine():
    return make.organization("Le Fil des Ondes")


@pytest.fixture
def editor():
    return make.person("Solène Kergoat", native="سولين كيرغوات", country="FR")


@pytest.fixture
def rows(summit, magazine, editor):
    """Two round tables: one it organizes, one it only speaks in."""
    make_programme.session(summit, "X-0")
    other = make.organization("Village Network")
    for code, hour, organizer in (("R-1", 9, magazine), ("R-2", 11, other)):
        facts = make_programme.facts(
            code,
            organizers=[organizer],
            roles=[programme.RoleFacts(editor, "speaker", magazine, "Editor")],
        )
        made = programme.add_session(summit, facts, by=make.LOADER, at=make.NOON)
        make_programme.placed(made, hour)
    releases.release(summit, "", by=make.LOADER, at=make.NOON)
    return queries.listing(summit).rows


def test_a_magazine_finds_what_it_organized_and_where_it_spoke(rows, magazine):
    organized = participation.organized_by(rows, magazine.code)
    (member,) = participation.members(rows, magazine.code)

    assert [row.code for row in organized] == ["R-1"]
    assert (member.name, member.post) == ("Solène Kergoat", "Editor")
    assert [row.code for row, _ in member.taken] == ["R-1", "R-2"]


def test_a_person_is_public_by_a_part_only(rows, summit, editor):
    stranger = make.person("Grace Okonkwo")

    found = participation.public_person(summit, editor.code, rows)

    assert found == editor
    for code in (stranger.code, "NOBODY"):
        with pytest.raises(Refused, match="not-found"):
            participation.public_person(summit, code, rows)


def test_an_organization_is_public_by_a_part_only(rows, summit, magazine):
    quiet = make.organization("Quiet House")

    assert participation.public_organization(summit, magazine.code, rows) == magazine
    with pytest.raises(Refused, match="not-found"):
        participation.public_organization(summit, quiet.code, rows)


@pytest.mark.parametrize("words", ["kergoat", "SOLENE", "سولين", "kergoat solène"])
def test_a_person_is_found_by_any_spelling(rows, summit, editor, words):
    assert list(participation.persons_called(summit, words)) == [editor]


def test_nobody_without_a_part_is_found(rows, summit):
    people.enter_person(
        people.PersonFacts("Kergoat Twin"), by=make.LOADER, at=make.NOON
    )

    names = [one.name for one in participation.persons_called(summit, "kergoat")]

    assert names == ["Solène Kergoat"]


def test_a_country_has_its_bodies_and_its_people(rows):
    bodies = participation.bodies_in(rows, "KE")
    persons = participation.persons_in(rows, "FR")

    assert [body.code for body in bodies] == ["le-fil-des-ondes", "village-network"]
    assert [part.name for part in persons] == ["Solène Kergoat"]


def test_editions_are_found_from_person_and_organization(
    rows, summit, editor, magazine
):
    assert list(participation.editions_with(editor)) == [summit]
    assert list(participation.editions_of(magazine)) == [summit]


def test_posts_are_named_once(rows, editor):
    (post,) = participation.posts_of(participation.parts_of(rows, editor.code))

    assert (post.post, post.organization.code) == ("Editor", "le-fil-des-ondes")
