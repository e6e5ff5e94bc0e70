"""Acts about the sentences of a draft: edit, override, drop, merge, split, move."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from palabre.kernel.actors import Actor
from palabre.kernel.codes import code_from
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.kernel.spans import Quotation, Span
from palabre.stages.outcomes import gate, ordering, rules
from palabre.stages.outcomes.headings import headings_of
from palabre.stages.outcomes.holding import (
    changed,
    clean,
    in_the_type_of,
    locked_for_edit,
    locked_sentence,
    note,
    reason_text,
    sentence_text,
    touch,
)
from palabre.stages.outcomes.joining import (
    as_before,
    bring_over,
    copy,
    give_back,
    rest_on_both,
)
from palabre.stages.outcomes.lineage import follow, return_to
from palabre.stages.outcomes.models import (
    Comment,
    Draft,
    Evidence,
    Point,
    Sentence,
    SentenceVersion,
)
from palabre.stages.outcomes.nameless import check_on
from palabre.stages.outcomes.splitting import check_between_words
from palabre.stages.outcomes.states import STANDING
from palabre.stages.outcomes.weaving import weave
from palabre.stages.outcomes.whose_words import writer_after
from palabre.stages.reports.models import Intervention, ReportLine

APART = 1_000_000
"""Added to positions while they are dealt anew, so that none is taken twice."""

CODE_LONGEST = 40


def edit_sentence(  # noqa: PLR0913 - as the desk has it
    sentence: Sentence,
    text: str,
    *,
    revision: int | None = None,
    reason: str = "",
    is_nobody: bool = False,
    by: Actor,
    at: datetime,
) -> Sentence:
    """Put other words to the same evidence; the gate says whether they stand.

    A sentence that the gate refuses is kept with that verdict, so that nothing typed
    is lost, and holds up the signature until it is mended or overridden; a ``reason``
    overrides at once. If somebody else changed it since ``revision``, both changes are
    woven together where they do not meet. The same words again change nothing; a
    sentence that did not stand with them is judged anew, for whoever wrote it.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``field-missing``,
    ``sentence-too-long``, ``sentence-changed``, ``names-in-words``.
    Journal: ``outcomes.sentence.edited``.
    """
    act = "outcomes.sentence.edited"
    require(rules.may_edit(by, sentence.draft), act)
    words = sentence_text(text)
    check_on(sentence.evidence.all(), words, reason, is_nobody=is_nobody)
    with transaction.atomic():
        locked = locked_sentence(sentence)
        words = in_the_type_of(locked.draft, words, text_at(locked, revision))
        words = _woven(locked, words, revision)
        before, locked.text = locked.text, words
        if words == before and locked.verdict in STANDING:
            return locked
        locked.writer = writer_after(locked, before, words)
        _judge(locked)
        locked.override_reason = ""
        if reason.strip() and locked.verdict not in STANDING:
            locked.verdict, locked.override_reason = "overridden", reason_text(reason)
        touch(locked, by=by, at=at)
        locked.save()
        keep_version_of(locked, before, locked.override_reason, "edited", by, at)
        told = {"sentence": locked.code, "verdict": locked.verdict}
        if locked.override_reason:
            told["reason"] = locked.override_reason
        note(act, locked.draft, by=by, at=at, **told)
    return locked


def _woven(locked: Sentence, words: str, revision: int | None) -> str:
    """Return the words to keep, with what others changed meanwhile in them."""
    if revision is None or revision == locked.revision:
        return words
    woven = weave(text_at(locked, revision), words, locked.text)
    if woven is None:
        raise changed(locked)
    return woven


def text_at(sentence: Sentence, revision: int | None) -> str:
    """Return a sentence as it stood at a revision, or as it stands."""
    if revision is None or revision == sentence.revision:
        return sentence.text
    versions = sentence.versions.order_by("revision", "id")
    last = versions.filter(revision__lte=revision, revision__gt=0).last()
    if last is not None:
        return last.after
    first = versions.first()
    return first.before if first else sentence.text


def _judge(sentence: Sentence) -> None:
    sentence.verdict, sentence.checks = gate.judge(sentence)


def override(
    sentence: Sentence,
    *,
    reason: str,
    revision: int | None = None,
    is_nobody: bool = False,
    by: Actor,
    at: datetime,
) -> Sentence:
    """Let a sentence stand that the gate does not verify; the reason is printed.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``,
    ``sentence-changed``, ``names-in-words``. Journal: ``outcomes.sentence.overridden``.
    """
    act = "outcomes.sentence.overridden"
    require(rules.may_draft(by, sentence.draft.summit), act)
    words = reason_text(reason)
    check_on(sentence.evidence.all(), words, is_nobody=is_nobody, field="reason")
    with transaction.atomic():
        locked = locked_sentence(sentence, revision)
        locked.verdict, locked.override_reason = "overridden", words
        touch(locked, by=by, at=at)
        locked.save()
        keep_version_of(locked, locked.text, words, "overridden", by, at)
        note(act, locked.draft, by=by, at=at, sentence=locked.code, reason=words)
    return locked


def judge_anew(
    sentence: Sentence, *, revision: int | None = None, by: Actor, at: datetime
) -> Sentence:
    """Take back that a sentence stands by decision: the gate judges it again.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``sentence-changed``.
    Journal: ``outcomes.sentence.judged``.
    """
    act = "outcomes.sentence.judged"
    require(rules.may_draft(by, sentence.draft.summit), act)
    with transaction.atomic():
        locked = locked_sentence(sentence, revision)
        why = locked.override_reason
        _judge(locked)
        locked.override_reason = ""
        touch(locked, by=by, at=at)
        locked.save()
        keep_version_of(locked, locked.text, why, "judged", by, at)
        told = {"sentence": locked.code, "verdict": locked.verdict}
        note(act, locked.draft, by=by, at=at, **told)
    return locked


def drop(
    sentence: Sentence,
    *,
    reason: str,
    revision: int | None = None,
    is_nobody: bool = False,
    by: Actor,
    at: datetime,
) -> Sentence:
    """Leave a sentence out, with a reason; it can be taken in again.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``,
    ``sentence-changed``, ``names-in-words``. Journal: ``outcomes.sentence.dropped``.
    """
    act = "outcomes.sentence.dropped"
    require(rules.may_edit(by, sentence.draft), act)
    words = reason_text(reason)
    check_on(sentence.evidence.all(), words, is_nobody=is_nobody, field="reason")
    with transaction.atomic():
        locked = locked_sentence(sentence, revision)
        locked.is_dropped, locked.drop_reason = True, words
        touch(locked, by=by, at=at)
        locked.save()
        keep_version_of(locked, locked.text, words, "dropped", by, at)
        note(act, locked.draft, by=by, at=at, sentence=locked.code, reason=words)
    return locked


def restore(sentence: Sentence, *, by: Actor, at: datetime) -> Sentence:
    """Take a sentence in again that was left out.

    After a merge, the comments that were made on it come back with it, and so does
    its evidence: the sentence it went into rests on its own again, has its former words
    back if nobody changed the joint ones, and is judged anew.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``outcomes.sentence.restored``.
    """
    act = "outcomes.sentence.restored"
    require(rules.may_edit(by, sentence.draft), act)
    with transaction.atomic():
        locked = locked_sentence(sentence)
        kept, locked.merged_into = locked.merged_into, None
        locked.is_dropped, locked.drop_reason = False, ""
        touch(locked, by=by, at=at)
        locked.save()
        keep_version_of(locked, locked.text, "", "restored", by, at)
        if kept is not None:
            return_to(locked, kept)
            _part(kept, locked, by=by, at=at)
        note(act, locked.draft, by=by, at=at, sentence=locked.code)
    return locked


def _part(kept: Sentence, gone: Sentence, *, by: Actor, at: datetime) -> None:
    """Undo what a merge did to the sentence that stayed."""
    before = kept.text
    give_back(kept, gone)
    kept.override_reason = ""
    _judge(kept)
    touch(kept, by=by, at=at)
    kept.save()
    gone.before_merge = {}
    gone.save(update_fields=["before_merge"])
    keep_version_of(kept, before, f"← {gone.code}", "parted", by, at)


def merge(  # noqa: PLR0913 - as the desk has it
    sentence: Sentence,
    other: Sentence,
    *,
    text: str,
    revision: int | None = None,
    other_revision: int | None = None,
    is_nobody: bool = False,
    by: Actor,
    at: datetime,
) -> Sentence:
    """Make one sentence of two: it rests on the evidence of both, and is judged anew.

    The other one is left out and says where it went; its comments come over. Nothing
    is merged if somebody changed either of them since its revision.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``field-missing``,
    ``sentence-changed``, ``merge-with-itself``, ``names-in-words``.
    Journal: ``outcomes.sentence.merged``.
    """
    act = "outcomes.sentence.merged"
    require(rules.may_edit(by, sentence.draft), act)
    words = sentence_text(text)
    if sentence.pk == other.pk or sentence.draft_id != other.draft_id:
        raise Refused("merge-with-itself", sentence=other.code)
    both = (*sentence.evidence.all(), *other.evidence.all())
    check_on(both, words, is_nobody=is_nobody)
    with transaction.atomic():
        kept = locked_sentence(sentence, revision)
        gone = locked_sentence(other, other_revision)
        if kept.is_dropped or gone.is_dropped:
            raise Refused("sentence-left-out", sentence=gone.code)
        before = kept.text
        gone.before_merge = as_before(kept, words)
        kept.text, kept.writer = words, writer_after(kept, before, words)
        bring_over(gone, kept)
        rest_on_both(kept, gone)
        _judge(kept)
        kept.override_reason = ""
        gone.is_dropped, gone.merged_into = True, kept
        gone.drop_reason = f"→ {kept.code}"
        for one in (kept, gone):
            touch(one, by=by, at=at)
            one.save()
        Comment.objects.filter(sentence=gone).update(sentence=kept)
        keep_version_of(kept, before, "", "merged", by, at)
        keep_version_of(gone, gone.text, gone.drop_reason, "dropped", by, at)
        note(act, kept.draft, by=by, at=at, sentence=kept.code, other=gone.code)
    return kept


def split(  # noqa: PLR0913 - as the desk has it
    sentence: Sentence,
    first: str,
    second: str,
    *,
    revision: int | None = None,
    is_nobody: bool = False,
    by: Actor,
    at: datetime,
) -> tuple[Sentence, Sentence]:
    """Make two sentences of one; both rest on its evidence and are judged anew.

    Comments go with what they are about (`lineage`).

    Raises Refused: ``not-allowed``, ``wrong-state``, ``field-missing``,
    ``sentence-changed``, ``split-inside-word``, ``split-into-one``, ``names-in-words``.
    Journal: ``outcomes.sentence.split``.
    """
    act = "outcomes.sentence.split"
    require(rules.may_edit(by, sentence.draft), act)
    if not (clean(first) and clean(second)):
        raise Refused("split-into-one", field="text")
    words = sentence_text(first, field="first"), sentence_text(second, field="second")
    check_on(sentence.evidence.all(), *words, is_nobody=is_nobody)
    with transaction.atomic():
        kept = locked_sentence(sentence, revision)
        check_between_words(kept, *words)
        before, kept.text, kept.writer = kept.text, words[0], "person"
        kept.override_reason = ""
        _judge(kept)
        touch(kept, by=by, at=at)
        kept.save()
        new = _second(kept, words[1], by=by, at=at)
        follow(kept, new)
        keep_version_of(kept, before, "", "split", by, at)
        keep_version_of(new, before, "", "split", by, at)
        note(act, kept.draft, by=by, at=at, sentence=kept.code, other=new.code)
    return kept, new


def _second(kept: Sentence, text: str, *, by: Actor, at: datetime) -> Sentence:
    new = Sentence(
        draft=kept.draft,
        code=free_code(kept.draft, kept.code),
        section=kept.section,
        section_title=kept.section_title,
        position=_last_position(kept.draft) + 1,
        paragraph=kept.paragraph,
        text=text,
        writer="person",
        function=kept.function,
        verdict="needs-review",
        counts=kept.counts,
        figures=kept.figures,
        changed_at=at,
        changed_by=by.name,
    )
    places = places_of(kept.draft)
    at_place = next(i for i, one in enumerate(places) if one.code == kept.code)
    new.save()
    copy(list(kept.evidence.order_by("position", "id")), new)
    _judge(new)
    new.save()
    own = _place(new)
    deal(kept.draft, (*places[: at_place + 1], own, *places[at_place + 1 :]))
    return new


def free_code(draft: Draft, code: str) -> str:
    """Return a code for the second half of a sentence: ``T01-003b``, then ``c``."""
    taken = set(draft.sentences.values_list("code", flat=True))
    letters = "bcdefghijklmnopqrstuvwxyz"
    ends = (*letters, *(f"b{one}" for one in letters), *map(str, range(2, APART)))
    stem = code[: CODE_LONGEST - 6]
    return next(f"{stem}{end}" for end in ends if f"{stem}{end}" not in taken)


def move(sentence: Sentence, way: ordering.Way, *, by: Actor, at: datetime) -> Sentence:
    """Move a sentence one step up or down, over the edge of paragraphs and sections.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``outcomes.sentence.moved``.
    """
    act = "outcomes.sentence.moved"
    require(rules.may_edit(by, sentence.draft), act)
    with transaction.atomic():
        draft = locked_for_edit(sentence.draft)
        places = places_of(draft)
        there = ordering.moved(places, sentence.code, way)
        deal(draft, there)
        told = _way_back(places, there, sentence.code) | {"way": str(way)}
        note(act, draft, by=by, at=at, sentence=sentence.code, **told)
        return draft.sentences.get(pk=sentence.pk)


def move_to(sentence: Sentence, section: str, *, by: Actor, at: datetime) -> Sentence:
    """Move a sentence to the end of a section, also of one that stands empty by now.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``field-unknown``.
    Journal: ``outcomes.sentence.moved``.
    """
    act = "outcomes.sentence.moved"
    require(rules.may_edit(by, sentence.draft), act)
    with transaction.atomic():
        draft = locked_for_edit(sentence.draft)
        headings = headings_of(draft)
        if section not in headings:
            raise Refused("field-unknown", field="section", value=section)
        places = places_of(draft)
        there = ordering.moved_to(places, sentence.code, section, headings)
        deal(draft, there)
        told = _way_back(places, there, sentence.code) | {"section": section}
        note(act, draft, by=by, at=at, sentence=sentence.code, **told)
        return draft.sentences.get(pk=sentence.pk)


def _way_back(
    places: Sequence[ordering.Place], there: Sequence[ordering.Place], code: str
) -> dict[str, object]:
    """Return what the journal keeps of where a sentence stood, if it went away."""
    if tuple(places) == tuple(there):
        return {}
    was = ordering.stood(places, code)
    return {
        "was_section": was.section,
        "was_paragraph": was.paragraph,
        "was_after": was.after,
        "was_before": was.before,
    }


def _check_section(places: Sequence[ordering.Place], section: str) -> None:
    if section not in {one.section for one in places}:
        raise Refused("field-unknown", field="section", value=section)


def take_in(point: Point, *, section: str = "", by: Actor, at: datetime) -> Sentence:
    """Take a point in that was left out, at the end of its theme or of a section.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``point-told``,
    ``field-unknown``, ``quote-not-found``. Journal: ``outcomes.point.taken_in``.
    """
    act = "outcomes.point.taken_in"
    require(rules.may_edit(by, point.draft), act)
    with transaction.atomic():
        draft = locked_for_edit(point.draft)
        held = Point.objects.select_related("theme").get(pk=point.pk)
        if held.sentence_id is not None or not held.told:
            raise Refused("point-told", point=held.code)
        places = places_of(draft)
        wanted = section or _home(held, places)
        _check_section(places, wanted)
        new = Sentence(
            draft=draft,
            code="P" + code_from(f"point/{draft.code}/{held.code}", length=7),
            section=wanted,
            position=_last_position(draft) + 1,
            paragraph=0,
            text=held.told,
            writer="extract",
            function=held.function,
            verdict="needs-review",
            counts=held.counts,
            changed_at=at,
            changed_by=by.name,
        )
        new.save()
        _cite(new, held.cites)
        deal(draft, ordering.inserted(places, _place(new), wanted))
        new.refresh_from_db()
        _judge(new)
        new.save()
        held.sentence = new
        held.save(update_fields=["sentence"])
        keep_version_of(new, "", "", "taken-in", by, at)
        note(act, draft, by=by, at=at, sentence=new.code, point=held.code)
    return new


def _home(point: Point, places: Sequence[ordering.Place]) -> str:
    """Return the section of a point's theme, else the last one before the annexes."""
    theme = f"theme:{point.theme.code}" if point.theme else ""
    body = [one.section for one in places if not one.section.startswith("annex:")]
    return theme if theme in body or not body else body[-1]


