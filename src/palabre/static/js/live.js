// Follows a live session: captions, floor, list, clock. Without it the page still reads.

const root = document.querySelector("[data-live]");
const part = (name) => document.querySelector(`[data-live-${name}]`);
const words = root?.dataset ?? {};
const isConsole = words.liveRenew?.startsWith("console-parts");
const kinds = JSON.parse(words.kinds || "{}");
const boxes = [...document.querySelectorAll("[data-live-captions]")];
const said = { last: Number(words.last || 0), isPaused: false };
const voices = new Map(); // box → who spoke last in it
const loading = performance.getEntriesByType("navigation")[0];
const asked = loading?.requestStart ? performance.timeOrigin + loading.requestStart : Date.now();
const ahead = Date.parse(words.now) - asked; // the server's clock against ours, when it was asked
const KEPT = 400;

const make = (tag, facts = {}, ...inside) => {
  const made = Object.assign(document.createElement(tag), facts);
  made.append(...inside);
  return made;
};
const inPageLanguage = (names) => names?.[words.lang] ?? names?.en ?? Object.values(names ?? {})[0] ?? "";
const languageNamed = (tag) => new Intl.DisplayNames(words.lang, { type: "language" }).of(tag).replace(/^./u, (first) => first.toLocaleUpperCase(words.lang));
const isAtEnd = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < 60;
const toEnd = (box) => { box.scrollTop = box.scrollHeight; };

// Other forms are due. Where a page names its parts, those are read again and the
// captions stay where somebody reads; else it is loaded again, once nobody writes in it.
function reloadIn(wait) {
  setTimeout(() => {
    if (document.querySelector("[data-part]")) renewParts();
    else if (said.isPaused || typedIn(document).length) {
      if (words.liveRenew) renewSoon();
      reloadIn(3000);
    } else location.reload();
  }, wait);
}

// What somebody wrote and has not sent, or what came back to be written otherwise.
function typedIn(place) {
  const fields = place.querySelectorAll("textarea, input:not([type=hidden], [type=checkbox], [type=radio])");
  return [...fields].filter((one) => one.value.trim() && (one.value !== one.defaultValue || one.form?.querySelector(".error, .errors")));
}
const isWritingIn = (place) => place.contains(document.activeElement) && document.activeElement.matches("input:not([type=hidden]), textarea, select");

// Captions ------------------------------------------------------------------------

function voice(cue) {
  const time = new Date(cue.at).toLocaleTimeString(words.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: words.zone, numberingSystem: "latn" });
  const line = make("p", { className: "voice" });
  const body = inPageLanguage(cue.organization);
  line.append(cue.speaker ? make("bdi", { className: "who", textContent: cue.speaker }) : make("span", { className: "quiet", textContent: words.unnamed }));
  if (body) line.append(" ", make("span", { className: "quiet", textContent: body }));
  line.append(" ", make("time", { className: "quiet num", dateTime: cue.at, textContent: time }));
  return line;
}

function add(cue) {
  if (cue.number <= said.last) return;
  said.last = cue.number;
  for (const box of boxes) if (!box.dataset.only || box.dataset.only === cue.lang) addTo(box, cue);
  part("empty")?.setAttribute("hidden", "");
  seeLanguage(cue.lang);
}

// A wall that was told no languages shows a second one beside the first when it comes.
function seeLanguage(lang) {
  const seen = words.langs?.split(" ").filter(Boolean) ?? [];
  if (words.langs === undefined || seen.length > 1 || seen.includes(lang)) return;
  words.langs = [...seen, lang].join(" ");
  if (seen.length) reloadIn(500);
}

