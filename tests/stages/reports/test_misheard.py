"""The programme's glossary beside a transcript: a person accepts, or dismisses."""

import journals
import make
import make_reports
import pytest

from palabre.kernel.actors import NOBODY, Role
from palabre.kernel.refusals import Refused
from palabre.stages.reports import glossary
from palabre.stages.reports.models import (
    GlossaryDismissal,
    Intervention,
    WordCorrection,
)

pytestmark = pytest.mark.django_db

MISHEARD = """WEBVTT

00:00:01.000 --> 00:00:20.000
<v Rajesh Pillai>Minister Endiaye spoke of the GDZ, the digital compact.</v>

00:00:20.000 --> 00:00:40.000
<v Aïssatou Ndiaye>The GDZ needs wells, as Mr Pilay said.</v>
"""


@pytest.fixture
def session():
    summit = make.summit()
    made = make_reports.wells(summit)
    make_reports.imported(summit, ("WEL-01.vtt", MISHEARD))
    return made


@pytest.fixture
def rapporteur(session):
    return make.actor(session.roles.get(role="rapporteur").person)


def offered(session, by):
    return [
        (one.proposal.before, one.proposal.after)
        for one in glossary.proposals_of(by, session)
    ]


def key_of(session, by, words):
    return next(
        one.key
        for one in glossary.proposals_of(by, session)
        if one.proposal.before == words
    )


def test_names_and_acronyms_are_proposed_and_nothing_is_changed(session, rapporteur):
    assert offered(session, rapporteur) == [
        ("Endiaye", "Ndiaye"),
        ("GDZ", "GDC"),
        ("GDZ", "GDC"),
        ("Pilay", "Pillai"),
    ]
    assert WordCorrection.objects.count() == 0
    assert "GDZ" in Intervention.objects.order_by("id")[0].text


def test_what_is_accepted_is_a_version_with_author_before_and_after(
    session, rapporteur
):
    key = key_of(session, rapporteur, "Endiaye")

    (made,) = glossary.accept(session, key, by=rapporteur, at=make_reports.AFTER)

    assert (made.before, made.after, made.origin) == ("Endiaye", "Ndiaye", "glossary")
    assert (made.author, made.at) == (rapporteur.name, make_reports.AFTER)
    assert made.intervention.text[made.start : made.end] == "Endiaye"
    assert journals.last()[0] == "reports.words.corrected"
    assert ("Endiaye", "Ndiaye") not in offered(session, rapporteur)
    assert glossary.accepted_of(session) == [made]


def test_the_same_words_are_accepted_everywhere_at_once(session, rapporteur):
    key = key_of(session, rapporteur, "GDZ")

    made = glossary.accept(
        session, key, everywhere=True, by=rapporteur, at=make_reports.AFTER
    )

    assert [one.after for one in made] == ["GDC", "GDC"]
    assert offered(session, rapporteur) == [("Endiaye", "Ndiaye"), ("Pilay", "Pillai")]


def test_what_is_dismissed_is_not_doubted_again_in_the_edition(session, rapporteur):
    key = key_of(session, rapporteur, "GDZ")

    glossary.dismiss(session, key, by=rapporteur, at=make_reports.AFTER)

    assert journals.last() == ("reports.correction.dismissed", "session:WEL-01")
    assert offered(session, rapporteur) == [("Endiaye", "Ndiaye"), ("Pilay", "Pillai")]
    assert GlossaryDismissal.objects.get().author == rapporteur.name


def test_a_second_click_is_refused(session, rapporteur):
    key = key_of(session, rapporteur, "Pilay")
    glossary.accept(session, key, by=rapporteur, at=make_reports.AFTER)

    for act in (glossary.accept, glossary.dismiss):
        with pytest.raises(Refused, match="proposal-gone"):
            act(session, key, by=rapporteur, at=make_reports.AFTER)
    assert WordCorrection.objects.count() == 1


def test_a_captioner_may_put_words_right(session):
    by = make.holder(session.summit, Role.CAPTIONER)

    (made,) = glossary.accept(
        session, key_of(session, by, "Pilay"), by=by, at=make_reports.AFTER
    )

    assert made.after == "Pillai"


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.GATE, None])
def test_nobody_else_sees_or_decides(session, role):
    by = make.holder(session.summit, role) if role else NOBODY

    with pytest.raises(Refused, match="not-allowed"):
        glossary.proposals_of(by, session)
    with pytest.raises(Refused, match="not-allowed"):
        glossary.accept(session, "x:1:2", by=by, at=make_reports.AFTER)
    with pytest.raises(Refused, match="not-allowed"):
        glossary.dismiss(session, "x:1:2", by=by, at=make_reports.AFTER)


def test_what_the_programme_itself_writes_is_no_mishearing(session, rapporteur):
    session.description = session.title.__class__({"en": "About the GDZ (in full)."})
    session.save()

    assert ("GDZ", "GDC") not in offered(session, rapporteur)


def test_an_acronym_said_again_and_again_needs_words_around_that_doubt_it(
    session, rapporteur
):
    again = "\n\n".join(f">> RAJESH PILLAI: The WZIS, part {n}." for n in range(3))
    make_reports.imported(session.summit, ("WEL-01-b.txt", again))

    now = offered(session, rapporteur)
    assert ("WZIS", "WSIS") not in now
    assert ("GDZ", "GDC") in now


WHO = ("Rajesh Pillai", "Aïssatou Ndiaye")
AGAIN = "\n".join(
    f"\n00:0{at}:00.000 --> 00:0{at}:09.000\n<v {WHO[at % 2]}>{words}</v>"
    for at, words in enumerate(
        [
            "The GDZ is young.",
            "The GDZ, the digital compact, names wells.",
            "A well without a keeper is dry, and the rest is a long story about pipes.",
            "We read the GDZ.",
            "Nobody read the WTC.",
            "The WTC is far.",
            "It is a WTC.",
        ],
        1,
    )
)


def test_what_is_misheard_each_time_is_doubted_each_time_if_once_told():
    summit = make.summit()
    session = make_reports.wells(summit)
    make_reports.imported(summit, ("WEL-01.vtt", f"WEBVTT\n{AGAIN}\n"))
    by = make.actor(session.roles.get(role="rapporteur").person)

    assert offered(session, by) == [("GDZ", "GDC")] * 3
