"""French wording: style of the United Nations, past tense, nobody named."""

import re
from collections.abc import Mapping, Sequence

from palabre.engines.synthesis import bodies
from palabre.engines.synthesis.joined_fr import each_told
from palabre.engines.synthesis.shapes import Speech
from palabre.engines.synthesis.wording import Teller, is_quotable, rung
from palabre.kernel.late import late
from palabre.kernel.numbers import count

ACTIVE: Mapping[Speech, tuple[str, ...]] = {
    Speech.NOTE: ("{a} noté que", "{a} fait observer que", "{a} relevé que"),
    Speech.STRESS: ("{a} souligné que", "{a} insisté sur le fait que"),
    Speech.STRESS_MATTER: ("{a} souligné", "{a} insisté sur"),
    Speech.VIEW: ("{a} estimé que", "{a} considéré que"),
    Speech.CONCERN: ("{a} dit craindre que",),
    Speech.HOPE: ("{a} dit espérer que",),
    Speech.REGRET: ("{a} regretté que",),
    Speech.PROPOSE_THAT: ("{a} proposé que",),
    Speech.ADVISE: ("{a} estimé que", "{a} considéré que"),
    Speech.REPORT: ("{a} indiqué que", "{a} signalé que"),
    Speech.ANNOUNCE: ("{a} annoncé que",),
    Speech.FORETELL: ("{a} indiqué que",),
    Speech.RECOGNIZE: ("{a} reconnu que",),
    Speech.NEED: (
        "{a} souligné qu'il fallait",
        "{a} insisté sur le fait qu'il fallait",
    ),
    Speech.MUST: (
        "{a} souligné qu'il fallait",
        "{a} insisté sur le fait qu'il fallait",
    ),
    Speech.EFFORTS: ("{a} estimé qu'il conviendrait de",),
    Speech.CALL_ON: ("{a} appelé",),
    Speech.CALL_ON_ALL: ("{a} appelé les participants à",),
    Speech.NEED_OF: ("{a} souligné la nécessité de",),
    Speech.CALL_FOR: ("{a} appelé",),
    Speech.URGE: ("{a} exhorté",),
    Speech.SUPPORT: ("{a} soutenu",),
    Speech.WELCOME: ("{a} salué",),
    Speech.OPPOSE: ("{a} rejeté",),
    Speech.PROPOSE: ("{a} proposé",),
    Speech.ASK: ("{a} demandé",),
    Speech.DISBELIEVE: ("{a} dit ne pas croire que",),
    Speech.DISAGREE_WITH: ("{a} dit ne pas être d'accord avec",),
    Speech.DISAGREE_THAT: ("{a} dit ne pas admettre que",),
    Speech.NOT_SUPPORT: ("{a} dit ne pas soutenir",),
    Speech.NOT_ACCEPT: ("{a} dit ne pas pouvoir accepter",),
}
PASSIVE: Mapping[Speech, tuple[str, ...]] = {
    Speech.NOTE: (
        "il a été noté que",
        "il a été relevé que",
        "il a été fait remarquer que",
        "il a été signalé que",
        "il a été fait observer que",
    ),
    Speech.STRESS: ("il a été souligné que", "l'accent a été mis sur le fait que"),
    Speech.VIEW: ("il a été avancé que", "l'avis a été exprimé que"),
    Speech.REPORT: ("il a été indiqué que", "il a été signalé que"),
    Speech.FORETELL: ("il a été indiqué que",),
    Speech.PROPOSE_THAT: ("il a été proposé que",),
    Speech.ADVISE: (
        "il a été estimé que",
        "il a été considéré que",
        "l'avis a été exprimé que",
    ),
    Speech.RECOGNIZE: ("il a été reconnu que",),
    Speech.NEED: ("il a été souligné qu'il fallait",),
    Speech.MUST: ("il a été souligné qu'il fallait",),
    Speech.EFFORTS: ("il a été estimé qu'il conviendrait de",),
    Speech.HOPE: ("l'espoir a été exprimé que",),
    Speech.CONCERN: ("la crainte a été exprimée que",),
    Speech.AGREED: ("il a été fait état d'un accord selon lequel",),
}
GROUPS: Mapping[str, str] = {
    "government": "des gouvernements",
    "private-sector": "du secteur privé",
    "civil-society": "de la société civile",
    "technical-community": "de la communauté technique",
    "academia": "du monde universitaire",
    "international-organization": "des organisations internationales",
}
_ONE_BODY: Mapping[str, str] = {
    "government": "gouvernement",
    "private-sector": "participant issu du secteur privé",
    "civil-society": "participant issu de la société civile",
    "technical-community": "participant issu de la communauté technique",
    "academia": "participant issu du monde universitaire",
    "international-organization": "organisation internationale",
}
_ONE_SPEAKER = late(r"\b(?:une? (?:autre )?|l[ea] même )intervenante?\b", re.IGNORECASE)
_OF_COUNTRY = late(
    r"(?:ses|son|sa) (?:[\w-]+ )?(?:entreprises|agriculteurs|villages|îles|provinces|districts"
    r"|régions|villes|écoles|hôpitaux|citoyens|population|économie|femmes|jeunes|élèves"
    r"|enseignants|pêcheurs|travailleurs|territoire|langues?)\b"
)
"""What a country has and a government does not."""
_QUANTIFIED = {
    "most": "La plupart des participants",
    "many": "De nombreux participants",
    "several": "Plusieurs participants",
    "some": "Des participants",
}
_VOWELS = "aeiouyhàâéèêëîïôûœAEIOUYHÀÂÉÈÊËÎÏÔÛŒ"


