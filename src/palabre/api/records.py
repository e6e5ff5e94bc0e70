"""Records of sessions: brought in, their speakers named, words put right beside."""

from base64 import b64decode
from binascii import Error

from ninja import Query, Router

from palabre.api.doors import KNOWN
from palabre.api.report_shapes import (
    BroughtShape,
    CandidateShape,
    CorrectionIn,
    CorrectionShape,
    FileIn,
    FilesIn,
    NoteShape,
    SettledShape,
    SpeakerIn,
    TranslationIn,
    TranslationShape,
    UnnamedShape,
)
from palabre.api.shapes import Code, Page, Paging, part_of
from palabre.kernel.refusals import Refused
from palabre.stages.people import queries as people
from palabre.stages.programme import queries as programme
from palabre.stages.programme.models import Session
from palabre.stages.reports import records, translations
from palabre.stages.reports.floor_log import had_the_floor
from palabre.stages.reports.models import Intervention
from palabre.stages.reports.speakers import Speakers, candidates, speakers_shown
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.workflows.import_records import import_records
from palabre.workflows.name_speaker import name_speaker

router = Router(tags=["records"], auth=KNOWN)
RECORDS = "/editions/{summit}/records"
EXCERPT = 240


@router.post(RECORDS, response=BroughtShape, operation_id="bring_records")
def bring_records(request: Asked, summit: Code, given: FilesIn) -> BroughtShape:
    """Bring files with records in; what was mended or left out is told."""
    edition = summits.by_code(summit)
    came = import_records(
        edition,
        [(one.name, _content(one)) for one in given.files],
        into=_session(edition, given.session),
        by=request.actor,
        at=request.at,
    )
    return BroughtShape(
        n_read=came.n_read,
        n_mended=came.n_mended,
        n_refused=came.n_refused,
        n_known=came.n_known,
        n_unmatched=came.n_unmatched,
        records=[one.pk for one in came.sources],
        unnamed=sorted(came.labels),
        notes=[
            NoteShape(
                file=one.file,
                line=one.line,
                code=one.code,
                told=one.told,
                kind=one.kind,
            )
            for one in came.notes
        ],
    )


@router.get(
    f"{RECORDS}/unnamed", response=Page[UnnamedShape], operation_id="unnamed_speakers"
)
def unnamed_speakers(
    request: Asked, summit: Code, paging: Query[Paging], session: Code | None = None
) -> Page[UnnamedShape]:
    """List the labels that nobody answers to, with who they may be.

    ``session`` asks for those of one session, which its rapporteur may read.
    """
    edition = summits.by_code(summit)
    one = _session(edition, session)
    waiting = records.open_labels(request.actor, edition, one)
    n, part = part_of(waiting, paging)
    known = speakers_shown(request.actor, edition, one)
    return Page(n=n, items=[_unnamed(one, known) for one in part])


@router.post(
    f"{RECORDS}/{{record}}/speakers",
    response=SettledShape,
    operation_id="name_speaker",
)
def name_label(
    request: Asked, summit: Code, record: int, given: SpeakerIn
) -> SettledShape:
    """Say who stands behind a label of a record, or that nobody can know."""
    source = summits.by_code(summit).sources.filter(pk=record).first()
    if source is None:
        raise Refused("not-found", what="source", code=str(record))
    if not given.person:
        n = records.leave_unnamed(source, given.label, by=request.actor, at=request.at)
        return SettledShape(n=n)
    n = name_speaker(
        source,
        given.label,
        people.person_by_code(given.person),
        is_kept=given.is_kept,
        by=request.actor,
        at=request.at,
    )
    return SettledShape(n=n)


@router.post(
    f"{RECORDS}/corrections", response=CorrectionShape, operation_id="correct_words"
)
def correct_record(
    request: Asked, summit: Code, given: CorrectionIn
) -> CorrectionShape:
    """Put other words beside a place of a turn; the record keeps its own."""
    turn = _turn(summit, given.turn)
    made = records.correct_words(
        turn,
        given.start,
        given.end,
        after=given.after,
        by=request.actor,
        at=request.at,
    )
    return CorrectionShape(
        turn=turn.code,
        start=made.start,
        end=made.end,
        before=made.before,
        after=made.after,
        author=made.author,
        at=made.at,
    )


@router.post(
    f"{RECORDS}/translations",
    response=TranslationShape,
    operation_id="translate_words",
)
def translate_record(
    request: Asked, summit: Code, given: TranslationIn
) -> TranslationShape:
    """Put a translation beside a passage of a turn; the record keeps its own words."""
    turn = _turn(summit, given.turn)
    made = translations.translate(
        turn,
        given.start,
        given.end,
        lang=given.lang,
        text=given.text,
        translator=given.translator,
        by=request.actor,
        at=request.at,
    )
    return TranslationShape(
        turn=turn.code,
        start=made.start,
        end=made.end,
        before=made.before,
        lang=made.lang,
        text=made.text,
        translator=made.translator,
        author=made.author,
        at=made.at,
    )


def _session(edition: Summit, code: str | None) -> Session | None:
    return programme.session_by_code(edition, code) if code else None


def _turn(summit: str, code: str) -> Intervention:
    turn = (
        Intervention.objects.select_related("source__session__summit", "source__summit")
        .filter(source__summit=summits.by_code(summit), code=code)
        .first()
    )
    if turn is None:
        raise Refused("not-found", what="intervention", code=code)
    return turn


def _content(one: FileIn) -> bytes:
    try:
        return b64decode(one.content, validate=True)
    except (Error, ValueError) as error:
        raise Refused("file-not-encoded", file=one.name) from error


@router.delete(
    f"{RECORDS}/{{record}}", response={204: None}, operation_id="withdraw_record"
)
def withdraw_record(request: Asked, summit: Code, record: int) -> None:
    """Take a record back that nothing rests on yet: a wrong file, a wrong session."""
    source = summits.by_code(summit).sources.filter(pk=record).first()
    if source is None:
        raise Refused("not-found", what="source", code=str(record))
    records.withdraw_source(source, by=request.actor, at=request.at)


def _unnamed(one: records.OpenLabel, known: Speakers) -> UnnamedShape:
    source = one.source
    floor = had_the_floor(source, one.label)
    found = candidates(known, one.label, source.session_id, floor=floor)
    return UnnamedShape(
        record=source.pk,
        file=source.file,
        session=source.session.code if source.session else "",
        label=one.label,
        n_turns=one.n_turns,
        first_words=one.first.text[:EXCERPT],
        candidates=[
            CandidateShape(
                person=each.person.code,
                name=each.person.name,
                nearness=round(each.nearness, 3),
                is_of_session=each.is_of_session,
                had_the_floor=each.had_the_floor,
            )
            for each in found
        ],
    )