// Pieces run on until a sentence ends, as the page that the server makes (floor/runs.py).
const ENDED = /[.?!…。？！؟।۔]["'”’»」』)\]\s]*$/;
const LONGEST_RUN = 600;
const isOpen = (run) => run.textContent.length < LONGEST_RUN && !ENDED.test(run.textContent);

function addTo(box, cue) {
  const follows = !said.isPaused && isAtEnd(box);
  const speaker = cue.speaker || "";
  const isNew = speaker !== voices.get(box);
  if (isNew) box.append(voice(cue));
  voices.set(box, speaker);
  const piece = make("span", { className: "cue", textContent: cue.text });
  piece.dataset.number = cue.number;
  piece.dataset.speaker = speaker;
  const run = box.lastElementChild;
  if (!isNew && run?.className === "run" && run.lang === cue.lang && isOpen(run)) run.append(" ", piece);
  else {
    const begun = make("p", { className: "run", lang: cue.lang, dir: cue.dir });
    begun.append(piece);
    box.append(begun);
  }
  if (!follows) return;
  while (box.childElementCount > KEPT) box.firstElementChild.remove();
  toEnd(box);
}

// An operator corrected what the source sent: the words change where they stand. Or the
// floor log changed and they are another's: they go below that voice.
function correct(cue) {
  for (const line of document.querySelectorAll(`.cue[data-number="${Number(cue.number)}"]`)) {
    if (line.textContent !== cue.text) line.dataset.corrected = "";
    line.textContent = cue.text;
    const speaker = cue.speaker || "";
    if (line.dataset.speaker === speaker) continue;
    line.dataset.speaker = speaker;
    retold.set(line, voice(cue));
    clearTimeout(retelling);
    retelling = setTimeout(tellAnew, 30);
  }
}

// Corrections come one by one: the captions are put below their voices once.
const retold = new Map(); // caption → the line that names its voice now
let retelling = 0;
function tellAnew() {
  for (const box of boxes) if ([...retold.keys()].some((line) => box.contains(line))) regroup(box);
  retold.clear();
}

function regroup(box) {
  const follows = !said.isPaused && isAtEnd(box);
  const rows = [...box.querySelectorAll(".cue")].map((line) => ({ line, named: retold.get(line) ?? voiceOver(line), run: line.parentElement }));
  const fresh = document.createDocumentFragment();
  let before = null;
  for (const { line, named, run } of rows) {
    const isNew = before === null || before.dataset.speaker !== line.dataset.speaker;
    if (isNew && named) fresh.append(named.cloneNode(true));
    const last = fresh.lastElementChild;
    if (!isNew && last.lang === run.lang && isOpen(last)) last.append(" ", line);
    else {
      const begun = make("p", { className: "run", lang: run.lang, dir: run.dir });
      begun.append(line);
      fresh.append(begun);
    }
    before = line;
  }
  box.replaceChildren(fresh);
  voices.set(box, before?.dataset.speaker ?? null);
  if (follows) toEnd(box);
}

// The line above a caption that names whose it is; none over a page's first captions
// where the voice began before.
function voiceOver(line) {
  let above = line.parentElement;
  while (above && above.className !== "voice") above = above.previousElementSibling;
  return above;
}

async function fetchMissed() {
  for (;;) {
    const answer = await fetch(`${words.cues}?after=${said.last}`);
    if (!answer.ok) throw new Error(answer.status);
    const { cues } = await answer.json();
    cues.forEach(add);
    if (!cues.length) return;
  }
}

// More was missed than the stream keeps: what it brings waits until the page has the
// captions before, or those would be taken for old ones.
let held = null;
const inOrder = (act) => (cue) => (held ? held.push([act, cue]) : act(cue));
async function catchUp() {
  if (held) return;
  held = [];
  for (let wait = 1000; ; wait = Math.min(wait * 2, 20000)) {
    try {
      await fetchMissed();
      break;
    } catch {
      await new Promise((go) => setTimeout(go, wait * (0.7 + 0.6 * Math.random())));
    }
  }
  const came = held;
  held = null;
  for (const [act, cue] of came) act(cue);
}

// Floor, list, state ----------------------------------------------------------------

// In which language somebody speaks, so that the booths know.
function spokenIn(lang) {
  const line = make("p", { className: "for quiet", textContent: languageNamed(lang) });
  line.dataset.spoken = "";
  return line;
}

function showFloor(floor) {
  const place = part("floor");
  if (!place) return;
  const head = place.querySelector("h2");
  if (!floor.speaker) {
    const held = floor.paused ? `${floor.paused} · ${words.paused}` : words.free;
    place.replaceChildren(head, make("p", { className: "quiet", textContent: held }));
    return;
  }
  const clock = make("p", { className: "clock num" });
  clock.setAttribute("role", "timer");
  Object.assign(clock.dataset, { clock: "", since: floor.since, limit: floor.limit, grace: floor.grace });
  place.replaceChildren(
    head,
    make("p", { className: "who" }, make("bdi", { textContent: floor.speaker })),
    make("p", { className: "for", textContent: inPageLanguage(floor.organization) }),
    ...(floor.behalf ? [make("p", { className: "for", textContent: `${words.behalf} ${floor.behalf}` })] : []),
    ...(floor.lang ? [spokenIn(floor.lang)] : []),
    clock,
  );
  tick();
}

// Why somebody stands where they stand: codes and facts, told in the page's language.
function why(one) {
  const whys = JSON.parse(part("list")?.dataset.whys || "{}");
  const named = (name, value) => name === "score" ? Number(value).toLocaleString(words.lang, { numberingSystem: "latn" }) : whys[name]?.[value] ?? (typeof value === "object" ? inPageLanguage(value) : value);
  const told = ([code, facts]) => (whys.reasons?.[code] ?? "").replace(/\{(\w+)\}/g, (_, name) => named(name, facts[name]));
  return (one.why ?? []).map(told).join(" ");
}

// By which rule the list is put in order, and what the order by balance weighs.
function showRule(rule, weights) {
  const place = part("rule");
  const named = JSON.parse(part("list")?.dataset.whys || "{}");
  if (!place || !named.rule?.[rule]) return;
  const parts = Object.entries(weights).map(([name, weight], at) =>
    [at ? " · " : words.colon, `${named.factor?.[name] ?? name} `, make("b", { className: "num", textContent: weight })]);
  place.replaceChildren(named.rule[rule], ...parts.flat());
}

function showList({ waiting, rule, weights = {} }) {
  showRule(rule, weights);
  const shown = root.dataset.liveShown ? waiting.slice(0, Number(root.dataset.liveShown)) : waiting;
  const rows = shown.map((one) => make("li", {},
    make("bdi", { textContent: one.name }), " ",
    make("span", { className: "quiet", textContent: inPageLanguage(one.organization) }),
    make("span", { className: "kind", textContent: [kinds[one.kind] ?? "", one.lang && languageNamed(one.lang)].filter(Boolean).join(" · ") }), " ",
    make("span", { className: "small quiet why", textContent: why(one) })));
  const none = make("li", { className: "quiet none", textContent: words.nobody });
  part("list")?.replaceChildren(...(rows.length ? rows : [none]));
}

// Votes and order of the questions: the first with their words, the others by code. A
// question that is new here brings its form on the next visit: readers do not all ask
// the server at once.
function showQuestions({ shown, others = [] }) {
  const place = part("questions");
  if (!place) return;
  const there = new Map([...place.querySelectorAll("li[data-code]")].map((one) => [one.dataset.code, one]));
  const listed = shown.map((one) => {
    const row = there.get(one.code) ?? make("li", {},
      make("p", { lang: one.lang, dir: one.dir, textContent: one.text }),
      make("p", { className: "small quiet" }, make("bdi", { textContent: one.name || words.unnamed }), " · ▲ ", Object.assign(make("span", { className: "num" }))));
    row.dataset.code = one.code;
    showPin(row, one.pinned);
    showTranslation(row, one);
    const votes = row.querySelector("[data-votes]") ?? row.querySelector("span.num");
    if (votes) votes.textContent = one.votes;
    return row;
  });
  const more = others.filter(([code]) => there.has(code)).map(([code, n]) => {
    const row = there.get(code);
    showPin(row, false);
    (row.querySelector("[data-votes]") ?? row.querySelector("span.num")).textContent = n;
    return row;
  });
  const rows = [...listed, ...more];
  const none = place.querySelector(".none") ?? make("li", { className: "quiet none", textContent: words.noQuestions ?? "" });
  place.replaceChildren(...(rows.length ? rows : [none]));
}

function showPin(row, isPinned) {
  row.classList.toggle("pinned", isPinned);
  row.querySelector("[data-pin]")?.remove();
  if (!isPinned) return;
  const told = make("strong", { textContent: words.pinned });
  told.dataset.pin = "";
  row.lastElementChild.prepend(told, " ");
}

function showTranslation(row, { lang, words: others }) {
  const other = lang === words.lang ? "" : others[words.lang];
  row.querySelector("[data-translation]")?.remove();
  if (!other) return;
  const line = make("p", { className: "small", lang: words.lang }, make("span", { textContent: other }), " ", make("span", { className: "quiet", textContent: `(${words.translated})` }));
  line.dataset.translation = "";
  row.firstElementChild.after(line);
}

// Documents that were added or taken away since the page came.
function showDocuments({ rows }) {
  const place = part("documents");
  if (!place) return;
  const there = new Map([...place.children].map((one) => [one.dataset.code, one]));
  const told = (one) => ["", place.dataset.kilobytes.replace("NUMBER", one.kilobytes), languageNamed(one.lang)].join(words.comma);
  place.replaceChildren(...rows.map((one) => {
    const href = place.dataset.at.replace("CODE", encodeURIComponent(one.code));
    const row = there.get(one.code) ?? make("li", {},
      make("a", { href, lang: one.lang, dir: one.dir, hreflang: one.lang, download: "", textContent: one.title }), " ",
      make("span", { className: "quiet small" }, make("bdi", { textContent: one.kind }), told(one)));
    row.dataset.code = one.code;
    return row;
  }));
  const section = place.parentElement;
  section.hidden = !section.querySelector("a");
}

function showPoll(poll) {
  const place = part("poll");
  const known = `${place?.dataset.livePoll ?? ""} ${place?.dataset.open ? "true" : "false"}`;
  if (words.polls === undefined || !poll.code || known === `${poll.code} ${poll.open}`) return;
  if (!place && !poll.open) return;
  reloadIn(Math.random() * 4000);
}

// What whoever keeps the floor shows everybody, until it is over.
function showSignal({ kind, text, until }) {
  const place = part("signal");
  if (!place) return;
  place.dataset.until = until ?? "";
  place.textContent = kind ? text || JSON.parse(words.signals || "{}")[kind] || "" : "";
  tickSignal();
}

function tickSignal() {
  const place = part("signal");
  if (place) place.hidden = !place.textContent || !(Date.parse(place.dataset.until) > Date.now() + ahead);
}

// Reactions fade after two minutes: they are about what is being said.
let fading = 0;
function showReactions({ counts, minute }) {
  clearTimeout(fading);
  const left = minute ? Date.parse(minute) + 120000 - Date.now() - ahead : 0;
  for (const place of document.querySelectorAll("[data-reaction]")) place.textContent = (left > 0 && counts[place.dataset.reaction]) || "";
  if (left > 0) fading = setTimeout(() => showReactions({ counts: {} }), left);
}

// The time of day in the room, by the server's clock.
function tickTime() {
  const place = part("time");
  if (place) place.textContent = new Date(Date.now() + ahead).toLocaleTimeString(words.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: words.zone, numberingSystem: "latn" });
}