def _cite(sentence: Sentence, cites: Sequence[Sequence[object]]) -> None:
    """Keep the cites of a point as evidence, each held against its source."""
    codes = [str(one[0]) for one in cites]
    turns = Intervention.objects.in_bulk(codes, field_name="code")
    lines = ReportLine.objects.in_bulk(codes, field_name="code")
    rows = []
    for position, (code, start, end, quote, link) in enumerate(cites):
        found = turns.get(str(code)) or lines.get(str(code))
        if found is None:
            raise Refused("quote-not-found", source=str(code), quote=str(quote))
        span = Span(int(str(start)), int(str(end)))
        Quotation(found.code, span, str(quote)).check(found.text)
        rows.append(
            Evidence(
                sentence=sentence,
                intervention=turns.get(str(code)),
                line=lines.get(str(code)),
                start=span.start,
                end=span.end,
                quote=str(quote),
                link=str(link),
                position=position,
            )
        )
    Evidence.objects.bulk_create(rows)


def places_of(draft: Draft) -> tuple[ordering.Place, ...]:
    """Return where every sentence of a draft stands, in order."""
    return tuple(map(_place, draft.sentences.order_by("position")))


def _place(one: Sentence) -> ordering.Place:
    return ordering.Place(
        one.code, one.section, one.section_title, one.paragraph, one.is_dropped
    )


def deal(draft: Draft, places: Sequence[ordering.Place]) -> None:
    """Give every sentence its place; only what changed is written."""
    rows = {one.code: one for one in draft.sentences.all()}
    changed_rows = []
    for position, place in enumerate(places):
        row = rows[place.code]
        now = (position, place.section, place.section_title, place.paragraph)
        if now == (row.position, row.section, row.section_title, row.paragraph):
            continue
        row.position, row.section, row.section_title, row.paragraph = now
        changed_rows.append(row)
    pks = [row.pk for row in changed_rows]
    draft.sentences.filter(pk__in=pks).update(position=F("position") + APART)
    Sentence.objects.bulk_update(
        changed_rows, ["position", "section", "section_title", "paragraph"]
    )


def _last_position(draft: Draft) -> int:
    last = draft.sentences.order_by("-position").values_list("position", flat=True)
    return last.first() or 0


def keep_version_of(
    sentence: Sentence, before: str, reason: str, act: str, by: Actor, at: datetime
) -> None:
    """Keep what a sentence was before an act, and what it is after."""
    SentenceVersion.objects.create(
        sentence=sentence,
        at=at,
        author=by.name,
        before=before,
        after=sentence.text,
        reason=reason,
        act=act,
        revision=sentence.revision,
    )
