"""Reported speech in French: frames, person and tense, by rule and only where safe."""

import re
from dataclasses import replace

from palabre.engines.synthesis import own_body_fr
from palabre.engines.synthesis.gate_text import content_stem
from palabre.engines.synthesis.imperfect_fr import (
    imperfect,
    is_wished,
)
from palabre.engines.synthesis.joined_fr import joined
from palabre.engines.synthesis.lonely_fr import with_lonely_verb
from palabre.engines.synthesis.markers_fr import opened
from palabre.engines.synthesis.narrated_fr import is_in_the_past
from palabre.engines.synthesis.seen_then_fr import from_then
from palabre.engines.synthesis.shapes import Reported, Speech
from palabre.engines.synthesis.sure_forms_fr import surely_of
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_JE = (
    r"(?:je|nous|j'|ma (?:délégation|ministre)|(?:mon|notre) (?:pays|gouvernement"
    r"|organisation|association|délégation|entreprise|université|ministère))"
)
_ADV = (
    r"(?:\s*(?:voudr(?:ais|ions)|souhait(?:e|ons|erais|erions)|tiens à|tenons à|veux|voulons"
    r"|dois|devons|tient à|souhaite)\s+)?"
)
_LATER = r"(?:\s+(?:aussi|également|vraiment|donc|fermement|tous|toutes|toujours|sincèrement))*"
_QUE = r"(?:\s+ici)?(?:\s+que\s+|\s+qu')"

_FRAMES: tuple[tuple[Speech, str], ...] = (
    (
        Speech.STRESS,
        (
            r"(?:soulign(?:e|ons|er)|insist(?:e|ons|er) sur le fait|rappel(?:le|ons|er)"
            r"|réaffirm(?:e|ons|er)|affirm(?:e|ons|er)|sui?s convaincue?"
            r"|sommes convaincue?s)"
        ),
    ),
    (
        Speech.VIEW,
        (
            r"(?:pens(?:e|ons)|cro(?:is|yons)|estim(?:e|ons)|considèr(?:e)|considérons"
            r"|trouv(?:e|ons)|dir(?:ais|ions)|dire|sui?s d'avis|sommes d'avis)"
        ),
    ),
    (Speech.HOPE, r"(?:espèr(?:e)|espérons)"),
    (Speech.CONCERN, r"(?:crai(?:ns|gnons)|redout(?:e|ons))"),
    (Speech.REGRET, r"(?:regrett(?:e|ons|er))"),
    (
        Speech.NOTE,
        (
            r"(?:constat(?:e|ons|er)|not(?:e|ons|er)|observ(?:e|ons|er)|voyons|vois"
            r"|sa(?:is|vons)|relev(?:e|ons|er))"
        ),
    ),
    (Speech.RECOGNIZE, r"(?:reconna(?:is|issons|ît)|admet(?:s|tons))"),
    (
        Speech.PROPOSE_THAT,
        (
            r"(?:propos(?:e|ons|er)|recommand(?:e|ons|er)|suggèr(?:e)"
            r"|suggérons)"
        ),
    ),
    (
        Speech.ANNOUNCE,
        (
            r"(?:annonc(?:e|er)|annonçons|(?:sui?s|sommes) (?:très )?(?:heureu(?:x|se)s?"
            r"|fi(?:er|ère)s?) (?:de vous |d')annoncer"
            r"|(?:ai|avons) le plaisir (?:de vous |d')annoncer)"
        ),
    ),
)
_THAT_FRAMES = tuple(
    (
        speech,
        late(rf"^{_JE}\s*{_ADV}{verbs}{_LATER}{_QUE}(?P<rest>.+)$", re.IGNORECASE),
    )
    for speech, verbs in _FRAMES
)
_PHRASES: tuple[tuple[Speech, str], ...] = (
    (Speech.CALL_FOR, r"appel(?:le|ons|er) (?P<rest>(?:à|au|aux)\b.+)"),
    (
        Speech.ASK,
        (
            r"demand(?:e|ons|er) (?P<rest>(?:(?:à (?:la|l'|tou(?:s|tes))|aux?) ?[a-zà-ÿ][^,;:]{2,60}? (?:de |d')"
            r"[a-zéêàèâîôûç]+(?:er|ir|re|oir)\b|un |une |des |le |la |les |l').+)"
        ),
    ),
    (Speech.SUPPORT, r"(?:soutiens|soutenons|soutient|appuie|appuyons)\s+(?P<rest>.+)"),
    (Speech.WELCOME, r"(?:salue|saluons|saluer)\s+(?P<rest>.+)"),
    (Speech.OPPOSE, r"(?:rejette|rejetons|refuse|refusons)\s+(?P<rest>.+)"),
    (Speech.PROPOSE, r"(?:propos(?:e|ons|er)|recommand(?:e|ons|er))\s+(?P<rest>.+)"),
    (
        Speech.STRESS,
        (
            r"(?:soulign(?:e|ons|er)|rappel(?:le|ons|er))\s+(?P<rest>(?:l'importance"
            r"|la nécessité|le besoin|l'urgence|le rôle)\b.+)"
        ),
    ),
)
_PHRASE_FRAMES = (
    *(
        (speech, late(rf"^{_JE}\s*{_ADV}{verbs}$", re.IGNORECASE))
        for speech, verbs in _PHRASES
    ),
    (
        Speech.PROPOSE,
        late(
            r"^(?:ma|notre) (?:proposition|suggestion|recommandation) (?:est|serait)"
            r" (?P<rest>(?:de |d'(?=[aeiouyhéèê])).+)$",
            re.IGNORECASE,
        ),
    ),
)
_NEED = late(
    r"^(?:nous\s+(?P<modal>devons|devrions)|il\s+(?P<il>faut|faudrait|convient de))\s+"
    r"(?:tous\s+|aussi\s+|également\s+|donc\s+|absolument\s+|ensemble\s+|maintenant\s+)*"
    r"(?P<rest>(?!que\b|qu')[a-zéêàèâîôûç']+(?:er|ir|re|oir)\b.+)$",
    re.IGNORECASE,
)
_OWN = late(
    r"^(?:(?:en|depuis|d'ici|dans|avec|grâce à|à partir de|entre)\s[^,]{2,60},\s+)?"
    r"nous\s+(?P<nous>nous\s+)?(?P<ne>n(?:e\s+|'))?(?P<verb>[a-zéêèçîâô]+)\b",
    re.IGNORECASE,
)
_FIRST = late(
    r"(?:\b(?:je|moi|me|ma|mon|mes|nous|notre|nos|nôtres?)\b|\b[jm]')", re.IGNORECASE
)
_SECOND = late(r"\b(?:vous|votre|vos|tu|te|toi|ton|ta|tes)\b", re.IGNORECASE)
_VOWEL = "aeiouyhéèêëàâîïôûœ"


