"""Lines of rapporteurs' reports: what they say, turned so that nobody is named."""

import re
from dataclasses import replace
from functools import partial

from palabre.engines.synthesis import bodies, report_speech_fr
from palabre.engines.synthesis.bodies_told import body_told
from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.names import COUNTRY_WORDS, WELL_KNOWN, Names
from palabre.engines.synthesis.narrated_fr import is_in_the_past
from palabre.engines.synthesis.perfect_en import perfected
from palabre.engines.synthesis.report_speech import body_of
from palabre.engines.synthesis.sentences import Sentence
from palabre.engines.synthesis.shapes import Reported, Speech
from palabre.engines.synthesis.tenses_en import backshifted
from palabre.engines.synthesis.turning import PLAIN, Turner
from palabre.engines.synthesis.verbs_en import PAST_BY_BASE, PAST_BY_THIRD
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

_PEOPLE_EN = (
    r"(?:(?:all|both|most|many|several|some|two|three|four|five|six|seven|eight|nine|ten)\s+)?"
    r"(?:of\s+)?(?:the\s+)?(?:\w+\s+)?(?:participants|speakers|panellists|delegates|leaders"
    r"|ministers|discussants|facilitators|attendees|contributors|regulators)|the (?:session|workshop|panel"
    r"|room|meeting|table|group|round table)"
)
_PEOPLE_FR = (
    r"(?:(?:tous|toutes|les|des|plusieurs|certains|deux|trois|quatre|cinq|six|sept|huit|neuf"
    r"|dix)\s+)+(?:\w+\s+)?(?:participants|participantes|orateurs|oratrices|intervenants"
    r"|intervenantes|délégués|ministres|dirigeants|panélistes|experts|régulateurs|tables|groupes"
    r"|délégations|représentants)(?: (?:à|de) (?:la séance|la réunion|l'atelier|la table ronde))?"
    r"|(?:la séance|l'atelier|le panel|la salle|la table ronde|la session|le groupe|la réunion)"
)
_AGREED = {
    "en": late(
        rf"^(?:{_PEOPLE_EN}|everyone|all)\s+(?:broadly\s+|generally\s+|also\s+)?agreed\s+that\s+"
        r"(?P<rest>.+)$|^there was (?:broad |general |wide |full |clear )?(?:agreement|consensus)"
        r"\s+that\s+(?P<more>.+)$",
        re.IGNORECASE,
    ),
    "fr": late(
        rf"^(?:{_PEOPLE_FR})\s+(?:conviennent|convient|ont convenu|a convenu)\s+(?:que\s+|qu')"
        r"(?P<now>.+)$"
        rf"|^(?:{_PEOPLE_FR})\s+(?:sont|est)\s+(?:tous\s+|toutes\s+)?(?:convenus?|convenues?"
        r"|tombés d'accord|d'accord|tombée? d'accord)\s+(?:pour dire\s+|sur le fait\s+)?"
        r"(?:que\s+|qu')(?P<rest>.+)$|^(?:les participants|tous|la séance|l'atelier)\s+"
        r"(?:se sont accordés|s'est accordée?|s'accordent)\s+(?:sur le fait\s+|à dire\s+)?"
        r"(?:que\s+|qu')(?P<more>.+)$",
        re.IGNORECASE,
    ),
}
_OWN_SUBJECT = {
    "en": late(
        rf"^(?:{_PEOPLE_EN}|no (?:agreement|consensus)|views|opinions|whether"
        r"|(?:one|another|a) (?:speaker|participant|minister|delegate)"
        r"|the (?:session|dialogue|workshop|panel)(?= did not (?:settle|agree|conclude|decide)\b)"
        r"|(?:[a-z-]+ ){0,5}[a-z-]+"
        r"(?= (?:d(?:id|o) not agree|disagreed?|differ(?:ed)?) (?:on|about)\b)"
        r")\b",
        re.IGNORECASE,
    ),
    "fr": late(
        rf"^(?:{_PEOPLE_FR}|aucun (?:accord|consensus)|les (?:avis|vues|opinions)"
        r"|un (?:orateur|intervenant|participant))\b",
        re.IGNORECASE,
    ),
}
_CAPITALS = (
    r"[A-ZÀ-Ý][\w'’\-]*(?:\s+(?:of|for|the|and|in|on|de|du|des|d'|la|le|les|pour|et|en|à|"
    r"aux|sur)\b|\s+(?:d'|l')?[A-ZÀ-Ý0-9][\w'’\-]*)*"
)
_SUBJECT = late(
    rf"^(?:the )?(?P<name>{_CAPITALS})(?: \([^()]{{2,40}}\))?(?=\s+[a-z])", re.UNICODE
)
_SEQUENCE = late(r"(?<=\s)[A-ZÀ-Ý][\w'’\-]+(?:\s+[A-ZÀ-Ý][\w'’\-]+)+")


