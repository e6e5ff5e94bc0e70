// Renews a part of the page every few seconds, while somebody looks at it; what is read
// aloud is a line of its own, told when it becomes another.

for (const first of document.querySelectorAll("[data-poll]")) {
  const { id } = first;
  setInterval(async () => {
    if (document.hidden) return;
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const told of document.querySelectorAll("[data-polled]")) {
      const words = page.getElementById(told.id)?.textContent ?? "";
      if (words !== told.textContent) told.textContent = words;
    }
    const [fresh, old] = [page.getElementById(id), document.getElementById(id)];
    if (!fresh || !old || fresh.innerHTML === old.innerHTML || old.contains(document.activeElement)) return;
    old.replaceChildren(...fresh.children);
    document.title = page.title;
  }, Number(first.dataset.poll));
}
