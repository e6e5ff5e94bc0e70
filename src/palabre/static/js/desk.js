// The Chair's desk by keyboard; the gate's word while one types; forms without a reload;
// and what the others at the desk do. Without this file everything is links and forms.
import { open, pieceFrom } from "./evidence.js";
import { forget, forgetKept, leaving, putBack, remember, unkept } from "./typed.js";

const desk = document.querySelector("[data-desk]");
const drawer = desk?.querySelector("[data-drawer]");
const sentences = () => [...desk.querySelectorAll("a.s")];
const field = (selector) => desk.querySelector(selector);

// Where one is ------------------------------------------------------------------------

function here() {
  const focused = document.activeElement?.closest?.("a.s");
  return focused ?? desk.querySelector('.s[aria-current="true"]');
}

let opening = Promise.resolve(); // one panel at a time, in the order it was asked for

const shown = () => field("[data-drawer] .evidence")?.dataset.code;

function show(sentence) {
  if (!sentence) return;
  sentence.focus();
  sentence.scrollIntoView({ block: "nearest" });
  if (shown()) opening = opening.then(() => openOnce(sentence));
}

function openOnce(sentence) {
  return sentence.id === `t-${shown()}` ? null : open(sentence, { focus: false });
}

function step(by) {
  const all = sentences();
  const at = all.indexOf(here());
  show(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function stepSection(by) {
  const parts = [...desk.querySelectorAll(".text > section")].filter((one) => one.querySelector("a.s"));
  const at = parts.findIndex((one) => one.contains(here()));
  show(parts[Math.min(Math.max(at + by, 0), parts.length - 1)]?.querySelector("a.s"));
}

function nextWaiting() {
  const all = sentences();
  const at = all.indexOf(here());
  const waits = (one) => ["refused", "needs-review"].includes(one.dataset.verdict) && !("dropped" in one.dataset);
  show([...all.slice(at + 1), ...all.slice(0, at + 1)].find(waits));
}

// What one does -----------------------------------------------------------------------

// What is typed while a panel is on its way goes into the field it was meant for.
let typedAhead = null;

async function ready() {
  const sentence = here();
  if (!sentence) return false;
  typedAhead = [];
  opening = opening.then(() => openOnce(sentence));
  await opening;
  return sentence.id === `t-${shown()}`;
}

async function go(selector, fold) {
  const isReady = await ready();
  const ahead = (typedAhead ?? []).join("");
  typedAhead = null;
  if (!isReady) { if (ahead) news.append(` ${news.dataset.typed} ${ahead}`); return; } // not lost from the eye
  if (fold) field(`[data-fold="${fold}"]`)?.setAttribute("open", "");
  const target = field(selector);
  target?.focus();
  (target?.form ?? target)?.scrollIntoView({ block: "nearest" }); // the gate's word stands below the field
  if (target?.form?.dataset.act === "merge") judge(target.form); // of the words that are proposed
  if (!ahead || !target?.setRangeText) return;
  target.setRangeText(ahead, target.selectionStart, target.selectionEnd, "end");
  target.dispatchEvent(new Event("input", { bubbles: true })); // held, and judged
}

async function comment() {
  const words = String(getSelection()).trim();
  await go("#comment-text");
  const quote = field("[data-selection]");
  const text = field(".evidence .said")?.textContent ?? "";
  if (quote && words && text.includes(words)) {
    quote.value = words;
    quote.closest("details").open = true;
  }
}

let moving = Promise.resolve(); // one step after the other, each from where the last one led
let sending = Promise.resolve();

function move(way) {
  moving = moving.then(() => moveOnce(way));
}

async function moveOnce(way) {
  const isReady = await ready();
  typedAhead = null;
  if (isReady) field(`[data-move="${way}"]`)?.click();
  await sending;
}

async function writeAfter() {
  const isReady = await ready();
  typedAhead = null;
  const link = isReady && field("a[data-write-after]");
  if (link) { leaving(); location.assign(link.href); }
}

const KEYS = {
  j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
  J: () => stepSection(1), K: () => stepSection(-1), n: nextWaiting,
  e: () => go("#edit-text"), c: comment, m: () => go("#merge-text", "merge"),
  s: () => go("#split-text", "split"), x: () => go("#drop-reason, [data-act=restore] button", "drop"),
  u: () => move("up"), d: () => move("down"), z: () => move("back"), w: whoDisagrees, a: writeAfter,
  1: () => field(".outline a")?.focus(), 2: () => (here() ?? sentences()[0])?.focus(),
  3: () => field("#evidence-title")?.focus(), "?": toggleHelp,
};
const isTyping = (target) => target.closest?.("textarea, input, select, [contenteditable]");

function onKey(event) {
  if (isTyping(event.target)) { onFieldKey(event); return; }
  if (event.metaKey || event.ctrlKey || event.altKey || help?.open) return;
  if (typedAhead !== null && event.key.length === 1) {
    event.preventDefault();
    typedAhead.push(event.key);
    return;
  }
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function onFieldKey(event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.target.form?.requestSubmit();
  } else if (event.key === "Escape" && drawer.contains(event.target)) {
    event.stopPropagation(); // the first Esc leaves the field, the next closes the panel
    field("#evidence-title")?.focus();
  }
}

// Help: a part of the page becomes a dialog ----------------------------------------------

let help = null;

function makeHelp() {
  const part = desk.querySelector("[data-keys]");
  help = document.createElement("dialog");
  help.className = "help";
  help.setAttribute("aria-labelledby", "keys-title");
  part.replaceWith(help);
  help.append(...part.childNodes);
  help.querySelector("[data-close-help]").hidden = false;
  desk.querySelector("[data-help]")?.addEventListener("click", (event) => { event.preventDefault(); toggleHelp(); });
}

function toggleHelp() {
  if (help.open) help.close(); else help.showModal();
}

// The gate's word while one types ----------------------------------------------------------

let waiting;
let asked = 0;

function onInput(event) {
  const acting = event.target.closest("form[data-act]");
  if (acting) { remember(acting, shown()); markUnkept(); }
  const form = event.target.closest("form[data-check]");
  if (!form || event.target.name !== "text") return;
  clearTimeout(waiting);
  waiting = setTimeout(() => judge(form), 350);
  tellTyping(form);
}

async function judge(form) {
  const number = ++asked;
  const piece = await pieceFrom(form.dataset.check, { method: "POST", body: new FormData(form) });
  const place = form.querySelector("[data-judged]");
  if (!place || number !== asked) return; // an older word of the gate
  if (piece.lost) { place.replaceChildren(wordsFor(piece.lost)); return; }
  place.innerHTML = piece.text;
  if (form.contains(document.activeElement)) place.scrollIntoView({ block: "nearest" });
  const isGood = place.querySelector('[data-tone="good"]');
  const reason = form.querySelector("[data-reason]");
  if (reason && !isGood) reason.open = true;
}

// What was typed and not kept comes back with its sentence; the text shows where it waits.
function comeBack() {
  for (const form of putBack(drawer, field("[data-unkept-note]"))) if (form.dataset.check) judge(form);
  markUnkept();
}

function markUnkept() {
  for (const old of desk.querySelectorAll("a.s[data-unkept]")) delete old.dataset.unkept;
  for (const code of unkept()) document.getElementById(`t-${code}`)?.setAttribute("data-unkept", "");
}

let toldAt = 0;

function tellTyping(form) {
  if (Date.now() - toldAt < 8000) return;
  toldAt = Date.now();
  fetch(form.dataset.typing, { method: "POST", body: new FormData(form) }).catch(() => {});
}

// Forms of the panel go without a reload -------------------------------------------------

function send(event) {
  const form = event.target;
  if (form.method !== "post" || !form.dataset.act) return;
  event.preventDefault();
  sending = sendOff(form, new FormData(form, event.submitter));
}

async function sendOff(form, body) {
  form.setAttribute("aria-busy", "true");
  let text = "";
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    if (answer.status < 500) text = await answer.text();
  } catch { /* told below */ }
  form.removeAttribute("aria-busy");
  if (text) take(text, form); else tellIn(form, "unreached");
}

// Why nothing came of it, in words; what was typed is still there.
function wordsFor(why) {
  return field(`template[data-${why === "signed-out" ? why : "lost"}]`).content.cloneNode(true);
}

function tellIn(form, why) {
  let place = form.querySelector("[data-told]");
  if (!place) {
    place = document.createElement("div");
    place.dataset.told = "";
    form.append(place);
  }
  place.setAttribute("role", "alert");
  place.replaceChildren(wordsFor(why));
  place.scrollIntoView({ block: "nearest" });
}

// What others changed far from the eye is not seen by changing a sentence oneself: the
// signature stays for the text that this page came with, and one's own changes to it.
function keepSeen(old, fresh) {
  for (const name of ["seen", "since"]) {
    const [was, is] = [old, fresh].map((one) => one.querySelector(`[data-sign-form] [name="${name}"]`));
    if (was && is) is.value = was.value;
  }
}

function take(text, form) {
  const [act, code] = [form.dataset.act, shown()];
  const page = new DOMParser().parseFromString(text, "text/html");
  if (!page.querySelector("[data-desk]")) { leaving(); location.reload(); return; } // to sign in, or a newer form
  for (const part of ["bar", "way", "outline", "text"]) {
    const [old, fresh] = [field(`[data-part="${part}"]`), page.querySelector(`[data-part="${part}"]`)];
    if (!old || !fresh) continue;
    if (part === "way") keepSeen(old, fresh);
    old.replaceWith(fresh);
  }
  forget(form); // kept, or in the field again beside what stands now
  drawer.replaceChildren(...page.querySelector("[data-drawer]").childNodes);
  comeBack();
  const told = [...page.querySelectorAll("main > .notice")].map((one) => one.textContent.trim()).join(" ");
  tellNews(told);
  if (field("[data-left-out]")) drawer.scrollTop = 0;
  const refused = drawer.querySelector(".conflict");
  if (refused) {
    drawer.scrollTop = 0;
    const again = drawer.querySelector(`form[data-act="${act}"]`);
    if (again) { remember(again, code, true); markUnkept(); } // not kept yet
    refused.focus(); // what stood in the way comes before the checks and the field
    return;
  }
  history.replaceState(null, "", `${desk.dataset.desk}?sentence=${drawer.querySelector(".evidence")?.dataset.code ?? ""}`);
  here()?.focus({ preventScroll: true });
}

// Who disagrees: the answer opens in the panel ------------------------------------------

async function dissent(link) {
  const place = field("[data-dissent-place]");
  place.setAttribute("aria-busy", "true");
  const piece = await pieceFrom(link.href, { headers: { "HX-Request": "true" } });
  place.removeAttribute("aria-busy");
  if (piece.lost) { place.replaceChildren(wordsFor(piece.lost)); return; }
  place.innerHTML = piece.text;
  place.querySelector("#dissent-title")?.focus();
}

function onClick(event) {
  const isPlain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) && event.button === 0;
  const link = event.target.closest("a[data-dissent]");
  if (link && isPlain) { event.preventDefault(); dissent(link); }
  const section = isPlain && event.target.closest(".outline a[href^='#']");
  if (section) setTimeout(() => enter(section.hash), 0); // once the browser has gone there
}

