"""Which headings the report of a type of session has."""

from dataclasses import dataclass

from palabre.stages.programme.models import SessionType
from palabre.stages.reports.models import ReportTemplate
from palabre.stages.reports.states import ORDER, USUAL_HEADINGS


@dataclass(frozen=True, slots=True)
class Template:
    """Headings in their order, and those that must hold a line to be filed."""

    headings: tuple[str, ...]
    required: tuple[str, ...] = ()


def template_of(kind: SessionType) -> Template:
    """Return the edition's template for a type, or the usual one."""
    kept = ReportTemplate.objects.filter(type=kind).first()
    if kept is None:
        return Template(tuple(USUAL_HEADINGS.get(kind.code, ORDER)))
    headings = tuple(one for one in ORDER if one in kept.headings)
    return Template(headings, tuple(one for one in headings if one in kept.required))
