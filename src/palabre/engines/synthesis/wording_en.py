"""English wording: UN style, past tense, nobody named."""

from collections.abc import Mapping, Sequence

from palabre.engines.synthesis.shapes import Speech
from palabre.engines.synthesis.wording import Teller, rung
from palabre.kernel.numbers import count

ACTIVE: Mapping[Speech, tuple[str, ...]] = {
    Speech.NOTE: ("noted that", "pointed out that", "observed that"),
    Speech.STRESS: ("stressed that", "emphasized that", "underlined that"),
    Speech.VIEW: ("expressed the view that", "considered that", "took the view that"),
    Speech.CONCERN: ("expressed concern that",),
    Speech.HOPE: ("expressed the hope that",),
    Speech.REGRET: ("regretted that",),
    Speech.PROPOSE_THAT: ("proposed that", "suggested that"),
    Speech.REPORT: ("reported that", "informed participants that"),
    Speech.ANNOUNCE: ("announced that",),
    Speech.RECOGNIZE: ("recognized that", "acknowledged that"),
    Speech.NEED: ("stressed the need to", "emphasized the need to", "underlined the need to"),
    Speech.EFFORTS: ("considered that efforts should be made to",
                     "suggested that steps should be taken to"),
    Speech.CALL_ON: ("called on",),
    Speech.CALL_FOR: ("called for",),
    Speech.URGE: ("urged",),
    Speech.SUPPORT: ("expressed support for",),
    Speech.WELCOME: ("welcomed",),
    Speech.OPPOSE: ("expressed opposition to",),
    Speech.PROPOSE: ("proposed",),
    Speech.DOUBT: ("questioned",),
}
PASSIVE: Mapping[Speech, tuple[str, ...]] = {
    Speech.NOTE: ("it was noted that", "it was pointed out that", "it was observed that"),
    Speech.STRESS: ("it was stressed that", "it was emphasized that"),
    Speech.VIEW: ("the view was expressed that", "one view was that"),
    Speech.CONCERN: ("concern was expressed that",),
    Speech.HOPE: ("the hope was expressed that",),
    Speech.PROPOSE_THAT: ("it was proposed that", "it was suggested that"),
    Speech.RECOGNIZE: ("it was recognized that", "it was acknowledged that"),
    Speech.NEED: ("attention was drawn to the need to", "the case was made for the need to"),
    Speech.EFFORTS: ("it was suggested that efforts should be made to",),
    Speech.CALL_FOR: ("a call was made for",),
    Speech.SUPPORT: ("support was expressed for",),
    Speech.PROPOSE: ("a proposal was made for",),
}
GROUPS: Mapping[str, str] = {
    "government": "government",
    "private-sector": "the private sector",
    "civil-society": "civil society",
    "technical-community": "the technical community",
    "academia": "academia",
    "international-organization": "international organizations",
}
_OWN: Mapping[str, str] = {
    "government": "their Government",
    "private-sector": "their company",
    "academia": "their institution",
}
_QUANTIFIED = {"most": "Most speakers", "many": "Many speakers", "several": "Several speakers",
               "some": "Some speakers"}


class English:
    """The house's sentences in English."""

    lang = "en"
    headings: Mapping[str, str] = {
        "facts": "The meeting",
        "hosts": "Hosts and Chair",
        "method": "Scope and method",
        "agreement": "Agreement reported by the sessions",
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
        "achievement": ("As to achievements,", "With regard to progress made,"),
        "challenge": ("Turning to challenges,", "As to obstacles,"),
        "trend": ("With regard to trends,", "As to emerging trends,"),
        "figure": ("Among the figures cited,",),
        "proposal": ("Looking ahead,", "As to the way forward,"),
        "addition": ("In addition,", "Furthermore,", "Moreover,"),
        "contrast": ("At the same time,", "By contrast,"),
    }

    def told(self, teller: Teller, speech: Speech, clause: str, *, is_own: bool) -> str:
        """Return a whole sentence of reported speech.

        Examples
        --------
        >>> from palabre.engines.synthesis.draft import Counts
        >>> English().told(Teller(Counts(1, 1)), Speech.NEED, "act", is_own=False)
        'One speaker stressed the need to act.'
        """
        clause = clause.replace("{own}", self._own(teller))
        if self._is_passive(teller, speech, is_own=is_own):
            verbs = PASSIVE[speech]
            whole = f"{verbs[teller.turn // 2 % len(verbs)]} {clause}."
            return whole[:1].upper() + whole[1:]
        verbs = ACTIVE[speech]
        verb = verbs[teller.turn % len(verbs)]
        if teller.is_same and speech in {Speech.NOTE, Speech.VIEW, Speech.REPORT}:
            verb = "added that"
        elif teller.is_same:
            verb = f"also {verb}"
        return f"{self.subject(teller)} {verb} {clause}."

    def quoted(self, teller: Teller, words: str, lang: str) -> str:
        """Return a sentence that quotes words exactly, in their own language."""
        spoken = LANGUAGES.get(lang, "")
        where = f" in {spoken}" if spoken and lang != self.lang else ""
        marks = ("« ", " »") if lang == "fr" else ("“", "”")
        return f"{self.subject(teller)} said{where}: {marks[0]}{words}{marks[1]}"

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
        known = [GROUPS[group] for group in teller.groups if group in GROUPS]
        return f"{start} from {known[0]}" if known else start

    def _session(self, teller: Teller) -> str:
        if teller.is_same:
            return "The same session"
        return f"The session on {teller.report}"

    def _from(self, groups: Sequence[str]) -> str:
        known = [GROUPS[group] for group in groups if group in GROUPS]
        return f", from {self.joined(known)}," if known else ""

    def _own(self, teller: Teller) -> str:
        group = teller.groups[0] if teller.groups else ""
        return _OWN.get(group, "their organization")

    def _is_passive(self, teller: Teller, speech: Speech, *, is_own: bool) -> bool:
        is_nameless = not teller.groups and teller.counts.voices == 1 and not teller.report
        is_due = teller.turn % 2 == 1 and not teller.is_same
        return is_nameless and is_due and not is_own and speech in PASSIVE

    def number(self, value: int, *, is_feminine: bool = False) -> str:
        """Return a count in words below ten, else in figures."""
        return count(value, self.lang, is_feminine=is_feminine)

    def joined(self, items: list[str]) -> str:
        """Return "a, b and c"."""
        if len(items) < 2:  # noqa: PLR2004
            return "".join(items)
        return f"{', '.join(items[:-1])} and {items[-1]}"


LANGUAGES = {"fr": "French", "es": "Spanish", "en": "English", "ar": "Arabic",
             "ru": "Russian", "zh": "Chinese"}
