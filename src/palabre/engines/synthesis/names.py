"""Names that must not stand in the text, and how words are written inside sentences."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from palabre.engines.synthesis.corpus import Corpus, Intervention, Voice
from palabre.engines.synthesis.tallies import CAPITAL, Tally, tallies_of
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late
from palabre.kernel.places import countries, country_name

_TOKEN = late(r"[^\W\d_][\w'’\-]*\w|[A-ZÀ-Ý]")
_TITLES = wordset("mr mrs ms dr prof hon am mp sir dame lord lady minister de la le du")

_ARTICLE = late(r"^(?:L|D|S|N|C|J|Qu)['’]", re.UNICODE)

WELL_KNOWN = wordset("""Internet Web United Nations UN General Assembly Secretary-General Charter Agenda
    Sustainable Development Goals Goal SDG SDGs WSIS Geneva Tunis Plan Action Line Lines
    Millennium Member States State Global Digital Compact Pact Future World Summit
    Information Society Africa African Asia Asian Europe European Union Americas American
    Latin Caribbean Pacific Arab Mediterranean Commonwealth English French Spanish Arabic
    Chinese Russian Portuguese Swahili Wi-Fi AI IT ICT ICTs IP DNS SIM GPS PDF HTTP TCP UDP
    TLS IPv4 IPv6 YANG RFC COVID COVID-19 HIV/AIDS HIV AIDS NGO NGOs GDP UNESCO ITU UNDP UNCTAD
    UNICEF WHO WTO IMF WIPO FAO ILO January February March April May June July August
    September October November December Monday Tuesday Wednesday Thursday Friday Security
    Council Bretton Woods Kyoto Protocol Monterrey Doha Declaration Convention Court
    International Criminal Non-Proliferation Treaty North South East West Earth God ONU
    Southern Northern Eastern Western Central Caribbean Sahel Balkans
    France-Afrique Francophonie Maghreb Antilles Lusophone Francophone États Nations Unies Agenda Objectifs Afrique Europe Asie Sud Nord Genève Internet OIG
    IA TIC PME Organisation Programme Pacte Assemblée générale Charte Forum Twenty-Year
    Review""")
"""Capitals that name no delegation, company or person."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the guard needs to know of the names in a corpus.

    Parameters
    ----------
    persons : frozenset of str
        Parts of persons' names, as written.
    organisations : mapping of first word to full names, longest first
    vocabulary : frozenset of str
        Words seen in small letters.
    proper : frozenset of str
        Words that stand with a capital inside sentences more often than without.
    shared : frozenset of str
        Capitals used by enough different voices to be common knowledge.
    groups : mapping of str to str
        Organizations and the group for which their people speak.
    """

    persons: frozenset[str]
    organisations: dict[str, tuple[str, ...]]
    vocabulary: frozenset[str]
    proper: frozenset[str]
    shared: frozenset[str]
    known_organisations: frozenset[str] = frozenset()
    groups: Mapping[str, str] = field(default_factory=dict)

    def forbidden(self, words: str, spoken_by: Intervention) -> str:
        """Return the first name in the words that must not be printed, or empty."""
        for found in _TOKEN.finditer(words):
            token = found.group()
            if not token[0].isupper():
                continue
            token = token.removesuffix("'s").removesuffix("’s")
            if token in self.persons and token.lower() not in self.vocabulary:
                return token
            named = self._organisation_at(words, found.start(), token)
            if named:
                return named
        return _own_country(words, spoken_by)

    def _organisation_at(self, words: str, start: int, token: str) -> str:
        known = self.organisations.get(token, ())
        for name in known:
            if words.startswith(name, start):
                return name
        return token if known and self._is_odd_opening(token, is_known=True) else ""

    def strange(self, words: str) -> str:
        """Return the first capital that is not common knowledge, or empty."""
        first = _TOKEN.match(words)
        if first and self._is_odd_opening(first.group()):
            return first.group()
        for found in CAPITAL.finditer(words):
            token = found.group(1)
            parts = token.removesuffix("'s").removesuffix("’s")
            if parts in WELL_KNOWN or parts in self.shared:
                continue
            if parts in COUNTRY_WORDS or parts == "I":
                continue
            return parts
        return ""

    def _is_odd_opening(self, word: str, *, is_known: bool = False) -> bool:
        """Tell whether a first word is a name: nobody writes it small, few use it."""
        base = word.removesuffix("'s").removesuffix("’s")
        if not self.vocabulary or len(base) < 3 or not base.isalpha():
            return False
        known = base.lower() in self.vocabulary or base in self.shared
        is_acronym = base.isupper() or any(sign.isupper() for sign in base[1:])
        common = base in WELL_KNOWN or base in COUNTRY_WORDS
        return (
            base[0].isupper()
            and (is_known or base in self.proper)
            and not (known or is_acronym or common)
        )

    def inside(self, clause: str) -> str:
        """Return a clause as it stands after "that": small letter unless a name."""
        found = _TOKEN.match(clause)
        if not found or _spells_out(clause):
            return clause
        first = found.group()
        base = first.removesuffix("'s").removesuffix("’s")
        if _ARTICLE.match(first) or first in {"A", "À", "Y"}:
            return clause[:1].lower() + clause[1:]
        is_acronym = len(base) > 1 and any(sign.isupper() for sign in base[1:])
        rest = clause[found.end() :].lstrip()[:1]
        is_country = base in COUNTRY_WORDS and (
            rest.isupper() or base.lower() not in self.vocabulary
        )
        is_titled = _TITLE.match(clause) or _of_a_country(clause)
        if is_acronym or base == "I" or is_country or is_titled:
            return clause
        is_name = base in self.proper and (
            base.lower() not in self.vocabulary or rest.isupper()
        )
        is_states = "States" in self.proper and _STATES.match(clause)
        if is_name or is_states or (base in WELL_KNOWN and base not in _COMMON_WORDS):
            return clause
        if _OF_A_PEOPLE.search(base) and base.lower() not in self.vocabulary:
            return clause
        return clause[:1].lower() + clause[1:]


_OF_COUNTRY = late(r"(?P<thing>[A-Z][a-z]{2,}) (?P<country>[A-Z][a-zé]+)\b(?!['’-])")
_NO_THING = late(
    r"(?:about|above|across|after|against|all|along|although|among|around|because|before|behind|below|between"
    r"|beyond|both|despite|during|even|except|for|from|how|if|inside|just|like|near|only|outside|over|perhaps"
    r"|rather|regarding|since|than|that|though|through|throughout|today|towards?|under|unless|unlike|until"
    r"|when|where|whereas|whether|while|why|with|within|without|yet|new|old|young|modern|poor|rich|greater"
    r"|let|the|this|that|these|those|an?|any|every|each|some|no|one|two|many|most|several|our|its|their|his|her"
    r"|\w+(?:al|ful|ive|ous|ic|ary|able|ible|less|ing|ed|ern|ly|an|ese|ish))$",
    re.IGNORECASE,
)


def _of_a_country(clause: str) -> bool:
    """Tell whether a clause opens with a body of a country by name: "Service Norway".

    Examples
    --------
    >>> _of_a_country("Ferries Norway runs boats"), _of_a_country("Within Norway boats run")
    (True, False)
    """
    found = _OF_COUNTRY.match(clause)
    if found is None or _NO_THING.match(found["thing"]):
        return False
    return found["country"] in _LANDS


_TITLE = late(
    r"(?:Common|Fast|Global|Happy|Local|Open|Secure|Simple|Smart|Universal) (?!Internet\b|Web\b|World\b)"
    r"[A-Z][a-z]+(?<!s)\b"
)
"""A title of two ordinary words: "Local Weight" is no weight that is local."""


def _spells_out(clause: str) -> bool:
    """Tell whether a clause opens with a name and its letters: "Valley Loom Keepers (VLKs)".

    Examples
    --------
    >>> _spells_out("Valley Loom Keepers (VLKs) mend what they sell")
    True
    >>> _spells_out("Looms Keep (VLK) working"), _spells_out("Mills need Keepers (VLKs)")
    (False, False)
    """
    found = _WITH_LETTERS.match(clause)
    if found is None:
        return False
    return "".join(word[0] for word in found["name"].split()) == found["letters"]


_WITH_LETTERS = late(
    r"(?P<name>(?:[A-ZÀ-Ý][\w'’-]* ){2,7})\((?P<letters>[A-ZÀ-Ý]{2,7})s?\)"
)
_STATES = late(
    r"States (?:must|need|owe|(?:should|shall|could|would|can|may)(?! be )|ha(?:d|ve) (?:a|the|to)\b|agreed\b)"
)
"""What countries do, as "small States" of the same records: such States keep their capital."""
_OF_A_PEOPLE = late(r"(?:[aei]an|ese|[ln]ish|[nt]ish)$")
"""Endings of words that tell of which country: "Algerian", where nobody writes it small."""
_COMMON_WORDS = wordset("""Web Sustainable Development Goals Goal Action Plan Line Lines
Member World Summit Future Information Society Security General Court International Criminal
Council Review Forum North South East West Declaration Convention Treaty Protocol Programme
States State Charte Assemblée Nord Sud générale Pacte Objectifs Global Digital Organisation
Millennium""")
"""Well-known capitals that are ordinary words when they open a sentence."""


def _country_words() -> frozenset[str]:
    words: set[str] = set()
    for code in countries():
        for lang in ("en", "fr"):
            for word in re.findall(r"[A-ZÀ-Ý][\w'’\-]+", country_name(code, lang)):
                words.add(word)
    return frozenset(words - {"State", "States", "United", "Republic", "République"})


COUNTRY_WORDS = _country_words()
_LANDS = frozenset(country_name(code, "en") for code in countries()) | wordset(
    "England Scotland Wales"
)


def _own_country(words: str, spoken_by: Intervention) -> str:
    code = spoken_by.voice.country
    if not code:
        return ""
    for lang in ("en", "fr", "es"):
        name = country_name(code, lang).split(" (")[0]
        if name != code and name in words:
            return name
    return ""


def learn_names(corpus: Corpus, tallies: Sequence[Tally] | None = None) -> Names:
    """Return the guard for a corpus; the order of its interventions does not matter.

    Parameters
    ----------
    tallies : sequence of Tally, optional
        The counts of its sessions, where they are known.
    """
    if tallies is None:
        tallies = tallies_of(corpus, "en")
    voices = {one.voice for one in corpus.interventions}
    persons = {part for one in voices for part in _parts(one.name)}
    organisations = {one.organisation.strip() for one in voices}
    for session in corpus.sessions:
        organisations.update(name.strip() for name in session.organisers)
    capital, naming = _capitals(tallies)
    lower = _small_letters(tallies, {word.lower() for word in capital})
    proper = {word for word, n in capital.items() if n > lower[word.lower()]}
    shared = {word for word, who in naming.items() if who >= _COMMON_VOICES}
    taken = persons | {name for name in organisations if " " not in name}
    return Names(
        frozenset(persons),
        _by_first_word(organisations),
        _said_again(tallies),
        frozenset(proper),
        frozenset(shared - taken),
        frozenset(organisations - {""}),
        groups_of(voices),
    )


Bodies = tuple[tuple[str, str], ...]
"""Organizations and the group for which their people speak, by name."""


def bodies_of(interventions: Iterable[Intervention]) -> Bodies:
    """Return the organizations that spoke, with their groups."""
    return tuple(groups_of({one.voice for one in interventions}).items())


def groups_of(voices: Iterable[Voice]) -> dict[str, str]:
    """Return the group of every organization all of whose voices are of one group."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in voices:
        if one.organisation and one.group:
            found[one.organisation.strip()].add(one.group)
    return {name: min(each) for name, each in sorted(found.items()) if len(each) == 1}


