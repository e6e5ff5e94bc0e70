"""Drafts of the Chair's Summary, made by the engine from small worlds."""

from datetime import timedelta

import make
import make_reports

from palabre.kernel.actors import Actor, Role
from palabre.stages.outcomes import operations as outcomes
from palabre.stages.outcomes.models import Draft, Issue, Sentence
from palabre.stages.outcomes.seen import seen_now
from palabre.stages.summits.models import Summit
from palabre.workflows.draft_summary import draft_summary
from palabre.workflows.import_records import import_records
from palabre.workflows.issue_summary import issue_summary

LATER = make_reports.AFTER + timedelta(hours=3)


def world() -> Summit:
    """Return an edition with one session heard and its report cleared."""
    summit = make.summit()
    make_reports.report(make_reports.heard(summit))
    return summit


MORE = """WEBVTT

00:00:00.000 --> 00:03:00.000
<v Rajesh Pillai>Governments should train two well keepers in every village of the hills. \
Schools should teach children how a pump is repaired. Operators should publish the price \
of every spare part. Ministries should report the number of dry wells every year. Donors \
should pay for maintenance before they pay for new wells. Councils should keep the maps \
of water open to everybody.</v>
"""


def talkative() -> Summit:
    """Return a world in which one speaker said more than the text may hold of one."""
    summit = world()
    given = [("WEL-01 more.vtt", MORE.encode())]
    assert import_records(summit, given, by=make.LOADER, at=LATER).sources
    return summit


def draft(summit: Summit | None = None, lang: str = "en") -> Draft:
    return draft_summary(summit or world(), lang=lang, by=make.LOADER, at=LATER)


def chair(summit: Summit) -> Actor:
    return make.holder(summit, Role.CHAIR, "Emeka Obi")


def cited(made: Draft) -> Sentence:
    """Return a verified sentence that rests on words of a transcript."""
    return (
        made.sentences.filter(evidence__intervention__isnull=False, verdict="verified")
        .order_by("position")
        .distinct()[0]
    )


def shown(made: Draft) -> dict[str, object]:
    """Return what the form to sign carries when the page of a draft was just made."""
    seen = seen_now(made)
    return {"seen": seen.sha256, "since": seen.since}


def issued(summit: Summit | None = None, lang: str = "en") -> Issue:
    """Return a summary signed by its Chair and issued."""
    made = draft(summit, lang)
    by = chair(made.summit)
    signed = outcomes.sign(made, by=by, at=LATER)
    return issue_summary(signed, by=by, at=LATER)
