"""Places on the list of speakers: fixed ones follow the list, two may change theirs.

Parts of acts; they leave no line. A fixed place counts among all but the points of
order, which are heard before it.
"""

from palabre.stages.live import queries
from palabre.stages.live.models import RequestForFloor, Sitting
from palabre.stages.live.states import RequestKind, RequestState


def leave_place(sitting: Sitting, request: RequestForFloor) -> None:
    """Close the gap of somebody who waited and goes: fixed places after it move up.

    Called while the request still waits. What others offered for the place is gone.
    """
    forget_offers(request)
    if request.kind == RequestKind.POINT_OF_ORDER:
        return
    fixed = [one for one in _fixed(sitting) if one.pk != request.pk]
    if not fixed:
        return
    place = _order(sitting).index(request.pk) + 1
    for one in fixed:
        if (one.fixed_place or 1) > place:
            one.fixed_place = (one.fixed_place or 1) - 1
            one.save(update_fields=["fixed_place"])


def take_place(sitting: Sitting, request: RequestForFloor, shown: int) -> int:
    """Fix somebody at a place as the list shows it; return that place.

    Whoever was fixed there or later moves down by one.
    """
    leave_place(sitting, request)
    waiting = queries.list_of_speakers(sitting)
    n_points = sum(one.kind == RequestKind.POINT_OF_ORDER for one in waiting)
    place = min(max(shown - n_points, 1), max(len(waiting) - n_points, 1))
    for one in _fixed(sitting):
        if one.pk != request.pk and (one.fixed_place or 1) >= place:
            one.fixed_place = (one.fixed_place or 1) + 1
            one.save(update_fields=["fixed_place"])
    request.fixed_place = place
    return place + n_points


def change_places(first: RequestForFloor, second: RequestForFloor) -> None:
    """Let two stand where the other stood: each is placed as the other would be."""
    ours = (first.fixed_place, first.place_reason, first.position, first.n_skipped)
    theirs = (second.fixed_place, second.place_reason, second.position)
    first_as, second_as = _stands_as(first), _stands_as(second)
    _put(first, (*theirs, second.n_skipped), second_as)
    _put(second, ours, first_as)
    forget_offers(first)
    forget_offers(second)


def forget_offers(request: RequestForFloor) -> None:
    """Take every offer to change places back that somebody made or was made."""
    request.swap_with = None
    RequestForFloor.objects.filter(pk=request.pk).update(swap_with=None)
    RequestForFloor.objects.filter(swap_with=request).update(swap_with=None)


Place = tuple[int | None, str, int, int]


def _put(one: RequestForFloor, place: Place, stands_as: int) -> None:
    one.fixed_place, one.place_reason, one.position, one.n_skipped = place
    one.stands_as_id = None if stands_as == one.pk else stands_as
    names = ["fixed_place", "place_reason", "position", "n_skipped", "stands_as"]
    one.save(update_fields=names)


def _stands_as(one: RequestForFloor) -> int:
    return one.stands_as_id or one.pk


def _fixed(sitting: Sitting) -> list[RequestForFloor]:
    return list(
        sitting.requests.filter(
            state=RequestState.WAITING, fixed_place__isnull=False
        ).order_by("fixed_place", "position", "id")
    )


def _order(sitting: Sitting) -> list[int]:
    """Return who waits, in order, without the points of order."""
    return [
        one.pk
        for one in queries.list_of_speakers(sitting)
        if one.kind != RequestKind.POINT_OF_ORDER
    ]
