"""The gate: texts that hold every word that was said, and say something else."""

import pytest

from palabre.engines.synthesis.corpus import Intervention, LinkKind, Voice
from palabre.engines.synthesis.draft import Cite, Counts, Statement, Verdict, Writer
from palabre.engines.synthesis.numbers_in_text import numbers_in
from palabre.engines.synthesis.verify import verify


def judged(
    said: str, text: str, lang: str = "en", writer: Writer = Writer.PERSON
) -> Statement:
    turn = Intervention("A-1", "A", 0, said, lang, Voice("jan", "Jan"), "a.md")
    cite = Cite("A-1", 0, len(said), said)
    made = Statement("T01-001", "theme:x", 1, text, writer, cites=(cite,))
    return verify(made, {"A-1": turn}, lang=lang)


FALSE = [
    (
        "Participants did not agree on whether open source should be compulsory.",
        "It was proposed that open source should be compulsory.",
        "qualifiers",
    ),
    (
        "Ann Lee asked whether the fund was audited.",
        "It was noted that the fund was audited.",
        "qualifiers",
    ),
    (
        "I disagree that the fund should pay for towers.",
        "It was proposed that the fund should pay for towers.",
        "qualifiers",
    ),
    (
        "Public contracts should require a share of women technicians.",
        "It was noted that public contracts required a share of women technicians.",
        "modality",
    ),
    (
        "A phone costs 41 per cent of an income in the provinces.",
        "Delegations reported that a phone cost 41 per cent of an income in the provinces.",
        "crowd",
    ),
    (
        "Operators should keep a copy of each register in the valley.",
        "It was suggested that stakeholders should keep a copy of each register in the valley.",
        "frames",
    ),
    (
        "Each body should give one per cent of the budget to its upkeep.",
        "It was proposed that each body should give one of the budget to its upkeep.",
        "shares",
    ),
    (
        "Hospital licences need a tested exercise every twelve months.",
        "It was noted that hospital licences needed a tested exercise every month.",
        "shares",
    ),
    (
        "The law protects the users from the operators.",
        "It was noted that the law protected the operators from the users.",
        "sequence",
    ),
    (
        "Kenya paid Uganda for the cable.",
        "It was noted that Uganda paid Kenya for the cable.",
        "sequence",
    ),
    (
        "We support the tax if platforms pay it.",
        "It was noted that speakers supported the tax.",
        "conditions",
    ),
    (
        "Had the fund been audited, the village would have been connected.",
        "It was noted that the fund had been audited and the village connected.",
        "conditions",
    ),
    (
        "It is false that the cable was cut by the operator in winter.",
        "It was noted that the cable was cut by the operator in winter.",
        "negation",
    ),
    (
        "The audit failed to reduce the cost of the cable.",
        "It was noted that the audit reduced the cost of the cable.",
        "negation",
    ),
    (
        "The ministry denied that the cable was cut by the operator.",
        "It was noted that the cable was cut by the operator.",
        "negation",
    ),
    (
        "The office will help 20 countries by the end of 2028.",
        "It was noted that the office would help 20 countries from the end of 2028.",
        "dates",
    ),
    (
        "The number of schools fell by 10 in the valley.",
        "It was noted that the number of schools fell to 10 in the valley.",
        "dates",
    ),
    (
        "The court rejected the fine of 300 euros.",
        "It was noted that the court considered the fine of 300 euros.",
        "frames",
    ),
    (
        "The closing lowered the number of claims in the valley.",
        "It was noted that the closing raised the number of claims in the valley.",
        "frames",
    ),
    (
        "Solar masts will pay half of the spectrum fee to the Spectrum Authority.",
        "It was noted that solar masts would pay the spectrum fee to the Spectrum Authority.",
        "shares",
    ),
    (
        "Teachers use assistants mostly in secret and without guidance.",
        "It was noted that teachers used assistants in secret and without guidance.",
        "repeats",
    ),
    (
        "A phone costs 41 per cent of an income in the poorest provinces.",
        "It was noted that a phone cost 41 per cent of an income in the richest provinces.",
        "coverage",
    ),
    (
        "We do not support the tax on small operators in rural areas.",
        "One speaker said: “support the tax on small operators in rural areas”.",
        "quotations",
    ),
    (
        "The price is €5 per month for schools.",
        "It was noted that the price was $5 per month for schools.",
        "units",
    ),
    (
        "The temperature fell to -30 degrees in the winter camps.",
        "It was noted that the temperature fell to 30 degrees in the winter camps.",
        "numbers",
    ),
]


