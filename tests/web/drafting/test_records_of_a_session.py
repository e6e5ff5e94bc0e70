"""A rapporteur brings in the records of the own session, and of no other."""

import io
import zipfile

import make
import make_reports
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from palabre.kernel.actors import Role
from palabre.stages.people.models import Person, PersonAlias
from palabre.stages.reports.models import Intervention, Source
from palabre.workflows.draft_session_report import draft_session_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

SESSIONS = "/en/hamlet-2026/sessions/"
OWN, OTHER = f"{SESSIONS}WEL-01/records/", f"{SESSIONS}SEED-07/records/"
PAGES = ("", "import/", "name/", "withdraw/")
VTT = """WEBVTT

00:00:01.000 --> 00:00:06.000
<v Aïssatou Ndiaye>The school of the valley has water again since the spring of last year.

00:00:07.000 --> 00:00:12.000
<v Qwxyz Brrr>Nobody told the pupils how the new pump is to be mended.
"""


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def session():
    summit = make.summit()
    wells = make_reports.wells(summit)
    seeds = (make.person("Wairimu Kang"), "speaker", make.organization())
    make_reports.session(summit, "SEED-07", title="Seeds of one hill", roles=(seeds,))
    return wells


@pytest.fixture
def dolores(session, visit):
    return visit(session.roles.get(role="rapporteur").person)


@pytest.fixture
def amina(session, visit):
    return visit(Person.objects.get(pk=make.secretariat(session.summit).person_id))


def sent(browser, *files, where=OWN):
    given = [SimpleUploadedFile(name, content.encode()) for name, content in files]
    return browser.post(f"{where}import/", {"files": given}).content.decode()


def kept(page):
    def values(name):
        return [
            piece.split('"')[0] for piece in page.split(f'name="{name}" value="')[1:]
        ]

    return {"key": values("key"), "name": values("name")}


def taken(browser, *files, **told):
    page = sent(browser, *files)
    return browser.post(f"{OWN}import/", kept(page) | {"take": "1"} | told)


def test_rapporteur_looks_a_record_over_and_brings_it_in(dolores, session):
    page = sent(dolores, ("tuesday.vtt", VTT))
    assert "1 record was read. Nothing is changed yet." in page
    assert "Qwxyz Brrr" in page
    assert Source.objects.count() == 0

    answer = dolores.post(f"{OWN}import/", kept(page) | {"take": "1"}, follow=True)

    assert answer.redirect_chain[-1][0] == OWN
    assert Source.objects.get().session == session
    told = answer.content.decode()
    assert "1 record is in." in told
    assert "tuesday.vtt" in told
    assert "1 speaker waits to be named." in told


def test_report_is_drafted_from_what_its_rapporteur_brought_in(dolores, session):
    page = dolores.get(f"{SESSIONS}WEL-01/report/edit/").content.decode()
    assert f'href="{OWN}import/"' in page

    taken(dolores, ("tuesday.vtt", VTT))
    dolores.post(f"{SESSIONS}WEL-01/report/draft/")

    session.refresh_from_db()
    assert session.report.lines.exists()


def test_rapporteur_says_who_spoke_and_keeps_no_other_spelling(dolores, session):
    taken(dolores, ("tuesday.vtt", VTT))
    page = dolores.get(OWN).content.decode()
    assert "Rajesh Pillai" in page
    assert 'name="keep"' not in page
    rajesh = session.roles.get(person__name="Rajesh Pillai").person
    told = {"source": Source.objects.get().pk, "label": "Qwxyz Brrr"}
    told |= {"person": rajesh.code}

    refused = dolores.post(f"{OWN}name/", told | {"keep": "1"}, follow=True)
    assert "1 turn is settled." not in refused.content.decode()
    assert not Intervention.objects.filter(person=rajesh).exists()
    answer = dolores.post(f"{OWN}name/", told, follow=True)

    assert "1 turn is settled." in answer.content.decode()
    assert Intervention.objects.filter(person=rajesh).count() == 1
    assert not PersonAlias.objects.filter(name="Qwxyz Brrr").exists()


def test_people_of_a_programme_that_is_not_out_are_offered_to_the_secretariat_alone(
    dolores, amina
):
    near = VTT.replace("Qwxyz Brrr", "Wairimu Kangg")
    taken(dolores, ("tuesday.vtt", near))

    assert "Wairimu Kang</bdi>" not in dolores.get(OWN).content.decode()
    assert '<option value="Wairimu Kang">' not in dolores.get(OWN).content.decode()
    assert "Wairimu Kang</bdi>" in amina.get(OWN).content.decode()


