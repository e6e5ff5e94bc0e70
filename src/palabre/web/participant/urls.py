"""Addresses of the participant pages."""

from django.urls import path

from palabre.web.participant import (
    delegations,
    home,
    interest,
    others,
    papers,
    photo,
    privacy,
    proposals,
    registering,
    registration,
    signing,
    stocktaking,
)

app_name = "participant"
urlpatterns = [
    # signing in -----------------------------------------------------------------
    path("sign-in/", signing.sign_in, name="sign-in"),
    path("sign-in/sent/", signing.link_sent, name="link-sent"),
    path("sign-in/<str:token>/", signing.sign_in_link, name="sign-in-link"),
    path("sign-out/", signing.sign_out, name="sign-out"),
    path("join/", signing.join, name="join"),
    path("join/<str:token>/", signing.join_confirm, name="join-confirm"),
    # one's own page -------------------------------------------------------------
    path("me/", home.me, name="me"),
    path("me/data/", privacy.privacy, name="privacy"),
    path("me/data/erase/", privacy.erase, name="erase"),
    path("<slug:summit>/consent/", privacy.consent, name="consent"),
    path("me/data.json", privacy.export, name="privacy-export"),
    path("me/password/", home.password, name="password"),
    path("organizations.json", proposals.organizations, name="organizations"),
    # proposals ------------------------------------------------------------------
    path("<slug:summit>/proposals/", proposals.proposals, name="proposals"),
    path("<slug:summit>/proposals/new/", proposals.proposal_new, name="proposal-new"),
    path("<slug:summit>/proposals/<str:code>/", proposals.proposal, name="proposal"),
    path(
        "<slug:summit>/proposals/<str:code>/withdraw/",
        proposals.withdraw,
        name="proposal-withdraw",
    ),
    path(
        "<slug:summit>/proposals/<str:code>/wishes/",
        proposals.wishes,
        name="proposal-wishes",
    ),
    # registration and badge -----------------------------------------------------
    path("<slug:summit>/interest/", interest.interest, name="interest"),
    path("<slug:summit>/register/", registering.register, name="register"),
    path("<slug:summit>/register/others/", others.others, name="others"),
    path(
        "<slug:summit>/register/others/<slug:category>/",
        others.other_new,
        name="other-new",
    ),
    path(
        "<slug:summit>/register/<int:number>/",
        registering.step,
        name="register-step",
    ),
    path(
        "<slug:summit>/documents/<str:code>/",
        registering.document,
        name="document",
    ),
    path("<slug:summit>/register/photo/", photo.photo, name="photo"),
    path("<slug:summit>/register/photo.jpg", photo.picture_of, name="photo-picture"),
    path(
        "<slug:summit>/register/withdraw/",
        registration.withdraw,
        name="registration-withdraw",
    ),
    path(
        "<slug:summit>/register/return/",
        registration.come_back,
        name="registration-return",
    ),
    path(
        "<slug:summit>/register/appeal/",
        registration.appeal,
        name="registration-appeal",
    ),
    path(
        "<slug:summit>/register/take-up/",
        registration.take_up,
        name="registration-take-up",
    ),
    # delegations ----------------------------------------------------------------
    path("<slug:summit>/delegations/", delegations.delegations, name="delegations"),
    path(
        "<slug:summit>/delegations/<str:code>/",
        delegations.delegation,
        name="delegation",
    ),
    path(
        "<slug:summit>/delegations/<str:code>/list/",
        delegations.list_import,
        name="delegation-import",
    ),
    path(
        "<slug:summit>/delegations/<str:code>/list.pdf",
        delegations.list_pdf,
        name="delegation-pdf",
    ),
    path("<slug:summit>/nominees/<str:code>/", delegations.nominee, name="nominee"),
    path("<slug:summit>/papers/<slug:kind>.pdf", papers.paper, name="paper"),
    path("<slug:summit>/badge/", registration.badge, name="badge"),
    path("<slug:summit>/badge/code.svg", registration.badge_code, name="badge-code"),
    # the register and commitments -----------------------------------------------
    path(
        "<slug:summit>/stocktaking/new/",
        stocktaking.initiative_new,
        name="initiative-new",
    ),
    path(
        "<slug:summit>/commitments/<str:code>/progress/",
        stocktaking.progress,
        name="progress",
    ),
]
