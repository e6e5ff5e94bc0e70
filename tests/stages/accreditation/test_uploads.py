"""Files from strangers: known by what they hold, cleaned, sealed."""

import io
from base64 import b64encode
from dataclasses import replace

import make
import make_accreditation as made
import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from palabre.kernel.refusals import Refused
from palabre.kernel.sealing import Seal
from palabre.stages.accreditation import documents, uploads
from palabre.stages.accreditation.documents import Upload
from palabre.stages.accreditation.uploads import MOST_BYTES
from palabre.stages.journal.models import Entry


def pdf(**options):
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    if options.get("script"):
        acting = DictionaryObject(
            {
                NameObject("/S"): NameObject("/JavaScript"),
                NameObject("/JS"): TextStringObject("app.alert(1)"),
            }
        )
        writer.root_object[NameObject("/OpenAction")] = acting
    if options.get("password"):
        writer.encrypt(options["password"])
    if options.get("carries"):
        writer.add_attachment("evil.exe", b"MZ")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_a_picture_is_written_anew_without_what_hid_in_it():
    drawn = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "GPS of my house"
    Image.new("RGB", (40, 30), "red").save(drawn, "JPEG", exif=exif)
    hostile = drawn.getvalue() + b"<script>alert(1)</script>"

    clean = uploads.cleaned("../../me.php.jpg", hostile)

    assert (clean.name, clean.media_type) == ("me.php.jpg", "image/jpeg")
    assert b"script" not in clean.content
    assert b"GPS" not in clean.content
    assert Image.open(io.BytesIO(clean.content)).size == (40, 30)


def test_a_large_picture_is_made_smaller():
    clean = uploads.cleaned("wide.png", made.picture((5000, 50)))

    assert Image.open(io.BytesIO(clean.content)).size == (2400, 24)


def test_the_name_is_given_the_ending_of_what_it_holds():
    assert uploads.cleaned("letter.exe", pdf()).name == "letter.pdf"
    assert uploads.safe_name("C:\\x\\\u202egnp.\u0000exe") == "gnp.exe"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "upload-empty"),
        (b"MZ\x90" * 100, "upload-kind"),
        (b"<svg onload=alert(1)>", "upload-kind"),
        (b"GIF89a" + b"\0" * 50, "upload-kind"),
        (made.picture()[:60], "upload-kind"),
        (b"%PDF-1.7 nothing", "upload-kind"),
        (b"%PDF-" + b"0" * uploads.MOST_BYTES, "upload-too-large"),
        (pdf(script=True), "upload-acting"),
        (pdf(carries=True), "upload-acting"),
        (pdf(password="open"), "upload-acting"),
    ],
    ids=range(10),
)
def test_a_hostile_file_is_refused(content, code):
    with pytest.raises(Refused, match=code):
        uploads.cleaned("file.pdf", content)


def test_a_seal_opens_only_what_it_closed():
    sealed = made.SEAL.close(b"passport")

    assert b"passport" not in sealed
    assert made.SEAL.open(sealed) == b"passport"
    with pytest.raises(ValueError, match="not sealed"):
        Seal(b"b3RoZXItb3RoZXItb3RoZXItb3RoZXItMzJieXRlczE=").open(sealed)


@pytest.mark.django_db
class TestDocuments:
    def keep(self, safe, person=None, content=None):
        self.summit = make.summit()
        self.person = person or make.person()
        upload = Upload("status_letter", "letter.png", content or made.picture())
        return documents.keep(
            self.summit,
            self.person,
            upload,
            safe=safe,
            by=make.actor(self.person),
            at=make.NOON,
        )

    def test_a_document_lies_sealed_and_opens_for_its_owner(self):
        safe = made.safe()

        kept = self.keep(safe)

        opened = documents.open_(
            kept, is_sensitive=True, safe=safe, by=make.actor(self.person), at=make.NOON
        )
        sealed = safe.vault.kept[kept.code]
        assert opened.content[:64] not in sealed
        assert b64encode(opened.content)[:64] not in sealed
        assert (opened.name, opened.media_type) == ("letter.jpg", "image/jpeg")
        last = Entry.objects.order_by("-id").first()
        assert last.act == "accreditation.document.kept"

    def test_who_vets_opens_it_and_the_journal_says_so(self):
        safe = made.safe()
        kept = self.keep(safe)
        amina = make.secretariat(self.summit)

        documents.open_(kept, is_sensitive=True, safe=safe, by=amina, at=make.NOON)

        last = Entry.objects.order_by("-id").first()
        assert (last.act, last.actor_name, last.subject) == (
            "accreditation.document.opened",
            "Amina Benhaddou",
            f"person:{self.person.code}",
        )

    def test_a_stranger_does_not_learn_that_it_is_there(self):
        safe = made.safe()
        kept = self.keep(safe)

        with pytest.raises(Refused, match="not-found"):
            documents.open_(
                kept,
                is_sensitive=False,
                safe=safe,
                by=make.actor(make.person("Bo Lindqvist")),
                at=make.NOON,
            )

    def test_what_the_scanner_finds_is_not_kept(self):
        safe = made.safe(b"IHDR")

        with pytest.raises(Refused, match="upload-infected"):
            self.keep(safe)
        assert safe.vault.kept == {}

    def test_what_is_too_large_is_told_so_before_it_is_scanned(self):
        safe = replace(made.safe(), scanner=AwayScanner())
        large = Upload("card", "card.pdf", b"%PDF-" + b"0" * MOST_BYTES)

        with pytest.raises(Refused, match="upload-too-large"):
            documents.looked_at(large, safe.scanner)
        with pytest.raises(Refused, match="upload-not-scanned"):
            self.keep(safe)

    def test_what_changed_on_the_disk_is_not_handed_out(self):
        safe = made.safe()
        kept = self.keep(safe)
        safe.vault.kept[kept.code] = b"something else"

        with pytest.raises(Refused, match="document-damaged"):
            documents.open_(
                kept,
                is_sensitive=False,
                safe=safe,
                by=make.actor(self.person),
                at=make.NOON,
            )

    def test_a_dropped_document_is_gone_for_good(self):
        safe = made.safe()
        kept = self.keep(safe)

        documents.drop(kept, safe=safe, by=make.actor(self.person), at=make.NOON)

        assert safe.vault.kept == {}
        assert (kept.name, kept.sha256) == ("", "")


class AwayScanner:
    """A scanner that nobody reaches."""

    def found(self, _content):
        raise ConnectionError
