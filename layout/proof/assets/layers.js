// What can be laid over the pages. Each layer is drawn when it is first wanted.
const WORST = 1000; // 1/1000 em taken from a line in all, shown in the fullest blue
const WIDEST = 250; // 1/1000 em of letter-space, shown in the fullest red (JLREQ 3.1.11)

// A label on the point, or beginning there, clear of a problem's number.
function tag(to, x, y, text, kind = "", begins = false) {
  const unit = 1 / view.scale;
  const width = [...text].reduce((sum, char) => sum + (char > "\u2e80" ? 11.5 : 6.8), 10);
  const plate = draw("rect", { class: `tag ${kind}` });
  const words = draw("text", {}, text);
  to.append(plate, words);
  const place = (u) => {
    const middle = begins ? x + (width / 2 + 15) * u : x;
    const plan = { x: middle - (width * u) / 2, y: y - 8 * u, width: width * u, height: 16 * u, rx: 3 * u };
    for (const [key, value] of Object.entries(plan)) plate.setAttribute(key, value);
    words.setAttribute("x", middle);
    words.setAttribute("y", y);
  };
  place(unit);
  tags.push(place);
}
const tags = []; // labels keep their size on the screen: placed anew at each zoom

const drawn = {
  grid(at, to) {
    for (const grid of pages[at].grids) {
      const bottom = grid.top + (grid.rows - 1) * grid.step + grid.size;
      const [left, , width] = grid.area;
      let rows = "";
      for (let row = 0; row < grid.rows; row += 1) rows += `M${left} ${grid.top + row * grid.step + grid.size}h${width}`;
      to.append(draw("path", { d: rows }));
      grid.columns.forEach((x) => to.append(box([x, grid.top, grid.width, bottom - grid.top])));
      grid.columns.forEach((x, column) => {
        const name = draw("text", { x: x + grid.width / 2, y: grid.top, dy: "-.5em", "text-anchor": "middle" }, String(column + 1));
        to.append(name);
      });
      to.append(box(grid.area, "area"));
      for (let row = 0; row < grid.rows; row += 1) {
        if (row && (row + 1) % 5) continue;
        const y = grid.top + row * grid.step + grid.size * 0.85;
        to.append(draw("text", { x: left, y, dx: "-.4em", "text-anchor": "end" }, String(row + 1)));
      }
    }
  },
  frames(at, to) {
    let order = 0;
    pages[at].frames.forEach(([kind, area, , rect]) => {
      to.append(box(rect, kind));
      order += 1;
      const name = kind === "column" ? "" : ` ${words[kind] ?? kind}${kind === "heading" ? ` ${area}` : ""}`;
      if (kind !== "turn") tag(to, rect[0], rect[1], `${order}${name}`, "", true);
    });
    for (const thread of data.threads) {
      thread.slice(1).forEach((to_, index) => {
        const from = thread[index];
        if (from[0] === at && to_[0] === at) arrow(to, from[1], to_[1]);
      });
    }
  },
  looseness(at, to) {
    for (const [x, y, width, height, , , , , squeezed, opened] of pages[at].lines) {
      const tight = Math.max(squeezed / WORST, -opened / 50);
      const loose = opened / WIDEST;
      if (tight <= 0 && loose <= 0) continue;
      const strength = 0.1 + 0.65 * Math.min(1, Math.max(tight, loose));
      const fill = loose > tight ? "#e8590c" : "#1971c2";
      to.append(draw("rect", { x, y, width, height, fill, "fill-opacity": strength.toFixed(3) }));
    }
  },
  fits(at, to) {
    pages[at].white.forEach((rect) => to.append(box(rect, "white")));
    pages[at].over.forEach((rect) => to.append(box(rect, "over-mark")));
  },
  missing(at, to) {
    pages[at].missing.forEach(([, rect]) => to.append(box(rect)));
  },
  pictures(at, to) {
    for (const [rect, kind, , ppi, enough] of pages[at].pictures) {
      to.append(box(rect, enough ? "" : "low"));
      const text = kind === "ppi" ? fill(words.ppi, { n: ppi }) : words[kind];
      tag(to, rect[0] + rect[2] / 2, rect[1] + rect[3] / 2, text, enough ? "" : "low");
    }
  },
};

// From the foot of a column to the head of the next.
function arrow(to, from, next) {
  const start = [from[0] + from[2] / 2, from[1] + from[3]];
  const end = [next[0] + next[2] / 2, next[1]];
  const side = (start[0] + end[0]) / 2;
  to.append(draw("path", { d: `M${start}C${side} ${start[1]} ${side} ${end[1]} ${end}` }));
  const head = draw("path", { class: "head" });
  to.append(head);
  const place = (u) => head.setAttribute("d", `M${end[0]} ${end[1] + 2 * u}l${-5 * u} ${-9 * u}h${10 * u}z`);
  place(1 / view.scale);
  tags.push(place);
}

// Where a story turns to another page: a button at each end, which leads to the other.
function addJumps() {
  for (const thread of data.threads ?? []) {
    thread.slice(1).forEach(([page, rect], index) => {
      const [other, before] = thread[index];
      if (other === page) return;
      jump(other, before[0] + before[2] / 2, before[1] + before[3], fill(words.continues, { n: pageName(page) }), page, rect);
      jump(page, rect[0] + rect[2] / 2, rect[1], fill(words.comes, { n: pageName(other) }), other, before);
    });
  }
}

function jump(at, x, y, text, page, rect) {
  const button = make("button", { class: "jump" }, text);
  button.addEventListener("click", () => {
    reveal(page, rect);
    light(page, rect);
  });
  pin(button, at, x, y);
}

const LAYERS = ["marks", "grid", "frames", "looseness", "fits", "missing", "pictures"];
const ready = new Set();

function setLayer(name, on) {
  if (on && drawn[name] && !ready.has(name)) {
    ready.add(name);
    pages.forEach((_, at) => drawn[name](at, group(at, name)));
  }
  if (name !== "marks") overlays.forEach((over) => over.querySelector(`.${name}`)?.toggleAttribute("hidden", !on));
  desk.classList.toggle(`show-${name}`, on);
  if (name === "looseness") byId("legend").hidden = !on;
}

const switchOf = (name) => document.querySelector(`[data-layer="${name}"]`);

function toggleLayer(name) {
  switchOf(name).checked = !switchOf(name).checked;
  setLayer(name, switchOf(name).checked);
}

function setPlate(ink) {
  view.plate = ink;
  desk.dataset.plate = ink;
  pages.forEach((page, at) => {
    leaves[at].querySelector(".blank")?.remove();
    const plate = ink ? page.plates[ink] : "";
    leaves[at].classList.toggle("empty", Boolean(ink) && !plate);
    if (!ink) sharpen(at);
    else if (plate) faces[at].src = plate;
    else leaves[at].append(make("p", { class: "blank" }, fill(words.emptyplate, { ink })));
  });
}

function nextPlate() {
  const all = [...document.querySelectorAll("[name=plate]")];
  const next = all[(all.findIndex((input) => input.checked) + 1) % all.length];
  next.checked = true;
  setPlate(next.value);
}

function startLayers() {
  for (const name of LAYERS) {
    const input = switchOf(name);
    setLayer(name, input.checked);
    input.addEventListener("change", () => setLayer(name, input.checked));
  }
  for (const input of document.querySelectorAll("[name=plate]")) input.addEventListener("change", () => setPlate(input.value));
  addJumps();
}
