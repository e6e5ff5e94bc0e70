"""Documents of sessions go to another server; each is looked into where it arrives."""

import base64
import hashlib
import json

import make
import make_accreditation as made
import make_live
import pytest
from make_live import later

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation.documents import Safe, Upload
from palabre.stages.accreditation.uploads import MOST_BYTES
from palabre.stages.live import documents
from palabre.stages.live.documents import Listing
from palabre.stages.live.models import SessionDocument
from palabre.stages.programme import operations as programme
from palabre.workflows import carry_documents
from palabre.workflows.keep_document import (
    drop_document,
    keep_document,
    open_document,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return make_live.session(roles=[make_live.role("Soraya Hakim", "speaker")])


def packed(session, safe):
    """Return a document as it goes over the wire; none of it stays here."""
    speaker = make.actor(session.roles.get().person)
    keep_document(
        session,
        Upload("session", "wells.png", made.picture()),
        listing=Listing("Where the wells are", "en"),
        safe=safe,
        by=speaker,
        at=later(0),
    )
    (row,) = json.loads(
        json.dumps(list(carry_documents.pack(session.summit, safe=safe)))
    )
    SessionDocument.objects.all().delete()
    return row


def bring(session, row, safe=None, by=make.LOADER):
    return carry_documents.bring(
        session.summit, row, safe=safe or made.safe(), by=by, at=later(900)
    )


def holding(content):
    """Return what changes when a document holds something else, honestly told."""
    return {
        "content": base64.b64encode(content).decode(),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def test_a_document_arrives_as_it_was(session):
    row = packed(session, made.safe())
    safe = made.safe()

    kept = bring(session, row, safe)

    assert (kept.code, kept.title, kept.lang) == (row["code"], row["title"], "en")
    assert (kept.kept_at, kept.kept_by) == (later(0), session.roles.get().person)
    opened = open_document(kept, safe=safe)
    assert (opened.name, opened.media_type) == ("wells.jpg", "image/jpeg")
    assert hashlib.sha256(opened.content).hexdigest() == kept.sha256
    assert opened.content not in safe.vault.get(kept.code)  # sealed with its own seal


def test_bringing_twice_is_harmless_and_goes_on_to_a_third_server(session):
    row = packed(session, made.safe())
    safe = made.safe()
    bring(session, row, safe)

    assert bring(session, row, safe) is None
    (onward,) = carry_documents.pack(session.summit, safe=safe)
    SessionDocument.objects.all().delete()
    assert bring(session, onward).code == row["code"]


def test_the_same_file_that_was_added_here_too_is_known(session):
    row = packed(session, made.safe())
    safe = made.safe()
    here = bring(session, row, safe)
    SessionDocument.objects.filter(pk=here.pk).update(
        code="A" * 16, sha256=row["sha256"]
    )

    assert bring(session, row, safe) is None


def test_what_was_taken_away_here_stays_away(session):
    row = packed(session, made.safe())
    safe = made.safe()
    kept = bring(session, row, safe)
    drop_document(kept, safe=safe, by=make.LOADER, at=later(901))

    assert bring(session, row, safe) is None
    assert not SessionDocument.objects.exists()


@pytest.mark.parametrize(
    "change, code",
    [
        (holding(b"<script>alert(1)</script>"), "upload-kind"),
        (holding(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "upload-kind"),
        (holding(b"%PDF-1.7 /OpenAction /JavaScript"), "upload-acting"),
        (holding(b"MZ" + bytes(400)), "upload-kind"),
        (holding(b""), "upload-empty"),
        (holding(b"BAD" + made.picture()), "upload-infected"),
        (holding(b"%PDF-" + bytes(MOST_BYTES)), "upload-too-large"),
        ({"content": "A" * 4 * MOST_BYTES}, "upload-too-large"),
        ({"content": "no base64!"}, "carried-malformed"),
        ({"content": None}, "carried-malformed"),
        ({"content": base64.b64encode(b"else").decode()}, "document-damaged"),
        ({"sha256": "0" * 64}, "document-damaged"),
        ({"code": "../../etc/passwd"}, "carried-malformed"),
        ({"code": "short"}, "carried-malformed"),
        ({"form": "palabre-document/9"}, "carried-malformed"),
        ({"kept_at": "yesterday"}, "carried-malformed"),
        ({"kept_at": "2026-05-25T09:00:00"}, "carried-malformed"),
        ({"session": "of another edition"}, "not-found"),
        ({"title": "x" * 201}, "title-too-long"),
        ({"lang": "klingon"}, "field-unknown"),
    ],
)
def test_what_is_hostile_or_damaged_is_refused_and_nothing_is_kept(
    session, change, code
):
    row = packed(session, made.safe()) | change
    safe = made.safe(b"BAD")

    with pytest.raises(Refused, match=code):
        bring(session, row, safe)

    assert not SessionDocument.objects.exists()
    assert safe.vault == made.safe().vault


def test_names_and_titles_play_no_tricks_and_no_document_is_of_tomorrow(session):
    row = packed(session, made.safe()) | {
        "name": "../../w\u202egnp.exe",
        "title": "Where\x00 the\u202e wells are",
        "kept_at": later(9_000_000).isoformat(),
        "kept_by": "nobody-here",
    }

    kept = bring(session, row)

    assert (kept.name, kept.title) == ("wgnp.jpg", "Where the wells are")
    assert (kept.kept_at, kept.kept_by) == (later(900), None)


def test_nothing_else_that_lies_in_the_vault_is_written_over(session):
    row = packed(session, made.safe()) | {"code": "B" * 16}
    safe = made.safe()
    safe.vault.put("B" * 16, b"somebody's passport")

    with pytest.raises(Refused, match="carried-malformed"):
        bring(session, row, safe)

    assert safe.vault.get("B" * 16) == b"somebody's passport"


def test_what_a_cut_off_bringing_left_is_written_anew(session):
    row = packed(session, made.safe())
    safe = made.safe()
    safe.vault.put(row["code"], b"half")

    kept = bring(session, row, safe)

    assert open_document(kept, safe=safe).media_type == "image/jpeg"


def test_a_session_takes_no_more_than_some(session, monkeypatch):
    row = packed(session, made.safe())
    monkeypatch.setattr(documents, "MOST_A_SESSION", 0)

    with pytest.raises(Refused, match="uploads-too-many"):
        bring(session, row)


def test_under_the_rule_nobody_is_kept_as_having_added_it(session):
    row = packed(session, made.safe())
    programme.set_rule(session, holds=True, by=make.LOADER, at=make.NOON)

    assert row["kept_by"]
    assert bring(session, row).kept_by is None


def test_only_the_secretariat_brings_documents_in(session):
    row = packed(session, made.safe())

    with pytest.raises(Refused, match="not-allowed"):
        bring(session, row, by=make.actor(session.roles.get().person))


def test_what_can_no_longer_be_read_is_told_by_its_name(session):
    safe = made.safe()
    row = packed(session, safe)
    bring(session, row, safe)
    empty = Safe(made.safe().vault, safe.seal, safe.scanner)

    with pytest.raises(Refused, match="document-damaged"):
        list(carry_documents.pack(session.summit, safe=empty))
