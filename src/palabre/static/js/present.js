// Present: told every minute while the page is open, and to nobody else. Whoever scanned
// the code at a seat need not say so; whoever follows online says it once.

const present = document.querySelector("[data-present]");
const said = `present ${location.pathname}`;

function tellEveryMinute() {
  const button = present.querySelector("button");
  const tell = () => fetch(present.action, { method: "POST", body: new FormData(present, button), headers: { Accept: "application/json" } }).catch(() => {});
  tell();
  setInterval(tell, 60000);
  const told = present.querySelector("[data-present-told]");
  const isOn = document.activeElement === button;
  button.hidden = true;
  told.hidden = false;
  if (isOn) { told.tabIndex = -1; told.focus(); } // what was pressed is gone
}

present?.addEventListener("submit", (event) => {
  event.preventDefault();
  sessionStorage.setItem(said, "1"); // the page may read itself again
  tellEveryMinute();
});
if (present && (present.dataset.present === "room" || sessionStorage.getItem(said))) tellEveryMinute();
