"""Addresses of the participant pages."""

from django.urls import URLPattern

app_name = "participant"
urlpatterns: list[URLPattern] = []