def read_line(
    sentence: Sentence, names: Names, function: Function, turner: Turner = PLAIN
) -> Reported | None:
    """Return a report's line in reported speech, without names, or None.

    Notes
    -----
    An organization that is the subject becomes "a participant"; any other name that is
    not common knowledge keeps the line out.
    """
    lang = sentence.lang
    bare = turner.shift(f"body-{lang}", sentence.words, partial(body_of, lang=lang))
    body = bare.rstrip(" .;!").replace("’", "'")
    told = nameless(body, names, lang)
    if lang == "en" and _opens_with_surname(body, names):
        return None
    if told is None or names.forbidden(told, sentence.source):
        return None
    if _names_in_a_row(told, names) or (lang == "fr" and names.strange(told)):
        return None
    if told == body:
        return _shaped(told, names, function, lang, turner, is_renamed=False)
    shown = _shaped(told, names, function, lang, turner, is_renamed=True)
    return shown and replace(shown, kind=_kind_of_subject(body, lang, names))


def _kind_of_subject(body: str, lang: str, names: Names) -> str:
    """Return what kind of body the name is that a line opens with."""
    if lang == "fr":
        return bodies.kind_of(body, lang)
    subject = _subject_of(body)
    if subject is None:
        return ""
    name = next((one for one in names.groups if body.startswith(one)), subject[0])
    return body_told(name, names.groups.get(name, ""))


def _shaped(
    told: str,
    names: Names,
    function: Function,
    lang: str,
    turner: Turner,
    *,
    is_renamed: bool,
) -> Reported | None:
    agreed = _AGREED[lang].match(told) if lang in _AGREED else None
    if agreed and function == Function.AGREEMENT:
        rest = next(part for part in agreed.groups() if part)
        return _of_agreement(rest, names, lang, turner)
    own = _OWN_SUBJECT[lang].match(told) if lang in _OWN_SUBJECT else None
    if own and not is_renamed and _TELLS[lang].match(told[own.end() :]):
        rule = backshifted if lang == "en" else _room_told
        shown = turner.shift(f"room-{lang}", small(told), rule)
        return Reported(Speech.IN_SESSION, shown, is_framed=True, bare=told)
    if is_renamed and function == Function.COMMITMENT:
        shown = turner.shift(f"announced-{lang}", told, partial(_announced, lang=lang))
        return Reported(Speech.AS_IT_STANDS, shown, is_framed=True, bare=told)
    turned = turner.turn(told, lang).reported
    if turned is None or turned.is_own:
        return None
    if function == Function.AGREEMENT and _THEY_AGREED.match(turned.clause):
        turned = replace(turned, speech=Speech.IN_SESSION)
    elif function == Function.AGREEMENT and not _SAYS_SO.search(turned.clause):
        turned = replace(turned, speech=Speech.AGREED)
    clause = names.inside(turned.clause)
    if lang == "en":
        clause = turner.shift("perfect", f"{clause}\n{told}", _perfected)
    is_judged = function != Function.AGREEMENT and _JUDGED.match(told)
    if is_judged or (lang in _ALREADY_TOLD and _ALREADY_TOLD[lang].match(clause)):
        if lang == "en":  # it opens the sentence: nothing was over before it
            clause = names.inside(turner.shift("room-en", small(told), backshifted))
        else:
            clause = _told_itself(clause)
        return replace(turned, speech=Speech.IN_SESSION, clause=clause)
    return replace(turned, clause=clause)


def _of_agreement(
    rest: str, names: Names, lang: str, turner: Turner
) -> Reported | None:
    """Return what a room agreed on, in the past; in French only where all of it is."""
    past = turner.shift(f"past-{lang}", rest, partial(_past, lang=lang))
    if lang == "fr" and not is_in_the_past(past):
        return None
    return Reported(Speech.AGREED, names.inside(past), is_framed=True, bare=rest)


def _perfected(both: str) -> str:
    """Return a clause, which stands before what was said, with what was over by then."""
    clause, _, told = both.partition("\n")
    return perfected(clause, told)


