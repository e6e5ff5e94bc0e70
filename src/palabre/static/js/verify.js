// Checks the hash of the signed text in the reader's own browser, and that the page
// shows the very sentences that were signed. Enhances [data-verify].

const place = document.querySelector("[data-verify]");
const button = place?.querySelector("button");
const told = place?.querySelector("[data-told]");

const hex = (buffer) => [...new Uint8Array(buffer)].map((one) => one.toString(16).padStart(2, "0")).join("");
const plain = (text) => text.replace(/\s+/g, " ").trim();

async function verify() {
  told.textContent = "…";
  const answer = await fetch(place.dataset.signed);
  const bytes = await answer.arrayBuffer();
  const found = hex(await crypto.subtle.digest("SHA-256", bytes));
  if (found !== place.dataset.hash) return say("bad", place.dataset.broken);
  const [, , rows] = JSON.parse(new TextDecoder().decode(bytes));
  const differs = rows.filter(([code, , , text]) => {
    const shown = document.getElementById(`t-${code}`);
    return plain(shown?.textContent ?? "") !== plain(text);
  });
  if (differs.length) return say("bad", `${place.dataset.differs} ${differs.map(([code]) => code).join(", ")}`);
  return say("good", place.dataset.good.replace("{n}", rows.length));
}

function say(tone, words) {
  const state = Object.assign(document.createElement("span"), { className: "state", textContent: words });
  state.dataset.tone = tone;
  told.replaceChildren(state);
}

if (button && globalThis.crypto?.subtle) {
  button.hidden = false;
  button.addEventListener("click", verify);
}
