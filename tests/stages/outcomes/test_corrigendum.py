import make
import make_outcomes
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.outcomes import correcting
from palabre.stages.outcomes.correcting import Correction
from palabre.stages.outcomes.models import Issue
from palabre.stages.outcomes.signed_text import canonical, fingerprint, sha256_of

pytestmark = pytest.mark.django_db

LATER = make_outcomes.LATER


@pytest.fixture
def issue(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make_outcomes.issued()


@pytest.fixture
def by(issue):
    return make_outcomes.chair(issue.summit)


def correct(issue, by, *corrections, reason="A slip."):
    return correcting.correct(issue, corrections, reason=reason, by=by, at=LATER)


def test_corrigendum_is_numbered_and_the_issue_does_not_change(issue, by):
    sentence = make_outcomes.cited(issue.draft)
    before = canonical(issue.content)
    words = sentence.text.replace(" that ", " that, again, ", 1)

    first = correct(issue, by, Correction(sentence.code, words))
    second = correct(issue, by, Correction(sentence.code, sentence.text))

    assert [first.symbol, second.symbol] == [
        "HF/2026/CS/1/Corr.1",
        "HF/2026/CS/1/Corr.2",
    ]
    assert first.changes[0] == {
        "sentence": sentence.code,
        "before": sentence.text,
        "after": words,
        "verdict": "verified",
        "override": "",
    }
    assert second.changes[0]["before"] == words
    kept = Issue.objects.select_related("draft").get(pk=issue.pk)
    assert canonical(kept.content) == before
    assert sha256_of(before) == kept.sha256
    assert fingerprint(kept.draft) == kept.draft.signed_hash
    assert Entry.objects.order_by("-id")[0].act == "outcomes.summary.corrected"


def test_gate_stands_before_a_corrigendum_too(issue, by):
    code = make_outcomes.cited(issue.draft).code
    lie = "Speakers counted 9,321 pumps."

    with pytest.raises(Refused, match="sentence-unsupported"):
        correct(issue, by, Correction(code, lie))
    made = correct(issue, by, Correction(code, lie, override="Counted again."))

    assert (made.changes[0]["verdict"], made.changes[0]["override"]) == (
        "overridden",
        "Counted again.",
    )


def test_corrigendum_of_nothing_is_refused(issue, by):
    sentence = make_outcomes.cited(issue.draft)

    for corrections, code in (
        ((), "nothing-corrected"),
        ((Correction(sentence.code, sentence.text),), "nothing-corrected"),
        ((Correction("nowhere", "x"),), "sentence-not-issued"),
    ):
        with pytest.raises(Refused, match=code):
            correct(issue, by, *corrections)
    with pytest.raises(Refused, match="reason-missing"):
        correct(issue, by, Correction(sentence.code, "x"), reason=" ")
    assert issue.corrigenda.count() == 0


def test_chair_alone_corrects(issue):
    sentence = make_outcomes.cited(issue.draft)

    with pytest.raises(Refused, match="not-allowed"):
        correct(issue, make.secretariat(issue.summit), Correction(sentence.code, "x"))
