// A gate that works without the network: decides by the signed list, keeps each scan
// on the device before it says anything, sends them when the server answers.
import { folded, importKey, isSigned, bytes64, read as readCode, serialIn } from "./codes.js";
import * as store from "./store.js";
import { watch } from "./camera.js";

const page = document.querySelector("[data-gate]");
const words = JSON.parse(document.getElementById("gate-words").textContent);
const at = (name) => page.querySelector(`[data-${name}]`);
const [result, state, code, place, found, last] = ["result", "state", "code", "place", "found", "last"].map(at);
const AGAIN = 10_000;
const BATCH = 200;
const SHOWN = 12;
let list = null;
let key = null;
let seen = new Set();
let out = new Set();
let day = "";
let stopCamera = null;
let stands = { place: "", label: "", direction: "in", day: "" };
let isSending = false;

async function start() {
  key = await importKey(page.dataset.key);
  await take(await store.read("snapshot"));
  page.querySelector("[name=gate]").value = (await store.read("gate")) ?? page.querySelector("[name=gate]").value;
  standAgain(await store.read("stands"));
  await refresh();
  setInterval(refresh, AGAIN);
  window.addEventListener("online", refresh);
  if ("serviceWorker" in navigator) {
    await navigator.serviceWorker.register(page.dataset.worker, { scope: page.dataset.scope });
    await navigator.serviceWorker.ready;
    page.dataset.ready = "";
  }
}

// Take a list over if it is ours: the signature is checked, an older one never wins.
async function take(snapshot) {
  if (!snapshot) return;
  const isOurs = !key || (snapshot.key === page.dataset.key && (await isSigned(key, bytes64(snapshot.signature), snapshot.words)));
  if (!isOurs) return;
  const told = JSON.parse(snapshot.words);
  if (told.format !== "palabre-gate-2") return;
  if (list && told.made_at < list.made_at) return;
  list = told;
  await store.write("snapshot", snapshot);
  await count();
  offerPlaces();
}

// Who came in today and who went out again: by the list, and by what waits here.
async function count() {
  const isOfToday = list.day === today();
  if (day !== today()) seen = new Set();
  day = today();
  seen = new Set([...seen, ...(isOfToday ? list.today : [])]);
  out = new Set(isOfToday ? list.out : []);
  const waiting = (await store.waiting()).sort((one, other) => one.at.localeCompare(other.at));
  for (const one of waiting) {
    if (!one.refusal && !one.place && dayOf(new Date(one.at)) === day) pass(one.serial || serialIn(one.token), one.is_exit);
  }
}

function pass(serial, isExit) {
  if (isExit) return out.add(serial);
  seen.add(serial);
  return out.delete(serial);
}

// A page loaded anew stands where it stood: a door's scans stay that door's. A session
// is one of its day; a zone is one of this list.
function standAgain(kept) {
  if (!list || !kept) return;
  const isThere = kept.place.startsWith("session:") ? kept.day === today() : !kept.place || kept.place in list.zones;
  if (!isThere) return;
  stands = kept;
  page.querySelector(`[name=direction][value=${kept.direction}]`).checked = true;
  offerPlaces();
}

async function stand() {
  const { value, text } = place.selectedOptions[0];
  const direction = page.querySelector("[name=direction]:checked").value;
  stands = { place: value, label: text, direction, day: list ? today() : "" };
  await store.write("stands", stands);
  page.dataset.stands = `${value} ${direction}`;
}

function offerPlaces() {
  const zones = Object.keys(list.zones);
  const now = Date.now();
  const near = list.sessions.filter((one) => Date.parse(one.ends_at) > now - 36e5).slice(0, 60);
  place.replaceChildren(
    new Option(words.grounds, ""),
    ...zones.map((zone) => new Option(list.zones[zone], zone)),
    ...near.map((one) => new Option(`${one.code} · ${one.title} · ${one.room}`, `session:${one.code}`)),
  );
  const isOffered = [...place.options].some((one) => one.value === stands.place);
  if (!isOffered) place.append(new Option(stands.label, stands.place));
  place.value = stands.place;
}

