// The board: the page's own forms and links without a reload, a session by drag, touch
// or arrows, and what others change at the same time. Without it every form still works.

const board = document.querySelector("[data-board]");
const part = (name, root = board) => root.querySelector(`[data-part="${name}"]`);
const grid = () => board.querySelector("[data-grid]");
const words = board.dataset;
const say = (text) => { board.querySelector("[data-say]").textContent = text; };
const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
let hand = null; // the session that is carried: its card, its places, where it is now
let reaching = null; // the card asked for by key, and the keys struck before its places came

// Reading the page again ------------------------------------------------------------

function named(element) {
  const card = element?.closest("[data-card]");
  if (card) return `[data-card="${CSS.escape(card.dataset.card)}"] a`;
  if (element?.dataset?.key) return `[data-key="${element.dataset.key}"]`;
  if (element?.dataset?.day) return `[data-day="${element.dataset.day}"]`;
  if (element?.id) return `#${CSS.escape(element.id)}`;
  return element?.closest("[data-part]") ? `[data-part="${element.closest("[data-part]").dataset.part}"]` : "";
}

function take(html, only = []) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.querySelector("[data-board]");
  if (!fresh) return null;
  const focused = board.contains(document.activeElement) ? named(document.activeElement) : "";
  const scrolled = board.querySelector(".grid-scroll")?.scrollLeft ?? 0;
  for (const old of board.querySelectorAll("[data-part]")) {
    const next = part(old.dataset.part, fresh);
    const isKept = old.dataset.part === "filters" || (only.length && !only.includes(old.dataset.part));
    if (next && !isKept) old.replaceWith(next);
  }
  words.version = fresh.dataset.version;
  const told = [...page.querySelectorAll("main > .notice")];
  for (const old of document.querySelectorAll("main > .notice")) old.remove();
  if (!only.length) board.before(...told);
  const scroller = board.querySelector(".grid-scroll");
  if (scroller) scroller.scrollLeft = scrolled;
  if (focused) board.querySelector(focused)?.focus({ preventScroll: true });
  return { told: told.map((one) => one.textContent).join(" "), page };
}

async function load(url, { only = [], push = true } = {}) {
  const answer = await fetch(url, { headers: { accept: "text/html" } });
  const taken = take(await answer.text(), only);
  if (!taken) { location.href = url; return; }
  if (push) history.replaceState(null, "", url);
}

let sending = 0;
async function send(form, submitter) {
  const sent = new URLSearchParams(new FormData(form, submitter));
  sending += 1;
  try {
    const answer = await fetch(form.action, { method: "POST", body: sent });
    const taken = take(await answer.text());
    if (!taken) { location.href = answer.url; return; }
    history.replaceState(null, "", answer.url);
    say(taken.told);
  } catch {
    say(words.lost);
    showTip(words.lost, innerWidth / 2, 40);
    setTimeout(hideTip, 4000);
  } finally {
    sending -= 1;
  }
}

board.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-load]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  if (hand) return;
  load(link.href).then(() => {
    if (link.closest("[data-card]") || link.closest(".offer-days")) part("held").focus({ preventScroll: innerWidth < 992 });
  });
});
board.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-send]")) return;
  event.preventDefault();
  send(event.target, event.submitter);
});

// Carrying --------------------------------------------------------------------------

async function pick(card) {
  const mine = { card, code: card.dataset.card, minutes: Number(card.dataset.minutes), said: [], places: {}, days: new Set(), at: null, room: "", time: "" };
  return (await learn(mine)) ? mine : null;
}

// The places of the day in view, with what clashes there.
async function learn(mine) {
  const day = part("grid").dataset.on;
  if (mine.days.has(day)) return true;
  const answer = await fetch(`${words.targets}${encodeURIComponent(mine.code)}/?day=${day}`);
  if (!answer.ok) return false;
  const { said, places } = await answer.json();
  const from = mine.said.length;
  mine.said.push(...said);
  mine.days.add(day);
  for (const [room, starts] of Object.entries(places)) {
    const fresh = Object.entries(starts).map(([at, [level, n, numbers]]) => ({ at, t: Date.parse(at), rest: [level, n, numbers.map((one) => one + from)] }));
    (mine.places[room] ??= []).push(...fresh);
  }
  return true;
}

