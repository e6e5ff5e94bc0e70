"""Real captions, as they were spoken, through a real server: all arrive, in order."""

import asyncio
import json
import os
import re
import signal
import tarfile
from pathlib import Path

import pytest
from installations import PALABRE, ROOT, sqlite_in
from listeners import Listener
from test_kill import ask, free_port, started
from test_live_stream import WORLD

pytestmark = [pytest.mark.slow, pytest.mark.services, pytest.mark.shared]
SHARED = Path(os.environ.get("PALABRE_SHARED", ROOT.parent / "shared")) / "data"
TALKS = {
    "cart": ("bangbangcon-2014-transcripts/*.txt", "bangbangcon"),
    "vtt": ("workshop-reports/*/talks/captions/*.vtt", "webvtt"),
    "ietf": ("ietf125-transcripts/*.tar.xz", "ietf125"),
}
SPEED = "120"
MINUTES = "0.12"
"""Of the test: about fourteen minutes of speech."""

SPOKE = """
import make, make_live
from django.utils import timezone
from palabre.stages.summits.models import Summit
from palabre.web.floor.keys import key_for
session = make_live.session("INC-04", summit=Summit.objects.get(code="hamlet-2026"))
held = make_live.sitting(session)
make_live.statement(held, "Soraya Hakim", at=timezone.now())
make_live.request(held, "Farid Haddad", at=timezone.now())
print(key_for(session, make.LOADER))
"""
SESSIONS = {"cart": "INC-01", "vtt": "INC-02", "ietf": "INC-03"}


def talk(kind, folder):
    """Return a real transcript; leave the test out where the folder is not there."""
    pattern, name = TALKS[kind]
    found = sorted(SHARED.glob(pattern))
    if not found:
        if os.environ.get("PALABRE_TEST_ALL") == "1":
            pytest.fail(f"no {name} in {SHARED}")
        pytest.skip(f"no {name} in {SHARED}")
    if kind != "ietf":
        return max(found, key=lambda one: one.stat().st_size)
    with tarfile.open(found[0]) as packed:
        inside = sorted(
            (one for one in packed.getmembers() if one.isfile()),
            key=lambda one: (one.size, one.name),
        )
        chosen = inside[len(inside) // 2]
        kept = folder / Path(chosen.name).name
        kept.write_bytes(packed.extractfile(chosen).read())
    return kept


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("replayed")
    installation = sqlite_in(folder)
    installation.script(WORLD)
    key = installation.script(SPOKE).strip()
    port = free_port()
    running = [started(installation, port)]
    yield installation, port, key, running
    running[-1].kill()
    running[-1].wait()


@pytest.mark.parametrize("kind", TALKS)
def test_a_real_session_is_replayed_at_its_pace(served, kind, tmp_path):
    installation, port, _, _ = served
    file, code = talk(kind, tmp_path), SESSIONS[kind]
    words = [str(PALABRE), "replay", "hamlet-2026", code, str(file)]
    words += ["--url", f"http://127.0.0.1:{port}", "--speed", SPEED]

    async def story():
        reader = Listener(port, f"/live/hamlet-2026/{code}/events?after=0")
        await reader.come()
        replaying = await asyncio.create_subprocess_exec(
            *words,
            "--minutes",
            MINUTES,
            env=installation.environment,
            stderr=asyncio.subprocess.PIPE,
        )
        _, told = await replaying.communicate()
        assert replaying.returncode == 0, told
        n_sent = int(re.search(rb"(\d+) captions sent", told)[1])
        await asyncio.wait_for(reader.hear_until(n_sent), 20)
        reader.go()
        return n_sent, reader

    n_sent, reader = asyncio.run(story())

    assert n_sent > 20
    assert reader.heard == list(range(1, n_sent + 1))
    kept, after = [], 0
    while len(kept) < n_sent:
        path = f"/live/hamlet-2026/{code}/cues?after={after}"
        kept += json.loads(ask(port, "GET", path, "")[1])["cues"]
        after = kept[-1]["number"]
    assert [one["number"] for one in kept] == list(range(1, n_sent + 1))
    instants = [one["at"] for one in kept]
    assert instants == sorted(instants)
    spoken = " ".join(one["text"] for one in kept).split()
    said = re.sub(r"\s+", " ", file.read_text("utf-8", errors="replace"))
    assert sum(word in said for word in spoken) > 0.97 * len(spoken)


def test_the_list_and_the_clock_are_right_after_the_plug_was_pulled(served):
    installation, port, key, running = served
    path = "/api/v1/editions/hamlet-2026/sessions/INC-04/floor"
    before = json.loads(ask(port, "GET", path, "")[1])
    assert before["holds"]["speaker"] == "Soraya Hakim"

    async def story():
        reader = Listener(port, "/live/hamlet-2026/INC-04/events?after=0")
        await reader.come()
        running[-1].send_signal(signal.SIGKILL)
        running[-1].wait()
        reader.go()
        running.append(await asyncio.to_thread(started, installation, port))
        await reader.come()
        for number in (1, 2):
            await asyncio.to_thread(_post, port, key, number)
        await asyncio.wait_for(reader.hear_until(2), 20)
        reader.go()
        return reader.text.decode()

    told = asyncio.run(story())

    assert json.loads(ask(port, "GET", path, "")[1]) == before
    *_, floor = re.findall(r"event: floor\ndata: (.*)\n", told)
    *_, waiting = re.findall(r"event: list\ndata: (.*)\n", told)
    since = before["holds"]["since"].replace("Z", "+00:00")
    assert json.loads(floor)["since"][:19] == since[:19]
    assert [one["name"] for one in json.loads(waiting)["waiting"]] == ["Farid Haddad"]


def _post(port, key, number):
    path = f"/live/hamlet-2026/INC-04/captions?key={key}&seq={number}"
    return ask(port, "POST", path, "", json.dumps({"text": f"words {number}"}))[0]
