"""The gate knows turns that say the same, and holds those that only come near."""

import pytest

from palabre.engines.synthesis.corpus import Intervention, Voice
from palabre.engines.synthesis.draft import Cite, Statement, Verdict, Writer
from palabre.engines.synthesis.verify import verify

SAID = {
    "guilds": "Guilds recognize small harbours and operate lamps in five bays.",
    "nets": "Independent measurements of nets are rarely accepted as proof by judges.",
    "storms": "Storms cause about six out of ten breaks on old quays.",
    "loans": "A quarter of the loan budget goes to storms at least once in two years.",
    "maps": "Pilots report guessed depths and not measured depths, because soundings cost money.",
    "fees": "Auction houses charge women weavers fees of up to 22 per cent.",
    "boats": "The plan counts 40 boats in service out of 52 boats bought.",
    "rafts": "A common raft is possible for short trips, such as ferries and pilot runs.",
    "nightly": "The hours of pilots are not recorded anywhere.",
    "marking": "A first automatic marking, reviewed by a teacher, can reduce errors.",
    "past": "The list, reviewed by a teacher, was sent to the harbour.",
    "pannes": "Les tempêtes causent environ six ruptures sur dix des vieux quais.",
    "quart": "Les vols représentent un quart du budget de maintenance des quais.",
    "relève": "Les pilotes refusent parfois de payer aux mêmes conditions que les pêcheurs.",
    "notes": "L'enquête surestime les compétences des pilotes et sous-estime celles des mousses.",
    "droits": "Chaque port devrait garder un guichet sans coût et sans délai.",
    "guides": "Les pilotes écrivent des guides, mais les capitaines refusent la lecture.",
}
TRUE = [
    ("guilds", "It was noted that guilds recognised small harbours and ran lamps in five bays."),
    ("guilds", "It was further noted that guilds recognized small harbours."),
    ("guilds", "On trends, it was noted that guilds recognized small harbours and operated lamps in five bays."),
    ("nets", "It was noted that independent net measurements were seldom accepted as proof by judges."),
    ("storms", "It was noted that storms caused some 60 per cent of breaks on old quays."),
    ("loans", "It was noted that 25 per cent of the budget for loans went to storms at least once in two years."),
    ("maps", "It was noted that pilots reported guessed depths rather than measured depths."),
    ("maps", "It was noted that pilots reported guessed depths and not measured depths, as soundings cost money."),
    ("fees", "It was noted that auction houses charged fees of up to 22 per cent to women weavers."),
    ("boats", "It was noted that the plan counted 40 boats in service out of 52 bought."),
    ("rafts", "It was noted that a common raft was possible for short trips."),
    ("nightly", "It was noted that the hours of pilots were recorded nowhere."),
    ("past", "It was noted that the list was sent to the harbour."),
    ("pannes", "Il a été noté que les tempêtes provoquaient environ 60 % des ruptures des vieux quais."),
    ("quart", "Il a été noté que les vols représentaient 25 % du budget d’entretien des quais."),
    ("relève", "Il a été noté que les pilotes refusaient parfois de payer dans les mêmes conditions que les pêcheurs."),
    ("notes", "Il a été noté que l’enquête surestimait les compétences des pilotes et sous-estimait les compétences des mousses."),
    ("droits", "Il a été estimé que chaque port devrait garder un guichet sans coût ni délai."),
    ("guides", "Il a été noté que les pilotes écrivaient des guides, tandis que les capitaines refusaient la lecture."),
]  # fmt: skip
FALSE = [
    ("nets", "It was noted that independent nets of measurements were seldom accepted as proof by judges."),
    ("storms", "It was noted that storms caused some 60 per cent of old quays."),
    ("storms", "It was noted that storms caused some 16 per cent of breaks on old quays."),
    ("loans", "It was noted that 25 per cent of storms went to the loan budget."),
    ("maps", "It was noted that pilots reported measured depths rather than guessed depths."),
    ("fees", "It was noted that women weavers charged fees of up to 22 per cent to auction houses."),
    ("boats", "It was noted that the plan counted 40 boats in service."),
    ("marking", "It was noted that a first automatic marking could reduce errors."),
    ("pannes", "Il a été noté que les tempêtes provoquaient environ 70 % des ruptures des vieux quais."),
    ("quart", "Il a été noté que les vols représentaient 25 % des quais."),
    ("relève", "Il a été noté que les pilotes refusaient rarement de payer dans les mêmes conditions que les pêcheurs."),
    ("notes", "Il a été noté que l’enquête surestimait les compétences des mousses et sous-estimait les compétences des pilotes."),
    ("droits", "Il a été estimé que chaque port devrait garder un guichet sans délai."),
    ("guides", "Il a été noté que les pilotes écrivaient des guides, parce que les capitaines refusaient la lecture."),
]  # fmt: skip


def judged(key, text, writer=Writer.PERSON):
    lang = (
        "fr"
        if key in {"pannes", "quart", "relève", "notes", "droits", "guides"}
        else "en"
    )
    said = SAID[key]
    turn = Intervention("a", "s", 1, said, lang, Voice(key="x", name="X"), "r")
    cite = Cite("a", 0, len(said), said)
    made = Statement("1", "t", 1, text, writer, (cite,))
    return verify(made, {"a": turn}, lang=lang)


@pytest.mark.parametrize(("key", "text"), TRUE)
def test_a_turn_that_says_the_same_is_verified_and_the_text_stays(key, text):
    statement = judged(key, text)

    told = [one.told for one in statement.checks if not one.passed]
    assert (statement.verdict, told) == (Verdict.VERIFIED, [])
    assert statement.text == text


@pytest.mark.parametrize(("key", "text"), FALSE)
@pytest.mark.parametrize("writer", [Writer.PERSON, Writer.MODEL])
def test_a_turn_that_only_comes_near_waits_with_its_reason(key, text, writer):
    statement = judged(key, text, writer)

    assert statement.verdict is not Verdict.VERIFIED
    assert any(one.told for one in statement.checks if not one.passed)


def test_a_quotation_keeps_its_own_turns():
    text = "One speaker said: “Storms cause some 60 per cent of breaks”."

    assert judged("storms", text).verdict is Verdict.REFUSED
