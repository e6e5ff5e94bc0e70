"""Whose words a line of a report has: those of one room, and not of the edition.

"Participants agreed" or "speakers recommended", read among the lines of other sessions,
would speak for all who came.
"""

from typing import Final

from palabre.kernel.languages import primary
from palabre.kernel.late import late
from palabre.stages.reports.states import LineKind

OF_ONE_ROOM: Final = frozenset({LineKind.CONSENSUS, LineKind.NO_CONSENSUS})
"""Headings whose lines are of one room, whatever their words."""

SUBJECTS: Final = {
    "en": late(
        r"^(?:(?:All (?:the |of the )?|Some |Several |Most |Many )?(?:[Pp]articipants"
        r"|[Ss]peakers|[Pp]anellists|[Ll]eaders|[Ee]xperts|[Dd]elegations) "
        r"|Every (?:speaker|participant|panellist) "
        r"|The (?:session|workshop|meeting|round table|panel|facilitators|moderators?"
        r"|participants|speakers|panellists|producers|room|dialogue|debate|discussion) "
        r"|(?:The |Young |The young )?(?:[Mm]inisters|[Dd]elegates) (?:[a-z]+ed|said|told) "
        r"|[A-Z][a-z]+s (?:recommended|agreed) |Teams (?:of [a-z]+ )?(?:[a-z]+ed|found) "
        r"|It was (?:agreed|recommended|proposed|decided|suggested) )"
    ),
    "fr": late(
        r"^(?:(?:Les|Des|Certaine?s|Plusieurs|Tous les|Toutes les) (?:participante?s"
        r"|intervenante?s|orateurs|oratrices|panélistes|dirigeante?s|experte?s"
        r"|délégations|facilitateurs|facilitatrices|producteurs|productrices) "
        r"|Chaque (?:intervenante?|participante?|orateur|oratrice) "
        r"|(?:La |Le |L['’])(?:séance|atelier|réunion|table ronde|salle|dialogue|débat"
        r"|discussion) "
        r"|Les (?:jeunes )?(?:ministres|délégué(?:e)?s) (?:ont |(?:sont )?conv[ie])"
        r"|Les [a-zéèêç]+s (?:ont recommandé|recommandent|sont convenue?s|conviennent) "
        r"|Les équipes (?:d[e’'] ?[a-zéèê]+ )?ont "
        r"|Il a été (?:convenu|recommandé|proposé|décidé|suggéré) )"
    ),
}
"""Beginnings that name nobody but those who were in the room."""


def is_of_one_room(kind: LineKind, text: str, lang: str) -> bool:
    """Tell whether a line speaks for the room in which it was filed.

    Examples
    --------
    >>> is_of_one_room(LineKind.WAY_FORWARD, "Speakers asked for lamps.", "en")
    True
    >>> is_of_one_room(LineKind.WAY_FORWARD, "Piers should have lamps.", "en")
    False
    """
    subject = SUBJECTS.get(primary(lang))
    return kind in OF_ONE_ROOM or bool(subject and subject.match(text))
