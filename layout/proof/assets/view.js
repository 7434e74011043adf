// Looking at the pages: zoom, moving, which page is seen, all pages at once.
const PHYSICAL = 96 / 72; // CSS pixels of a point at 100 %
const view = { mode: "fit", scale: 1, page: 0, contact: false, plate: "" };

const crisp = pages.map((_, at) => byId(`svg${at}`));
function sharpen(at) {
  // the page itself in place of its thumbnail
  if (!crisp[at] || view.plate) return;
  faces[at].src = address(at);
}
const addresses = [];
function address(at) {
  addresses[at] ??= "data:image/svg+xml," + crisp[at].textContent.replace(/[%#]/g, encodeURIComponent);
  return addresses[at];
}

function fitting(mode) {
  const space = narrow.matches ? 24 : 48;
  const width = Math.max(60, desk.clientWidth - space);
  const height = Math.max(60, desk.clientHeight - space);
  const scales = pages.map(({ media }) => Math.min(width / media[2], mode === "fit" ? height / media[3] : Infinity));
  return Math.min(...scales, 8);
}

function contactColumns() {
  const space = narrow.matches ? 24 : 48;
  let best = [1, 0];
  const [wide, tall] = [0, 1].map((side) => Math.max(...pages.map(({ media }) => media[2 + side])));
  for (let columns = 1; columns <= pages.length; columns += 1) {
    const rows = Math.ceil(pages.length / columns);
    const across = (desk.clientWidth - space - 22 * (columns - 1)) / columns / wide;
    const down = (desk.clientHeight - space - 22 * (rows - 1) - 26 * rows) / rows / tall;
    if (Math.min(across, down) > best[1]) best = [columns, Math.min(across, down)];
  }
  return best;
}

function apply(scale) {
  view.scale = Math.min(Math.max(scale, 0.08), 12);
  desk.style.setProperty("--scale", view.scale);
  desk.style.setProperty("--u", 1 / view.scale);
  for (const place of tags) place(1 / view.scale);
  byId("percent").textContent = `${Math.round((view.scale / PHYSICAL) * 100)} %`;
  byId("fit").setAttribute("aria-pressed", view.mode === "fit" && !view.contact);
  byId("width").setAttribute("aria-pressed", view.mode === "width" && !view.contact);
}

// Zoom so that the point of the paper under (x, y) of the window stays there.
function zoomAt(scale, x, y) {
  if (view.contact) leaveContact();
  view.mode = "free";
  const leaf = leafAt(y);
  const before = leaf.getBoundingClientRect();
  const [right, down] = [(x - before.left) / before.width, (y - before.top) / before.height];
  apply(scale);
  const after = leaf.getBoundingClientRect();
  desk.scrollLeft += after.left + right * after.width - x;
  desk.scrollTop += after.top + down * after.height - y;
}

function zoomBy(factor) {
  const frame = desk.getBoundingClientRect();
  zoomAt(view.scale * factor, frame.left + frame.width / 2, frame.top + frame.height / 2);
}

function setMode(mode) {
  if (!pages.length) return;
  if (view.contact) leaveContact();
  view.mode = mode;
  apply(mode === "actual" ? PHYSICAL : fitting(mode));
  goTo(view.page);
}

function leafAt(y) {
  const distance = (leaf) => {
    const { top, bottom } = leaf.getBoundingClientRect();
    return y < top ? top - y : y > bottom ? y - bottom : 0;
  };
  return leaves.reduce((best, leaf) => (distance(leaf) < distance(best) ? leaf : best));
}

function goTo(at) {
  const leaf = leaves[at];
  if (!leaf) return;
  if (view.contact) leaveContact();
  const [outer, inner] = [desk.getBoundingClientRect(), leaf.getBoundingClientRect()];
  const lead = Math.max(narrow.matches ? 12 : 24, (outer.height - inner.height) / 2);
  desk.scrollTop += inner.top - outer.top - lead;
  desk.scrollLeft += inner.left - outer.left - Math.max(12, (outer.width - inner.width) / 2);
  see(at);
}

// Bring a place of a page to the middle of the desk.
function reveal(at, [x, y, width, height]) {
  if (view.contact) leaveContact();
  const [left, top, wide, tall] = pages[at].media;
  const [outer, inner] = [desk.getBoundingClientRect(), leaves[at].getBoundingClientRect()];
  const middle = [((x - left + width / 2) / wide) * inner.width, ((y - top + height / 2) / tall) * inner.height];
  desk.scrollLeft += inner.left + middle[0] - outer.left - outer.width / 2;
  desk.scrollTop += inner.top + middle[1] - outer.top - outer.height / 2;
  see(at);
}

function see(at) {
  view.page = at;
  byId("choose").value = String(at);
  byId("previous").disabled = at <= 0;
  byId("next").disabled = at >= pages.length - 1;
  for (const link of byId("strip").querySelectorAll("a")) {
    const here = Number(link.dataset.page) === at;
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    if (here && byId("strip").clientHeight) {
      const strip = byId("strip");
      const [outer, inner] = [strip.getBoundingClientRect(), link.getBoundingClientRect()];
      if (inner.top < outer.top || inner.bottom > outer.bottom) strip.scrollTop += inner.top - outer.top - 12;
    }
  }
}

function toggleContact() {
  if (view.contact) {
    leaveContact();
    setMode("fit");
    return;
  }
  view.contact = true;
  document.body.classList.add("contact");
  byId("contact").setAttribute("aria-pressed", "true");
  refit();
  desk.scrollTop = 0;
}

function leaveContact() {
  view.contact = false;
  document.body.classList.remove("contact");
  byId("contact").setAttribute("aria-pressed", "false");
  apply(view.mode === "width" ? fitting("width") : fitting("fit"));
}

function refit() {
  const columns = Math.max(1, Math.ceil(Math.sqrt(pages.length)));
  desk.style.setProperty("--rows", Math.ceil(pages.length / columns));
  desk.style.setProperty("--columns", columns);
  if (view.contact) {
    const [across, scale] = contactColumns();
    desk.style.setProperty("--columns", across);
    desk.style.setProperty("--rows", Math.ceil(pages.length / across));
    apply(scale);
  } else if (view.mode === "fit" || view.mode === "width") {
    apply(fitting(view.mode));
    goTo(view.page);
  }
}

function startView() {
  if (!pages.length) return;
  refit();
  see(0);
  const order = pages.map((_, at) => at);
  const next = () => {
    if (!order.length) return;
    sharpen(order.shift());
    (window.requestIdleCallback ?? setTimeout)(next);
  };
  next();
  new ResizeObserver(refit).observe(desk);
  desk.addEventListener("scroll", () => {
    const frame = desk.getBoundingClientRect();
    const at = leaves.indexOf(leafAt(frame.top + frame.height / 2));
    if (at !== view.page && !view.contact) see(at);
  }, { passive: true });
  desk.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoomAt(view.scale * Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
  }, { passive: false });
  startDragging();
  startPinching();
  byId("previous").addEventListener("click", () => goTo(view.page - 1));
  byId("next").addEventListener("click", () => goTo(view.page + 1));
  byId("choose").addEventListener("change", (event) => goTo(Number(event.target.value)));
  byId("in").addEventListener("click", () => zoomBy(1.25));
  byId("out").addEventListener("click", () => zoomBy(0.8));
  byId("actual").addEventListener("click", () => setMode("actual"));
  byId("fit").addEventListener("click", () => setMode("fit"));
  byId("width").addEventListener("click", () => setMode("width"));
  byId("contact").addEventListener("click", toggleContact);
  byId("strip").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    goTo(Number(link.dataset.page));
  });
}

