"""Bearer tokens: signed words that stand for an account, kept nowhere.

A token ends by itself, and at once when its account's password changes or the account
is closed.
"""

from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.utils.crypto import constant_time_compare

from palabre.stages.people.models import Account, Person
from palabre.stages.plain_rows import row_where

SALT = "palabre.api.token"
LIFE = timedelta(days=30)


def make_token(account: Account, *, at: datetime, life: timedelta = LIFE) -> str:
    """Return a token that opens the API as an account for a while."""
    ends_at = int((at + life).timestamp())
    return Signer(salt=SALT).sign_object([account.pk, ends_at, _stamp(account)])


def account_of(token: str, *, at: datetime) -> Account | None:
    """Return the account behind a token; None if it is forged, ended or taken back."""
    try:
        key, ends_at, stamp = Signer(salt=SALT).unsign_object(token)
    except (BadSignature, ValueError, TypeError):
        return None
    if at.timestamp() >= ends_at:
        return None
    account = row_where(Account, "id = %s AND is_active", key)
    if account is None or not constant_time_compare(stamp, _stamp(account)):
        return None
    account.person = row_where(Person, "id = %s", account.person_id)
    return account


def _stamp(account: Account) -> str:
    return account.get_session_auth_hash()[:16]
