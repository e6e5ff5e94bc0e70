"""Saying who spoke: the turns of a record get their person, and the name is kept."""

from datetime import datetime

from django.db import transaction

from palabre.engines.formats.reading.labels import is_voice, speaker_name
from palabre.kernel.actors import Actor
from palabre.kernel.rights import require
from palabre.stages.people import aliases
from palabre.stages.people.models import Person
from palabre.stages.people.queries import persons_named
from palabre.stages.reports import records, rules
from palabre.stages.reports.models import Source


def name_speaker(
    source: Source,
    label: str,
    person: Person,
    *,
    is_kept: bool = False,
    by: Actor,
    at: datetime,
) -> int:
    """Name the speaker of a label; ``is_kept`` makes its name an alias for later.

    What names nobody, as "Speaker 3" or "iPad", is another's in the next record and
    never kept. An alias holds for every session: the rapporteur of one keeps none.

    Raises Refused: ``not-allowed``, ``label-unknown``.
    Journal: ``reports.speaker.named``, ``people.alias.added``.
    """
    if is_kept:
        require(rules.may_import(by, source.summit), "people.alias.added")
    with transaction.atomic():
        n = records.name_speaker(source, label, person, by=by, at=at)
        alias = speaker_name(label)
        is_name = bool(alias) and is_voice(label)
        if is_kept and is_name and not persons_named(alias).exists():
            aliases.add_alias(person, alias, by=by, at=at)
    return n
