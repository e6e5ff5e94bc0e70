"""What was issued: the Chair's Summary, figures with their rows, highlights."""

from datetime import datetime
from typing import Any, Literal

from ninja import Field, Query, Router, Schema, Status

from palabre.api.doors import KNOWN
from palabre.api.shapes import Code, Page, Paging, Words, part_found, words
from palabre.kernel.actors import NOBODY
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import figure_orders as orders
from palabre.stages.outcomes import figures as counting
from palabre.stages.outcomes import highlights as writing
from palabre.stages.outcomes import queries
from palabre.stages.outcomes.counting import released
from palabre.stages.outcomes.figure_models import FigureOrder, FigureRelease
from palabre.stages.outcomes.models import Issue
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked
from palabre.workflows import release_figures

router = Router(tags=["outcomes"])

FIGURE_ORDERS = "/editions/{summit}/figure-orders"

Lang = Literal["ar", "en", "es", "fr", "ru", "zh"]


class IssueShape(Schema):
    """An issued document: its symbol, language, instant and hashes."""

    symbol: str
    lang: str
    title: Words
    issued_at: datetime
    sha256: str
    pdf_sha256: str


class SummaryShape(IssueShape):
    """The Chair's Summary as issued, every statement with its evidence."""

    content: dict[str, Any]


class FigureShape(Schema):
    """A number with what it counts, on which record, and when it was counted.

    ``value`` is None where it is not shown because it would give a small group
    of people away; ``release`` is the one that published it, None while it is counted now.
    """

    key: str
    label: Words
    definition: Words
    record: str
    value: int | None
    counted_at: datetime
    version: int
    release: int | None


class FigureCell(Schema):
    """One number of a table; None where it is not shown."""

    codes: list[str]
    n: int | None


class FigureTable(Schema):
    """A breakdown by one field, or a cross table of two."""

    by: list[str]
    cells: list[FigureCell]


class FigureDetail(FigureShape):
    """A figure with its text, its tables, and its rows unless they name people."""

    source: str
    tables: list[FigureTable]
    columns: list[str]
    rows: list[list[str]] | None


class FigureReleaseShape(Schema):
    """A frozen release of figures: its hash, and what it corrects."""

    number: int
    released_at: datetime
    sha256: str
    corrects: int | None
    reason: str


class FigureReleaseDetail(FigureReleaseShape):
    """A release with everything that was published in it."""

    content: dict[str, Any]


class FigureOrderIn(Schema):
    """What to release; a trial counts and publishes nothing."""

    is_trial: bool = False
    corrects: int | None = None
    reason: str = Field("", max_length=1000)


class FigureOrderShape(Schema):
    """An order of a release: where it stands, and the release once it is done."""

    number: int
    state: str
    is_trial: bool
    asked_by: str
    asked_at: datetime
    done_at: datetime | None
    release: int | None
    n_cells: int | None
    n_hidden: int | None
    told: str


class PieceShape(Schema):
    """Words, or a number that leads to its figure."""

    words: str
    figure: str
    exact: int | None


class ParagraphShape(Schema):
    """One thought of the highlights."""

    key: str
    text: str
    pieces: list[PieceShape]


class HighlightsShape(Schema):
    """The highlights in one language, with the instant of counting."""

    lang: str
    counted_at: datetime
    paragraphs: list[ParagraphShape]


@router.get("/editions/{summit}/summary", response=SummaryShape, operation_id="summary")
def summary(request: Asked, summit: Code, lang: Lang = "en") -> SummaryShape:
    """Tell the newest issued Chair's Summary; in another language if not in this."""
    found = queries.latest_issue(summits.by_code(summit), lang)
    if found is None:
        raise Refused("not-found", what="summary", code=summit)
    return SummaryShape(**_issue(found).dict(), content=found.content)


@router.get(
    "/editions/{summit}/issues", response=Page[IssueShape], operation_id="issues"
)
def issues(request: Asked, summit: Code, paging: Query[Paging]) -> Page[IssueShape]:
    """List everything that was issued, newest first."""
    n, found = part_found(queries.issues_of(summits.by_code(summit)), paging)
    return Page(n=n, items=[_issue(one) for one in found])


@router.get(
    "/editions/{summit}/figures", response=list[FigureShape], operation_id="figures"
)
def figures(request: Asked, summit: Code) -> list[FigureShape]:
    """Tell every figure as everybody sees it: released, or counted now.

    None of an edition known by its published figures alone: nothing is counted there.
    """
    edition = summits.listed_by_code(summit)
    if edition.is_listed_only:
        return []
    found = counting.public_figures(edition, at=request.at)
    return [_figure(one) for one in found.values()]


@router.get(
    "/editions/{summit}/figures/{key}", response=FigureDetail, operation_id="figure"
)
def figure(request: Asked, summit: Code, key: Code) -> FigureDetail:
    """Tell one figure with its tables, and its rows unless they name people."""
    edition = summits.by_code(summit)
    one = counting.definition(edition, key)
    found = counting.public_figure(edition, key, at=request.at)
    rows = None if one.is_personal else counting.rows_for(NOBODY, edition, key)
    return FigureDetail(
        **_figure(found).dict(),
        source=str(one.counts),
        tables=[
            FigureTable(
                by=list(table.by),
                cells=[FigureCell(codes=list(codes), n=n) for codes, n in table.cells],
            )
            for table in counting.public_tables(edition, key)
        ],
        columns=[str(name) for name in counting.columns(one)],
        rows=None if rows is None else [[str(cell) for cell in row] for row in rows],
    )


