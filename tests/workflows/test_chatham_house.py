"""The Chatham House Rule: no name is stored, which a dump of the database proves."""

from datetime import timedelta

import make
import make_accreditation
import make_live
import make_outcomes
import make_readers
import make_reports
import pytest
from django.apps import apps
from django.test import Client

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.live import captions, operations
from palabre.stages.live.captions import CaptionFacts
from palabre.stages.outcomes import (
    clearing,
    commenting,
    correcting,
    editing,
    freezing,
)
from palabre.stages.outcomes import facts as outcome_facts
from palabre.stages.outcomes.drafting import records_of
from palabre.stages.outcomes.ordering import Way
from palabre.stages.programme import unattributed
from palabre.stages.reports import operations as reports
from palabre.stages.reports import records
from palabre.stages.reports.models import Intervention, ReportLine, Source
from palabre.workflows.close_session import close_session
from palabre.workflows.import_records import import_records
from palabre.workflows.keep_rule import keep_rule, keep_rule_everywhere

pytestmark = pytest.mark.django_db

SPOKEN = """WEBVTT

00:00:00.000 --> 00:00:20.000
<v Aïssatou Ndiaye>We recommend that governments publish the cost of every well in the local languages.</v>

00:00:20.000 --> 00:00:40.000
<v Rajesh Pillai>I thank Ms Ndiaye. RAJESH PILLAI agrees: aïssatou ndiaye is right.</v>

00:00:40.000 --> 00:01:00.000
<v Aïssatou Ndiaye>Schools should teach how a pump is repaired.</v>
"""
SPEAKERS = ("ndiaye", "aïssatou", "aissatou", "pillai", "rajesh")
PROGRAMME = {
    "person",
    "personalias",
    "sessionrole",
    "account",
    "affiliation",
    "organization",
    "roledraft",
    "release",
}
"""Tables of who was invited: the rule hides who spoke, not that a person exists."""


def dump(*, but=()):
    """Return every value of every other table as one text."""
    told = []
    for model in apps.get_app_config("palabre").get_models():
        if model._meta.model_name in PROGRAMME | set(but):
            continue
        name = model._meta.model_name
        told += [f"{name}: {row}" for row in model.objects.values_list()]
    return "\n".join(told).casefold()


def leaks(text):
    return [
        line for line in text.splitlines() if any(name in line for name in SPEAKERS)
    ]


@pytest.fixture
def session():
    made = make_reports.wells(make.summit())
    return keep_rule(made, holds=True, by=make.LOADER, at=make.NOON)


def brought(session, name="WEL-01 Rajesh Pillai.vtt", text=SPOKEN):
    given = [(name, text.encode())]
    return import_records(session.summit, given, by=make.LOADER, at=make_reports.AFTER)


def test_record_keeps_groups_and_no_name(session):
    before = leaks(dump())

    brought(session)

    turns = list(Intervention.objects.order_by("position"))
    assert [one.label for one in turns] == ["Speaker 1", "Speaker 2", "Speaker 1"]
    assert {(one.person_id, one.organization_id, one.country) for one in turns} == {
        (None, None, "")
    }
    assert [one.group for one in turns] != ["", "", ""]
    assert turns[1].text == "I thank Ms […]. […] agrees: […] is right."
    assert leaks(dump()) == before


def test_the_same_record_without_the_rule_would_leak(session):
    keep_rule(session, holds=False, by=make.LOADER, at=make.NOON)
    before = leaks(dump())

    brought(session)

    assert len(leaks(dump())) > len(before)


def test_voices_are_counted_apart_and_by_record(session):
    brought(session)

    corpus = records_of(session.summit, "en").corpus
    voices = {one.voice.key for one in corpus.interventions}
    assert len(voices) == 2
    assert {one.voice.name for one in corpus.interventions} == {""}
    assert outcome_facts.summit_facts(session.summit, "en").code == "hamlet-2026"


