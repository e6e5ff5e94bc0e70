"""The programme sheet of one dignitary, as a page and as PDF in six languages."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language_info, gettext

from palabre.engines.formats import papers
from palabre.kernel.languages import (
    UN_LANGUAGES,
    comma,
    interface_language,
    pause,
    primary,
    semicolon,
)
from palabre.stages.programme import queries as programme
from palabre.stages.programme.demanded import ways_of
from palabre.stages.programme.values import SessionRow
from palabre.stages.protocol import queries, rules
from palabre.stages.protocol.messages import language_in
from palabre.stages.protocol.models import Dignitary
from palabre.stages.protocol.sheets import (
    Appearance,
    Sheet,
    SheetDay,
    own_post,
    sheet_of,
)
from palabre.stages.summits import queries as summits
from palabre.web.protocol.telling import n_minutes, page_lang
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.web.ui.downloads import attachment
from palabre.web.ui.names import ROLES, named
from palabre.web.ui.tags import clock, day, zone_name


@signed_in
def sheet(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show the programme of a dignitary to protocol, to them, to who answers."""
    edition = summits.by_code(summit)
    found = queries.sheet_holder(request.actor, edition, code)
    made = sheet_of(found, _rows(request, found), ways_of(found.summit))
    context = {
        "summit": edition,
        "dignitary": found,
        "post": own_post(found),
        "sheet": made,
        "days": [
            (one, [(each, *_told(each)) for each in one.appearances])
            for one in made.days
        ],
        "arrives": travel(found, is_arrival=True),
        "departs": travel(found, is_arrival=False),
        "is_keeper": rules.may_keep(request.actor, edition),
        "languages": [(one, _own_name(one)) for one in UN_LANGUAGES],
    }
    return render(request, "protocol/sheet.html", context)


def _own_name(lang: str) -> str:
    return str(get_language_info(interface_language(lang))["name_local"])


def _rows(request: Asked, found: Dignitary) -> tuple[SessionRow, ...]:
    """Return the draft for whoever plans, the release for the dignitary."""
    if rules.may_keep(request.actor, found.summit):
        return programme.draft_listing(found.summit, by=request.actor).rows
    return programme.listing(found.summit).rows


def _told(one: Appearance) -> tuple[str, str, str]:
    """Return roles, interpretation and the way there in words."""
    lang = page_lang()
    roles = comma(lang).join(named(ROLES, role) for role in one.roles)
    heard = comma(lang).join(language_in(tag, lang) for tag in one.row.languages)
    return roles, heard if len(one.row.languages) > 1 else "", _way(one)


def _way(one: Appearance) -> str:
    zone_of = str(one.held.room.venue_name.said_in(page_lang()))
    if one.is_rushed:
        return gettext("%(gap)s to reach %(venue)s: too short.") % {
            "gap": n_minutes(max(one.gap_minutes, 0)),
            "venue": zone_of,
        }
    if one.leave_at is not None:
        return gettext("Other building: leave 30 minutes before.")
    if one.is_long_gap:
        return gettext("Free before: %(gap)s.") % {"gap": n_minutes(one.gap_minutes)}
    return ""


@signed_in
def sheet_pdf(request: Asked, summit: str, code: str) -> HttpResponse:
    """Print the sheet, in the language that is asked for."""
    edition = summits.by_code(summit)
    found = queries.sheet_holder(request.actor, edition, code)
    wanted = primary(request.GET.get("in", page_lang()))
    lang = wanted if wanted in UN_LANGUAGES else "en"
    with translation.override(interface_language(lang)):
        made = sheet_of(found, _rows(request, found), ways_of(found.summit))
        content = papers.pdf(_paper(made, lang, request), at=request.at)
    return attachment(content, f"programme-{code}-{lang}.pdf", "application/pdf")


