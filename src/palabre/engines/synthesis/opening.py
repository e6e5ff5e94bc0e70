"""The opening of the text: facts, hosts, scope and method."""

import re

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import Corpus, StatedFigure, SummitFacts
from palabre.engines.synthesis.pages import Pad
from palabre.engines.synthesis.phrases import (
    DEFINITIONS,
    PHRASES,
    amount,
    one_of,
    plural,
)
from palabre.engines.synthesis.rendered import originals
from palabre.engines.synthesis.tallies import are_all_spoken, voice_of
from palabre.engines.synthesis.wording import Wording
from palabre.kernel.articles import with_article
from palabre.kernel.languages import primary
from palabre.kernel.numbers import date_range, format_number


def write(pad: Pad, corpus: Corpus, wording: Wording) -> None:
    """Write the sections ``facts``, ``hosts`` and ``method``."""
    _facts(pad, corpus.facts, wording)
    _hosts(pad, corpus.facts, wording)
    _method(pad, corpus, wording)


def french_article(name: str) -> dict[str, str]:
    """Return the article that French asks for before a meeting's name, and its ending.

    Examples
    --------
    >>> french_article("Forum du Baobab")["the"], french_article("Baobab")["the"]
    ('Le ', '')
    """
    first = name.split(" ", 1)[0].lower()
    if first in {"forum", "sommet", "congrès", "colloque", "dialogue", "symposium"}:
        return {"the": "Le ", "e": ""}
    if first in {"conférence", "réunion", "consultation", "semaine", "rencontre"}:
        return {"the": "La ", "e": "e"}
    if first in {"assemblée", "édition"}:
        return {"the": "L'", "e": "e"}
    return {"the": "", "e": ""}


def _opening_name(name: str, lang: str) -> str:
    """Return a meeting's name as it opens an English sentence, with its article.

    Examples
    --------
    >>> _opening_name("Lantern Forum 2031", "en"), _opening_name("Lantern 31", "en")
    ('The Lantern Forum 2031', 'Lantern 31')
    """
    is_kind = any(word.lower() in _MEETINGS for word in name.split())
    if lang != "en" or not is_kind:
        return name
    told = with_article(name, "en")
    return told[:1].upper() + told[1:]


_MEETINGS = frozenset(
    [
        "assembly",
        "conference",
        "congress",
        "consultation",
        "consultations",
        "dialogue",
        "forum",
        "meeting",
        "summit",
        "symposium",
        "workshop",
    ]
)
"""Words in a name that ask for an article before it."""


def _facts(pad: Pad, facts: SummitFacts, wording: Wording) -> None:
    said = PHRASES[wording.lang]
    pad.start("facts", wording.headings["facts"], "FACT")
    pad.new_paragraph()
    if facts.name and facts.starts_on and facts.ends_on:
        where = said["where"].format(city=facts.city) if facts.city else ""
        dates = date_range(facts.starts_on, facts.ends_on, wording.lang)
        pad.say(
            said["when"].format(
                name=_opening_name(facts.name, wording.lang),
                where=where,
                dates=_on(dates, wording),
                **french_article(facts.name),
            )
        )
    if facts.venues:
        venues = [
            said["venue-days"].format(
                venue=venue, days=date_range(min(days), max(days), wording.lang)
            )
            for venue, days in facts.venues
            if days
        ]
        if venues:
            key = one_of("venue-many", venues, "venue-one")
            pad.say(said[key].format(venues=wording.joined(venues)))
    labelled = [one for one in facts.figures if one.label]
    if labelled:
        shown = [
            f"{format_number(one.value, wording.lang)} {one.label}" for one in labelled
        ]
        pad.say(said["figure"].format(figures=wording.joined(shown)), *labelled)
    if facts.is_fictional:
        pad.say(said["fictional"])


def _on(dates: str, wording: Wording) -> str:
    """Return a range of dates after its preposition."""
    if dates.startswith(("from", "du", "le", "on")):
        return dates
    if wording.lang == "en":
        is_range = "–" in dates
        return "from " + dates.replace("–", " to ") if is_range else f"on {dates}"
    return f"du {dates}"


def _hosts(pad: Pad, facts: SummitFacts, wording: Wording) -> None:
    said = PHRASES[wording.lang]
    pad.start("hosts", wording.headings["hosts"], "HOST")
    pad.new_paragraph()
    if facts.hosts:
        pad.say(
            said[one_of("hosts", facts.hosts)].format(
                hosts=wording.joined(
                    [with_article(one, wording.lang) for one in facts.hosts]
                )
            )
        )
    if facts.co_organizers:
        pad.say(
            said["co-organizers" if facts.hosts else "co-organizers-alone"].format(
                names=wording.joined(
                    [with_article(one, wording.lang) for one in facts.co_organizers]
                )
            )
        )
    if facts.chair:
        pad.say(said["chair"].format(chair=facts.chair))
    if facts.baseline:
        pad.say(said["baseline"].format(baseline=_of_the(facts.baseline, wording.lang)))