def test_draft_and_its_pages_show_no_name(session, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    brought(session)
    issue = make_outcomes.issued(session.summit)
    sentence = issue.draft.sentences.filter(evidence__intervention__isnull=False)[0]
    client = Client()
    base = "/en/hamlet-2026/"
    pages = (
        f"{base}outcomes/summary/?sentence={sentence.code}",
        f"{base}outcomes/summary.json",
        f"{base}sessions/{session.code}/transcript/",
        "/api/v1/editions/hamlet-2026/summary",
    )

    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert leaks(answer.content.decode().casefold()) == [], page


def test_floor_and_captions_keep_no_name(session):
    sitting = operations.open_sitting(session, by=make.LOADER, at=make.NOON)
    role = session.roles.filter(role="speaker").select_related("person")[0]
    own = make.actor(role.person)
    before = leaks(dump())

    request = operations.request_floor(
        sitting,
        operations.RequestFacts(role.person.name, person=role.person, group="academia"),
        by=own,
        at=make_live.later(1),
    )
    operations.give_floor(request, by=make.LOADER, at=make_live.later(2))
    captions.caption(
        sitting,
        [
            CaptionFacts(
                f"Thank you. {role.person.name} speaks of wells.",
                make_live.later(5),
                label=role.person.name,
            )
        ],
        by=make.LOADER,
        at=make_live.later(6),
    )
    source = close_session(sitting, by=make.LOADER, at=make_live.later(60))

    assert (request.name, request.person, request.group) == (
        "Speaker 1",
        None,
        "academia",
    )
    (turn,) = source.interventions.all()
    assert (turn.label, turn.group, turn.text) == (
        "Speaker 1",
        "academia",
        "Thank you. […] speaks of wells.",
    )
    assert leaks(dump()) == before


def test_nobody_names_a_speaker_afterwards(session):
    brought(session)
    source = Source.objects.get()

    with pytest.raises(Refused, match="record-unattributed"):
        records.name_speaker(
            source,
            "Speaker 1",
            make.person(),
            by=make.LOADER,
            at=make_reports.AFTER + timedelta(days=1),
        )


def test_whole_edition_may_be_under_the_rule():
    made = make_reports.wells(make.summit())
    made.summit = keep_rule_everywhere(
        made.summit, holds=True, by=make.LOADER, at=make.NOON
    )
    before = leaks(dump())

    brought(made)

    assert Source.objects.get().is_unattributed
    assert leaks(dump()) == before


def test_rule_is_set_before_anybody_spoke(session):
    brought(session)

    for holds in (True, False):
        with pytest.raises(Refused, match="rule-late"):
            keep_rule(session, holds=holds, by=make.LOADER, at=make.NOON)
    with pytest.raises(Refused, match="not-allowed"):
        keep_rule(session, holds=True, by=make.actor(make.person()), at=make.NOON)
    session.refresh_from_db()
    assert session.is_unattributed


def test_rule_of_an_edition_is_set_before_anybody_spoke():
    made = make_reports.wells(make.summit())
    summit = made.summit
    with pytest.raises(Refused, match="not-allowed"):
        keep_rule_everywhere(
            summit, holds=True, by=make.actor(make.person()), at=make.NOON
        )
    keep_rule_everywhere(summit, holds=True, by=make.LOADER, at=make.NOON)
    brought(made)

    with pytest.raises(Refused, match="rule-late-edition") as refused:
        keep_rule_everywhere(summit, holds=False, by=make.LOADER, at=make.NOON)

    summit.refresh_from_db()
    assert refused.value.facts["session"] == "WEL-01"
    assert summit.is_unattributed


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("As Vukoslavic explained, wells fail.", "As […] explained, wells fail."),
        ("Kazlauskiene in her paper; BIER too.", "[…] in her paper; […] too."),
        ("As vukoslavic and ruta bier said.", "As […] and […] said."),
        ("Вукославић сказал это.", "[…] сказал это."),
        ("Young farmers need beer.", "Young farmers need beer."),
    ],
)
def test_names_typed_without_accents_go_too(session, said, kept):
    for place, name in enumerate(("Dmitar Vukoslavić", "Ruta Kazlauskienė-Bier"), 8):
        session.roles.create(person=make.person(name), role="speaker", position=place)
    report = reports.draft_report(
        session, [], lang="en", by=make.LOADER, at=make_reports.AFTER
    )

    assert unattributed.bare(session, said) == kept
    if said != kept:
        line = reports.LineFacts("key-issue", said)
        with pytest.raises(Refused, match="names-in-words"):
            reports.correct(report, [line], by=make.LOADER, at=make_reports.AFTER)


BY_NAME = """WEBVTT

00:00:00.000 --> 00:00:20.000
<v Rajesh Pillai>As Ms Okonkwo said, wells need care; Grace Tavita agreed with her.</v>
"""


