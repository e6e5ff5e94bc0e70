// Keeps what is typed while one types, and shows a question when its time has come.
// Without this file every step is kept when it is sent, and all questions are shown.
const PAUSE = 1500;

for (const form of document.querySelectorAll("[data-keeps]")) keep(form);
for (const question of document.querySelectorAll("[data-when]")) follow(question);

function keep(form) {
  const told = form.querySelector("[data-keeps-told]");
  const place = `palabre-typed ${location.pathname}`;
  let timer;
  let isSure = false;
  let isAsking = false;
  const later = () => { clearTimeout(timer); timer = setTimeout(send, PAUSE); };

  async function send() {
    clearTimeout(timer);
    const typed = new FormData(form);
    for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name);
    typed.set("keep", "1");
    try {
      const answer = await fetch(form.action || location.href, {
        method: "POST", body: typed, headers: { "X-Keep": "quiet" }, redirect: "manual",
      });
      if (answer.status < 500) sessionStorage.removeItem(place);
      if (answer.status !== 204) return true;
      const clock = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      told.textContent = `${form.dataset.saved} ${clock}`;
      return true;
    } catch {
      told.textContent = form.dataset.waiting;
      later();
      return false;
    }
  }

  // What could not be sent yet stays with this tab, should the page be lost meanwhile.
  function note() {
    const typed = [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && !(value instanceof File));
    sessionStorage.setItem(place, JSON.stringify(typed));
  }

  function restore() {
    const typed = JSON.parse(sessionStorage.getItem(place) ?? "null");
    if (!typed) return;
    for (const field of form.elements) {
      if (!field.name || field.type === "hidden" || field.type === "file") continue;
      const values = typed.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
      else if (field.type === "select-multiple") for (const one of field.options) one.selected = values.includes(one.value);
      else if (values.length) [field.value] = values;
    }
    form.dispatchEvent(new Event("change"));
    later();
  }

  form.addEventListener("input", () => { note(); later(); });
  // Going on leaves the page: only while the line holds, or what was typed is gone.
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    if (isSure) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    isSure = await send();
    isAsking = false;
    if (isSure) form.requestSubmit(event.submitter);
    else told.scrollIntoView({ block: "nearest" });
  });
  addEventListener("online", later);
  addEventListener("pageshow", () => { isSure = false; });
  restore();
}

function follow(question) {
  const form = question.closest("form");
  const values = question.dataset.values.split("|");
  const condition = question.querySelector(".condition");
  const look = () => {
    const given = new FormData(form).getAll(question.dataset.when);
    const parent = form.elements[question.dataset.when];
    const holder = (parent?.closest ? parent : parent?.[0])?.closest?.("[data-when]");
    question.hidden = holder?.hidden || !given.some((one) => values.includes(one));
  };
  if (condition) condition.hidden = true;
  form.addEventListener("change", look);
  look();
}
