"""The rapporteur's form: what was typed and ticked, and nothing of it lost."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from unicodedata import combining

from django.http import QueryDict

from palabre.kernel.refusals import Refused
from palabre.stages.programme.models import Session
from palabre.stages.programme.unattributed import bare_of_who_said
from palabre.stages.reports.facts import LineFacts, TagFacts
from palabre.stages.reports.models import Intervention, ReportLine, SessionReport
from palabre.stages.reports.states import ORDER, LineKind, ReportState
from palabre.stages.summits.models import FrameworkItem
from palabre.stages.summits.states import TagStatus
from palabre.workflows.retell_words import reteller_for

LONGEST_KEY = 12
"""Figures of the longest key of an item; a longer one names none."""

MOST_WORDS = 60
"""Pieces of the record that one form may tick."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form holds, ready to be kept or to be shown again.

    Parameters
    ----------
    texts : dict
        Text by code of line, as typed.
    added : dict
        New lines by heading; also lines of a version that is gone.
    words : tuple of str
        Ticked places of the record, ``code:start:end``.
    tags : dict
        Reason by primary key of the item.
    mended : str
        How ticked words of the record should read.
    translated, tongue, translator : str
        What ticked words say in another language, which one, and who translated.
    """

    texts: dict[str, str] = field(default_factory=dict)
    added: dict[str, list[str]] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    heading: str = LineKind.KEY_ISSUE
    tags: dict[str, str] | None = None
    version: int | None = None
    mended: str = ""
    translated: str = ""
    tongue: str = ""
    translator: str = ""


def read(posted: QueryDict, report: SessionReport) -> Typed:
    """Return what a form holds; lines of another version become new ones."""
    standing = {line.code for line in report.lines.all()}
    texts: dict[str, str] = {}
    added: dict[str, list[str]] = {
        str(kind): _said(posted, f"new-{kind}") for kind in ORDER
    }
    gone = {
        name.removeprefix("line-"): str(posted[name])
        for name in posted
        if name.startswith("line-")
    }
    for code in [code for code in gone if code in standing]:
        texts[code] = gone.pop(code)
    _bring_over(report, gone, added)
    return Typed(
        texts=texts,
        added={kind: said for kind, said in added.items() if said},
        words=tuple(posted.getlist("words")[:MOST_WORDS]),
        heading=str(posted.get("heading", LineKind.KEY_ISSUE)),
        tags=_tags(posted, report),
        version=_number(posted.get("version", "")),
        mended=posted.get("mended", ""),
        translated=posted.get("translated", ""),
        tongue=posted.get("tongue", ""),
        translator=posted.get("translator", ""),
    )


def _said(posted: QueryDict, name: str) -> list[str]:
    return [one.strip() for one in posted.getlist(name) if one.strip()]


def _number(told: str) -> int | None:
    return int(told) if told.isdecimal() else None


def _bring_over(
    report: SessionReport, gone: dict[str, str], added: dict[str, list[str]]
) -> None:
    """Put lines that somebody else replaced meanwhile under their heading again."""
    if not gone:
        return
    standing = {line.text for line in report.lines.all()}
    for version in report.versions.all():
        for line in version.lines:
            text = gone.pop(line["code"], "").strip()
            if text and text not in standing and text != line["text"]:
                added.setdefault(line["kind"], []).append(text)


def _tags(posted: QueryDict, report: SessionReport) -> dict[str, str] | None:
    """Return the reasons of the tags as they should stand, by the item's key.

    What somebody else chose, left out or gave another reason for since the form was
    shown stays so, unless this form says something else of the same item.
    """
    if "tags-there" not in posted:
        return None
    chosen = [*posted.getlist("tag"), *filter(None, posted.getlist("tag-new"))]
    mine = {
        pk: posted.get(f"reason-{pk}", "") or posted.get("reason-new", "")
        for pk in chosen
        if pk.isdecimal() and len(pk) <= LONGEST_KEY
    }
    now = {str(tag.item_id): tag.reason for tag in report.tags.all()}
    shown = {
        name.removeprefix("was-"): str(posted[name])
        for name in posted
        if name.startswith("was-")
    }
    kept = {
        pk: now.get(pk, reason) if shown.get(pk) == reason else reason
        for pk, reason in mine.items()
        if pk in now or shown.get(pk) != reason
    }
    theirs = {pk: now[pk] for pk in now if pk not in shown and pk not in mine}
    return kept | theirs


def lines_of(typed: Typed, report: SessionReport, session: Session) -> list[LineFacts]:
    """Return the lines as they should stand, heading by heading.

    Raises Refused: ``quote-not-found``, ``heading-unknown``.
    """
    old = list(report.lines.all())
    picked = list(_picked(typed, session, report.lang)) if typed.words else []
    return [
        line
        for kind in ORDER
        for line in (
            *_kept(kind, old, typed),
            *(LineFacts(kind, text) for text in typed.added.get(kind, ())),
            *(one for one in picked if one.kind == kind),
        )
    ]


def _kept(kind: str, old: Sequence[ReportLine], typed: Typed) -> Iterator[LineFacts]:
    for line in (one for one in old if one.kind == kind):
        text = " ".join(typed.texts.get(line.code, line.text).split())
        if text:
            yield LineFacts(
                kind=kind,
                text=text,
                is_machine=line.is_machine and text == line.text,
                intervention=line.intervention,
                start=line.start,
                end=line.end,
                quote=line.quote,
            )


def check_seen(typed: Typed, report: SessionReport) -> None:
    """Refuse with ``report-changed`` to file lines that the form did not show."""
    if typed.version is not None and typed.version != report.versions.count():
        raise Refused("report-changed")


def check_chosen(typed: Typed) -> None:
    """Refuse with ``words-not-chosen`` to make a line of nothing."""
    if not typed.words:
        raise Refused("words-not-chosen")


def without_names(typed: Typed, session: Session) -> Typed:
    """Return what was typed with a gap for every name of somebody."""
    return replace(
        typed,
        texts={
            code: bare_of_who_said(session, text) for code, text in typed.texts.items()
        },
        added={
            kind: [bare_of_who_said(session, text) for text in said]
            for kind, said in typed.added.items()
        },
        tags=typed.tags
        and {
            pk: bare_of_who_said(session, reason) for pk, reason in typed.tags.items()
        },
    )


def place_to_mend(typed: Typed, session: Session) -> tuple[Intervention, int, int]:
    """Return the one place of the record that is ticked.

    Raises Refused: ``one-place``, ``quote-not-found``.
    """
    places = [_place(one) for one in typed.words]
    turns = _turns(places, session)
    runs = _runs(places, turns)
    if len(runs) != 1:
        raise Refused("one-place")
    code, first, last = runs[0]
    return turns[code], *_trimmed(turns[code].text, first, last)


def _turns(
    places: Sequence[tuple[str, int, int]], session: Session
) -> dict[str, Intervention]:
    found = Intervention.objects.select_related(
        "source__session__summit", "source__summit"
    ).filter(source__session=session, code__in={code for code, _, _ in places})
    return {one.code: one for one in found}


def _picked(typed: Typed, session: Session, lang: str) -> Iterator[LineFacts]:
    """Yield a line for each run of ticked words of one turn, in the order of talk."""
    if typed.heading not in ORDER:
        raise Refused("heading-unknown", kind=typed.heading)
    places = [_place(one) for one in typed.words]
    turns = _turns(places, session)
    reteller = reteller_for(session, lang)
    for code, first, last in _runs(places, turns):
        turn = turns[code]
        start, end = _trimmed(turn.text, first, last)
        quote = turn.text[start:end]
        yield LineFacts(
            kind=typed.heading,
            text=reteller.line(turn, start, end, kind=typed.heading),
            intervention=turn,
            start=start,
            end=end,
            quote=quote,
        )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a place without blanks at its ends, and with no word cut in two.

    Examples
    --------
    >>> _trimmed("You have found one.", 5, 12)
    (4, 14)
    """
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    while 0 < start < end and _is_cut(text, start):
        start -= 1
    while start < end < len(text) and _is_cut(text, end):
        end += 1
    return start, end