@pytest.mark.parametrize(("said", "text", "rule"), FALSE)
@pytest.mark.parametrize("writer", [Writer.PERSON, Writer.MODEL])
def test_false_sense_is_not_verified(
    said: str, text: str, rule: str, writer: Writer
) -> None:
    made = judged(said, text, writer=writer)

    assert made.verdict is not Verdict.VERIFIED
    assert rule in {one.rule for one in made.checks if not one.passed}


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (
            "Les travaux ont duré dix-huit mois dans les villages.",
            "Il a été noté que les travaux avaient duré huit mois dans les villages.",
        ),
        (
            "Les travaux ont coûté deux virgule cinq millions aux villages.",
            "Il a été noté que les travaux avaient coûté cinq millions aux villages.",
        ),
    ],
)
def test_numbers_in_french_words_are_compared_whole(said: str, text: str) -> None:
    assert judged(said, text, "fr").verdict is Verdict.REFUSED


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (
            "In 2024 the fund paid operators if masts stayed open.",
            "It was noted that in 2024 the fund paid operators if masts stayed open.",
        ),
        (
            "The office will train 300 teachers by the end of 2028.",
            "One speaker stated that the office would train 300 teachers by the end of 2028.",
        ),
        (
            "Libraries failed to open last year.",
            "It was explained that libraries had failed to open the previous year.",
        ),
        (
            "Captions fail precisely in emergencies.",
            "It was explained that captions failed in emergencies.",
        ),
        (
            "Libraries become help desks for people without a counter.",
            "It was also noted that libraries became help desks for people without a counter.",
        ),
        (
            "We do not support the tax.",
            "One speaker said: “We do not support the tax”.",
        ),
    ],
)
def test_true_sentences_pass(said: str, text: str) -> None:
    made = judged(said, text)

    assert made.verdict is Verdict.VERIFIED, [c for c in made.checks if not c.passed]


@pytest.mark.parametrize(
    ("words", "lang", "keys"),
    [
        ("dix-sept mois et dix-neuf jours", "fr", ["n:17", "n:19"]),
        ("deux virgule cinq millions", "fr", ["n:2500000"]),
        ("two point five million people", "en", ["n:2500000"]),
        ("below minus thirty", "en", ["n:-30"]),
        ("fell to -30, or 10-30", "en", ["n:-30", "n:10", "n:30"]),
        ("au moins trente", "fr", ["n:30"]),
        ("one point of view", "en", ["n:1"]),
    ],
)
def test_numbers_below_zero_and_with_a_point(
    words: str, lang: str, keys: list[str]
) -> None:
    assert [one.key for one in numbers_in(words, lang)] == keys


def test_the_language_quoted_is_that_of_the_words() -> None:
    said = "Les écoles restent sans réseau pendant tout le mois."
    turn = Intervention("A-1", "A", 0, said, "fr", Voice("jan", "Jan"), "a.md")
    cite = Cite("A-1", 0, len(said), said)

    def verdict(tongue: str) -> Verdict:
        text = f"One speaker said in {tongue}: « {said} »"
        made = Statement("T01-001", "theme:x", 1, text, Writer.EXTRACT, cites=(cite,))
        return verify(made, {"A-1": turn}, lang="en").verdict

    assert verdict("French") is Verdict.VERIFIED
    assert verdict("Spanish") is Verdict.REFUSED


def test_a_model_names_nobody_whom_the_words_do_not_name() -> None:
    said = "A phone costs 41 per cent of an income in the provinces."
    text = (
        "Valmonde reported that a phone cost 41 per cent of an income in the provinces."
    )

    assert judged(said, text, writer=Writer.MODEL).verdict is not Verdict.VERIFIED


@pytest.mark.parametrize(
    ("text", "is_true"),
    [
        (
            "It was noted that closing public counters caused interruptions on rural masts.",
            False,
        ),
        (
            (
                "It was noted that closing public counters lowered claims and that "
                "electricity failures caused interruptions on rural masts."
            ),
            True,
        ),
    ],
)
def test_two_sentences_are_joined_and_not_fused(text: str, *, is_true: bool) -> None:
    said = {
        "A-1": "Closing public counters lowered claims.",
        "A-2": "Electricity failures caused interruptions on rural masts.",
    }
    turns = {
        id_: Intervention(id_, "A", 0, words, "en", Voice("jan", "Jan"), "a.md")
        for id_, words in said.items()
    }
    cites = tuple(Cite(id_, 0, len(words), words) for id_, words in said.items())
    made = Statement("T01-001", "theme:x", 1, text, Writer.PERSON, cites=cites)

    verdict = verify(made, turns, lang="en").verdict
    assert (verdict is Verdict.VERIFIED) is is_true


