// Keys, theme, help, printing; then everything is started.
const LETTERS = {
  m: "marks", g: "grid", f: "frames", l: "looseness", o: "fits", q: "missing", r: "pictures",
};

const pressed = {
  "+": () => zoomBy(1.25), "=": () => zoomBy(1.25), "-": () => zoomBy(0.8), "0": () => setMode("fit"),
  "1": () => setMode("actual"), w: () => setMode("width"), j: () => step(1), k: () => step(-1),
  n: () => stepProblem(1), p: () => stepProblem(-1), c: nextPlate, a: toggleContact, t: turnTheme,
  b: () => openPanel(!document.body.classList.contains("open")),
  "/": () => byId("search").focus(), "?": () => byId("keys").showModal(),
  ArrowLeft: () => goTo(view.page - 1), ArrowRight: () => goTo(view.page + 1),
  PageUp: () => goTo(view.page - 1), PageDown: () => goTo(view.page + 1), Home: () => goTo(0), End: () => goTo(pages.length - 1),
  Escape: () => {
    if (view.contact) toggleContact();
    else if (narrow.matches && document.body.classList.contains("open")) openPanel(false);
    else choose(view.page, -1);
    mark(-1);
  },
};

function turnTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]):not([type=radio]), select, dialog");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.type === "radio" && event.key.startsWith("Arrow")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const action = LETTERS[key] ? () => toggleLayer(LETTERS[key]) : pressed[key];
  if (!action || (!pages.length && !"t?b".includes(key))) return;
  event.preventDefault();
  action();
});

byId("theme").addEventListener("click", turnTheme);
byId("help").addEventListener("click", () => byId("keys").showModal());
byId("print").addEventListener("click", () => window.print());

startView();
startLayers();
startLists();
startInspecting();
startSearching();
