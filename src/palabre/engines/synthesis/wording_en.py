"""English wording: UN style, past tense, nobody named."""

import re
from collections.abc import Mapping, Sequence

from palabre.engines.synthesis import bodies
from palabre.engines.synthesis.bodies_told import with_article
from palabre.engines.synthesis.second_that import with_second_that
from palabre.engines.synthesis.set_off import set_off
from palabre.engines.synthesis.shapes import Speech
from palabre.engines.synthesis.wording import Teller, is_quotable, rung
from palabre.kernel.late import late
from palabre.kernel.numbers import count

ACTIVE: Mapping[Speech, tuple[str, ...]] = {
    Speech.NOTE: ("noted that", "pointed out that", "observed that", "stated that"),
    Speech.STRESS: ("stressed that", "emphasized that", "underlined that"),
    Speech.STRESS_MATTER: ("stressed", "emphasized", "underlined"),
    Speech.VIEW: ("expressed the view that", "considered that", "felt that"),
    Speech.CONCERN: ("expressed concern that",),
    Speech.HOPE: ("expressed the hope that",),
    Speech.REGRET: ("regretted that",),
    Speech.PROPOSE_THAT: ("proposed that", "suggested that"),
    Speech.ADVISE: ("proposed that", "suggested that"),
    Speech.REPORT: ("reported that", "indicated that"),
    Speech.ANNOUNCE: ("announced that",),
    Speech.FORETELL: ("indicated that", "stated that"),
    Speech.RECOGNIZE: ("recognized that",),
    Speech.NEED: (
        "stressed the need to",
        "emphasized the need to",
        "underlined the need to",
    ),
    Speech.MUST: (
        "stressed the need to",
        "emphasized the need to",
        "underlined the need to",
    ),
    Speech.EFFORTS: ("spoke of the need to", "referred to the need to"),
    Speech.NEED_OF: (
        "stressed the need for",
        "emphasized the need for",
        "underlined the need for",
    ),
    Speech.CALL_ON: ("called on",),
    Speech.CALL_ON_ALL: ("called on participants to",),
    Speech.CALL_FOR: ("called for",),
    Speech.URGE: ("urged",),
    Speech.SUPPORT: ("expressed support for",),
    Speech.WELCOME: ("welcomed",),
    Speech.OPPOSE: ("opposed",),
    Speech.PROPOSE: ("proposed",),
    Speech.ASK: ("asked",),
    Speech.DISBELIEVE: ("did not believe that",),
    Speech.DISAGREE_WITH: ("did not agree with",),
    Speech.DISAGREE_THAT: ("did not agree that",),
    Speech.NOT_SUPPORT: ("did not support",),
    Speech.NOT_ACCEPT: ("could not accept",),
}
PASSIVE: Mapping[Speech, tuple[str, ...]] = {
    Speech.NOTE: (
        "it was noted that",
        "it was pointed out that",
        "it was observed that",
        "it was stated that",
        "it was noted that",
        "it was observed that",
        "it was pointed out that",
        "the point was made that",
    ),
    Speech.STRESS: (
        "it was stressed that",
        "it was emphasized that",
        "it was underlined that",
    ),
    Speech.VIEW: (
        "the view was expressed that",
        "it was felt that",
        "it was considered that",
    ),
    Speech.REPORT: (
        "it was reported that",
        "it was indicated that",
        "it was stated that",
    ),
    Speech.FORETELL: ("it was indicated that", "it was stated that"),
    Speech.HOPE: ("the hope was expressed that",),
    Speech.PROPOSE_THAT: ("it was proposed that", "it was suggested that"),
    Speech.ADVISE: ("it was proposed that", "it was suggested that"),
    Speech.RECOGNIZE: ("it was recognized that",),
    Speech.NEED: ("attention was drawn to the need to", "the need was stressed to"),
    Speech.MUST: (
        "emphasis was placed on the need to",
        "attention was drawn to the need to",
    ),
    Speech.EFFORTS: ("it was proposed to", "reference was made to the need to"),
    Speech.NEED_OF: ("attention was drawn to the need for",),
    Speech.CALL_ON_ALL: ("participants were called on to",),
    Speech.CALL_FOR: ("a call was made for",),
    Speech.SUPPORT: ("support was expressed for",),
    Speech.CONCERN: ("concern was expressed that",),
    Speech.AGREED: ("agreement was reported that",),
}
_STRESSED = "the need was stressed to"
"""Said around a short clause: "The need to act was stressed"."""
_INNER = frozenset(
    {"that", "which", "who", "where", "wherever", "when", "while", "how", "whether"}
)
"""What opens a clause of its own, whose verb would run into "was stressed"."""