def _told_itself(clause: str) -> str:
    """Return a French clause that opens the sentence: nothing said before it.

    Examples
    --------
    >>> _told_itself("les veilleurs avaient signalé que l'eau montait")
    "les veilleurs ont signalé que l'eau montait"
    """
    return _HAD.sub(lambda found: _HAS[found[0]], clause, count=1)


_HAD = late(r"\bavai(?:t|ent)\b")
_HAS = {"avait": "a", "avaient": "ont"}

_THEY_AGREED = late(r"(?:[\w'’-]+ ){1,4}agreed that\b", re.IGNORECASE)
"""Those who agreed, by what they are: the session reports that they did."""
_SAYS_SO = late(
    r"\b(?:agreed|consensus|accord\w*|convenu\w*|unanim\w+)\b", re.IGNORECASE
)
"""A clause that tells itself who agreed: nobody reports the agreement that they agreed."""


def _room_told(told: str) -> str:
    """Return what a French room did, its own act in the perfect, all else moved back.

    Examples
    --------
    >>> _room_told("les participants ne sont pas d'accord sur un prix que la ville refuse")
    "les participants n'étaient pas d'accord sur un prix que la ville refusait"
    >>> _room_told("les participants recommandent de publier ce que chacun paie")
    'les participants ont recommandé de publier ce que chacun paie'
    >>> _room_told("les participants recommandent que l'alerte dise qui paie")
    "les participants ont recommandé que l'alerte dise qui paie"
    """
    own = _OWN_SUBJECT["fr"].match(told)
    end = own.end() if own else 0
    for pattern, perfect in _ROOM_ACTS:
        found = pattern.match(told, end)
        if found:
            told = told[:end] + found.expand(perfect) + told[found.end() :]
    found = _ROOM_PERFECT.match(told)
    if found is None:
        return report_speech_fr.backshifted(told)
    # the head stays before what is turned: after "recommandé que" stands a subjunctive
    head, rest = found["head"], told[found.end("head") :]
    also = _ROOM_ALSO.search(rest)
    end = also.start() if also else len(rest)
    if _WISHED.search(head):
        # "que toute alerte indique la personne qui la paie", "une liste qui remplace"
        return head + report_speech_fr.hanging(rest)
    return head + report_speech_fr.backshifted_after(head, rest[:end]) + rest[end:]


_ROOM_ACTS = (
    (late(r" conviennent (?=de\b|d')"), " sont convenus "),
    (late(r" convient (?=de\b|d')"), " est convenue "),
    (late(r" (recommand|demand|propos)(?:ero|e)nt\b"), r" ont \1é"),
)
_ROOM_PERFECT = late(
    r"(?P<head>.*?\b(?:(?:se |s')?(?:sont|est)|ont|a) (?:pas |tous |toutes |largement )*"
    r"(?!pas\b|d'accord)[a-zà-ÿ]+(?:é|i|u|is|it|ert)(?:e?s?)\b)"
)


_WISHED = late(r"(?:recommandé|demandé|proposé|souhaité|exigé)$")
"""Wishes: what hangs on them stays in the subjunctive, and what hangs on that with it."""

_ROOM_ALSO = late(
    r", et (?!qu[e'])[^,;:]{0,60}?\b(?:ont|a) (?!été\b)[a-zà-ÿ]+(?:é|i|u|is|it|ert)(?:e?s?)\b"
)
"""What somebody else did beside the room, in the perfect as well: "et deux ont signé"."""


def _opens_with_surname(body: str, names: Names) -> bool:
    """Tell whether a surname tells: no plural, nothing that is ever written small."""
    found = _SURNAME_TELLS.match(body)
    if found is None or found["name"].endswith("s"):
        return False
    return found["name"].lower() not in names.vocabulary


_SURNAME_TELLS = late(
    r"^(?P<name>[A-Z][a-z]+)(?: (?:and [A-Z][a-z]+|et al\.?))? (?:also |then |further )?(?:argued|presented"
    r"|hypothesi[sz]ed|observed|believed|claimed|concluded|found|recommended|emphasi[sz]ed"
    r"|noted|said|proposed|suggested|stated|explained|described|discussed|reported|pointed|showed"
    r"|was funded|talked|asked|gave|heard|believes?|argues?|notes?|suggests?)\b"
)
"""A surname with a verb of telling: the text names nobody."""

