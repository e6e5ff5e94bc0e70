"""Translations of passages: given by a person, kept in versions, never made here.

The words of a turn are never changed. A translation names a passage of them, the language
it is in, and who translated; of several of one passage in a language the last is shown.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.languages import known_language
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.reports import rules
from palabre.stages.reports.models import Intervention, PassageTranslation
