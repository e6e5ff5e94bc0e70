"""Addresses of the secretariat pages."""

from django.urls import path

from palabre.web.secretariat import (
    home,
    journal,
    outbox,
    outcomes,
    placements,
    programme,
    proposals,
    registrations,
    reports,
)

app_name = "secretariat"
HERE = "<slug:summit>/secretariat/"
PROPOSAL = f"{HERE}proposals/<str:code>/"
SESSION = f"{HERE}programme/<str:code>/"
MESSAGE = f"{HERE}outbox/<int:pk>/"
urlpatterns = [
    path(HERE, home.home, name="home"),
    # decisions ------------------------------------------------------------------
    path(f"{HERE}proposals/", proposals.proposals, name="proposals"),
    path(PROPOSAL, proposals.proposal, name="proposal"),
    path(f"{PROPOSAL}accept/", proposals.accept, name="proposal-accept"),
    path(f"{PROPOSAL}decline/", proposals.decline, name="proposal-decline"),
    # programme desk -------------------------------------------------------------
    path(f"{HERE}programme/", programme.index, name="programme"),
    path(f"{HERE}release/", programme.release, name="release"),
    path(SESSION, placements.placement, name="placement"),
    path(f"{SESSION}unplace/", placements.unplace, name="unplace"),
    path(f"{SESSION}cancel/", placements.cancel, name="session-cancel"),
    # registrations --------------------------------------------------------------
    path(f"{HERE}registrations/", registrations.registrations, name="registrations"),
    path(
        f"{HERE}registrations/accredit/",
        registrations.accredit_many,
        name="registrations-accredit",
    ),
    path(
        f"{HERE}registrations/<str:code>/",
        registrations.registration,
        name="registration",
    ),
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
    path(f"{HERE}reports/<str:code>/clear/", reports.clear, name="report-clear"),
    path(f"{HERE}reports/<str:code>/return/", reports.return_, name="report-return"),
    # outbox and journal ---------------------------------------------------------
    path(f"{HERE}outbox/", outbox.index, name="outbox"),
    path(f"{HERE}outbox/approve/", outbox.approve_many, name="outbox-approve"),
    path(MESSAGE, outbox.message, name="message"),
    path(f"{MESSAGE}approve/", outbox.approve, name="message-approve"),
    path(f"{MESSAGE}discard/", outbox.discard, name="message-discard"),
    path(f"{HERE}journal/", journal.journal, name="journal"),
]
