// Offers known names while somebody types; without it the field takes any words.
for (const list of document.querySelectorAll("datalist[data-offers]")) {
  const field = document.querySelector(`input[list="${list.id}"]`);
  let asked = "";
  field?.addEventListener("input", async () => {
    const words = field.value.trim();
    if (words.length < 2 || words === asked) return;
    asked = words;
    const answer = await fetch(`${list.dataset.offers}?q=${encodeURIComponent(words)}`);
    if (!answer.ok || words !== asked) return;
    const { names } = await answer.json();
    list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));
  });
}
