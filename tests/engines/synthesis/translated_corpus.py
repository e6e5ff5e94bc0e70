"""A session in two languages, each turn of it given whole in the other."""

from dataclasses import replace

from palabre.engines.synthesis.corpus import (
    Corpus,
    Intervention,
    SessionFacts,
    SummitFacts,
    Translation,
    Voice,
)

BY = "the interpreters"

SAID = {
    "fr": (
        "La panne a duré 97 jours dans la moitié des villages du nord.",
        "Les communes devraient publier le coût de chaque réparation.",
    ),
    "en": (
        "The outage lasted 97 days in half of the villages of the north.",
        "Municipalities should publish the cost of every repair.",
    ),
}


def turn(
    said: str, told: str, *, lang: str = "fr", into: str = "en", key: str = "ana"
) -> Intervention:
    given = Translation(0, len(said), into, told, BY)
    voice = Voice(key, f"{key.title()} Diop", group="government")
    return Intervention(
        f"REV-T-{key}", "REV", 1, said, lang, voice, "rev.vtt", translations=(given,)
    )


WHOLE = turn(" ".join(SAID["fr"]), " ".join(SAID["en"]))


PEOPLE = (
    (
        "bea",
        "en",
        "Operators should test the networks that they sell in villages.",
        "Les opérateurs devraient éprouver les réseaux qu'ils vendent dans les villages.",
    ),
    (
        "cai",
        "fr",
        "Les réparateurs des villages manquent de pièces de rechange toute l'année.",
        "The repairers of the villages lack spare parts all the year round.",
    ),
    (
        "dov",
        "en",
        "In 2024 two well keepers were trained in every village of the hills.",
        "En 2024, deux gardiens de puits ont été formés dans chaque village des collines.",
    ),
)


def corpus(*, is_given: bool = True) -> Corpus:
    """Return a session in two languages, each turn given in the other or none."""
    turns = [replace(WHOLE, order=0)]
    for order, (key, lang, said, also) in enumerate(PEOPLE, 1):
        into = "en" if lang == "fr" else "fr"
        turns.append(
            replace(turn(said, also, lang=lang, into=into, key=key), order=order)
        )
    if not is_given:
        turns = [replace(one, translations=()) for one in turns]
    session = SessionFacts("REV", "Wells and networks", themes=("w",))
    facts = SummitFacts(name="Forum", themes={"w": "Wells"})
    return Corpus(facts, (session,), tuple(turns))
