"""Addresses of the gate."""

from django.urls import path

from palabre.web.gate import views

app_name = "gate"
urlpatterns = [path("<slug:summit>/gate/", views.gate, name="gate")]
