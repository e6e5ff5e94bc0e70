import io
import zipfile

import make
import make_programme
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from palabre.engines.formats import intake
from palabre.stages.people.models import Person
from palabre.stages.programme.models import Session
from palabre.stages.reports.models import PassageTranslation, Source
from palabre.workflows.draft_summary import draft_summary

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HERE = "/en/hamlet-2026/secretariat/records/import/"
VTT = """WEBVTT

00:00:01.000 --> 00:00:06.000
<v Grace Okonkwo>We will open forty wells in the north before the rains.

00:00:07.000 --> 00:00:12.000
<v Ada Mensah>A map of all wells is open to everyone since March.
"""


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def session():
    return make_programme.session(make.summit(), "W-1")


@pytest.fixture
def amina(session, visit):
    return visit(Person.objects.get(pk=make.secretariat(session.summit).person_id))


def sent(browser, *files, **more):
    given = [SimpleUploadedFile(name, content) for name, content in files]
    return browser.post(HERE, {"files": given} | more).content.decode()


def kept(page):
    def values(name):
        return [
            piece.split('"')[0] for piece in page.split(f'name="{name}" value="')[1:]
        ]

    return {"key": values("key"), "name": values("name"), "label": values("label")}


def test_records_are_looked_over_and_nothing_is_changed(amina):
    page = sent(amina, ("W-1.vtt", VTT.encode()))

    assert "1 record was read. Nothing is changed yet." in page
    assert "Ada Mensah" in page
    assert Source.objects.count() == 0


def test_records_come_in_once(amina, session):
    page = sent(amina, ("W-1.vtt", VTT.encode()))
    answer = amina.post(HERE, kept(page) | {"take": "1"})

    again = sent(amina, ("W-1.vtt", VTT.encode()))

    assert answer.url == "/en/hamlet-2026/secretariat/records/"
    source = Source.objects.get()
    assert source.session == session
    assert source.interventions.count() == 2
    assert "there already" in again
    assert "Bring them in" not in again


def test_record_that_fits_no_session_is_placed_by_hand(amina, session):
    page = sent(amina, ("tuesday afternoon.vtt", VTT.encode()))
    assert "no session fits" in page

    amina.post(HERE, kept(page) | {"session": ["w-1"], "take": "1"})

    assert Source.objects.get().session == session


def test_code_that_is_none_brings_nothing_in_and_is_kept(amina):
    page = sent(amina, ("tuesday.vtt", VTT.encode()))

    answer = amina.post(HERE, kept(page) | {"session": ["W-9"], "take": "1"})

    told = answer.content.decode()
    assert "No session of this edition has the code" in told
    assert 'value="W-9"' in told
    assert Source.objects.count() == 0


def test_good_files_are_kept_beside_a_broken_one(amina):
    page = sent(
        amina, ("W-1.vtt", VTT.encode()), ("photo.vtt", b"\x00\x01\x02\x03" * 64)
    )

    assert "1 record was read" in page
    assert 'id="refused"' in page
    assert "photo.vtt" in page
    amina.post(HERE, kept(page) | {"take": "1"})
    assert Source.objects.count() == 1


def test_archive_of_records(amina, session):
    make_programme.session(session.summit, "W-2")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("day/W-1.vtt", VTT)
        archive.writestr("day/W-2.vtt", VTT.replace("forty", "fifty"))

    page = sent(amina, ("day.zip", packed.getvalue()))
    amina.post(HERE, kept(page) | {"take": "1"})

    assert sorted(Source.objects.values_list("session__code", flat=True)) == [
        "W-1",
        "W-2",
    ]


def test_file_too_large_is_refused_with_its_size(amina, monkeypatch):
    monkeypatch.setattr("palabre.web.ui.kept_files.LIMIT_BYTES", 1_000_000)
    monkeypatch.setattr(intake, "LIMIT_BYTES", 1_000_000)

    page = sent(amina, ("week.zip", b"x" * 2_000_000))

    assert "week.zip has 2.0 MB" in page
    assert Source.objects.count() == 0


@pytest.mark.parametrize("given", [{}, {"key": "../../secret", "name": "x.vtt"}])
def test_without_files_or_with_a_made_up_key(amina, given):
    answer = amina.post(HERE, given | {"take": "1"})

    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()


def test_edition_without_programme_says_which_sessions_it_would_make(visit):
    summit = make.summit()
    browser = visit(Person.objects.get(pk=make.secretariat(summit).person_id))

    page = sent(browser, ("Opening of the day.vtt", VTT.encode()))
    browser.post(HERE, kept(page) | {"take": "1"})

    assert "makes its own" in page
    assert Session.objects.filter(summit=summit).count() == 1


def test_translations_alone_can_be_brought_in(amina):
    words = "We will open forty wells in the north before the rains."
    amina.post(HERE, kept(sent(amina, ("W-1.vtt", VTT.encode()))) | {"take": "1"})
    told = (
        f'[[translation]]\nwords = "{words}"\nlang = "fr"\ntext = "Quarante puits."\n'
    )

    page = sent(amina, ("translations.toml", told.encode()))
    amina.post(HERE, kept(page) | {"take": "1"})

    assert "translation of a passage" in page
    assert PassageTranslation.objects.get().text == "Quarante puits."


def test_the_same_bytes_under_another_name_are_there_already(amina):
    sent(amina, ("W-1.vtt", VTT.encode()))
    amina.post(HERE, kept(sent(amina, ("W-1.vtt", VTT.encode()))) | {"take": "1"})
    assert Source.objects.count() == 1

    page = sent(amina, ("W-1 (copy).vtt", VTT.encode()))
    amina.post(HERE, kept(page) | {"take": "1"})

    assert Source.objects.count() == 1


def test_wrong_file_is_taken_back_and_may_come_again(amina):
    amina.post(HERE, kept(sent(amina, ("W-1.vtt", VTT.encode()))) | {"take": "1"})
    source = Source.objects.get()
    there = HERE.replace("import/", "")

    assert "Take back" in amina.get(there).content.decode()
    page = amina.post(f"{there}withdraw/", {"source": source.pk}, follow=True)

    assert "“W-1.vtt” is taken back." in page.content.decode()
    assert Source.objects.count() == 0
    amina.post(HERE, kept(sent(amina, ("W-1.vtt", VTT.encode()))) | {"take": "1"})
    assert Source.objects.count() == 1


def test_record_that_something_rests_on_is_not_taken_back(amina):
    amina.post(HERE, kept(sent(amina, ("W-1.vtt", VTT.encode()))) | {"take": "1"})
    source = Source.objects.get()
    draft_summary(source.summit, lang="en", by=make.LOADER, at=make.NOON)

    page = amina.post(
        HERE.replace("import/", "withdraw/"), {"source": source.pk}, follow=True
    )

    assert "Something rests on “W-1.vtt” already" in page.content.decode()
    assert Source.objects.count() == 1


def test_what_a_reader_noted_is_told_in_the_page_s_language(amina):
    nameless = VTT + "\n00:00:13.000 --> 00:00:15.000\nAnd who am I?\n"
    amina.post(HERE, kept(sent(amina, ("W-1.vtt", nameless.encode()))) | {"take": "1"})
    there = HERE.replace("import/", "")

    english = amina.get(there).content.decode()
    french = amina.get(there.replace("/en/", "/fr/")).content.decode()

    assert "This caption names no voice, as the others do" in english
    assert "WebVTT" in english
    assert "names no voice" not in french
    assert "Aucun nom connu ne dit qui parle ici" in french
