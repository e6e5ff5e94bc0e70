"""Versions of a form, drafts, answers: what is typed is kept, old answers stand."""

import make
import make_accreditation as made
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import answers, documents, forms
from palabre.stages.accreditation.form_models import RegistrationDraft
from palabre.stages.journal.models import Entry

pytestmark = pytest.mark.django_db


def published(summit, questions=None):
    forms.edit(summit, questions or made.form(), by=make.LOADER, at=make.NOON)
    return forms.publish(summit, by=make.LOADER, at=make.NOON)


def answered(summit, person, **given):
    asked = made.registration(summit, person)
    forms.hand_in(asked, given, by=make.actor(person), at=make.NOON)
    return asked


def test_the_secretariat_alone_edits_the_form():
    summit = make.summit()

    with pytest.raises(Refused, match="not-allowed"):
        forms.edit(summit, made.form(), by=make.actor(make.person()), at=make.NOON)
    version = forms.edit(summit, made.form(), by=make.secretariat(summit), at=make.NOON)
    assert (version.number, version.published_at) == (1, None)


def test_publishing_nothing_new_is_refused():
    summit = make.summit()
    published(summit)

    with pytest.raises(Refused, match="form-unchanged"):
        forms.publish(summit, by=make.LOADER, at=make.NOON)


def test_a_new_version_leaves_old_answers_with_theirs():
    summit, person = make.summit(), make.person()
    published(summit)
    asked = answered(summit, person, needs_visa="no", diet="nuts")

    second = published(summit, made.form()[:1])

    sheet = asked.sheet
    assert (sheet.version.number, second.number) == (1, 2)
    told = answers.answers_of(make.actor(person), asked)
    assert [(one.question.key, one.answer) for one in told] == [
        ("needs_visa", "no"),
        ("diet", "nuts"),
    ]
    last = Entry.objects.filter(act="accreditation.form.published").last()
    assert last.facts["removed"] == ["passport", "status_letter", "diet"]


def test_a_draft_keeps_what_is_typed_sound_or_not():
    summit, person = make.summit(), make.person()
    by = make.actor(person)
    forms.keep_draft(summit, person, facts={"country": "??"}, by=by, at=make.NOON)

    forms.keep_draft(summit, person, answers={"diet": "x"}, by=by, at=make.NOON)

    draft = RegistrationDraft.objects.get()
    assert (draft.facts, draft.answers) == ({"country": "??"}, {"diet": "x"})


def test_nobody_writes_into_anothers_draft():
    summit, person = make.summit(), make.person()

    with pytest.raises(Refused, match="not-allowed"):
        forms.keep_draft(
            summit, person, facts={}, by=make.secretariat(summit), at=make.NOON
        )


def test_missing_answers_are_told_together():
    summit, person = make.summit(), make.person()
    published(summit)

    with pytest.raises(Refused) as refused:
        answered(summit, person, needs_visa="yes")
    assert refused.value.facts == {"n": 1, "fields": ["passport"]}


def test_somebody_elses_document_is_no_answer():
    summit, person, other = make.summit(), make.person(), make.person("Bo Lindqvist")
    published(summit)
    upload = made_document(summit, other)

    with pytest.raises(Refused, match="answers-missing"):
        answered(summit, person, needs_visa="no", status_letter=upload.code)


def made_document(summit, person):

    upload = documents.Upload("status_letter", "letter.png", made.picture())
    return documents.keep(
        summit, person, upload, safe=made.safe(), by=make.actor(person), at=make.NOON
    )


def test_each_reads_what_is_theirs_to_read():
    summit, person = make.summit(), make.person()
    published(summit)
    asked = answered(summit, person, needs_visa="yes", passport="X1", diet="nuts")
    amina = make.secretariat(summit)
    protocol = make.holder(summit, Role.PROTOCOL, "Chidi Eze")
    reviewer = make.holder(summit, Role.REVIEWER, "Dolores Aguirre")

    def seen(actor):
        told = answers.answers_of(actor, asked)
        return {one.question.key: (one.answer, one.is_hidden) for one in told}

    assert seen(make.actor(person)) == {
        "needs_visa": ("yes", False),
        "passport": ("X1", False),
        "diet": ("nuts", False),
    }
    assert seen(amina) == {"needs_visa": ("yes", False), "passport": ("", True)}
    assert seen(protocol) == {"diet": ("", True)}
    assert seen(reviewer) == {}


def test_opening_a_sensitive_answer_leaves_a_line():
    summit, person = make.summit(), make.person()
    published(summit)
    asked = answered(summit, person, needs_visa="yes", passport="X1", diet="nuts")
    amina = make.secretariat(summit)

    opened = answers.open_sensitive(asked, by=amina, at=make.NOON)

    assert [(one.question.key, one.answer) for one in opened] == [("passport", "X1")]
    last = Entry.objects.order_by("-id").first()
    assert (last.act, last.facts) == (
        "accreditation.answers.opened",
        {"fields": ["passport"]},
    )
    with pytest.raises(Refused, match="not-allowed"):
        answers.open_sensitive(
            asked, by=make.holder(summit, Role.REVIEWER, "Bo"), at=make.NOON
        )
