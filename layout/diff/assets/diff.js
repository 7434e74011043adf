// The comparison: pages turned, seen side by side, overlaid or blinking; changes found. Text is there already.
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const desk = byId("desk"), choose = byId("choose"), body = document.body;
const pairs = [...desk.querySelectorAll(".pair")];
const listed = [...document.querySelectorAll(".change")];
const narrow = matchMedia("(max-width: 820px)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
let page = 0, current = -1, zoom = 1;

for (const pair of pairs) pair.classList.toggle("solo", pair.querySelector(".absent") !== null);
data.changes.forEach((change, number) => {
  for (const spot of change.spots) {
    const pair = pairs[data.pages.indexOf(spot.page)];
    const over = pair?.querySelector(`.${spot.side} .over`);
    if (!over) continue;
    const [x, y, width, height] = spot.at;
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [key, value] of Object.entries({ x: x - 1, y: y - 1, width: width + 2, height: height + 2 })) rect.setAttribute(key, value);
    rect.dataset.change = number;
    over.append(rect);
  }
});

// The scale at which a page, or the two of them, go into the desk; times what was zoomed.
function scale() {
  const wide = desk.clientWidth - 36, high = desk.clientHeight - 58;
  const beside = body.dataset.view === "side" && !narrow.matches;
  for (const pair of pairs) {
    const images = [...pair.querySelectorAll("img")];
    const width = Math.max(...images.map((image) => Number(image.getAttribute("width"))));
    const height = Math.max(...images.map((image) => Number(image.getAttribute("height"))));
    const room = beside && images.length > 1 ? (wide - 20) / 2 : wide;
    const fit = narrow.matches ? room / width : Math.min(room / width, high / height);
    for (const image of images) image.style.width = `${Number(image.getAttribute("width")) * fit * zoom}px`;
  }
}

function turn(to) {
  if (!pairs.length) return;
  page = Math.max(0, Math.min(pairs.length - 1, to));
  pairs.forEach((pair, at) => { pair.hidden = at !== page; });
  choose.value = page;
  byId("previous").disabled = page === 0;
  byId("next").disabled = page === pairs.length - 1;
}

function see(view) {
  body.dataset.view = view;
  for (const button of document.querySelectorAll(".views button")) button.setAttribute("aria-pressed", button.dataset.view === view);
  scale();
}

function mark() {
  byId("marks").setAttribute("aria-pressed", body.classList.toggle("marked"));
}

function magnify(by) {
  zoom = by ? Math.max(0.5, Math.min(8, zoom * by)) : 1;
  scale();
}

function show(number) {
  if (!listed.length) return;
  current = (number + listed.length) % listed.length;
  for (const one of listed) one.classList.toggle("current", one === listed[current]);
  listed[current].scrollIntoView({ block: "nearest" });
  const at = Number(listed[current].dataset.page);
  if (at >= 0) turn(at);
  for (const rect of desk.querySelectorAll(".over rect")) rect.classList.toggle("lit", Number(rect.dataset.change) === current);
  const lit = [...pairs[page]?.querySelectorAll(".lit") ?? []];
  (lit.find((rect) => rect.closest(".new")) ?? lit[0])?.scrollIntoView({ block: "center", inline: "center" });
}

function theme() {
  const dark = document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  document.documentElement.dataset.theme = dark === "dark" ? "light" : "dark";
}

const flip = () => pairs.forEach((pair) => pair.classList.toggle("flip"));
setInterval(() => { if (body.dataset.view === "blink" && !still.matches) flip(); }, 700);

byId("previous").addEventListener("click", () => turn(page - 1));
byId("next").addEventListener("click", () => turn(page + 1));
choose.addEventListener("change", () => turn(Number(choose.value)));
for (const button of document.querySelectorAll(".views button")) button.addEventListener("click", () => {
  if (body.dataset.view === "blink" && button.dataset.view === "blink") flip();
  else see(button.dataset.view);
});
byId("marks").addEventListener("click", mark);
byId("in").addEventListener("click", () => magnify(1.25));
byId("out").addEventListener("click", () => magnify(0.8));
byId("fit").addEventListener("click", () => magnify(0));
byId("theme").addEventListener("click", theme);
listed.forEach((one, number) => one.addEventListener("click", () => show(number)));
const keys = {
  ArrowLeft: () => turn(page - 1), ArrowRight: () => turn(page + 1), 1: () => see("side"), 2: () => see("over"), 3: () => see("blink"),
  n: () => show(current + 1), p: () => show(current < 0 ? listed.length - 1 : current - 1), m: mark, t: theme,
  "+": () => magnify(1.25), "=": () => magnify(1.25), "-": () => magnify(0.8), 0: () => magnify(0),
};
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select")) return;
  const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act) { event.preventDefault(); act(); }
});
addEventListener("resize", scale);
turn(Math.max(0, Number(listed.find((one) => one.dataset.page >= 0)?.dataset.page ?? 0))); // where the first change is
scale();
