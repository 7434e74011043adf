// The side panel: problems and their places, copyfit, tabs.
const TABS = ["problems", "lengths", "layers"];
const entries = [...document.querySelectorAll(".problem")];
let current = -1;

// Light a place up for a moment.
function light(at, rect, kind = "") {
  const spots = group(at, "spots");
  spots.querySelectorAll(".flash").forEach((old) => old.remove());
  const flash = box(rect, `flash ${kind}`);
  spots.append(flash);
  setTimeout(() => flash.remove(), 1600);
}

function showTab(name, focus = false) {
  for (const tab of TABS) {
    const here = tab === name;
    byId(`tab-${tab}`).setAttribute("aria-selected", here);
    byId(`tab-${tab}`).tabIndex = here ? 0 : -1;
    byId(tab).hidden = !here;
  }
  if (focus) byId(`tab-${name}`).focus();
}

function openPanel(open) {
  document.body.classList.toggle("open", open);
  document.body.classList.toggle("wide", !open && !narrow.matches);
}

function mark(number) {
  current = number;
  entries.forEach((entry, at) => entry.classList.toggle("current", at === number));
  for (const badge of desk.querySelectorAll(".badge")) badge.classList.toggle("current", Number(badge.dataset.problem) === number);
  for (const spot of desk.querySelectorAll(".spots rect")) spot.classList.toggle("lit", Number(spot.dataset.problem) === number);
}

// From the list to the page.
function showProblem(number) {
  const problem = data.problems[number];
  mark(number);
  entries[number].scrollIntoView({ block: "nearest" });
  if (!problem.places.length) return;
  if (!switchOf("marks").checked) toggleLayer("marks");
  if (narrow.matches) openPanel(false);
  const [at, rect] = problem.places[0];
  reveal(at, rect);
  light(at, rect, problem.severity);
}

// From the page to the list.
function findProblem(number) {
  openPanel(true);
  showTab("problems");
  mark(number);
  entries[number].focus({ preventScroll: true });
  entries[number].scrollIntoView({ block: "center" });
}

function stepProblem(by) {
  if (!entries.length) return;
  showTab("problems");
  showProblem((current + by + entries.length + (current < 0 && by < 0 ? 1 : 0)) % entries.length);
}

function addBadges() {
  data.problems.forEach((problem, number) => {
    for (const [at, rect] of problem.places) {
      const spot = box(rect, problem.severity);
      spot.dataset.problem = number;
      group(at, "spots").append(spot);
      const badge = make("button", { class: `badge ${problem.severity}`, title: problem.message, "data-problem": number }, String(number + 1));
      badge.setAttribute("aria-label", `${problem.label} ${number + 1}: ${problem.message}`);
      badge.addEventListener("click", () => findProblem(number));
      pin(badge, at, rect[0], rect[1]);
    }
  });
}

// Numbers keep their size at every zoom: those that would cover another stand beside it.
function spreadBadges() {
  leaves.forEach((leaf, at) => {
    const taken = [];
    for (const badge of leaf.querySelectorAll(".badge, .jump")) {
      const wide = badge.classList.contains("jump") ? 74 : 27;
      const [width, height] = pages[at].media.slice(2);
      const [left, top] = [(parseFloat(badge.style.left) / 100) * width, (parseFloat(badge.style.top) / 100) * height];
      const y = top * view.scale;
      let x = left * view.scale;
      const covered = (other) => Math.abs(other.y - y) < 25 && Math.abs(other.x - x) < (other.wide + wide) / 2 - 0.5;
      for (let other = taken.find(covered); other; other = taken.find(covered)) {
        x = other.x + (other.wide + wide) / 2;
      }
      badge.style.marginLeft = `${x - left * view.scale}px`;
      taken.push({ x, y, wide });
    }
  });
}

function startLists() {
  addBadges();
  tags.push(spreadBadges);
  spreadBadges();
  showTab("problems");
  entries.forEach((entry, number) => entry.addEventListener("click", () => showProblem(number)));
  for (const button of document.querySelectorAll(".length")) {
    button.addEventListener("click", () => {
      const at = Number(button.dataset.page);
      const rects = pages[at].fits[Number(button.dataset.fit)];
      if (narrow.matches) openPanel(false);
      if (!rects.length) return goTo(at);
      const [left, top] = [0, 1].map((side) => Math.min(...rects.map((rect) => rect[side])));
      const [right, bottom] = [0, 1].map((side) => Math.max(...rects.map((rect) => rect[side] + rect[side + 2])));
      reveal(at, [left, top, right - left, bottom - top]);
      light(at, [left, top, right - left, bottom - top]);
    });
  }
  TABS.forEach((name, index) => {
    const tab = byId(`tab-${name}`);
    tab.addEventListener("click", () => {
      const open = document.body.classList.contains("open") && tab.getAttribute("aria-selected") === "true";
      showTab(name);
      openPanel(!(narrow.matches && open));
    });
    tab.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      event.stopPropagation();
      showTab(TABS[(index + by + TABS.length) % TABS.length], true);
    });
  });
  openPanel(!narrow.matches);
  narrow.addEventListener("change", () => openPanel(!narrow.matches));
}