def _is_cut(text: str, at: int) -> bool:
    """Tell whether a place stands inside a word; scripts without gaps have no inside."""
    pair = text[at - 1 : at + 1]
    return all(sign.isalnum() or combining(sign) for sign in pair) and not any(
        WITHOUT_GAPS.match(sign) for sign in pair
    )


WITHOUT_GAPS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Lao, Burmese, kana and Han: words follow on each other without a gap."""


def _place(told: str) -> tuple[str, int, int]:
    code, _, rest = told.partition(":")
    start, _, end = rest.partition(":")
    if not (start.isdecimal() and end.isdecimal()):
        raise Refused("quote-not-found", source=code, quote="…")
    return code, int(start), int(end)


def _runs(
    places: Sequence[tuple[str, int, int]], turns: dict[str, Intervention]
) -> list[tuple[str, int, int]]:
    """Join what follows on itself in one turn; refuse what does not stand there."""
    runs: list[tuple[str, int, int]] = []
    known = [one for one in places if one[0] in turns]
    if len(known) < len(places):
        raise Refused("quote-not-found", source="…", quote="…")
    order = {code: (one.source_id, one.position) for code, one in turns.items()}
    for code, start, end in sorted(known, key=lambda one: (order[one[0]], one[1:])):
        text = turns[code].text
        if not 0 <= start < end <= len(text):
            raise Refused("quote-not-found", source=code, quote="…")
        if runs and runs[-1][0] == code and not text[runs[-1][2] : start].strip():
            runs[-1] = (code, runs[-1][1], max(end, runs[-1][2]))
        else:
            runs.append((code, start, end))
    return runs


def tags_of(typed: Typed, report: SessionReport) -> list[TagFacts] | None:
    """Return the tags as ticked, or None where the form holds nothing new of them.

    To keep a draft confirms what the programme declared; a filed report is left alone.
    """
    if typed.tags is None:
        return None
    stood = {
        str(tag.item_id): tag.reason
        for tag in report.tags.all()
        if tag.status == TagStatus.CONFIRMED or report.state == ReportState.FILED
    }
    if stood == typed.tags:
        return None
    items = FrameworkItem.objects.in_bulk([int(pk) for pk in typed.tags])
    return [
        TagFacts(items[int(pk)], reason, TagStatus.CONFIRMED)
        for pk, reason in typed.tags.items()
        if int(pk) in items
    ]


def has_changed(lines: Sequence[LineFacts], report: SessionReport) -> bool:
    """Tell whether lines differ from those that stand."""
    kept = [
        (one.kind, one.text, one.intervention_id, one.start, one.end)
        for one in report.lines.all()
    ]
    wanted = [
        (
            one.kind,
            one.text,
            one.intervention.pk if one.intervention else None,
            one.start,
            one.end,
        )
        for one in lines
    ]
    return kept != wanted
