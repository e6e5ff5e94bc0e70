// What is typed at the desk and not kept yet is not lost: it comes back when its sentence
// is opened again, after another one, a comment that was sent, or a page that was left.
const KEY = `typed:${location.pathname}`;
const held = read();
let isGoing = false; // a link of the house was followed: what is held is there on return

function read() {
  try { return JSON.parse(sessionStorage.getItem(KEY)) ?? {}; } catch { return {}; }
}

function write() {
  try { sessionStorage.setItem(KEY, JSON.stringify(held)); } catch { /* held in this page alone */ }
}

const address = (form) => new URL(form.action, location.href).pathname;
const fields = (form) => [...form.elements].filter((one) => one.name && ["text", "textarea"].includes(one.type));
const revision = (form) => form.elements.namedItem("revision");

export function remember(form, code, isRefused = false) {
  const changed = fields(form).filter((one) => isRefused ? one.value : one.value !== one.defaultValue);
  const key = address(form);
  if (!changed.length) { forget(form); return; }
  held[key] = {
    code,
    revision: held[key]?.revision ?? revision(form)?.value,
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
  const [number, stands] = [revision(form), revision(form)?.value];
  for (const one of back) {
    one.value = mine.words[one.name];
    for (let fold = one.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }
  if (number && mine.revision) number.value = mine.revision; // woven with what came since
  const told = note.content.firstElementChild.cloneNode(true);
  told.querySelector("button").addEventListener("click", () => {
    for (const one of back) one.value = one.defaultValue;
    if (number) number.value = stands;
    forget(form);
    told.remove();
    back[0].focus();
    back[0].dispatchEvent(new Event("input", { bubbles: true }));
  });
  form.prepend(told);
  return true;
}

export const unkept = () => [...new Set(Object.values(held).map((one) => one.code))];

addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  isGoing = Boolean(link) && link.origin === location.origin && !link.target;
}, true);
addEventListener("submit", () => { isGoing = true; }, true);
addEventListener("beforeunload", (event) => {
  if (unkept().length && !isGoing) event.preventDefault();
});
