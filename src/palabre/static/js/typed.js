// What is typed at the desk and not kept yet is not lost: it comes back when its sentence
// is opened again, after another one, a comment that was sent, or a page that was left.
const KEY = `typed:${document.querySelector("[data-desk]")?.dataset.desk ?? location.pathname}`;
const held = read();
let isGoing = false;

function read() {
  try { return JSON.parse(sessionStorage.getItem(KEY)) ?? {}; } catch { return {}; }
}

function write() {
  try { sessionStorage.setItem(KEY, JSON.stringify(held)); } catch { /* held in this page alone */ }
}

const address = (form) => new URL(form.action, location.href).pathname;
const fields = (form) => [...form.elements].filter((one) => one.name && ["text", "textarea"].includes(one.type));

// What the words were typed for: the revisions on the screen, the sentence to merge with.
const GROUNDS = new Set(["revision", "other", "other_revision"]);
const grounds = (form) => [...form.elements].filter((one) => GROUNDS.has(one.name));

export function remember(form, code, isRefused = false) {
  const changed = fields(form).filter((one) => isRefused ? one.value : one.value !== one.defaultValue);
  const key = address(form);
  if (!changed.length) { forget(form); return; }
  held[key] = {
    code,
    grounds: held[key]?.grounds ?? Object.fromEntries(grounds(form).map((one) => [one.name, one.value])),
    words: Object.fromEntries(changed.map((one) => [one.name, one.value])),
  };
  write();
}

export function forget(form) {
  delete held[address(form)];
  write();
}

// Puts held words back into the forms of a panel; returns those that got theirs.
export function putBack(drawer, note) {
  return [...drawer.querySelectorAll("form[data-act]")].filter((form) => restored(form, note));
}

function restored(form, note) {
  const mine = held[address(form)];
  if (!mine) return false;
  const back = fields(form).filter((one) => one.name in mine.words && mine.words[one.name] !== one.defaultValue);
  if (!back.length) { forget(form); return false; }
  const stands = grounds(form).map((one) => [one, one.value]);
  for (const one of back) {
    one.value = mine.words[one.name];
    for (let fold = one.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }
  for (const [one] of stands) one.value = mine.grounds?.[one.name] ?? one.value; // woven with what came since
  const told = note.content.firstElementChild.cloneNode(true);
  told.querySelector("button").addEventListener("click", () => {
    for (const one of back) one.value = one.defaultValue;
    for (const [one, value] of stands) one.value = value;
    forget(form);
    told.remove();
    back[0].focus();
    back[0].dispatchEvent(new Event("input", { bubbles: true }));
  });
  form.prepend(told);
  return true;
}

export const unkept = () => [...new Set(Object.values(held).map((one) => one.code))];

// One's own words that stand in the text now are kept, though a page was changed since.
export function forgetKept(path, stands) {
  const key = `typed:${path}`;
  const plain = (words) => words.replace(/[\s\p{Cc}]+/gu, "");
  try {
    const there = JSON.parse(sessionStorage.getItem(key)) ?? {};
    const isKept = Object.values(there).some((one) => plain(one.words.text ?? "") === plain(stands));
    if (isKept) sessionStorage.removeItem(key);
  } catch { /* nothing is held */ }
}

// The page is left on purpose: what is held is there on return.
export function leaving() { isGoing = true; }

// What desk.js does without leaving the page has been done when these hear of it.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  isGoing = Boolean(link) && link.origin === location.origin && !link.target && !event.defaultPrevented;
});
addEventListener("submit", (event) => { isGoing = !event.defaultPrevented; });
addEventListener("beforeunload", (event) => {
  if (unkept().length && !isGoing) event.preventDefault();
});
