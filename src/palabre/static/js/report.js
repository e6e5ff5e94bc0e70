// The rapporteur's page: a click shows a line's words; selected words become a line.
// Enhances [data-report]. Without this file the links and the tick boxes do the same.

const page = document.querySelector("[data-report]");
const bar = page?.querySelector("[data-pick]");

function show(code) {
  for (const old of page.querySelectorAll("mark.is-shown")) old.classList.remove("is-shown");
  const marks = page.querySelectorAll(`mark[data-line="${CSS.escape(code)}"]`);
  for (const mark of marks) mark.classList.add("is-shown");
  marks[0]?.scrollIntoView({ block: "center", behavior: "smooth" });
  return marks.length > 0;
}

page?.addEventListener("click", (event) => {
  const link = event.target.closest("[data-words]");
  if (link && show(link.dataset.words)) event.preventDefault();
  const mark = event.target.closest("mark[data-line]");
  if (mark) document.getElementById(`r-${mark.dataset.line}`)?.querySelector("textarea")?.focus();
});

page?.addEventListener("focusin", (event) => {
  const row = event.target.closest(".line-field[id]");
  if (row) show(row.id.slice(2));
});

// Words selected with mouse or keyboard: their place is counted in the turn's own text.
function place(node, offset) {
  const part = (node.nodeType === 3 ? node.parentElement : node)?.closest("[data-start]");
  if (!part) return null;
  const before = document.createRange();
  before.setStart(part, 0);
  before.setEnd(node, offset);
  return { turn: part.closest("[data-turn]"), at: Number(part.dataset.start) + [...before.toString()].length };
}

function selected() {
  const chosen = document.getSelection();
  if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return null;
  const range = chosen.getRangeAt(0);
  const from = place(range.startContainer, range.startOffset);
  const to = place(range.endContainer, range.endOffset);
  if (!from || !to || from.turn !== to.turn || from.at >= to.at) return null;
  return `${from.turn.dataset.turn}:${from.at}:${to.at}`;
}

let kept = null;
document.addEventListener("selectionchange", () => { kept = selected() ?? (document.activeElement?.closest("[data-pick]") ? kept : null); });

for (const button of bar?.querySelectorAll("button") ?? []) button.addEventListener("click", (event) => {
  if (!kept) return;
  const form = event.currentTarget.form;
  for (const tick of page.querySelectorAll('input[name="words"]')) tick.checked = false;
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "words", value: kept });
  form.append(field);
});

const error = document.querySelector(".errors[tabindex]");
if (page && error) error.focus();
