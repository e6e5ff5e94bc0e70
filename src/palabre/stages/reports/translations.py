"""Translations of passages: given by a person, kept in versions, never made here.

The words of a turn are never changed. A translation names a passage of them, the language
it is in and who translated; of several of one passage in a language the last is shown.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.languages import UN_LANGUAGES, primary
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.reports import rules
from palabre.stages.reports.holding import hold_records
from palabre.stages.reports.models import Intervention, PassageTranslation
from palabre.stages.reports.plain import plain
from palabre.stages.reports.records import LONGEST
from palabre.stages.reports.unattributed import check_unnamed

LONGEST_NAME = 200


def translate(  # noqa: PLR0913 - the place, the language, the words, whose they are
    turn: Intervention,
    start: int,
    end: int,
    *,
    lang: str,
    text: str,
    translator: str = "",
    by: Actor,
    at: datetime,
) -> PassageTranslation:
    """Put a translation beside a passage of a turn; an earlier one stays as a version.

    Raises Refused: ``not-allowed``, ``quote-not-found``, ``words-missing``,
    ``words-too-long``, ``language-unknown``, ``language-the-same``,
    ``names-in-words`` under the Chatham House Rule.
    Journal: ``reports.passage.translated``.
    """
    act = "reports.passage.translated"
    session = turn.source.session
    is_writer = session is not None and rules.may_put_right(by, session)
    require(is_writer or rules.may_import(by, turn.source.summit), act)
    words = plain(text)
    _check(turn, start, end, lang, words)
    check_unnamed(session, words, translator, field="translated")
    with transaction.atomic():
        hold_records([turn])
        made = PassageTranslation.objects.create(
            intervention=turn,
            start=start,
            end=end,
            before=turn.text[start:end],
            lang=lang,
            text=words,
            translator=plain(translator)[:LONGEST_NAME],
            author=by.name,
            at=at,
        )
        journal.record(
            act,
            f"intervention:{turn.code}",
            by=by,
            at=at,
            summit=turn.source.summit.code,
            start=start,
            end=end,
            lang=lang,
            text=words,
        )
    return made


def _check(turn: Intervention, start: int, end: int, lang: str, words: str) -> None:
    if not words:
        raise Refused("words-missing", field="text")
    if len(words) > LONGEST:
        raise Refused("words-too-long", length=len(words), limit=LONGEST)
    if lang not in UN_LANGUAGES:
        raise Refused("language-unknown", lang=lang)
    if primary(turn.lang) == lang:
        raise Refused("language-the-same", lang=lang)
    if not 0 <= start < end <= len(turn.text):
        raise Refused("quote-not-found", source=turn.code, quote=turn.text[start:end])


def in_order(given: Iterable[PassageTranslation]) -> list[PassageTranslation]:
    """Return translations in the order in which they were given."""
    return sorted(given, key=lambda one: (one.at, one.pk))


def shown(given: Iterable[PassageTranslation]) -> list[PassageTranslation]:
    """Return the last translation of each passage in each language, by place."""
    last = {(one.start, one.end, one.lang): one for one in in_order(given)}
    return [last[key] for key in sorted(last)]