def report(sentence: str) -> Reported | None:
    """Return the sentence in reported speech, or None when no rule is safe."""
    words = opened(sentence).rstrip(" .!;:,…\u00a0\u202f")
    found = _framed(words) or _need(words) or _own(words) or _of_ours(words)
    found = found or _plain(words)
    if found is None or found.speech not in _WITH_THAT:
        return found
    if found.speech in _TOLD_IN_THE_PAST and not is_in_the_past(found.clause):
        return None
    return replace(found, clause=joined(from_then(found.clause)))


_WITH_THAT = frozenset(
    {
        Speech.NOTE,
        Speech.STRESS,
        Speech.VIEW,
        Speech.REPORT,
        Speech.ANNOUNCE,
        Speech.HOPE,
        Speech.CONCERN,
        Speech.REGRET,
        Speech.RECOGNIZE,
        Speech.PROPOSE_THAT,
    }
)


_TOLD_IN_THE_PAST = _WITH_THAT - {
    Speech.HOPE,
    Speech.CONCERN,
    Speech.REGRET,
    Speech.PROPOSE_THAT,
}


_DENIALS: tuple[tuple[Speech, re.Pattern[str]], ...] = (
    (
        Speech.DISBELIEVE,
        late(
            r"^(?:je ne|nous ne) (?:crois|croyons|pense|pensons) pas "
            r"(?:que |qu')(?P<rest>.+)$",
            re.IGNORECASE,
        ),
    ),
    (
        Speech.NOT_ACCEPT,
        late(
            r"^(?:je ne|nous ne) (?:peux|pouvons) pas accepter "
            r"(?!que )(?P<rest>.+)$",
            re.IGNORECASE,
        ),
    ),
    (
        Speech.NOT_SUPPORT,
        late(
            r"^(?:je ne|nous ne) (?:soutiens|soutenons) pas "
            r"(?P<rest>.+)$",
            re.IGNORECASE,
        ),
    ),
    (
        Speech.DISAGREE_WITH,
        late(
            r"^(?:je ne suis|nous ne sommes) pas d'accord avec "
            r"(?P<rest>.+)$",
            re.IGNORECASE,
        ),
    ),
)


