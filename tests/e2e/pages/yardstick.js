// The same lines as the app drew, drawn by hand.
"use strict";

const which = location.search.slice(1);
const list = document.querySelector(".list");
const note = document.querySelector(".head-note");

function make(name, className, text) {
  const element = document.createElement(name);
  element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function tick(line, row) {
  const button = make("button", "tick");
  const ring = make("span", "tick-ring");
  ring.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12.5l4.5 4.5L19 7"/></svg>';
  button.type = "button";
  button.dataset.act = "tick";
  button.setAttribute("aria-pressed", line.done);
  button.append(ring);
  button.addEventListener("click", () => {
    const done = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", done);
    row.classList.toggle("row-done", done);
    count();
  });
  return button;
}

function count() {
  const done = list.querySelectorAll("[aria-pressed=true]").length;
  note.textContent = done + " / " + list.children.length;
}

function today(line) {
  const row = make("li", line.done ? "row row-done" : "row");
  row.dataset.id = line.id;
  const body = make("div", "row-body");
  body.append(make("span", "row-name", line.name), make("span", "row-why", line.why));
  row.append(tick(line, row), body);
  return row;
}

function customer(line) {
  const row = make("li", "");
  row.dataset.id = line.id;
  const link = make("a", "row row-link");
  link.href = "#" + line.id;
  const body = make("span", "");
  body.append(make("span", "row-name", line.name), make("span", "row-why", line.why));
  link.append(body, make("span", "badge", line.badge));
  row.append(link);
  return row;
}

fetch("lines.json").then((answer) => answer.json()).then((lines) => {
  list.append(...lines[which].map(which === "today" ? today : customer));
  if (which === "today") count();
  document.documentElement.dataset.ready = "all";
});
