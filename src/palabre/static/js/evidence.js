// Opens what a sentence rests on beside the text, without leaving the page.
// Enhances [data-evidence]; links marked data-sentence work without this file too.

const paper = document.querySelector("[data-evidence]");
const drawer = paper?.querySelector("[data-drawer]");
const hint = drawer?.querySelector(".evidence") ? '<p class="hint"></p>' : drawer?.innerHTML;

let asked = 0;

export async function open(link, { focus = true } = {}) {
  const url = new URL(link.href, location.href);
  const code = url.searchParams.get("sentence");
  const number = ++asked;
  const piece = await pieceFrom(url.pathname + url.search, { headers: { "HX-Request": "true" } });
  if (number !== asked) return; // another one was asked for since
  if (piece.lost) { if (tellLost(piece.lost) && piece.lost !== "unreached") location.assign(url); return; }
  drawer.innerHTML = piece.text;
  drawer.scrollTop = 0;
  mark(code);
  history.replaceState(null, "", url.pathname + url.search);
  if (focus) drawer.querySelector("#evidence-title")?.focus({ preventScroll: true });
  paper.dispatchEvent(new CustomEvent("evidence:open", { detail: { code } }));
}

// Asks for a piece of a page; tells why there is none: the server was not reached, it
// failed, or sent us to sign in, whose page is no piece of this one.
export async function pieceFrom(address, asking) {
  try {
    const answer = await fetch(address, asking);
    if (answer.redirected) return { lost: "signed-out" };
    return answer.ok ? { text: await answer.text() } : { lost: "failed" };
  } catch {
    return { lost: "unreached" };
  }
}

// Returns whether nobody on this page has told it.
function tellLost(why) {
  return paper.dispatchEvent(new CustomEvent("evidence:lost", { detail: { why }, cancelable: true }));
}

export function close() {
  const current = selected();
  drawer.innerHTML = hint;
  mark(null);
  history.replaceState(null, "", location.pathname);
  current?.focus({ preventScroll: true });
}

export function selected() {
  return paper?.querySelector('.s[aria-current="true"]');
}

function mark(code) {
  selected()?.removeAttribute("aria-current");
  if (!code) return;
  const sentence = document.getElementById(`t-${code}`);
  sentence?.setAttribute("aria-current", "true");
  const box = sentence?.getBoundingClientRect();
  const end = seenUntil();
  if (box && (box.top < 60 || box.bottom > end)) {
    const block = box.height > end / 2 ? "start" : "center"; // in what the drawer leaves free
    sentence.scrollIntoView({ block, behavior: "smooth" });
  }
}

// On a phone the drawer lies over the text from below; beside the text it hides nothing.
function seenUntil() {
  const isOver = getComputedStyle(drawer).position === "fixed";
  return isOver ? drawer.getBoundingClientRect().top : innerHeight * 0.6;
}

if (paper && drawer) {
  paper.addEventListener("click", (event) => {
    const plain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const link = event.target.closest("a[data-sentence]");
    if (link && plain && event.button === 0) { event.preventDefault(); open(link); return; }
    if (event.target.closest("[data-close]")) { event.preventDefault(); close(); }
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.querySelector(".evidence")) close();
  });
}