def _framed(words: str) -> Reported | None:
    for speech, frame in _THAT_FRAMES:
        found = frame.match(words)
        if found:
            return _clause(speech, found["rest"])
    for speech, frame in (*_DENIALS, *_PHRASE_FRAMES):
        found = frame.match(words)
        if found and not _has_person(found["rest"]):
            is_wish = speech is Speech.ASK or _TO_DO.match(found["rest"]) is not None
            clause = (hanging if is_wish else backshifted)(found["rest"])
            return Reported(speech, clause, is_framed=True, bare=found["rest"])
    return None


def _clause(speech: Speech, rest: str) -> Reported | None:
    inner = _need(rest) or _own(rest)
    if inner and speech in {Speech.VIEW, Speech.STRESS, Speech.NOTE, Speech.RECOGNIZE}:
        return inner
    if inner and inner.is_own:
        return Reported(speech, inner.clause, is_own=True, is_framed=True, bare=rest)
    if _has_person(rest):
        return None
    clause = hanging(rest) if speech in _WISHES else backshifted_after("", rest)
    return Reported(speech, clause, is_framed=True, bare=rest)


_WISHES = frozenset({Speech.PROPOSE_THAT, Speech.REGRET, Speech.CONCERN})
"""Frames behind which a subjunctive stands."""


def _need(words: str) -> Reported | None:
    found = _NEED.match(words)
    if not found or _has_person(found["rest"]):
        return None
    weak = (found["modal"] or found["il"]).lower() in {
        "devrions",
        "faudrait",
        "convient de",
    }
    speech = Speech.EFFORTS if weak else Speech.MUST
    clause = hanging(found["rest"], of_a_duty=not weak)
    return Reported(speech, clause, is_framed=True, bare=words)


def _own(words: str) -> Reported | None:
    found = _OWN.match(words)
    if not found or re.search(
        r"\b(?:je|moi|ma|mon|mes)\b|\b[jm]'", words, re.IGNORECASE
    ):
        return None
    turned = _third_person(words, found)
    if turned is None or _has_person(turned):
        return None
    verb = found["verb"].lower()
    plans = verb in {"allons", "engageons", "annonçons"} or (
        verb.endswith(_FUTURE_ENDS) and verb not in _NOT_FUTURE
    )
    return Reported(
        Speech.ANNOUNCE if plans else Speech.REPORT, turned, is_own=True, bare=words
    )


def _of_ours(words: str) -> Reported | None:
    """Return what a body says of itself by its kind, or of what is its own."""
    found = own_body_fr.OURS.match(words)
    if found is None:
        return None
    if found["body"]:
        rest = _possessives(words[found.end() :])
        clause = rest and f"{{own}}{backshifted_after('', f'il{rest}')[2:]}"
    else:
        rest = _possessives(words[:1].lower() + words[1:])
        clause = rest and backshifted_after("", rest)
    if not clause or _has_person(clause) or not is_in_the_past(clause):
        return None
    speech = Speech.ANNOUNCE if own_body_fr.PROMISES.match(words) else Speech.REPORT
    return Reported(speech, clause, is_own=True, bare=words)


_FUTURE_ENDS = ("erons", "irons", "drons", "trons", "rrons", "vrons", "aurons")
_NOT_FUTURE = wordset(
    "tirons retirons attirons montrons démontrons entrons rencontrons ouvrons découvrons "
    "couvrons livrons inspirons rendrons"
)


