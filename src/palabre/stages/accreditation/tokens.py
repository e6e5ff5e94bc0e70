"""Badge tokens: signed with Ed25519, verified without the server, nobody's name inside.

A token is ``PB1.<summit>.<serial>.<category>.<expiry>.<signature>`` in upper case with
the signature in base 32, so that a QR code holds it in its alphanumeric mode. A category
in another script stands in base 32 too, behind an asterisk: readers of codes garble
everything else.
"""

import base64
import binascii
import string
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from django.utils.crypto import constant_time_compare

from palabre.kernel.refusals import Refused
from palabre.kernel.secret_files import read_or_make

VERSION = "PB1"
PARTS = 6
PLAIN = frozenset(f"{string.ascii_uppercase}{string.digits}-")
"""Signs of a code that every reader of badges reads as they are."""


@dataclass(frozen=True, slots=True)
class BadgeToken:
    """What a badge says of its bearer: nothing but where it admits, until when."""

    summit: str
    serial: str
    category: str
    expires_on: date


def key_at(path: Path) -> Ed25519PrivateKey:
    """Return the installation's signing key, made at first use."""
    try:
        there = path.stat()
    except FileNotFoundError:
        read_or_make(path, _new_key)
        there = path.stat()
    return _key_in(path, there.st_mtime_ns, there.st_ino)


@lru_cache(maxsize=8)
def _key_in(path: Path, _changed: int, _file: int) -> Ed25519PrivateKey:
    """Read a key once for as long as its file stays: a gate asks at every scan."""
    pem = read_or_make(path, _new_key)
    key = serialization.load_pem_private_key(pem, password=None)
    assert isinstance(key, Ed25519PrivateKey), f"{path} holds another kind of key"
    return key


def sign(token: BadgeToken, key: Ed25519PrivateKey) -> str:
    """Return the signed words of a token."""
    words = _words(token)
    return f"{words}.{_b32(key.sign(words.encode()))}"


def serial_in(words: str) -> str:
    """Return the serial that words name, true or not, or refuse: ``badge-unknown``."""
    return _parts(words)[2]


def last_day(words: str, ends_on: date) -> date:
    """Return the last day on which a badge admits, or refuse: ``badge-forged``.

    That is the day it was signed for, or the edition's last, which may be later now.
    The words were issued here, or their signature was looked at.
    """
    try:
        return max(date.fromisoformat(_parts(words)[4]), ends_on)
    except ValueError as error:
        raise Refused("badge-forged") from error


def is_issued(words: str, kept: str) -> bool:
    """Tell whether words are those of a badge that is kept, letter by letter.

    They were signed here, so nobody needs to look at their signature again.
    """
    return constant_time_compare(words.strip().upper(), kept)


def verify(words: str, key: Ed25519PublicKey) -> BadgeToken:
    """Return what a token says, or refuse with ``badge-forged``."""
    parts = _parts(words)
    try:
        signature = _from_b32(parts[5])
        key.verify(signature, ".".join(parts[:5]).encode())
        expires_on = date.fromisoformat(parts[4])
        category = _code(parts[3])
    except (InvalidSignature, binascii.Error, ValueError) as error:
        raise Refused("badge-forged") from error
    if _b32(signature) != parts[5]:  # bits that base 32 leaves over were changed
        raise Refused("badge-forged")
    return BadgeToken(parts[1].lower(), parts[2], category, expires_on)


def _parts(words: str) -> list[str]:
    parts = words.strip().upper().split(".")
    if len(parts) != PARTS or parts[0] != VERSION:
        raise Refused("badge-unknown")
    return parts


def _b32(signature: bytes) -> str:
    return base64.b32encode(signature).decode().rstrip("=")


def _from_b32(words: str) -> bytes:
    return base64.b32decode(words + "=" * (-len(words) % 8))


def _plain(code: str) -> str:
    """Return a code in signs that a reader of badges knows."""
    upper = code.upper()
    is_plain = code.isascii() and set(upper) <= PLAIN
    return upper if is_plain else f"*{_b32(code.encode())}"


def _code(plain: str) -> str:
    if plain.startswith("*"):
        return _from_b32(plain[1:]).decode()
    return plain.lower()


def _words(token: BadgeToken) -> str:
    parts = (
        VERSION,
        token.summit,
        token.serial,
        _plain(token.category),
        token.expires_on.strftime("%Y%m%d"),
    )
    return ".".join(parts).upper()


def _new_key() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
