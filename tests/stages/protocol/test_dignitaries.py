"""The high-level list: who keeps it, what the journal says, who reads the notes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import make
import make_protocol as made
import pytest

from palabre.kernel.actors import Role
from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.protocol import notes, queries, ranking
from palabre.stages.protocol import operations as protocol
from palabre.stages.protocol.models import Dignitary, DignitaryNotes, ProtocolRank
from palabre.stages.protocol.standard import RankFacts, standard_ranks

pytestmark = pytest.mark.django_db
EVERYBODY_ELSE = [
    Role.REVIEWER,
    Role.GATE,
    Role.FOCAL_POINT,
    Role.PRESS,
    Role.RAPPORTEUR,
    Role.CAPTIONER,
    Role.MODERATOR,
    Role.CHAIR,
]


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def officer(summit):
    return make.holder(summit, Role.PROTOCOL, "Hana Kobayashi")


def refused(code, act):
    with pytest.raises(Refused) as caught:
        act()
    assert caught.value.code == code
    return caught.value


def facts(person, **other):
    return protocol.DignitaryFacts(person=person, rank="minister", **other)


def test_protocol_enters_somebody_and_the_house_table_is_set(summit, officer):
    person = make.person("Ama Mensah", country="GH")

    one = protocol.enter(summit, facts(person), by=officer, at=make.NOON)

    assert (one.rank.code, one.state) == ("minister", "tentative")
    codes = [rank.code for rank in queries.ranks_of(summit)]
    assert codes == [rank.code for rank in standard_ranks()]
    line = Entry.objects.get(act="protocol.dignitary.entered")
    assert line.facts == {"person": person.code, "source": "hand"}


@pytest.mark.parametrize("role", EVERYBODY_ELSE)
def test_nobody_else_keeps_or_reads_the_list(summit, role):
    other = make.holder(summit, role, "Somebody Else")
    one = made.dignitary(summit)

    person = make.person("New")
    refused(
        "not-allowed",
        lambda: protocol.enter(summit, facts(person), by=other, at=make.NOON),
    )
    refused("not-allowed", lambda: queries.dignitaries_of(other, summit))
    refused("not-found", lambda: queries.dignitary_for(other, summit, one.code))
    refused("not-found", lambda: queries.sheet_holder(other, summit, one.code))


def test_nobody_is_listed_twice(summit, officer):
    one = made.dignitary(summit)

    again = facts(one.person)

    refused(
        "listed-already",
        lambda: protocol.enter(summit, again, by=officer, at=make.NOON),
    )


def test_nobody_leaves_before_arriving(summit, officer):
    arrives = protocol.Travel(datetime(2026, 5, 25, 9, tzinfo=UTC), "UTC")
    departs = protocol.Travel(datetime(2026, 5, 25, 8, tzinfo=UTC), "UTC")
    given = facts(make.person(), arrives=arrives, departs=departs)

    refused(
        "departs-before-arrival",
        lambda: protocol.enter(summit, given, by=officer, at=make.NOON),
    )


def test_an_amendment_names_fields_and_not_what_they_say(summit, officer):
    one = made.dignitary(summit)
    given = facts(one.person, country="GH", escort="Ines Duarte", post="Minister")

    protocol.amend(one, given, by=officer, at=make.NOON)

    line = Entry.objects.get(act="protocol.dignitary.amended")
    assert line.facts == {"fields": ["post", "escort"]}
    assert Dignitary.objects.get().escort == "Ines Duarte"


def test_whoever_is_replaced_leaves_escort_and_surrogate_to_the_other(summit, officer):
    answers = make.person("Who Answers")
    one = made.dignitary(summit, escort="Ines Duarte", surrogate=answers)
    other = made.dignitary(summit, "Kofi Boateng", "deputy-minister")

    protocol.replace_by(one, other, by=officer, at=make.NOON)

    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.state, one.replaced_by) == ("replaced", other)
    assert (other.escort, other.surrogate) == ("Ines Duarte", answers)
    placed = queries.in_precedence(
        queries.dignitaries_of(officer, summit), queries.rules_of(summit)
    )
    assert [who for who, _ in placed] == [other]
    refused("wrong-state", lambda: protocol.confirm(one, by=officer, at=make.NOON))


def test_nobody_replaces_themselves(summit, officer):
    one = made.dignitary(summit)

    refused(
        "replaced-by-itself",
        lambda: protocol.replace_by(one, one, by=officer, at=make.NOON),
    )


def test_whoever_is_struck_off_leaves_nothing_but_a_line(summit, officer):
    one = made.dignitary(summit)
    keep(one, officer)

    protocol.strike(one, by=officer, at=make.NOON)

    assert not Dignitary.objects.exists()
    assert not DignitaryNotes.objects.exists()
    assert Entry.objects.filter(act="protocol.dignitary.struck").count() == 1


# Notes --------------------------------------------------------------------------------

NOTES = notes.Notes(diet="No pork", security="Two officers travel along")


def keep(one, officer, given=NOTES):
    notes.keep_notes(one, given, seal=made.SEAL, by=officer, at=make.NOON)


def test_notes_are_sealed_and_opened_for_protocol_with_a_line(summit, officer):
    one = made.dignitary(summit)
    keep(one, officer)

    opened = notes.open_notes(one, seal=made.SEAL, by=officer, at=make.NOON)

    assert opened == NOTES
    kept = DignitaryNotes.objects.get()
    assert b"pork" not in bytes(kept.sealed)
    (line,) = notes.readings_of(officer, one)
    assert (line.subject, line.actor_name) == (
        f"person:{one.person.code}",
        "Hana Kobayashi",
    )
    assert line.facts == {"fields": ["diet", "security"]}
    told = [str(each.facts) for each in Entry.objects.all()]
    assert not any("pork" in each for each in told)


@pytest.mark.parametrize("role", [Role.SECRETARIAT, *EVERYBODY_ELSE])
def test_nobody_but_protocol_opens_or_writes_notes(summit, officer, role):
    one = made.dignitary(summit)
    keep(one, officer)
    other = make.holder(summit, role, "Somebody Else")

    def opened():
        return notes.open_notes(one, seal=made.SEAL, by=other, at=make.NOON)

    refused("not-allowed", opened)
    refused("not-allowed", lambda: keep(one, other))
    refused("not-allowed", lambda: notes.readings_of(other, one))
    assert not Entry.objects.filter(act=notes.READ).exists()


def test_empty_notes_delete_what_was_there(summit, officer):
    one = made.dignitary(summit)
    keep(one, officer)

    keep(one, officer, notes.Notes())

    assert not DignitaryNotes.objects.exists()


def test_a_note_has_an_end(summit, officer):
    one = made.dignitary(summit)

    refused("note-too-long", lambda: keep(one, officer, notes.Notes("x" * 2001)))


def test_notes_purge_themselves_after_the_edition(summit, officer):
    one = made.dignitary(summit)
    keep(one, officer)
    over = datetime(2026, 5, 26, 22, tzinfo=UTC) + timedelta(days=notes.KEEP_DAYS)

    early = notes.purge_notes(summit, by=make.LOADER, at=over - timedelta(seconds=1))
    due = notes.purge_notes(summit, by=make.LOADER, at=over)

    assert (early, due) == (0, 1)
    assert not DignitaryNotes.objects.exists()
    assert Entry.objects.filter(act="protocol.notes.purged").count() == 1


# Who sees a sheet ---------------------------------------------------------------------


def test_a_sheet_is_for_its_own_and_for_who_answers(summit):
    answers, one = make.person("Who Answers"), None
    one = made.dignitary(summit, surrogate=answers)
    own, other = make.actor(one.person), make.actor(answers)

    assert queries.sheet_holder(own, summit, one.code) == one
    assert queries.sheets_of(other) == [one]
    stranger = make.actor(make.person("Stranger"))
    refused("not-found", lambda: queries.sheet_holder(stranger, summit, one.code))
    assert queries.sheets_of(stranger) == []


# Ranks --------------------------------------------------------------------------------


def test_protocol_orders_the_ranks_anew(summit, officer):
    turned = [*standard_ranks()][::-1]

    ranking.set_ranks(summit, turned, by=officer, at=make.NOON)

    assert [one.code for one in queries.ranks_of(summit)] == [
        one.code for one in turned
    ]


def test_a_rank_that_somebody_holds_stays(summit, officer):
    made.dignitary(summit)
    left = [one for one in standard_ranks() if one.code != "minister"]

    caught = refused(
        "rank-in-use",
        lambda: ranking.set_ranks(summit, left, by=officer, at=make.NOON),
    )

    assert caught.facts["person"] == "Ama Mensah"
    assert ProtocolRank.objects.filter(summit=summit, code="minister").exists()


@pytest.mark.parametrize(
    ("ranks", "code"),
    [
        ([], "ranks-missing"),
        ([RankFacts("a", text(en="A"))] * 2, "rank-twice"),
        ([RankFacts("a", text(fr="Sans anglais", original="fr"))], None),
        ([RankFacts("a", text(en=" "))], "rank-without-name"),
    ],
)
def test_a_table_that_cannot_be_is_refused(summit, officer, ranks, code):
    def act():
        return ranking.set_ranks(summit, ranks, by=officer, at=make.NOON)

    if code is None:
        assert len(act()) == 1
    else:
        refused(code, act)


def test_the_rule_of_precedence_is_kept_and_read_back(summit, officer):
    given = ranking.RuleFacts("alphabetical", "fr", "e", "last", observers_last=False)

    ranking.set_rule(summit, given, by=officer, at=make.NOON)

    kept = queries.rules_of(summit)
    assert (kept.tie, kept.lang, kept.first_letter, kept.host) == (
        "alphabetical",
        "fr",
        "E",
        "last",
    )
    assert not kept.observers_last


@pytest.mark.parametrize(
    ("change", "code"),
    [({"lang": "zh"}, "alphabet-unknown"), ({"first_letter": "12"}, "letter-unknown")],
)
def test_an_alphabet_that_is_none_is_refused(summit, officer, change, code):
    given = replace(ranking.RuleFacts(), **change)

    refused(code, lambda: ranking.set_rule(summit, given, by=officer, at=make.NOON))


def test_the_next_edition_starts_with_ranks_and_rules_and_nobody(summit, officer):
    made.dignitary(summit)
    ranking.set_rule(
        summit, ranking.RuleFacts("credentials", "fr"), by=officer, at=make.NOON
    )
    shorter = [one for one in standard_ranks() if one.code != "regulator"]
    ranking.set_ranks(summit, shorter, by=officer, at=make.NOON)
    following = make.summit("hamlet-2027", venues=False)

    ranking.carry_over(summit, following, by=make.LOADER, at=make.NOON)

    assert len(queries.ranks_of(following)) == len(shorter)
    assert queries.rules_of(following).tie == "credentials"
    assert not Dignitary.objects.filter(summit=following).exists()
