"use strict";
const all = (query) => [...document.querySelectorAll(query)];
const choose = document.getElementById("choose");
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
let timer = 0;

function show(page) {
  for (const sheet of all(".sheet")) sheet.hidden = sheet.dataset.page !== String(page);
  choose.value = page;
}

function mode(name) {
  document.body.dataset.mode = name;
  document.body.classList.remove("other");
  for (const button of all("[data-set]")) button.setAttribute("aria-pressed", button.dataset.set === name);
  clearInterval(timer);
  if (name === "blink" && !still) timer = setInterval(() => document.body.classList.toggle("other"), 700);
}

function pick(button) {
  for (const other of all("[data-change]")) other.setAttribute("aria-current", other === button);
  for (const mark of all("rect")) mark.classList.toggle("on", mark.dataset.of.split(" ").includes(button.dataset.change));
  if (button.dataset.page) show(button.dataset.page);
  const mark = document.querySelector(".sheet:not([hidden]) rect.on");
  if (mark) mark.scrollIntoView({ block: "center", inline: "center" });
}

for (const button of all("[data-set]")) button.addEventListener("click", () => mode(button.dataset.set));
for (const button of all("[data-change]")) button.addEventListener("click", () => pick(button));
choose.addEventListener("change", () => show(choose.value));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target === choose) return;
  const set = all("[data-set]")[Number(event.key) - 1];
  if (set) mode(set.dataset.set);
  if (event.key === " " && document.body.dataset.mode === "blink" && event.target.tagName !== "BUTTON") {
    event.preventDefault();
    document.body.classList.toggle("other");
  }
  if (event.key === "n" || event.key === "p") {
    const list = all("[data-change]");
    const at = list.findIndex((one) => one.getAttribute("aria-current") === "true");
    const next = list[Math.max(0, Math.min(list.length - 1, at + (event.key === "n" ? 1 : -1)))];
    if (next) { next.focus(); pick(next); }
  }
});
if (choose.options.length) show(choose.options[0].value);
