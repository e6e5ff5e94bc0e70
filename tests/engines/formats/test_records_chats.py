"""Meetings held in writing: exports of Slack, Discord, Telegram and Teams."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_worlds import codes, read, said, zipped

from palabre.engines.formats.reading import chats, exports, read_folder, read_record
from palabre.engines.formats.records import Record

WATER = "We bring water to every village."
BREAD = "The price of bread has fallen."
PROFILE = {"real_name": "Ana Roe", "display_name": "ana"}


def slack(*, user: str, text: str, at: int, **more: object) -> dict[str, object]:
    told = {"type": "message", "user": user, "text": text, "ts": f"18000000{at}.000100"}
    return {**told, **more}


def of(value: object, name: str = "channel.json") -> Record:
    return read(name, json.dumps(value))


def test_slack_tells_names_times_and_plain_words() -> None:
    record = of(
        [
            slack(user="U1", text="<@U1> joined", at=10, subtype="channel_join"),
            slack(
                user="U2",
                text="*The price* of <https://x.test|bread> &amp; light, <@U1> :+1:",
                at=30,
                user_profile={"real_name": "", "display_name": "Bo Doe"},
            ),
            slack(user="U1", text=WATER, at=20, user_profile=PROFILE),
            slack(user="U1", text="And <#C9|wells> <!here>.", at=40),
            slack(user="U3", text="No name.", at=50),
            slack(user="U4", text="Reminder", at=60, bot_id="B1"),
        ]
    )

    assert record.format == "chat"
    assert not record.is_machine
    assert record.starts_at == datetime.fromtimestamp(1_800_000_020.0001, UTC)
    assert said(record) == [
        ("Ana Roe", WATER),
        ("Bo Doe", "The price of bread & light, @Ana Roe"),
        ("Ana Roe", "And #wells @here."),
        ("Unknown speaker (U3)", "No name."),
    ]
    assert [turn.starts_ms for turn in record.turns] == [0, 10_000, 20_000, 30_000]
    assert codes(record) == ["notice-left-out"]
    assert record.notes[0].told.startswith("2 messages of robots")


def test_discord_leaves_robots_out() -> None:
    author = {"id": "9", "name": "ana", "nickname": "Ana Roe", "isBot": False}
    sent = {"type": "Default", "timestamp": "2031-05-03T10:02:00+00:00"}
    bot = {"id": "7", "name": "Dyno", "isBot": True}
    record = of(
        {
            "channel": {"name": "wells"},
            "messages": [
                {**sent, "author": author, "content": f"**{WATER}** <:drop:77>"},
                {**sent, "author": bot, "content": "pinned"},
            ],
        }
    )

    assert (record.title, said(record)) == ("wells", [("Ana Roe", WATER)])
    assert record.notes[0].told == "A message of a robot or of the server was left out."


def test_telegram_and_teams_tell_who_wrote() -> None:
    link = ["See ", {"type": "link", "text": "https://x.test"}, " on wells."]
    telegram = of(
        {
            "name": "Wells",
            "messages": [
                {"type": "service", "date": "2031-05-03T10:00:00", "actor": "Ana"},
                {
                    "type": "message",
                    "date": "2031-05-03T10:02:00",
                    "from": "Ana Roe",
                    "text": link,
                },
            ],
        }
    )
    user = {"user": {"id": "1", "displayName": "Ana Roe"}}
    body = {
        "contentType": "html",
        "content": "<p>We bring <b>water</b>.</p><p>Soon.</p>",
    }
    teams = of(
        {
            "value": [
                {"from": user, "body": body, "createdDateTime": "2031-05-03T10:02:00Z"}
            ]
        }
    )

    assert said(telegram) == [("Ana Roe", "See https://x.test on wells.")]
    assert telegram.starts_at is None
    assert said(teams) == [("Ana Roe", "We bring water.\n\nSoon.")]


def test_a_channel_written_out_as_text_is_nobodys_machine() -> None:
    text = (
        "=====\nGuild: Forum\nChannel: wells\n=====\n\n"
        f"[03/05/2031 10:02] ana.roe\n{WATER}\n\n[03/05/2031 10:04] bo\n{BREAD}\n\n"
        "=====\nExported 2 message(s)\n=====\n"
    )
    record = read("wells.txt", text)

    assert (record.format, record.is_machine) == ("chat", False)
    assert said(record) == [("ana.roe", WATER), ("bo", BREAD)]
    assert [turn.starts_ms for turn in record.turns] == [0, 120_000]


@pytest.mark.parametrize(
    "value",
    [
        [],
        [{"speaker": "Ana Roe", "text": WATER}],
        {"messages": [{"speaker": "Ana Roe", "text": WATER}]},
        [slack(user="U1", text="", at=10)],
    ],
)
def test_other_values_are_no_chat(value: object) -> None:
    assert chats.read(value) is None


def test_an_hour_with_its_half_is_of_the_day() -> None:
    text = f"Ana Roe  10:02 AM\n{WATER}\nBo Doe  1:04 PM\n{BREAD}\n1:05\nAnd light.\n"

    assert exports.looks_like(text)
    record = read("paste.txt", text)
    assert said(record) == [("Ana Roe", WATER), ("Bo Doe", f"{BREAD} And light.")]
    assert [turn.starts_ms for turn in record.turns] == [0, 3 * 3_600_000 + 120_000]


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "messages",
                    "ts",
                    "text",
                    "user",
                    "type",
                    "author",
                    "content",
                    "date",
                    "from",
                    "body",
                    "value",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(value=JSON)
def test_no_value_breaks_the_reader(value: object) -> None:
    found = chats.read(value)

    assert found is None or all(row["text"] is not None for row in found.rows)


def test_a_whole_export_tells_who_has_which_account(tmp_path: Path) -> None:
    users = json.dumps(
        [{"id": "U8", "name": "bo", "profile": {"real_name": "Bo Doe"}}, {"id": "U9"}]
    ).encode()
    day = json.dumps(
        [
            slack(user="U8", text=WATER, at=10),
            slack(user="U9", text="Thanks, <@U8>.", at=20),
        ]
    ).encode()
    files = {"users.json": users, "channels.json": b"[]", "wells/2031-05-03.json": day}
    told = [("Bo Doe", WATER), ("Unknown speaker (U9)", "Thanks, @Bo Doe.")]

    (packed,) = read_record("slack.zip", zipped(files))
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "gone").mkdir()
    (tmp_path / "gone" / "users.json").symlink_to(tmp_path / "nowhere")
    (loose,) = read_folder([tmp_path]).records

    assert said(packed) == told
    assert said(loose) == told


def test_a_broken_list_of_accounts_names_nobody() -> None:
    assert chats.accounts_of("users.json", b"[") == {}
    assert chats.accounts_of("other.json", b"[]") == {}
