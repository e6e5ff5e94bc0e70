"""A whole scenario by real operations, one stage after another, told as it goes."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from palabre.kernel.actors import system
from palabre.kernel.sealing import seal_at
from palabre.management.progress import step
from palabre.management.scenario import (
    asks,
    doors,
    frame,
    history,
    live,
    outcomes,
    personas,
    protocol,
    registrations,
    reports,
    sessions,
)
from palabre.management.scenario.read import Scenario
from palabre.stages.accreditation import tokens
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import Summit
from palabre.workflows.import_records import import_records

STAGES = ("call", "programme", "live", "report", "outcome")
"""Where a story may be told to; each includes those before."""

BY = system("scenario")


def load(scenario: Scenario, *, until: str = STAGES[-1], seed: int = 2026) -> Summit:
    """Load a scenario, all of it or nothing, up to a stage.

    Raises Refused: whatever an operation refuses.
    """
    wanted = STAGES[: STAGES.index(until) + 1]
    with transaction.atomic():
        loading = _Loading(scenario, seed)
        loading.call()
        for name in wanted[1:]:
            getattr(loading, name)()
    return loading.summit


class _Loading:
    """What the stages of one story hand to each other."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self.scenario, self.seed = scenario, seed
        with step("edition, venues, frameworks"):
            self.summit = frame.load_frame(scenario, by=BY)
            self.at = frame.announced_at(scenario.edition["summit"])
        with step(f"people and organizations of {len(scenario.sessions)} sessions"):
            self.cast = sessions.Cast(scenario, by=BY, at=self.at)
            personas.load_personas(
                scenario, self.summit, self.cast.persons, by=BY, at=self.at
            )

    def call(self) -> None:
        with step("the call and its proposals"):
            self.proposals = sessions.load_call(
                self.scenario, self.summit, self.cast, by=BY, at=self.at
            )

    def programme(self) -> None:
        planned_at = self.at + timedelta(days=300)
        with step("sessions"):
            self.sessions = sessions.load_sessions(
                self.scenario,
                self.summit,
                self.cast,
                self.proposals,
                by=BY,
                at=planned_at,
            )
        with step("what sessions ask"):
            asks.load_asks(
                self.scenario,
                self.summit,
                self.sessions,
                self.cast.persons,
                by=BY,
                at=planned_at,
            )
        with step("rooms and times, release 1.0"):
            sessions.load_places(
                self.scenario, self.summit, self.sessions, by=BY, at=planned_at
            )

    def live(self) -> None:
        key = tokens.key_at(settings.BADGE_KEY)
        with step("registrations, badges, check-ins"):
            registrations.load_registrations(
                self.scenario, self.summit, self.cast, seed=self.seed, key=key, by=BY
            )
        with step("high-level list, notes, seating"):
            protocol.load_protocol(
                self.scenario,
                self.summit,
                seal=seal_at(settings.DOCUMENTS_KEY),
                seed=self.seed,
                by=BY,
                at=registrations.local(self.summit, 0) - timedelta(days=10),
            )
        with step("scans at the doors of sessions"):
            doors.load_scans(self.summit, seed=self.seed, key=key.public_key(), by=BY)
        self.summit = summits.move(
            self.summit, "start", by=BY, at=registrations.local(self.summit, 0)
        )
        with step("floor and captions of some sessions"):
            live.load_live(self.scenario, self.sessions, by=BY)

    def report(self) -> None:
        at = outcomes.last_afternoon(self.summit) - timedelta(hours=2)
        records = self.scenario.folder / "records"
        with step("transcripts"):
            import_records(self.summit, [records], by=BY, at=at)
        with step("session reports"):
            reports.load_reports(self.scenario, self.sessions, self.cast, by=BY)

    def outcome(self) -> None:
        with outcomes.begin_summary(self.summit, by=BY) as kept:
            with step("the figures, released; summaries drafted meanwhile"):
                outcomes.load_figures(self.summit, by=BY)
            with step("stocktaking, commitments"):
                now = timezone.now()
                outcomes.load_register(self.scenario, self.summit, by=BY, at=now)
                outcomes.load_commitments(self.summit, by=BY)
            with step("the published past of a real series"):
                history.load_history(self.scenario.history, by=BY, at=now)
            with step("the Chair's Summary in English and French"):
                outcomes.load_summary(self.scenario, self.summit, kept, by=BY)
        with step("the next edition"):
            outcomes.load_next(self.scenario, self.summit, by=BY)
        self.summit = summits.move(self.summit, "close", by=BY, at=now)