def _of_the(name: str, lang: str) -> str:
    """Return what something is measured against, in French with its preposition.

    Examples
    --------
    >>> _of_the("le Plan d'action", "fr"), _of_the("Agenda 2030", "fr")
    ("du Plan d'action", 'du document suivant : Agenda 2030')
    """
    if lang != "fr":
        return name
    article, _, rest = name.partition(" ")
    if article in {"le", "les"} and rest:
        return f"{'du' if article == 'le' else 'des'} {rest}"
    if name.startswith(("la ", "l'", "l’")):
        return f"de {name}"
    return f"du document suivant : {name}"


def _method(pad: Pad, corpus: Corpus, wording: Wording) -> None:
    said = PHRASES[wording.lang]
    pad.start("method", wording.headings["method"], "METH")
    pad.new_paragraph()
    counts = _counts(corpus)
    n_machine = counts.pop("machine")
    figures = {
        key: StatedFigure(
            f"corpus:{key}",
            value,
            DEFINITIONS[wording.lang][key],
            "corpus",
            plural(key, wording.lang),
        )
        for key, value in counts.items()
    }
    nouns = dict.fromkeys(counts) | {"reports": "sessions"}
    shown = {
        key: amount(value, nouns[key] or key, wording.lang, is_written=True)
        for key, value in counts.items()
    }
    if counts["words"]:
        used = [figures[key] for key in ("sessions", "voices", "words")]
        codes = {one.session for one in corpus.interventions}
        some = "records" if are_all_spoken(corpus, codes) else "records-some"
        key = some if counts["voices"] else "records-unnamed"
        pad.say(elided(said[key].format(**shown)), *used)
    else:
        text = elided(said["records-reports"].format(**shown))
        pad.say(text, figures["sessions"])
    if counts["reports"] and counts["words"]:
        pad.say(said["reports"].format(**shown), figures["reports"])
    pad.say(said["own"])
    pad.say(said["ladder"])
    counted = {"machine": n_machine, **_in_other_languages(corpus, wording.lang)}
    for key, n_sessions in counted.items():
        if not n_sessions:
            continue
        definition, label = (
            DEFINITIONS[wording.lang][key],
            plural("sessions", wording.lang),
        )
        figure = StatedFigure(f"corpus:{key}", n_sessions, definition, "corpus", label)
        sessions = amount(n_sessions, "sessions", wording.lang, is_written=True)
        is_only = key == "languages" and _is_foreign(corpus, wording.lang)
        phrase = said["languages-only" if is_only else key]
        pad.say(elided(phrase.format(sessions=sessions)), figure)


def _is_foreign(corpus: Corpus, lang: str) -> bool:
    """Tell whether nothing at all was said in the language of the text."""
    own = {lang, "", "und"}
    return all(primary(one.lang) not in own for one in corpus.interventions)


def _in_other_languages(corpus: Corpus, lang: str) -> dict[str, int]:
    """Return the sessions with words in other languages than that of the text.

    By the phrase that tells of them: those given whole in it, and the others.
    """
    own = {lang, "", "und"}
    others = [one for one in corpus.interventions if primary(one.lang) not in own]
    given = {one.id for one, _ in originals(corpus, lang)}
    left = {one.session for one in others if one.id not in given}
    if not given:
        return {"languages": len(left)}
    told = {one.session for one in others if one.id in given}
    return {"translated": len(told), "languages-left": len(left)}


def elided(text: str) -> str:
    """Return a French sentence with "de" before "un" and "une" as it is written.

    Examples
    --------
    >>> elided("les rapports de une séance")
    "les rapports d'une séance"
    """
    return _DE_UN.sub(r"d'\1", text)


_DE_UN = re.compile(r"\bde (une?)\b")


def _counts(corpus: Corpus) -> dict[str, int]:
    """Count the records: sessions, distinct voices, words, reports, a machine's."""
    every = corpus.interventions
    spoken = [one for one in every if one.kind != RecordKind.REPORT]
    reported = [one for one in every if one.kind == RecordKind.REPORT]
    return {
        "sessions": len({one.session for one in every}),
        "voices": len({voice_of(one) for one in spoken if one.voice.is_counted}),
        "words": sum(len(one.text.split()) for one in spoken),
        "reports": len({one.session for one in reported}),
        "machine": len({one.session for one in every if one.is_machine}),
    }
