"""What people do in the days themselves: clocks that ring, lists that open by
themselves, two at one console, players that fail. Each story has its own session.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from make_busy import PLAYERS
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]
LOCAL = ("http://127.0.0.1", "data:", "blob:", "about:")
SHAPES = {"zoom": "link", "hls": "video", "none": "nothing"}
"""What a kind of player is on the page, where it is no frame."""


def _gives_floor(chair, busy, code, name):
    """Let somebody speak, as the chair does at the console."""
    chair.goto(busy.address("console", code=code))
    chair.get_by_label("Name", exact=True).fill(name)
    chair.get_by_role("button", name="Add to the list").click()
    chair.get_by_role("button", name=re.compile(f"[Gg]ive the floor to {name}")).click()
    expect(chair.locator("[data-live-floor]")).to_contain_text(name)


def test_the_end_of_a_speakers_time_is_heard_once_where_it_was_asked_for(busy, person):
    _gives_floor(person("emeka"), busy, "SOUND", "Ada Okonkwo")
    asked, silent, late = person(), person(), person()
    for one in (asked, silent):
        one.context.clock.install(time=datetime.now(UTC))
        one.goto(busy.address("live", code="SOUND"))
        expect(one.locator("[data-live-floor]")).to_contain_text("Ada Okonkwo")
    sound = asked.get_by_role("button", name="Sound when the time is over")
    sound.focus()
    asked.keyboard.press("Enter")
    expect(sound).to_have_attribute("aria-pressed", "true")
    left = asked.evaluate(
        "() => { const { since, limit } = document.querySelector('[data-clock]').dataset;"
        " return (Date.parse(since) + limit * 1000 - Date.now()) / 1000 }"
    )
    assert left > 10

    for one in (asked, silent):
        one.context.clock.fast_forward(int(left * 1000) - 8000)
    expect(asked.locator("[data-clock]")).to_have_attribute("data-tone", "warn")
    assert sound.get_attribute("data-rang") is None
    for one in (asked, silent):
        one.context.clock.fast_forward(9500)

    expect(asked.locator("[data-clock]")).to_contain_text("over time")
    expect(sound).to_have_attribute("data-rang", "1")
    asked.context.clock.fast_forward(2000)
    expect(sound).to_have_attribute("data-rang", "1")
    assert silent.locator("[data-sound]").get_attribute("data-rang") is None
    late.add_init_script("localStorage['palabre-sound'] = '1'")
    late.context.clock.install(time=datetime.now(UTC))
    busy.stand(datetime.now(UTC) + timedelta(seconds=left + 60))
    late.goto(busy.address("live", code="SOUND"))
    late.mouse.click(5, 5)
    late.context.clock.fast_forward(2000)
    expect(late.locator("[data-clock]")).to_contain_text("over time")
    assert late.locator("[data-sound]").get_attribute("data-rang") is None


def test_the_list_opens_and_closes_at_its_announced_times(busy, person):
    begins = datetime.now(UTC).replace(second=0, microsecond=0)
    opens, closes = (begins + timedelta(minutes=n) for n in (20, 40))
    busy.stand(begins + timedelta(seconds=30))
    chair, farid = person("emeka"), person("farid")
    for one in (chair, farid):
        one.context.clock.install(time=begins + timedelta(seconds=30))
    chair.goto(busy.address("conduct", code="TIMES"))
    chair.get_by_label("The list opens").fill(f"{opens:%Y-%m-%dT%H:%M}")
    chair.get_by_label("The list closes").fill(f"{closes:%Y-%m-%dT%H:%M}")
    chair.get_by_role("button", name="Set", exact=True).click()
    expect(chair.get_by_text(f"opens at {opens:%H:%M}")).to_be_visible()

    farid.goto(busy.address("live", code="TIMES"))
    ask = farid.locator("#ask")
    expect(ask).to_contain_text(f"The list opens at {opens:%H:%M}.")
    ask.get_by_role("button", name="Ask for the floor").click()
    expect(farid.get_by_text("The list of speakers is closed.").first).to_be_visible()

    for at, told in (
        (opens, "The list closes at"),
        (closes, "list of speakers is closed"),
    ):
        busy.stand(at + timedelta(seconds=5))
        for one in (chair, farid):
            one.context.clock.fast_forward(20 * 60 * 1000)
        expect(ask).to_contain_text(told)
    expect(chair.get_by_text("The list is closed.")).to_be_visible()
    ask.get_by_label("What for").select_option("point-of-order")
    ask.get_by_role("button", name="Ask for the floor").click()
    expect(farid.get_by_text("You are on the list.")).to_be_visible()
    farid.get_by_role("button", name="Withdraw").click()


def test_two_at_one_console_see_each_other_and_overwrite_nothing(busy, person):
    emeka, mei = person("emeka"), person("mei")
    _gives_floor(emeka, busy, "TWO", "Zainab Musa")
    now = datetime.now(UTC)
    busy.stand(now)
    for one in (emeka, mei):
        one.context.clock.install(time=now)
        one.context.clock.set_fixed_time(now)  # ten seconds are long on a busy machine
        one.goto(busy.address("console", code="TWO"))
        expect(one.locator("[data-live-link]")).to_have_text("following live")
    floor = mei.locator("[data-live-floor]")

    # What one does the other sees, and may take back.
    emeka.get_by_label("Name", exact=True).fill("Bo Lindqvist the Younger")
    emeka.get_by_role("button", name="Add to the list").click()
    row = mei.locator("[data-console-list] li").filter(has_text="the Younger")
    expect(row).to_be_visible()
    give = re.compile("give the floor to Bo Lindqvist the Younger")
    emeka.get_by_role("button", name=give).click()
    expect(floor).to_contain_text("the Younger")
    undo = mei.locator("[data-undo]").filter(has_text="Younger was given the floor")
    undo.get_by_role("button").click()
    for one in (emeka, mei):
        expect(one.locator("[data-live-floor]")).to_contain_text("Zainab Musa")

    # One who lost the network acts on who spoke before: told, and nobody else touched.
    mei.context.set_offline(True)
    mei.get_by_role("button", name="Pause", exact=True).click()
    expect(mei.locator("[data-console-told]")).to_contain_text("waits for the network")
    emeka.wait_for_timeout(1000)  # sooner it would be the same press as before
    emeka.get_by_role("button", name=give).click()
    expect(emeka.locator("[data-live-floor]")).to_contain_text("the Younger")
    expect(emeka.locator("[data-live]")).to_have_attribute("data-acts", "")
    mei.context.set_offline(False)
    expect(mei.locator("[data-console-told]")).to_contain_text(
        "The floor went on meanwhile", timeout=60_000
    )
    expect(floor).to_contain_text("the Younger")
    expect(mei.get_by_text("is paused")).to_have_count(0)

    # Both set the conduct: each keeps what it changed.
    for one in (emeka, mei):
        one.goto(busy.address("conduct", code="TWO"))
    emeka.get_by_label("Order of the list").select_option("inscription")
    emeka.get_by_role("button", name="Set", exact=True).click()
    expect(emeka.locator("[data-console]")).to_be_visible()
    mei.get_by_label("Seconds for a statement").fill("300")
    mei.get_by_role("button", name="Set", exact=True).click()
    expect(mei.get_by_text("As they asked", exact=True)).to_be_visible()
    expect(mei.get_by_role("button", name="5 min", pressed=True)).to_be_visible()

    # For ten seconds either may take the last act back, then neither.
    late = now + timedelta(seconds=11)
    for one in (emeka, mei):
        one.reload()
        expect(one.locator("[data-undo]")).to_contain_text(
            "The conduct of the floor was set"
        )
        one.context.clock.set_fixed_time(late)
        expect(one.locator("[data-undo]")).to_have_count(0)
    busy.stand(late)
    for one in (emeka, mei):
        one.reload()
        expect(one.locator("[data-live-link]")).to_have_text("following live")
        expect(one.locator("[data-undo]")).to_have_count(0)


def until_focused(page, button):
    """Tab until a button has the focus."""
    page.evaluate("document.activeElement?.blur()")
    for _ in range(200):
        page.keyboard.press("Tab")
        if button.evaluate("one => one === document.activeElement"):
            return
    pytest.fail(f"{button} is not reached")


def test_a_console_is_kept_by_keyboard_while_others_act(busy, person):
    emeka, mei, farid, reader = (
        person("emeka", viewport={"width": 768, "height": 1024}),
        person("mei"),
        person("farid"),
        person(),
    )
    for words in ("Who pays?", "Who decides?"):
        farid.goto(busy.address("live", code="PINS"))
        farid.get_by_text("Ask in writing").click()
        farid.get_by_label("Your question").fill(words)
        farid.get_by_role("button", name="Ask", exact=True).click()
        expect(farid.get_by_text("waits for the moderator")).to_be_visible()
    for one in (emeka, mei):
        one.goto(busy.address("console", code="PINS"))
        expect(one.locator("[data-live-link]")).to_have_text("following live")
    reader.goto(busy.address("live", "fr", code="PINS"))
    decides = emeka.locator(".ask-row:has(> p:has-text('Who decides?'))")
    for n_left in (1, 0):
        until_focused(emeka, emeka.get_by_role("button", name="Show", exact=True).first)
        emeka.keyboard.press("Enter")
        expect(emeka.get_by_role("button", name="Show", exact=True)).to_have_count(
            n_left
        )
    expect(reader.locator("[data-live-questions] li")).to_have_text(
        [re.compile("Who pays"), re.compile("Who decides")]
    )

    # Pinned by keyboard: first for everybody, and the focus stays where it was.
    pin = decides.get_by_role("button", name="Pin")
    until_focused(emeka, pin)
    emeka.keyboard.press("Enter")
    unpin = emeka.get_by_role("button", name="Unpin")
    expect(unpin).to_be_focused()
    expect(mei.get_by_role("button", name="Unpin")).to_have_count(1)
    expect(reader.locator("[data-live-questions] li").first).to_contain_text(
        re.compile("Who decides.*Épinglée", re.DOTALL)
    )

    # What another does in the meantime takes neither the focus nor what was opened.
    more = decides.locator("summary")
    more.click()
    unpin.focus()
    mei.get_by_label("Name", exact=True).fill("Ada Okonkwo")
    mei.get_by_role("button", name="Add to the list").click()
    expect(emeka.locator("[data-console-list]")).to_contain_text("Ada Okonkwo")
    expect(unpin).to_be_focused()
    expect(decides.get_by_label("Translation")).to_be_visible()

    # A translation reaches who reads already; unpinned, it is first for nobody.
    decides.get_by_label("Translation").fill("Qui décide ?")
    decides.get_by_label("Language").select_option("fr")
    decides.get_by_role("button", name="Keep").click()
    expect(reader.locator("[data-live-questions]")).to_contain_text(
        "Qui décide ? (traduit par une personne)"
    )
    mei.get_by_role("button", name="Unpin").click()
    expect(unpin).to_have_count(0)
    expect(reader.locator("[data-pin]")).to_have_count(0)


@pytest.mark.parametrize("kind", PLAYERS)
def test_a_player_loads_only_when_asked_and_never_takes_the_captions(
    busy, person, kind
):
    url, shape = PLAYERS[kind], SHAPES.get(kind, "frame")
    one = person()
    asked, refused = [], []
    one.context.route(
        lambda url: not url.startswith(LOCAL),
        lambda route: (asked.append(route.request.url), route.abort()),
    )
    one.on(
        "console",
        lambda line: "Content Security" in line.text and refused.append(line.text),
    )

    one.goto(busy.address("live", code=kind.upper()))
    expect(one.locator("iframe, video")).to_have_count(0)
    assert asked == []
    policy = one.goto(f"{busy.address('live', code=kind.upper())}?player=1").headers[
        "content-security-policy"
    ]
    section = one.locator(".player")

    if shape == "frame":
        host = re.match(
            r"https://[^/]+", section.locator("iframe").get_attribute("src")
        )
        assert f"frame-src 'self' {host[0]}" in policy
    elif shape == "video":
        assert "media-src 'self' blob: https://stream.example.org" in policy
        expect(section.locator("video")).to_be_hidden()
        expect(section.get_by_role("status")).to_have_text(
            "This stream does not play here; the captions go on below."
        )
        expect(section.get_by_role("link")).to_have_attribute("href", url)
    elif shape == "link":
        link = section.get_by_role("link", name="Join at zoom.us")
        expect(link).to_have_attribute("target", "_blank")
    else:
        expect(section).to_have_count(0)
    if shape != "frame":
        assert "frame-src" not in policy
    assert refused == []
    busy.caption(f"Said beside {kind}.", kind)
    expect(one.locator(".cue").last).to_have_text(f"Said beside {kind}.")


RECORDED = """
async () => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 48 });
  const pen = canvas.getContext("2d");
  let n = 0;
  const drawing = setInterval(() => {
    pen.fillStyle = `hsl(${n++ * 20} 90% 50%)`;
    pen.fillRect(0, 0, 64, 48);
  }, 40);
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/mp4;codecs=avc1.42E01E" });
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.start(500);
  await new Promise(go => setTimeout(go, 2500));
  recorder.stop();
  await new Promise(go => recorder.onstop = go);
  clearInterval(drawing);
  return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
}
"""
"""Two seconds of colours, as the browser itself records them: fragments of MP4."""


def _stream(content):
    """Return the files of a stream (HLS, version 7): a list, a head, its pieces."""
    boxes, at = [], 0
    while at < len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        boxes.append((content[at + 4 : at + 8], content[at : at + size]))
        at += size
    first = next(n for n, (kind, _) in enumerate(boxes) if kind == b"moof")
    files = {"head.mp4": b"".join(box for _, box in boxes[:first])}
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-TARGETDURATION:1"]
    lines += ["#EXT-X-PLAYLIST-TYPE:VOD", '#EXT-X-MAP:URI="head.mp4"']
    pieces = [box for kind, box in boxes[first:] if kind in {b"moof", b"mdat"}]
    for n, (head, body) in enumerate(zip(pieces[::2], pieces[1::2], strict=True)):
        files[f"{n}.m4s"] = head + body
        lines += ["#EXTINF:0.5,", f"{n}.m4s"]
    files["hall.m3u8"] = "\n".join([*lines, "#EXT-X-ENDLIST", ""]).encode()
    return files


def test_a_stream_of_the_house_plays_where_the_browser_has_no_player_of_its_own(
    busy, person
):
    one = person()
    one.goto("about:blank")
    files = _stream(bytes(one.evaluate(RECORDED)))
    refused = []

    def serve(route):
        if route.request.resource_type == "media":  # the browser's own try
            return route.abort()
        body = files[route.request.url.rpartition("/")[2]]
        return route.fulfill(body=body, headers={"Access-Control-Allow-Origin": "*"})

    one.context.route("https://stream.example.org/**", serve)
    one.on(
        "console",
        lambda line: "Content Security" in line.text and refused.append(line.text),
    )

    one.goto(f"{busy.address('live', code='HLS')}?player=1")

    video = one.locator("video")
    one.wait_for_function(
        "() => { const { currentTime, videoWidth, ended } = document.querySelector('video');"
        " return videoWidth === 64 && (currentTime > 0.5 || ended) }"
    )
    expect(video).to_be_visible()
    expect(one.locator("[data-stream-failed]")).to_be_hidden()
    assert refused == []


def test_without_scripts_captions_come_and_what_is_typed_stays(busy, person):
    reader = person("farid", java_script_enabled=False)
    asked, refused = [], []
    reader.on("request", lambda request: asked.append(request.url))
    reader.on("console", lambda line: refused.append(line.text))
    reader.goto(busy.address("live"))
    reader.get_by_text("Ask in writing").click()
    field = reader.locator("#questions textarea")
    field.fill("Who keeps the well")
    frame = reader.frame_locator("iframe.following")
    words = "The frame brings what is said meanwhile."

    busy.caption(words)

    expect(frame.get_by_text(words)).to_be_visible(timeout=25_000)
    expect(field).to_have_value("Who keeps the well")
    expect(reader.locator(".said-columns")).to_be_hidden()
    for name in ("Pause", "Contrast", "Larger words"):  # nothing that only scripts do
        expect(reader.get_by_role("button", name=name)).to_have_count(0)
    live = busy.address("live")
    assert [url for url in asked if url == live] == [live]
    answer = frame.get_by_role("link", name="Answer on the full page")
    expect(answer).to_have_attribute("target", "_top")
    assert refused == []


def test_the_text_only_page_follows_by_itself_without_scripts(busy, person):
    reader = person(java_script_enabled=False, viewport={"width": 360, "height": 800})
    asked = []
    reader.on("request", lambda request: asked.append(request.resource_type))
    reader.goto(busy.address("text only", "ar"))
    words = "We heard the last village by its own radio."
    expect(reader.get_by_text(words)).to_have_count(0)

    busy.caption(words)

    expect(reader.get_by_text(words)).to_be_visible(timeout=25_000)
    assert set(asked) == {"document"}
    assert len(reader.content().encode()) < 50_000
    still = reader.locator("a[href*='still=1']")
    still.focus()
    reader.keyboard.press("Enter")
    expect(reader.locator("meta[http-equiv=refresh]")).to_have_count(0)
