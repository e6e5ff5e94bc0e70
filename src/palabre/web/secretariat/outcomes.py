"""After the days: entries to publish, commitments to record, the next edition."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from palabre.kernel.actors import Role
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.stages.calls.models import Call
from palabre.stages.reports.models import ReportLine
from palabre.stages.reports.states import LineKind, ReportState
from palabre.stages.stocktaking import operations as stocktaking
from palabre.stages.stocktaking import queries
from palabre.stages.stocktaking.models import Commitment, Initiative
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.workflows.announce_next import announce_next


class ReasonForm(forms.Form):
    """Why something is not published."""

    reason = forms.CharField(label=_("Reason"), required=False)


@with_role(Role.SECRETARIAT)
def initiatives(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show the entries that wait for a reader, and decide one."""
    waiting = queries.to_moderate(request.actor, summit.series)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = waiting.filter(code=request.POST.get("code", "")).first()
        if found and attempt(form, lambda: _decide(request, found, form)):
            return redirect("secretariat:initiatives", summit.code)
    context = {"summit": summit, "waiting": list(waiting), "form": form}
    return render(request, "secretariat/initiatives.html", context)


def _decide(request: Asked, found: Initiative, form: ReasonForm) -> Initiative:
    by, at = request.actor, request.at
    if request.POST.get("act") == "decline":
        return stocktaking.decline(
            found, reason=form.cleaned_data["reason"], by=by, at=at
        )
    return stocktaking.publish(found, by=by, at=at)


@with_role(Role.SECRETARIAT)
def announcements(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show what was announced in cleared reports and is no commitment yet."""
    made = Commitment.objects.filter(summit=summit).values("line")
    lines = (
        ReportLine.objects.select_related("report__session")
        .filter(
            report__session__summit=summit,
            report__state=ReportState.CLEARED,
            kind=LineKind.ANNOUNCEMENT,
        )
        .exclude(pk__in=made)
        .order_by("report__session__code", "position")
    )
    context = {"summit": summit, "lines": list(lines)}
    return render(request, "secretariat/announcements.html", context)


class CommitmentForm(forms.Form):
    """What an announcement promises."""

    text = forms.CharField(
        label=_("Commitment"), widget=forms.Textarea(attrs={"rows": 3})
    )
    owner = forms.CharField(label=_("Owner"), max_length=200)
    quote = forms.CharField(
        label=_("The words it rests on"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Exactly as they stand in the report."),
    )
    target = forms.CharField(label=_("Target"), required=False, max_length=120)
    measure = forms.CharField(label=_("Measured by"), required=False, max_length=300)
    due_on = forms.DateField(
        label=_("Due"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


@with_role(Role.SECRETARIAT)
def commitment_new(request: Asked, *, summit: Summit, line: str) -> HttpResponse:
    """Make a commitment from an announcement."""
    lines = ReportLine.objects.select_related("report__session__summit")
    found = lines.filter(code=line, report__session__summit=summit).first()
    if found is None:
        raise Refused("not-found", what="line", code=line)
    first = {"text": found.text, "quote": found.text, "owner": _owner(found.text)}
    form = CommitmentForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: _commit(summit, found, form, request))
        if made is not None:
            return redirect("public:commitment", summit.code, made.code)
    context = {"summit": summit, "line": found, "form": form}
    return render(request, "secretariat/commitment_form.html", context)


def _commit(
    summit: Summit, line: ReportLine, form: CommitmentForm, request: Asked
) -> Commitment:
    stated = form.cleaned_data
    start = line.text.find(stated["quote"])
    if start < 0:
        raise Refused(
            "quote-not-found",
            source=line.report.session.code,
            quote=stated["quote"],
            field="quote",
        )
    facts = stocktaking.CommitmentFacts(
        text=stated["text"],
        owner=stated["owner"],
        start=start,
        end=start + len(stated["quote"]),
        line=line,
        target=stated["target"],
        measure=stated["measure"],
        due_on=stated["due_on"],
    )
    return stocktaking.commit(summit, facts, by=request.actor, at=request.at)


def _owner(text: str) -> str:
    for verb in (" announced", " committed", " a annoncé", " anunció", " will "):
        if verb in text:
            name = text.split(verb, 1)[0]
            return name.removeprefix("The ").removeprefix("Le ").removeprefix("La ")
    return ""


class NextForm(forms.Form):
    """When and where the series meets again, and its call."""

    code = forms.SlugField(label=_("Code"), max_length=40)
    name = forms.CharField(label=_("Name"), max_length=120)
    starts_on = forms.DateField(
        label=_("First day"), widget=forms.DateInput(attrs={"type": "date"})
    )
    ends_on = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"})
    )
    call_opens_on = forms.DateField(
        label=_("The call opens"), widget=forms.DateInput(attrs={"type": "date"})
    )
    call_closes_on = forms.DateField(
        label=_("The call closes"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("At the end of that day."),
    )


@with_role(Role.SECRETARIAT)
def next_edition(request: Asked, *, summit: Summit) -> HttpResponse:
    """Announce the next edition with a call that starts from the open points."""
    form = NextForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        call = attempt(form, lambda: _announce(summit, form, request))
        if call is not None:
            messages.success(request, _("The next edition is announced."))
            return redirect("public:call", call.summit.code)
    context = {"summit": summit, "form": form}
    return render(request, "secretariat/next_edition.html", context)


def _announce(summit: Summit, form: NextForm, request: Asked) -> Call:
    stated = form.cleaned_data
    plan = summits.SummitPlan(
        code=stated["code"],
        name=Text({"en": stated["name"]}, "en"),
        starts_on=stated["starts_on"],
        ends_on=stated["ends_on"],
        zone=summit.zone,
        languages=tuple(summit.languages),
        city=summit.city,
        country=summit.country,
        country_name=summit.country_name,
        baseline_year=summit.baseline_year,
        baseline=summit.baseline,
        accent=summit.accent,
        is_fictional=summit.is_fictional,
    )
    return announce_next(
        summit,
        plan,
        call_title=Text({"en": "Open call", "fr": "Appel à propositions"}, "en"),
        call_opens_at=_local(summit, stated["call_opens_on"], time(0)),
        call_closes_at=_local(summit, stated["call_closes_on"], time(23, 59, 59)),
        by=request.actor,
        at=request.at,
    )


def _local(summit: Summit, on: date, at: time) -> datetime:
    return datetime.combine(on, at, tzinfo=ZoneInfo(summit.zone))
