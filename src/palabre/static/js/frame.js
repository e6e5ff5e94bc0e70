// Small helps of every page; nothing here is needed to use it.

// Light or dark without a reload.
for (const form of document.querySelectorAll("[data-theme-toggle]")) {
  form.addEventListener("submit", (event) => {
    const wanted = event.submitter?.value;
    if (!wanted) return;
    event.preventDefault();
    document.documentElement.dataset.theme = wanted;
    document.cookie = `theme=${wanted}; path=/; max-age=31536000; samesite=lax`;
    const label = { light: form.dataset.light, dark: form.dataset.dark };
    event.submitter.value = wanted === "dark" ? "light" : "dark";
    event.submitter.textContent = label[event.submitter.value] ?? event.submitter.textContent;
  });
}

// A menu over the page is open only while somebody is in it; Escape puts it away.
for (const menu of document.querySelectorAll(".languages, .steps")) {
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// Filters that open where there is room, and answer at once.
const isWide = matchMedia("(min-width: 60rem)").matches;
for (const details of document.querySelectorAll("[data-wide-open]")) {
  if (isWide) details.open = true;
}
for (const form of document.querySelectorAll("[data-autosubmit]")) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select")) form.requestSubmit();
  });
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (!value) formData.delete(name);
  });
}

// Offline: pages seen once stay readable; the frame says when it shows a copy.
if (isSecureContext) navigator.serviceWorker?.register("/sw.js").catch(() => {});
const tellNetwork = () => {
  const wanted = location.hash === "#instead" ? "instead" : "copy";
  for (const told of document.querySelectorAll("[data-offline]")) told.hidden = navigator.onLine || told.dataset.offline !== wanted;
};
addEventListener("online", tellNetwork);
addEventListener("offline", tellNetwork);
tellNetwork();