function tick() {
  tickSignal();
  tickTime();
  const clock = document.querySelector("[data-clock]");
  if (!clock) return;
  const gone = Math.max(0, (Date.now() + ahead - Date.parse(clock.dataset.since)) / 1000);
  const left = Math.trunc(Number(clock.dataset.limit) - gone);
  if (left < -3600) {
    clock.textContent = words.gone;
    return;
  }
  const [minutes, seconds] = [Math.trunc(Math.abs(left) / 60), Math.abs(left) % 60];
  clock.textContent = `${minutes}:${String(seconds).padStart(2, "0")} ${left < 0 ? words.over : words.left}`;
  clock.dataset.tone = left < 0 ? "bad" : left <= 30 ? "warn" : "";
}

// Forms that depend on the list: the page reads itself again and takes that part.
async function renew() {
  const page = await readForms(renewSoon);
  if (!page) return;
  if (words.acts) return renewSoon(500); // acts that the server has not heard of stay shown
  const left = words.liveRenew.split(" ").filter((id) => {
    const [fresh, old] = [page.getElementById(id), document.getElementById(id)];
    return fresh && old && !put(fresh, old);
  });
  if (left.length) renewSoon(1500);
}

async function renewParts() {
  const again = (wait) => setTimeout(renewParts, wait);
  const page = await readParts(again);
  if (!page) return;
  const left = [...document.querySelectorAll("[data-part]")].filter((old) => {
    const fresh = page.getElementById(old.id);
    if (fresh) return !put(fresh, old);
    if (typedIn(old).length || isWritingIn(old)) return true;
    old.remove();
    return false;
  });
  if (left.length) again(3000);
}