// What the engine says of the places of the day in view; it comes after the clashes.
async function price(mine) {
  const day = part("grid").dataset.on;
  mine.costs ??= {};
  if (mine.costs[day]) return;
  mine.costs[day] = {};
  try {
    const answer = await fetch(`${words.costs}${encodeURIComponent(mine.code)}/?day=${day}`);
    if (!answer.ok) return;
    mine.costs[day] = (await answer.json()).places;
  } catch { return; }
  if (hand !== mine) return;
  const tip = board.querySelector("[data-tip]");
  if (!hand.found?.start || tip.hidden) return;
  tip.textContent = tell(hand.found);
  tipped.text = null;
}

function priced(found) {
  const known = hand.costs?.[found.start.at.slice(0, 10)]?.[found.room]?.[found.start.at];
  if (!known) return [];
  const [change, broken, why] = known;
  const sum = change > 0 ? words.dearer : change < 0 ? words.cheaper : words.same;
  return [...broken, fill(sum, { n: Math.abs(change) }) + (why ? ` ${why}` : "")];
}

const rooms = () => [...grid().querySelectorAll(".room")];
const hours = () => [...grid().querySelectorAll(".hour")].map((one) => ({ t: Date.parse(one.dataset.at), y: one.offsetTop }));

// Where everything lies is measured once a carry, and again after whatever moves it.
let laid = null;
const rectOf = (element) => element?.getBoundingClientRect();
const isIn = (box, x, y) => box && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

function measured() {
  if (laid) return laid;
  const scroller = board.querySelector(".grid-scroll");
  const lines = hours();
  laid = {
    scroller, box: rectOf(scroller), grid: rectOf(grid()), lines,
    per: (lines.at(-1).y - lines[0].y) / (lines.at(-1).t - lines[0].t),
    columns: rooms().map((one) => ({ room: one.dataset.room, name: one.dataset.name, at: one.offsetLeft, wide: one.offsetWidth, ...sides(rectOf(one)) })),
    days: [...board.querySelectorAll("a[data-day]")].map((one) => ({ link: one, box: rectOf(one) })),
    waiting: rectOf(part("waiting")),
  };
  return laid;
}
const sides = ({ left, right }) => ({ left, right });
for (const kind of ["scroll", "resize"]) addEventListener(kind, () => { laid = null; }, { capture: true, passive: true });

// The place nearest to a point of the grid, among those of the day.
function placeAt(x, y) {
  const { grid: box, columns, lines } = measured();
  const column = columns.find((one) => x >= one.left && x <= one.right);
  const inside = y - box.top;
  const next = lines.findIndex((one) => one.y > inside);
  if (!column || next < 1) return null;
  const [a, b] = [lines[next - 1], lines[next]];
  return near(column.room, a.t + ((inside - a.y) / (b.y - a.y)) * (b.t - a.t));
}

function near(room, t) {
  const day = part("grid").dataset.on;
  const starts = (hand.places[room] ?? []).filter((one) => one.at.startsWith(day));
  if (!starts.length) return { room, start: null };
  const start = starts.reduce((best, one) => (Math.abs(one.t - t) < Math.abs(best.t - t) ? one : best));
  return { room, start };
}

function tell(found) {
  if (!found?.start) return words.outside;
  const [level, n, numbers] = found.start.rest;
  const name = measured().columns.find((one) => one.room === found.room)?.name ?? "";
  const lines = numbers.map((number) => hand.said[number]);
  if (!level) lines.push(words.free);
  if (n) lines.push(fill(words.affected, { n }));
  lines.push(...priced(found));
  return [`${found.start.at.slice(11, 16)} ${name}`, ...lines].join("\n");
}

function mark(found) {
  const { lines, per, columns } = measured();
  const isSame = hand.found?.start && found?.start === hand.found.start && found.room === hand.found.room;
  hand.found = found;
  const standing = grid().querySelector(".mark");
  if (isSame && standing) return;
  if (!found?.start) { standing?.remove(); return; }
  const column = columns.find((one) => one.room === found.room);
  const made = standing ?? Object.assign(document.createElement("div"), { className: "mark" });
  made.dataset.level = found.start.rest[0];
  made.style.height = `${hand.minutes * 60000 * per}px`;
  made.style.width = `${column.wide}px`;
  made.style.transform = `translate(${column.at}px, ${lines[0].y + (found.start.t - lines[0].t) * per}px)`;
  if (!standing) grid().append(made);
}

