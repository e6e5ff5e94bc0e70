"""Players: which page or file carries a session, by service; what a browser may load.

Pure, save for keeping the choice.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote, urlsplit

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.live import rules
from palabre.stages.live.models import Player
from palabre.stages.live.states import PlayerKind
from palabre.stages.programme.models import Session

URL_LIMIT = 500
CHANNELS_LIMIT = 12

_YOUTUBE = re.compile(
    r"https://(?:www\.|m\.)?(?:youtube(?:-nocookie)?\.com/"
    r"(?:watch\?(?:.*&)?v=|live/|embed/)|youtu\.be/)([\w-]{6,20})"
)
_VIMEO = re.compile(
    r"https://(?:www\.|player\.)?vimeo\.com/(?:video/|event/)?(\d{5,15})"
)
_ZOOM = re.compile(r"https://(?:[\w-]+\.)*zoom\.(?:us|com)/")
_SOUND = re.compile(r"\.(?:m3u8|mp3|ogg|oga|opus|aac|m4a)$")


@dataclass(frozen=True, slots=True)
class Channel:
    """Sound in another language: a file or stream to play, else a page to open."""

    lang: str
    url: str

    @property
    def is_sound(self) -> bool:
        """Tell whether a browser plays it by itself."""
        return _SOUND.search(urlsplit(self.url).path) is not None

    @property
    def is_stream(self) -> bool:
        """Tell whether it is a stream (HLS), which some browsers play by a library."""
        return _is_stream(self.url)


@dataclass(frozen=True, slots=True)
class Embed:
    """How a page shows a session's picture and sound.

    Parameters
    ----------
    frame, video : str
        Address for an ``iframe`` or a ``video`` element; both empty where the service
        lets itself be opened only in a window of its own.
    opens : str
        Address that always works, in a window of its own.
    host : str
        Who then sees the reader's address; the page says so before.
    """

    kind: str
    opens: str
    host: str
    frame: str = ""
    video: str = ""
    channels: tuple[Channel, ...] = ()

    def policy(self) -> dict[str, list[str]]:
        """Return what this page's content policy must add, and nothing more."""
        media = {_origin(one.url) for one in self.channels if one.is_sound}
        if self.video:
            media.add(_origin(self.video))
        added: dict[str, list[str]] = {}
        if self.frame:
            added["frame-src"] = ["'self'", _origin(self.frame)]
        if media:
            added["media-src"] = ["'self'", *self._pieces(), *sorted(media)]
            added["connect-src"] = ["'self'", *sorted(media)]
        return added

    def _pieces(self) -> list[str]:
        """Return where a library puts what it fetched of a stream for the browser."""
        is_stream = bool(self.video) or any(one.is_stream for one in self.channels)
        return ["blob:"] if is_stream else []


@dataclass(frozen=True, slots=True)
class PlayerFacts:
    """What somebody says carries a session."""

    kind: str = PlayerKind.NONE
    url: str = ""
    channels: Sequence[Channel] = field(default_factory=tuple)


def set_player(
    session: Session, facts: PlayerFacts, *, by: Actor, at: datetime
) -> Player:
    """Say what carries a session's picture, sound and interpretation.

    Raises Refused: ``not-allowed``, ``field-unknown``, ``player-address``.
    Journal: ``live.player.set``.
    """
    act = "live.player.set"
    require(rules.may_moderate(by, session), act)
    if facts.kind not in set(PlayerKind):
        raise Refused("field-unknown", field="kind", value=facts.kind)
    if facts.kind != PlayerKind.NONE:
        embed_of(facts)  # refuses what cannot be shown
    for channel in facts.channels[:CHANNELS_LIMIT]:
        _checked(channel.url)
    kept = [{"lang": one.lang, "url": one.url} for one in facts.channels]
    with transaction.atomic():
        player, _ = Player.objects.update_or_create(
            session=session,
            defaults={
                "kind": facts.kind,
                "url": facts.url if facts.kind != PlayerKind.NONE else "",
                "channels": kept[:CHANNELS_LIMIT],
            },
        )
        journal.record(
            act,
            f"session:{session.code}",
            by=by,
            at=at,
            summit=session.summit.code,
            kind=player.kind,
        )
    return player


def player_of(session: Session) -> Embed | None:
    """Return how a session is shown, if anything carries it."""
    found = Player.objects.filter(session=session).first()
    if found is None:
        return None
    channels = tuple(Channel(one["lang"], one["url"]) for one in found.channels)
    if found.kind == PlayerKind.NONE:
        return Embed(found.kind, "", "", channels=channels) if channels else None
    return embed_of(PlayerFacts(found.kind, found.url, channels))


def embed_of(facts: PlayerFacts) -> Embed:
    """Return how a service's address is shown in a page.

    Raises
    ------
    Refused
        ``player-address`` if it is not one of that service.

    Examples
    --------
    >>> embed_of(PlayerFacts("youtube", "https://youtu.be/dQw4w9WgXcQ")).frame
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'
    """
    url = _checked(facts.url)
    channels = tuple(facts.channels)
    frame = video = ""
    if facts.kind == PlayerKind.YOUTUBE:
        code = _found(_YOUTUBE, url)
        frame = f"https://www.youtube-nocookie.com/embed/{code}"
    elif facts.kind == PlayerKind.VIMEO:
        frame = f"https://player.vimeo.com/video/{_found(_VIMEO, url)}?dnt=1"
    elif facts.kind == PlayerKind.ZOOM:
        if not _ZOOM.match(url):
            raise Refused("player-address", field="url")
    elif facts.kind == PlayerKind.HLS:
        if not _is_stream(url):
            raise Refused("player-address", field="url")
        video = url
    else:
        frame = url
    host = urlsplit(frame or video or url).hostname or ""
    return Embed(facts.kind, url, host, frame, video, channels)


def _checked(url: str) -> str:
    """Return an address that may stand in a page: https, a host, nothing odd."""
    parts = urlsplit(url)
    is_odd = any(sign in url for sign in " \"'<>;,\\\n\r\t")
    if (
        parts.scheme != "https"
        or not parts.hostname
        or parts.username
        or is_odd
        or len(url) > URL_LIMIT
    ):
        raise Refused("player-address", field="url")
    return url


def _is_stream(url: str) -> bool:
    return urlsplit(url).path.endswith(".m3u8")


def _found(pattern: re.Pattern[str], url: str) -> str:
    match = pattern.match(url)
    if match is None:
        raise Refused("player-address", field="url")
    return quote(match[1], safe="")


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
