"""Acts about drafts of the Chair's Summary: keep, edit, override, sign, issue."""

import hashlib
import json
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
from palabre.stages.journal import operations as journal
from palabre.stages.outcomes import gate, rules
from palabre.stages.outcomes.models import (
    Draft,
    Evidence,
    Issue,
    Point,
    Sentence,
    SentenceVersion,
)
from palabre.stages.outcomes.states import DRAFT_MOVES, DraftState
from palabre.stages.reports.models import Intervention, ReportLine
from palabre.stages.summits.models import Summit, Theme

STANDING = frozenset({"verified", "overridden"})
"""Verdicts with which a sentence may be signed and issued."""


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


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """A whole draft as the engine hands it over."""

    title: str
    lang: str
    sentences: Sequence[SentenceFacts]
    points: Sequence[PointFacts] = ()
    figures: Sequence[Mapping[str, object]] = ()
    manifest: Mapping[str, object] = field(default_factory=dict)


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
        )
        sentences = _keep_sentences(draft, facts.sentences)
        _keep_points(draft, facts.points, sentences)
        _note(act, draft, by=by, at=at, n_sentences=len(facts.sentences))
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
        )
        for facts in many
    )


def edit_sentence(
    sentence: Sentence, text: str, *, by: Actor, at: datetime
) -> Sentence:
    """Put other words to the same evidence; the gate says whether they stand.

    A sentence that the gate refuses is kept with that verdict, so that nothing typed
    is lost, and holds up the signature until it is mended or overridden.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``field-missing``.
    Journal: ``outcomes.sentence.edited``.
    """
    act = "outcomes.sentence.edited"
    require(rules.may_draft(by, sentence.draft.summit), act)
    words = " ".join(text.split())
    if not words:
        raise Refused("field-missing", field="text")
    with transaction.atomic():
        locked = _locked(sentence)
        before, locked.text, locked.writer = locked.text, words, "person"
        locked.override_reason = ""
        verdict, checks = gate.judge(locked)
        locked.verdict, locked.checks = verdict, checks
        locked.save()
        _keep_version(locked, before, "", by, at)
        _note(act, locked.draft, by=by, at=at, sentence=locked.code, verdict=verdict)
    return locked


def override(sentence: Sentence, *, reason: str, by: Actor, at: datetime) -> Sentence:
    """Let a sentence stand that the gate does not verify; the reason is printed.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``.
    Journal: ``outcomes.sentence.overridden``.
    """
    act = "outcomes.sentence.overridden"
    require(rules.may_draft(by, sentence.draft.summit), act)
    if not reason.strip():
        raise Refused("reason-missing", field="reason")
    with transaction.atomic():
        locked = _locked(sentence)
        locked.verdict, locked.override_reason = "overridden", reason.strip()
        locked.save(update_fields=["verdict", "override_reason"])
        _keep_version(locked, locked.text, reason, by, at)
        _note(act, locked.draft, by=by, at=at, sentence=locked.code, reason=reason)
    return locked


def drop(sentence: Sentence, *, reason: str, by: Actor, at: datetime) -> Sentence:
    """Leave a sentence out, with a reason; it can be taken in again.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``.
    Journal: ``outcomes.sentence.dropped``.
    """
    if not reason.strip():
        raise Refused("reason-missing", field="reason")
    return _set_dropped(sentence, reason.strip(), by=by, at=at)


def restore(sentence: Sentence, *, by: Actor, at: datetime) -> Sentence:
    """Take a sentence in again that was left out.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``outcomes.sentence.restored``.
    """
    return _set_dropped(sentence, "", by=by, at=at)


def _set_dropped(
    sentence: Sentence, reason: str, *, by: Actor, at: datetime
) -> Sentence:
    act = f"outcomes.sentence.{'dropped' if reason else 'restored'}"
    require(rules.may_draft(by, sentence.draft.summit), act)
    with transaction.atomic():
        locked = _locked(sentence)
        locked.is_dropped, locked.drop_reason = bool(reason), reason
        locked.save(update_fields=["is_dropped", "drop_reason"])
        _note(act, locked.draft, by=by, at=at, sentence=locked.code, reason=reason)
    return locked


def sign(draft: Draft, *, by: Actor, at: datetime) -> Draft:
    """Sign a draft: from now on not a character changes.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``draft-not-verified``.
    Journal: ``outcomes.draft.signed``.
    """
    act = "outcomes.draft.signed"
    require(rules.may_sign(by, draft.summit), act)
    with transaction.atomic():
        locked = _locked_draft(draft)
        locked.state = DRAFT_MOVES.after("sign", locked.state)
        _check_every_sentence(locked)
        locked.signed_at, locked.signed_by = at, by.name
        locked.signed_hash = fingerprint(locked)
        locked.save()
        _note(act, locked, by=by, at=at, hash=locked.signed_hash)
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
    ``symbol-taken``. Journal: ``outcomes.summary.issued``.
    """
    act = "outcomes.summary.issued"
    require(rules.may_issue(by, draft.summit), act)
    with transaction.atomic():
        locked = _locked_draft(draft)
        locked.state = DRAFT_MOVES.after("issue", locked.state)
        if fingerprint(locked) != locked.signed_hash:
            raise Refused("signature-broken")
        if Issue.objects.filter(symbol=symbol, lang=locked.lang).exists():
            raise Refused("symbol-taken", symbol=symbol, field="symbol")
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
            sha256=_sha256(content),
            pdf=printed.pdf,
            pdf_sha256=printed.pdf_sha256,
        )
        _note(act, locked, by=by, at=at, symbol=symbol, sha256=issued.sha256)
    return issued


def standing(draft: Draft) -> list[Sentence]:
    """Return the sentences that are in the text, in order."""
    return list(draft.sentences.filter(is_dropped=False).order_by("position"))


def fingerprint(draft: Draft) -> str:
    """Return the hash of a draft's text and evidence: what the Chair signs."""
    rows = [
        [
            sentence.code,
            sentence.section,
            sentence.paragraph,
            sentence.text,
            sentence.verdict,
            sentence.override_reason,
            [
                [one.quote, one.start, one.end]
                for one in sentence.evidence.order_by("position", "id")
            ],
        ]
        for sentence in draft.sentences.filter(is_dropped=False)
        .prefetch_related("evidence")
        .order_by("position")
    ]
    return _sha256([draft.title, draft.lang, rows])


def _sha256(content: object) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _locked(sentence: Sentence) -> Sentence:
    draft = _locked_draft(sentence.draft)
    DRAFT_MOVES.after("edit", draft.state)
    return Sentence.objects.select_related("draft__summit").get(pk=sentence.pk)


def _locked_draft(draft: Draft) -> Draft:
    return (
        Draft.objects.select_for_update(of=("self",))
        .select_related("summit")
        .get(pk=draft.pk)
    )


def _keep_version(
    sentence: Sentence, before: str, reason: str, by: Actor, at: datetime
) -> None:
    SentenceVersion.objects.create(
        sentence=sentence,
        at=at,
        author=by.name,
        before=before,
        after=sentence.text,
        reason=reason,
    )


def _note(act: str, draft: Draft, *, by: Actor, at: datetime, **facts: object) -> None:
    code = draft.summit.code
    journal.record(act, f"draft:{draft.code}", by=by, at=at, summit=code, **facts)
