// The camera as a scanner: the browser's own reader, or else a vendored one.
const PAUSE = 150;

async function readerOf(url) {
  if ("BarcodeDetector" in window) {
    const known = await BarcodeDetector.getSupportedFormats();
    if (known.includes("qr_code")) {
      const own = new BarcodeDetector({ formats: ["qr_code"] });
      return async (video) => (await own.detect(video))[0]?.rawValue;
    }
  }
  await new Promise((resolve, reject) => {
    if (window.jsQR) return resolve();
    const script = Object.assign(document.createElement("script"), { src: url, onload: resolve, onerror: reject });
    document.head.append(script);
  });
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    pen.drawImage(video, 0, 0);
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
    return window.jsQR(data, width, height)?.data;
  };
}

// Show the camera and call `seen` with each new code; returns how to stop.
export async function watch(video, url, seen) {
  const reader = await readerOf(url);
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  video.srcObject = stream;
  await video.play();
  let last = "";
  const timer = setInterval(async () => {
    if (!video.videoWidth) return;
    const code = await reader(video).catch(() => "");
    if (code && code !== last) seen(code);
    last = code || last;
  }, PAUSE);
  return () => {
    clearInterval(timer);
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  };
}