// Readings overtake each other: a page that was asked for before the one that is shown
// is older and is not shown any more. A server that fails is asked again.
function reader() {
  let asked = 0;
  let shown = 0;
  return async (later) => {
    const turn = ++asked;
    const answer = await fetch(location.href).catch(() => null);
    const told = answer?.ok && !answer.redirected ? await answer.text().catch(() => null) : "";
    if (!answer || answer.status >= 500 || told === null) later(2000 + Math.random() * 1000); // away
    if (!told || turn < shown) return null;
    shown = turn;
    return new DOMParser().parseFromString(told, "text/html");
  };
}
const readForms = reader();
const readParts = reader();

// Puts a part as it stands now; what was written or chosen in it goes along. False, and
// nothing is touched, while somebody writes there or where it would be lost; a console
// does not wait for words about what is gone.
function put(fresh, old) {
  const fields = new Map([...fresh.querySelectorAll("input, textarea, select")].map((one) => [placeOf(one), one]));
  const isGone = (one) => !fields.has(placeOf(one));
  if (isWritingIn(old) || (!isConsole && typedIn(old).some(isGone))) return false;
  for (const one of old.querySelectorAll("input:not([type=hidden]), textarea, select")) {
    const same = fields.get(placeOf(one));
    if (same?.type === one.type && isChanged(one)) Object.assign(same, /checkbox|radio/.test(one.type) ? { checked: one.checked } : { value: one.value });
  }
  const focused = old.contains(document.activeElement) ? placeOf(document.activeElement) : null;
  const opened = [...old.querySelectorAll("details[open] > summary")].map(placeOf);
  old.replaceWith(fresh);
  for (const one of fresh.querySelectorAll("summary")) if (opened.includes(placeOf(one))) one.parentElement.open = true;
  if (focused) focusAgain(fresh, focused);
  tick();
  return true;
}

