import make_live
import pytest

from palabre import cli
from palabre.engines.formats.records import Turn
from palabre.kernel.refusals import Refused
from palabre.management import replay
from palabre.stages.live import queries

VTT = """WEBVTT

00:00.000 --> 00:10.000
<v Ada>One two three four five.

00:10.000 --> 00:20.000
<v Bo>Six.
"""


def test_a_turn_is_cut_into_captions_over_its_time():
    turn = Turn(" ".join(["word"] * 28), "Ada", starts_ms=10_000, ends_ms=30_000)

    lines = list(replay.lines_of([turn, Turn("The end.", "Bo")], "en"))

    assert [(line.at, line.speaker) for line in lines[:2]] == [
        (20.0, "Ada"),
        (30.0, "Ada"),
    ]
    assert lines[2].at == pytest.approx(30 + 2 / replay.PACE)


def test_captions_go_at_their_time_and_not_for_ever(monkeypatch):
    slept, sent = [], []
    monkeypatch.setattr(replay.time, "sleep", slept.append)
    monkeypatch.setattr(replay.time, "monotonic", lambda: 0.0)
    lines = [replay.Line(at, "", f"{at}", "en") for at in (4.0, 8.0, 400.0)]

    n_sent = replay.replay(
        lines, lambda line, _: sent.append(line.text), speed=4, most_seconds=60
    )

    assert (n_sent, sent, slept) == (2, ["4.0", "8.0"], [1.0, 2.0])


@pytest.mark.django_db
def test_the_command_keeps_captions_directly(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(replay.time, "sleep", lambda _: None)
    sitting = make_live.sitting()
    (tmp_path / "talk.vtt").write_text(VTT)
    words = ["replay", "hamlet-2026", "INC-01", str(tmp_path / "talk.vtt"), "--direct"]

    assert cli.main(words) == 0

    kept = [(cue.label, cue.text) for cue in queries.every_cue(sitting)]
    assert kept == [("Ada", "One two three four five."), ("Bo", "Six.")]
    assert "2 captions sent" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_session_that_is_not_on_is_refused_in_words(tmp_path, capsys):
    make_live.session()
    (tmp_path / "talk.vtt").write_text(VTT)
    words = ["replay", "hamlet-2026", "INC-01", str(tmp_path / "talk.vtt"), "--direct"]

    assert cli.main([*words, "--speed", "1000"]) == 1

    assert "can no longer be done" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_server_must_be_an_address_of_the_web():
    with pytest.raises(Refused, match="server-away"):
        replay.posting(make_live.session(), "file:///etc")