def test_names_of_people_who_have_no_part_in_the_session_go_too(session):
    make_accreditation.registration(session.summit, make.person("Grace Tavita"))

    brought(session, text=BY_NAME)

    told = "As Ms […] said, wells need care; […] agreed with her."
    assert Intervention.objects.get().text == told


def test_the_rapporteur_names_nobody_unless_nobody_is_meant(session):
    brought(session)
    kept = reports.draft_report(
        session, [], lang="en", by=make.LOADER, at=make_reports.AFTER
    )
    before = leaks(dump())
    line = reports.LineFacts("key-issue", "As Ms Ndiaye said, wells need care.")

    with pytest.raises(Refused, match="names-in-words") as refused:
        reports.correct(kept, [line], by=make.LOADER, at=make_reports.AFTER)

    assert refused.value.facts["names"] == "Ndiaye"
    assert leaks(dump()) == before
    well = reports.LineFacts("key-issue", "The school is called Ndiaye School.")
    reports.correct(kept, [well], is_nobody=True, by=make.LOADER, at=make_reports.AFTER)
    assert kept.lines.get().text == well.text


def test_page_offers_to_take_names_out_before_anything_is_kept(session, client):
    brought(session)
    make_readers.as_role(client, session.summit, Role.RAPPORTEUR)
    page = f"/en/hamlet-2026/sessions/{session.code}/report/"
    client.post(page + "begin/")
    typed = {"version": 1, "new-key-issue": "As Ms Ndiaye said, wells need care."}

    shown = client.post(page + "edit/", typed | {"act": "keep"})

    assert shown.status_code == 409
    assert "These words hold: Ndiaye." in shown.content.decode()
    assert "As Ms Ndiaye said, wells need care." in shown.content.decode()
    assert not ReportLine.objects.exists()
    client.post(page + "edit/", typed | {"act": "bare"})
    assert ReportLine.objects.get().text == "As Ms […] said, wells need care."


def test_desk_keeps_no_name_of_such_a_session(session):
    brought(session)
    draft = make_outcomes.draft(session.summit)
    sentence = draft.sentences.filter(evidence__intervention__isnull=False)[0]
    by, at = make.LOADER, make_reports.AFTER
    before = leaks(dump())
    said = "Rajesh Pillai asked for this."

    for act in (editing.edit_sentence, commenting.comment):
        with pytest.raises(Refused, match="names-in-words"):
            act(sentence, said, by=by, at=at)

    assert leaks(dump()) == before
    assert commenting.comment(sentence, said, is_nobody=True, by=by, at=at).text == said


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Wells need care, as Quillon Vexmoor said.", "Quillon Vexmoor"),
        ("Wells need care, as Vexmoor noted.", "Vexmoor"),
        ("Selon Quillon Vexmoor, les puits tombent.", "Quillon Vexmoor"),
        ("Care was proposed by Quillon Vexmoor.", "Quillon Vexmoor"),
    ],
)
def test_desk_asks_about_names_that_nobody_kept(session, said, name):
    brought(session)
    draft = make_outcomes.draft(session.summit)
    sentence = draft.sentences.filter(evidence__intervention__isnull=False)[0]
    by, at = make.LOADER, make_reports.AFTER

    with pytest.raises(Refused, match="names-in-words") as refused:
        editing.edit_sentence(sentence, said, by=by, at=at)

    assert refused.value.facts["names"] == name
    assert name.casefold() not in dump()
    kept = editing.edit_sentence(sentence, said, is_nobody=True, by=by, at=at)
    assert kept.text == said


@pytest.mark.parametrize(
    "said",
    [
        "Operators argued that wells need care.",
        "It was noted that Kenya said that wells need care.",
        "According to UNICEF, wells need care.",
        "The Ministry said that wells need care.",
    ],
)
def test_desk_asks_about_no_country_office_or_acronym(session, said):
    brought(session)
    draft = make_outcomes.draft(session.summit)
    sentence = draft.sentences.filter(evidence__intervention__isnull=False)[0]

    kept = editing.edit_sentence(sentence, said, by=make.LOADER, at=make_reports.AFTER)

    assert kept.text == said


