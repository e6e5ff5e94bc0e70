"""Suggested tags: what a text seems to be about, confirmed or dismissed by a person.

A suggestion belongs to the framework's stage, its subject to the programme, the call,
the reports or the register: each kind says who decides and which words are read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from palabre.engines.synthesis.report_tellers import teller_in
from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text, primary
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.calls import queries as calls
from palabre.stages.calls import rules as call_rules
from palabre.stages.calls.models import Proposal
from palabre.stages.journal import operations as journal
from palabre.stages.programme import queries as programme
from palabre.stages.programme import rules as programme_rules
from palabre.stages.programme.models import Session
from palabre.stages.reports import queries as reports
from palabre.stages.reports import rules as report_rules
from palabre.stages.reports.models import SessionReport
from palabre.stages.stocktaking import queries as stocktaking
from palabre.stages.stocktaking import rules as register_rules
from palabre.stages.stocktaking.models import Initiative
from palabre.stages.summits.models import FrameworkItem, Summit, TagDecision
from palabre.stages.summits.states import TagStatus
from palabre.stages.summits.suggesting import Offer, Part, Shelf, shelf_for


class TagKind(StrEnum):
    """What may carry a suggested tag."""

    SESSION = "session"
    PROPOSAL = "proposal"
    REPORT = "report"
    INITIATIVE = "initiative"


Tagged = Session | Proposal | SessionReport | Initiative


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that tags are suggested for, with the words they come from.

    Parameters
    ----------
    key : str
        How the journal names it; decisions are kept under it.
    taken : frozenset of int
        Items that it carries already.
    """

    kind: TagKind
    code: str
    key: str
    summit: Summit
    title: Text
    lang: str
    parts: tuple[Part, ...]
    tagged: Tagged
    taken: frozenset[int] = field(default_factory=frozenset)

    def offers(self, shelf: Shelf) -> tuple[Offer, ...]:
        """Return what its words suggest and nobody has decided."""
        return shelf.offers(self.key, self.parts, self.lang, self.taken)


def subject_of(actor: Actor, summit: Summit, kind: str, code: str) -> Subject:
    """Return what an actor may decide tags of.

    Raises Refused: ``not-found``, ``not-allowed``.
    """
    if kind not in set(TagKind):
        raise Refused("not-found", what="kind of tag", code=kind)
    return _READERS[TagKind(kind)](actor, summit, code)


def subjects_of(actor: Actor, summit: Summit, kind: str) -> QuerySet[Any]:
    """Return everything of a kind whose tags an actor may decide, in a fixed order.

    Raises Refused: ``not-found``, ``not-allowed``.
    """
    if kind == TagKind.SESSION:
        _require(programme_rules.may_plan(actor, summit))
        return programme.sessions_to_tag(summit)
    if kind == TagKind.PROPOSAL:
        return calls.proposals_submitted(actor, summit)
    if kind == TagKind.REPORT:
        return reports.reports_of(actor, summit)
    if kind == TagKind.INITIATIVE:
        return stocktaking.to_moderate(actor, summit.series)
    raise Refused("not-found", what="kind of tag", code=kind)


def subject_from(summit: Summit, tagged: Tagged) -> Subject:
    """Return a record as a subject; its words in the language it was written in."""
    if isinstance(tagged, Session):
        return _session(summit, tagged)
    if isinstance(tagged, Proposal):
        return _proposal(summit, tagged)
    if isinstance(tagged, SessionReport):
        return _report(summit, tagged)
    return _initiative(summit, tagged)


def confirm_tag(
    subject: Subject, item: str, *, by: Actor, at: datetime
) -> FrameworkItem:
    """Confirm a suggested tag: from now on its subject carries it.

    Raises Refused: ``not-allowed``, ``tag-not-offered``.
    Journal: ``summits.tag.confirmed``.
    """
    return _decide(subject, item, is_confirmed=True, by=by, at=at)


def dismiss_tag(
    subject: Subject, item: str, *, by: Actor, at: datetime
) -> FrameworkItem:
    """Dismiss a suggested tag: it is not suggested for this subject again.

    Raises Refused: ``not-allowed``, ``tag-not-offered``.
    Journal: ``summits.tag.dismissed``.
    """
    return _decide(subject, item, is_confirmed=False, by=by, at=at)


def reopen_tag(
    subject: Subject, item: str, *, by: Actor, at: datetime
) -> FrameworkItem:
    """Take back that a tag was dismissed: it may be suggested again.

    Raises Refused: ``not-allowed``, ``tag-not-dismissed``.
    Journal: ``summits.tag.reopened``.
    """
    subject = subject_of(by, subject.summit, subject.kind, subject.code)
    with transaction.atomic():
        made = TagDecision.objects.select_for_update(of=("self",)).filter(
            subject=subject.key, is_confirmed=False
        )
        framework, _, code = item.partition("/")
        gone = made.filter(item__framework__code=framework, item__code=code).first()
        if gone is None:
            raise Refused("tag-not-dismissed", item=code)
        gone.delete()
        _note("reopened", subject, gone.item, gone.reason, by=by, at=at)
    return gone.item


def item_key(item: FrameworkItem) -> str:
    """Return what names an item in a form: its framework and its code."""
    return f"{item.framework.code}/{item.code}"


