"""From a seat: the camera reads the badge in any browser, the page tells the room."""

import re

import pytest
import segno
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]

CAMERA = """
delete window.BarcodeDetector;
const square = new Image();
square.src = "%s";
navigator.mediaDevices.getUserMedia = async () => {
  await square.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 400, height: 400 });
  const pen = canvas.getContext("2d");
  setInterval(() => {
    pen.fillStyle = "white";
    pen.fillRect(0, 0, 400, 400);
    pen.drawImage(square, 50, 50, 300, 300);
  }, 50);
  return canvas.captureStream(20);
};
"""


def test_a_camera_reads_a_badge_where_the_browser_has_no_reader(busy, person):
    square = segno.make("PB1.NOBADGE", error="m", micro=False)
    page = person()
    page.add_init_script(CAMERA % square.png_data_uri(scale=8, border=4))
    page.goto(busy.address("seat"))

    page.get_by_role("button", name="Use the camera").click()

    expect(page.get_by_role("alert").first).to_be_visible()
    expect(page.locator("[name=token]")).to_have_value("PB1.NOBADGE")


def test_a_camera_that_cannot_be_used_is_told(busy, person):
    page = person()
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error());"
    )
    page.goto(busy.address("seat"))

    page.get_by_role("button", name="Use the camera").click()

    expect(page.get_by_role("status")).to_contain_text("cannot be used")
    expect(page.locator("[data-scan-video]")).to_be_hidden()


def test_the_page_opened_from_a_seat_tells_the_room_by_itself(busy, person):
    page = person("farid")
    told = re.compile("/live/present/")

    with page.expect_request(told) as first:
        page.goto(busy.address("seat"))

    assert 'name="place"\r\n\r\nroom' in first.value.post_data
    expect(page.locator("[data-present-told]")).to_contain_text("in the room")
    with page.expect_response(told) as answer:
        page.reload()
    assert answer.value.status == 204