let tipped = { text: null, width: 0, height: 0 };
function showTip(text, x, y) {
  const tip = board.querySelector("[data-tip]");
  if (tip.hidden || tipped.text !== text) {
    tip.hidden = false;
    tip.textContent = text;
    tipped = { text, width: tip.offsetWidth, height: tip.offsetHeight };
  }
  const left = Math.min(Math.max(8, x + 14), innerWidth - tipped.width - 8);
  const isAbove = press?.isFinger || y + 18 + tipped.height > innerHeight; // no hand lies on it
  const top = isAbove ? y - tipped.height - (press?.isFinger ? 36 : 12) : y + 18;
  tip.style.transform = `translate(${Math.max(8, left)}px, ${Math.max(8, top)}px)`;
}
const hideTip = () => { board.querySelector("[data-tip]").hidden = true; };

function letGo() {
  hideTip();
  grid()?.querySelector(".mark")?.remove();
  board.classList.remove("carrying");
  for (const one of board.querySelectorAll(".lifted")) one.classList.remove("lifted");
  part("waiting").classList.remove("over");
  hand = laid = null;
  cancelAnimationFrame(frame);
  frame = 0;
}

function put(found) {
  const { code } = hand;
  letGo();
  if (!found?.start || found.start.rest[0] === "forbidden") {
    say(fill(words.dropped, { session: code }));
    return;
  }
  const form = board.querySelector("[data-move]");
  form.elements.session.value = code;
  form.elements.to.value = `${found.room}@${found.start.at}`;
  form.elements.version.value = words.version;
  form.elements.day.value = part("grid").dataset.on;
  send(form);
}

function takeOut() {
  const { code, card } = hand;
  letGo();
  if (!card.dataset.at) return;
  const form = board.querySelector("[data-out]");
  form.elements.session.value = code;
  form.elements.version.value = words.version;
  form.elements.day.value = part("grid").dataset.on;
  send(form);
}

function lift(card, made) {
  hand = made;
  board.classList.add("carrying");
  card.classList.add("lifted");
  price(made);
}

// By pointer: a mouse after six pixels, a finger after a third of a second.
let press = null;
board.addEventListener("pointerdown", (event) => {
  const card = event.target.closest("[data-card]");
  if (!card || event.button || "pinned" in card.dataset || "gone" in card.dataset || hand) return;
  press = { card, x: event.clientX, y: event.clientY, id: event.pointerId, made: null, isFinger: event.pointerType !== "mouse" };
  if (press.isFinger) press.timer = setTimeout(() => begin(press), 340);
});
board.addEventListener("contextmenu", (event) => { if (press?.isFinger) event.preventDefault(); });
board.addEventListener("dragstart", (event) => { if (event.target.closest("[data-card]")) event.preventDefault(); });

async function begin(mine) {
  if (mine.isBegun) return;
  mine.isBegun = true;
  const made = await pick(mine.card);
  if (press !== mine || !made) return;
  lift(mine.card, made);
  follow(mine.x, mine.y);
}

// However many moves the pointer tells, one look a frame; at an edge it goes on scrolling.
let turning = null;
let frame = 0;
function follow(x, y) {
  hand.x = x; hand.y = y;
  frame ||= requestAnimationFrame(look);
}

function look() {
  frame = 0;
  if (!hand) return;
  const { x, y } = hand;
  const { box, scroller, days, waiting } = measured();
  const isOut = Boolean(isIn(waiting, x, y));
  const day = days.find((one) => isIn(one.box, x, y))?.link;
  const isOver = isIn(box, x, y);
  const found = isOver ? placeAt(x, y) : null;
  const aside = x > box.right - 30 && x < box.right + 60 ? 18 : x < box.left + 30 && x > box.left - 60 ? -18 : 0;
  const down = y > innerHeight - 40 ? 14 : y < 40 ? -14 : 0;
  const [wasAside, wasDown] = aside || down ? [scroller.scrollLeft, scrollY] : [0, 0];

  part("waiting").classList.toggle("over", isOut);
  if (day && !turning && day.dataset.day !== part("grid").dataset.on) {
    turning = setTimeout(() => { turning = null; turnTo(day.href); }, 450);
  } else if (!day) { clearTimeout(turning); turning = null; }
  mark(found);
  if (isOver) showTip(tell(found), x, y); else hideTip();
  if (aside) scroller.scrollLeft += aside;
  if (down) scrollBy(0, down);
  if ((aside && scroller.scrollLeft !== wasAside) || (down && scrollY !== wasDown)) {
    laid = null;
    frame = requestAnimationFrame(look);
  }
}

