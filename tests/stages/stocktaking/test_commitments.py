from datetime import date

import make
import pytest

from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.programme import operations as programme
from palabre.stages.reports import operations as reports
from palabre.stages.reports.models import ReportLine
from palabre.stages.stocktaking import operations as stocktaking
from palabre.stages.stocktaking.models import Commitment

pytestmark = pytest.mark.django_db

WORDS = "The Lantern Network announced that it would open 40 rooms by 2028."


def line(summit, *, kind="announcement", is_cleared=True) -> ReportLine:
    by, at = make.LOADER, make.NOON
    programme.set_session_types(
        summit, [("workshop", text(en="Workshop"), 45, False)], by=by, at=at
    )
    facts = programme.SessionFacts("A-01", text(en="Rooms for all"), "workshop")
    session = programme.add_session(summit, facts, by=by, at=at)
    report = reports.draft_report(
        session, [reports.LineFacts(kind, WORDS)], lang="en", by=by, at=at
    )
    report = reports.file_report(report, by=by, at=at)
    if is_cleared:
        reports.clear_report(report, by=by, at=at)
    return ReportLine.objects.select_related("report__session__summit").get()


def facts(said, **other):
    given = {
        "text": "Open 40 rooms",
        "owner": "Lantern Network",
        "start": WORDS.index("open 40"),
        "end": WORDS.index(" by 2028"),
        "line": said,
        "due_on": date(2028, 12, 31),
    }
    return stocktaking.CommitmentFacts(**(given | other))


def test_commitment_rests_on_the_words_that_were_said():
    summit = make.summit()
    said = line(summit)

    made = stocktaking.commit(
        summit, facts(said), by=make.secretariat(summit), at=make.NOON
    )

    assert made.quote == "open 40 rooms"
    assert said.text[made.start : made.end] == made.quote
    last = Entry.objects.order_by("-id").first()
    assert (last.act, last.facts["quote"]) == (
        "stocktaking.commitment.made",
        "open 40 rooms",
    )


@pytest.mark.parametrize(
    ("of", "change", "code"),
    [
        ({}, {"owner": " "}, "field-missing"),
        ({}, {"text": ""}, "field-missing"),
        ({"kind": "challenge"}, {}, "words-not-announced"),
        ({"is_cleared": False}, {}, "words-not-announced"),
        ({}, {"line": None}, "words-not-announced"),
    ],
)
def test_what_was_not_announced_is_no_commitment(of, change, code):
    summit = make.summit()
    said = line(summit, **of)

    with pytest.raises(Refused, match=code):
        stocktaking.commit(
            summit, facts(said, **change), by=make.secretariat(summit), at=make.NOON
        )
    assert not Commitment.objects.exists()


def test_only_the_secretariat_records_commitments():
    summit = make.summit()

    with pytest.raises(Refused, match="not-allowed"):
        stocktaking.commit(
            summit,
            facts(line(summit)),
            by=make.actor(make.person("Grace Okonkwo")),
            at=make.NOON,
        )


def test_progress_is_reported_by_its_people_and_kept():
    summit = make.summit()
    owner = make.organization("Lantern Network")
    member = make.person("Bo Lind")
    made = stocktaking.commit(
        summit, facts(line(summit), organization=owner), by=make.LOADER, at=make.NOON
    )

    def report(share):
        return stocktaking.update_progress(
            made, text="12 rooms.", share=share, by=make.actor(member), at=make.NOON
        )

    with pytest.raises(Refused, match="not-allowed"):
        report(30)
    owner.affiliations.create(person=member)
    with pytest.raises(Refused, match="share-out-of-range"):
        report(130)
    assert report(30).share == 30