def _third_person(words: str, found: re.Match[str]) -> str | None:
    verb = found["verb"].lower()
    if not verb.endswith("ons") or verb in {"devons", "sommes"}:
        return None
    turned = _of_them(verb)
    if not turned or (verb in _LINKS and _PLURAL_NEXT.match(words, found.end())):
        return None
    if found["nous"]:
        turned = ("s'" if verb[0] in _VOWEL else "se ") + turned
    before = (
        words[: found.start()] + found.group()[: found.group().lower().rindex("nous")]
    )
    if found["nous"]:
        before = re.sub(r"nous\s+$", "", before, flags=re.IGNORECASE)
    denied = (found["ne"] or "").lower()
    tail = _possessives(backshifted_after(verb, words[found.end("verb") :]))
    if tail is None:
        return None
    head = before[:1].lower() + before[1:]
    return f"{head}{{own}} {denied}{turned}{tail}"


_LINKS = wordset("""restons retrouvons trouvons sentons devenons demeurons semblons paraissons tenons
disons déclarons estimons voyons""")
_PLURAL_NEXT = late(
    r"\s+(?:(?:donc|alors|très|bien|tous|toutes|plus|toujours|encore|pas|aussi|souvent) )*"
    r"(?!\d|les\b|des\b|plus\b|trois\b|six\b|dix\b|dans\b|sans\b|sous\b|vers\b|depuis\b|après\b|ces\b|ses\b)"
    r"[a-zà-ÿ]{3,}s\b(?! [a-zà-ÿ]+s\b)",
    re.IGNORECASE,
)
"""What many are said to be: "nous nous retrouvons seuls" has no singular by rule."""


def _of_them(verb: str) -> str:
    """Return the imperfect, third person, of "nous tenons" or "nous avions"; else nothing."""
    if not verb.endswith("ions"):
        return f"{verb[:-3]}ait"
    if _IMPERFECT.match(verb) or _WOULD.search(verb):
        return f"{verb[:-4]}ait"
    return f"{verb[:-3]}ait" if _STEM_IN_I.search(verb) else ""


_IMPERFECT = late(
    r"^(?:av|ét|dev|pouv|voul|fais|dis|sav|ten|ven|met|pren|croy|voy|attend|viv)ions$"
)
_WOULD = late(r"(?<=...)[deiuvr]rions$")
"""What the body would do: "nous soutiendrions" is no present."""
_STEM_IN_I = late(
    r"(?:fi|bli|pli|[ué]di|copi|expi|envi|vari|cri|initi|(?:appré|négo|remer|asso|bénéfi)ci)ons$"
)
"""Verbs with a stem in "-i": "nous publions" is a present."""


def _possessives(words: str) -> str | None:
    turned = re.sub(r"\bnos\b", "ses", words, flags=re.IGNORECASE)
    for found in reversed(list(re.finditer(r"\bnotre\s+([a-zéèêàâîôûç-]+)", turned))):
        own = own_body_fr.own_article(found[1])
        if own is None:
            return None
        turned = turned[: found.start()] + f"{own} {found[1]}" + turned[found.end() :]
    for found in reversed(list(_WE_DO.finditer(turned))):
        told = _of_them(found[1])
        if not told:
            return None
        turned = f"{turned[: found.start()]}{{own}} {told}{turned[found.end() :]}"
    return turned


_WE_DO = late(r"\bnous\s+([a-zéèêçîâô]+ons)\b")


def _plain(words: str) -> Reported | None:
    if _has_person(words):
        return None
    return Reported(Speech.NOTE, backshifted(words), bare=words)


def _has_person(words: str) -> bool:
    return bool(_FIRST.search(words) or _SECOND.search(words))