function isChanged(one) {
  if (one.options) return [...one.options].some((option, at) => option.selected !== (option.defaultSelected || (at === 0 && !one.querySelector("[selected]"))));
  return /checkbox|radio/.test(one.type) ? one.checked !== one.defaultChecked : one.value !== one.defaultValue;
}

// What somebody stands on with the keyboard: a part of which form, else a link or words.
function placeOf(one) {
  const { form } = one;
  if (form) return `${form.getAttribute("action")} ${[...form.elements].indexOf(one)}`;
  return `${one.tagName} ${one.getAttribute("href") ?? one.textContent.trim()}`;
}

// Whoever stood on something that is gone goes on from where the part begins.
function focusAgain(fresh, place) {
  const can = fresh.querySelectorAll("button, a[href], summary, input, select, textarea, [tabindex], h2");
  const found = [...can].find((one) => placeOf(one) === place && one.checkVisibility());
  const next = found ?? fresh.querySelector("h2") ?? fresh;
  if (!found || found.matches("h2")) next.tabIndex = -1;
  next.focus({ preventScroll: true });
}

let renewing = 0;
document.addEventListener("palabre:renew", () => renewSoon());
function renewSoon(wait) {
  clearTimeout(renewing);
  renewing = setTimeout(renew, Number(wait) || 120);
}

// The stream --------------------------------------------------------------------------

const tellLink = (name) => { const link = part("link"); if (link) link.textContent = link.dataset[name] ?? ""; };
let waits = 2000;

