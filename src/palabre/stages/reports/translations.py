"""Translations of passages: given by a person, kept in versions, never made here.

The words of a turn are never changed. A translation names a passage of them, the language
it is in and who translated; of several of one passage in a language the last is shown. A
line of a report is translated whole.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol, TypeVar

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.languages import UN_LANGUAGES, primary
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.reports import rules
from palabre.stages.reports.holding import hold_records
from palabre.stages.reports.models import (
    Intervention,
    LineTranslation,
    PassageTranslation,
    ReportLine,
    SessionReport,
)
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
    _check_language(turn.lang, lang)
    if not 0 <= start < end <= len(turn.text):
        raise Refused("quote-not-found", source=turn.code, quote=turn.text[start:end])


def _check_language(own: str, lang: str) -> None:
    if lang not in UN_LANGUAGES:
        raise Refused("language-unknown", lang=lang)
    if primary(own) == lang:
        raise Refused("language-the-same", lang=lang)


def translate_lines(
    report: SessionReport,
    lang: str,
    given: Mapping[str, str],
    *,
    translator: str = "",
    by: Actor,
    at: datetime,
) -> list[LineTranslation]:
    """Put a report's lines into another language; earlier versions stay.

    Parameters
    ----------
    given : mapping of str to str
        The lines as they stand in the report, with their words in the language. One
        without words, or with those that stand there already, is left as it is.

    Raises Refused: ``not-allowed``, ``language-unknown``, ``language-the-same``,
    ``line-gone``, ``line-too-long``, ``names-in-words``. Journal: ``reports.lines.translated``.
    """
    act = "reports.lines.translated"
    require(rules.may_translate(by, report.session), act)
    _check_language(report.lang, lang)
    name = " ".join(translator.split())[:LONGEST_NAME]
    check_unnamed(report.session, *given.values(), translator, field="translated")
    with transaction.atomic():
        locked = SessionReport.objects.select_for_update().get(pk=report.pk)
        wanted = _wanted(locked, lang, given, name)
        made = LineTranslation.objects.bulk_create(
            LineTranslation(
                report=locked,
                before=before,
                lang=lang,
                text=text,
                translator=name,
                author=by.name,
                at=at,
            )
            for before, text in wanted
        )
        if made:
            journal.record(
                act,
                f"report:{report.session.code}",
                by=by,
                at=at,
                summit=report.session.summit.code,
                lang=lang,
                n=len(made),
            )
    return made


def _wanted(
    report: SessionReport, lang: str, given: Mapping[str, str], translator: str
) -> list[tuple[str, str]]:
    """Return the lines whose words in a language are new, each with those words.

    Raises Refused: ``line-gone``, ``line-too-long``.
    """
    there = {line.text for line in report.lines.all()}
    held = lines_in(lang, report.translations.all())
    wanted = []
    for before, words in given.items():
        text = plain(words)
        if before not in there:
            raise Refused("line-gone", line=before)
        if len(text) > LONGEST:
            raise Refused("line-too-long", length=len(text), limit=LONGEST)
        now = held.get(before)
        if text and (now is None or (now.text, now.translator) != (text, translator)):
            wanted.append((before, text))
    return wanted


def lines_in(lang: str, given: Iterable[LineTranslation]) -> dict[str, LineTranslation]:
    """Return the last translation into a language of each line, by the line's words."""
    return {
        one.before: one for one in in_order(given) if primary(one.lang) == primary(lang)
    }


def of_line(line: ReportLine) -> list[LineTranslation]:
    """Return the translations of a line as it stands, in the order given."""
    return [
        one
        for one in in_order(line.report.translations.all())
        if one.before == line.text
    ]


class _Dated(Protocol):
    pk: int
    at: datetime


Given = TypeVar("Given", bound=_Dated)


def in_order(given: Iterable[Given]) -> list[Given]:
    """Return translations in the order in which they were given."""
    return sorted(given, key=lambda one: (one.at, one.pk))


def shown(given: Iterable[PassageTranslation]) -> list[PassageTranslation]:
    """Return the last translation of each passage in each language, by place."""
    last = {(one.start, one.end, one.lang): one for one in in_order(given)}
    return [last[key] for key in sorted(last)]
