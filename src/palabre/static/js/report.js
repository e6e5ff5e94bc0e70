// The rapporteur's page: a click shows a line's words; selected words become a line.
// Enhances [data-report]. Without this file the links and the tick boxes do the same.

import { holdUnkept } from "./unkept.js";

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

// Words selected with mouse or keyboard: their places are counted in each turn's own text.
const signs = (range) => [...range.toString()].length;

function counted(part, node, offset) {
  const before = document.createRange();
  before.setStart(part, 0);
  before.setEnd(node, offset);
  return signs(before);
}

function placeIn(turn, range) {
  const parts = [...turn.querySelectorAll("[data-start]")].filter((part) => range.intersectsNode(part));
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first) return null;
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const from = first.contains(startContainer) ? counted(first, startContainer, startOffset) : 0;
  const to = last.contains(endContainer) ? counted(last, endContainer, endOffset) : [...last.textContent].length;
  const [start, end] = [Number(first.dataset.start) + from, Number(last.dataset.start) + to];
  return start < end ? `${turn.dataset.turn}:${start}:${end}` : null;
}

function selected() {
  const chosen = document.getSelection();
  if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return [];
  const range = chosen.getRangeAt(0);
  const turns = [...page.querySelectorAll("[data-turn]")].filter((turn) => range.intersectsNode(turn));
  return turns.map((turn) => placeIn(turn, range)).filter(Boolean);
}

let kept = [];
const told = bar?.querySelector("[data-picked]");

function keepSelected() {
  const now = selected();
  if (now.length || !document.activeElement?.closest("[data-pick]")) kept = now;
  if (told) told.textContent = kept.length ? `“${document.getSelection().toString().trim().replace(/\s+/g, " ")}”` : "";
}

document.addEventListener("selectionchange", () => { if (bar) keepSelected(); });

for (const button of bar?.querySelectorAll("button") ?? []) button.addEventListener("click", (event) => {
  if (!kept.length) return;
  const form = event.currentTarget.form;
  for (const tick of page.querySelectorAll('input[name="words"]')) tick.checked = false;
  for (const value of kept) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "words", value }));
});

// Words by keyboard, from the tick box of their sentence: arrows choose, Enter makes the line.
const cut = globalThis.Intl?.Segmenter ? new Intl.Segmenter(undefined, { granularity: "word" }) : null;
let chosen = null; // the tick box, and the first and last of the chosen words

function wordsAfter(tick) {
  const found = [];
  for (let part = tick.nextSibling; part && !part.matches?.("input.pick"); part = part.nextSibling) {
    const text = part.matches?.("[data-start]") ? part.firstChild : null;
    if (!text) continue;
    for (const one of cut.segment(text.data)) {
      if (one.isWordLike) found.push({ text, start: one.index, end: one.index + one.segment.length });
    }
  }
  return found;
}

function choose(tick, by, isMore) {
  const words = wordsAfter(tick);
  if (!words.length) return;
  const last = words.length - 1;
  const within = (n) => Math.min(Math.max(n, 0), last);
  if (chosen?.tick !== tick) chosen = { tick, from: 0, to: by > 1 ? last : 0 };
  else if (isMore) chosen.to = Math.max(chosen.from, within(chosen.to + by));
  else chosen.from = chosen.to = within((by > 0 ? chosen.to : chosen.from) + by);
  const [one, other] = [words[chosen.from], words[chosen.to]];
  document.getSelection().setBaseAndExtent(one.text, one.start, other.text, other.end);
}

function onTickKey(event) {
  const tick = event.target.closest?.("input.pick");
  if (!tick || event.ctrlKey || event.metaKey || event.altKey) return;
  const isRtl = getComputedStyle(tick.parentElement).direction === "rtl";
  const ticks = () => [...page.querySelectorAll("input.pick")];
  const next = (by) => { forgetWords(); ticks()[ticks().indexOf(tick) + by]?.focus(); };
  const keys = {
    ArrowDown: () => next(1), ArrowUp: () => next(-1),
    ArrowRight: () => choose(tick, isRtl ? -1 : 1, event.shiftKey),
    ArrowLeft: () => choose(tick, isRtl ? 1 : -1, event.shiftKey),
    End: () => choose(tick, Infinity, true), Escape: forgetWords,
    Enter: () => { keepSelected(); if (!kept.length) tick.checked = true; bar.querySelector("[value='pick']").click(); },
  };
  const act = cut || !/Arrow(Left|Right)|End/.test(event.key) ? keys[event.key] : null;
  if (!act) return;
  event.preventDefault();
  act();
}

function forgetWords() {
  chosen = null;
  document.getSelection().removeAllRanges();
}

if (bar) page.addEventListener("keydown", onTickKey);

// What is typed and not kept is not left by chance.
const form = document.getElementById("report-form");
const note = document.querySelector("[data-unkept]");
if (form && note) holdUnkept(form, note, { isDone: document.querySelector(".errors, .notice[role='status'][data-tone='good']") !== null });
let isKept = true;
form?.addEventListener("input", () => { isKept = false; });
form?.addEventListener("submit", () => { isKept = true; });
addEventListener("beforeunload", (event) => { if (!isKept) event.preventDefault(); });

// A draft that is being made: looked for until it is there. Nothing is typed meanwhile.
async function lookAgain(times) {
  if (times === 0) return;
  const told = await fetch(location.href, { credentials: "same-origin" }).then((one) => one.text()).catch(() => "");
  if (told.includes('id="report-form"')) location.reload();
  else setTimeout(lookAgain, 2500, times - 1);
}

if (page?.querySelector("[data-awaited]")) setTimeout(lookAgain, 2500, 60);

const error = document.querySelector(".errors[tabindex]");
if (page && error) error.focus();
