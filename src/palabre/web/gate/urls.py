"""Addresses of the gate."""

from django.urls import path

from palabre.web.gate import app, desk, views

app_name = "gate"
GATE = "<slug:summit>/gate/"
urlpatterns = [
    path(GATE, views.gate, name="gate"),
    # the gate that works without the network -------------------------------------
    path(f"{GATE}app/", app.app, name="app"),
    path(f"{GATE}worker.js", app.worker, name="worker"),
    path(f"{GATE}manifest.webmanifest", app.manifest, name="manifest"),
    # the desk beside it ----------------------------------------------------------
    path(f"{GATE}desk/", desk.desk, name="desk"),
    path(f"{GATE}desk/<str:serial>/lost/", desk.lost, name="lost"),
    path(f"{GATE}desk/<str:serial>/photo.jpg", desk.photo, name="photo"),
    path(f"{GATE}desk/<str:serial>/badge.pdf", desk.badge_pdf, name="badge-pdf"),
    path(f"{GATE}badges.pdf", desk.badges_pdf, name="badges-pdf"),
]