// The day where the edition is held, as its list writes days.
const dayOf = (instant) => new Intl.DateTimeFormat("en-CA", { timeZone: list.zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(instant);
const today = () => dayOf(new Date());
const clock = (instant) => instant.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", timeZone: list?.zone });

async function decide(serial, refusal, lastDay = "") {
  const isExit = page.querySelector("[name=direction]:checked").value === "out";
  const row = list?.badges[serial];
  if (!list) return { refusal: "no-list" };
  if (refusal) return { refusal };
  if (isExit) return { row, isExit };
  if (list.revoked.includes(serial)) return { row, refusal: "badge-revoked" };
  if (!row) return { refusal: list.online?.includes(serial) ? "badge-online" : "badge-unknown" };
  const until = [lastDay, list.ends_on ?? ""].sort().at(-1);
  if (until && today() > until) return { row, refusal: "badge-expired" };
  const zone = place.value;
  const isZone = zone && !zone.startsWith("session:");
  if (isZone && !list.categories[row[3]]?.zones.includes(zone)) return { row, refusal: "zone-closed" };
  if (day !== today()) await count();
  const isBack = !zone && out.has(serial);
  return { row, isExit, isBack, isAgain: !zone && !isBack && seen.has(serial) };
}

async function scan({ token = "", serial = "" }) {
  const said = token ? await readCode(token, key) : { serial, summit: list?.summit.toUpperCase(), refusal: "" };
  const isOther = said.summit && list && said.summit !== list.summit.toUpperCase();
  const told = await decide(said.serial, isOther ? "badge-unknown" : said.refusal, said.last);
  if (told.refusal === "no-list") return show(told);
  const made = {
    number: crypto.randomUUID(),
    at: new Date().toISOString(),
    token,
    serial: token ? "" : serial,
    place: place.value,
    is_exit: Boolean(told.isExit),
    refusal: told.refusal ?? "",
  };
  await store.add(made);
  if (!told.refusal && !place.value) pass(said.serial, made.is_exit);
  show(told);
  refresh();
}

function show(told) {
  const tone = told.refusal ? "bad" : told.isAgain ? "warn" : "good";
  const [name, body, country, category] = told.row ?? [];
  const kind = list?.categories[category];
  const title = told.refusal ? words[told.refusal] ?? words["badge-unknown"] : told.isExit ? words.out : told.isBack ? words.back : told.isAgain ? words.again : words.admit;
  result.dataset.tone = tone;
  result.replaceChildren(
    line("p", `${{ good: "✓", warn: "↻", bad: "✕" }[tone]} ${title}`, "verdict"),
    ...(name ? [line("p", name, "name", true), line("p", [kind?.name, body, country].filter(Boolean).join(" · "), "about"), line("p", kind?.zones.map((zone) => list.zones[zone] ?? zone).join(" · ") ?? "", "zones")] : []),
  );
  result.style.setProperty("--class", kind?.colour ?? "transparent");
  last.prepend(line("li", `${clock(new Date())} ${{ good: "✓", warn: "↻", bad: "✕" }[tone]} ${name ?? title}`, tone));
  while (last.children.length > SHOWN) last.lastElementChild.remove();
  navigator.vibrate?.(told.refusal ? [120, 80, 120] : 60);
}

function line(tag, text, name, isName = false) {
  const made = document.createElement(tag);
  made.className = name;
  if (isName) made.dir = "auto";
  made.textContent = text;
  return made;
}

async function refresh() {
  await send();
  await fetchList();
  await tell();
}

// A scan as the server takes it: a code that is no badge's is cut to what one can be.
const LONGEST = 400;
const sent = ({ number, at: when, token, serial, place: where, is_exit }) => ({ number, at: when, token: token.slice(0, LONGEST), serial, place: where, is_exit });

// The page may be older than the sign-in: the newest one's proof stands in the cookie.
const proof = () => document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1] ?? page.dataset.csrf;

// Send what waits, oldest first; only what the server says it keeps is let go.
async function send() {
  if (isSending) return;
  isSending = true;
  try {
    for (let rest = await store.waiting(); rest.length; rest = await store.waiting()) {
      const scans = rest.sort((one, other) => one.at.localeCompare(other.at)).slice(0, BATCH).map(sent);
      const answer = await fetch(page.dataset.scans, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": proof() },
        body: JSON.stringify({ gate: page.querySelector("[name=gate]").value || "A", sent_at: new Date().toISOString(), scans }),
      });
      if (!answer.ok) return;
      await store.drop((await answer.json()).map((one) => one.number));
    }
  } catch {
    // the network is away; everything is kept
  } finally {
    isSending = false;
  }
}

async function fetchList() {
  try {
    const answer = await fetch(page.dataset.snapshot, { cache: "no-store" });
    page.toggleAttribute("data-online", answer.ok);
    page.toggleAttribute("data-signed-out", answer.status === 401 || answer.status === 403);
    if (answer.ok) await take(await answer.json());
  } catch {
    page.removeAttribute("data-online");
    page.removeAttribute("data-signed-out");
  }
}

async function tell() {
  const n = (await store.waiting()).length;
  const made = list ? clock(new Date(list.made_at)) : "–";
  const isOut = page.hasAttribute("data-signed-out");
  const isOld = list && Date.now() > Date.parse(list.fresh_until);
  state.dataset.tone = !list || isOld || isOut ? "bad" : page.hasAttribute("data-online") ? "good" : "warn";
  state.textContent = [
    isOut ? words["signed-out"] : page.hasAttribute("data-online") ? words.online : words.offline,
    `${words.list} ${made}`,
    list ? `${words.badges} ${Object.keys(list.badges).length}` : "",
    `${words.waiting} ${n}`,
    isOld ? words.old : "",
    key ? "" : words.unsigned,
  ].filter(Boolean).join(" · ");
  page.dataset.waiting = n;
}

function search() {
  const wanted = folded(at("search").value);
  if (!list || wanted.length < 2) return found.replaceChildren();
  const hits = Object.entries(list.badges).filter(([, row]) => row[4].includes(wanted)).slice(0, SHOWN);
  found.replaceChildren(...hits.map(([serial, row]) => {
    const item = document.createElement("li");
    const button = line("button", row[0], "", true);
    button.type = "button";
    button.addEventListener("click", () => scan({ serial }));
    item.append(button, line("span", ` ${[list.categories[row[3]]?.name, row[1], row[2]].filter(Boolean).join(" · ")}`, "about"));
    return item;
  }));
}

at("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const token = code.value.trim();
  code.value = "";
  code.focus();
  if (token) scan({ token });
});
at("search").addEventListener("input", search);
page.querySelector("[name=gate]").addEventListener("change", async ({ target }) => {
  await store.write("gate", target.value);
  page.dataset.gateKept = target.value;
});
place.addEventListener("change", stand);
page.querySelectorAll("[name=direction]").forEach((one) => one.addEventListener("change", stand));
at("camera").addEventListener("click", async (event) => {
  const video = at("video");
  if (stopCamera) {
    stopCamera();
    stopCamera = null;
  } else {
    stopCamera = await watch(video, page.dataset.reader, (token) => scan({ token })).catch(() => null);
    if (!stopCamera) result.replaceChildren(line("p", words["no-camera"], "verdict"));
  }
  video.hidden = !stopCamera;
  event.target.setAttribute("aria-pressed", String(Boolean(stopCamera)));
});

start();
