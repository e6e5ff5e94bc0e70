"""Printing an issued paper as PDF, in its own language, with its code."""

from datetime import date, datetime

from django.utils import translation
from django.utils.translation import gettext as _

from palabre.engines.formats import papers
from palabre.kernel.actors import Actor
from palabre.kernel.languages import comma, interface_language
from palabre.kernel.numbers import dates_in_words
from palabre.kernel.places import country_name
from palabre.kernel.rights import require
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.form_models import AnswerSheet
from palabre.stages.accreditation.issuing import PaperKind
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.paper_models import IssuedPaper
from palabre.stages.accreditation.states import Attendance
from palabre.stages.journal import operations as journal
from palabre.stages.programme.models import Session
from palabre.stages.summits.models import Summit

PASSPORT = ("passport_name", "passport_number", "nationality")


def print_paper(paper: IssuedPaper, *, url: str, by: Actor, at: datetime) -> bytes:
    """Return a paper as PDF for its bearer or for whoever vets.

    Raises Refused: ``not-allowed``, ``pdf-not-made``.
    Journal: ``accreditation.paper.printed`` when another than its bearer prints it.
    """
    registration = paper.registration
    require(rules.may_read(by, registration), "accreditation.paper.printed")
    if by.person_id != registration.person_id:
        journal.record(
            "accreditation.paper.printed",
            f"person:{registration.person.code}",
            by=by,
            at=at,
            summit=registration.summit.code,
            paper=paper.code,
        )
    with translation.override(interface_language(paper.lang)):
        write = _invitation if paper.kind == PaperKind.INVITATION else _certificate
        return papers.pdf(write(paper, registration, url), at=paper.issued_at)


def _invitation(paper: IssuedPaper, one: Registration, url: str) -> papers.Paper:
    facts = _facts(paper, one)
    passport = _passport(one)
    rows = [(_("Name"), passport.get("passport_name") or one.person.name)]
    if passport.get("passport_number"):
        rows.append((_("Passport number"), passport["passport_number"]))
    if passport.get("nationality"):
        nation = country_name(passport["nationality"], paper.lang)
        rows.append((_("Nationality"), nation))
    if one.organization is not None:
        rows.append((_("Organization"), str(one.organization.name.said_in(paper.lang))))
    rows += [(_("Function"), one.post or "—"), (_("Registration number"), one.code)]
    return papers.Paper(
        title=_("Letter of invitation"),
        lang=paper.lang,
        head=facts["summit"],
        lead=(
            _(
                "To whom it may concern: the person named below is accredited to take "
                "part in %(summit)s in %(city)s, %(dates)s, and is invited to attend "
                "in person."
            )
            % facts,
        ),
        facts=tuple(rows),
        closing=(
            _(
                "We should be grateful for the assistance that can be given with the "
                "documents needed to travel. This letter binds nobody to bear costs."
            ),
            facts["issued"],
        ),
        accent=one.summit.accent,
        check=_check(paper, url),
    )


def _certificate(paper: IssuedPaper, one: Registration, url: str) -> papers.Paper:
    facts = _facts(paper, one)
    days = [date.fromisoformat(day) for day in paper.facts["days"]]
    told = comma(paper.lang).join(dates_in_words(day, day, paper.lang) for day in days)
    is_remote = one.attendance == Attendance.ONLINE and not days
    lead = (
        _("%(name)s took part online in %(summit)s, %(dates)s.")
        if is_remote
        else _("%(name)s took part in %(summit)s in %(city)s, %(dates)s.")
    )
    return papers.Paper(
        title=_("Certificate of attendance"),
        lang=paper.lang,
        head=facts["summit"],
        lead=(lead % facts,),
        facts=(
            *(((_("Seen on"), told),) if days else ()),
            (_("Registration number"), one.code),
        ),
        tables=_presence(paper, one.summit),
        closing=(facts["issued"],),
        accent=one.summit.accent,
        check=_check(paper, url),
    )


def _presence(paper: IssuedPaper, summit: Summit) -> tuple[papers.Grid, ...]:
    """Return the sessions somebody took part in, with the minutes that are known."""
    minutes: dict[str, int] = paper.facts.get("minutes", {})
    if not minutes:
        return ()
    held = Session.objects.filter(summit=summit, code__in=minutes).order_by("code")
    rows = tuple(
        (
            one.code,
            str(one.title.said_in(paper.lang)),
            str(minutes[one.code] or _("Seen at its door")),
        )
        for one in held
    )
    columns = (_("Session"), _("Title"), _("Minutes present"))
    return (papers.Grid(columns, rows, _("Sessions followed")),)


def _facts(paper: IssuedPaper, one: Registration) -> dict[str, str]:
    summit, lang = one.summit, paper.lang
    issued_on = paper.issued_at.date()
    return {
        "name": one.person.name,
        "summit": str(summit.name.said_in(lang)),
        "city": str(summit.city.said_in(lang)),
        "dates": dates_in_words(summit.starts_on, summit.ends_on, lang),
        "issued": _("Issued: %(on)s")
        % {"on": dates_in_words(issued_on, issued_on, lang)},
    }


def _passport(one: Registration) -> dict[str, str]:
    sheet = AnswerSheet.objects.filter(registration=one).first()
    answers = sheet.answers if sheet else {}
    return {key: str(answers[key]) for key in PASSPORT if key in answers}


def _check(paper: IssuedPaper, url: str) -> papers.Check:
    shown = "-".join(paper.code[n : n + 4] for n in range(0, len(paper.code), 4))
    words = _("Anybody can check this paper at the address below, with this code.")
    return papers.Check(url=url, code=shown, words=words)
