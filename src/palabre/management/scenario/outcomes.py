"""Loading what comes of a scenario: the summary, the register, commitments, the next."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from palabre.kernel.actors import Actor, Role
from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.management.progress import tell
from palabre.management.scenario.history import load_indicators
from palabre.management.scenario.read import Scenario, Table, words
from palabre.management.scenario.sessions import items
from palabre.stages.outcomes import clearing, commenting, editing, signed_text
from palabre.stages.outcomes import operations as outcomes
from palabre.stages.outcomes.counting import releasing
from palabre.stages.outcomes.figure_models import FigureRelease
from palabre.stages.outcomes.models import Draft
from palabre.stages.outcomes.states import STANDING
from palabre.stages.people.models import Person
from palabre.stages.reports.models import ReportLine
from palabre.stages.reports.states import LineKind, ReportState
from palabre.stages.stocktaking import operations as stocktaking
from palabre.stages.summits.catalogue import ACTION_LINES, GOALS
from palabre.stages.summits.models import Summit
from palabre.stages.summits.operations import SummitPlan
from palabre.workflows.announce_next import announce_next
from palabre.workflows.draft_summary import summaries_begun
from palabre.workflows.issue_summary import issue_summary

COMMITMENTS = 24
"""Announcements that the secretariat has made commitments of so far."""

LEFT_OUT = "Not verified when the text was read out; left out."
"""Why the Chair of a scenario drops a sentence that the gate does not pass."""

OWNER = re.compile(
    r"^(?:The |Le |La |L['’]|El )?(?P<owner>.+?),?\s+"
    r"(?:announced|committed|said it|will|a annoncé|s['’]est engagée?|anunció)\b"
)
DUE = re.compile(r"\b(20[2-4]\d)\b")


LANGS = ("en", "fr")
"""What the Chair's Summary of a scenario is written in."""


@contextmanager
def begin_summary(summit: Summit, *, by: Actor) -> Iterator[Callable[[str], Draft]]:
    """Begin the drafts of the Chair's Summary; other loading goes on beside them."""
    at = last_afternoon(summit)
    with summaries_begun(summit, LANGS, by=by, at=at) as kept:
        yield kept


def load_summary(
    scenario: Scenario, summit: Summit, kept: Callable[[str], Draft], *, by: Actor
) -> list[Draft]:
    """Keep the drafts that were begun; the Chair signs and issues them.

    A scenario may keep languages ``unsigned``: those drafts wait at the desk.
    """
    at = last_afternoon(summit)
    drafts = [kept(lang) for lang in LANGS]
    unsigned = scenario.edition.get("unsigned", ())
    if summit.chair is not None:
        for draft in drafts:
            _work(draft, by=by, at=at)
            if draft.lang not in unsigned:
                _sign(draft, summit, summit.chair, at=at)
    return drafts


def load_figures(summit: Summit, *, by: Actor) -> FigureRelease:
    """Release the figures on the last evening, when the doors have closed."""
    return releasing.release(
        summit, by=by, at=last_afternoon(summit) + timedelta(minutes=50)
    )


REMARKS = {
    "en": ("Is this the whole of what was said?", "It is; the words are beside it."),
    "fr": ("Est-ce tout ce qui a été dit ?", "Oui ; les mots sont à côté."),
}
"""What a rapporteur of a scenario asks, and how it is settled."""


def _work(draft: Draft, *, by: Actor, at: datetime) -> None:
    """Let a draft go its way: read, commented, settled, frozen, passed on."""
    asked, told = REMARKS[draft.lang]
    sentences = draft.sentences.filter(evidence__intervention__isnull=False)
    first = sentences.order_by("position").first()
    if first is not None:
        made = commenting.comment(first, asked, by=by, at=at + timedelta(minutes=4))
        commenting.settle(
            made, "noted", reason=told, by=by, at=at + timedelta(minutes=6)
        )
    clearing.pass_on(draft, by=by, at=at + timedelta(minutes=8))
    clearing.pass_on(draft, by=by, at=at + timedelta(minutes=12))


