import make
import pytest

from palabre.kernel.languages import text
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.outcomes import figures
from palabre.stages.outcomes.counting import definitions, writing
from palabre.stages.outcomes.counting.writing import FigureFacts

pytestmark = pytest.mark.django_db

AFRICA = FigureFacts(
    "from-africa",
    text(en="participants from Africa", fr="participants d’Afrique"),
    "count registrations where region is africa",
    note="Asked for by the host.",
)


def changed(facts=AFRICA, **other):
    names = ("key", "label", "source", "note")
    return FigureFacts(**({name: getattr(facts, name) for name in names} | other))


def test_a_version_keeps_author_instant_and_reason():
    summit = make.summit()
    amina = make.secretariat(summit)

    kept = writing.define(summit, AFRICA, by=amina, at=make.NOON)

    assert (kept.number, kept.made_by, kept.made_at) == (1, amina.name, make.NOON)
    assert kept.source == "count registrations\nwhere region is africa\nas of now"
    assert figures.figure(summit, "from-africa", at=make.NOON).value == 0
    line = Entry.objects.get(act="outcomes.figure.defined")
    assert line.facts == {
        "version": 1,
        "definition": kept.source,
        "note": "Asked for by the host.",
    }


def test_a_figure_of_the_library_is_changed_beside_it_and_every_version_stays():
    summit = make.summit()
    amina = make.secretariat(summit)
    label = figures.definition(summit, "seen").label
    facts = FigureFacts("seen", label, "count check-ins distinct by person")

    first = writing.define(summit, facts, by=amina, at=make.NOON)
    again = changed(facts, source="count check-ins distinct by person split by day")
    second = writing.define(summit, again, by=amina, at=make.NOON)

    assert figures.definition(summit, "seen").version == 2
    assert first.sha256 == second.sha256  # a table more counts nothing else
    assert [one.number for one in definitions.history(summit, "seen")] == [2, 1]
    assert figures.DEFINITIONS["seen"].version == 0


@pytest.mark.parametrize(
    "facts,code",
    [
        (changed(key="No"), "figure-key"),
        (changed(key="releases"), "figure-key"),
        (changed(label=text()), "figure-nameless"),
        (changed(source="count people"), "definition-unknown"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_leaves_nothing(facts, code):
    summit = make.summit()

    with pytest.raises(Refused) as refused:
        writing.define(summit, facts, by=make.LOADER, at=make.NOON)

    assert refused.value.code == code
    assert not definitions.history(summit, facts.key)


def test_the_same_once_more_is_no_new_version():
    summit = make.summit()
    writing.define(summit, AFRICA, by=make.LOADER, at=make.NOON)
    spread = changed(source="COUNT registrations\nWHERE (region IS africa) AS OF now")

    with pytest.raises(Refused, match="figure-unchanged"):
        writing.define(summit, spread, by=make.LOADER, at=make.NOON)


def test_only_the_secretariat_writes():
    summit = make.summit()
    grace = make.actor(make.person())

    with pytest.raises(Refused, match="not-allowed"):
        writing.define(summit, AFRICA, by=grace, at=make.NOON)
    with pytest.raises(Refused, match="not-allowed"):
        writing.retire(summit, "seen", reason="x", by=grace, at=make.NOON)
    with pytest.raises(Refused, match="not-allowed"):
        writing.carry(summit, summit, by=grace, at=make.NOON)


def test_ones_own_figure_is_taken_off_with_a_reason_and_its_history_stays():
    summit = make.summit()
    amina = make.secretariat(summit)
    writing.define(summit, AFRICA, by=amina, at=make.NOON)

    with pytest.raises(Refused, match="field-missing"):
        writing.retire(summit, "from-africa", reason=" ", by=amina, at=make.NOON)
    writing.retire(summit, "from-africa", reason="Not asked.", by=amina, at=make.NOON)

    assert "from-africa" not in definitions.defined(summit)
    assert len(definitions.history(summit, "from-africa")) == 2
    with pytest.raises(Refused, match="figure-standard"):
        writing.retire(summit, "seen", reason="x", by=amina, at=make.NOON)


def test_codes_that_the_edition_does_not_have_are_told():
    summit = make.summit()
    counts = definitions._read("count sessions where theme is one of inclusion, moon")

    assert writing.strange_codes(counts, summit) == [("theme", "moon")]
