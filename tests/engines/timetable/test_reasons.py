import string

import pytest

from palabre.engines.timetable import reasons
from palabre.engines.timetable.reasons import Reason
from palabre.kernel.refusals import Refused
from palabre.management.plain_words import words_of


def places(told):
    return {name for _, name, _, _ in string.Formatter().parse(told) if name}


@pytest.mark.parametrize("key", sorted(reasons.EN))
def test_every_reason_is_said_in_french_with_the_same_facts(key):
    assert places(reasons.FR[key]) == places(reasons.EN[key])
    assert reasons.FR[key] != reasons.EN[key]


def test_a_command_gives_the_reason_in_the_language_it_was_asked_in():
    refused = Refused(
        "timetable-asked-wrong", where="--arrives", reason=Reason("time-form")
    )

    assert words_of(refused).endswith("written “DAY HH:MM”, for example “2 14:30”.")
    assert words_of(refused, lang="fr") == (
        "«\u00a0--arrives\u00a0»\u00a0: une heure s’écrit «\u00a0JOUR HH:MM\u00a0», "
        "par exemple «\u00a02 14:30\u00a0»."
    )


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (FileNotFoundError(2, "No such file or directory"), "ce fichier n’existe pas"),
        (PermissionError(13, "Denied"), "la lecture ou l’écriture n’est pas permise"),
        (IsADirectoryError(21, "Is a directory"), "c’est un dossier"),
    ],
)
def test_what_the_system_says_has_words(error, told):
    reason = reasons.of_error(error)

    assert isinstance(reason, Reason)
    assert reason.said_in("fr") == told
    assert reason.said_in("ar") == str(reason)


def test_another_fault_of_the_system_is_told_as_it_comes():
    assert reasons.of_error(OSError(28, "No space left")) == "No space left"
    assert reasons.of_error(OSError("cut off")) == "cut off"