const drag = { id: null, x: 0, y: 0, moved: false };
function startDragging() {
  desk.addEventListener("pointerdown", (event) => {
    drag.moved = false;
    if (event.pointerType === "touch" || event.button || event.target.closest("button")) return;
    Object.assign(drag, { id: event.pointerId, x: event.clientX, y: event.clientY });
  });
  desk.addEventListener("pointermove", (event) => {
    if (event.pointerId !== drag.id) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(dx, dy) < 4) return;
    if (!drag.moved) desk.setPointerCapture(drag.id);
    drag.moved = true;
    desk.classList.add("dragging");
    desk.scrollLeft -= dx;
    desk.scrollTop -= dy;
    Object.assign(drag, { x: event.clientX, y: event.clientY });
  });
  const end = (event) => {
    if (event.pointerId === drag.id) drag.id = null;
    desk.classList.remove("dragging");
  };
  desk.addEventListener("pointerup", end);
  desk.addEventListener("pointercancel", end);
}

function startPinching() {
  let last = 0;
  const spread = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  desk.addEventListener("touchstart", (event) => {
    if (event.touches.length === 2) last = spread(event.touches);
  }, { passive: true });
  desk.addEventListener("touchmove", (event) => {
    if (event.touches.length !== 2 || !last) return;
    event.preventDefault();
    const [a, b] = event.touches;
    const now = spread(event.touches);
    zoomAt((view.scale * now) / last, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
    last = now;
  }, { passive: false });
  desk.addEventListener("touchend", (event) => {
    if (event.touches.length < 2) last = 0;
  }, { passive: true });
}
