"""Addresses of the drafting pages: the Chair's desk and the rapporteur's."""

from django.urls import path

from palabre.web.drafting import desk, reports, sentences

app_name = "drafting"
DESK = "<slug:summit>/chair/"
DRAFT = f"{DESK}<slug:code>/"
SENTENCE = f"{DRAFT}sentences/<str:sentence>/"
REPORT = "<slug:summit>/sessions/<str:code>/report/"
urlpatterns = [
    # the Chair's desk -----------------------------------------------------------
    path(DESK, desk.desk, name="desk"),
    path(f"{DESK}drafts/new/", desk.draft_new, name="draft-new"),
    path(DRAFT, desk.draft, name="draft"),
    path(f"{DRAFT}sign/", desk.sign, name="draft-sign"),
    path(f"{DRAFT}issue/", desk.issue, name="draft-issue"),
    path(f"{SENTENCE}edit/", sentences.edit, name="sentence-edit"),
    path(f"{SENTENCE}check/", sentences.check, name="sentence-check"),
    path(f"{SENTENCE}override/", sentences.override, name="sentence-override"),
    path(f"{SENTENCE}drop/", sentences.drop, name="sentence-drop"),
    path(f"{SENTENCE}restore/", sentences.restore, name="sentence-restore"),
    # the rapporteur -------------------------------------------------------------
    path(f"{REPORT}edit/", reports.report, name="report"),
    path(f"{REPORT}draft/", reports.draft_new, name="report-draft"),
    path(f"{REPORT}file/", reports.file, name="report-file"),
]
