"""The programme's glossary beside a transcript: what may have been misheard.

Nothing is applied by itself. What a person accepts becomes a correction with author,
time, before and after; what a person dismisses is not proposed in this edition again.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from palabre.engines.synthesis.glossary.propose import (
    Glossary,
    Proposal,
    Sign,
    Term,
    TermKind,
)
from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.programme.models import Session, SessionRole
from palabre.stages.reports import records, rules
from palabre.stages.reports.models import (
    GlossaryDismissal,
    Intervention,
    WordCorrection,
)
from palabre.stages.reports.queries import records_of, turns_of
from palabre.stages.reports.states import CorrectionOrigin
from palabre.stages.summits.catalogue import table
from palabre.stages.summits.models import Summit

OFTEN = 3
"""Times the records say an acronym from which on the words around must doubt it.

Somewhere in the session is enough: whoever mishears "GDC" does so each time, and says
what it stands for once.
"""

_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9]{1,5}\b")
_SMALL = re.compile(r"\b[^\W\d_A-Z][^\W\d_]{2,}\b")
_IN_BRACKETS = re.compile(r"((?:[^\W\d_][\w'’\-]*[\s]+){1,7})\(([A-Z][A-Z0-9]{1,5})\)")


@dataclass(frozen=True, slots=True)
class Heard:
    """A proposal at its place in a turn."""

    turn: Intervention
    proposal: Proposal

    @property
    def key(self) -> str:
        """Return what names it in a form: the turn and where the words stand."""
        span = self.proposal.span
        return f"{self.turn.code}:{span.start}:{span.end}"


def proposals_of(actor: Actor, session: Session) -> list[Heard]:
    """Return what may have been misheard in a session, in the order of its records.

    Raises Refused: ``not-allowed``.
    """
    require(rules.may_put_right(actor, session), "reports.glossary.read")
    turns = list(turns_of(list(records_of(session))))
    glossary = _glossary(session, turns)
    gone = set(
        GlossaryDismissal.objects.filter(summit=session.summit).values_list(
            "before", "after"
        )
    )
    return [
        Heard(turn, one)
        for turn in turns
        for one in glossary.propose(turn.text)
        if (one.before, one.after) not in gone and not _is_corrected(turn, one)
    ]


def accepted_of(session: Session) -> list[WordCorrection]:
    """Return the corrections that the glossary proposed and a person took, newest first."""
    made = WordCorrection.objects.select_related("intervention").filter(
        intervention__source__session=session, origin=CorrectionOrigin.GLOSSARY
    )
    return list(made.order_by("-at", "-id"))


def accept(
    session: Session, key: str, *, everywhere: bool = False, by: Actor, at: datetime
) -> list[WordCorrection]:
    """Take a proposal, or every one in the session with the same words.

    Raises Refused: ``not-allowed``, ``proposal-gone``, ``correction-overlaps``.
    Journal: ``reports.words.corrected``, one line each.
    """
    with transaction.atomic():
        chosen, alike = _chosen(session, key, by)
        return [
            records.correct_words(
                one.turn,
                one.proposal.span.start,
                one.proposal.span.end,
                after=one.proposal.after,
                origin=CorrectionOrigin.GLOSSARY,
                by=by,
                at=at,
            )
            for one in (alike if everywhere else [chosen])
        ]


def dismiss(
    session: Session, key: str, *, by: Actor, at: datetime
) -> GlossaryDismissal:
    """Say that the words are right as they stand: not proposed in this edition again.

    Raises Refused: ``not-allowed``, ``proposal-gone``.
    Journal: ``reports.correction.dismissed``.
    """
    with transaction.atomic():
        chosen, _ = _chosen(session, key, by)
        made, _ = GlossaryDismissal.objects.get_or_create(
            summit=session.summit,
            before=chosen.proposal.before,
            after=chosen.proposal.after,
            defaults={"author": by.name, "at": at},
        )
        journal.record(
            "reports.correction.dismissed",
            f"session:{session.code}",
            by=by,
            at=at,
            summit=session.summit.code,
            before=made.before,
            after=made.after,
        )
    return made


def _chosen(session: Session, key: str, by: Actor) -> tuple[Heard, list[Heard]]:
    offered = proposals_of(by, session)
    chosen = next((one for one in offered if one.key == key), None)
    if chosen is None:
        raise Refused("proposal-gone")
    same = (chosen.proposal.before, chosen.proposal.after)
    alike = [
        one for one in offered if (one.proposal.before, one.proposal.after) == same
    ]
    return chosen, alike


def _is_corrected(turn: Intervention, one: Proposal) -> bool:
    return any(
        made.start < one.span.end and one.span.start < made.end
        for made in turn.corrections.all()
    )


# ── what the programme names ────────────────────────────────────────────────────


def _glossary(session: Session, turns: Sequence[Intervention]) -> Glossary:
    texts = list(_texts(session.summit))
    heard = Counter(one for turn in turns for one in _CAPITALS.findall(turn.text))
    usual = {word for text in texts for word in _SMALL.findall(text)}
    usual |= {word for turn in turns for word in _SMALL.findall(turn.text)}
    terms = [*_names(session), *_acronyms(texts)]
    known = {one.words for one in terms if one.kind == TermKind.ACRONYM}
    usual |= {one for text in texts for one in _CAPITALS.findall(text)} - known
    often = {one for one, n in heard.items() if n >= OFTEN}
    glossary = Glossary(terms, usual, often)
    doubted = _spoken_for(glossary, turns) & often
    return Glossary(terms, usual, often - doubted) if doubted else glossary


def _spoken_for(glossary: Glossary, turns: Sequence[Intervention]) -> set[str]:
    """Return what the words around speak for somewhere: doubted everywhere then."""
    return {
        one.before
        for turn in turns
        for one in glossary.propose(turn.text)
        if Sign.CONTEXT in one.signs
    }


def _names(session: Session) -> Iterator[Term]:
    rows = SessionRole.objects.filter(session__summit=session.summit).select_related(
        "person", "organization"
    )
    here: set[tuple[str, TermKind]] = set()
    there: set[tuple[str, TermKind]] = set()
    for row in rows.order_by("id"):
        place = here if row.session_id == session.pk else there
        place.add((row.person.name, TermKind.PERSON))
        if row.organization:
            named = row.organization.name.words.values()
            place.update((name, TermKind.ORGANIZATION) for name in named)
    for words, kind in sorted(here):
        yield Term(words, kind, is_here=True)
    for words, kind in sorted(there - here):
        yield Term(words, kind)


def _acronyms(texts: Iterable[str]) -> Iterator[Term]:
    told: dict[str, set[str]] = {}
    for text in texts:
        for words, acronym in _IN_BRACKETS.findall(text):
            told.setdefault(acronym, set()).add(" ".join(words.split()))
    for acronym, names in table("acronyms")["acronyms"].items():
        told.setdefault(acronym, set()).update(names.values())
    for acronym, expansions in sorted(told.items()):
        yield Term(acronym, TermKind.ACRONYM, " ".join(sorted(expansions)))


def _texts(summit: Summit) -> Iterator[str]:
    """Yield what the programme says, in every language it says it."""
    for one in Session.objects.filter(summit=summit).order_by("id"):
        for text in (one.title, one.subtitle, one.description):
            yield from text.words.values()
    for theme in summit.themes.order_by("id"):
        yield from theme.name.words.values()
