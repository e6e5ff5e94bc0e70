// What was typed on a form and not kept yet, held by this tab alone until it is kept.
// A page that was left, a connection that was lost: the words are offered again.
const key = `unkept:${location.pathname}`;

function held() {
  try { return JSON.parse(sessionStorage.getItem(key)) ?? []; } catch { return []; }
}

function hold(all) {
  try {
    if (all.length) sessionStorage.setItem(key, JSON.stringify(all));
    else sessionStorage.removeItem(key);
  } catch { /* held in this page alone */ }
}

const areas = (form) => [...form.querySelectorAll("textarea[name]")];
const under = (area) => area.closest("fieldset")?.querySelector("textarea[name^='new-']:last-of-type")?.name ?? area.name;

// The words of each field that were changed: its name, what stood there, its heading.
const changed = (form) => areas(form)
  .filter((one) => one.value !== one.defaultValue)
  .map((one) => ({ name: one.name, was: one.defaultValue, words: one.value, under: under(one) }));

function placeOf(form, one) {
  const mine = areas(form).filter((area) => area.name === one.name);
  const same = mine.find((area) => area.value === one.was);
  if (same) return same;
  const added = areas(form).filter((area) => area.name === one.under);
  const last = added.at(-1);
  if (!last || !last.value) return last;
  const more = last.cloneNode();
  more.removeAttribute("id");
  more.value = "";
  last.after(more);
  return more;
}

// Holds what is typed in a form, and offers what was held when the page was left. A page
// that says that something was kept, or refused with the words still in it, has them.
export function holdUnkept(form, note, { isDone }) {
  const there = new Set(areas(form).map((one) => one.value.trim()));
  const lost = isDone ? [] : held().filter((one) => one.words.trim() && !there.has(one.words.trim()));
  if (!lost.length) hold([]);
  else offer(form, note, lost);
  form.addEventListener("input", () => hold(changed(form)));
}

function offer(form, note, lost) {
  const told = note.content.firstElementChild.cloneNode(true);
  const list = told.querySelector("ul");
  for (const one of lost) list.append(Object.assign(document.createElement("li"), { textContent: one.words, dir: "auto" }));
  const [back, away] = told.querySelectorAll("button");
  back.addEventListener("click", () => {
    const places = lost.map((one) => [placeOf(form, one), one.words]).filter(([place]) => place);
    for (const [place, words] of places) place.value = words;
    told.remove();
    places[0]?.[0].focus();
    form.dispatchEvent(new Event("input", { bubbles: true }));
  });
  away.addEventListener("click", () => { hold([]); told.remove(); form.querySelector("textarea")?.focus(); });
  form.before(told);
}
