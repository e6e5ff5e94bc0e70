"""Bearer tokens: signed words that stand for an account, kept nowhere.

A token ends by itself, and at once when its account's password changes or the account
is closed.
"""

from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.utils.crypto import constant_time_compare

from palabre.stages.people.models import Account
from palabre.stages.plain_rows import row_where, row_with

SALT = "palabre.api.token"
LIFE = timedelta(days=30)
OPEN = "palabre_account.id = %s AND palabre_account.is_active"


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
    account = row_with(Account, ("person",), OPEN, key) or row_where(
        Account,
        OPEN,
        key,  # an operator's account may be nobody's
    )
    if account is None or not constant_time_compare(stamp, _stamp(account)):
        return None
    return account


def _stamp(account: Account) -> str:
    return account.get_session_auth_hash()[:16]
