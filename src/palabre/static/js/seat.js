// Reads a badge's code with the phone's camera: by the browser, or else by what comes along.

import { watch } from "./gate/camera.js";

const [start, video, form, told] = ["start", "video", "form", "told"].map((name) => document.querySelector(`[data-scan-${name}]`));

async function read() {
  start.disabled = true;
  video.hidden = false;
  let stop = null;
  stop = await watch(video, video.dataset.reader, (code) => {
    stop?.();
    form.elements.token.value = code;
    form.requestSubmit();
  });
}

function giveUp() {
  video.hidden = true;
  start.hidden = true;
  told.hidden = false;
  told.tabIndex = -1;
  told.focus(); // what was pressed is gone
}

if (start && navigator.mediaDevices?.getUserMedia) {
  start.hidden = false;
  start.addEventListener("click", () => read().catch(giveUp));
}
