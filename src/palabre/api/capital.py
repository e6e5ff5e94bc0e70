"""A delegate's report to capital: chosen by an address, or by a choice that is kept."""

from datetime import datetime
from typing import Literal

from ninja import Query, Router, Schema
from pydantic import Field

from palabre.api.doors import KNOWN
from palabre.api.shapes import Code, Word
from palabre.engines.formats.documents.model import Document, Evidence, Sentence
from palabre.kernel.places import countries
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import choices
from palabre.stages.outcomes.models import CapitalChoice
from palabre.stages.outcomes.papers.capital import (
    MOST_WORDS,
    Wish,
    report_to_capital,
)
from palabre.stages.summits import queries as summits
from palabre.web.public.papers import PageLinks
from palabre.web.requests import Asked

router = Router(tags=["capital"])
CAPITAL = "/editions/{summit}/capital"


class WishIn(Schema):
    """What a report is about: codes of themes, countries, sessions; words to look for."""

    themes: list[Code] = Field([], max_length=60)
    countries: list[Code] = Field([], max_length=MOST_WORDS)
    sessions: list[Code] = Field([], max_length=200)
    words: list[Word] = Field([], max_length=MOST_WORDS)


class WishAsked(WishIn):
    """The same in an address, and the language of the report."""

    lang: Literal["en", "fr"] = "en"


class ChoiceIn(WishIn):
    """A choice to keep under a name."""

    name: str = Field("", max_length=choices.LONGEST_NAME)


class ChoiceShape(WishIn):
    """A kept choice; ``token`` opens it for whoever has it."""

    token: str
    name: str
    made_at: datetime


class PaperEvidenceShape(Schema):
    """What a sentence rests on: words with speaker and place, or how it was counted."""

    words: str
    lang: str
    who: str
    where: str
    url: str
    told: str


class PaperSentenceShape(Schema):
    """A sentence of a paper; ``lang`` where it is not the paper's."""

    text: str
    lang: str
    evidence: list[PaperEvidenceShape]


class PaperParagraphShape(Schema):
    """Sentences that stand together; ``lead`` says who or which session."""

    number: int
    lead: str
    is_quotation: bool
    sentences: list[PaperSentenceShape]


class PaperSectionShape(Schema):
    """A heading with its paragraphs."""

    title: str
    level: int
    key: str
    paragraphs: list[PaperParagraphShape]


class PaperShape(Schema):
    """A paper made from the evidence."""

    title: str
    lang: str
    status: str
    sections: list[PaperSectionShape]


@router.get(CAPITAL, response=PaperShape, operation_id="report_to_capital")
def capital_report(request: Asked, summit: Code, asked: Query[WishAsked]) -> PaperShape:
    """Tell what was said about what one cares about, and what a country said."""
    return _paper(request, summit, _wish(asked), asked.lang)


@router.get(
    f"{CAPITAL}/kept/{{token}}", response=PaperShape, operation_id="kept_report"
)
def capital_of_choice(
    request: Asked, summit: Code, token: Word, lang: Literal["en", "fr"] = "en"
) -> PaperShape:
    """Tell the report of a kept choice; its token is the key."""
    kept = choices.choice_at(summits.by_code(summit), token)
    return _paper(request, summit, choices.wish_of(kept), lang)


@router.get(
    f"{CAPITAL}/choices",
    response=list[ChoiceShape],
    auth=KNOWN,
    operation_id="capital_choices",
)
def capital_choices(request: Asked, summit: Code) -> list[ChoiceShape]:
    """List one's own kept choices, newest first."""
    found = choices.choices_of(summits.by_code(summit), by=request.actor)
    return [_choice(one) for one in found]


@router.post(
    f"{CAPITAL}/choices",
    response=ChoiceShape,
    auth=KNOWN,
    operation_id="keep_capital_choice",
)
def keep_capital_choice(request: Asked, summit: Code, given: ChoiceIn) -> ChoiceShape:
    """Keep a choice in one's list."""
    made = choices.keep_choice(
        summits.by_code(summit),
        _wish(given),
        name=given.name,
        by=request.actor,
        at=request.at,
    )
    return _choice(made)


@router.delete(
    f"{CAPITAL}/choices/{{token}}",
    response=list[ChoiceShape],
    auth=KNOWN,
    operation_id="forget_capital_choice",
)
def forget_capital_choice(
    request: Asked, summit: Code, token: Word
) -> list[ChoiceShape]:
    """Forget a kept choice; tell those that are left."""
    edition = summits.by_code(summit)
    choices.drop_choice(choices.choice_at(edition, token), by=request.actor)
    return [_choice(one) for one in choices.choices_of(edition, by=request.actor)]


def _wish(given: WishIn) -> Wish:
    known = countries()
    asked = [one.upper() for one in given.countries]
    for one in asked:
        if one not in known:
            raise Refused("not-found", what="country", code=one)
    words = [" ".join(one.split()) for one in given.words]
    return Wish(
        themes=tuple(dict.fromkeys(given.themes)),
        countries=tuple(dict.fromkeys(asked)),
        sessions=tuple(dict.fromkeys(given.sessions)),
        words=tuple(dict.fromkeys(one for one in words if one)),
    )


def _choice(one: CapitalChoice) -> ChoiceShape:
    return ChoiceShape(
        token=one.token,
        name=one.name,
        made_at=one.made_at,
        themes=one.themes,
        countries=one.countries,
        sessions=one.sessions,
        words=one.words,
    )


def _paper(request: Asked, summit: str, wish: Wish, lang: str) -> PaperShape:
    edition = summits.by_code(summit)
    links = PageLinks(request, edition)
    made = report_to_capital(edition, wish, lang=lang, links=links, at=request.at)
    return _told(made)


def _told(made: Document) -> PaperShape:
    return PaperShape(
        title=made.title,
        lang=made.lang,
        status=made.status,
        sections=[
            PaperSectionShape(
                title=section.title,
                level=section.level,
                key=section.key,
                paragraphs=[
                    PaperParagraphShape(
                        number=paragraph.number,
                        lead=paragraph.lead,
                        is_quotation=paragraph.is_quotation,
                        sentences=[_sentence(one) for one in paragraph.sentences],
                    )
                    for paragraph in section.paragraphs
                ],
            )
            for section in made.sections
        ],
    )


def _sentence(one: Sentence) -> PaperSentenceShape:
    return PaperSentenceShape(
        text=one.text,
        lang=one.lang,
        evidence=[_evidence(each) for each in one.evidence],
    )


def _evidence(one: Evidence) -> PaperEvidenceShape:
    return PaperEvidenceShape(
        words=one.words,
        lang=one.lang,
        who=one.who,
        where=one.where,
        url=one.url,
        told=one.told,
    )