// The keys go on from the section that was chosen, not from where one was before.
function enter(hash) {
  document.getElementById(decodeURIComponent(hash.slice(1)))?.closest("section").querySelector("a.s")?.focus({ preventScroll: true });
}

async function whoDisagrees() {
  const isReady = await ready();
  typedAhead = null;
  const link = isReady && field("a[data-dissent]");
  if (link) dissent(link);
}

// The others at the desk -------------------------------------------------------------------

const news = desk?.querySelector("[data-news]");
const loadedAt = Date.now();

function tellNews(text) {
  if (news) news.textContent = text;
}

function hear(kind, { sentence, who, person, at }) {
  if (String(person ?? "") === desk.dataset.me || at < loadedAt - 3000) return;
  const place = document.getElementById(`t-${sentence}`);
  if (!place) return;
  place.dataset.others = kind;
  const told = document.createElement("span");
  told.dataset.person = person ?? who;
  const name = document.createElement("bdi");
  name.textContent = who;
  told.append(name, ` ${kind === "editing" ? news.dataset.editing : news.dataset.changed} (`);
  const link = Object.assign(document.createElement("a"), { href: `${desk.dataset.desk}?sentence=${sentence}#t-${sentence}`, textContent: sentence });
  told.append(link, ")");
  const isMine = field(".evidence")?.dataset.code === sentence;
  const presence = isMine ? field("[data-presence]") : null;
  const room = presence ?? news; // each of several people is told once
  const others = [...room.querySelectorAll("[data-person]")].filter((one) => one.dataset.person !== told.dataset.person);
  room.replaceChildren(...others.slice(-3), told);
}

function follow() {
  const stream = new EventSource(desk.dataset.events);
  for (const kind of ["changed", "editing"]) {
    stream.addEventListener(kind, (event) => hear(kind, JSON.parse(event.data)));
  }
}

if (desk) {
  if (location.pathname !== desk.dataset.desk) history.replaceState(null, "", desk.dataset.desk); // an act was refused
  makeHelp();
  desk.addEventListener("keydown", onKey);
  document.body.addEventListener("keydown", (event) => { if (event.target === document.body) onKey(event); });
  desk.addEventListener("input", onInput);
  desk.addEventListener("submit", send);
  desk.addEventListener("click", onClick);
  desk.addEventListener("evidence:open", comeBack);
  desk.addEventListener("evidence:lost", (event) => { event.preventDefault(); news.replaceChildren(wordsFor(event.detail.why)); });
  forgetKept(`${desk.dataset.desk}write/`, field(".evidence .said")?.textContent ?? "");
  comeBack();
  if (desk.dataset.events) follow();
}
