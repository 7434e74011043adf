// Which line is under the pointer, or chosen: its story, its place in the files, how far it gives.
const chosen = { page: -1, line: -1 };

function lineAt(at, x, y) {
  let best = -1;
  let nearest = Infinity;
  pages[at].lines.forEach(([left, top, width, height], index) => {
    const reach = height * 0.4;
    if (x < left - 2 || x > left + width + 2 || y < top - reach || y > top + height + reach) return;
    const distance = Math.abs(y - top - height / 2);
    if (distance < nearest) [best, nearest] = [index, distance];
  });
  return best;
}

function pointOf(event) {
  const leaf = event.target.closest?.(".leaf");
  if (!leaf) return null;
  const at = leaves.indexOf(leaf);
  const frame = leaf.getBoundingClientRect();
  const [left, top, width, height] = pages[at].media;
  const x = left + ((event.clientX - frame.left) / frame.width) * width;
  return { at, x, y: top + ((event.clientY - frame.top) / frame.height) * height };
}

function lineText(line) {
  return nodes[line[4]][2].slice(line[5], line[6]);
}

function give(squeezed, opened) {
  const said = [];
  if (squeezed > 0) said.push(fill(words.squeezed, { n: em(squeezed) }));
  if (opened > 0) said.push(fill(words.opened, { n: em(opened) }));
  if (opened < 0) said.push(fill(words.closed, { n: em(opened) }));
  return said.join(" ") || words.natural;
}

function tell(at, index) {
  const line = pages[at].lines[index];
  const [, , , , node, , , row, squeezed, opened, file, number, column] = line;
  const [story, role] = nodes[node];
  const said = byId("line");
  said.textContent = "";
  const parts = [pageName(at), story ? (data.titles[story] ?? story) : words.furniture, role];
  parts.forEach((part) => said.append(make("span", {}, part)));
  said.append(make("code", { class: "origin" }, `${file}:${number}:${column}`));
  if (row >= 0) said.append(make("span", {}, fill(words.row, { n: row + 1 })));
  said.append(make("span", {}, give(squeezed, opened)));
  said.append(make("span", { class: "quote" }, lineText(line)));
}

function outline(at, index) {
  for (const over of overlays) over.querySelector(".here")?.replaceChildren();
  if (index >= 0) group(at, "here").append(box(pages[at].lines[index].slice(0, 4)));
}

function choose(at, index, bring = true) {
  Object.assign(chosen, { page: at, line: index });
  outline(at, index);
  if (index < 0) {
    byId("line").textContent = words.line;
    return;
  }
  tell(at, index);
  if (bring) {
    const rect = pages[at].lines[index].slice(0, 4);
    const frame = desk.getBoundingClientRect();
    const drawnAt = group(at, "here").firstChild.getBoundingClientRect();
    const inside = drawnAt.top > frame.top + 20 && drawnAt.bottom < frame.bottom - 20 && drawnAt.left < frame.right - 40;
    if (!inside || view.contact) reveal(at, rect);
  }
}

// The next or previous line, over the ends of pages; at first the first line of the page that is seen.
function step(by) {
  let [at, index] = chosen.line < 0 ? [view.page, by > 0 ? -1 : pages[view.page]?.lines.length] : [chosen.page, chosen.line];
  index += by;
  while (pages[at] && !pages[at].lines[index]) {
    at += by;
    index = by > 0 ? 0 : (pages[at]?.lines.length ?? 0) - 1;
  }
  if (pages[at]) choose(at, index);
}

function startInspecting() {
  desk.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || drag.moved || chosen.line >= 0) return;
    const point = pointOf(event);
    const index = point ? lineAt(point.at, point.x, point.y) : -1;
    outline(point?.at ?? 0, index);
    if (index >= 0) tell(point.at, index);
    else byId("line").textContent = words.line;
  });
  desk.addEventListener("click", (event) => {
    if (drag.moved || event.target.closest("button")) return;
    const point = pointOf(event);
    if (view.contact) {
      const sheet = event.target.closest(".sheet");
      if (sheet) {
        view.page = Number(sheet.dataset.page);
        setMode("fit");
      }
      return;
    }
    const index = point ? lineAt(point.at, point.x, point.y) : -1;
    choose(point?.at ?? 0, index, false);
  });
  byId("above").addEventListener("click", () => step(-1));
  byId("below").addEventListener("click", () => step(1));
}
