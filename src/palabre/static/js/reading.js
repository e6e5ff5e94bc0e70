// How captions are read: size and contrast, kept on this device.

const bar = document.querySelector("[data-reading]");
const root = document.querySelector("[data-live]");
const kept = (() => { try { return JSON.parse(localStorage.getItem("palabre-reading")) ?? {}; } catch { return {}; } })();

function apply() {
  root.dataset.size = kept.size ?? 2;
  root.toggleAttribute("data-contrast", Boolean(kept.contrast));
  bar.querySelector("[data-contrast-toggle]").setAttribute("aria-pressed", String(Boolean(kept.contrast)));
  try { localStorage.setItem("palabre-reading", JSON.stringify(kept)); } catch { /* private window */ }
}

if (bar && root) {
  bar.hidden = false;
  bar.addEventListener("click", ({ target }) => {
    const step = Number(target.closest("[data-step]")?.dataset.step ?? 0);
    if (step) kept.size = Math.min(5, Math.max(1, (kept.size ?? 2) + step));
    if (target.closest("[data-contrast-toggle]")) kept.contrast = !kept.contrast;
    apply();
  });
  apply();
}
