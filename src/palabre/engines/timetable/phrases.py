"""The words in which the engine tells what it found, language by language.

`wording` puts them together. English is what a language without words falls back to.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from palabre.engines.timetable.preferences import PREFERENCES
from palabre.kernel.typography import spaced


@dataclass(frozen=True, slots=True)
class Phrases:
    """Everything that is said in one language.

    ``rules`` tell a broken rule, ``preferences`` name one with its unit, ``demands``
    tell what contradicts, ``named`` name a rule.
    """

    rules: Mapping[str, str]
    preferences: Mapping[str, tuple[str, str]]
    demands: Mapping[str, str]
    named: Mapping[str, str]
    said: Mapping[str, str]


EN = Phrases(
    rules={
        "unknown": "{sessions}: the session, the room or the team is not known.",
        "placed-twice": "{sessions} is placed twice.",
        "room-twice": "{sessions} are in {places} at the same time, or too close.",
        "room-closed": "{places} is closed while {sessions} would be held.",
        "room-too-small": "{places} is too small for {sessions}.",
        "room-not-chosen": "{places} is not among the rooms of {sessions}.",
        "equipment": "{places} lacks what {sessions} needs.",
        "venue-closed": "{places} is not open for the whole of {sessions}.",
        "outside-window": "{sessions} is outside its window.",
        "fixed-time": "{sessions} is fixed at another hour.",
        "fixed-room": "{sessions} is fixed in {places}.",
        "person-twice": (
            "{people} cannot be in {sessions}: {minutes} minutes are lacking."
        ),
        "person-absent": "{people} is not there during {sessions}.",
        "remote-hours": "{sessions} is in the night of {people}.",
        "organizer-twice": "{places} would hold {sessions} at the same time.",
        "beside-ceremony": ("{sessions} would be held side by side; one stands alone."),
        "order": "{sessions} would be in the wrong order, or too close.",
        "order-too-far": "{sessions} would be too far from each other.",
        "interpretation": "{sessions} must be interpreted: {places} is lacking.",
        "team-hybrid": "{places} does not work hybrid meetings such as {sessions}.",
        "team-block": "{places} does not work when {sessions} is held.",
        "team-twice": "{places}: one team, two rooms in one block ({sessions}).",
        "team-day": "{places}: more blocks in a day than the team may work.",
        "team-week": "{places}: more blocks in a week than the team may work.",
        "booths": "{places} has too few booths for {sessions}.",
    },
    preferences={one.code: (one.name, one.unit) for one in PREFERENCES},
    demands={
        "window": "{whose} is wanted within its window",
        "fixed": "{whose} is fixed",
        "rooms": "{whose} asks for certain rooms",
        "needs": "{whose} needs equipment",
        "audience": "{whose} needs its seats",
        "interpretation": "{whose} must be interpreted",
        "alone": "nothing may be held beside {whose}",
        "organizers": "an organizer of {whose} holds one session at a time",
        "present": "{whose} is there only at times",
        "remote": "{whose} is remote and must sleep",
        "attends": "{whose} must attend",
        "hours": "the houses keep their opening hours",
        "order": "the order of parts is kept",
        "changeover": "rooms need time to change over",
        "way": "people need time to walk",
    },
    named={
        "room-twice": "The room is taken",
        "person-twice": "People in two places",
        "room-closed": "Rooms closed at times",
        "room-not-chosen": "Rooms asked for",
        "venue-closed": "Opening hours",
        "fixed-time": "A fixed hour",
        "fixed-room": "A fixed room",
        "order-too-far": "Distance of parts",
        "team-hybrid": "Interpreters for hybrid meetings",
        "team-block": "Hours of interpreters",
        "team-twice": "Interpreters in two rooms",
        "team-day": "Blocks a day of interpreters",
        "team-week": "Blocks a week of interpreters",
        "booths": "Booths for interpreters",
        "person-absent": "Arrivals and departures",
        "remote-hours": "Civil hours of remote speakers",
        "way": "Walking and travel between rooms",
        "changeover": "Changing over in a room",
        "room-too-small": "Rooms large enough",
        "equipment": "Equipment asked for",
        "interpretation": "Interpretation that must be",
        "beside-ceremony": "Nothing beside ceremonies",
        "order": "Order of parts",
        "outside-window": "Windows of sessions",
        "organizer-twice": "One session at a time for a body",
    },
    said={
        "and": "{first} and {last}",
        "then": "; ",
        "more": "{n} more",
        "title": "{code} “{title}”",
        "clock": "day {day} {clock}",
        "minutes": "{n:7} minutes  {what}",
        "changes": "{n:+7} minutes  {what}",
        "measure": "{name} ({unit}: {n})",
        "in-all": "{n:7} minutes of harm in all",
        "left-out": "Left out: {session}",
        "placed": "{n} of {all} sessions placed, {broken} rules broken",
        "proven": "; proven: no programme costs less than {bound}",
        "not-placed": "{session} is not placed.",
        "here": "{session}: {place}",
        "with": ", with {others}",
        "possible": (
            "{n} of {all} other places break no rule; {better} would cost less."
        ),
        "ruled-out": "{n:7} cheaper places are ruled out by: {rule}",
        "there": "{session} at {place}:",
        "change": "{n:+7} minutes of harm in all; {told}",
        "goes": "no rule broken",
        "goes-not": "not possible",
        "price": "{n:7} minutes less without: {name}",
        "bears": "Who bears most:",
        "conflict": "{sessions} cannot all be held: {told}.",
        "conflict-one": "{sessions} cannot be held: {told}.",
        "no-demand": "there is no room and no hour for it, whatever gives way",
        "way-out": "Without “{demand}”: {n} left out, {cost} minutes of harm",
        "moved": "{session} moves from {was} to {now}",
        "gone": "{session} loses its place ({was})",
        "new": "{session} is placed: {now}",
        "repair": "Sessions moved: {n}; {cost:+} minutes of harm",
        "fewest": "proven: fewer moves will not do",
        "lost": "No room and hour suit {session} any more.",
        "no-way": "No way was found that moves few sessions: plan afresh.",
        "for-whom": "{who}: {sessions}",
        "written": "Written: {path}",
        "progress": "{seconds:6.1f} s  {stage}: {cost} minutes of harm",
        "broken": ", {n} rules broken",
        "too-many": ", at most {gap:.1%} too many",
        "stage-sketched": "sketched",
        "stage-built": "built",
        "stage-annealing": "annealing",
        "stage-mended": "mended",
    },
)

FR = Phrases(
    rules={
        "unknown": "{sessions} : la séance, la salle ou l’équipe est inconnue.",
        "placed-twice": "{sessions} : placée deux fois.",
        "room-twice": (
            "{sessions} : dans {places} à la même heure, ou trop rapprochées."
        ),
        "room-closed": "{places} : fermée à l’heure de {sessions}.",
        "room-too-small": "{places} : trop petite pour {sessions}.",
        "room-not-chosen": "{places} ne figure pas parmi les salles de {sessions}.",
        "equipment": "{places} n’a pas l’équipement qu’il faut à {sessions}.",
        "venue-closed": "{places} n’est pas ouvert pendant toute la durée de {sessions}.",
        "outside-window": "{sessions} : hors de sa plage horaire.",
        "fixed-time": "{sessions} : l’heure est fixée ailleurs.",
        "fixed-room": "{sessions} : la salle est fixée, c’est {places}.",
        "person-twice": (
            "{people} ne peut pas être à {sessions} : il manque {minutes} minutes."
        ),
        "person-absent": "{people} n’est pas là pendant {sessions}.",
        "remote-hours": "{sessions} : il fait nuit chez {people}.",
        "organizer-twice": "{places} tiendrait {sessions} en même temps.",
        "beside-ceremony": (
            "{sessions} auraient lieu en même temps ; l’une doit rester seule."
        ),
        "order": "{sessions} : dans le mauvais ordre, ou trop rapprochées.",
        "order-too-far": "{sessions} : trop éloignées l’une de l’autre.",
        "interpretation": "{sessions} : l’interprétation est exigée, il manque {places}.",
        "team-hybrid": (
            "{places} n’assure pas les réunions hybrides comme {sessions}."
        ),
        "team-block": "{places} ne travaille pas à l’heure de {sessions}.",
        "team-twice": (
            "{places} : une équipe, deux salles dans la même vacation ({sessions})."
        ),
        "team-day": "{places} : plus de vacations par jour que l’équipe n’en assure.",
        "team-week": (
            "{places} : plus de vacations par semaine que l’équipe n’en assure."
        ),
        "booths": "{places} n’a pas assez de cabines pour {sessions}.",
    },
    preferences={
        "shared-audience": ("Même public à la même heure", "personnes touchées"),
        "theme-apart": ("Même thème à la même heure", "paires de séances"),
        "theme-days": (
            "Thèmes répartis ou groupés sur les jours",
            "paires de séances",
        ),
        "wishes": ("Vœux d’heure ou de jour", "vœux non exaucés"),
        "protocol-early": ("Rang élevé tôt dans la journée", "personnes × heures"),
        "protocol-rival": ("Ministre devant une salle vide", "paires de séances"),
        "prime-balance": (
            "Créneaux de choix partagés entre les groupes",
            "séances sous la part",
        ),
        "organizer-load": ("Charge des organisateurs par jour", "séances de trop"),
        "track-rooms": (
            "Changements de salle dans une filière",
            "paires de séances",
        ),
        "lunch": ("Temps pour déjeuner", "minutes perdues"),
        "lost-languages": ("Langues sans interprétation", "langues perdues"),
        "walking": ("Trajets entre les séances", "minutes de marche pressée"),
        "seats": ("Salle trop petite", "personnes sans siège"),
        "empty-seats": ("Salle trop grande", "dizaines de sièges vides"),
        "waiting": ("Longues attentes entre les séances", "heures-personnes"),
        "remote-comfort": (
            "Orateurs à distance à une heure indue",
            "personnes touchées",
        ),
    },
    demands={
        "window": "{whose} doit tenir dans sa plage horaire",
        "fixed": "l’heure de {whose} est fixée",
        "rooms": "{whose} demande certaines salles",
        "needs": "{whose} demande un équipement",
        "audience": "il faut des sièges à {whose}",
        "interpretation": "l’interprétation de {whose} est exigée",
        "alone": "rien ne peut avoir lieu en même temps que {whose}",
        "organizers": "un organisateur de {whose} ne tient qu’une séance à la fois",
        "present": "{whose} n’est là qu’à certaines heures",
        "remote": "{whose} est à distance et doit dormir",
        "attends": "{whose} doit y assister",
        "hours": "les lieux gardent leurs heures d’ouverture",
        "order": "l’ordre des parties est respecté",
        "changeover": "les salles demandent du temps entre deux séances",
        "way": "il faut le temps d’aller d’une salle à l’autre",
    },
    named={
        "room-twice": "La salle est prise",
        "person-twice": "Une personne à deux endroits",
        "room-closed": "Fermetures de salles",
        "room-not-chosen": "Salles demandées",
        "venue-closed": "Heures d’ouverture",
        "fixed-time": "Heure fixée",
        "fixed-room": "Salle fixée",
        "order-too-far": "Distance entre les parties",
        "team-hybrid": "Interprètes pour les réunions hybrides",
        "team-block": "Heures des interprètes",
        "team-twice": "Interprètes dans deux salles",
        "team-day": "Vacations par jour des interprètes",
        "team-week": "Vacations par semaine des interprètes",
        "booths": "Cabines d’interprétation",
        "person-absent": "Arrivées et départs",
        "remote-hours": "Heures décentes pour les orateurs à distance",
        "way": "Trajets entre les salles",
        "changeover": "Remise en état des salles",
        "room-too-small": "Salles assez grandes",
        "equipment": "Équipement demandé",
        "interpretation": "Interprétation exigée",
        "beside-ceremony": "Rien pendant les cérémonies",
        "order": "Ordre des parties",
        "outside-window": "Plages horaires des séances",
        "organizer-twice": "Une séance à la fois par organisme",
    },
    said={
        "and": "{first} et {last}",
        "then": " ; ",
        "more": "{n} autres",
        "title": "{code} « {title} »",
        "clock": "jour {day}, {clock}",
        "minutes": "{n:7} minutes  {what}",
        "changes": "{n:+7} minutes  {what}",
        "measure": "{name} ({unit} : {n})",
        "in-all": "{n:7} minutes de préjudice en tout",
        "left-out": "Laissée de côté : {session}",
        "placed": "{n} séances placées sur {all}, règles enfreintes : {broken}",
        "proven": " ; prouvé : aucun programme ne coûte moins de {bound}",
        "not-placed": "{session} n’est pas placée.",
        "here": "{session} : {place}",
        "with": ", avec {others}",
        "possible": (
            "Sur {all} autres places, {n} n’enfreignent aucune règle ; {better} "
            "coûteraient moins."
        ),
        "ruled-out": "{n:7} places moins chères sont exclues par : {rule}",
        "there": "{session} à cette place ({place}) :",
        "change": "{n:+7} minutes de préjudice en tout ; {told}",
        "goes": "aucune règle enfreinte",
        "goes-not": "impossible",
        "price": "{n:7} minutes de moins sans : {name}",
        "bears": "Qui supporte le plus :",
        "conflict": "{sessions} ne peuvent pas toutes avoir lieu : {told}.",
        "conflict-one": "{sessions} ne peut pas avoir lieu : {told}.",
        "no-demand": "il n’y a ni salle ni heure, quoi que l’on cède",
        "way-out": (
            "Sans « {demand} » : séances laissées de côté {n}, minutes de préjudice {cost}"
        ),
        "moved": "{session} passe de {was} à {now}",
        "gone": "{session} perd sa place ({was})",
        "new": "{session} trouve place : {now}",
        "repair": "Séances déplacées : {n} ; {cost:+} minutes de préjudice",
        "fewest": "prouvé : on ne peut pas en déplacer moins",
        "lost": "Plus aucune salle ni heure ne convient à {session}.",
        "no-way": (
            "Aucune solution qui déplace peu de séances : établissez un nouveau programme."
        ),
        "for-whom": "{who} : {sessions}",
        "written": "Écrit : {path}",
        "progress": "{seconds:6.1f} s  {stage} : {cost} minutes de préjudice",
        "broken": ", règles enfreintes : {n}",
        "too-many": ", de trop au plus : {gap:.1%}",
        "stage-sketched": "esquisse",
        "stage-built": "construction",
        "stage-annealing": "recuit",
        "stage-mended": "réparation",
    },
)


def _set(told: Mapping[str, str], lang: str) -> Mapping[str, str]:
    return {key: spaced(words, lang) for key, words in told.items()}


def unbroken(phrases: Phrases, lang: str) -> Phrases:
    """Return phrases with the spaces that their language does not break."""
    named = {
        code: (spaced(name, lang), spaced(unit, lang))
        for code, (name, unit) in phrases.preferences.items()
    }
    return Phrases(
        rules=_set(phrases.rules, lang),
        preferences=named,
        demands=_set(phrases.demands, lang),
        named=_set(phrases.named, lang),
        said=_set(phrases.said, lang),
    )


BY_LANG: dict[str, Phrases] = {"en": EN, "fr": unbroken(FR, "fr")}


def phrases_in(lang: str) -> Phrases:
    """Return the words of a language (BCP 47), English where there are none."""
    return BY_LANG.get(lang.split("-", maxsplit=1)[0].lower(), EN)
