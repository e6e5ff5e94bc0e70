"""A stranger asks for an account: a letter to the mailbox decides."""

from collections.abc import Callable
from datetime import datetime

from django.utils import translation

from palabre.kernel.languages import interface_language
from palabre.stages.outbox import operations as outbox
from palabre.stages.people import joining
from palabre.stages.people.queries import account_by_email
from palabre.workflows import letters
from palabre.workflows.send_sign_in_link import send_sign_in_link


def ask_to_join(
    facts: joining.JoiningFacts,
    *,
    url_of: Callable[[str], str],
    sign_in_url_of: Callable[[str], str],
    at: datetime,
) -> None:
    """Send what the mailbox needs: a link to confirm, or to sign in if known.

    Tells the caller nothing, so that a page cannot tell who has an account.

    Raises Refused: ``name-missing``.
    """
    token = joining.make_joining_token(facts, at=at)
    if account_by_email(facts.email) is not None:
        send_sign_in_link(facts.email, url_of=sign_in_url_of, at=at)
        return
    with translation.override(interface_language(facts.lang)):
        letter = letters.joining(facts.name.strip(), url_of(token))
        outbox.queue_to_address(facts.email, letter, lang=facts.lang, at=at)