_ALREADY_TOLD = {
    "en": late(
        r"^(?:it was (?:\w+ly )?(?:noted|suggested|proposed|argued|agreed|felt|recommended|stressed"
        r"|pointed out) that|an? (?:suggestion|proposal|point|case|call|request|recommendation) was"
        r" made|there was (?:an? )?(?:\w+ )?(?:agreement|consensus|support|interest)|(?:the |various"
        r" |a number of |some |several )?(?:discussions?|participants|members|speakers|contributions|contributors)\b[^,]{0,40}?"
        r" (?:\w+ly )?(?:concluded|discussed|expressed|highlighted|emphasi[sz]ed|focused|presented"
        r"|identified|raised|supported|felt|thought|noted|relayed|stressed|proposed|suggested)|(?:a|another) participant (?:presented|described"
        r"|showed|proposed|recommended|suggested|urged|called|offered to|invited))\b|"
        r"^(?:[\w'’\-]+ ){1,4}(?:also )?(?:reported|indicated|explained|argued|recommended|noted"
        r"|said|stressed|stated|announced|observed|added|emphasized|pointed out|suggested"
        r"|proposed|warned|recalled|regretted)\s+that\b"
    ),
    "fr": late(
        r"^(?:[\w'’\-]+ ){1,4}(?:avai(?:t|ent)|a|ont) (?:également )?(?:signalé|indiqué|expliqué"
        r"|noté|fait observer|fait valoir|souligné|annoncé|relevé|ajouté|rappelé|proposé"
        r"|recommandé|estimé|affirmé) (?:que\b|qu['’])"
    ),
}
"""Clauses that tell themselves who said what: no session needs to report the reporting."""
_JUDGED = late(
    r"^(?!.*\b(?:which|that|who)\b.* (?:was|were) )[A-Z][^,;:]{3,90}? (?:was|were) (?:also |widely |mostly |often )?"
    r"(?:judged|considered|deemed|described|regarded|seen as|viewed|named|cited|recognized|called)\b"
)
"""What the room itself judged, told in the past by its report: it was not observed."""


def _announced(told: str, lang: str) -> str:
    """Return an announcement with the tense shifted only in what was announced."""
    if lang != "fr":
        return small(_past(told, lang))
    que = _THAT.search(told)
    if que is None:
        return small(told)  # "des amendes pour les services qui refusent"
    return small(told[: que.end()]) + _past(told[que.end() :], lang)


_THAT = late(r" (?:que |qu')")


def _past(words: str, lang: str) -> str:
    return report_speech_fr.backshifted(words) if lang == "fr" else backshifted(words)


_TELLS = {
    "en": late(
        r"\s+(?:\w+ly\s+)?(?:(?:did|could|were|had|was|agree|disagree|differ|diverge)\b|(?!need)[a-z]{3,}ed\b|heard"
        r"\b|saw\b|found\b|felt\b|drew\b|gave\b|took\b|put\b|made\b|learnt\b|on\b|"
        r"differed\b|diverged\b)",
        re.IGNORECASE,
    ),
    "fr": late(
        r"\s+(?:ne |n'|se |s')*(?:ont|a|étaient|était|sont|est|conviennent|convient"
        r"|(?:recommand|demand|propos)e(?:ro)?nt|sur)\b",
        re.IGNORECASE,
    ),
}
"""What must follow for the subject to be the room itself: it did, heard, agreed."""


def small(words: str) -> str:
    """Return words with a small first letter."""
    return words[:1].lower() + words[1:]


def nameless(body: str, names: Names, lang: str) -> str | None:
    """Return a line whose naming subject is a role, or None when that is not safe."""
    if lang == "fr":
        return _nameless_french(body)
    subject = _subject_of(body)
    if subject is None or not _is_name(subject[0], names, body[subject[1] :]):
        return body
    if _SOME_OF.match(subject[0]) or _NO_NAME.match(subject[0]):
        return None
    rest = body[subject[1] :]
    verb = re.match(r" (?:also |has |had |will |would )?([a-z]+)", rest)
    is_plural = verb is not None and verb[0].strip() in PAST_BY_BASE
    if verb is None or is_plural or verb[1] not in _SINGULAR_VERBS:
        return None
    took_part = subject[0] in names.known_organisations or _TOOK_PART.match(rest)
    return f"A participant{rest}" if took_part else None