TONGUES: Mapping[str, str] = {
    "ar": "arabe",
    "en": "anglais",
    "es": "espagnol",
    "fr": "français",
    "pt": "portugais",
    "ru": "russe",
    "sw": "swahili",
    "zh": "chinois",
}
"""Names of languages as they follow "en"."""


class French:
    """The house's sentences in French."""

    lang = "fr"
    session_words: tuple[str, ...] = (
        "la séance intitulée",
        "une séance",
        "une autre séance",
        "la même séance",
    )
    speaker_words: tuple[str, ...] = (
        "intervenant",
        "participant",
        "représentant",
        "gouvernement",
        "pays",
        "organisation",
        "partie prenante",
    )
    headings: Mapping[str, str] = {
        "facts": "La réunion",
        "hosts": "Hôtes et présidence",
        "method": "Portée et méthode",
        "agreement": "Accords dont les séances ont rendu compte",
        "support": "Appuis exprimés",
        "difference": "Divergences de vues",
        "commitments": "Annonces et engagements",
        "silence": "Voix absentes",
        "future": "Orientations pour la suite",
        "processes": "Processus auxquels le résumé est adressé",
        "next": "La prochaine édition",
        "annex:who": "Annexe I. Qui a été entendu",
        "annex:method": "Annexe II. Méthode",
        "annex:figures": "Annexe III. Chiffres et définitions",
    }
    leads: Mapping[str, tuple[str, ...]] = {
        "claim": ("",),
        "achievement": (
            "S'agissant des résultats,",
            "Pour ce qui est des résultats,",
            "En ce qui concerne les résultats,",
        ),
        "challenge": (
            "S'agissant des difficultés,",
            "En ce qui concerne les difficultés,",
            "Pour ce qui est des difficultés,",
        ),
        "difference": (
            "S'agissant des divergences de vues,",
            "Quant aux divergences de vues,",
        ),
        "trend": (
            "S'agissant des tendances,",
            "Pour ce qui est des tendances,",
            "Quant aux tendances,",
        ),
        "figure": ("Parmi les chiffres cités,",),
        "proposal": (
            "S'agissant de la marche à suivre,",
            "Pour l'avenir,",
            "En ce qui concerne la marche à suivre,",
        ),
        "under": ("Sur le thème « {theme} »,",),
        "in-session": (
            "Lors de la séance « {session} »,",
            "Dans « {session} »,",
            "À la séance « {session} »,",
        ),
        "addition": ("En outre,", ""),  # "": the verb has "également"
        "further": ("Par ailleurs,",),
        "edited": ("De plus,",),  # what an editor ties points with
        "continuity": ("À cet égard,", "Dans le même ordre d'idées,"),
        "contrast": ("Dans le même temps,", "Toutefois,"),
        "consequence": ("En conséquence,", "C'est pourquoi"),
    }

    def told(self, teller: Teller, speech: Speech, clause: str, *, is_own: bool) -> str:
        """Return a whole sentence of reported speech.

        Examples
        --------
        >>> from palabre.engines.synthesis.draft import Counts
        >>> French().told(Teller(Counts(1, 1)), Speech.NEED, "agir", is_own=False)
        "Un intervenant a souligné qu'il fallait agir."
        """
        return _PER_CENT.sub("%", self._told(teller, speech, clause, is_own=is_own))

    def _told(
        self, teller: Teller, speech: Speech, clause: str, *, is_own: bool
    ) -> str:
        if teller.is_another_body:
            clause = bodies.another(clause, self.lang)
        if teller.report:
            return self._of_report(teller, speech, clause)
        if is_own:
            return self._of_body(teller, speech, clause)
        own = _OWN_GOVERNMENT.match(clause)
        if own and teller.groups == ("government",) and not self._is_plural(teller):
            clause = f"son {clause[own.end() :]}"
        elif self._is_passive(teller, speech):
            verb = _also(teller, teller.of(PASSIVE[speech], clause))
            whole = elided(verb, told_on(clause))
            return whole[:1].upper() + whole[1:] + "."
        verb = teller.of(ACTIVE[speech], clause)
        if teller.is_same and speech in {Speech.NOTE, Speech.VIEW, Speech.REPORT}:
            # of two in a row the second says it otherwise
            also = verb.replace("{a} ", "{a} également ")
            verb = "{a} ajouté que" if teller.turn % 2 else also
        elif teller.is_same:
            verb = verb.replace("{a} ", "{a} également ")
        has = "ont" if self._is_plural(teller) else "a"
        verb = verb.replace("{a}", has)
        told = told_on(clause) if verb.endswith("que") else clause
        return f"{self.subject(teller)} {elided(verb, told)}."

    def _of_report(  # noqa: PLR0911 - one exit a way of telling
        self, teller: Teller, speech: Speech, clause: str
    ) -> str:
        """Return what a rapporteur reported: by session now and then, else impersonally."""
        session = self._session(teller)
        if speech == Speech.AS_IT_STANDS:
            return f"{clause[:1].upper()}{clause[1:]}."
        if speech == Speech.IN_SESSION and _AGREED.match(clause):
            has = "ont" if session.endswith(" séances") else "a"
            return f"{session} {has} rapporté que {_had_agreed(clause)}."
        if speech == Speech.IN_SESSION:
            if not teller.is_placed:
                return f"{clause[:1].upper()}{clause[1:]}."
            return f"{elided('Lors de', session[:1].lower() + session[1:])}, {clause}."
        if speech == Speech.AGREED and not teller.is_impersonal:
            has = "ont" if session.endswith(" séances") else "a"
            return f"{session} {has} fait état d'un accord selon lequel {clause}."
        if speech not in PASSIVE:
            has = "ont" if session.endswith(" séances") else "a"
            verb = teller.of(ACTIVE[speech], clause).replace("{a}", has)
            return f"{session} {elided(verb, clause)}."
        verb = _also(teller, teller.of(PASSIVE[speech], clause))
        whole = elided(verb, told_on(clause))
        return f"{whole[:1].upper()}{whole[1:]}."

    def _session(self, teller: Teller) -> str:
        if teller.is_same:
            return "La même séance"
        if teller.counts.sessions > 1 and not teller.counts.voices:
            number = self.number(teller.counts.sessions, is_feminine=True)
            return f"{number[:1].upper()}{number[1:]} séances"
        is_due = teller.turn % 3 == 0 or not teller.is_another
        if is_due and is_quotable(teller.report):
            return f"La séance intitulée « {teller.report} »"
        if not teller.is_another:
            return "Une séance"
        return "Une autre séance"

    def _of_body(self, teller: Teller, speech: Speech, clause: str) -> str:
        """Return what a body said of itself: the body is the subject, not the speaker."""
        group = teller.groups[0] if teller.groups else ""
        body = _ONE_BODY.get(group, "groupe")
        if group == "government" and _OF_COUNTRY.match(clause):
            body = "pays"
        is_feminine = group == "international-organization"
        one = (
            ("Une autre" if is_feminine else "Un autre")
            if teller.is_another_body
            else ("Une" if is_feminine else "Un")
        )
        if teller.is_same:
            one = "La même" if is_feminine else "Le même"
        verb = teller.of(ACTIVE[speech], clause).replace("{a}", "a")
        told = clause.replace("{own}", "elle" if is_feminine else "il")
        told = _ELISION.sub(r"\1'", told)
        asked = _ASKED.match(told)
        if asked and " et qu" not in told[asked.end() :].removeprefix("qu"):
            return f"{one} {body} a {_ASKS[asked[1]]} {told[asked.end() :]}."
        bound = _BOUND.match(told)
        if bound and " et qu" not in told:
            done = "s'est engagée à" if is_feminine else "s'est engagé à"
            return f"{one} {body} {done} {told[bound.end() :]}."
        return f"{one} {body} {elided(verb, told_on(told))}."

    def quoted(self, teller: Teller, words: str, lang: str) -> str:
        """Return a sentence that quotes words exactly, and says in which language."""
        has = "ont" if self._is_plural(teller) else "a"
        said = "rapporté" if teller.report else "déclaré"
        tongue = "" if lang == self.lang else TONGUES.get(lang, "")
        said += f" en {tongue}" if tongue else ""
        return f"{self.subject(teller)} {has} {said} : « {words} »"

    def contested(self, text: str, against: int) -> str:
        """Return a sentence with the number of speakers who objected to it.

        Examples
        --------
        >>> French().contested("Un intervenant a noté qu'il pleuvait.", 1)
        "Un intervenant a noté qu'il pleuvait ; un autre intervenant s'y est opposé."
        """
        one = "un autre intervenant" if _ONE_SPEAKER.search(text) else "un intervenant"
        who = (
            f"{one} s'y est opposé"
            if against == 1
            else f"{self.number(against)} intervenants s'y sont opposés"
        )
        return f"{text.rstrip('.')} ; {who}."

    def subject(self, teller: Teller) -> str:
        """Return who spoke, by the ladder, never by name."""
        if teller.report:
            return self._session(teller)
        word = rung(teller.counts, teller.n_heard).word
        if word != "one":
            of_groups = self._from(teller.groups)
            # "la plupart des participants issus de" would be most of these alone
            set_off = f", {of_groups}," if word == "most" else f" {of_groups}"
            return _QUANTIFIED[word] + (set_off if of_groups else "")
        if teller.is_same:
            return "Le même intervenant"
        one = "Un autre" if teller.is_another else "Un"
        if teller.groups[:1] == ("government",):
            return f"{one} représentant d'un gouvernement"
        known = [ONE[group] for group in teller.groups if group in ONE]
        return f"{one} intervenant {known[0]}" if known else f"{one} intervenant"

    def _is_plural(self, teller: Teller) -> bool:
        return not teller.report and rung(teller.counts, teller.n_heard).word != "one"

    def _from(self, groups: Sequence[str]) -> str:
        known = [GROUPS[group] for group in groups if group in GROUPS]
        return f"issus {self.joined(known)}" if known else ""

    def _is_passive(self, teller: Teller, speech: Speech) -> bool:
        if speech not in PASSIVE or teller.report:
            return False
        if teller.is_impersonal:
            return True
        if teller.is_finding and teller.groups:
            return False
        is_due = (teller.turn + teller.offset) % (3 if teller.groups else 4) != 0
        return teller.counts.voices == 1 and not teller.is_same and is_due

    def together(self, clauses: Sequence[str], *, is_agreed: bool = False) -> str:
        """Return clauses that follow one "que", or one "accord selon lequel".

        Examples
        --------
        >>> French().together(["il pleuvait", "une route était coupée"])
        "il pleuvait et qu'une route était coupée"
        >>> French().together(["un", "l'autre"], is_agreed=True)
        "un et selon lequel l'autre"
        """
        link = "selon lequel" if is_agreed else "que"
        first, *rest = bodies.told_apart(clauses, self.lang)
        *middle, last = rest or [""]
        between = "".join(f", {elided(link, one)}" for one in middle)
        comma = "," if "," in first and not middle else ""
        return f"{first}{between}{comma} et {elided(link, last)}" if rest else first

    def number(self, value: int, *, is_feminine: bool = False) -> str:
        """Return a count in words below ten, else in figures."""
        return count(value, self.lang, is_feminine=is_feminine)

    def joined(self, items: list[str]) -> str:
        """Return "a, b et c"."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} et {items[-1]}"


def _also(teller: Teller, verb: str) -> str:
    """Return an impersonal verb with "également" for the third of a row, and each third on."""
    is_due = teller.turn % _ALSO_EACH == _ALSO_EACH - 1 and not teller.is_tied
    return verb.replace(" a été ", " a également été ", 1) if is_due else verb


_ALSO_EACH = 3
_OWN_GOVERNMENT = late(r"le (?=gouvernement (?!de |d'|du |des |central|fédéral))")
"""Of which government somebody speaks who speaks for one: of their own."""
_PER_CENT = late(r"(?<=\d )pour cent\b")
"""After figures the sign stands, after words the words: "22 %", "cinq pour cent"."""

ONE: Mapping[str, str] = {
    "private-sector": "du secteur privé",
    "civil-society": "de la société civile",
    "technical-community": "de la communauté technique",
    "academia": "du monde universitaire",
    "international-organization": "d'une organisation internationale",
}


def elided(verb: str, clause: str) -> str:
    """Return a verb and its clause with "que" and "de" elided before a vowel.

    Examples
    --------
    >>> elided("a noté que", "il fallait agir")
    "a noté qu'il fallait agir"
    >>> elided("a noté que", "pour un mât, le prix baissait")
    'a noté que, pour un mât, le prix baissait'
    """
    is_vowel = clause[:1] in _VOWELS and not clause.lower().startswith(
        ("huit", "onze", "haut")
    )
    if is_vowel and verb.rsplit(maxsplit=1)[-1] in {"que", "de"}:
        return f"{verb[:-1]}'{clause}"
    is_set_off = verb.endswith("que") and _OPENS.match(clause)
    return f"{verb}, {clause}" if is_set_off else f"{verb} {clause}"


_OPENS = late(
    r"(?:pour|dans|depuis|pendant|sans|selon|sur|sous|lors|lorsque|parmi|malgré|chez|durant|quand"
    r"|bien que|quoique|même si|si|l'année (?:précédente|suivante)|d'ici|dès|par|face|faute|grâce)\b[^,;:«»]{0,80}, "
    r"(?=(?:l'|c'|quelqu'un|\d|(?:vingt|trente|quarante|cinquante|soixante|quatre-vingt|cent|mille)|(?:le|la|les|un|une|des|il|elle|ils|elles|on|ce|ces|chaque|aucune?|plusieurs|certaine?s"
    r"|moins|plus|seule?s?|deux|trois|leurs?|ses|son|sa|peu|beaucoup|nul|personne|rien|toute?s?) )(?!(?:et|ou) ))"
)
"""What opens a clause, set off by commas on both sides: "que, pour un mât, le prix"."""


def told_on(clause: str) -> str:
    """Return a clause after "que" with the word repeated before a second clause.

    Examples
    --------
    >>> told_on("un guichet coûtait cher, et c'étaient les clients qui payaient")
    "un guichet coûtait cher, et que c'étaient les clients qui payaient"
    >>> told_on("les firmes répondaient vite, mais leurs réponses étaient brèves")
    'les firmes répondaient vite, mais que leurs réponses étaient brèves'
    >>> told_on("les villes achetaient des cartes, des relevés et des guides")
    'les villes achetaient des cartes, des relevés et des guides'
    >>> told_on("le fonds payait le pain, et le prix du lait")
    'le fonds payait le pain, et le prix du lait'
    >>> told_on("la digue avait cédé deux fois et, après la crue, le port avait fermé")
    'la digue avait cédé deux fois et que, après la crue, le port avait fermé'
    """
    found = None if _PAUSED.search(clause) else _SECOND.search(clause)
    if found is None:
        return clause
    is_in_relative = _RELATIVE.search(clause[: found.end()]) is not None
    if is_in_relative and not _PRONOUN.match(clause, found.end()):
        return clause
    at = found.start("aside") if found["aside"] else found.end()
    link = " que" if found["aside"] else elided("que", clause[at:])[: -len(clause[at:])]
    return each_told(f"{clause[:at]}{link}{clause[at:]}")


_PAUSED = late(r"[:;«»—–]")
_RELATIVE = late(r"\b(?:qui|dont|où)\b[^,]*, (?:et|mais) $")
"""A relative in which the second verb may still stand, unless a pronoun opens it."""
_PRONOUN = late(r"(?:ils?|elles?|on|cela|chacune?|personne|rien) ")
_NOUNS_IN_AIT = r"(?!(?:lait|fait|bienfait|forfait|trait|portrait|extrait|retrait|attrait|souhait)\b)"
_CLITICS = r"(?:n'|ne |se |s'|en |y |l'|le |la |les |lui |leur )*"
_SUBJECT = (
    r"(?:l'|(?:peu|beaucoup) d'|(?:peu de|beaucoup de|le|la|les|un|une|des|leurs?|son|sa|ses|chaque"
    r"|aucune?|plus de|moins de|près de|plusieurs"
    r"|certaine?s|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante"
    r"|cinquante|soixante|cent|\d[\d\u00a0\u202f]*) )"
)
_SECOND = late(
    r"(?:, (?:et|mais|puis)|,? et(?P<aside>, (?!qu[ie']|dont|où)[^,;:]{3,50},)) (?="
    r"(?:aujourd'hui |désormais |maintenant |ensuite |depuis )?"
    rf"(?:c'|ils? |elles? |on |cela |(?:presque |quasiment )?(?:personne|rien|chacune?) {_CLITICS}[a-zà-ÿ]+(?:ait|aient)\b)"
    rf"|(?:pour|dans|sur|chez|parmi|depuis|avec|sans) [^,;:]{{3,40}}? (?:ils?|elles?|on) {_CLITICS}[a-zà-ÿ]+(?:ait|aient)\b"
    r"|\d[\d\u00a0\u202f]* [^,;:]*? (?:qui|que|dont) [^,;:]*?(?:ait|aient)\b[^,;:]*? "
    r"[a-zà-ÿ']+(?:ait|aient)\b"
    rf"|{_SUBJECT}(?:(?!(?:qui|que|dont|où|lorsque|quand|comme) |(?:qu|lorsqu)')[\w'’-]+ ){{1,10}}?"
    rf"{_CLITICS}{_NOUNS_IN_AIT}[a-zà-ÿ]+(?:ait|aient)\b)"
)
"""A second clause with its own subject and verb; "et" alone may join nouns."""

_ASKS: Mapping[str, str] = {
    "demandait": "demandé",
    "souhaitait": "souhaité",
    "proposait": "proposé",
    "recommandait": "recommandé",
    "appelait": "appelé",
    "invitait": "invité",
    "exhortait": "exhorté",
    "encourageait": "encouragé",
}
_ASKED = late(
    r"(?:il|elle) (?:(?=(?:demand|souhait|propos|recommand)ait qu[e'])"
    r"|(?=(?:appel|invit|exhort|encourage)ait (?:les |l'|tou|chaque )[^,;:]{2,60}? (?:à|de|d') ?[a-zéèê]))"
    rf"({'|'.join(_ASKS)}) "
)
"""What a body asks is asked, and not reported to be asked."""
_BOUND = late(r"(?:il|elle) s'engageait à (?=[a-zéèê]+(?:er|ir|re|oir)\b)")
"""What a body binds itself to is no news of its binding itself."""

_ELISION = late(r"\b([Qq]u|[Ll]orsqu|[Pp]uisqu|d)e (?=(?:ils?|elles?) )")
"""What the pronoun of a body brings: "que elle" is written "qu'elle"."""

_AGREED = late(
    r"(?:[\w'’-]+ ){1,4}(?:se sont|s'est|sont|est|ont|a) (?:tou(?:s|tes) )?(?:accordé|convenu)",
    re.IGNORECASE,
)
"""A room that agreed: who agrees is for a person to say, the text says who reported it."""

_PERFECT = {
    "se sont": "s'étaient",
    "s'est": "s'était",
    "sont": "étaient",
    "est": "était",
    "ont": "avaient",
    "a": "avait",
}


def _had_agreed(clause: str) -> str:
    """Return what a room agreed on as it was before the report.

    Examples
    --------
    >>> _had_agreed("les participants se sont accordés sur un délai")
    "les participants s'étaient accordés sur un délai"
    """
    return re.sub(
        r"\b(se sont|s'est|sont|est|ont|a) (?=(?:tou(?:s|tes) )?(?:accordé|convenu))",
        lambda found: f"{_PERFECT[found[1]]} ",
        clause,
        count=1,
    )
