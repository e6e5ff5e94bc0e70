import make
import make_live
import pytest
from make_live import later

from palabre.stages.live import operations as live
from palabre.stages.reports.floor_log import had_the_floor
from palabre.stages.reports.models import Intervention, Source
from palabre.workflows.import_records import import_records

pytestmark = pytest.mark.django_db

NAMES = ("Wairimu Kang", "Ofelia Reyes", "Tomas Berg", "Lin Haddad")


def clock(seconds):
    return f"00:{seconds // 60:02}:{seconds % 60:02}.000"


def vtt(*turns):
    cues = (
        f"{clock(start)} --> {clock(start + 20)}\n"
        + (f"<v {label}>" if label else "")
        + f"{words}\n"
        for start, label, words in turns
    )
    return "WEBVTT\n\n" + "\n".join(cues)


@pytest.fixture
def session():
    made = make_live.session(roles=[make_live.role(name, "speaker") for name in NAMES])
    sitting = make_live.sitting(made)
    people = {one.person.name: one.person for one in made.roles.all()}
    for number, name in enumerate(NAMES):
        request = make_live.request(
            sitting, name, person=people[name], country="KE", group="academia"
        )
        given = live.give_floor(request, by=make.LOADER, at=later(60 * number))
        live.end_statement(given, by=make.LOADER, at=later(60 * number + 55))
    return made


def said(session, *turns):
    import_records(
        session.summit,
        [(f"{session.code}.vtt", vtt(*turns).encode())],
        by=make.LOADER,
        at=later(7200),
    )
    rows = Intervention.objects.select_related("person").order_by("position")
    return [one.person.name if one.person else None for one in rows]


AGREEING = (
    (5, NAMES[0], "I will speak of the price of devices in the hills."),
    (65, NAMES[1], "Our villages wait for a second provider since years."),
    (125, NAMES[2], "Small companies cannot carry the cost of every mast."),
)


LABELS = (
    *("Speaker 4", "iPad (2)", "Room 3 PC", "Unknown Speaker", "Unknown speaker (bo)"),
    *("发言人 4", "Спикер 4", "Oradora"),
)


@pytest.mark.parametrize("label", LABELS)
def test_nameless_turns_get_their_speaker_when_names_and_log_agree(session, label):
    found = said(session, *AGREEING, (185, label, "Let me answer that point."))

    assert found == list(NAMES)
    last = Intervention.objects.order_by("-position")[0]
    assert (last.label, last.country, last.group, last.is_voice) == (
        label,
        "KE",
        "academia",
        True,
    )
    assert Source.objects.get().notes[-1]["code"] == "speaker-by-floor-log"


def test_recording_that_began_earlier_names_nobody(session):
    shifted = [(start + 90, label, words) for start, label, words in AGREEING]

    found = said(session, *shifted, (290, "Speaker 4", "Let me answer that point."))

    assert found == [*NAMES[:3], None]


def test_two_agreeing_turns_are_not_enough(session):
    found = said(session, *AGREEING[:2], (185, "Speaker 4", "Let me answer that."))

    assert found == [*NAMES[:2], None]


def test_chair_who_cuts_in_is_not_taken_for_the_speaker(session):
    found = said(
        session, *AGREEING, (185, "Chair", "Please conclude, your time is up.")
    )

    assert found == [*NAMES[:3], None]


def test_misheard_name_is_offered_who_had_the_floor(session):
    said(session, *AGREEING, (185, "Leanne Hadar", "Let me answer that point."))

    source = Source.objects.get()

    assert had_the_floor(source, "Leanne Hadar") == (
        session.roles.get(person__name="Lin Haddad").person_id
    )
    assert had_the_floor(source, "Nobody") is None
