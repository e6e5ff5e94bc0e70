// A sentence of one's own: the gate's word and words to rest on, while one types.
// Enhances [data-write]. Without this file "Look for words" does the same.

const form = document.querySelector("[data-write]");
const found = form?.querySelector("[data-found]");
const TICKS = new Set(["place", "figure"]);
let waiting;
let asked = 0;

async function look() {
  const number = ++asked;
  const held = TICKS.has(document.activeElement?.name) ? document.activeElement.value : "";
  let answer;
  try {
    answer = await fetch(form.dataset.check, { method: "POST", body: new FormData(form) });
  } catch {
    return; // what stands stays; the next key tries again
  }
  if (!answer.ok || number !== asked) return;
  found.innerHTML = await answer.text();
  if (held) found.querySelector(`input[value="${CSS.escape(held)}"]`)?.focus();
}

function soon(delay) {
  clearTimeout(waiting);
  waiting = setTimeout(look, delay);
}

form?.addEventListener("input", (event) => { if (event.target.name === "text") soon(400); });
form?.addEventListener("change", (event) => { if (TICKS.has(event.target.name)) soon(0); });
form?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector('button[value="keep"]'));
});
form?.querySelector("[data-look]")?.remove();
