// A sentence of one's own: the gate's word and words to rest on, while one types.
// Enhances [data-write]. Without this file "Look for words" does the same.
import { pieceFrom } from "./evidence.js";
import { putBack, remember } from "./typed.js";

const form = document.querySelector("[data-write]");
const found = form?.querySelector("[data-found]");
const TICKS = new Set(["place", "figure"]);
const told = form?.querySelector("[data-told]");
const wordsFor = (why) => document.querySelector(`template[data-${why === "signed-out" ? why : "lost"}]`).content.cloneNode(true);
let waiting;
let asked = 0;

async function look() {
  const number = ++asked;
  const held = TICKS.has(document.activeElement?.name) ? document.activeElement.value : "";
  const piece = await pieceFrom(form.dataset.check, { method: "POST", body: new FormData(form) });
  if (number !== asked) return;
  told.replaceChildren(...(piece.lost ? [wordsFor(piece.lost)] : []));
  if (piece.lost) return; // what stands stays; the next key tries again
  found.innerHTML = piece.text;
  if (held) found.querySelector(`input[value="${CSS.escape(held)}"]`)?.focus();
}

function soon(delay) {
  clearTimeout(waiting);
  waiting = setTimeout(look, delay);
}

form?.addEventListener("input", (event) => {
  remember(form, "write");
  if (event.target.name === "text") soon(400);
});
form?.addEventListener("change", (event) => { if (TICKS.has(event.target.name)) soon(0); });
form?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector('button[value="keep"]'));
});
form?.querySelector("[data-look]")?.remove();
if (form && putBack(form.parentElement, document.querySelector("[data-unkept-note]")).length) look();
