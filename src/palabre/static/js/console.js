// The console without a network: acts wait here in their order, with the instant at
// which they were done, and are sent when the server answers again. Each has a number
// of its own, so that none is done twice. Keys, undoing and the cut are here too.

const root = document.querySelector("[data-live]");
const words = root?.dataset ?? {};
const store = `palabre-acts ${location.pathname}`;
// The server's clock against ours: the page says when it was asked for, not when it came.
const loading = performance.getEntriesByType("navigation")[0];
const asked = loading?.requestStart ? performance.timeOrigin + loading.requestStart : Date.now();
const ahead = Date.parse(words.now) - asked;
const instant = () => new Date(Date.now() + ahead).toISOString();
const parts = () => document.querySelector("[data-console]");

let queue = [];
try { queue = JSON.parse(localStorage.getItem(store)) ?? []; } catch { queue = []; }
const save = () => { if (root) root.dataset.acts = queue.length || ""; try { localStorage.setItem(store, JSON.stringify(queue)); } catch { /* private window */ } };

function tell(message, tone = "warn") {
  let place = document.querySelector("[data-console-told]");
  if (!place) {
    place = Object.assign(document.createElement("p"), { className: "notice queue" });
    place.dataset.consoleTold = "";
    place.setAttribute("role", "status");
    root.prepend(place);
  }
  place.dataset.tone = tone;
  place.textContent = message;
  place.hidden = !message;
}

// What the page can show at once by itself: the clock and the order go on.
const shownAlone = {
  give: (form, item) => item && showSpeaker(item.querySelector("bdi").textContent, item.dataset.code, words.limit, item),
  resume: (form, item, paused) => showSpeaker(paused.querySelector("bdi").textContent, paused.dataset.code, paused.dataset.leftSeconds || words.limit, paused),
  end: clearFloor,
  pause: clearFloor,
  close: clearFloor,
  strike: (form, item) => item?.remove(),
  skip: (form, item) => item?.parentElement.append(item),
  move(form, item) {
    const list = item.parentElement;
    item.remove();
    list.insertBefore(item, list.children[Math.max(Number(form.elements.place.value), 1) - 1] ?? null);
  },
  extend(form, item, paused, given) {
    const clock = document.querySelector("[data-live-floor] [data-clock]");
    if (clock) clock.dataset.limit = Number(clock.dataset.limit) + Number(given.get("seconds"));
  },
  time(form, item, paused, given) {
    words.limit = given.get("seconds");
    for (const one of form.querySelectorAll("button")) one.setAttribute("aria-pressed", String(one.value === words.limit));
  },
  add(form, item, paused, given) {
    const row = document.createElement("li");
    row.className = "is-queued";
    row.append(Object.assign(document.createElement("bdi"), { textContent: given.get("name") ?? form.querySelector(`[value="${CSS.escape(given.get("person"))}"] bdi`)?.textContent }));
    document.querySelector("[data-console-list]")?.append(row);
    form.reset();
  },
  remove: (form) => (form.closest(".ask-row, .notice") ?? form).remove(),
};

const showAlone = (kind, form, given) => shownAlone[kind]?.(form, form.closest("li[data-code]"), form.closest("[data-paused-row]"), given);

function clearFloor() {
  document.querySelectorAll("[data-live-floor] p").forEach((one) => one.remove());
  document.querySelector("[data-floor-acts]").hidden = true;
}

function showSpeaker(name, code, limit, from) {
  const floor = document.querySelector("[data-live-floor]");
  const clock = Object.assign(document.createElement("p"), { className: "clock num" });
  Object.assign(clock.dataset, { clock: "", since: instant(), limit: limit ?? "180" });
  const who = Object.assign(document.createElement("p"), { className: "who" });
  who.append(Object.assign(document.createElement("bdi"), { textContent: name }));
  clearFloor();
  floor.append(who, clock);
  from.remove();
  document.querySelector("[data-floor-acts]").hidden = false;
  for (const about of parts().querySelectorAll("[name=statement]")) about.value = `code:${code}`;
  for (const other of document.querySelectorAll('form[data-queued="give"]')) {
    if (!other.elements.pass) other.append(Object.assign(document.createElement("input"), { type: "hidden", name: "pass", value: "1" }));
  }
}

class SignedOut extends Error {}

// A server that starts again or is too busy is waited for (502, 503, 504). One that fails
// at this very act is asked a few times more; then the act is put aside and said so.
const MOST_FAILS = 5;
const AWAY = [502, 503, 504];

// Done is only what the server says it did; returns why it refused, if it did.
async function send(act) {
  const answer = await post(act);
  if (answer.status >= 500) {
    act.fails = (act.fails ?? 0) + !AWAY.includes(answer.status);
    if (act.fails >= MOST_FAILS) return parts()?.dataset.failed || String(answer.status);
    throw new Error(answer.status);
  }
  const told = answer.redirected ? null : await answer.json().catch(() => null);
  if (told?.refused) return told.refused;
  if (!answer.ok || !told) throw new SignedOut(); // another page answered: a sign-in, a stop
  return "";
}

function post(act) {
  const body = new FormData();
  for (const [name, value] of act.fields) body.append(name, value);
  return fetch(act.url, { method: "POST", body, headers: { Accept: "application/json" } });
}

