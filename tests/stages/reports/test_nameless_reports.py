"""Under the Chatham House Rule nobody is named beside a record or a report either."""

import make
import make_reports
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.reports import operations as reports
from palabre.stages.reports import records, translations
from palabre.stages.reports.models import (
    Intervention,
    PassageTranslation,
    WordCorrection,
)
from palabre.stages.summits.catalogue import load_frameworks
from palabre.stages.summits.models import FrameworkItem
from palabre.workflows.keep_rule import keep_rule

pytestmark = pytest.mark.django_db

AFTER = make_reports.AFTER
BY = {"by": make.LOADER, "at": AFTER}


@pytest.fixture(params=[True, False], ids=["under the rule", "not under it"])
def holds(request):
    return request.param


@pytest.fixture
def session(holds):
    made = make_reports.wells(make.summit())
    made = keep_rule(made, holds=holds, by=make.LOADER, at=make.NOON)
    make_reports.imported(made.summit, ("WEL-01.vtt", make_reports.WELLS))
    return made


@pytest.fixture
def turn(session):
    return Intervention.objects.get(source__session=session, text__contains="41 wells")


def refused(holds, act):
    """Do an act; tell whether it was refused as the rule asks, and not otherwise."""
    try:
        act()
    except Refused as refusal:
        return holds and refusal.code == "names-in-words"
    return not holds


def test_correction_of_the_record_names_nobody(holds, turn):
    assert refused(
        holds,
        lambda: records.correct_words(turn, 0, 3, after="Ms Ndiaye and the", **BY),
    )
    assert WordCorrection.objects.exists() is not holds
    assert records.correct_words(turn, 4, 11, after="hillside", **BY).after


@pytest.mark.parametrize(
    ("text", "translator"), [("Rajesh Pillai dit : les", ""), ("Les", "Rajesh Pillai")]
)
def test_translation_of_the_record_names_nobody(holds, turn, text, translator):
    given = {"lang": "fr", "text": text, "translator": translator}

    assert refused(holds, lambda: translations.translate(turn, 0, 3, **given, **BY))
    assert PassageTranslation.objects.exists() is not holds


def test_reasons_of_tags_and_of_a_return_name_nobody(holds, session):
    load_frameworks(by=make.LOADER, at=make.NOON)
    item = FrameworkItem.objects.order_by("id")[0]
    report = make_reports.report(session, is_cleared=False)
    named = [reports.TagFacts(item, "Aïssatou Ndiaye spoke of it.")]

    assert refused(holds, lambda: reports.set_tags(report, named, **BY))
    assert report.tags.exists() is not holds
    reports.file_report(report, **BY)
    said = {
        "reason": "Mr Pillai did not say so.",
        **BY,
        "by": make.secretariat(session.summit),
    }
    assert refused(holds, lambda: reports.return_report(report, **said))
    told = " ".join(str(one.facts) for one in Entry.objects.all())
    assert ("Pillai did not" in told) is not holds


def test_person_may_say_that_nobody_who_took_part_is_meant(session):
    load_frameworks(by=make.LOADER, at=make.NOON)
    item = FrameworkItem.objects.order_by("id")[0]
    report = make_reports.report(session, is_cleared=False)
    named = [reports.TagFacts(item, "The Ndiaye well is meant.")]

    reports.set_tags(report, named, is_nobody=True, **BY)

    assert report.tags.get().reason == "The Ndiaye well is meant."