def _is_short(clause: str) -> bool:
    words = clause.split()
    return "," not in clause and len(words) <= 18 and not _INNER & set(words)


GROUPS: Mapping[str, str] = {
    "government": "government",
    "private-sector": "the private sector",
    "civil-society": "civil society",
    "technical-community": "the technical community",
    "academia": "academia",
    "international-organization": "international organizations",
}
ONE: Mapping[str, str] = {
    **GROUPS,
    "international-organization": "an international organization",
}
"""Where one speaker comes from: nobody comes from several organizations."""
_ONE_BODY: Mapping[str, str] = {
    "government": "government",
    "private-sector": "participant from the private sector",
    "civil-society": "participant from civil society",
    "technical-community": "participant from the technical community",
    "academia": "participant from academia",
    "international-organization": "international organization",
}
_ONE_SPEAKER = late(r"\b(?:one|another|the same) speaker\b", re.IGNORECASE)
_OF_COUNTRY = late(
    r"its (?:\w+ )?(?:companies|firms|enterprises|businesses|farmers|villages|islands|provinces"
    r"|districts|regions|cities|towns|schools|hospitals|citizens|people|population|economy"
    r"|women|young people|students|teachers|fishers|workers|territory|language|languages)\b"
)
"""What a country has and a government does not."""
TONGUES: Mapping[str, str] = {
    "ar": "Arabic",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "pt": "Portuguese",
    "ru": "Russian",
    "sw": "Swahili",
    "zh": "Chinese",
}


def language_name(lang: str) -> str:
    """Return the English name of a language, or nothing if the text may not name it."""
    return TONGUES.get(lang, "")


_QUANTIFIED = {
    "most": "Most speakers",
    "many": "Many speakers",
    "several": "Several speakers",
    "some": "Some speakers",
}


