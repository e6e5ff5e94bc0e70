"""Records under the Chatham House Rule: nobody's name is kept, from the first byte.

What is kept of a speaker is the stakeholder group and a number that tells the voices
of one record apart. Names are taken out of the words as well, before they are stored:
what is not there cannot be shown, searched or handed over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from palabre.engines.formats.reading.affiliations import is_body
from palabre.engines.formats.reading.devices import is_device
from palabre.engines.formats.reading.labels import body_named, speaker_name
from palabre.stages.programme.models import Session
from palabre.stages.programme.unattributed import (
    bodies_of,
    check_nameless,
    named_in,
    names_of,
    spellings,
    under_rule,
    without,
)
from palabre.stages.reports.facts import SourceFacts, TurnFacts


def without_names(
    session: Session, facts: SourceFacts, turns: Sequence[TurnFacts]
) -> tuple[SourceFacts, list[TurnFacts]]:
    """Return a record without anybody's name, person, organization or country."""
    names = names_of(session) | _names(turns)
    names |= named_in(session.summit, (turn.text for turn in turns))
    bodies = bodies_of(session)
    bodies |= spellings(turn.organization for turn in turns if turn.organization)
    told = {body_named(turn.label) for turn in turns}
    bodies |= {body for body in told if is_body(body)}
    voices: dict[str, str] = {}
    kept = [
        replace(
            turn,
            text=without(turn.text, names, bodies),
            label=_number(turn, voices),
            person=None,
            organization=None,
            country="",
        )
        for turn in turns
    ]
    bare = replace(
        facts,
        file=f"{session.code} {facts.kind} {facts.sha256[:8]}",
        notes=[one | {"told": ""} for one in facts.notes],
    )
    return bare, kept


def check_unnamed(session: Session | None, *texts: str, field: str = "") -> None:
    """Refuse with ``names-in-words`` words on a session under the Rule that name somebody.

    Whatever is written beside a record or a report is kept and shown as they are:
    a correction, a translation, a reason.
    """
    if session is not None and under_rule(session):
        check_nameless(session, texts, field=field)


def _number(turn: TurnFacts, voices: dict[str, str]) -> str:
    key = f"person {turn.person.pk}" if turn.person else turn.label.casefold()
    return voices.setdefault(key, f"Speaker {len(voices) + 1}") if key else ""


def _names(turns: Iterable[TurnFacts]) -> set[str]:
    """Return the names of a record's speakers, as labelled and in every spelling."""
    persons = {turn.person for turn in turns if turn.person}
    names = {speaker_name(one.label) for one in turns if not is_device(one.label)}
    names |= {one.name for one in persons}
    return names | {
        name for one in persons for name in one.aliases.values_list("name", flat=True)
    }
