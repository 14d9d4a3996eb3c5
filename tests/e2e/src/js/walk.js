// Begins a walk by Tab through what is in front: an open sheet, else the page. Notes every control
// there, and each one the focus comes to: whether the focus can be seen and is not hidden.
// Answers how many controls there are.
const sheet = document.querySelector("dialog[open]");
const scope = sheet ?? document.body;
const ways = "a[href], button, input, select, textarea, summary, [role=button], [role=link], "
  + "[role=tab], [role=switch], [role=checkbox], [role=radio], [contenteditable], [data-act], [tabindex='0']";
const name = (element) => {
  const said = element.getAttribute("aria-label") || element.innerText || element.id || "";
  return (element.dataset.act ?? element.tagName.toLowerCase()) + " “" + said.trim().replace(/\s+/g, " ").slice(0, 24) + "”";
};
const usable = (element) => {
  const box = element.getBoundingClientRect();
  return !element.matches(":disabled") && !element.closest("[inert], [hidden]")
    && element.checkVisibility({ visibilityProperty: true }) && box.width > 0 && box.height > 0;
};
const all = [...scope.querySelectorAll(ways)].filter(usable);
const walk = { order: [], wrong: [], outside: 0 };
const report = (rule, element, what) => walk.wrong.push({ rule, where: name(element), what });
// The part of a control that can be seen when the focus is on it.
const hidden = (element) => {
  const box = element.getBoundingClientRect();
  for (const [across, down] of [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]]) {
    const x = box.left + box.width * across, y = box.top + box.height * down;
    const hit = document.elementFromPoint(x, y);
    if (hit && (element.contains(hit) || hit.contains(element))) return false;
  }
  return true;
};
let last = null;
// Before the next step: by now the browser has scrolled to where the focus is.
const leave = () => {
  if (last && last === document.activeElement && hidden(last)) {
    report("focus", last, "is hidden while it has the focus");
  }
  last = null;
};
const come = (event) => {
  const element = event.target;
  if (sheet && !sheet.contains(element)) {
    walk.outside += 1;
    report("focus", element, "is behind the open sheet and takes the focus");
    return;
  }
  // A heading that a new page or sheet begins at is no control.
  if (element.tabIndex < 0) return;
  const look = getComputedStyle(element);
  const ring = look.outlineStyle === "auto" || look.boxShadow !== "none"
    || (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2);
  if (!ring) report("focus", element, "shows nothing when it has the focus");
  walk.order.push(element);
  last = element;
};
document.addEventListener("focusin", come, true);
document.addEventListener("keydown", leave, true);
window.__walk = () => {
  leave();
  document.removeEventListener("focusin", come, true);
  document.removeEventListener("keydown", leave, true);
  const reached = new Set(walk.order);
  // A notice that was drawn anew meanwhile is another element.
  const missed = all.filter((element) => element.isConnected && !reached.has(element));
  // The focus came back to where it began, or left the page, unless something holds it.
  const first = walk.order[0], ended = walk.order.lastIndexOf(first) > 0 || document.activeElement === document.body;
  const held = walk.order[walk.order.length - 1] ?? document.activeElement;
  if (missed.length && !ended) report("trap", held, "holds the focus; Tab never leaves it");
  else missed.forEach((element) => report("unreachable", element, "is never reached by Tab"));
  return { order: [...reached].map(name), wrong: walk.wrong };
};
// A date's year, month, day and picker are stops of their own within one control.
return all.length + 4 * all.filter((element) => element.type === "date").length;
