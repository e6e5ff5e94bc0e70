// Keeps what is typed while one types, and shows a question when its time has come.
// Without this file every step is kept when it is sent, and all questions are shown.
const PAUSE = 1500;

for (const form of document.querySelectorAll("[data-keeps]")) keep(form);
for (const question of document.querySelectorAll("[data-when]")) follow(question);

function keep(form) {
  const told = form.querySelector("[data-keeps-told]");
  let timer;
  const later = () => { clearTimeout(timer); timer = setTimeout(send, PAUSE); };

  async function send() {
    const typed = new FormData(form);
    for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name);
    typed.set("keep", "1");
    try {
      const answer = await fetch(form.action || location.href, {
        method: "POST", body: typed, headers: { "X-Keep": "quiet" }, redirect: "manual",
      });
      if (answer.status !== 204) return;
      const clock = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      told.textContent = `${form.dataset.saved} ${clock}`;
    } catch {
      told.textContent = form.dataset.waiting;
      later();
    }
  }

  form.addEventListener("input", later);
  form.addEventListener("submit", () => clearTimeout(timer));
  addEventListener("online", later);
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
