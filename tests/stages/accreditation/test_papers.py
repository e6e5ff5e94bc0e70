"""Papers with a code: who may have one, what anybody learns, and when it ends."""

import io
from datetime import timedelta

import make
import make_accreditation as made
import make_live
import pytest
from django.test import Client
from pypdf import PdfReader

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import checking_in, issuing, scans
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.live import presence
from palabre.web.public.verify import address_of
from palabre.workflows.certify_attendance import certify_attendance, has_attended
from palabre.workflows.print_paper import print_paper

pytestmark = pytest.mark.django_db

URL = "https://forum.example.org/en/verify/X/"


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def badge(summit):
    return made.badge(summit, make.person("فريد حداد"))


def seen(summit, badge):
    scan = checking_in.Scan(badge.token, make.NOON, "A", "A/1")
    checking_in.check_in(summit, scan, key=made.KEY, by=make.LOADER, at=make.NOON)


def invited(summit, badge, lang="en"):
    return issuing.issue_invitation(
        badge.registration, lang=lang, by=make.secretariat(summit), at=make.NOON
    )


@pytest.mark.parametrize("lang", ["en", "fr", "ar"])
def test_an_invitation_is_printed_with_its_code(summit, badge, lang):
    paper = invited(summit, badge, lang)

    pdf = print_paper(paper, url=URL, by=make.LOADER, at=make.NOON)

    assert pdf.startswith(b"%PDF-")
    assert pdf == print_paper(paper, url=URL, by=make.LOADER, at=make.NOON)


def test_a_paper_is_issued_once(summit, badge):
    assert invited(summit, badge) == invited(summit, badge)


def test_who_is_not_accredited_is_not_invited(summit):
    asked = made.registration(summit)

    with pytest.raises(Refused, match="not-accredited"):
        issuing.issue_invitation(asked, lang="en", by=make.LOADER, at=make.NOON)


def test_a_certificate_needs_to_have_been_seen(summit, badge):
    own = make.actor(badge.registration.person)
    with pytest.raises(Refused, match="not-attended"):
        issuing.issue_certificate(badge.registration, lang="en", by=own, at=make.NOON)
    seen(summit, badge)

    paper = issuing.issue_certificate(
        badge.registration, lang="en", by=own, at=make.NOON
    )

    assert paper.facts["days"] == ["2026-03-02"]
    assert print_paper(paper, url=URL, by=own, at=make.NOON).startswith(b"%PDF-")


def test_a_certificate_draws_on_presence_and_grows_with_it(summit, badge):
    person = badge.registration.person
    own = make.actor(person)
    held = make_live.sitting(make_live.session(summit=summit))
    assert not has_attended(badge.registration)

    def certified(minutes):
        for minute in range(minutes):
            at = make.NOON + timedelta(minutes=minute)
            presence.be_present(held, "online", by=own, at=at)
        assert has_attended(badge.registration)
        return certify_attendance(
            badge.registration, lang="fr", by=own, at=make.NOON + timedelta(hours=1)
        )

    first, second = certified(2), certified(5)

    assert first.code == second.code
    assert (first.facts["minutes"], second.facts["minutes"]) == (
        {"INC-01": 2},
        {"INC-01": 5},
    )
    assert second.facts["days"] == []
    assert print_paper(second, url=URL, by=own, at=make.NOON).startswith(b"%PDF-")
    told = Client().get(f"/en/verify/{second.code}/").content.decode()
    assert "1 session, 5 minutes" in told
    assert "INC-01" not in told


def test_a_session_at_whose_door_one_was_seen_is_on_the_certificate(summit, badge):
    person = badge.registration.person
    own = make.actor(person)
    held = make_live.sitting(make_live.session(summit=summit))
    make_live.session("INC-02", summit=summit)
    presence.be_present(held, "online", by=own, at=make.NOON)
    for code in ("INC-01", "INC-02"):
        scan = scans.Made(
            number=f"door-{code}",
            at=make.NOON,
            token=badge.token,
            place=f"session:{code}",
        )
        scans.take(
            summit,
            scans.Batch("door", make.NOON, [scan]),
            key=made.KEY.public_key(),
            by=make.LOADER,
            at=make.NOON,
        )

    assert has_attended(badge.registration)
    paper = certify_attendance(badge.registration, lang="en", by=own, at=make.NOON)

    assert paper.facts["minutes"] == {"INC-01": 1, "INC-02": 0}
    pdf = print_paper(paper, url=URL, by=own, at=make.NOON)
    shown = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert "Seen at its door" in shown
    told = Client().get(f"/en/verify/{paper.code}/").content.decode()
    assert "2 sessions, 1 minutes" in told


def test_doors_alone_are_told_without_minutes(summit, badge):
    own = make.actor(badge.registration.person)
    make_live.session("INC-02", summit=summit)
    scan = scans.Made("door-INC-02", make.NOON, badge.token, place="session:INC-02")
    scans.take(
        summit,
        scans.Batch("door", make.NOON, [scan]),
        key=made.KEY.public_key(),
        by=make.LOADER,
        at=make.NOON,
    )
    paper = certify_attendance(badge.registration, lang="en", by=own, at=make.NOON)

    told = Client().get(f"/en/verify/{paper.code}/").content.decode()

    assert "<dd>1 session</dd>" in told


def test_a_paper_leads_to_the_check_in_its_own_language():
    assert address_of("ABCD", "es").endswith("/es/verify/ABCD/")
    assert address_of("ABCD", "zh").endswith("/zh-hans/verify/ABCD/")


def test_a_certificate_is_read_in_the_language_in_which_it_is_asked_for(summit, badge):
    own = make.actor(badge.registration.person)
    seen(summit, badge)

    papers = [
        issuing.issue_certificate(badge.registration, lang=lang, by=own, at=make.NOON)
        for lang in ("en", "ar", "fr")
    ]

    assert len({paper.code for paper in papers}) == 1
    assert [paper.lang for paper in papers] == ["en", "ar", "fr"]


def test_a_paper_is_its_bearers_and_the_secretariats(summit, badge):
    paper, bo = invited(summit, badge), make.actor(make.person("Bo Lindqvist"))

    with pytest.raises(Refused, match="not-allowed"):
        print_paper(paper, url=URL, by=bo, at=make.NOON)
    with pytest.raises(Refused, match="not-allowed"):
        issuing.issue_certificate(badge.registration, lang="en", by=bo, at=make.NOON)


def test_anybody_checks_a_code_and_learns_no_more_than_it_says(summit, badge):
    paper = invited(summit, badge)
    spelt = f"{paper.code[:4]}-{paper.code[4:8].lower()}-{paper.code[8:]}"

    asked = Client().get("/en/verify/", {"code": spelt}, follow=True)
    told = asked.content.decode()

    assert "This paper is genuine and holds." in told
    assert "فريد حداد" in told
    assert badge.registration.code not in told
    assert Client().get("/en/verify/NOTHING/").status_code == 404


def test_a_paper_ends_with_the_accreditation(summit, badge):
    paper = invited(summit, badge)
    accreditation.revoke(
        badge.registration, reason="Withdrawn.", by=make.LOADER, at=make.NOON
    )

    assert not issuing.does_hold(issuing.paper_by_code(paper.code))


def test_a_paper_can_be_taken_back(summit, badge):
    paper = invited(summit, badge)

    issuing.revoke_paper(paper, by=make.LOADER, at=make.NOON)

    told = Client().get(f"/en/verify/{paper.code}/").content.decode()
    assert "no longer holds" in told
