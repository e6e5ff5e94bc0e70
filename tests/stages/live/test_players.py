"""Players: an address of a service becomes what a page may load, and no more."""

import make
import make_live
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.live.players import (
    Channel,
    PlayerFacts,
    embed_of,
    player_of,
    set_player,
)

TUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"


@pytest.mark.parametrize(
    "kind, url, frame",
    [
        ("youtube", "https://www.youtube.com/watch?list=x&v=dQw4w9WgXcQ", TUBE),
        ("youtube", "https://youtu.be/dQw4w9WgXcQ?t=3", TUBE),
        ("youtube", "https://www.youtube.com/live/dQw4w9WgXcQ", TUBE),
        ("vimeo", "https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        ("jitsi", "https://meet.example.org/Wells", "https://meet.example.org/Wells"),
        ("bigbluebutton", "https://bbb.example.org/rooms/x", "https://bbb.example.org/rooms/x"),
        ("zoom", "https://un.zoom.us/j/123", ""),
    ],
)  # fmt: skip
def test_a_services_address_becomes_its_frame(kind, url, frame):
    assert embed_of(PlayerFacts(kind, url)).frame == frame


@pytest.mark.parametrize(
    "kind, url",
    [
        ("youtube", "https://evil.example/watch?v=dQw4w9WgXcQ"),
        ("youtube", "https://www.youtube.com/watch?v="),
        ("vimeo", "https://vimeo.com/about"),
        ("zoom", "https://zoom.us.evil.example/j/1"),
        ("hls", "https://cdn.example.org/live.mp4"),
        ("jitsi", "http://meet.example.org/Wells"),
        ("jitsi", "javascript:alert(1)"),
        ("jitsi", "https://a.example; script-src *"),
        ("jitsi", "https://user@a.example/x"),
        ("jitsi", ""),
    ],
)
def test_any_other_address_is_refused(kind, url):
    with pytest.raises(Refused, match="player-address"):
        embed_of(PlayerFacts(kind, url))


def test_a_page_may_load_from_its_own_service_alone():
    stream = PlayerFacts(
        "hls",
        "https://cdn.example.org/live.m3u8",
        [
            Channel("fr", "https://fr.example.org/son.mp3"),
            Channel("ar", "https://i.example/ar"),
        ],
    )

    assert embed_of(
        PlayerFacts("youtube", "https://youtu.be/dQw4w9WgXcQ")
    ).policy() == {"frame-src": ["'self'", "https://www.youtube-nocookie.com"]}
    sources = ["https://cdn.example.org", "https://fr.example.org"]
    assert embed_of(stream).policy() == {
        "media-src": ["'self'", "blob:", *sources],
        "connect-src": ["'self'", *sources],
    }


@pytest.mark.django_db
def test_the_moderator_says_what_carries_a_session():
    session = make_live.session()
    facts = PlayerFacts("jitsi", "https://meet.example.org/Wells")

    with pytest.raises(Refused, match="not-allowed"):
        set_player(session, facts, by=make.actor(make.person("Grace")), at=make.NOON)
    set_player(session, facts, by=make.LOADER, at=make.NOON)
    assert player_of(session).host == "meet.example.org"
    set_player(session, PlayerFacts(), by=make.LOADER, at=make.NOON)
    assert player_of(session) is None
