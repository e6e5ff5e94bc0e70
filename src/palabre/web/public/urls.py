"""Addresses of the public pages; an edition's stand below its code."""

from django.urls import path

from palabre.web.public import (
    agenda,
    call,
    capital,
    directory,
    doors,
    exports,
    figure_files,
    figures,
    home,
    issues,
    looks,
    offline,
    outcomes,
    papers,
    participants,
    people,
    programme,
    sessions,
    stocktaking,
    verify,
)

app_name = "public"
ISSUE = "<slug:summit>/outcomes/issues/<slug:document>/<slug:lang>/"
CAPITAL = "<slug:summit>/outcomes/capital/"
urlpatterns = [
    path("", home.home, name="home"),
    path("theme/", looks.theme, name="theme"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<str:code>/", verify.verified, name="verified"),
    path("gallery/", looks.gallery, name="gallery"),
    path("schemas/summary.json", issues.summary_schema, name="summary-schema"),
    path("series/<slug:series>/", home.series, name="series"),
    # an edition -----------------------------------------------------------------
    path("<slug:summit>/", home.summit, name="summit"),
    path("<slug:summit>/accent.css", looks.accent, name="accent"),
    # its programme --------------------------------------------------------------
    path("<slug:summit>/programme/", programme.index, name="programme"),
    path("<slug:summit>/programme/releases/", programme.releases, name="releases"),
    path("<slug:summit>/programme/text/", programme.text, name="programme-text"),
    path("<slug:summit>/doors/", doors.index, name="doors"),
    path("<slug:summit>/doors/<slug:venue>/<slug:room>/", doors.door, name="door"),
    path("<slug:summit>/agenda/", agenda.agenda, name="agenda"),
    path("<slug:summit>/agenda/star/<str:code>/", agenda.agenda_star, name="star"),
    path(
        "<slug:summit>/agenda/<str:token>.ics", agenda.agenda_feed, name="agenda-feed"
    ),
    path(
        "<slug:summit>/agenda/<str:token>/", agenda.agenda_shared, name="agenda-shared"
    ),
    path("<slug:summit>/now/", programme.now, name="now"),
    path("<slug:summit>/sessions/<str:code>/", sessions.session, name="session"),
    path(
        "<slug:summit>/sessions/<str:code>.ics",
        exports.session_calendar,
        name="session-calendar",
    ),
    *(
        path(
            f"<slug:summit>/programme.{form}",
            exports.programme_file,
            {"form": form},
            name=f"programme-{form}",
        )
        for form in ("ics", "xml", "json", "csv", "xlsx")
    ),
    path("<slug:summit>/programme.pdf", exports.programme_pdf, name="programme-pdf"),
    path("<slug:summit>/app.webmanifest", offline.manifest, name="manifest"),
    # its people -----------------------------------------------------------------
    path("<slug:summit>/people/", directory.people, name="people"),
    path(
        "<slug:summit>/organizations/",
        directory.organizations,
        name="organizations",
    ),
    path("<slug:summit>/countries/", directory.countries, name="countries"),
    path("<slug:summit>/people/<str:code>/", people.person, name="person"),
    path(
        "<slug:summit>/organizations/<str:code>/",
        people.organization,
        name="organization",
    ),
    path("<slug:summit>/countries/<str:iso2>/", people.country, name="country"),
    path("<slug:summit>/search/", people.search, name="search"),
    path("<slug:summit>/participants/", participants.participants, name="participants"),
    # its call -------------------------------------------------------------------
    path("<slug:summit>/call/", call.call, name="call"),
    # its live rooms -------------------------------------------------------------
    # its outcomes, highlights and figures ---------------------------------------
    path("<slug:summit>/outcomes/", outcomes.index, name="outcomes"),
    path("<slug:summit>/outcomes/summary/", issues.summary, name="summary"),
    path("<slug:summit>/outcomes/summary.pdf", issues.summary_pdf, name="summary-pdf"),
    path(
        "<slug:summit>/outcomes/summary.json",
        issues.summary_json,
        name="summary-json",
    ),
    path(
        "<slug:summit>/outcomes/manifest.json",
        issues.summary_manifest,
        name="summary-manifest",
    ),
    path(ISSUE, issues.issue, name="issue"),
    path(f"{ISSUE}summary.json", issues.issue_json, name="issue-json"),
    path(f"{ISSUE}summary.pdf", issues.issue_pdf, name="issue-pdf"),
    path(f"{ISSUE}manifest.json", issues.issue_manifest, name="issue-manifest"),
    path(f"{ISSUE}signed.json", issues.issue_signed, name="issue-signed"),
    path(f"{ISSUE}corrigenda.json", issues.issue_corrigenda, name="issue-corrigenda"),
    path(
        f"{ISSUE}versions/<int:number>/summary.<slug:ending>",
        issues.issue_version,
        name="issue-version",
    ),
    path(f"{ISSUE}cite.<str:form>", issues.issue_cite, name="issue-cite"),
    path(
        "<slug:summit>/outcomes/summary.<slug:ending>",
        papers.summary_file,
        name="summary-file",
    ),
    path("<slug:summit>/outcomes/papers/", papers.papers, name="papers"),
    path("<slug:summit>/outcomes/capital/", capital.capital, name="capital"),
    path(
        "<slug:summit>/outcomes/capital.<slug:ending>",
        capital.capital_file,
        name="capital-file",
    ),
    path(f"{CAPITAL}keep/", capital.capital_keep, name="capital-keep"),
    path(f"{CAPITAL}<str:token>/", capital.capital_kept, name="capital-kept"),
    path(
        f"{CAPITAL}<str:token>/report.<slug:ending>",
        capital.capital_kept_file,
        name="capital-kept-file",
    ),
    path(
        f"{CAPITAL}<str:token>/forget/", capital.capital_forget, name="capital-forget"
    ),
    path("<slug:summit>/outcomes/papers/<str:kind>/", papers.paper, name="paper"),
    path(
        "<slug:summit>/outcomes/papers/<str:kind>.<slug:ending>",
        papers.paper_file,
        name="paper-file",
    ),
    path(
        "<slug:summit>/sessions/<str:code>/report.<slug:ending>",
        papers.report_file,
        name="report-file",
    ),
    path("<slug:summit>/sessions/<str:code>/report/", outcomes.report, name="report"),
    path(
        "<slug:summit>/sessions/<str:code>/transcript/",
        outcomes.transcript,
        name="transcript",
    ),
    path("<slug:summit>/highlights/", figures.highlights, name="highlights"),
    path("<slug:summit>/figures/", figures.figures, name="figures"),
    path(
        "<slug:summit>/figures/releases/",
        figure_files.figure_releases,
        name="figure-releases",
    ),
    path(
        "<slug:summit>/figures/releases/<int:number>/",
        figure_files.figure_release,
        name="figure-release",
    ),
    path(
        "<slug:summit>/figures/releases/<int:number>.json",
        figure_files.figure_release_json,
        name="figure-release-json",
    ),
    path(
        "<slug:summit>/figures/<slug:key>.<slug:ending>",
        figure_files.figure_file,
        name="figure-file",
    ),
    path("<slug:summit>/figures/<slug:key>/", figures.figure, name="figure"),
    path(
        "<slug:summit>/figures/<slug:key>/rows/",
        figures.figure_rows,
        name="figure-rows",
    ),
    path(
        "<slug:summit>/figures/<slug:key>/embed/",
        figure_files.figure_embed,
        name="figure-embed",
    ),
    path(
        "<slug:summit>/figures/<slug:key>/<slug:by>.svg",
        figure_files.figure_chart,
        name="figure-chart",
    ),
    # its stocktaking and commitments --------------------------------------------
    path("<slug:summit>/stocktaking/", stocktaking.register, name="stocktaking"),
    path(
        "<slug:summit>/stocktaking/<str:code>/",
        stocktaking.initiative,
        name="initiative",
    ),
    path("<slug:summit>/commitments/", stocktaking.commitments, name="commitments"),
    path(
        "<slug:summit>/commitments/<str:code>/",
        stocktaking.commitment,
        name="commitment",
    ),
]
