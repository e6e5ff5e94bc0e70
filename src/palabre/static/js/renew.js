// Reads a part of the page again while something is under way (data-renew, milliseconds).
async function renew(part) {
  const answer = await fetch(location.href);
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(part.id);
  if (!fresh) return;
  const isInside = part.contains(document.activeElement);
  if (!isInside) part.replaceWith(fresh);
  const next = isInside ? part : fresh;
  if (fresh.dataset.renew) wait(next);
}

function wait(part) {
  setTimeout(() => renew(part).catch(() => wait(part)), Number(part.dataset.renew) || 1000);
}

for (const part of document.querySelectorAll("[data-renew]")) wait(part);
