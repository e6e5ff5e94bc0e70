"""The one Django app."""

from django.apps import AppConfig


class PalabreConfig(AppConfig):
    """Palabre as Django sees it."""

    name = "palabre"
    label = "palabre"
    verbose_name = "Palabre"
