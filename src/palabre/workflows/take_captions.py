"""Taking captions in: kept first, then told to everybody who follows."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.stages.live import captions
from palabre.stages.live.captions import CaptionFacts
from palabre.stages.live.models import Cue, Sitting
from palabre.workflows.cut_due import cut_when_over
from palabre.workflows.tell_room import tell_captions


def take_captions(
    sitting: Sitting, many: Sequence[CaptionFacts], *, by: Actor, at: datetime
) -> list[Cue]:
    """Keep captions and tell the room the new ones. See `captions.caption`.

    Whoever spoke beyond the time has ended by policy; these words are not theirs.
    """
    cut_when_over(sitting, at=at)
    with transaction.atomic():
        cues = captions.caption(sitting, many, by=by, at=at)
        tell_captions(sitting.session, cues)
    return cues