// Who signed in again has another token: the forms and the acts that wait take it.
async function takeToken() {
  const answer = await fetch(location.href);
  if (!answer.ok || answer.redirected) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (!token) return false;
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  for (const act of queue) act.fields = act.fields.map(([name, value]) => [name, name === "csrfmiddlewaretoken" ? token : value]);
  save();
  return true;
}

async function sendSignedIn(act) {
  try {
    return await send(act);
  } catch (error) {
    if (!(error instanceof SignedOut) || !(await takeToken())) throw error;
    return send(act);
  }
}

function tellWaiting(error) {
  const { waits, signedOut, signIn, signInWords } = parts()?.dataset ?? {};
  if (!(error instanceof SignedOut)) {
    tell(`${queue.length} ${waits ?? ""} `);
    const back = Object.assign(document.createElement("button"), { type: "button", textContent: parts()?.dataset.takeBack });
    back.addEventListener("click", withdrawLast);
    return document.querySelector("[data-console-told]").append(back);
  }
  tell(`${signedOut} `, "bad");
  const link = Object.assign(document.createElement("a"), { href: signIn, textContent: signInWords });
  document.querySelector("[data-console-told]").append(link);
}

// Without a network an act is taken back by not sending it; the console stands as before.
const stood = new Map(); // number of an act → both sides before it
function withdrawLast() {
  if (isSending && queue.length === 1) return; // it may be there by now
  const last = queue.pop();
  save();
  const before = (last && stood.get(keyOf(last))) ?? [];
  for (const one of before) document.getElementById(one.id)?.replaceWith(one);
  if (queue.length) tellWaiting();
  else tell("");
}
const keyOf = (act) => act.fields.find(([name]) => name === "key")[1];

// What was written for an act that is refused stands in its form again.
function giveBack(act) {
  const form = [...root.querySelectorAll("form[data-queued]")].find((one) => one.action === act.url);
  for (const [name, value] of form ? act.fields : []) {
    const field = form.elements[name];
    if (field?.type === "text" && !field.value) field.value = value;
  }
}

let isSending = false;
async function flush() {
  if (isSending) return;
  isSending = true;
  const n = queue.length;
  let refused = ""; // stays to be read until the next act
  try {
    while (queue.length) {
      const why = await sendSignedIn(queue[0]);
      if (why) giveBack(queue[0]);
      refused = why || refused;
      stood.delete(keyOf(queue[0]));
      queue.shift();
      save();
    }
    if (n) tell(refused, "bad");
    document.dispatchEvent(new CustomEvent("palabre:renew"));
  } catch (error) {
    tellWaiting(error);
    setTimeout(flush, error instanceof SignedOut ? 5000 : 2000);
  } finally {
    isSending = false;
  }
}

// The list moves up under the pointer: a second press within a moment is the same press,
// unless something else was done in between.
const ONE_PRESS = 800;
let given = -ONE_PRESS;
function isPressedAgain(kind, at) {
  if (kind !== "give") given = -ONE_PRESS;
  if (kind !== "give") return false;
  const isAgain = at - given < ONE_PRESS;
  if (!isAgain) given = at;
  return isAgain;
}

root?.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.queued === undefined) return;
  event.preventDefault();
  if (isPressedAgain(form.dataset.queued, event.timeStamp)) return;
  const fields = [...new FormData(form, event.submitter)];
  const key = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  queue.push({ url: form.action, fields: [...fields, ["key", key], ["at", instant()]] });
  save();
  stood.set(key, [...document.querySelectorAll("[data-console], [data-console-side]")].map((one) => one.cloneNode(true)));
  document.querySelector("[data-undo]")?.remove(); // it takes an older act back
  const head = form.closest("section, [data-console], [data-console-side]")?.querySelector("h2");
  showAlone(form.dataset.queued, form, new FormData(form, event.submitter));
  const stands = document.activeElement;
  if (stands === document.body || !stands.checkVisibility()) standAt(head); // what was pressed is gone
  flush();
});

function standAt(head) {
  if (!head) return;
  head.tabIndex = -1;
  head.focus({ preventScroll: true });
}

// One key, one act: N next, E end, P pause, R go on. Not while somebody writes; a key
// that is held is one press.
document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (event.repeat) {
    if (event.key === "Enter" && target.closest("form[data-queued]")) event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || /^(input|textarea|select)$/i.test(target.tagName)) return;
  const button = parts()?.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

function tick() {
  const undo = document.querySelector("[data-undo]");
  if (undo) {
    const left = Math.ceil(Number(undo.dataset.seconds) - (Date.now() + ahead - Date.parse(undo.dataset.at)) / 1000);
    undo.querySelector("[data-undo-left]").textContent = left > 0 ? left : "";
    if (left <= 0) undo.remove();
  }
  const cut = document.querySelector("[data-cut]");
  const clock = document.querySelector("[data-clock]");
  if (!cut || !clock || cut.dataset.sent) return;
  const gone = (Date.now() + ahead - Date.parse(clock.dataset.since)) / 1000;
  if (gone <= Number(clock.dataset.limit) + Number(clock.dataset.grace || 0)) return;
  cut.dataset.sent = "1";
  send({ url: cut.action, fields: [...new FormData(cut)] }).catch(() => setTimeout(() => { delete cut.dataset.sent; }, 5000));
}

if (root) {
  setInterval(tick, 500);
  addEventListener("online", flush);
  if (queue.length) { save(); flush(); }
}