async function turnTo(url) {
  const code = hand?.code;
  await load(url, { only: ["grid", "heat"], push: false });
  laid = null;
  board.querySelector(`[data-card="${CSS.escape(code ?? "")}"]`)?.classList.add("lifted");
  if (!hand) return;
  await learn(hand);
  if (!hand) return;
  price(hand);
  if (hand.x !== undefined) follow(hand.x, hand.y);
}

addEventListener("pointermove", (event) => {
  if (!press || event.pointerId !== press.id) return;
  const isFar = Math.hypot(event.clientX - press.x, event.clientY - press.y) > 6;
  if (!hand && press.isFinger && isFar && !press.isBegun) { clearTimeout(press.timer); press = null; return; }
  if (!press.isFinger && isFar) begin(press);
  press.x = event.clientX; press.y = event.clientY;
  if (hand && hand.card === press.card) { event.preventDefault(); follow(event.clientX, event.clientY); }
});
// A finger that has rested long enough scrolls no more, while the places are still on their way too.
addEventListener("touchmove", (event) => { if (hand || press?.isBegun) event.preventDefault(); }, { passive: false });
addEventListener("pointerup", (event) => {
  if (!press || event.pointerId !== press.id) return;
  clearTimeout(press.timer); clearTimeout(turning); turning = null;
  const wasCarried = hand && hand.card === press.card;
  press = null;
  if (wasCarried && frame) { cancelAnimationFrame(frame); look(); }
  if (!wasCarried) return;
  // The click that a mouse makes when it lets go opens nothing; a finger makes none.
  const swallow = (click) => { click.preventDefault(); click.stopPropagation(); };
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }), 60);
  if (part("waiting").classList.contains("over")) takeOut(); else put(hand.found);
});
addEventListener("pointercancel", () => { clearTimeout(press?.timer); press = null; if (hand) letGo(); });

// The engine opens the draft while nobody waits for it.
const first = board.querySelector("[data-card]");
const idle = window.requestIdleCallback ?? ((act) => setTimeout(act, 1500));
if (first) idle(() => fetch(`${words.costs}${encodeURIComponent(first.dataset.card)}/`).catch(() => {}));

// By keyboard -----------------------------------------------------------------------

const quarter = 15 * 60000;

function stepTo(by, across) {
  const all = rooms();
  const at = Math.max(0, all.findIndex((one) => one.dataset.room === hand.room));
  const column = all[Math.min(Math.max(at + across, 0), all.length - 1)];
  hand.room = column.dataset.room;
  hand.time += by;
  const found = near(hand.room, hand.time);
  if (found.start) hand.time = found.start.t;
  mark(found);
  column.scrollIntoView({ block: "nearest", inline: "nearest" });
  const box = grid().querySelector(".mark")?.getBoundingClientRect() ?? column.getBoundingClientRect();
  if (box.bottom > innerHeight || box.top < 0) grid().querySelector(".mark")?.scrollIntoView({ block: "center" });
  showTip(tell(found), box.right - 20, Math.min(box.top, innerHeight - 120));
  say(tell(found));
}

async function pickByKey(card) {
  if ("pinned" in card.dataset || "gone" in card.dataset) return;
  const mine = { card, keys: [] };
  reaching = mine;
  let made = null;
  try { made = await pick(card); } catch { say(words.lost); }
  if (reaching !== mine) return;
  reaching = null;
  if (!made) return;
  lift(card, made);
  const here = card.dataset.at?.startsWith(part("grid").dataset.on);
  hand.room = here ? card.dataset.room : rooms()[0]?.dataset.room;
  hand.time = here ? Date.parse(card.dataset.at) : hours()[0]?.t;
  say(fill(words.picked, { session: hand.code }));
  stepTo(0, 0);
  for (const key of mine.keys) if (hand) await KEYS[key]();
}

