"""Acts that add to a draft: a sentence of a person's own, with words it rests on."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from palabre.engines.synthesis.corpus import StatedFigure
from palabre.kernel.actors import Actor
from palabre.kernel.codes import code_from
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.outcomes import gate, ordering, rules
from palabre.stages.outcomes.editing import deal, keep_version_of, places_of
from palabre.stages.outcomes.holding import (
    locked_for_edit,
    note,
    reason_text,
    sentence_text,
    touch,
)
from palabre.stages.outcomes.locating import Place, evidence_at
from palabre.stages.outcomes.models import Draft, Evidence, Sentence
from palabre.stages.outcomes.nameless import check_on
from palabre.stages.outcomes.states import STANDING

SEPARATORS = re.compile(r"[^0-9]")
NUMBER = re.compile(r"\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+(?!\d)|\d+")
"""A whole number as English and French write it."""


def judge_words(
    draft: Draft, text: str, places: Sequence[Place], figures: Sequence[str] = ()
) -> tuple[str, list[dict[str, object]]]:
    """Return what the gate would say of words on places and figures; nothing is kept."""
    return gate.judge_on(_sentence(draft, text, places, figures), evidence_at(places))


def figures_near(draft: Draft, text: str) -> list[StatedFigure]:
    """Return the figures of a draft that a number of a text may stand for.

    "More than 4,000" may stand for 4,156: what lies within a seventh is offered, the
    nearest first; the gate judges the word.
    """
    said = [int(SEPARATORS.sub("", one)) for one in NUMBER.findall(text)]
    near = {
        figure: min(abs(figure.value - n) for n in said)
        for figure in gate.figures_of(draft)
        if any(7 * abs(figure.value - n) <= figure.value for n in said)
    }
    return sorted(near, key=lambda one: (near[one], one.id))


def write_sentence(  # noqa: PLR0913 - words, their place, what they rest on
    draft: Draft,
    text: str,
    *,
    where: ordering.Where,
    places: Sequence[Place] = (),
    figures: Sequence[str] = (),
    reason: str = "",
    is_nobody: bool = False,
    by: Actor,
    at: datetime,
) -> Sentence:
    """Write a sentence of one's own, on words and figures chosen; the gate judges it.

    What the gate refuses is kept with that verdict and holds up the signature until
    it is mended or overridden; a ``reason`` overrides at once and is printed.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``field-missing``,
    ``field-unknown``, ``sentence-too-long``, ``names-in-words``.
    Journal: ``outcomes.sentence.written``.
    """
    act = "outcomes.sentence.written"
    require(rules.may_edit(by, draft), act)
    words = sentence_text(text)
    check_on(evidence_at(places), words, reason, is_nobody=is_nobody)
    with transaction.atomic():
        locked = locked_for_edit(draft)
        there = places_of(locked)
        _check(there, where)
        _check_figures(locked, figures)
        new = _sentence(locked, words, places, figures)
        new.code = _free_code(locked)
        new.position = len(there) + _last(locked)
        rows = evidence_at(places)
        new.verdict, new.checks = gate.judge_on(new, rows)
        if reason.strip() and new.verdict not in STANDING:
            new.verdict, new.override_reason = "overridden", reason_text(reason)
        touch(new, by=by, at=at)
        new.save()
        _keep(new, rows)
        deal(locked, ordering.written(there, new.code, where))
        new.refresh_from_db()
        keep_version_of(new, "", new.override_reason, "written", by, at)
        told = {"sentence": new.code, "verdict": new.verdict}
        if new.override_reason:
            told["reason"] = new.override_reason
        note(act, locked, by=by, at=at, **told)
    return new


def _check(there: Sequence[ordering.Place], where: ordering.Where) -> None:
    if where.after and where.after not in {one.code for one in there}:
        raise Refused("field-unknown", field="after", value=where.after)
    if where.section and where.section not in {one.section for one in there}:
        raise Refused("field-unknown", field="section", value=where.section)
    if not where.after and not where.section:
        raise Refused("field-missing", field="section")


def _check_figures(draft: Draft, figures: Sequence[str]) -> None:
    unknown = set(figures).difference(one.id for one in gate.figures_of(draft))
    if unknown:
        raise Refused("field-unknown", field="figures", value=min(unknown))


def _sentence(
    draft: Draft, text: str, places: Sequence[Place], figures: Sequence[str]
) -> Sentence:
    return Sentence(
        draft=draft,
        code="",
        section="",
        section_title="",
        position=0,
        paragraph=0,
        text=text,
        writer="person",
        verdict="needs-review",
        revision=0,
        figures=list(dict.fromkeys(figures)),
        counts=_counts(evidence_at(places)),
    )


def _counts(evidence: Iterable[Evidence]) -> dict[str, object]:
    """Return the voices, sessions, groups and regions behind chosen words."""
    sources = list(map(gate.source_of, evidence))
    voices = {one.voice.key: one.voice for one in sources if one.voice.is_counted}
    heard = voices.values()
    return {
        "voices": len(voices),
        "sessions": len({one.session for one in sources}),
        "groups": sorted({one.group for one in heard} - {""}),
        "regions": sorted({one.region for one in heard} - {""}),
        "objections": 0,
    }


def _free_code(draft: Draft) -> str:
    n = draft.sentences.count()
    taken = set(draft.sentences.values_list("code", flat=True))
    while True:
        code = "W" + code_from(f"written/{draft.code}/{n}", length=7)
        if code not in taken:
            return code
        n += 1


def _last(draft: Draft) -> int:
    found = draft.sentences.order_by("-position").values_list("position", flat=True)
    return found.first() or 0


def _keep(sentence: Sentence, rows: Sequence[Evidence]) -> None:
    for row in rows:
        row.sentence = sentence
    Evidence.objects.bulk_create(rows)
