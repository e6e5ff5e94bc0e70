"""Acts about drafts of the Chair's Summary: keep, sign, issue. Sentences: `editing`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.codes import code_from
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.kernel.spans import Quotation, Span
from palabre.stages.outcomes import rules
from palabre.stages.outcomes.archive import keep_clearance, keep_version
from palabre.stages.outcomes.holding import locked_draft, note
from palabre.stages.outcomes.models import (
    Draft,
    Evidence,
    Issue,
    Point,
    Sentence,
)
from palabre.stages.outcomes.seen import Seen, check_seen
from palabre.stages.outcomes.signed_text import (
    canonical,
    fingerprint,
    resting_on_reopened,
    sha256_of,
    standing,
)
from palabre.stages.outcomes.states import (
    DRAFT_MOVES,
    STANDING,
    Disposition,
    DraftState,
    Step,
    VersionKind,
)
from palabre.stages.outcomes.symbols import check_symbol
from palabre.stages.reports.models import Intervention, ReportLine
from palabre.stages.summits.models import Summit, Theme


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """Words that a sentence rests on, in a turn or in a line of a report."""

    start: int
    end: int
    quote: str
    intervention: Intervention | None = None
    line: ReportLine | None = None
    link: str = "same-text"


@dataclass(frozen=True, slots=True)
class SentenceFacts:
    """One sentence as a writer hands it over, with what the gate said of it."""

    code: str
    section: str
    section_title: str
    paragraph: int
    text: str
    writer: str
    verdict: str
    function: str = ""
    checks: Sequence[Mapping[str, object]] = ()
    counts: Mapping[str, object] = field(default_factory=dict)
    figures: Sequence[str] = ()
    evidence: Sequence[EvidenceFacts] = ()


@dataclass(frozen=True, slots=True)
class PointFacts:
    """A claim that recurs, with who stands behind it."""

    code: str
    function: str
    text: str
    lang: str
    theme: Theme | None = None
    counts: Mapping[str, object] = field(default_factory=dict)
    is_open: bool = False
    sentence: str = ""
    told: str = ""
    left_out: str = ""
    weight: float = 0.0
    cites: Sequence[Sequence[object]] = ()


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """A whole draft as the engine hands it over."""

    title: str
    lang: str
    sentences: Sequence[SentenceFacts]
    points: Sequence[PointFacts] = ()
    figures: Sequence[Mapping[str, object]] = ()
    manifest: Mapping[str, object] = field(default_factory=dict)
    prices: Sequence[Mapping[str, object]] = ()
    model: Mapping[str, object] = field(default_factory=dict)


def keep_draft(summit: Summit, facts: DraftFacts, *, by: Actor, at: datetime) -> Draft:
    """Keep a new draft; the one before in this language is superseded, not lost.

    Raises Refused: ``not-allowed``, ``nothing-to-draft``, ``quote-not-found``.
    Journal: ``outcomes.draft.made``.
    """
    act = "outcomes.draft.made"
    require(rules.may_draft(by, summit), act)
    if not facts.sentences:
        raise Refused("nothing-to-draft")
    with transaction.atomic():
        last = _last_number(summit, facts.lang)
        _supersede(summit, facts.lang)
        draft = Draft.objects.create(
            code=code_from(f"draft/{summit.code}/{facts.lang}/{last + 1}", length=8),
            summit=summit,
            number=last + 1,
            lang=facts.lang,
            title=facts.title,
            made_at=at,
            manifest=dict(facts.manifest),
            figures=[dict(figure) for figure in facts.figures],
            prices=[dict(one) for one in facts.prices],
            model=dict(facts.model),
        )
        sentences = _keep_sentences(draft, facts.sentences)
        keep_version(draft, VersionKind.ZERO, by=by, at=at)
        _keep_points(draft, facts.points, sentences)
        note(act, draft, by=by, at=at, n_sentences=len(facts.sentences))
    return draft


def _last_number(summit: Summit, lang: str) -> int:
    drafts = Draft.objects.select_for_update().filter(summit=summit, lang=lang)
    return drafts.order_by("-number").values_list("number", flat=True).first() or 0


def _supersede(summit: Summit, lang: str) -> None:
    Draft.objects.filter(summit=summit, lang=lang, state=DraftState.DRAFTED).update(
        state=DraftState.SUPERSEDED
    )


def _keep_sentences(draft: Draft, many: Sequence[SentenceFacts]) -> dict[str, Sentence]:
    rows = [
        Sentence(
            draft=draft,
            code=facts.code,
            section=facts.section,
            section_title=facts.section_title,
            position=position,
            paragraph=facts.paragraph,
            text=facts.text,
            writer=facts.writer,
            function=facts.function,
            verdict=facts.verdict,
            checks=[dict(check) for check in facts.checks],
            counts=dict(facts.counts),
            figures=list(facts.figures),
        )
        for position, facts in enumerate(many)
    ]
    Sentence.objects.bulk_create(rows)
    Evidence.objects.bulk_create(
        _evidence(sentence, words, position)
        for sentence, facts in zip(rows, many, strict=True)
        for position, words in enumerate(facts.evidence)
    )
    return {row.code: row for row in rows}


def _evidence(sentence: Sentence, facts: EvidenceFacts, position: int) -> Evidence:
    source = facts.intervention or facts.line
    assert source is not None, f"{sentence.code} rests on nothing"
    Quotation(source.code, Span(facts.start, facts.end), facts.quote).check(source.text)
    return Evidence(
        sentence=sentence,
        intervention=facts.intervention,
        line=facts.line,
        start=facts.start,
        end=facts.end,
        quote=facts.quote,
        link=facts.link,
        position=position,
    )


def _keep_points(
    draft: Draft, many: Sequence[PointFacts], sentences: Mapping[str, Sentence]
) -> None:
    Point.objects.bulk_create(
        Point(
            summit=draft.summit,
            draft=draft,
            code=facts.code,
            theme=facts.theme,
            function=facts.function,
            text=facts.text,
            lang=facts.lang,
            counts=dict(facts.counts),
            is_open=facts.is_open,
            sentence=sentences.get(facts.sentence),
            told=facts.told,
            left_out=facts.left_out,
            weight=facts.weight,
            cites=[list(one) for one in facts.cites],
        )
        for facts in many
    )


def sign(
    draft: Draft,
    *,
    seen: Seen | None = None,
    n_open: int = 0,
    by: Actor,
    at: datetime,
) -> Draft:
    """Sign a draft: from now on not a character changes.

    Parameters
    ----------
    seen : Seen, optional
        The text that the signer had before them; if somebody else changed it since,
        nothing is signed. A program that signs what stands leaves it out.
    n_open : int
        How many open comments the signer knows of and signs over. Where there are more,
        nothing is signed; the journal names those that stand open.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``text-unseen``,
    ``draft-not-verified``, ``evidence-reopened`` for sentences that rest on a report
    which is being put right or on a line it has lost, ``comments-open``.
    Journal: ``outcomes.draft.signed``.
    """
    act = "outcomes.draft.signed"
    with transaction.atomic():
        locked = locked_draft(draft)
        require(rules.may_sign(by, locked.summit), act)
        locked.state = DRAFT_MOVES.after("sign", locked.state)
        if seen is not None:
            check_seen(locked, seen, by=by)
        _check_every_sentence(locked)
        left = _left_open(locked, n_open)
        locked.signed_at, locked.signed_by = at, by.name
        locked.signed_hash = fingerprint(locked)
        locked.lies_with = Step.FINAL
        locked.save()
        keep_version(locked, VersionKind.FINAL, by=by, at=at)
        keep_clearance(locked, Step.CHAIR, by=by, at=at)
        note(act, locked, by=by, at=at, hash=locked.signed_hash, **left)
    return locked


def _check_every_sentence(draft: Draft) -> None:
    waiting = [
        sentence.code
        for sentence in standing(draft)
        if sentence.verdict not in STANDING
    ]
    if waiting:
        told = ", ".join(waiting[:8]) + ("…" if len(waiting) > 8 else "")
        raise Refused("draft-not-verified", n=len(waiting), sentences=told)
    reopened = resting_on_reopened(draft)
    if reopened:
        told = ", ".join(reopened[:8]) + ("…" if len(reopened) > 8 else "")
        raise Refused("evidence-reopened", n=len(reopened), sentences=told)


def _left_open(draft: Draft, n_open: int) -> dict[str, object]:
    """Return the comments left open for the journal; refuse more than were known."""
    rows = draft.comments.filter(disposition=Disposition.OPEN)
    codes = list(rows.order_by("id").values_list("code", flat=True))
    if len(codes) > n_open:
        raise Refused("comments-open", n=len(codes), field="n_open")
    return {"open_comments": codes} if codes else {}


@dataclass(frozen=True, slots=True)
class Printed:
    """The files of an issue, as a writer made them."""

    content: Mapping[str, object]
    pdf: str = ""
    pdf_sha256: str = ""


def issue(
    draft: Draft, printed: Printed, *, symbol: str, by: Actor, at: datetime
) -> Issue:
    """Issue a signed draft under its symbol.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``signature-broken``,
    ``symbol-unfit``, ``symbol-taken``. Journal: ``outcomes.summary.issued``.
    """
    act = "outcomes.summary.issued"
    require(rules.may_issue(by, draft.summit), act)
    with transaction.atomic():
        locked = locked_draft(draft)
        locked.state = DRAFT_MOVES.after("issue", locked.state)
        if fingerprint(locked) != locked.signed_hash:
            raise Refused("signature-broken")
        check_symbol(symbol, locked.lang)
        locked.save(update_fields=["state"])
        content = dict(printed.content)
        issued = Issue.objects.create(
            symbol=symbol,
            summit=locked.summit,
            draft=locked,
            lang=locked.lang,
            title=Text({locked.lang: locked.title}, locked.lang),
            issued_at=at,
            content=content,
            sha256=sha256_of(canonical(content)),
            pdf=printed.pdf,
            pdf_sha256=printed.pdf_sha256,
        )
        keep_clearance(locked, Step.FINAL, by=by, at=at)
        note(act, locked, by=by, at=at, symbol=symbol, sha256=issued.sha256)
    return issued
