import make
import make_programme
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from palabre.stages.people.models import Person
from palabre.stages.programme.models import Placement, Release, Session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HERE = "/en/hamlet-2026/secretariat/import/"
TABLE = """Titel;Beginn;Tag;Ort;Wer
Wells and water;09:00;2026-05-25;Tilia;Ada Mensah
Maps for all;10:00;2026-05-25;Tilia;Bo Lindqvist
"""
KNOWN = """Title,Date,Start,End,Room,Venue,Speakers,Code
Wells and water,2026-05-25,09:00,09:45,Tilia,hall,Ada Mensah,W-1
Maps for all,2026-05-25,09:30,10:15,Tilia,hall,Ada Mensah,W-2
"""


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def amina(summit, visit):
    return visit(Person.objects.get(pk=make.secretariat(summit).person_id))


def sent(browser, text, name="programme.csv", **more):
    file = SimpleUploadedFile(name, text.encode())
    return browser.post(HERE, {"file": file} | more).content.decode()


def key_of(page):
    return page.split('name="key" value="')[1].split('"')[0]


def test_nothing_is_changed_before_it_was_seen(summit, amina):
    page = sent(amina, KNOWN)

    assert "2 sessions read." in page
    assert "Wells and water" in page
    assert Session.objects.count() == 0
    assert Person.objects.filter(name="Ada Mensah").count() == 0


def test_clashes_of_the_file_are_named(summit, amina):
    page = sent(amina, KNOWN)

    clashes = page[page.index('id="clashes"') :]
    assert "“Maps for all”" in clashes
    assert "Tilia" in clashes


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("fr", "La salle Tilia accueille deux séances à la fois : «"),
        ("ar", "في القاعة Tilia حدثان في الوقت نفسه: «"),
    ],
)
def test_clashes_of_the_file_are_named_in_the_pages_language(summit, amina, lang, told):
    file = SimpleUploadedFile("programme.csv", KNOWN.encode())
    page = amina.post(
        HERE.replace("/en/", f"/{lang}/"), {"file": file}
    ).content.decode()

    clashes = page[page.index('id="clashes"') :].replace("\u00a0", " ")
    assert told in clashes
    assert "holds two events" not in clashes


def test_a_file_that_is_here_already_changes_nothing_and_says_so(summit, amina):
    for told in ("Sessions added: 2", "nothing was changed"):
        facts = {"key": key_of(sent(amina, KNOWN)), "name": "programme.csv"}

        answer = amina.post(HERE, facts | {"take": "1"}, follow=True)

        assert told in answer.content.decode()


def test_file_goes_into_the_draft_and_not_to_the_public(summit, amina):
    key = key_of(sent(amina, KNOWN))

    answer = amina.post(HERE, {"key": key, "name": "programme.csv", "take": "1"})

    assert answer.url == "/en/hamlet-2026/secretariat/board/"
    assert sorted(Session.objects.values_list("code", flat=True)) == ["w-1", "w-2"]
    assert Placement.objects.count() == 1  # the other finds the room taken
    assert Release.objects.count() == 0


def test_file_again_updates_and_doubles_nothing(summit, amina):
    for text in (KNOWN, KNOWN.replace("Wells and water", "Wells and pumps")):
        key = key_of(sent(amina, text))
        amina.post(HERE, {"key": key, "name": "programme.csv", "take": "1"})

    titles = {str(one.title.said_in("en")) for one in Session.objects.all()}
    assert titles == {"Wells and pumps", "Maps for all"}


def test_columns_that_nobody_knows_are_assigned_by_hand(summit, amina):
    mapping = {"title": "Titel", "start": "Beginn", "date": "Tag", "room": "Ort"}
    columns = {f"column-{name}": column for name, column in mapping.items()}
    page = sent(amina, TABLE)
    assert '<option value="Beginn">' in page
    assert "Say which column holds what" in page
    assert "<bdi>Ada Mensah</bdi></td>" in page
    assert 'name="take"' not in page

    named = columns | {"column-speakers": "Wer"}
    facts = {"key": key_of(page), "name": "programme.csv"} | named
    again = amina.post(HERE, facts | {"look": "1"}).content.decode()
    assert '<option value="Wer" selected>' in again
    assert "Mon 25 May 09:00" in again
    amina.post(HERE, facts | {"take": "1"})

    assert Session.objects.count() == 2
    assert Person.objects.filter(name="Bo Lindqvist").exists()


def test_sessions_keep_their_identity_where_columns_are_assigned_by_hand(summit, amina):
    table = "Titel;Beginn;Tag;Ort;UID\nWells;09:00;2026-05-25;Tilia;7b0f3b0e-2b7c-4d7e-9d52-6d1c0f3f2a11\n"
    mapping = {"title": "Titel", "start": "Beginn", "date": "Tag", "room": "Ort"}
    columns = {f"column-{name}": column for name, column in mapping.items()}
    for text in (table, table.replace("Wells", "Pumps").replace("09:00", "11:00")):
        facts = {"key": key_of(sent(amina, text)), "name": "programme.csv"}
        amina.post(HERE, facts | columns | {"take": "1"})

    assert [str(one.title.said_in("en")) for one in Session.objects.all()] == ["Pumps"]


@pytest.mark.parametrize("key", ["0" * 40, "../../etc/passwd", "x"])
def test_key_opens_nothing_but_an_upload(summit, amina, key):
    answer = amina.post(HERE, {"key": key, "name": "x.csv", "take": "1"}, follow=True)

    assert "The file is no longer kept" in answer.content.decode()


def test_file_of_no_known_kind_is_said_in_words(summit, amina):
    page = sent(amina, '{"a": 1}', name="x.json")

    assert "x.json is no schedule that is read here" in page
    assert Session.objects.count() == 0


def test_document_is_named_as_what_it_is_and_not_read_as_a_table(summit, amina):
    told = sent(amina, "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n", name="programme.pdf")

    assert "it is a PDF" in told
    assert 'name="column-title"' not in told
    assert "1 0 obj" not in told


def test_stranger_brings_nothing_in(summit, visit):
    make_programme.session(summit, "A-1")
    grace = visit(make.person("Grace Okonkwo"))

    answer = grace.post(HERE, {"file": SimpleUploadedFile("x.csv", KNOWN.encode())})

    assert answer.status_code == 403
    assert Session.objects.count() == 1
