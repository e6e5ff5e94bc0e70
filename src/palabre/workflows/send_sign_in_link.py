"""A one-time link to sign in, sent to the mailbox of an account if there is one."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import translation

from palabre.kernel.languages import interface_language
from palabre.stages.outbox import operations as outbox
from palabre.stages.people import operations as people
from palabre.stages.people.queries import account_by_email
from palabre.workflows import letters


def send_sign_in_link(
    email: str, *, url_of: Callable[[str], str], at: datetime
) -> None:
    """Queue a link for the account of an address; without one, do nothing.

    Tells the caller nothing, so that a page cannot tell who has an account. ``url_of``
    turns a token into an address, in the language of the account's holder.

    Journal: ``people.link.made``.
    """
    account = account_by_email(email)
    if account is None or not account.is_active:
        return
    lang = account.person.lang if account.person else "en"
    with transaction.atomic(), translation.override(interface_language(lang)):
        token = people.make_sign_in_link(account, at=at)
        minutes = int(people.LINK_LIFE.total_seconds() // 60)
        letter = letters.sign_in_link(url_of(token), minutes=minutes)
        outbox.queue_to_address(
            account.email, letter, lang=lang, at=at, person=account.person
        )
