"""A small corpus, written for the tests: three sessions, two languages, one report each."""

from datetime import date

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import (
    Corpus,
    Intervention,
    SessionFacts,
    SummitFacts,
    Voice,
)

CHAIR = Voice("chair", "Emeka Obi", is_counted=False)
AMINA = Voice("amina", "Amina Haddad", "Port Ministry", "government", "africa", "TN")
BO = Voice(
    "bo",
    "Bo Lindqvist",
    "Fjord Networks",
    "private-sector",
    "western-europe-others",
    "SE",
)
CHIDI = Voice(
    "chidi", "Chidi Eze", "Lantern Libraries", "civil-society", "africa", "NG"
)
DOLORES = Voice(
    "dolores",
    "Dolores Quispe",
    "Andes College",
    "academia",
    "latin-america-caribbean",
    "PE",
)

EN = (
    ("S1", CHAIR, "Welcome to you all. Digital skills must be taught in every school."),
    (
        "S1",
        AMINA,
        (
            "We have connected 412 rural schools since 2019. I believe that local "
            "content is the first reason why families pay for a connection. This is a problem."
        ),
    ),
    (
        "S1",
        BO,
        (
            "We must share towers in sparsely populated districts. I cannot agree with "
            "a fixed price for every operator in the region. We will open 30 community networks "
            "by 2028."
        ),
    ),
    (
        "S1",
        CHIDI,
        (
            "I support what Amina Haddad said about local content and families who "
            "pay for a connection. Public libraries remain the only free access point in most "
            "villages of the region."
        ),
    ),
    (
        "S2",
        CHIDI,
        (
            "Public libraries remain the only free access point in most villages of "
            "the region. Um, you know, it is sort of hard."
        ),
    ),
    (
        "S2",
        DOLORES,
        (
            "The cost of devices is the main obstacle for women in rural areas. "
            "Governments should publish the price of data bundles every quarter."
        ),
    ),
)
FR = (
    (
        "S3",
        AMINA,
        (
            "Nous avons formé 1 200 enseignants depuis 2021. Il faut investir dans "
            "les contenus en langues locales pour les écoles rurales."
        ),
    ),
    (
        "S3",
        DOLORES,
        (
            "Je pense que les langues minoritaires sont absentes des services "
            "publics en ligne. Le coût des appareils reste un obstacle pour les familles rurales."
        ),
    ),
)
REPORT = (
    ("S2", "challenges", "Repair services are missing in most rural districts.", "en"),
    (
        "S2",
        "consensus",
        "Participants agreed that accessibility must be tested by users.",
        "en",
    ),
    (
        "S2",
        "no_consensus",
        "Participants did not agree on the length of the trial.",
        "en",
    ),
    (
        "S2",
        "announcements",
        (
            "The Lantern Libraries announced that it would train 900 "
            "librarians by June 2027."
        ),
        "en",
    ),
    (
        "S3",
        "challenges",
        "Les petites communes manquent de techniciens pour la maintenance.",
        "fr",
    ),
    (
        "S3",
        "announcements",
        (
            "La Fondation du Phare a annoncé qu'elle formerait 300 "
            "bibliothécaires d'ici à juin 2027."
        ),
        "fr",
    ),
)


def golden() -> Corpus:
    """Return the corpus."""
    spoken = [
        Intervention(f"{code}-T-{n:03d}", code, n, text, lang, voice, "file.vtt")
        for lang, turns in (("en", EN), ("fr", FR))
        for n, (code, voice, text) in enumerate(turns)
    ]
    reported = [
        Intervention(
            f"{code}-R-{n:03d}",
            code,
            100 + n,
            text,
            lang,
            Voice(is_counted=False),
            "report",
            kind=RecordKind.REPORT,
            section=section,
        )
        for n, (code, section, text, lang) in enumerate(REPORT)
    ]
    facts = SummitFacts(
        "golden",
        "Harbour Forum",
        date(2026, 5, 25),
        date(2026, 5, 29),
        city="Ombreval",
        hosts=("Digital Cooperation Office",),
        chair="Ms Élodie Marchetaz",
        processes=("Twenty-Year Review",),
        themes={"access": "Access"},
        is_fictional=True,
    )
    sessions = tuple(
        SessionFacts(code, title, themes=("access",))
        for code, title in (
            ("S1", "Towers and schools"),
            ("S2", "Libraries first"),
            ("S3", "Langues locales"),
        )
    )
    return Corpus(facts, sessions, (*spoken, *reported))