class English:
    """The house's sentences in English."""

    lang = "en"
    session_words: tuple[str, ...] = (
        "the session entitled",
        "one session",
        "another session",
        "the same session",
    )
    speaker_words: tuple[str, ...] = (
        "speaker",
        "participant",
        "government",
        "country",
        "organization",
    )
    headings: Mapping[str, str] = {
        "facts": "The meeting",
        "hosts": "Hosts and Chair",
        "method": "Scope and method",
        "agreement": "Agreement reported by the sessions",
        "support": "Support expressed",
        "difference": "Where views differed",
        "commitments": "Announcements and commitments",
        "silence": "Who was not heard",
        "future": "Where this leads",
        "processes": "Processes to which the summary is addressed",
        "next": "The next edition",
        "annex:who": "Annex I. Who was heard",
        "annex:method": "Annex II. Method",
        "annex:figures": "Annex III. Figures and their definitions",
    }
    leads: Mapping[str, tuple[str, ...]] = {
        "claim": ("",),
        "achievement": (
            "As to achievements,",
            "With regard to achievements,",
            "As regards achievements,",
        ),
        "challenge": (
            "As to challenges,",
            "With regard to challenges,",
            "As regards challenges,",
        ),
        "difference": (
            "As to differences of view,",
            "With regard to differences of view,",
        ),
        "trend": ("As to trends,", "On emerging trends,", "With regard to trends,"),
        "figure": ("Among the figures cited,",),
        "proposal": (
            "As to the way forward,",
            "As regards the way forward,",
            "With regard to the way forward,",
        ),
        "under": ("Under {theme},",),
        "in-session": (
            "In the session entitled “{session}”,",
            "In “{session}”,",
            "In the session “{session}”,",
        ),
        "addition": ("In addition,", ""),  # "": the verb has "also"
        "further": ("",),
        "edited": ("Furthermore,", "Moreover,"),  # what an editor ties points with
        "continuity": ("In that connection,", "In that regard,"),
        "contrast": ("At the same time,", "However,"),
        "consequence": ("Accordingly,", "For that reason,"),
    }

    def told(self, teller: Teller, speech: Speech, clause: str, *, is_own: bool) -> str:
        """Return a whole sentence of reported speech.

        Examples
        --------
        >>> from palabre.engines.synthesis.draft import Counts
        >>> English().told(Teller(Counts(1, 1)), Speech.NEED, "act", is_own=False)
        'One speaker stressed the need to act.'
        """
        if teller.is_another_body:
            clause = bodies.another(clause, self.lang)
        if teller.report:
            return self._of_report(teller, speech, clause)
        if is_own:
            return self._of_body(teller, speech, clause)
        if self._is_passive(teller, speech):
            verb = teller.of(PASSIVE[speech])
            if verb == _STRESSED and _is_short(clause):
                return f"The need to {clause} was stressed."
            verb = PASSIVE[speech][0] if verb == _STRESSED else verb
            verb = _also(teller, verb)
            return f"{verb[:1].upper()}{verb[1:]}{_after(verb, clause)}."
        verb = teller.of(ACTIVE[speech])
        if teller.is_same and speech in {Speech.NOTE, Speech.VIEW, Speech.REPORT}:
            # of two in a row the second says it otherwise
            verb = "added that" if teller.turn % 2 else f"also {verb}"
        elif teller.is_same:
            verb = f"also {verb}"
        return f"{self.subject(teller)} {verb}{_after(verb, clause)}."

    def _of_report(  # noqa: PLR0911 - one exit a way of telling
        self, teller: Teller, speech: Speech, clause: str
    ) -> str:
        """Return what a rapporteur reported: by session now and then, else impersonally."""
        session = self._session(teller)
        if speech == Speech.AS_IT_STANDS:
            return f"{clause[:1].upper()}{clause[1:]}."
        if speech == Speech.IN_SESSION and _AGREED.match(clause):
            return (
                f"{session} reported that {clause.replace('agreed', 'had agreed', 1)}."
            )
        if speech == Speech.IN_SESSION:
            if not teller.is_placed:
                return f"{clause[:1].upper()}{clause[1:]}."
            where = session[:1].lower() + session[1:]
            return f"In {where}, {clause}."
        if speech == Speech.AGREED and not teller.is_impersonal:
            return f"{session} reported agreement that{set_off(clause)}."
        if speech not in PASSIVE:
            verb = teller.of(ACTIVE[speech])
            return f"{session} {verb}{_after(verb, clause)}."
        verb = _also(teller, teller.of(PASSIVE[speech]))
        return f"{verb[:1].upper()}{verb[1:]}{_after(verb, clause)}."

    def _of_body(self, teller: Teller, speech: Speech, clause: str) -> str:
        """Return what a body said of itself: the body is the subject, not the speaker."""
        group = teller.groups[0] if teller.groups else ""
        body = teller.body or _ONE_BODY.get(group, "")
        if group == "government" and _OF_COUNTRY.match(clause):
            body = "country"
        verb = teller.of(ACTIVE[speech])
        if not body:
            whole = f"{self.subject(teller)} {verb} {clause}."
            return whole.replace("{own}", "their group", 1).replace("{own}", "it")
        one = with_article(body)
        start = f"Another {body}" if teller.is_another_body else one
        subject = f"The same {body}" if teller.is_same else start
        subject = subject[:1].upper() + subject[1:]
        also = "also " if teller.is_same else ""
        told = _after(verb, clause)
        return f"{subject} {also}{verb}{told}.".replace("{own}", "it")

    def quoted(self, teller: Teller, words: str, lang: str) -> str:
        """Return a sentence that quotes words exactly, and says in which language.

        Examples
        --------
        >>> from palabre.engines.synthesis.draft import Counts
        >>> English().quoted(Teller(Counts(1, 1)), "Le prix baisse.", "fr")
        'One speaker said in French: « Le prix baisse. »'
        """
        marks = ("« ", " »") if lang in {"fr", "es"} else ("“", "”")
        said = "reported" if teller.report else "said"
        tongue = "" if lang == self.lang else language_name(lang)
        said += f" in {tongue}" if tongue else ""
        return f"{self.subject(teller)} {said}: {marks[0]}{words}{marks[1]}"

    def contested(self, text: str, against: int) -> str:
        """Return a sentence with the number of speakers who objected to it.

        Examples
        --------
        >>> English().contested("One speaker noted that it rained.", 2)
        'One speaker noted that it rained; two speakers objected.'
        >>> English().contested("One speaker noted that it rained.", 1)
        'One speaker noted that it rained; another speaker objected.'
        """
        one = "another speaker" if _ONE_SPEAKER.search(text) else "one speaker"
        who = one if against == 1 else f"{self.number(against)} speakers"
        return f"{text.rstrip('.')}; {who} objected."

    def subject(self, teller: Teller) -> str:
        """Return who spoke, by the ladder, never by name."""
        if teller.report:
            return self._session(teller)
        word = rung(teller.counts, teller.n_heard).word
        if word != "one":
            return _QUANTIFIED[word] + self._from(teller.groups)
        if teller.is_same:
            return "The same speaker"
        start = "Another speaker" if teller.is_another else "One speaker"
        known = [ONE[group] for group in teller.groups if group in ONE]
        return f"{start} from {known[0]}" if known else start

    def _session(self, teller: Teller) -> str:
        if teller.is_same:
            return "The same session"
        if teller.counts.sessions > 1 and not teller.counts.voices:
            number = self.number(teller.counts.sessions)
            return f"{number[:1].upper()}{number[1:]} sessions"
        is_due = teller.turn % 3 == 0 or not teller.is_another
        if is_due and is_quotable(teller.report):
            return f"The session entitled “{teller.report}”"
        if not teller.is_another:
            return "One session"
        return "Another session"

    def _from(self, groups: Sequence[str]) -> str:
        known = [GROUPS[group] for group in groups if group in GROUPS]
        if len(known) == 1:
            return f" from {known[0]}"
        return f", from {self.joined(known)}," if known else ""

    def _is_passive(self, teller: Teller, speech: Speech) -> bool:
        if speech not in PASSIVE or teller.report:
            return False
        if teller.is_impersonal:
            return True
        if teller.is_finding and teller.groups:
            return False
        is_due = (teller.turn + teller.offset) % (3 if teller.groups else 4) != 0
        return teller.counts.voices == 1 and not teller.is_same and is_due

    def together(self, clauses: Sequence[str], *, is_agreed: bool = False) -> str:  # noqa: ARG002 - French needs it
        """Return clauses that follow one "that".

        Examples
        --------
        >>> English().together(["it rained", "roads were closed", "schools shut"])
        'it rained, that roads were closed and that schools shut'
        """
        *first, last = bodies.told_apart(clauses, self.lang)
        is_long = len(first) == 1 and (
            "that" in last or "," in first[0] or len(first[0].split()) > _SHORT
        )
        comma = "," if is_long else ""
        last = _resumed(first[-1], last) if first else last
        return (
            f"{', that '.join(first)}{comma} and that{set_off(last)}" if first else last
        )

    def number(self, value: int, *, is_feminine: bool = False) -> str:
        """Return a count in words below ten, else in figures."""
        return count(value, self.lang, is_feminine=is_feminine)

    def joined(self, items: list[str]) -> str:
        """Return "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} and {items[-1]}"


def _also(teller: Teller, verb: str) -> str:
    """Return an impersonal verb with "also" for the third of a row, and for each third on."""
    is_due = teller.turn % _ALSO_EACH == _ALSO_EACH - 1 and not teller.is_tied
    return verb.replace("it was ", "it was also ", 1) if is_due else verb


_ALSO_EACH = 3


def _after(verb: str, clause: str) -> str:
    """Return a clause as it stands after a verb: what opens it set off after "that"."""
    if not verb.endswith("that"):
        return f" {clause}"
    return set_off(with_second_that(clause))


_SHORT = 7
"""Words of a clause after which "and that" follows without a comma."""

_SAME_MANY = late(
    r"(?P<subject>(?:the )?(?:[a-z-]+ ){1,4}?)(?=(?:should|must|could|would|were|had|did"
    r"|[a-z]{3,}ed|remained|lost|kept|found|made|left)\b)"
)


_MANY = late(r"(?<!new)(?<!serie)(?<!politic)(?<!economic)(?<![siu])s $")
"""A plural, and no "process", "crisis", "status" or "news"."""


def _resumed(first: str, last: str) -> str:
    """Return a second clause with "they" for a plural that the first is about too.

    Examples
    --------
    >>> _resumed("stations erased old tapes", "stations remained on the air")
    'they remained on the air'
    >>> _resumed("rural stations erased tapes", "stations remained on the air")
    'stations remained on the air'
    >>> _resumed("the process changed twice", "the process remained slow")
    'the process remained slow'
    """
    subject = _SAME_MANY.match(first)
    if subject is None or not last.startswith(subject["subject"]):
        return last
    is_many = _MANY.search(subject["subject"]) is not None
    rest = last[subject.end() :]
    goes_on = _SAME_MANY.match(last)
    is_same = goes_on is not None and goes_on["subject"] == subject["subject"]
    return f"they {rest}" if is_many and is_same else last


_AGREED = late(r"(?:[\w'’-]+ ){1,4}agreed\b", re.IGNORECASE)
"""A room that agreed: who agrees is for a person to say, the text says who reported it."""
