"""Addresses of the vetting pages."""

from django.urls import path

from palabre.web.vetting import interest_queue, queue, registrations

app_name = "vetting"
HERE = "<slug:summit>/vetting/"
urlpatterns = [
    path(HERE, queue.queue, name="queue"),
    path(f"{HERE}decide/", queue.decide, name="decide"),
    path(f"{HERE}alike/", queue.alike, name="alike"),
    path(f"{HERE}interests/", interest_queue.interest_queue, name="interests"),
    path(f"{HERE}interests/<str:code>/", interest_queue.interest, name="interest"),
    path(f"{HERE}<str:code>/", registrations.registration, name="registration"),
]
