"""The register since the baseline year, indicators, commitments with their words."""

from datetime import date, datetime

from ninja import Query, Router, Schema

from palabre.api.shapes import Code, Page, Paging, Word, Words, part_found, words
from palabre.kernel.actors import NOBODY
from palabre.kernel.refusals import Refused
from palabre.stages.stocktaking import queries
from palabre.stages.stocktaking.models import Commitment, Indicator, Initiative
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked

router = Router(tags=["stocktaking"])


class InitiativeShape(Schema):
    """An entry of the register."""

    code: str
    title: Words
    description: Words
    results: Words
    kind: str
    entity: str
    group: str
    country: str
    action_line: str
    goals: list[str]
    year: int
    url: str
    is_fictional: bool


class ValueShape(Schema):
    """What a source reported for a year."""

    year: int
    value: float
    shown: str
    source: str
    reported_in: str
    url: str


class IndicatorShape(Schema):
    """Something measured over the years."""

    code: str
    name: Words
    definition: Words
    unit: str
    is_fictional: bool
    values: list[ValueShape]


class ProgressShape(Schema):
    """What became of a commitment, said by somebody on a day."""

    at: datetime
    author: str
    text: str
    share: int | None
    url: str


class CommitmentShape(Schema):
    """What somebody said they would do, with the words: ``source`` holds ``quote``."""

    code: str
    session: str
    text: str
    lang: str
    owner: str
    organization: str
    measure: str
    baseline: str
    target: str
    due_on: date | None
    source: str
    start: int
    end: int
    quote: str
    committed_at: datetime
    progress: list[ProgressShape]


class InitiativesWanted(Paging):
    """Which entries are wanted; an empty part asks for nothing."""

    action_line: Word = ""
    goal: Word = ""
    group: Word = ""
    country: Word = ""
    q: Word = ""


@router.get(
    "/editions/{summit}/initiatives",
    response=Page[InitiativeShape],
    operation_id="initiatives",
)
def initiatives(
    request: Asked, summit: Code, wanted: Query[InitiativesWanted]
) -> Page[InitiativeShape]:
    """List the published entries of the series' register, newest year first."""
    chosen = queries.Filter(
        wanted.action_line, wanted.goal, wanted.group, wanted.country, wanted.q
    )
    found = queries.published(summits.by_code(summit).series, chosen)
    n, rows = part_found(found, wanted)
    return Page(n=n, items=[_initiative(one) for one in rows])


@router.get(
    "/editions/{summit}/initiatives/{code}",
    response=InitiativeShape,
    operation_id="initiative",
)
def initiative(request: Asked, summit: Code, code: Code) -> InitiativeShape:
    """Tell one published entry."""
    found = queries.initiative_for(NOBODY, code)
    if found.series_id != summits.by_code(summit).series_id:
        raise Refused("not-found", what="initiative", code=code)
    return _initiative(found)


@router.get(
    "/editions/{summit}/indicators",
    response=list[IndicatorShape],
    operation_id="indicators",
)
def indicators(request: Asked, summit: Code) -> list[IndicatorShape]:
    """List the series' indicators with every value and its source."""
    found = queries.indicators(summits.by_code(summit).series)
    return [_indicator(one) for one in found]


@router.get(
    "/editions/{summit}/commitments",
    response=Page[CommitmentShape],
    operation_id="commitments",
)
def commitments(
    request: Asked, summit: Code, paging: Query[Paging]
) -> Page[CommitmentShape]:
    """List what was promised, soonest due first."""
    n, found = part_found(queries.commitments(summits.by_code(summit)), paging)
    return Page(n=n, items=[_commitment(one) for one in found])


@router.get(
    "/editions/{summit}/commitments/{code}",
    response=CommitmentShape,
    operation_id="commitment",
)
def commitment(request: Asked, summit: Code, code: Code) -> CommitmentShape:
    """Tell one commitment with the words that say so, and its progress."""
    return _commitment(queries.commitment_by_code(summits.by_code(summit), code))


def _initiative(one: Initiative) -> InitiativeShape:
    return InitiativeShape(
        code=one.code,
        title=words(one.title),
        description=words(one.description),
        results=words(one.results),
        kind=one.kind,
        entity=one.entity,
        group=one.group,
        country=one.country,
        action_line=one.action_line.code,
        goals=[tag.item.code for tag in one.tags.all()],
        year=one.year,
        url=one.url,
        is_fictional=one.is_fictional,
    )


def _indicator(one: Indicator) -> IndicatorShape:
    return IndicatorShape(
        code=one.code,
        name=words(one.name),
        definition=words(one.definition),
        unit=one.unit,
        is_fictional=one.is_fictional,
        values=[
            ValueShape(
                year=value.year,
                value=float(value.value),
                shown=value.shown,
                source=value.source,
                reported_in=value.reported_in,
                url=value.url,
            )
            for value in one.values.all()
        ],
    )


def _commitment(one: Commitment) -> CommitmentShape:
    source = one.line or one.intervention
    updates = sorted(one.updates.all(), key=lambda each: (each.at, each.pk))
    return CommitmentShape(
        code=one.code,
        session=one.session.code,
        text=one.text,
        lang=one.lang,
        owner=one.owner,
        organization=one.organization.code if one.organization else "",
        measure=one.measure,
        baseline=one.baseline,
        target=one.target,
        due_on=one.due_on,
        source=source.code if source else "",
        start=one.start,
        end=one.end,
        quote=one.quote,
        committed_at=one.committed_at,
        progress=[
            ProgressShape(
                at=each.at,
                author=each.author,
                text=each.text,
                share=each.share,
                url=each.url,
            )
            for each in updates
        ],
    )
