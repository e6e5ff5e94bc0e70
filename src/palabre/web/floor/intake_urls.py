"""Addresses of machines that caption; the streams beside them are not Django's."""

from django.urls import path

from palabre.web.floor import intake

app_name = "intake"
urlpatterns = [
    path("<slug:summit>/<str:code>/captions", intake.captions, name="captions"),
    path("<slug:summit>/<str:code>/captions/seq", intake.seq, name="seq"),
    path("<slug:summit>/<str:code>/audio", intake.audio, name="audio"),
    path("<slug:summit>/<str:code>/cues", intake.cues, name="cues"),
]
