// A soft sound when a speaker's time is over: off until this device asks for it.

const button = document.querySelector("[data-sound]");
const root = document.querySelector("[data-live]");
const ahead = Date.parse(root?.dataset.now) - Date.now(); // the server's clock against ours
const KEY = "palabre-sound";
let context = null;
let rung = ""; // the turn for which it rang

const isOn = () => { try { return localStorage.getItem(KEY) === "1"; } catch { return false; } };
const keep = (on) => { try { localStorage.setItem(KEY, on ? "1" : ""); } catch { /* private window */ } };
const show = (on) => button.setAttribute("aria-pressed", on);

function wake() {
  context ??= new AudioContext();
  context.resume();
}

function tone(pitch, from) {
  const [source, loud] = [context.createOscillator(), context.createGain()];
  const at = context.currentTime + from;
  source.frequency.value = pitch;
  loud.gain.setValueAtTime(0, at);
  loud.gain.linearRampToValueAtTime(0.25, at + 0.03);
  loud.gain.exponentialRampToValueAtTime(0.001, at + 0.9);
  source.connect(loud).connect(context.destination);
  source.start(at);
  source.stop(at + 1);
}

function ring() {
  tone(660, 0);
  tone(495, 0.45);
  button.dataset.rang = String(Number(button.dataset.rang || 0) + 1);
}

function tick() {
  const { since = "", limit } = document.querySelector("[data-clock]")?.dataset ?? {};
  const over = (Date.now() + ahead - Date.parse(since)) / 1000 - Number(limit);
  if (!(over >= 0) || rung === since) return;
  rung = since;
  if (over < 5 && isOn() && context) ring(); // not for a time that was over before
}

if (button && root) {
  button.hidden = false;
  show(isOn());
  button.addEventListener("click", () => {
    keep(!isOn());
    show(isOn());
    wake();
    if (isOn()) tone(660, 0); // so that one hears what it will be
  });
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, () => isOn() && wake(), { once: true });
  setInterval(tick, 250);
}
