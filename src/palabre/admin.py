"""Django's admin for operators: read-only, because acts belong to operations."""
# ruff: noqa: ARG002 - the signatures are Django's

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from palabre.stages.journal.models import Entry
from palabre.stages.outbox.models import Message
from palabre.stages.people.models import Account, Organization, Person
from palabre.stages.summits.models import Summit


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]  # no generic at run time
    """Look, search, but change nothing outside the operations."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nothing is added here."""
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: Model | None = None
    ) -> bool:
        """Nothing is changed here."""
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: Model | None = None
    ) -> bool:
        """Nothing is deleted here."""
        return False


for model in (Account, Entry, Message, Organization, Person, Summit):
    admin.site.register(model, ReadOnly)
