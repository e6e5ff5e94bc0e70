// The Chair's desk by keyboard, and the gate's word while one types.
// j/k or arrows move between sentences, Enter opens, e edits, Esc closes.
import { open } from "./evidence.js";

const desk = document.querySelector("[data-desk]");
const sentences = () => [...desk.querySelectorAll("a.s")];

function here() {
  const focused = document.activeElement?.closest?.("a.s");
  return focused ?? desk.querySelector('.s[aria-current="true"]');
}

function step(by) {
  const all = sentences();
  const at = all.indexOf(here());
  const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next;
}

const isTyping = (target) => target.closest("textarea, input, select, [contenteditable]");

desk?.addEventListener("keydown", onKey);
document.body.addEventListener("keydown", (event) => {
  if (event.target === document.body) onKey(event);
});

function onKey(event) {
  if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
  const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  if (by) {
    event.preventDefault();
    const wasOpen = desk.querySelector("[data-drawer] .evidence");
    const next = step(by);
    if (wasOpen && next) open(next, { focus: false });
  } else if (event.key === "e") {
    const field = desk.querySelector("#edit-text");
    if (field) { event.preventDefault(); field.focus(); }
  }
}

let waiting;
desk?.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-check]");
  if (!form) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => judge(form), 450);
});

async function judge(form) {
  const place = form.querySelector("[data-judged]");
  const answer = await fetch(form.dataset.check, { method: "POST", body: new FormData(form) });
  if (answer.ok && place) place.innerHTML = await answer.text();
}
