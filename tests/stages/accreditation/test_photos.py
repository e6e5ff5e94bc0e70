"""Photographs: drawn anew, one a person, on the badge, seen by few, gone in time."""

import io
from datetime import timedelta

import make
import make_accreditation as made
import pytest
from PIL import Image
from pypdf import PdfReader

from palabre.engines.formats.badges import BadgeFrame, badges_pdf
from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import photos, printing, retention
from palabre.stages.accreditation.documents import Upload
from palabre.stages.accreditation.form_models import Document

pytestmark = pytest.mark.django_db


def handed_in(badge, safe, content=None):
    person, summit = badge.registration.person, badge.registration.summit
    upload = Upload("", "me.png", content or made.picture((640, 480)))
    by = make.actor(person)
    return photos.keep_photo(summit, person, upload, safe=safe, by=by, at=make.NOON)


@pytest.fixture
def badge(db):
    return made.badge(make.summit())


def test_a_photograph_is_drawn_anew_to_the_size_of_the_badge():
    shot = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    Image.new("RGB", (900, 600), "#884422").save(shot, "JPEG", exif=exif)

    drawn = photos.portrait(Upload("", "me.jpg", shot.getvalue()))

    picture = Image.open(io.BytesIO(drawn))
    assert (picture.format, picture.size) == ("JPEG", photos.SIZE)
    assert not picture.getexif()
    assert b"taken at home" not in drawn


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (made.picture((150, 800)), "photo-small"),
        (b"%PDF-1.4 nothing", "upload-kind"),
        (b"GIF89a" + bytes(40), "upload-kind"),
        (b"", "upload-empty"),
    ],
)
def test_what_is_no_photograph_is_refused(badge, content, refusal):
    person, summit = badge.registration.person, badge.registration.summit
    upload = Upload("", "me.png", content)

    with pytest.raises(Refused, match=refusal):
        photos.keep_photo(
            summit,
            person,
            upload,
            safe=made.safe(),
            by=make.actor(person),
            at=make.NOON,
        )
    assert not Document.objects.exists()


def test_it_stands_on_the_printed_badge(badge):
    safe, summit = made.safe(), badge.registration.summit
    handed_in(badge, safe)

    (printed,) = printing.printed_badge(
        make.holder(summit, Role.GATE), summit, badge.serial, "en", safe=safe
    )

    frame = BadgeFrame("Hamlet", "3 May", "Hamlet", "#1f5f5b")
    page = PdfReader(io.BytesIO(badges_pdf([printed], frame))).pages[0]
    assert [one.image.size for one in page.images] == [photos.SIZE]


def test_another_takes_the_place_of_the_first_and_none_is_left_behind(badge):
    safe, summit = made.safe(), badge.registration.summit
    drawn = io.BytesIO()
    Image.new("RGB", (300, 300), "#aa1111").save(drawn, "PNG")
    another = drawn.getvalue()
    first = handed_in(badge, safe)
    second = handed_in(badge, safe, another)
    person = badge.registration.person
    assert photos.photo_of(summit, person) == second
    assert list(safe.vault.kept) == [second.code] != [first.code]

    photos.drop_photo(summit, person, safe=safe, by=make.actor(person), at=make.NOON)

    assert photos.photo_of(summit, person) is None
    assert not safe.vault.kept


def test_a_stranger_and_another_participant_do_not_see_it(badge):
    safe, summit = made.safe(), badge.registration.summit
    kept = handed_in(badge, safe)

    with pytest.raises(Refused, match="not-found"):
        photos.read_photo(kept, safe=safe, by=make.actor(make.person("Grace")))
    with pytest.raises(Refused, match="not-allowed"):
        photos.photos_on_badges(
            summit, [kept.person_id], safe=safe, by=make.actor(make.person("Bo"))
        )
    gate = make.holder(summit, Role.GATE)
    assert photos.read_photo(kept, safe=safe, by=gate).startswith(b"\xff\xd8")


def test_a_damaged_file_leaves_the_badge_without_photograph(badge):
    safe, summit = made.safe(), badge.registration.summit
    kept = handed_in(badge, safe)
    safe.vault.put(kept.code, b"damaged")

    (printed,) = printing.printed_badge(
        make.holder(summit, Role.GATE), summit, badge.serial, "en", safe=safe
    )

    assert printed.photo is None


def test_it_goes_thirty_days_after_the_edition(badge):
    safe, summit = made.safe(), badge.registration.summit
    kept = handed_in(badge, safe)
    over = retention.ended_at(summit) + timedelta(days=photos.KEEP_DAYS)

    retention.purge_due(
        summit, safe=safe, by=make.LOADER, at=over - timedelta(seconds=1)
    )
    assert photos.photo_of(summit, kept.person) == kept
    purged = retention.purge_due(summit, safe=safe, by=make.LOADER, at=over)

    assert purged.n_documents == 1
    assert photos.photo_of(summit, kept.person) is None
