// Plays the house's own streams (HLS): by the browser where it can, else by a library that
// lies on this server and is fetched only then. What neither plays leaves its place to
// words and a link.

const TRIES = 3;
let fetched = null;
function library(address) {
  fetched ??= new Promise((go, stop) => {
    const script = Object.assign(document.createElement("script"), { src: address, onload: () => go(window.Hls), onerror: stop });
    document.head.append(script);
  });
  return fetched;
}

function giveUp(media) {
  const told = media.parentElement.querySelector("[data-stream-failed]");
  media.hidden = true;
  if (!told) return;
  told.hidden = false;
  told.textContent = told.dataset.told;
}

// The line breaks as often as the hall's: what has played once goes on when it is back.
function follow(hls, Hls, media) {
  let tries = 0;
  let hasPlayed = false;
  hls.on(Hls.Events.FRAG_BUFFERED, () => { hasPlayed = true; tries = 0; });
  hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
    if (!fatal) return;
    tries += 1;
    if (hasPlayed && type === Hls.ErrorTypes.NETWORK_ERROR) setTimeout(() => hls.startLoad(), 3000);
    else if (hasPlayed && type === Hls.ErrorTypes.MEDIA_ERROR && tries <= TRIES) hls.recoverMediaError();
    else {
      hls.destroy();
      giveUp(media);
    }
  });
}

async function playByLibrary(media) {
  const { stream, library: address } = media.dataset;
  const Hls = await library(address).catch(() => null);
  if (!Hls?.isSupported()) return giveUp(media);
  const hls = new Hls({ enableWorker: false });
  follow(hls, Hls, media);
  media.removeAttribute("src");
  hls.loadSource(stream);
  hls.attachMedia(media);
  media.play().catch(() => {}); // a browser may wait for a press
}

for (const media of document.querySelectorAll("[data-stream]")) {
  const hasFailed = media.error || media.networkState === HTMLMediaElement.NETWORK_NO_SOURCE;
  if (hasFailed) playByLibrary(media);
  else media.addEventListener("error", () => playByLibrary(media), { once: true });
}