_TOOK_PART = late(
    r" (?:also |has |had |will |would )*(?:announced|pledged|promised|committed|presented|said|noted"
    r"|reported|argued|described|discussed|proposed|suggested|explained|pointed|stated|stressed"
    r"|recommended|asked|called|offered|told|showed|demonstrated|shared|gave|talked|spoke|warned"
    r"|recalled|added|emphasi[sz]ed|highlighted|underlined|invited|urged|introduced|announce)\b"
)
"""What only somebody who was there does: a body that is merely spoken of took no part."""


_SOME_OF = late(r"[A-Z][a-z]+s of\b")
"""Members, users or pupils of a body: many people, who are not the body."""

_NO_NAME = late(
    r"(?:Given|Since|As|While|Although|Though|Because|When|If|Unless|Until|For|With|Without|After"
    r"|Before|Following|Under|Unlike|Despite|Through|By|In|On|At|From|Thanks|Once|Where)\b"
)
"""What opens a clause before the name: "Given Ecma defines it" tells of no participant."""

_SINGULAR_VERBS = frozenset(
    {
        *PAST_BY_THIRD,
        *PAST_BY_THIRD.values(),
        *PAST_BY_BASE,
        "is",
        "was",
        "has",
        "had",
        "will",
    }
) - {"need", "support", "work", "team", "network"}


_FRENCH_NAME = late(
    r"^(?:(?P<article>Le |La |Les |L')(?=[A-ZÀ-Ý])(?P<noun>[A-ZÀ-Ý]\w+)"
    r"(?P<longer> (?:de |des |du |d'|pour )(?!Nations|l'Union|États).{0,90}?)?.{0,90}?"
    r"|(?P<alone>[A-ZÀ-Ý]\w+))"
    r" (?P<verb>a (?:annoncé|promis|pris l'engagement|lancé|publié|formé|ouvert|créé|réduit"
    r"|accordé|supprimé|numérisé|acheté|équipé|traduit|raccordé|connecté|installé|mis)"
    r"|s'est engagée?)\b(?P<rest>.*)$"
)
_FRENCH_PROPER = late(r"^(?:Le |La |Les |L')(?=[A-ZÀ-Ý])(?P<noun>[A-ZÀ-Ý][\wéèê]+)")


def _nameless_french(body: str) -> str | None:
    """Return a French line whose naming subject is a role, or None when unsafe.

    French writes common nouns small: a capital after the article is a name.
    """
    proper = _FRENCH_PROPER.match(body)
    found = _FRENCH_NAME.match(body)
    is_known = proper is not None and proper["noun"] in WELL_KNOWN
    is_common = proper is None or (is_known and not (found and found["longer"]))
    if is_common and not (found and found["alone"]):
        return body
    if found is None or (found["alone"] and found["alone"] in _NOT_NAMES):
        return body if is_common else None
    is_feminine = "elle " in found["rest"] or found["verb"].endswith("engagée")
    subject = "Une partie prenante" if is_feminine else "Un participant"
    return f"{subject} {found['verb']}{found['rest']}"


_NOT_NAMES = wordset("Elle Il On Chacun Chacune Personne Rien Aucun Tout Internet")


def _subject_of(body: str) -> tuple[str, int] | None:
    for text in (small(body), body):
        found = _SUBJECT.match(text)
        if found:
            return found["name"], found.end()
    return None


_NAME_WORDS = late(r"[A-ZÀ-Ý][\w'’\-]*")


def _is_name(subject: str, names: Names, rest: str) -> bool:
    words = _NAME_WORDS.findall(subject)
    if subject in names.known_organisations:
        return True
    unknown = [word for word in words if word not in WELL_KNOWN]
    if len(words) == 1 and unknown == [subject]:
        return bool(_TOOK_PART.match(rest)) and _is_a_body(subject, names)
    return len(words) >= 2 and bool(unknown)


def _is_a_body(word: str, names: Names) -> bool:
    """Tell whether one word without an article names a body: nobody writes it small.

    Many people ("Beekeepers announced") end in "s", and countries are known.
    """
    is_small = not names.vocabulary or word.lower() in names.vocabulary
    return not (is_small or word.endswith("s") or word in COUNTRY_WORDS)


def _names_in_a_row(told: str, names: Names) -> bool:
    """Tell whether two capitals in a row name something that is not common knowledge."""
    for found in _SEQUENCE.finditer(told):
        words = found.group().split()
        if any(w not in WELL_KNOWN and w not in names.shared for w in words):
            return True
    return False