def test_rapporteur_takes_a_wrong_file_back(dolores):
    taken(dolores, ("tuesday.vtt", VTT))

    told = {"source": Source.objects.get().pk}
    answer = dolores.post(f"{OWN}withdraw/", told, follow=True)

    assert "“tuesday.vtt” is taken back." in answer.content.decode()
    assert Source.objects.count() == 0


def test_record_that_tells_another_session_stays_out_unless_it_is_meant(dolores):
    page = sent(dolores, ("SEED-07.vtt", VTT))
    assert "Seeds of one hill" not in page
    assert "tells another session" in page
    assert "It is of this session all the same" in page

    taken(dolores, ("SEED-07.vtt", VTT))
    assert Source.objects.count() == 0
    taken(dolores, ("SEED-07.vtt", VTT), here="SEED-07.vtt")

    assert Source.objects.get().session.code == "WEL-01"


def test_archive_of_a_day_gives_what_tells_no_other_session(dolores):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("day/WEL-01.vtt", VTT)
        archive.writestr("day/SEED-07.vtt", VTT.replace("school", "market"))
    file = SimpleUploadedFile("day.zip", packed.getvalue())

    page = dolores.post(f"{OWN}import/", {"files": [file]}).content.decode()
    dolores.post(f"{OWN}import/", kept(page) | {"take": "1"})

    assert [one.session.code for one in Source.objects.all()] == ["WEL-01"]


def test_file_that_another_session_holds_is_told_and_not_taken(dolores, amina):
    page = sent(amina, ("SEED-07.vtt", VTT), where=OTHER)
    amina.post(f"{OTHER}import/", kept(page) | {"take": "1"})
    assert Source.objects.get().session.code == "SEED-07"

    page = sent(dolores, ("SEED-07.vtt", VTT))

    assert "The edition has this file already, with another session." in page
    assert 'name="here"' not in page


def test_translations_are_laid_beside_the_own_session_s_words_alone(dolores, amina):
    said = "The school of the valley has water again since the spring of last year."
    page = sent(amina, ("other.vtt", VTT), where=OTHER)
    amina.post(f"{OTHER}import/", kept(page) | {"take": "1"})
    taken(dolores, ("tuesday.vtt", VTT))
    beside = f'[[translation]]\nwords = "{said}"\nlang = "fr"\ntext = "De l’eau."\n'

    taken(dolores, ("translations.toml", beside))

    assert [
        (turn.source.session.code, turn.translations.count())
        for turn in Intervention.objects.filter(text=said).order_by("source_id")
    ] == [("SEED-07", 0), ("WEL-01", 1)]


@pytest.mark.parametrize("page", PAGES)
def test_rapporteur_gets_nothing_of_another_session(page, dolores, amina):
    given = sent(amina, ("other.vtt", VTT), where=OTHER)
    amina.post(f"{OTHER}import/", kept(given) | {"take": "1"})
    source = Source.objects.get()
    told = {"source": source.pk, "label": "Qwxyz Brrr", "person": "nobody"}

    refused = dolores.post(f"{OTHER}{page}", told)
    own = dolores.post(f"{OWN}{page}", told)

    assert refused.status_code == 403
    assert dolores.get(f"{OTHER}{page}").status_code in {403, 405}
    assert own.status_code in {400, 404, 200}
    assert b"other.vtt" not in dolores.get(OWN).content
    assert Source.objects.filter(pk=source.pk).exists()
    assert not Intervention.objects.filter(is_settled=True).exists()


@pytest.mark.parametrize("page", PAGES[:2])
def test_a_session_s_records_open_to_its_keepers_alone(page, session, visit, amina):
    speaker = session.roles.get(person__name="Rajesh Pillai").person
    house = make.holder(session.summit, Role.RAPPORTEUR)
    others = [speaker, Person.objects.get(pk=house.person_id), make.person("Grace")]

    got = [visit(one).get(f"{OWN}{page}").status_code for one in others]

    assert got == [403, 403, 403]
    assert amina.get(f"{OWN}{page}").status_code == 200
    report = visit(others[1]).get(f"{SESSIONS}WEL-01/report/edit/").content.decode()
    assert f'href="{OWN}' not in report


def test_record_on_which_a_report_rests_is_not_taken_back(dolores, session):
    taken(dolores, ("tuesday.vtt", VTT))
    draft_session_report(session, by=make.LOADER, at=make.NOON)

    told = {"source": Source.objects.get().pk}
    answer = dolores.post(f"{OWN}withdraw/", told, follow=True)

    assert "Something rests on “tuesday.vtt” already" in answer.content.decode()
    assert Source.objects.count() == 1