def _sign(draft: Draft, summit: Summit, chair: Person, *, at: datetime) -> None:
    actor = Actor(chair.pk, chair.name, frozenset({(Role.CHAIR, summit.code)}))
    for sentence in signed_text.standing(draft):
        if sentence.verdict not in STANDING:
            editing.drop(sentence, reason=LEFT_OUT, by=actor, at=at)
    try:
        signed = outcomes.sign(draft, by=actor, at=at + timedelta(minutes=20))
        issue_summary(signed, by=actor, at=at + timedelta(minutes=25))
    except Refused as refused:
        tell(f"  the draft waits at the Chair's desk: {refused}")


def last_afternoon(summit: Summit) -> datetime:
    """Return 15:00 of the last day, when the summary is read."""
    return datetime.combine(summit.ends_on, time(15), tzinfo=ZoneInfo(summit.zone))


def load_register(
    scenario: Scenario, summit: Summit, *, by: Actor, at: datetime
) -> None:
    """Enter and publish the initiatives; report the indicators' values."""
    for number, one in enumerate(scenario.initiatives):
        initiative = stocktaking.enter_initiative(
            summit.series, _initiative(one), by=by, at=at
        )
        if number % 15 != 14:  # a few wait for a reader
            stocktaking.publish(initiative, by=by, at=at)
    load_indicators(summit.series, scenario.indicators, scenario.history, by=by, at=at)


def _initiative(one: Table) -> stocktaking.InitiativeFacts:
    original = one.get("original", "en")
    return stocktaking.InitiativeFacts(
        title=words(one["title"], original),
        description=words(one["description"], original),
        results=words(one.get("results"), original),
        entity=one["entity"],
        group=one["group"],
        country=one.get("country", ""),
        kind=one["kind"],
        year=one["year"],
        action_line=items(ACTION_LINES, [one["action_line"]])[0],
        goals=items(GOALS, one.get("goals", [])),
        is_fictional=True,
    )


def load_commitments(summit: Summit, *, by: Actor) -> int:
    """Make commitments of announcements that name an owner and a year."""
    lines = ReportLine.objects.select_related("report__session__summit").filter(
        report__session__summit=summit,
        report__state=ReportState.CLEARED,
        kind=LineKind.ANNOUNCEMENT,
    )
    made = 0
    for line in lines.order_by("report__session__code", "position"):
        owner, years = OWNER.match(line.text), DUE.findall(line.text)
        if made == COMMITMENTS or owner is None or not years:
            continue
        facts = stocktaking.CommitmentFacts(
            text=line.text,
            owner=owner["owner"],
            start=0,
            end=len(line.text),
            line=line,
            due_on=date(int(max(years)), 12, 31),
        )
        at = last_afternoon(summit) + timedelta(days=20, minutes=made)
        stocktaking.commit(summit, facts, by=by, at=at)
        made += 1
    return made


def load_next(scenario: Scenario, summit: Summit, *, by: Actor) -> None:
    """Announce the next edition as the scenario plans it."""
    table = scenario.edition.get("next")
    if not table:
        return
    zone = ZoneInfo(table.get("zone", summit.zone))
    plan = SummitPlan(
        code=table["code"],
        name=words(table["name"]),
        starts_on=table["starts_on"],
        ends_on=table["ends_on"],
        zone=zone.key,
        languages=tuple(summit.languages),
        city=words(table.get("city")) or summit.city,
        country=table.get("country", ""),
        country_name=summit.country_name,
        baseline_year=summit.baseline_year,
        baseline=summit.baseline,
        accent=summit.accent,
        is_fictional=True,
    )
    opens, closes = table["call_starts_on"], table["call_ends_on"]
    announce_next(
        summit,
        plan,
        call_title=text(
            en="Open call for sessions", fr="Appel à propositions de séances"
        ),
        call_opens_at=datetime.combine(opens, time(9), zone),
        call_closes_at=datetime.combine(closes, time(23, 59), zone),
        by=by,
        at=last_afternoon(summit) + timedelta(hours=1),
    )