def supported(second: str, link: LinkKind, first: str = "") -> set[str]:
    """Return the rules that fail of two speakers' proposal."""
    said = first or "Ferries should carry a common fund for the piers."
    turns = {
        code: Intervention(code, "A", at, words, "en", Voice(code, code), "a.md")
        for at, (code, words) in enumerate((("A-1", said), ("A-2", second)))
    }
    cites = (
        Cite("A-1", 0, len(said), said),
        Cite("A-2", 0, len(second), second, str(link)),
    )
    text = "Some speakers considered that ferries should carry a common fund for the piers."
    made = Statement(
        "T01-001",
        "theme:x",
        1,
        text,
        Writer.EXTRACT,
        cites=cites,
        counts=Counts(voices=2, sessions=1),
    )
    judged_ = verify(made, turns, lang="en")
    return {one.rule for one in judged_.checks if not one.passed}


def test_who_agrees_with_words_that_are_cited_leaves_no_doubt_to_tell() -> None:
    support = LinkKind.EXPLICIT_SUPPORT

    assert supported("I agree with Jan about a common fund.", support) == set()


@pytest.mark.parametrize(
    ("second", "link"),
    [
        ("I do not agree about a common fund.", LinkKind.EXPLICIT_SUPPORT),
        ("We disagree about a common fund.", LinkKind.EXPLICIT_SUPPORT),
        ("We agree about a common fund.", LinkKind.SAME_TEXT),
    ],
)
def test_other_words_of_stance_are_not_lost(second: str, link: LinkKind) -> None:
    assert "qualifiers" in supported(second, link)


PIERS = "Piers need a new ramp before the winter."
NETS = "Nets rot faster in warm harbours."


def merged(text: str, said: tuple[str, ...], lang: str = "en") -> set[str]:
    """Return the rules that fail of a sentence on the words of several speakers."""
    turns = {
        f"A-{at}": Intervention(
            f"A-{at}", "A", at, words, lang, Voice(f"v{at}", f"v{at}"), "a.md"
        )
        for at, words in enumerate(said)
    }
    cites = tuple(Cite(code, 0, len(one.text), one.text) for code, one in turns.items())
    made = Statement("T01-001", "theme:x", 1, text, Writer.PERSON, cites=cites)
    return {one.rule for one in verify(made, turns, lang=lang).checks if not one.passed}


@pytest.mark.parametrize(
    ("text", "said", "lang"),
    [
        (
            (
                "It was noted that piers needed a new ramp before the winter; it was pointed "
                "out that nets rotted faster in warm harbours."
            ),
            (PIERS, NETS),
            "en",
        ),
        (
            (
                "Il a été noté que les filets pourrissaient plus vite dans les ports\u202f; il "
                "a été souligné que les digues manquaient de rampes."
            ),
            (
                "Les filets pourrissent plus vite dans les ports.",
                "Les digues manquent de rampes.",
            ),
            "fr",
        ),
    ],
)
def test_two_told_one_after_the_other_are_each_said_by_somebody(
    text: str, said: tuple[str, ...], lang: str
) -> None:
    assert merged(text, said, lang) == set()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (  # a second speaker is given words that may be the first one's
            (
                "It was noted that piers needed a new ramp before the winter; one speaker "
                "stressed that nets rotted faster in warm harbours."
            ),
            (PIERS, NETS),
        ),
        (  # one place alone holds one thing that was said
            (
                "It was noted that piers needed a new ramp; it was pointed out that winter came "
                "before."
            ),
            (PIERS,),
        ),
        (  # inside a part, who said it is said once
            (
                "It was noted that piers needed a new ramp before the winter; it was noted that "
                "ministers stressed that nets rotted faster in warm harbours."
            ),
            (PIERS, NETS),
        ),
    ],
)
def test_a_part_gives_nobody_words_of_another(text: str, said: tuple[str, ...]) -> None:
    assert "frames" in merged(text, said)


