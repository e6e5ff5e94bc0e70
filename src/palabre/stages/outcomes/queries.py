"""Reading drafts, their sentences with evidence, and issues, filtered by who sees."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Prefetch, Q, QuerySet

from palabre.kernel.actors import Actor
from palabre.kernel.codes import slug
from palabre.kernel.languages import primary
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import rules
from palabre.stages.outcomes.models import (
    Comment,
    CommentReply,
    Draft,
    DraftVersion,
    Evidence,
    Issue,
    Point,
    Sentence,
    SentenceVersion,
)
from palabre.stages.outcomes.states import STANDING, Disposition, DraftState
from palabre.stages.summits.models import Summit

NUMBER_SIGNS = 7
"""Digits of a version's number, and one: nobody freezes a million."""

LONG_KEY = 15
"""Digits that no key of a row has."""


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """One sentence as a page shows it.

    Parameters
    ----------
    anchor : str
        Id on the page.
    is_waiting : bool
        It holds up the signature.
    """

    code: str
    anchor: str
    text: str
    writer: str
    verdict: str
    n_cites: int
    is_dropped: bool
    is_waiting: bool
    n_comments: int = 0
    revision: int = 0


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """A numbered paragraph; 0 for one whose sentences were all left out."""

    number: int
    sentences: tuple[SentenceRow, ...]


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A heading with its paragraphs, and how long it is."""

    key: str
    title: str
    anchor: str
    paragraphs: tuple[ParagraphRow, ...]
    n_words: int
    n_sentences: int
    n_waiting: int

    @property
    def is_annex(self) -> bool:
        """Tell whether the section stands after the text."""
        return self.key.startswith("annex:")

    @property
    def first(self) -> int:
        """Return the number of the first paragraph that stands."""
        return next((one.number for one in self.paragraphs if one.number), 0)


def draft_by_code(actor: Actor, summit: Summit, code: str) -> Draft:
    """Return a draft that an actor may read, or refuse with ``not-found``."""
    found = (
        Draft.objects.select_related("summit__series", "summit__chair")
        .filter(summit=summit, code=code)
        .first()
    )
    if found is None or not rules.may_read(actor, found):
        raise Refused("not-found", what="draft", code=code)
    return found


def draft_at_desk(actor: Actor, summit: Summit, code: str) -> Draft:
    """Return a draft with its comments and versions open, for who works at the desk.

    Refuse with ``not-found``: an issued text is public, how it came about is not.
    """
    found = draft_by_code(actor, summit, code)
    if not rules.may_comment(actor, found):
        raise Refused("not-found", what="draft", code=code)
    return found


def drafts_of(actor: Actor, summit: Summit) -> list[Draft]:
    """Return the drafts of an edition for the desk, newest first, with their counts."""
    if not actor.holds_any(rules.READERS, summit.code):
        raise Refused("not-allowed", act="outcomes.drafts.read")
    stands = Q(sentences__is_dropped=False)
    waits = stands & ~Q(sentences__verdict__in=STANDING)
    return list(
        Draft.objects.filter(summit=summit)
        .annotate(
            n_sentences=Count("sentences", filter=stands),
            n_waiting=Count("sentences", filter=waits),
        )
        .order_by("-made_at", "lang", "-number")
    )


def latest_issue(summit: Summit, lang: str) -> Issue | None:
    """Return the newest issue in a language, else in English, else in any."""
    issues = list(
        Issue.objects.filter(summit=summit)
        .select_related("draft", "summit__series")
        .defer("content")
        .order_by("-issued_at", "-id")
    )
    wanted = (primary(lang), "en")
    own = [one for tag in wanted for one in issues if one.lang == tag]
    return next(iter((*own, *issues)), None)


def issues_of(summit: Summit) -> QuerySet[Issue]:
    """Return everything issued, newest first, without the long contents."""
    return (
        Issue.objects.filter(summit=summit)
        .select_related("draft")
        .defer("content")
        .order_by("-issued_at", "lang", "-id")
    )


def issue_named(summit: Summit, symbol: str, lang: str) -> Issue:
    """Return an issue by symbol and language, or refuse with ``not-found``."""
    found = (
        Issue.objects.select_related("draft", "summit__series")
        .filter(summit=summit, symbol=symbol, lang=lang)
        .first()
    )
    if found is None:
        raise Refused("not-found", what="issue", code=symbol)
    return found


def issue_at(summit: Summit, document: str, lang: str) -> Issue:
    """Return an issue by what its symbol is in an address, or refuse: ``not-found``.

    ``document`` is the symbol as a slug: ``bf-2026-cs-1`` for ``BF/2026/CS/1``.
    """
    found = Issue.objects.select_related(
        "draft", "summit__series", "summit__chair"
    ).filter(summit=summit, lang=lang)
    for one in found.order_by("-issued_at", "-id"):
        if slug(one.symbol) == document:
            return one
    raise Refused("not-found", what="issue", code=document)


def text_of(draft: Draft, *, with_dropped: bool) -> tuple[SectionRow, ...]:
    """Return a draft section by section, paragraphs numbered without gaps."""
    sentences = (
        Sentence.objects.filter(draft=draft)
        .annotate(n_cites=Count("evidence", distinct=True), n_comments=_open_comments())
        .only(
            "code",
            "section",
            "section_title",
            "paragraph",
            "text",
            "writer",
            "verdict",
            "is_dropped",
            "revision",
        )
        .order_by("position")
    )
    if not with_dropped:
        sentences = sentences.filter(is_dropped=False)
    return tuple(_sections(sentences))


def _sections(sentences: Iterable[Sentence]) -> Iterator[SectionRow]:
    number = 0
    for (key, title), inside in groupby(
        sentences, key=lambda one: (one.section, one.section_title)
    ):
        paragraphs = []
        for _, group in groupby(inside, key=lambda one: one.paragraph):
            rows = tuple(map(_row, group))
            stands = any(not row.is_dropped for row in rows)
            number += stands
            paragraphs.append(ParagraphRow(number if stands else 0, rows))
        standing = [
            row for one in paragraphs for row in one.sentences if not row.is_dropped
        ]
        yield SectionRow(
            key=key,
            title=title,
            anchor="s-" + slug(key),
            paragraphs=tuple(paragraphs),
            n_words=sum(len(row.text.split()) for row in standing),
            n_sentences=len(standing),
            n_waiting=sum(row.is_waiting for row in standing),
        )


def _row(one: Sentence) -> SentenceRow:
    return SentenceRow(
        code=one.code,
        anchor=f"t-{one.code}",
        text=one.text,
        writer=one.writer,
        verdict=one.verdict,
        n_cites=one.n_cites,  # type: ignore[attr-defined]  # annotated by text_of
        is_dropped=one.is_dropped,
        is_waiting=one.verdict not in STANDING,
        n_comments=one.n_comments,  # type: ignore[attr-defined]  # likewise
        revision=one.revision,
    )


def _open_comments() -> Count:
    is_open = Q(comments__disposition=Disposition.OPEN)
    return Count("comments", filter=is_open, distinct=True)


def sentence_of(draft: Draft, code: str) -> Sentence:
    """Return a sentence of a draft with all its evidence, or refuse: ``not-found``."""
    evidence = Evidence.objects.select_related(
        "intervention__source__session__placement",
        "intervention__person",
        "intervention__organization",
        "line__report__session__placement",
        "line__report__rapporteur",
    )
    evidence = evidence.prefetch_related(
        "intervention__translations", "line__report__translations"
    ).order_by("position", "id")
    found = (
        Sentence.objects.filter(draft=draft, code=code)
        .prefetch_related(Prefetch("evidence", evidence))
        .first()
    )
    if found is None:
        raise Refused("not-found", what="sentence", code=code)
    found.draft = draft
    return found


def issued_draft(summit: Summit, lang: str) -> tuple[Issue, Draft] | None:
    """Return what is issued in a language (or at all) with the draft behind it."""
    issue = latest_issue(summit, lang)
    if issue is None or issue.draft.state != DraftState.ISSUED:
        return None
    issue.draft.summit = summit
    return issue, issue.draft


def n_open_comments(draft: Draft) -> int:
    """Count the comments of a draft that nobody has settled."""
    return draft.comments.filter(disposition=Disposition.OPEN).count()


def n_left_out(draft: Draft) -> int:
    """Count the points that could still be taken in."""
    return draft.points.filter(sentence=None).exclude(told="").count()


def comments_of(draft: Draft) -> list[Comment]:
    """Return the comments of a draft with their sentences, in order of the text."""
    return list(
        draft.comments.select_related("sentence")
        .prefetch_related(_replies())
        .order_by("sentence__position", "id")
    )


def version_before(sentence: Sentence, wanted: str) -> SentenceVersion:
    """Return a change of a sentence by its key, or refuse with ``not-found``."""
    is_key = wanted.isascii() and wanted.isdigit() and len(wanted) < LONG_KEY
    found = sentence.versions.filter(pk=int(wanted)).first() if is_key else None
    if found is None or not found.before:
        raise Refused("not-found", what="version", code=wanted)
    return found


def remarks_on(sentence: Sentence) -> QuerySet[Comment]:
    """Return the comments of a sentence with what was answered, oldest first."""
    return sentence.comments.prefetch_related(_replies()).order_by("id")


def _replies() -> "Prefetch[str, QuerySet[CommentReply], str]":
    return Prefetch("replies", CommentReply.objects.order_by("id"))


def comment_of(draft: Draft, code: str) -> Comment:
    """Return a comment of a draft by its code, or refuse with ``not-found``."""
    found = draft.comments.select_related("sentence").filter(code=code).first()
    if found is None:
        raise Refused("not-found", what="comment", code=code)
    found.draft = draft
    return found


def versions_of(draft: Draft) -> list[DraftVersion]:
    """Return the frozen versions of every draft in this language, newest first.

    Without their contents; those of earlier drafts are there to compare with.
    """
    return list(
        DraftVersion.objects.filter(
            draft__summit_id=draft.summit_id, draft__lang=draft.lang
        )
        .select_related("draft")
        .defer("content")
        .order_by("-at", "-id")
    )


def version_of(draft: Draft, name: str) -> DraftVersion:
    """Return a frozen version to compare a draft with, or refuse: ``not-found``.

    ``name`` is a draft's code and the version's number: ``"D3ZN2YGF.2"``.
    """
    code, _, number = name.partition(".")
    found = DraftVersion.objects.filter(
        draft__code=code, draft__summit_id=draft.summit_id, draft__lang=draft.lang
    ).select_related("draft")
    is_number = number.isascii() and number.isdigit() and len(number) < NUMBER_SIGNS
    version = found.filter(number=int(number)).first() if is_number else None
    if version is None:
        raise Refused("not-found", what="version", code=name)
    return version


def left_out_of(
    draft: Draft, *, theme: str = "", reason: str = "", words: str = ""
) -> QuerySet[Point]:
    """Return the points that were left out, weightiest first; some of them if asked."""
    found = (
        draft.points.filter(sentence=None)
        .exclude(told="")
        .select_related("theme")
        .order_by("-weight", "id")
    )
    if theme:
        found = found.filter(theme__code=theme)
    if reason:
        found = found.filter(left_out=reason)
    if words:
        found = found.filter(told__icontains=words)
    return found


def point_of(draft: Draft, code: str) -> Point:
    """Return a point of a draft by its code, or refuse with ``not-found``."""
    found = draft.points.select_related("theme").filter(code=code).first()
    if found is None:
        raise Refused("not-found", what="point", code=code)
    found.draft = draft
    return found