def _paper(made: Sheet, lang: str, request: Asked) -> papers.Paper:
    one = made.dignitary
    summit = one.summit
    return papers.Paper(
        title=one.person.name,
        lang=lang,
        head=str(summit.name.said_in(lang)),
        lead=(gettext("Personal programme"),),
        facts=_facts(one, lang),
        tables=tuple(_grid(day_, one, lang) for day_ in made.days),
        closing=_closing(made, lang),
        foot=f"{one.code} · {request.at:%Y-%m-%d %H:%M} UTC",
        accent=summit.accent,
    )


def _facts(one: Dignitary, lang: str) -> tuple[tuple[str, str], ...]:
    body = one.organization
    told = (
        (gettext("Rank"), str(one.rank.name.said_in(lang))),
        (gettext("Function"), own_post(one)),
        (gettext("Organization"), str(body.name.said_in(lang)) if body else ""),
        (gettext("Arrives"), travel(one, is_arrival=True)),
        (gettext("Departs"), travel(one, is_arrival=False)),
        (gettext("Escort"), " · ".join(filter(None, (one.escort, one.escort_phone)))),
        (gettext("Answers for them"), one.surrogate.name if one.surrogate else ""),
        (
            gettext("Languages"),
            comma(lang).join(language_in(tag, lang) for tag in one.languages),
        ),
    )
    return tuple((name, words) for name, words in told if words)


def travel(one: Dignitary, *, is_arrival: bool) -> str:
    """Return when and by what somebody comes or leaves, in the edition's zone."""
    at = one.arrives_at if is_arrival else one.departs_at
    words = one.arrival if is_arrival else one.departure
    own_zone = one.arrives_zone if is_arrival else one.departs_zone
    if at is None:
        return words
    zone = one.summit.zone
    told = f"{day(at, zone)}{pause(page_lang())}{clock(at, zone)} {zone_name(at, zone)}"
    if own_zone and own_zone != zone:
        told += f" ({clock(at, own_zone)} {zone_name(at, own_zone)})"
    return " · ".join(filter(None, (told, words)))


def _grid(on: SheetDay, one: Dignitary, lang: str) -> papers.Grid:
    heads = (
        gettext("Time"),
        gettext("Session"),
        gettext("Where"),
        gettext("As"),
        gettext("On the way"),
    )
    zone = one.summit.zone
    rows = [_line(each, zone, lang) for each in on.appearances]
    if on.is_arrival and one.arrives_at:
        words = (gettext("Arrival"), one.arrival, "", "")
        rows.append((clock(one.arrives_at, zone), *words))
    if on.is_departure and one.departs_at:
        words = (gettext("Departure"), one.departure, "", "")
        rows.append((clock(one.departs_at, zone), *words))
    return papers.Grid(heads, tuple(sorted(rows)), day(on.on))


def _line(one: Appearance, zone: str, lang: str) -> tuple[str, ...]:
    roles, heard, way = _told(one)
    room = one.held.room
    title = str(one.row.title.said_in(lang))
    return (
        f"{clock(one.held.starts_at, zone)}–{clock(one.held.ends_at, zone)}",
        f"{title} ({heard})" if heard else title,
        pause(lang).join(
            filter(
                None,
                (
                    str(room.name.said_in(lang)),
                    gettext("floor %(floor)s") % {"floor": room.floor}
                    if room.floor
                    else "",
                    str(room.venue_name.said_in(lang)),
                ),
            )
        ),
        roles,
        way,
    )


def _closing(made: Sheet, lang: str) -> tuple[str, ...]:
    found = []
    if not made.days:
        found.append(gettext("Nothing is on this programme yet."))
    if made.waiting:
        titles = semicolon(lang).join(
            str(one.title.said_in(lang)) for one in made.waiting
        )
        found.append(gettext("Without a place yet: %(titles)s.") % {"titles": titles})
    found.append(
        gettext("All times are those of %(zone)s.")
        % {"zone": zone_name(made.dignitary.entered_at, made.dignitary.summit.zone)}
    )
    return tuple(found)
