"""Documents of a session: who adds one, what is kept of it and where, who reads it."""

import live_bus
import make
import make_accreditation as made
import make_live
import pytest
from live_bus import told
from make_live import later

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation.documents import Upload
from palabre.stages.journal.models import Entry
from palabre.stages.live import documents, queries
from palabre.stages.live.documents import Listing
from palabre.stages.live.models import SessionDocument
from palabre.stages.programme import operations as programme
from palabre.workflows.keep_document import (
    drop_document,
    keep_document,
    open_document,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    roles = [
        make_live.role("Soraya Hakim", "speaker"),
        make_live.role("Emeka Obi", "moderator"),
        make_live.role("Ivo Maric", "captioner"),
    ]
    return make_live.session(roles=roles)


def who(session, role):
    return make.actor(session.roles.get(role=role).person)


def keep(session, by, content=None, *, safe=None, name="wells.png", **listing):
    listed = Listing(**({"title": "Where the wells are", "lang": "en"} | listing))
    return keep_document(
        session,
        Upload("session", name, made.picture() if content is None else content),
        listing=listed,
        safe=safe or made.safe(),
        by=by,
        at=later(0),
    )


def test_a_speaker_adds_a_document_that_everybody_reads(
    session, django_capture_on_commit_callbacks
):
    safe, bus = made.safe(), live_bus.listening()

    with django_capture_on_commit_callbacks(execute=True):
        kept = keep(session, who(session, "speaker"), safe=safe)

    opened = open_document(kept, safe=safe)
    assert (opened.name, opened.media_type) == ("wells.jpg", "image/jpeg")
    assert opened.content.startswith(b"\xff\xd8")
    assert opened.content not in safe.vault.get(kept.code)  # sealed
    assert queries.documents_of(session) == [kept]
    (_, _, facts) = told(bus, "documents")[0]
    row = {"code": kept.code, "title": kept.title, "lang": "en", "dir": "ltr"}
    assert facts == {"rows": [{**row, "kind": "JPEG", "kilobytes": 1}]}
    line = Entry.objects.get(act="live.document.added")
    assert (line.subject, line.facts["document"]) == ("session:INC-01", kept.code)


def test_whoever_neither_speaks_nor_runs_the_session_adds_nothing(session):
    for by in (make.actor(make.person("Grace")), who(session, "captioner")):
        with pytest.raises(Refused, match="not-allowed"):
            keep(session, by)
    assert not SessionDocument.objects.exists()


@pytest.mark.parametrize(
    "name, content, code",
    [
        ("slides.pdf", b"<script>alert(1)</script>", "upload-kind"),
        ("wells.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "upload-kind"),
        ("wells.pdf", b"%PDF-1.7 /OpenAction /JavaScript", "upload-acting"),
        ("wells.exe", b"MZ" + bytes(400), "upload-kind"),
        ("wells.pdf", b"%PDF-" + bytes(5 * 1024 * 1024), "upload-too-large"),
        ("wells.pdf", b"", "upload-empty"),
        ("virus.png", b"BAD" + made.picture(), "upload-infected"),
    ],
)
def test_what_a_file_holds_decides_and_not_its_name(session, name, content, code):
    safe = made.safe(b"BAD")

    with pytest.raises(Refused, match=code):
        keep(session, who(session, "speaker"), content, safe=safe, name=name)

    assert not SessionDocument.objects.exists()
    assert safe.vault == made.safe().vault


def test_a_name_cannot_lead_elsewhere(session):
    kept = keep(session, who(session, "speaker"), name="../../etc/w\u202egnp.exe")

    assert kept.name == "wgnp.jpg"


@pytest.mark.parametrize(
    "listing, code",
    [
        ({"title": "x" * 201}, "title-too-long"),
        ({"lang": "tlh-x"}, "field-unknown"),
        ({"lang": ""}, "field-unknown"),
    ],
)
def test_how_it_is_listed_must_make_sense(session, listing, code):
    with pytest.raises(Refused, match=code):
        keep(session, who(session, "moderator"), **listing)


def test_without_a_title_the_name_stands_there(session):
    assert keep(session, who(session, "moderator"), title=" ").title == "wells.jpg"


def test_the_same_file_is_listed_once_and_no_more_than_some(session, monkeypatch):
    by = who(session, "speaker")
    safe = made.safe()
    keep(session, by, safe=safe)

    with pytest.raises(Refused, match="document-there"):
        keep(session, by, safe=safe)
    monkeypatch.setattr(documents, "MOST_A_SESSION", 1)
    with pytest.raises(Refused, match="uploads-too-many"):
        keep(session, by, made.picture(size=(20, 20)), safe=safe)


def test_who_added_it_or_runs_the_session_takes_it_away(
    session, django_capture_on_commit_callbacks
):
    speaker, moderator = who(session, "speaker"), who(session, "moderator")
    stranger = make.actor(make.person("Grace"))
    safe, bus = made.safe(), live_bus.listening()
    own = keep(session, speaker, safe=safe)
    code = own.code

    with pytest.raises(Refused, match="not-allowed"):
        drop_document(own, safe=safe, by=stranger, at=later(1))
    with django_capture_on_commit_callbacks(execute=True):
        drop_document(own, safe=safe, by=speaker, at=later(2))

    assert told(bus, "documents")[-1][2] == {"rows": []}
    with pytest.raises(KeyError):
        safe.vault.get(code)
    other = keep(session, speaker, safe=safe)
    drop_document(other, safe=safe, by=moderator, at=later(3))
    assert queries.documents_of(session) == []


def test_under_the_rule_nobody_is_kept_as_having_added_it(session):
    programme.set_rule(session, holds=True, by=make.LOADER, at=make.NOON)
    session.refresh_from_db()
    speaker = who(session, "speaker")

    kept = keep(session, speaker)

    assert kept.kept_by is None
    line = Entry.objects.get(act="live.document.added")
    assert "Soraya" not in f"{line.actor_id} {line.actor_name} {line.facts}"
    assert line.actor_id != str(speaker.person_id)


def test_a_damaged_document_says_so(session):
    safe = made.safe()
    kept = keep(session, who(session, "speaker"), safe=safe)
    safe.vault.put(kept.code, b"something else")

    with pytest.raises(Refused, match="document-damaged"):
        open_document(kept, safe=safe)
