// What all parts share: the data, the pages' elements, small helpers. Text enters the page as text only.
const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;
const pages = data.pages ?? [];
const nodes = data.nodes ?? [];
const byId = (id) => document.getElementById(id);
const desk = byId("desk");
const leaves = [...desk.querySelectorAll(".leaf")];
const faces = leaves.map((leaf) => leaf.querySelector(".face"));
const narrow = matchMedia("(max-width: 820px)");

const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const em = (thousandths) => String(Math.round(thousandths) / 1000);
const pageName = (at) => fill(words.page, { n: pages[at].id });

function make(name, attributes = {}, text = "") {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

function draw(name, attributes = {}, text = "") {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
}

const box = ([x, y, width, height], kind = "") => draw("rect", { x, y, width, height, class: kind });

// Place an element over a page at a point of the paper.
function pin(element, at, x, y) {
  const [left, top, width, height] = pages[at].media;
  element.style.left = `${((x - left) / width) * 100}%`;
  element.style.top = `${((y - top) / height) * 100}%`;
  leaves[at].append(element);
}

// One group a page for each kind of thing drawn over it.
const overlays = leaves.map((leaf, at) => {
  leaf.style.setProperty("--w", pages[at].media[2]);
  leaf.style.setProperty("--h", pages[at].media[3]);
  const over = draw("svg", { class: "over", viewBox: pages[at].media.join(" "), "aria-hidden": "true" });
  leaf.append(over);
  return over;
});

function group(at, name) {
  let found = overlays[at].querySelector(`.${name}`);
  if (!found) {
    found = draw("g", { class: name });
    overlays[at].append(found);
  }
  return found;
}