_SHIFT = {
    "est": "était",
    "sont": "étaient",
    "a": "avait",
    "ont": "avaient",
    "peut": "pouvait",
    "peuvent": "pouvaient",
    "doit": "devait",
    "doivent": "devaient",
    "faut": "fallait",
    "va": "allait",
    "vont": "allaient",
    "sera": "serait",
    "seront": "seraient",
    "aura": "aurait",
    "auront": "auraient",
    "fera": "ferait",
    "feront": "feraient",
    "pourra": "pourrait",
    "pourront": "pourraient",
    "devra": "devrait",
    "devront": "devraient",
    "restent": "restaient",
    "demeure": "demeurait",
    "demeurent": "demeuraient",
    "existe": "existait",
    "existent": "existaient",
    "nécessite": "nécessitait",
    "nécessitent": "nécessitaient",
    "exige": "exigeait",
    "exigent": "exigeaient",
    "dépend": "dépendait",
    "dépendent": "dépendaient",
    "permet": "permettait",
    "permettent": "permettaient",
    "constitue": "constituait",
    "constituent": "constituaient",
    "représente": "représentait",
    "représentent": "représentaient",
    "repose": "reposait",
    "reposent": "reposaient",
    "vient": "venait",
    "viennent": "venaient",
    "devient": "devenait",
    "deviennent": "devenaient",
    "manquent": "manquaient",
    "paient": "payaient",
    "paie": "payait",
    "coûtent": "coûtaient",
    "ignorent": "ignoraient",
    "souffrent": "souffraient",
    "concernent": "concernaient",
    "savent": "savaient",
    "veulent": "voulaient",
    "veut": "voulait",
    "appartient": "appartenait",
    "suffit": "suffisait",
    "compte": "compte",
}
_INDICATIVE = wordset("""est sont a ont peut peuvent doit doivent faut va vont sera seront aura
auront fera feront pourra pourront devra devront vient devient dépend permet savent veut veulent
appartient suffit""")
"""Forms that no subjunctive shares: the others may be one after "il faut que"."""
_NOUNS = frozenset({"reste", "compte"})
_FUTURE = late(
    r"^([a-zà-ÿœ]{3,}(?:er|ir)|[a-zà-ÿœ]*(?:ind|end|ond|erd|ord|aud|oud|ett|att|aît|oît|uiv"
    r"|[er]viv|cev|ouv|err|aur)r|[dl]ir|ir|fer|ser|saur|voudr|vaudr|tiendr|viendr)(a|ont)$"
)
_TOKEN = late(r"[^\W\d_]+|[\W\d_]+")


def backshifted(words: str) -> str:
    """Return a clause with its present and future tenses moved into the past.

    Examples
    --------
    >>> backshifted("l'accès est un droit et le restera")
    "l'accès était un droit et le resterait"

    What ought to be is no past, nor what hangs on it:

    >>> backshifted("les villes devraient payer les gens qui aident, car ils manquent")
    'les villes devraient payer les gens qui aident, car ils manquaient'
    """
    must = _MUST_BE.match(words)
    if must:
        return backshifted_after("", must.group()) + hanging(words[must.end() :])
    return hanging(words) if _OUGHT.match(words) else backshifted_after("", words)


def hanging(words: str, *, of_a_duty: bool = False) -> str:
    """Return what hangs on a wish: as it was said, up to a reason or an objection.

    Examples
    --------
    >>> hanging("que la ville aide ceux qui paient, car ils manquent de tout")
    'que la ville aide ceux qui paient, car ils manquaient de tout'
    >>> hanging("fermer le pont lorsque l'eau monte", of_a_duty=True)
    "fermer le pont lorsque l'eau montait"
    """
    turn = (_TURNS_OF_A_DUTY if of_a_duty else _TURNS).search(words)
    end = turn.start() if turn else len(words)
    wished = _WORD.sub(lambda found: _would(found[0]), words[:end])
    return wished + backshifted_after(wished, words[end:])


_WORD = late(r"[a-zà-ÿœ]{2,}(?:ra|ront)\b")


def _would(word: str) -> str:
    """Return what will be as what would be: "qui paiera" is told as "qui paierait"."""
    found = _FUTURE.match(word)
    if word in _SHIFT or found is None:
        return _SHIFT.get(word, word)
    return found[1] + ("ait" if found[2] == "a" else "aient")


_MUST_BE = late(
    r"^il (?:faut|convient de|importe|est (?:indispensable|nécessaire|essentiel|urgent|temps|vital"
    r"|souhaitable|important))(?= (?:qu[e']|d[e']|un|une|des|deux|trois|plus|moins|[a-zéê]+(?:er|ir|re)\b))",
    re.IGNORECASE,
)
_TO_DO = late(r"^(?:de |d')[a-zéêàèâîôûç']+(?:er|ir|re|oir)\b", re.IGNORECASE)