@router.get(
    "/editions/{summit}/figure-releases",
    response=list[FigureReleaseShape],
    operation_id="figure_releases",
)
def figure_releases(request: Asked, summit: Code) -> list[FigureReleaseShape]:
    """List the frozen releases of figures, newest first."""
    found = released.releases(summits.by_code(summit))
    return [FigureReleaseShape(**_release(one)) for one in found]


@router.get(
    "/editions/{summit}/figure-releases/{number}",
    response=FigureReleaseDetail,
    operation_id="figure_release",
)
def figure_release(request: Asked, summit: Code, number: int) -> FigureReleaseDetail:
    """Tell everything that one release published, as its hash seals it."""
    found = released.release_of(summits.by_code(summit), number)
    return FigureReleaseDetail(**_release(found), content=found.content)


@router.get(
    FIGURE_ORDERS,
    response=list[FigureOrderShape],
    operation_id="figure_orders",
    auth=KNOWN,
)
def figure_orders(request: Asked, summit: Code) -> list[FigureOrderShape]:
    """List the last orders of a release, newest first."""
    found = orders.orders_of(request.actor, summits.by_code(summit))
    return [_order(one) for one in found]


@router.post(
    FIGURE_ORDERS,
    response={202: FigureOrderShape},
    operation_id="order_figures",
    auth=KNOWN,
)
def order_figures(
    request: Asked, summit: Code, given: FigureOrderIn
) -> Status[FigureOrderShape]:
    """Order a release that the worker counts; a small edition's is done at once."""
    edition = summits.by_code(summit)
    corrects = given.corrects
    made = release_figures.order_figures(
        edition,
        is_trial=given.is_trial,
        corrects=released.release_of(edition, corrects) if corrects else None,
        reason=given.reason,
        by=request.actor,
        at=request.at,
    )
    return Status(202, _order(made))


@router.get(
    FIGURE_ORDERS + "/{number}",
    response=FigureOrderShape,
    operation_id="figure_order",
    auth=KNOWN,
)
def figure_order(request: Asked, summit: Code, number: int) -> FigureOrderShape:
    """Tell where an order stands."""
    edition = summits.by_code(summit)
    return _order(orders.order_of(request.actor, edition, number))


@router.post(
    FIGURE_ORDERS + "/{number}/again",
    response={202: FigureOrderShape},
    operation_id="order_figures_again",
    auth=KNOWN,
)
def order_figures_again(
    request: Asked, summit: Code, number: int
) -> Status[FigureOrderShape]:
    """Order once more what failed."""
    one = orders.order_of(request.actor, summits.by_code(summit), number)
    return Status(202, _order(orders.retry(one, by=request.actor, at=request.at)))


@router.get(
    "/editions/{summit}/highlights", response=HighlightsShape, operation_id="highlights"
)
def highlights(
    request: Asked, summit: Code, lang: Literal["en", "fr"] = "en"
) -> HighlightsShape:
    """Write the highlights from what is recorded now."""
    made = writing.highlights(summits.by_code(summit), lang, at=request.at)
    return HighlightsShape(
        lang=made.lang,
        counted_at=made.counted_at,
        paragraphs=[_paragraph(one) for one in made.paragraphs],
    )


def _issue(one: Issue) -> IssueShape:
    return IssueShape(
        symbol=one.symbol,
        lang=one.lang,
        title=words(one.title),
        issued_at=one.issued_at,
        sha256=one.sha256,
        pdf_sha256=one.pdf_sha256,
    )


def _figure(one: counting.Figure) -> FigureShape:
    return FigureShape(
        key=one.key,
        label=words(one.label),
        definition=words(one.definition),
        record=one.record,
        value=None if one.is_hidden else one.value,
        counted_at=one.counted_at,
        version=one.version,
        release=one.release,
    )


def _release(one: FigureRelease) -> dict[str, Any]:
    return {
        "number": one.number,
        "released_at": one.released_at,
        "sha256": one.sha256,
        "corrects": one.corrects.number if one.corrects else None,
        "reason": one.reason,
    }


def _order(one: FigureOrder) -> FigureOrderShape:
    return FigureOrderShape(
        number=one.pk,
        state=str(one.state),
        is_trial=one.is_trial,
        asked_by=one.asked_by,
        asked_at=one.asked_at,
        done_at=one.done_at,
        release=one.release.number if one.release else None,
        n_cells=one.found.get("n_cells"),
        n_hidden=one.found.get("n_hidden"),
        told=one.told,
    )


def _paragraph(one: writing.Paragraph) -> ParagraphShape:
    return ParagraphShape(
        key=one.key,
        text=str(one),
        pieces=[
            PieceShape(words=piece.words, figure=piece.figure, exact=piece.exact)
            for piece in one.pieces
        ],
    )
