"""Meetings held in writing: what Slack, Discord, Telegram and Teams export as JSON.

Who wrote is told by an account, which the export names beside the message or not at all;
an account without a name waits for a person. Robots and who came and went are no speech.
"""

import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Final

from palabre.engines.formats.reading import markup
from palabre.engines.formats.reading.words import tidy
from palabre.engines.formats.records import Record
from palabre.kernel.late import late

Json = Mapping[str, object]
Row = dict[str, object]

FORMAT: Final = "chat"
_SENT: Final = late(r"\d{9,10}(?:\.\d+)?")
_REFERENCE: Final = late(r"<([@#!]?&?!?)([^<>|]+)(?:\|([^<>]*))?>")
_EMOJI: Final = late(r"(?<!\w):[a-z0-9_+-]{2,40}:(?!\w)")
_PICTURE: Final = late(r"<a?:\w{2,32}:\d+>")
_MARK: Final = late(r"(?<!\w)(\*\*|__|~~|[*_~`])(?=\S)([^*_~`\n]+?)(?<=\S)\1(?!\w)")


@dataclass(frozen=True, slots=True)
class Chat:
    """What was written in a channel.

    Parameters
    ----------
    rows : list of dict
        ``text``, ``speaker`` and ``start_ms`` since the first message.
    n_left : int
        Messages of robots and of the server, which are no speech.
    starts_at : datetime or None
        When the first message was sent.
    """

    rows: list[Row]
    n_left: int
    title: str = ""
    starts_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Message:
    account: str
    text: str
    name: str = ""
    sent: datetime | None = None
    is_said: bool = True


def read(value: object) -> Chat | None:
    """Return what a JSON value holds of a chat; None if it is no chat.

    Examples
    --------
    >>> told = {"real_name": "Bo Lee"}
    >>> sent = {"type": "message", "user": "U7", "ts": "1800000000.1", "text": "*We agree*"}
    >>> read([{**sent, "user_profile": told}]).rows
    [{'text': 'We agree', 'speaker': 'Bo Lee', 'start_ms': 0}]
    """
    for find in (_slack, _discord, _telegram, _teams):
        found = find(value)
        if found is not None:
            return found
    return None


def accounts_of(name: str, content: bytes) -> dict[str, str]:
    """Return the names of accounts that a file of an export holds, if it is that file."""
    if PurePosixPath(name).name != ACCOUNTS:
        return {}
    try:
        users = _dicts(json.loads(content))
    except (ValueError, RecursionError):
        return {}
    found = {
        _said(one, ("id",)): _said(
            _dict(one.get("profile")), ("real_name", "display_name")
        )
        or _said(one, ("real_name", "name"))
        for one in users
    }
    return {account: tidy(name) for account, name in found.items() if account and name}


ACCOUNTS: Final = "users.json"
"""Where Slack tells who has which account, beside its channels."""


def with_names(record: Record, names: Mapping[str, str]) -> Record:
    """Return a chat in which the accounts that have a name bear it."""
    if record.format != FORMAT or not names:
        return record
    labels = {_unnamed(account): name for account, name in names.items()}
    turns = (
        replace(
            turn,
            speaker=labels.get(turn.speaker, turn.speaker),
            text=_ACCOUNT.sub(
                lambda found: f"@{names.get(found[1], found[1])}", turn.text
            ),
        )
        for turn in record.turns
    )
    return replace(record, turns=tuple(turns))


_ACCOUNT: Final = late(r"@([UW][A-Z0-9]{1,20})\b")


def _slack(value: object) -> Chat | None:
    messages = _dicts(value if isinstance(value, list) else _of(value, "messages"))
    if not messages or not all(_is_slack(one) for one in messages):
        return None
    return _chat([_slack_message(one) for one in messages], _title(value))


def _is_slack(one: Json) -> bool:
    is_sent = isinstance(one.get("ts"), str) and _SENT.fullmatch(str(one["ts"]))
    return bool(is_sent) and one.get("type", "message") == "message"


def _slack_message(one: Json) -> _Message:
    profile = _dict(one.get("user_profile"))
    name = _said(profile, ("real_name", "display_name", "name")) or _said(
        one, ("username",)
    )
    kind = str(one.get("subtype") or "")
    is_said = kind in _SLACK_SPEECH and "bot_id" not in one and "user" in one
    sent = datetime.fromtimestamp(float(str(one["ts"])), UTC)
    text = _said(one, ("text",))
    return _Message(_said(one, ("user",)), text, name, sent, is_said)


_SLACK_SPEECH: Final = frozenset({"", "thread_broadcast", "file_share", "me_message"})


