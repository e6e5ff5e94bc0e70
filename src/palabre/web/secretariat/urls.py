"""Addresses of the secretariat pages."""

from django.urls import path

from palabre.web.secretariat import (
    agreed,
    attending,
    board,
    board_views,
    delegations,
    demands,
    explaining,
    figures,
    home,
    imports,
    interpretation,
    journal,
    mending,
    outbox,
    outcomes,
    placements,
    planning_rules,
    pools,
    programme,
    proposals,
    questions,
    records,
    report_rules,
    reports,
    retention,
    series,
    sessions,
    timetables,
)
from palabre.web.secretariat.setup import (
    calendar,
    categories,
    facts,
    hub,
    lists,
    places,
)
from palabre.web.secretariat.setup import people as setup_people

app_name = "secretariat"
HERE = "<slug:summit>/secretariat/"
SETUP = f"{HERE}setup/"
PROPOSAL = f"{HERE}proposals/<str:code>/"
SESSION = f"{HERE}programme/<str:code>/"
BOARD = f"{HERE}board/"
MESSAGE = f"{HERE}outbox/<int:pk>/"
urlpatterns = [
    path(HERE, home.home, name="home"),
    # setting up -----------------------------------------------------------------
    path(SETUP, hub.hub, name="setup"),
    path(f"{SETUP}move/", hub.move, name="setup-move"),
    path(f"{SETUP}rule/", hub.rule, name="setup-rule"),
    path(f"{SETUP}facts/", facts.facts, name="setup-facts"),
    path(f"{SETUP}hosts/", setup_people.hosts, name="setup-hosts"),
    path(f"{SETUP}calendar/", calendar.calendar, name="setup-calendar"),
    path(f"{SETUP}places/", places.places, name="setup-places"),
    path(f"{SETUP}places/new/", places.venue_new, name="setup-venue-new"),
    path(f"{SETUP}places/<slug:venue>/", places.venue, name="setup-venue"),
    path(
        f"{SETUP}places/<slug:venue>/drop/", places.venue_drop, name="setup-venue-drop"
    ),
    path(f"{SETUP}themes/", lists.themes, name="setup-themes"),
    path(f"{SETUP}types/", lists.types, name="setup-types"),
    path(f"{SETUP}categories/", categories.categories, name="setup-categories"),
    path(f"{SETUP}zones/", categories.zones, name="setup-zones"),
    path(f"{SETUP}call/", calendar.call, name="setup-call"),
    path(f"{SETUP}people/", setup_people.people, name="setup-people"),
    path(f"{SETUP}people/revoke/", setup_people.revoke, name="setup-revoke"),
    # decisions ------------------------------------------------------------------
    path(f"{HERE}proposals/", proposals.proposals, name="proposals"),
    path(PROPOSAL, proposals.proposal, name="proposal"),
    path(f"{PROPOSAL}accept/", proposals.accept, name="proposal-accept"),
    path(f"{PROPOSAL}decline/", proposals.decline, name="proposal-decline"),
    # programme desk -------------------------------------------------------------
    path(f"{HERE}programme/", programme.index, name="programme"),
    path(f"{HERE}import/", imports.programme_import, name="programme-import"),
    path(f"{HERE}release/", programme.release, name="release"),
    path(f"{HERE}programme/new/", sessions.session_new, name="session-new"),
    path(f"{SESSION}edit/", sessions.session_edit, name="session-edit"),
    path(SESSION, placements.placement, name="placement"),
    path(f"{SESSION}demands/", demands.session_demands, name="session-demands"),
    path(f"{SESSION}unplace/", placements.unplace, name="unplace"),
    path(f"{SESSION}cancel/", placements.cancel, name="session-cancel"),
    path(f"{SESSION}reinstate/", placements.reinstate, name="session-reinstate"),
    path(f"{SESSION}rule/", placements.rule, name="session-rule"),
    # the board ------------------------------------------------------------------
    path(BOARD, board.index, name="board"),
    path(f"{BOARD}targets/<str:code>/", board.board_targets, name="board-targets"),
    path(f"{BOARD}people/", board_views.board_people, name="board-people"),
    path(f"{BOARD}people/<str:code>/", attending.board_person, name="board-person"),
    path(f"{BOARD}protocol/", board_views.board_protocol, name="board-protocol"),
    path(f"{BOARD}interpretation/", interpretation.board_booths, name="board-booths"),
    path(
        f"{BOARD}interpretation/teams/", interpretation.board_teams, name="board-teams"
    ),
    path(
        f"{BOARD}interpretation/teams/import/",
        interpretation.board_teams_import,
        name="board-teams-import",
    ),
    path(
        f"{BOARD}interpretation/blocks/",
        interpretation.board_blocks,
        name="board-blocks",
    ),
    path(
        f"{BOARD}interpretation/staff/", interpretation.board_staff, name="board-staff"
    ),
    path(f"{BOARD}rules/", planning_rules.planning_rules, name="planning-rules"),
    path(f"{BOARD}rules/ways/", planning_rules.planning_ways, name="planning-ways"),
    path(f"{BOARD}rules/series/", series.planning_series, name="planning-series"),
    path(
        f"{BOARD}rules/series/drop/",
        series.planning_order_drop,
        name="planning-order-drop",
    ),
    path(f"{BOARD}rules/organizers/", series.planning_bodies, name="planning-bodies"),
    path(f"{BOARD}timetables/", timetables.timetables, name="timetables"),
    path(f"{BOARD}why/", explaining.board_why, name="board-why"),
    path(f"{BOARD}costs/<str:code>/", explaining.board_costs, name="board-costs"),
    path(f"{BOARD}changes/", mending.board_changes, name="board-changes"),
    path(
        f"{BOARD}changes/<int:number>/take/<int:way>/",
        mending.board_change_take,
        name="board-change-take",
    ),
    path(
        f"{BOARD}changes/<int:number>/lift/",
        mending.board_change_lift,
        name="board-change-lift",
    ),
    path(
        f"{BOARD}timetables/<int:number>/take/",
        timetables.timetable_take,
        name="timetable-take",
    ),
    path(
        f"{BOARD}timetables/<int:number>/stop/",
        timetables.timetable_stop,
        name="timetable-stop",
    ),
    path(f"{BOARD}move/", board.board_move, name="board-move"),
    path(f"{BOARD}swap/", board.board_swap, name="board-swap"),
    *(
        path(f"{BOARD}{act}/", board.board_act, {"act": act}, name=f"board-{act}")
        for act in ("pin", "unpin", "take-out")
    ),
    *(
        path(f"{BOARD}{act}/", board.board_step, {"act": act}, name=f"board-{act}")
        for act in ("undo", "redo")
    ),
    # registrations --------------------------------------------------------------
    path(
        f"{HERE}registrations/agreed/<slug:use>.csv",
        agreed.agreed,
        name="registrations-agreed",
    ),
    path(f"{HERE}delegations/", delegations.delegations, name="delegations"),
    path(f"{HERE}pools/", pools.pools, name="pools"),
    path(f"{HERE}retention/", retention.retention, name="retention"),
    path(f"{HERE}form/", questions.questions, name="questions"),
    path(f"{HERE}form/<str:key>/", questions.question, name="question"),
    # figures --------------------------------------------------------------------
    path(f"{HERE}figures/", figures.figures, name="figures"),
    path(f"{HERE}figures/new/", figures.figure_new, name="figure-new"),
    path(
        f"{HERE}figures/orders/<int:number>/again/",
        figures.figures_again,
        name="figures-again",
    ),
    path(f"{HERE}figures/<slug:key>/", figures.figure_edit, name="figure-edit"),
    # the register, commitments, the next edition --------------------------------
    path(f"{HERE}initiatives/", outcomes.initiatives, name="initiatives"),
    path(f"{HERE}announcements/", outcomes.announcements, name="announcements"),
    path(
        f"{HERE}announcements/<str:line>/",
        outcomes.commitment_new,
        name="commitment-new",
    ),
    path(f"{HERE}next/", outcomes.next_edition, name="next-edition"),
    # reports --------------------------------------------------------------------
    path(f"{HERE}reports/", reports.board, name="reports"),
    path(f"{HERE}reports/remind/", reports.remind, name="reports-remind"),
    path(f"{HERE}reports/order/", reports.order, name="reports-order"),
    path(f"{HERE}reports/rules/", report_rules.report_rules, name="report-rules"),
    path(
        f"{HERE}reports/rules/<slug:type>/",
        report_rules.report_template,
        name="report-template",
    ),
    path(f"{HERE}records/", records.records, name="records"),
    path(f"{HERE}records/import/", records.records_import, name="records-import"),
    path(f"{HERE}records/name/", records.name, name="record-name"),
    path(f"{HERE}records/withdraw/", records.withdraw, name="record-withdraw"),
    path(f"{HERE}reports/<str:code>/clear/", reports.clear, name="report-clear"),
    path(f"{HERE}reports/<str:code>/return/", reports.return_, name="report-return"),
    path(f"{HERE}reports/<str:code>/reopen/", reports.reopen, name="report-reopen"),
    # outbox and journal ---------------------------------------------------------
    path(f"{HERE}outbox/", outbox.index, name="outbox"),
    path(f"{HERE}outbox/approve/", outbox.approve_many, name="outbox-approve"),
    path(MESSAGE, outbox.message, name="message"),
    path(f"{MESSAGE}approve/", outbox.approve, name="message-approve"),
    path(f"{MESSAGE}discard/", outbox.discard, name="message-discard"),
    path(f"{HERE}journal/", journal.journal, name="journal"),
]
