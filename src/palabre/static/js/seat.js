// Reads a badge's code with the phone's camera, where the browser can.

const [start, video, form] = ["start", "video", "form"].map((name) => document.querySelector(`[data-scan-${name}]`));

async function read() {
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  video.srcObject = stream;
  video.hidden = false;
  await video.play();
  for (;;) {
    const [found] = await detector.detect(video);
    if (found) {
      stream.getTracks().forEach((track) => track.stop());
      form.elements.token.value = found.rawValue;
      form.requestSubmit();
      return;
    }
    await new Promise((go) => { setTimeout(go, 200); });
  }
}

if (start && "BarcodeDetector" in window && navigator.mediaDevices) {
  start.hidden = false;
  start.addEventListener("click", () => read().catch(() => { video.hidden = true; start.hidden = true; }));
}
