"""Acts about the form: its versions, drafts while one types, answers once handed in."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import questions as asking
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.form_models import (
    AnswerSheet,
    Document,
    FormVersion,
    RegistrationDraft,
)
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.questions import Answer, Kind, Question
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Person
from palabre.stages.plain_rows import (
    ask,
    copy_of,
    drop_where,
    keep_unread,
    new_row,
    row_where,
    the_row,
)
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run
from palabre.stages.wholeness import whole

MOST_QUESTIONS = 120


def published(summit: Summit) -> FormVersion | None:
    """Return the version that people answer now, if any.

    What is published never changes, so it is read out of its JSON once: at a rush that
    is a tenth of what a registration costs. Its questions are read, never altered.
    """
    found = ask(PUBLISHED, summit.pk)
    if not found:
        return None
    here = tuple(found[0])
    if here not in _published:
        if len(_published) >= MOST_READ:
            _published.clear()
        _published[here] = the_row(FormVersion, here[0])
    return copy_of(_published[here])


PUBLISHED = """\
SELECT id, summit_id, number, drafted_at, published_at, questions
FROM palabre_formversion WHERE summit_id = %s AND published_at IS NOT NULL
ORDER BY number DESC LIMIT 1"""

_published: dict[tuple[object, ...], FormVersion] = {}


def being_edited(summit: Summit) -> FormVersion | None:
    """Return the version that the secretariat works on, if any."""
    found = summit.form_versions.filter(published_at__isnull=True)
    return found.order_by("-number").first()


def questions_of(version: FormVersion | None) -> list[Question]:
    """Return the questions of a version, in order."""
    if version is None:
        return []
    kept = _read.get(version.pk)
    if kept is None or kept[0] != version.questions:
        made = tuple(asking.question_from(one) for one in version.questions)
        kept = (version.questions, made)
        if len(_read) >= MOST_READ:
            _read.clear()
        _read[version.pk] = kept
    return list(kept[1])


MOST_READ = 50
_read: dict[int | None, tuple[object, tuple[Question, ...]]] = {}
"""Questions of versions as they were last read, beside what they were read from: every
act of a rush needs them, and comparing costs a tenth of reading."""


def edit(
    summit: Summit, questions: Sequence[Question], *, by: Actor, at: datetime
) -> FormVersion:
    """Keep the questions as the version being edited; what is published stands.

    Raises Refused: ``not-allowed``, ``form-too-long`` and those of `check_form`.
    Journal: ``accreditation.form.edited``.
    """
    act = "accreditation.form.edited"
    require(may_run(by, summit), act)
    if len(questions) > MOST_QUESTIONS:
        raise Refused("form-too-long", longest=MOST_QUESTIONS)
    asking.check_form(questions)
    with transaction.atomic():
        version = _editable(summit, at)
        version.questions = [one.to_json() for one in questions]
        version.save()
        subject = f"form:{summit.code}/{version.number}"
        journal.record(act, subject, by=by, at=at, summit=summit.code)
    return version


def publish(summit: Summit, *, by: Actor, at: datetime) -> FormVersion:
    """Put the edited version before people; older answers keep their own version.

    Raises Refused: ``not-allowed``, ``form-unchanged``.
    Journal: ``accreditation.form.published``.
    """
    act = "accreditation.form.published"
    require(may_run(by, summit), act)
    with transaction.atomic():
        version = being_edited(summit)
        if version is None:
            raise Refused("form-unchanged")
        before = published(summit)
        version.published_at = at
        version.save(update_fields=["published_at"])
        changed = asking.differences(questions_of(before), questions_of(version))
        journal.record(
            act,
            f"form:{summit.code}/{version.number}",
            by=by,
            at=at,
            summit=summit.code,
            added=changed.added,
            removed=changed.removed,
            changed=changed.changed,
        )
    return version


def _editable(summit: Summit, at: datetime) -> FormVersion:
    there = being_edited(summit)
    if there is not None:
        return there
    last = summit.form_versions.order_by("-number").first()
    number = last.number + 1 if last else 1
    return FormVersion.objects.create(summit=summit, number=number, drafted_at=at)


def keep_draft(
    summit: Summit,
    person: Person,
    *,
    facts: Mapping[str, Answer] | None = None,
    answers: Mapping[str, Answer] | None = None,
    by: Actor,
    at: datetime,
) -> RegistrationDraft:
    """Keep what somebody has typed, sound or not, on top of what was kept.

    A draft is the person's alone and leaves no line in the journal.

    Raises Refused: ``not-allowed``.
    """
    require(rules.may_register(by, person.pk), "accreditation.draft.kept")
    with transaction.atomic():
        draft, _ = RegistrationDraft.objects.select_for_update().get_or_create(
            summit=summit, person=person, defaults={"kept_at": at}
        )
        draft.facts = {**draft.facts, **(facts or {})}
        draft.answers = {**draft.answers, **(answers or {})}
        draft.kept_at = at
        draft.save()
    return draft


def draft_of(summit: Summit, person: Person) -> RegistrationDraft | None:
    """Return what a person has typed so far, if anything."""
    return RegistrationDraft.objects.filter(summit=summit, person=person).first()


def drop_draft(summit: Summit, person: Person, *, by: Actor) -> None:
    """Forget a draft: it was handed in, or the person thought better of it.

    Raises Refused: ``not-allowed``.
    """
    require(rules.may_register(by, person.pk), "accreditation.draft.dropped")
    theirs = "summit_id = %s AND person_id = %s"
    drop_where(RegistrationDraft, theirs, summit.pk, person.pk)


def hand_in(
    registration: Registration,
    given: Mapping[str, Answer],
    *,
    is_new: bool = False,
    by: Actor,
    at: datetime,
) -> AnswerSheet | None:
    """Keep the answers with the registration and the version they were given to.

    A registration made in the same act, ``is_new``, has no answers yet. Returns None
    when the edition asks nothing more.

    Raises Refused: ``not-allowed``, ``answers-missing`` with the fields.
    Journal: ``accreditation.answers.given``.
    """
    act = "accreditation.answers.given"
    require(rules.may_answer_for(by, registration), act)
    version = published(registration.summit)
    if version is None:
        return None
    met = asking.meeting(
        questions_of(version),
        category=registration.category.code,
        mode=registration.attendance,
    )
    good, bad = asking.cleaned(met, given)
    bad.update(_strangers_documents(met, good, registration))
    if bad:
        raise Refused("answers-missing", n=len(bad), fields=sorted(bad))
    with whole():
        sheet = _kept_sheet(registration, version, good, is_new=is_new)
        journal.record(
            act,
            f"registration:{registration.code}",
            by=by,
            at=at,
            summit=registration.summit.code,
            version=version.number,
        )
    return sheet


def _kept_sheet(
    registration: Registration,
    version: FormVersion,
    good: dict[str, Answer],
    *,
    is_new: bool,
) -> AnswerSheet:
    sheet = None
    if not is_new:
        sheet = row_where(AnswerSheet, "registration_id = %s", registration.pk)
    if sheet is None:
        made = new_row(
            AnswerSheet, registration=registration, version=version, answers=good
        )
        return keep_unread(made)
    sheet.version, sheet.answers, sheet.purged = version, good, []
    sheet.save()
    return sheet


def _strangers_documents(
    met: Sequence[Question], good: Mapping[str, Answer], registration: Registration
) -> dict[str, Refused]:
    """Return why answers name documents that are not the person's own."""
    wanted = {
        one.key: good[one.key]
        for one in met
        if one.kind is Kind.FILE and one.key in good
    }
    if not wanted:
        return {}
    own = Document.objects.filter(
        person_id=registration.person_id,
        summit=registration.summit,
        purged_at__isnull=True,
        code__in=[str(code) for code in wanted.values()],
    )
    there = set(own.values_list("code", flat=True).order_by("id"))
    return {
        key: Refused("answer-unknown", field=key, value=code)
        for key, code in wanted.items()
        if code not in there
    }
