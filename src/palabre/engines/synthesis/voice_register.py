"""Who spoke: one key a person over all sessions, whatever the label looks like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from palabre.engines.formats.reading.labels import (
    body_named,
    is_chair,
    is_voice,
    speaker_name,
)
from palabre.engines.synthesis.corpus import Voice
from palabre.engines.synthesis.gate_text import fold
from palabre.kernel.codes import slug

UNCOUNTED_ROLES: Final = frozenset(
    {"chair", "moderator", "online-moderator", "interpreter", "captioner"}
)
"""Roles that conduct a session: their words are not counted as a view."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody the programme names in a session."""

    voice: Voice
    role: str = ""
    aliases: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 14)
def voice_key(name: str) -> str:
    """Return the key of a name: the same for every case, accent and punctuation.

    Examples
    --------
    >>> voice_key("Aïssatou NDIAYE-FALL") == voice_key("Aissatou Ndiaye Fall")
    True
    """
    return slug(fold(name), longest=120)


@dataclass(slots=True)
class VoiceRegister:
    """Matches labels to people, session by session.

    Parameters
    ----------
    programme : mapping of str to tuple of Participant
        Session code → who has a role in it.
    """

    programme: Mapping[str, tuple[Participant, ...]] = field(default_factory=dict)
    _known: dict[str, Voice] = field(default_factory=dict)
    _made: dict[tuple[str, str], Voice] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Learn everybody whom the programme names."""
        for code in sorted(self.programme):
            for one in self.programme[code]:
                for name in (one.voice.name, *one.aliases):
                    self._known.setdefault(voice_key(name), one.voice)

    def voice(self, label: str, session: str) -> Voice:
        """Return who is meant by a label in a session."""
        found = self._made.get((label, session))
        if found is None:
            found = self._made[label, session] = self._find(label, session)
        return found

    def _find(self, label: str, session: str) -> Voice:
        """Look in the session's programme, then in everybody's, else a new voice."""
        name = speaker_name(label)
        if not name:
            return Voice(name=label.strip(), is_counted=False)
        here = self.programme.get(session, ())
        participant = _participant(here, name)
        if participant is not None:
            conducts = participant.role in UNCOUNTED_ROLES or is_chair(label)
            return replace(participant.voice, is_counted=not conducts)
        known = self._known.get(voice_key(name))
        if not is_voice(label):
            return replace(known or Voice(name=name), is_counted=False)
        if known is not None:
            return known
        return Voice(key=voice_key(name), name=name, organisation=body_named(label))


def _participant(here: Sequence[Participant], name: str) -> Participant | None:
    """Return the participant of a session whom a name means, if it means only one."""
    if not here:
        return None
    wanted = voice_key(name)
    words = frozenset(wanted.split("-"))
    partly = []
    for one in here:
        keys = [voice_key(each) for each in (one.voice.name, *one.aliases)]
        if wanted in keys:
            return one
        if any(words <= frozenset(key.split("-")) for key in keys):
            partly.append(one)
    return partly[0] if len(partly) == 1 else None