_COMMON_VOICES = 4


def _parts(name: str) -> list[str]:
    parts = re.findall(r"[^\W\d_][\w'’\-]+", name)
    return [part for part in parts if len(part) > 2 and part.lower() not in _TITLES]


def _by_first_word(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda each: (-len(each), each)):
        first = _TOKEN.search(name)
        if first and first.start() == 0 and len(name) > 1:
            found[first.group()].append(name)
    return {first: tuple(all_) for first, all_ in found.items()}


def _capitals(tallies: Iterable[Tally]) -> tuple[Counter[str], Counter[str]]:
    """Return the counts of words with a capital, and of the voices that used each."""
    capital: Counter[str] = Counter()
    said: dict[str, set[str]] = defaultdict(set)
    for one in tallies:
        capital.update(one.capitals)
        for who, words in one.naming.items():
            said[who].update(words)
    return capital, Counter(chain.from_iterable(said.values()))


def _small_letters(tallies: Iterable[Tally], wanted: set[str]) -> Counter[str]:
    """Return how often each wanted word stands in small letters."""
    lower: Counter[str] = Counter()
    for one in tallies:
        for word in wanted & one.small.keys():
            lower[word] += one.small[word]
    return lower


def _said_again(tallies: Sequence[Tally]) -> frozenset[str]:
    """Return the words that stand twice or more in small letters."""
    sessions = Counter(chain.from_iterable(one.small for one in tallies))
    across = {word for word, n in sessions.items() if n > 1}
    within = (word for one in tallies for word, n in one.small.items() if n > 1)
    return frozenset(across.union(within))
