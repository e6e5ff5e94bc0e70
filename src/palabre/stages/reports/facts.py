"""What a record brings, and what a report holds: its lines and its tags."""

from collections.abc import Sequence
from dataclasses import dataclass

from palabre.stages.people.models import Organization, Person
from palabre.stages.reports.models import Intervention
from palabre.stages.summits.models import FrameworkItem
from palabre.stages.summits.states import TagStatus


@dataclass(frozen=True, slots=True)
class TurnFacts:
    """One turn of a record, with whoever it was matched to."""

    text: str
    lang: str
    label: str = ""
    person: Person | None = None
    organization: Organization | None = None
    group: str = ""
    country: str = ""
    is_voice: bool = True
    section: str = ""
    starts_ms: int | None = None
    ends_ms: int | None = None


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """Where a record came from."""

    file: str
    format: str
    kind: str
    sha256: str
    lang: str = ""
    is_machine: bool = False
    notes: Sequence[dict[str, object]] = ()


@dataclass(frozen=True, slots=True)
class LineFacts:
    """One sentence under a heading, with the words it rests on, if any."""

    kind: str
    text: str
    is_machine: bool = False
    intervention: Intervention | None = None
    start: int | None = None
    end: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class TagFacts:
    """What a report says its session was about, with the reason in its language."""

    item: FrameworkItem
    reason: str = ""
    status: str = TagStatus.DECLARED