function follow() {
  const stream = new EventSource(words.events.replace(/after=\d+/, `after=${said.last}`));
  const on = (kind, act) => stream.addEventListener(kind, (event) => act(JSON.parse(event.data)));
  stream.addEventListener("open", () => { waits = 2000; tellLink("on"); });
  on("caption", inOrder(add));
  on("correction", inOrder(correct));
  on("resync", catchUp);
  on("floor", showFloor);
  on("list", showList);
  on("state", showState);
  on("questions", showQuestions);
  on("poll", showPoll);
  on("documents", showDocuments);
  on("signal", showSignal);
  on("reactions", showReactions);
  if (words.liveRenew) {
    for (const kind of (words.renewOn ?? "floor list").split(" ")) stream.addEventListener(kind, renewSoon);
  }
  stream.addEventListener("error", () => {
    tellLink("off");
    if (stream.readyState !== EventSource.CLOSED) return; // the browser tries again itself
    tellLink(part("link")?.dataset.full ? "full" : "off"); // refused: read now and then
    fetchMissed().catch(() => {});
    setTimeout(follow, waits * (0.7 + 0.6 * Math.random()));
    waits = Math.min(waits * 1.7, 20000);
  });
}

// The list opens and closes at announced times, told to nobody: the page knows them.
function atAnnouncedTimes() {
  for (const name of ["opens", "closes"]) {
    const wait = Date.parse(words[name]) - Date.now() - ahead;
    if (wait > 0 && wait < 86400000) reloadIn(wait + 500 + (isConsole ? 0 : Math.random() * 4000));
  }
}

// Opened, closed, list closed: other forms are due. Readers do not all ask at once.
function showState({ state, is_list_open: isListOpen, opens = "", closes = "" }) {
  const same = (one, other) => (Date.parse(one) || 0) === (Date.parse(other) || 0);
  if (`${state} ${isListOpen}` === words.state && same(opens, words.opens) && same(closes, words.closes)) return;
  if (words.state.startsWith("scheduled") && document.querySelector("[data-part]")) setTimeout(() => location.reload(), Math.random() * 4000);
  Object.assign(words, { state: `${state} ${isListOpen}`, opens, closes });
  reloadIn(words.liveRenew ? 100 : Math.random() * 4000);
}

if (root) {
  if (words.page) history.replaceState(null, "", words.page + location.search); // a form that was refused
  for (const box of boxes) {
    voices.set(box, [...box.querySelectorAll(".cue")].at(-1)?.dataset.speaker ?? null);
    toEnd(box);
  }
  const pause = part("pause");
  pause?.removeAttribute("hidden");
  pause?.addEventListener("click", () => {
    said.isPaused = !said.isPaused;
    pause.textContent = said.isPaused ? pause.dataset.go : pause.dataset.pause;
    for (const box of boxes) {
      box.setAttribute("aria-live", said.isPaused ? "off" : "polite");
      if (!said.isPaused) toEnd(box);
    }
  });
  follow();
  atAnnouncedTimes();
  setInterval(tick, 1000);
  tick();
}

// A reaction is sent without leaving the page; without script the form reloads it.
document.querySelector("form[data-reactions]")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const { target: form, submitter } = event;
  if (submitter.hasAttribute("aria-disabled")) return;
  fetch(form.action, { method: "POST", body: new FormData(form, submitter), headers: { Accept: "application/json" } }).catch(() => {});
  submitter.setAttribute("aria-disabled", "true"); // a button that is off would let the keyboard go
  setTimeout(() => submitter.removeAttribute("aria-disabled"), 5000);
});

// Typing: Enter sends; what could not be sent stays in the box ---------------------------

const typing = part("type");
typing?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.target.name !== "text") return;
  event.preventDefault();
  typing.requestSubmit();
});

// One after the other, each with its own number: what is sent twice is kept once.
let sending = Promise.resolve();
typing?.addEventListener("submit", (event) => {
  event.preventDefault();
  const sent = new FormData(typing);
  const { text: field, number } = typing.elements;
  if (!field.value.trim()) return;
  field.value = "";
  number.value = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  sending = sending.then(() => post(sent));
});

async function post(sent) {
  const told = part("refused");
  const { text: field, number } = typing.elements;
  try {
    const answer = await fetch(typing.action, { method: "POST", body: sent });
    const isKept = answer.ok && answer.redirected && new URL(answer.url).pathname === location.pathname;
    if (!isKept) throw new Error(answer.status);
    told.textContent = "";
  } catch {
    if (!field.value) number.value = sent.get("number");
    field.value = [sent.get("text"), field.value].filter(Boolean).join("\n");
    told.textContent = told.dataset.lost;
  }
}