def _decide(
    subject: Subject, item: str, *, is_confirmed: bool, by: Actor, at: datetime
) -> FrameworkItem:
    with transaction.atomic():
        subject = subject_of(by, subject.summit, subject.kind, subject.code)
        offers = {item_key(one.item): one for one in subject.offers(_shelf(subject))}
        if item not in offers:
            raise Refused("tag-not-offered", item=item.partition("/")[2])
        offer = offers[item]
        _, is_first = TagDecision.objects.get_or_create(
            subject=subject.key,
            item=offer.item,
            defaults={
                "is_confirmed": is_confirmed,
                "reason": offer.reason,
                "spans": [[key, at_.start, at_.end] for key, at_ in offer.spans],
                "decided_by_id": by.person_id,
                "decided_at": at,
            },
        )
        if not is_first:
            raise Refused("tag-not-offered", item=offer.item.code)
        if is_confirmed:
            subject.tagged.tags.get_or_create(
                item=offer.item,
                defaults={"status": TagStatus.CONFIRMED, "reason": offer.reason},
            )
        past = "confirmed" if is_confirmed else "dismissed"
        _note(past, subject, offer.item, offer.reason, by=by, at=at)
    return offer.item


def _shelf(subject: Subject) -> Shelf:
    return shelf_for([subject.key])


def _note(
    past: str,
    subject: Subject,
    item: FrameworkItem,
    reason: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    journal.record(
        f"summits.tag.{past}",
        f"{subject.kind}:{subject.code}",
        by=by,
        at=at,
        summit=subject.summit.code,
        item=item.code,
        reason=reason,
    )


def _require(is_allowed: bool) -> None:  # noqa: FBT001 - as rights.require
    require(is_allowed, "summits.tag.decided")


# ── the kinds ───────────────────────────────────────────────────────────────────


def _read_session(actor: Actor, summit: Summit, code: str) -> Subject:
    found = programme.session_by_code(summit, code)
    _require(programme_rules.may_plan(actor, summit))
    return _session(summit, found)


def _read_proposal(actor: Actor, summit: Summit, code: str) -> Subject:
    found = calls.proposal_for(actor, code)
    _require(call_rules.may_decide(actor, found.call))
    if found.call.summit_id != summit.pk or found.submitted_at is None:
        raise Refused("not-found", what="proposal", code=code)
    return _proposal(summit, found)


def _read_report(actor: Actor, summit: Summit, code: str) -> Subject:
    session = programme.session_by_code(summit, code)
    _require(report_rules.may_write(actor, session))
    found = reports.report_of(actor, session)
    if found is None:
        raise Refused("not-found", what="report", code=code)
    return _report(summit, found)


def _read_initiative(actor: Actor, summit: Summit, code: str) -> Subject:
    found = stocktaking.initiative_for(actor, code)
    _require(register_rules.may_moderate(actor, summit.series))
    if found.series_id != summit.series_id:
        raise Refused("not-found", what="initiative", code=code)
    return _initiative(summit, found)


_READERS: Mapping[TagKind, Callable[[Actor, Summit, str], Subject]] = {
    TagKind.SESSION: _read_session,
    TagKind.PROPOSAL: _read_proposal,
    TagKind.REPORT: _read_report,
    TagKind.INITIATIVE: _read_initiative,
}


def _session(summit: Summit, one: Session) -> Subject:
    lang = one.title.original
    return Subject(
        TagKind.SESSION,
        one.code,
        f"session:{summit.code}/{one.code}",
        summit,
        one.title,
        lang,
        _parts(lang, title=one.title, subtitle=one.subtitle, text=one.description),
        one,
        _taken(one),
    )


def _proposal(summit: Summit, one: Proposal) -> Subject:
    return Subject(
        TagKind.PROPOSAL,
        one.code,
        f"proposal:{one.code}",
        summit,
        Text({one.lang: one.title}, one.lang),
        one.lang,
        (Part("title", one.title), Part("text", one.description)),
        one,
        _taken(one),
    )


def _report(summit: Summit, one: SessionReport) -> Subject:
    lines = sorted(one.lines.all(), key=lambda line: line.position)
    return Subject(
        TagKind.REPORT,
        one.session.code,
        f"report:{summit.code}/{one.session.code}",
        summit,
        one.session.title,
        one.lang,
        tuple(
            Part(line.code, line.text, teller_in(line.text, primary(one.lang)))
            for line in lines
        ),
        one,
        _taken(one),
    )


def _initiative(summit: Summit, one: Initiative) -> Subject:
    lang = one.description.original
    return Subject(
        TagKind.INITIATIVE,
        one.code,
        f"initiative:{one.code}",
        summit,
        one.title,
        lang,
        _parts(lang, title=one.title, text=one.description, results=one.results),
        one,
        _taken(one) | {one.action_line_id},
    )


def _parts(lang: str, **texts: Text) -> tuple[Part, ...]:
    said = {key: str(text.said_in(lang)) for key, text in texts.items()}
    return tuple(Part(key, words) for key, words in said.items() if words)


def _taken(tagged: Tagged) -> frozenset[int]:
    return frozenset(tag.item_id for tag in tagged.tags.all())