DAMS = "It was noted that the dams held water for the valley."
NOT_DENIED = [
    ("Nobody denies that the dams hold water for the valley.", DAMS, "en"),
    ("It cannot be denied that the dams hold water for the valley.", DAMS, "en"),
    ("We must not forget that the dams hold water for the valley.", DAMS, "en"),
    ("There is no doubt that the dams hold water for the valley.", DAMS, "en"),
    ("Nobody disputes that the dams hold water for the valley.", DAMS, "en"),
    (
        "Nobody denies that the dams do not hold water for the valley.",
        "It was noted that the dams did not hold water for the valley.",
        "en",
    ),
    (
        "Il ne faut pas oublier que les barrages retiennent l'eau de la vallée.",
        "Il a été rappelé que les barrages retiennent l'eau de la vallée.",
        "fr",
    ),
    (
        "N'oublions pas que les barrages retiennent l'eau de la vallée.",
        "Il a été rappelé que les barrages retiennent l'eau de la vallée.",
        "fr",
    ),
    (
        "Nadie niega que las presas retienen el agua del valle.",
        "Se señaló que las presas retienen el agua del valle.",
        "es",
    ),
]


@pytest.mark.parametrize(("said", "text", "lang"), NOT_DENIED)
def test_what_nobody_denies_or_must_forget_is_affirmed(said, text, lang):
    made = judged(said, text, lang)

    assert [one.told for one in made.checks if not one.passed] == []
    assert made.verdict is Verdict.VERIFIED


NO_DENIAL_OF_A_DENIAL = [
    ("The ministry denies that the dams hold water for the valley.", DAMS),
    (
        "Nobody denies that the dams hold water for the valley.",
        "It was noted that the dams did not hold water for the valley.",
    ),
    (
        "It is not true that nobody denies that the dams hold water for the valley.",
        DAMS,
    ),
    ("Does nobody deny that the dams hold water for the valley?", DAMS),
    ("He never denied that the dams hold water for the valley.", DAMS),
    ("We do not yet dispute that the dams hold water for the valley.", DAMS),
    ("Nobody denies that some doubt that the dams hold water for the valley.", DAMS),
    ("We must not say that the dams hold water for the valley.", DAMS),
    (
        "The plant did not fail to open in May.",
        "It was noted that the plant did not open in May.",
    ),
]


@pytest.mark.parametrize(("said", "text"), NO_DENIAL_OF_A_DENIAL)
def test_what_is_denied_or_not_the_speaker_s_own_stays_out(said, text):
    assert judged(said, text).verdict is not Verdict.VERIFIED


PUMPS = "It was noted that the pumps were too costly for the farms."
BECAUSE = "because the pumps are too costly for the farms."


@pytest.mark.parametrize(
    "main",
    [
        "The ministry refused,",
        "They think it fails,",
        "He believes in wells,",
        "Some complain,",
        "Is it right to stop,",
        "We heard that the mayors left,",
    ],
)
def test_a_reason_that_is_somebody_else_s_is_no_finding(main):
    made = judged(f"{main} {BECAUSE}", PUMPS)

    assert made.verdict is Verdict.NEEDS_REVIEW
    assert "scope" in {one.rule for one in made.checks if not one.passed}


def test_a_reason_of_others_in_french_is_no_finding():
    said = "Ils s'opposent au tarif, car les pompes sont trop chères pour les fermes."
    text = "Il a été noté que les pompes étaient trop chères pour les fermes."

    assert judged(said, text, "fr").verdict is Verdict.NEEDS_REVIEW


@pytest.mark.parametrize(
    "main", ["We support the tariff,", "And we would stop,", "It is wrong to stop,"]
)
def test_a_reason_of_the_speaker_s_own_stands(main):
    assert judged(f"{main} {BECAUSE}", PUMPS).verdict is Verdict.VERIFIED


@pytest.mark.parametrize(
    ("opener", "expected"),
    [
        ("Les intervenants ont", Verdict.VERIFIED),
        ("Les éleveurs ont", Verdict.NEEDS_REVIEW),
    ],
)
def test_what_the_room_asked_may_be_told_of_nobody_in_french(opener, expected):
    said = f"{opener} recommandé que les puits soient couverts avant la pluie."
    text = "Il a en outre été recommandé que les puits soient couverts avant la pluie."

    assert judged(said, text, "fr").verdict is expected