_OUGHT = late(
    r"^(?:(?!qu[e']|dont\b|où\b|si\b|s'il|lorsqu|quand\b|mais\b|car\b|parce\b)[^\s,;:]+ ){1,14}?"
    r"(?<!qui )(?<!qui ne )(?:devrait|devraient|conviendrait|faudrait)\b",
    re.IGNORECASE,
)
"""A main clause of what ought to be: "les villes devraient payer les gens qui aident"."""
_TURNS = late(
    r"(?<=[,;]) (?=(?:car|mais|alors que|tandis que|puisque|parce que|or)\b|(?:puisqu|parce qu)')"
)
"""Where a reason or an objection begins: it is told as a fact again."""
_TURNS_OF_A_DUTY = late(
    rf"{_TURNS.pattern}| (?=(?:lorsque|quand|dès que|tant que)\b|(?:lorsqu|dès qu|tant qu)')"
)
"""After "il fallait" the occasion is told in the past as well."""


_AUXILIARIES = frozenset({"ai", "avons", "avais", "avions"})


def backshifted_after(opening: str, words: str) -> str:
    """Return a clause moved into the past that goes on from words already told.

    Examples
    --------
    >>> backshifted_after("il a proposé que ", "chacun paie ce que la ville demande")
    'chacun paie ce que la ville demandait'

    A participle after its auxiliary is no present:

    >>> backshifted_after("avons", " construit une école où ils viennent")
    ' construit une école où ils venaient'
    """
    moved = _each_moved(opening, words)
    told = with_lonely_verb(opening, moved)
    if told != moved:  # what goes on from the verb just found: "et propose un prix"
        told = _each_moved(opening, told)
    return _ELISION.sub(_elide, told)


def _each_moved(opening: str, words: str) -> str:
    """Return words of which each that is surely a present stands in the past."""
    tokens = _TOKEN.findall(words)
    quoted = False
    before = "avait" if opening.lower() in _AUXILIARIES else ""
    for index, token in enumerate(tokens):
        if not token[0].isalpha():
            quoted = (quoted or "«" in token) and "»" not in token
            continue
        if not quoted:
            head = opening + "".join(tokens[:index])
            rest = "".join(tokens[index + 1 : index + 6])
            tokens[index] = _shifted(token, before, rest, head)
        before = token.lower()
    return "".join(tokens)


_ELISION = late(
    r"\b(ne|se|que|ce|me|de) (?=(?:étai|avai|allai|aurai|existai|exigeai))",
    re.IGNORECASE,
)


def _elide(found: re.Match[str]) -> str:
    """Return "n'" for "ne " before a vowel that the tense brought."""
    return f"{found[1][:-1]}'"


_NAMED_TOO = frozenset({"paie", "demeure"})
_FEMININE_BEFORE = wordset("la une de sa leur cette notre votre")
_WHICHEVER = late(r"^\s+(?:quel|qui|quoi|où|comment|quand)")
"""What follows "n'importe" where it is no verb."""


def _shifted(token: str, before: str, rest: str, head: str) -> str:
    surely = surely_of(token, before, rest, head)
    if surely:
        return surely
    is_in_idiom = token == "peut" and rest.startswith("-être")  # noqa: S105 - a word
    is_in_idiom |= token == "importe" and _WHICHEVER.match(rest) is not None  # noqa: S105
    # "est-africain", "n'est-ce pas", "la paie du mois"
    is_in_idiom |= token == "est" and rest.startswith("-")  # noqa: S105
    if is_in_idiom or (token in _NAMED_TOO and before in _FEMININE_BEFORE):
        return token
    if token in _NOUNS or (token == "est" and before in {"l", "à", "nord", "sud"}):  # noqa: S105
        return token
    if _FUTURE.match(token) and token not in _SHIFT:
        return _would(token)
    if token in _SHIFT:
        is_wish = token not in _INDICATIVE and is_wished(head)
        return token if is_wish else _SHIFT[token]
    made = imperfect(token, before, head, rest)
    is_known = made and content_stem(made, "fr") == content_stem(token, "fr")
    return made if made and is_known else token
