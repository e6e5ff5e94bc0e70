"""The public list of participants: those who agreed, and what they agreed to."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from palabre.kernel.places import country_name
from palabre.stages.accreditation import directory
from palabre.stages.people.queries import folded
from palabre.stages.summits import queries as summits
from palabre.stages.summits.queries import group_names
from palabre.web.requests import Asked


def participants(request: Asked, summit: str) -> HttpResponse:
    """Show who takes part and agreed to be named, searched and narrowed."""
    edition = summits.by_code(summit)
    lang = get_language() or "en"
    wanted = directory.Wanted(
        **{
            name: request.GET.get(name, "")[:100].strip()
            for name in directory.Wanted.__slots__
        }
    )
    number = request.GET.get("page", "1")
    page = (
        int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1
    )
    choices = directory.choices_of(edition)
    names = {code: str(name.said_in(lang)) for code, name in group_names().items()}
    found = directory.directory(edition, wanted, page=page)
    context = {
        "summit": edition,
        "wanted": wanted,
        "found": found,
        "previous": found.page - 1,
        "following": found.page + 1,
        "n_listed": choices.n,
        "countries": sorted(
            ((code, country_name(code, lang)) for code in choices.countries),
            key=lambda one: folded(one[1]),
        ),
        "groups": [(code, names.get(code, code)) for code in choices.groups],
    }
    return render(request, "public/participants.html", context)