def _discord(value: object) -> Chat | None:
    messages = _dicts(_of(value, "messages"))
    if not messages or not all(
        "author" in one and "content" in one for one in messages
    ):
        return None
    channel = _said(_dict(_of(value, "channel")), ("name",))
    return _chat([_discord_message(one) for one in messages], channel)


def _discord_message(one: Json) -> _Message:
    author = _dict(one.get("author"))
    is_bot = bool(author.get("isBot") or author.get("bot"))
    is_said = str(one.get("type", "Default")) in {"Default", "Reply", "0", "19"}
    name = _said(author, ("nickname", "global_name", "name", "username"))
    sent = _moment(one.get("timestamp"))
    return _Message(
        _said(author, ("id",)),
        _said(one, ("content",)),
        name,
        sent,
        is_said and not is_bot,
    )


def _telegram(value: object) -> Chat | None:
    messages = _dicts(_of(value, "messages"))
    if not messages or not all("type" in one and "date" in one for one in messages):
        return None
    found = [
        _Message(
            _said(one, ("from_id",)),
            _parts(one.get("text")),
            _said(one, ("from",)),
            _unix(one.get("date_unixtime")) or _moment(one.get("date")),
            is_said=one["type"] == "message",
        )
        for one in messages
    ]
    return _chat(found, _said(_dict(value), ("name",)))


def _teams(value: object) -> Chat | None:
    messages = _dicts(value if isinstance(value, list) else _of(value, "value"))
    if not messages or not all("body" in one and "from" in one for one in messages):
        return None
    found = []
    for one in messages:
        user = _dict(_dict(one.get("from")).get("user"))
        body = _said(_dict(one.get("body")), ("content",))
        words = "\n\n".join(block.text for block in markup.blocks(body))
        is_said = bool(user) and one.get("messageType", "message") == "message"
        name, account = _said(user, ("displayName",)), _said(user, ("id",))
        sent = _moment(one.get("createdDateTime"))
        found.append(_Message(account, words, name, sent, is_said))
    return _chat(found, "")


def _chat(messages: Sequence[_Message], title: str) -> Chat | None:
    """Put messages in the order of their times, with the names that any of them tells."""
    names = {one.account: one.name for one in messages if one.name}
    said = [one for one in messages if one.is_said and one.text.strip()]
    if not said:
        return None
    if all(one.sent for one in said):
        said.sort(key=lambda one: _since(one.sent))
    first = said[0].sent
    rows = []
    for one in said:
        name = one.name or names.get(one.account) or _unnamed(one.account)
        row: Row = {"text": _plain(one.text, names), "speaker": name}
        if one.sent and first:
            row["start_ms"] = max(0, _since(one.sent) - _since(first))
        rows.append(row)
    n_left = len(messages) - len(said)
    return Chat(rows, n_left, title, first if first and first.tzinfo else None)


def _since(sent: datetime | None) -> int:
    """Return milliseconds; a moment that tells no zone is compared as it stands."""
    if sent is None:
        return 0
    told = sent if sent.tzinfo else sent.replace(tzinfo=UTC)
    return round((told - EPOCH).total_seconds() * 1000)


EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def _unnamed(account: str) -> str:
    return f"Unknown speaker ({account})" if account else "Unknown speaker"


def _plain(text: str, names: Mapping[str, str]) -> str:
    """Return a message as one reads it: names for accounts, words for addresses."""
    bare = _EMOJI.sub("", _PICTURE.sub("", text))
    named = _REFERENCE.sub(lambda found: _named(found, names), bare)
    return tidy(_MARK.sub(r"\2", html.unescape(named)))


def _named(found: re.Match[str], names: Mapping[str, str]) -> str:
    sign, what, told = found.groups()
    if sign.startswith("@"):
        return f"@{told or names.get(what, what)}"
    if sign:
        return f"{sign[0].replace('!', '@')}{told or what}"
    return str(told or what)


def _parts(text: object) -> str:
    """Return the words of a message that is cut at its links and marks."""
    if isinstance(text, list):
        return "".join(
            part if isinstance(part, str) else _said(_dict(part), ("text",))
            for part in text
        )
    return text if isinstance(text, str) else ""


def _title(value: object) -> str:
    return _said(_dict(value), ("name", "channel"))


def _moment(told: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(told))
    except ValueError:
        return None


def _unix(told: object) -> datetime | None:
    is_told = isinstance(told, str) and _SENT.fullmatch(told)
    return datetime.fromtimestamp(float(str(told)), UTC) if is_told else None


def _said(table: Json, keys: Sequence[str]) -> str:
    found = (str(table[key]) for key in keys if isinstance(table.get(key), str | int))
    return next((one for one in found if one.strip()), "")


def _of(value: object, key: str) -> object:
    return _dict(value).get(key)


def _dict(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _dicts(value: object) -> list[Json]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        return []
    return list(value)
