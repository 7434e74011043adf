// Finding text: in whole paragraphs, so that a match may go over the end of a line.
const search = { hits: [], at: -1 };

// The part of a line that holds text[start, end), by the number of characters: near enough to be seen.
function part(line, start, end) {
  const [x, y, width, height, , from, to] = line;
  const [first, last] = [Math.max(start, from), Math.min(end, to)];
  if (height > width) { // a vertical line
    const step = height / Math.max(1, to - from);
    return [x, y + (first - from) * step, width, (last - first) * step];
  }
  const unit = width / Math.max(1, to - from);
  return [x + (first - from) * unit, y, (last - first) * unit, height];
}

function find(query) {
  for (const over of overlays) over.querySelector(".hits")?.replaceChildren();
  Object.assign(search, { hits: [], at: -1 });
  const wanted = query.trim().toLowerCase();
  if (wanted) {
    const lines = new Map();
    pages.forEach((page, at) => page.lines.forEach((line) => {
      if (!lines.has(line[4])) lines.set(line[4], []);
      lines.get(line[4]).push([at, line]);
    }));
    for (const [node, own] of lines) {
      const text = nodes[node][2].toLowerCase();
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        const end = at + wanted.length;
        const found = own.filter(([, line]) => line[5] < end && line[6] > at);
        if (found.length) search.hits.push(found.map(([page, line]) => [page, part(line, at, end)]));
      }
    }
    search.hits.sort((a, b) => a[0][0] - b[0][0]);
    search.hits.forEach((hit) => hit.forEach(([page, rect]) => group(page, "hits").append(box(rect))));
  }
  for (const id of ["before", "after"]) byId(id).hidden = search.hits.length < 2;
  byId("hits").textContent = wanted && !search.hits.length ? words.nothing : "";
  if (search.hits.length) showHit(0);
}

function showHit(number) {
  const { hits } = search;
  if (!hits.length) return;
  search.at = (number + hits.length) % hits.length;
  desk.querySelectorAll(".hits .current").forEach((old) => old.remove());
  const hit = hits[search.at];
  hit.forEach(([page, rect]) => group(page, "hits").append(box(rect, "current")));
  byId("hits").textContent = `${search.at + 1}/${hits.length}`;
  byId("hits").title = fill(words.found, { n: search.at + 1, all: hits.length });
  reveal(...hit[0]);
}

function startSearching() {
  const field = byId("search");
  field.addEventListener("input", () => find(field.value));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) showHit(search.at + (event.shiftKey ? -1 : 1));
    if (event.key === "Escape") {
      field.value = "";
      find("");
      desk.focus();
    }
  });
  byId("before").addEventListener("click", () => showHit(search.at - 1));
  byId("after").addEventListener("click", () => showHit(search.at + 1));
}