def test_no_reason_at_the_desk_names_somebody_of_such_a_session(session):
    brought(session)
    draft = make_outcomes.draft(session.summit)
    sentence = draft.sentences.filter(evidence__intervention__isnull=False)[0]
    by, at = make.LOADER, make_reports.AFTER
    comment = commenting.comment(sentence, "Too long.", by=by, at=at)
    why = "Rajesh Pillai asked for this."
    before = leaks(dump())
    reason = {"reason": why, "by": by, "at": at}

    for act in (
        lambda: editing.edit_sentence(sentence, "Nine wells of 1871.", **reason),
        lambda: editing.override(sentence, **reason),
        lambda: editing.drop(sentence, **reason),
        lambda: commenting.settle(comment, "noted", **reason),
    ):
        with pytest.raises(Refused, match="names-in-words"):
            act()

    assert leaks(dump()) == before
    kept = editing.drop(sentence, is_nobody=True, **reason)
    assert kept.drop_reason == why


def test_no_remark_on_a_draft_names_somebody_of_such_a_session(session):
    brought(session)
    draft = make_outcomes.draft(session.summit)
    by, at = make.LOADER, make_reports.AFTER
    said = "Rajesh Pillai asked for this."
    editing.move(draft.sentences.order_by("position")[3], Way.UP, by=by, at=at)
    before = leaks(dump())

    for act in (
        lambda: freezing.freeze(draft, "first", remark=said, by=by, at=at),
        lambda: clearing.pass_on(draft, remark=said, by=by, at=at),
    ):
        with pytest.raises(Refused, match="names-in-words"):
            act()
    clearing.pass_on(draft, remark="Shorter now.", by=by, at=at)
    with pytest.raises(Refused, match="names-in-words"):
        clearing.give_back(draft, reason=said, by=by, at=at)

    assert leaks(dump()) == before
    made = freezing.freeze(draft, "first", remark="Shorter now.", by=by, at=at)
    assert made.note == "Shorter now."


@pytest.mark.parametrize("place", ["text", "override", "reason"])
def test_no_corrigendum_names_somebody_of_such_a_session(session, place):
    brought(session)
    issue = make_outcomes.issued(session.summit)
    sentence = issue.draft.sentences.filter(evidence__intervention__isnull=False)[0]
    given = {"text": "Wells need much care.", "override": "Heard.", "reason": "A slip."}
    given[place] = "Rajesh Pillai asked for this."
    change = correcting.Correction(sentence.code, given["text"], given["override"])
    before = leaks(dump())

    with pytest.raises(Refused, match="names-in-words"):
        correcting.correct(
            issue,
            [change],
            reason=given["reason"],
            by=make_outcomes.chair(session.summit),
            at=make_reports.AFTER,
        )

    assert leaks(dump()) == before


OF_A_BODY = SPOKEN.replace(
    "Schools should",
    "We at the Wells Network, and HILL CONNECT, ask UNESCO and Peru. Schools should",
)


def test_bodies_of_the_session_s_people_go_and_others_stay(session):
    brought(session, text=OF_A_BODY)

    words = Intervention.objects.order_by("-position")[0].text
    assert words == (
        "We at the […], and […], ask UNESCO and Peru. "
        "Schools should teach how a pump is repaired."
    )


BODY_IN_LABEL = """WEBVTT

00:00:00.000 --> 00:00:20.000
<v Malia Taufa, Lagoon Institute>We at the Lagoon Institute repair pumps.

00:00:20.000 --> 00:00:40.000
<v iPad>I thank Malia Taufa of the Lagoon Institute, who has an iPad.
"""


def test_name_and_body_in_a_label_go_from_the_words(session):
    brought(session, text=BODY_IN_LABEL)

    turns = Intervention.objects.order_by("position")
    assert [one.text for one in turns] == [
        "We at the […] repair pumps.",
        "I thank […] of the […], who has an iPad.",
    ]
    assert [one.label for one in turns] == ["Speaker 1", "Speaker 2"]


def test_report_is_refused_while_it_tells_for_whom_somebody_spoke(session):
    brought(session)
    line = reports.LineFacts("announcement", "The Wells Network will train 30 keepers.")

    kept = reports.draft_report(
        session, [], lang="en", by=make.LOADER, at=make_reports.AFTER
    )

    with pytest.raises(Refused, match="names-in-words") as refused:
        reports.correct(kept, [line], by=make.LOADER, at=make_reports.AFTER)

    assert refused.value.facts["names"] == "Wells Network"
