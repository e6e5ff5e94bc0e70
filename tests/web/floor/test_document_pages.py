"""Documents of a session on its pages: added by a form, listed, downloaded, taken away."""

import make
import make_accreditation as made
import make_live
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from palabre.api.tokens import make_token
from palabre.stages.live.models import SessionDocument
from palabre.stages.people import operations as people

pytestmark = pytest.mark.django_db
SESSION = "/en/hamlet-2026/sessions/INC-01/"
DOCUMENTS = f"{SESSION}documents/"
API = "/api/v1/editions/hamlet-2026/sessions/INC-01/documents"


@pytest.fixture(autouse=True)
def _noon(noon, settings, tmp_path):
    """Let every request happen at noon, and files lie in a folder of the test's own."""
    settings.VAULT_FOLDER = tmp_path / "vault"


@pytest.fixture
def sitting():
    return make_live.sitting(
        make_live.session(roles=[make_live.role("Soraya Hakim", "speaker")])
    )


@pytest.fixture
def soraya(sitting, visit):
    return visit(sitting.session.roles.get().person)


def file(name="wells.png", content=None):
    return SimpleUploadedFile(name, content or made.picture())


def page(address, client=None):
    return (client or Client()).get(address).content.decode()


def test_a_speaker_adds_and_everybody_finds_it(sitting, soraya):
    given = {"file": file(), "title": "Où sont les puits <b>", "lang": "fr"}

    answer = soraya.post(DOCUMENTS, given)

    assert (answer.status_code, answer["Location"]) == (302, DOCUMENTS)
    kept = SessionDocument.objects.get()
    there = f"{DOCUMENTS}{kept.code}/"
    for address in (SESSION, f"{SESSION}live/", f"{SESSION}live/?text=1"):
        shown = page(address)
        assert f'href="{there}" lang="fr" dir="ltr" hreflang="fr"' in shown
        assert "Où sont les puits &lt;b&gt;" in shown
        assert "<bdi>JPEG</bdi>, 1 kB, French" in shown
    got = Client().get(there)
    assert got.content.startswith(b"\xff\xd8")
    assert dict(got.headers) | {
        "Content-Type": "image/jpeg",
        "Content-Disposition": 'attachment; filename="wells.jpg"',
        "Content-Language": "fr",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "public, max-age=60",
        "ETag": f'"{kept.sha256}"',
    } == dict(got.headers)
    again = Client().get(there, HTTP_IF_NONE_MATCH=got["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_a_refused_file_is_told_beside_the_form(sitting, soraya):
    answer = soraya.post(
        DOCUMENTS, {"file": file("a.pdf", b"<html>"), "title": "Wells", "lang": "ar"}
    )

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="Wells"' in shown
    assert '<option value="ar" selected>' in shown
    assert "a.pdf" in shown
    assert not SessionDocument.objects.exists()


def test_a_form_without_a_file_says_so(sitting, soraya):
    shown = soraya.post(DOCUMENTS, {"lang": "en"}).content.decode()

    assert "This field is required." in shown


def test_it_is_taken_away_by_whoever_added_it(sitting, soraya, visit):
    soraya.post(DOCUMENTS, {"file": file(), "lang": "en"})
    kept = SessionDocument.objects.get()
    drop = f"{DOCUMENTS}{kept.code}/drop/"

    assert visit(make.person("Grace")).post(drop).status_code == 403
    assert "Take “wells.jpg” away" in page(DOCUMENTS, soraya)
    assert soraya.post(drop).status_code == 302

    assert Client().get(f"{DOCUMENTS}{kept.code}/").status_code == 404
    assert not any((sitting.pk, one) for one in SessionDocument.objects.all())


def test_a_document_is_of_one_session_alone(sitting, soraya):
    soraya.post(DOCUMENTS, {"file": file(), "lang": "en"})
    kept = SessionDocument.objects.get()
    make_live.session("INC-02", summit=sitting.session.summit)

    other = DOCUMENTS.replace("INC-01", "INC-02")
    assert Client().get(f"{other}{kept.code}/").status_code == 404


def test_many_documents_leave_the_text_page_small(sitting, soraya):
    for number in range(40):
        SessionDocument.objects.create(
            session=sitting.session,
            code=f"D{number}",
            title="&" * 200,
            lang="en",
            name="a.pdf",
            media_type="application/pdf",
            n_bytes=9,
            sha256=str(number),
            kept_at=make.NOON,
        )
    make_live.cues(sitting, *(["&" * 2000] * 30))

    shown = Client().get(f"{SESSION}live/?text=1")

    assert len(shown.content) < 50_000
    assert "All documents on the full page" in shown.content.decode()


def test_over_the_api_too(sitting, visit):
    person = sitting.session.roles.get().person
    account = people.open_account(
        person, email="s@cast.example", by=make.LOADER, at=make.NOON
    )
    bearer = {"Authorization": f"Bearer {make_token(account, at=make.NOON)}"}
    client = Client(headers=bearer)

    made_ = client.post(API, {"file": file(), "title": "Wells", "lang": "ru"})
    acting = file("x.pdf", b"%PDF-1.7 /OpenAction /JavaScript")
    refused = client.post(API, {"file": acting, "lang": "en"})
    stranger = Client().post(API, {"file": file(), "lang": "en"})

    assert (made_.status_code, refused.status_code) == (201, 409)
    assert refused.json()["code"] == "upload-acting"
    assert stranger.status_code in {401, 403}
    (row,) = Client().get(API).json()
    assert row == made_.json()
    assert (row["title"], row["lang"], row["media_type"]) == (
        "Wells",
        "ru",
        "image/jpeg",
    )
    there = "/" + row["url"].split("/", 3)[3]
    assert Client().get(there).status_code == 200
    gone = client.post(f"{API}/{row['code']}/remove")
    assert gone.status_code == 204
    assert Client().get(API).json() == []
