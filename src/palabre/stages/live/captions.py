"""Keeping captions: each gets its number, its speaker, and is kept once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.live import rules
from palabre.stages.live.attribution import statement_of, went_on_since
from palabre.stages.live.clean import clean_caption
from palabre.stages.live.models import Cue, Sitting
from palabre.stages.live.operations import locked
from palabre.stages.live.states import SITTING_MOVES
from palabre.stages.live.utterances import LATE_AMONG, Count, counted
from palabre.stages.programme.unattributed import (
    bodies_of,
    named_in,
    names_of,
    under_rule,
    without,
)

CAPTION_LIMIT = 2000
"""Characters of one caption: two minutes of fast speech are fewer."""

LABEL_LIMIT = 200

SOURCE_LIMIT = 40

LATE = timedelta(minutes=1)
"""How late a post may come and still stand where its number says; later ones are from
a source that counts from the beginning again."""

EARLY = timedelta(minutes=15)
"""A captioner may begin before the session is opened; nobody a day before."""


@dataclass(frozen=True, slots=True)
class CaptionFacts:
    """One caption as its source sends it.

    Parameters
    ----------
    label : str or None
        Whom the source names as the voice; None while it goes on as before.
    source_id : str
        The source's own number; empty if it counts not.
    """

    text: str
    at: datetime
    lang: str = "en"
    label: str | None = None
    source: str = "typist"
    source_id: str = ""


def caption(
    sitting: Sitting, many: Sequence[CaptionFacts], *, by: Actor, at: datetime
) -> list[Cue]:
    """Keep captions in the order they came; the floor log gives each its speaker.

    A caption that its source sent before is not kept twice; what comes back are the
    new ones only.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``caption-empty``,
    ``caption-too-long``. Journal: none a cue; opening and closing frame them.
    """
    require(rules.may_caption(by, sitting.session), "live.cue.received")
    texts = [_text(facts) for facts in many]
    with transaction.atomic():
        held = locked(sitting.session)
        SITTING_MOVES.after("caption", held.state)
        scribe = _Scribe(held, many, at)
        kept = [
            scribe.cue(facts, words)
            for facts, words in zip(many, texts, strict=True)
            if scribe.is_new(facts)
        ]
        Cue.objects.bulk_create(kept)
    return kept


def channel(source: str, lang: str) -> str:
    """Return how one language of a source is called: it counts to itself.

    Examples
    --------
    >>> channel("zoom", "fr")
    'zoom/fr'
    """
    return f"{source[: SOURCE_LIMIT - len(lang) - 1]}/{lang}"


class _Counted:
    """The numbers of sources that count their captions: what comes late was said before.

    Nothing is looked for where no caption of a post has a number.
    """

    def __init__(self, sitting: Sitting, many: Sequence[CaptionFacts]) -> None:
        counting = {
            channel(one.source, one.lang) for one in many if counted(one.source_id)
        }
        self.seen: dict[str, list[tuple[Count, datetime]]] = {}
        for source in sorted(counting):
            sent = sitting.cues.filter(source=source).exclude(source_id="")
            rows = sent.order_by("-number").values_list("source_id", "at")[:LATE_AMONG]
            numbers = [(counted(number), at) for number, at in rows]
            self.seen[source] = [(n, at) for n, at in numbers if n is not None]

    def before_the_next(self, facts: CaptionFacts, at: datetime) -> datetime:
        """Return when a caption was said: not after what its source counts after it."""
        number = counted(facts.source_id)
        if number is None:
            return at
        seen = self.seen[channel(facts.source, facts.lang)]
        after = [said for n, said in seen if n > number and at - LATE <= said]
        said_at = min([at, *after])
        seen.append((number, said_at))
        return said_at


Named = tuple[str, datetime | None]
NOBODY_NAMED: Named = ("", None)


class _Scribe:
    """Numbers captions and finds their speakers; knows the sitting once for all."""

    def __init__(
        self, sitting: Sitting, many: Sequence[CaptionFacts], at: datetime
    ) -> None:
        self.sitting, self.at = sitting, at
        self.number = sitting.cues.aggregate(last=Max("number"))["last"] or 0
        self.log = list(
            sitting.statements.select_related("request__organization").order_by(
                "started_at", "id"
            )
        )
        sources = {channel(facts.source, facts.lang) for facts in many}
        self.counted = _Counted(sitting, many)
        self.seen = self._known({facts.source_id for facts in many if facts.source_id})
        is_nameless = under_rule(sitting.session)
        self.names = names_of(sitting.session) if is_nameless else None
        self.bodies = bodies_of(sitting.session) if is_nameless else set()
        self.labels = {source: self._last_label(source) for source in sorted(sources)}

    def is_new(self, facts: CaptionFacts) -> bool:
        """Tell whether a caption was not sent before; remember that it was now."""
        key = (channel(facts.source, facts.lang), facts.source_id)
        if facts.source_id and key in self.seen:
            return False
        self.seen.add(key)
        return True

    def cue(self, facts: CaptionFacts, words: str) -> Cue:
        """Return a caption with its number and whose words it is."""
        self.number += 1
        said_at = self._said_at(facts)
        label = "" if self.names is not None else self._label(facts, said_at)
        if self.names is not None:
            others = named_in(self.sitting.session.summit, [words])
            words = without(words, self.names | others, self.bodies)
        return Cue(
            sitting=self.sitting,
            number=self.number,
            at=said_at,
            lang=facts.lang,
            text=words,
            label=label,
            statement=statement_of(self.log, said_at, label),
            source=channel(facts.source, facts.lang),
            source_id=facts.source_id,
        )

    def _said_at(self, facts: CaptionFacts) -> datetime:
        """Return when a caption was said: on arrival if its source's clock is wrong."""
        opened = self.sitting.opened_at or facts.at
        said_at = facts.at if opened - EARLY <= facts.at <= self.at else self.at
        return self.counted.before_the_next(facts, said_at)

    def _known(self, numbers: Collection[str]) -> set[tuple[str, str]]:
        if not numbers:
            return set()
        found = self.sitting.cues.filter(source_id__in=sorted(numbers))
        return set(found.values_list("source", "source_id"))

    def _last_label(self, source: str) -> Named:
        """Return whom a source named last, and since when it has."""
        cues = self.sitting.cues.filter(source=source)
        label = cues.order_by("-number").values_list("label", flat=True).first()
        if not label:
            return NOBODY_NAMED
        others = cues.exclude(label=label).aggregate(last=Max("number"))["last"]
        run = cues.filter(number__gt=others or 0).order_by("number")
        return label, run.values_list("at", flat=True).first()

    def _label(self, facts: CaptionFacts, said_at: datetime) -> str:
        """Return whom the source names, now or before; the floor going on ends that."""
        name = channel(facts.source, facts.lang)
        if facts.label is not None:
            named = clean_caption(facts.label)[:LABEL_LIMIT]
            self.labels[name] = (named, said_at)
        elif went_on_since(self.log, self.labels[name][1], said_at):
            self.labels[name] = NOBODY_NAMED
        return self.labels[name][0]


def _text(facts: CaptionFacts) -> str:
    words = clean_caption(facts.text)
    if not words:
        raise Refused("caption-empty", field="text")
    if len(words) > CAPTION_LIMIT:
        raise Refused(
            "caption-too-long", length=len(words), limit=CAPTION_LIMIT, field="text"
        )
    return words
