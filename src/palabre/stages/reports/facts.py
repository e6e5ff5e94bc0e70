"""What a record brings: where it came from, and its turns."""

from collections.abc import Sequence
from dataclasses import dataclass

from palabre.stages.people.models import Organization, Person


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