async function otherDay(by) {
  const days = [...board.querySelectorAll("a[data-day]")];
  const at = days.findIndex((one) => one.dataset.day === part("grid").dataset.on);
  const next = days[at + by];
  if (!next) return;
  const shift = Date.parse(next.dataset.day) - Date.parse(days[at].dataset.day);
  await turnTo(next.href);
  hand.time += shift;
  if (!rooms().some((one) => one.dataset.room === hand.room)) hand.room = rooms()[0]?.dataset.room;
  stepTo(0, 0);
}

const isRightToLeft = document.documentElement.dir === "rtl";
const KEYS = {
  ArrowDown: () => stepTo(quarter, 0), ArrowUp: () => stepTo(-quarter, 0),
  ArrowRight: () => stepTo(0, isRightToLeft ? -1 : 1), ArrowLeft: () => stepTo(0, isRightToLeft ? 1 : -1),
  PageDown: () => otherDay(1), PageUp: () => otherDay(-1),
  Enter: () => put(hand.found), " ": () => put(hand.found),
  Escape: () => { say(fill(words.dropped, { session: hand.code })); letGo(); },
};

addEventListener("keydown", (event) => {
  if (reaching && KEYS[event.key]) {
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") { say(fill(words.dropped, { session: reaching.card.dataset.card })); reaching = null; }
    else reaching.keys.push(event.key);
    return;
  }
  if (hand) {
    const act = KEYS[event.key];
    if (act) { event.preventDefault(); event.stopPropagation(); act(); }
    return;
  }
  const card = event.target.closest?.("[data-card]");
  if (card && event.key === " ") { event.preventDefault(); pickByKey(card); return; }
  if (card && event.key.startsWith("Arrow")) { event.preventDefault(); neighbour(card, event.key); return; }
  if (event.key === "Escape" && part("held").querySelector("[data-close]")) {
    const code = new URL(location.href).searchParams.get("session");
    load(part("held").querySelector("[data-close]").href).then(() => board.querySelector(`[data-card="${CSS.escape(code ?? "")}"] a`)?.focus());
  }
  const isTyping = event.target.closest?.("input, textarea, select");
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !isTyping) {
    event.preventDefault();
    board.querySelector(`[data-key="${event.shiftKey ? "redo" : "undo"}"]`)?.click();
  }
}, { capture: true });

// The nearest card in a direction, as one sees it.
function neighbour(card, key) {
  const here = card.getBoundingClientRect();
  const centre = (box) => [box.left + box.width / 2, box.top + box.height / 2];
  const [x, y] = centre(here);
  const along = { ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowRight: [1, 0], ArrowLeft: [-1, 0] }[key];
  let best = null;
  for (const one of board.querySelectorAll("[data-card]")) {
    if (one === card) continue;
    const [a, b] = centre(one.getBoundingClientRect());
    const ahead = (a - x) * along[0] + (b - y) * along[1];
    const aside = Math.abs((a - x) * along[1]) + Math.abs((b - y) * along[0]);
    if (ahead > 4 && (!best || ahead + 2 * aside < best.far)) best = { one, far: ahead + 2 * aside };
  }
  best?.one.querySelector("a").focus();
}

// What others change ----------------------------------------------------------------

// What one does oneself comes back as an event too, often before its own answer: it is
// waited for, and nobody is told of it as of somebody else's.
let newest = 0;
async function renew() {
  if (hand || sending) { setTimeout(renew, hand ? 1500 : 250); return; }
  if (newest <= Number(words.version)) return;
  const answer = await fetch(location.href);
  if (!answer.ok || answer.redirected) return;
  const html = await answer.text();
  if (hand || sending) { renew(); return; }
  const before = words.version;
  const taken = take(html);
  if (!taken || words.version === before) return;
  const last = part("bar").querySelector(".steps li")?.textContent ?? "";
  say(`${words.others} ${last}`);
  showTip(`${words.others} ${last}`, innerWidth / 2 - 160, 30);
  setTimeout(() => { if (!hand) hideTip(); }, 6000);
}

const stream = new EventSource(words.events);
let soon = 0;
stream.addEventListener("board", (event) => {
  newest = Math.max(newest, JSON.parse(event.data).version);
  if (newest <= Number(words.version)) return;
  clearTimeout(soon);
  soon = setTimeout(renew, 250);
});
