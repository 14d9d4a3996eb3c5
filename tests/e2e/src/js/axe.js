// Runs the accessibility rules (axe-core, put into the page before) over everything on it.
const done = arguments[arguments.length - 1];
const told = (rules) => rules.flatMap(({ id, help, nodes }) => nodes.map((node) => ({
  rule: "axe " + id,
  where: node.target.join(" "),
  what: help + (node.any[0] ? ": " + node.any[0].message : ""),
})));
// The rules cannot see through what is fixed above the page, and know no top layer: what lies under
// a bar, or under a bar behind an open sheet, would stay undecided. For this look bars stand in the
// page like everything else, and behind a sheet, where nothing can be used, they are not there.
// Lines out of sight are laid out for it too: undrawn, they lie over each other.
const drawn = new CSSStyleSheet();
drawn.replaceSync("* { content-visibility: visible !important; }");
document.adoptedStyleSheets.push(drawn);
const sheet = document.querySelector("dialog[open]");
const fixed = [...document.body.querySelectorAll("*")].filter((element) =>
  getComputedStyle(element).position === "fixed" && !element.closest("dialog, .rescue"));
const [property, value] = sheet ? ["visibility", "hidden"] : ["position", "static"];
fixed.forEach((element) => element.style.setProperty(property, value));
// What sticks within an open sheet covers a part of it: it stands in its place at the sheet's end.
const stuck = [...document.querySelectorAll("dialog[open] *")].filter((element) =>
  getComputedStyle(element).position === "sticky");
stuck.forEach((element) => element.style.setProperty("position", "static"));
// And it is looked at from its head: what is scrolled out above would lie over the page behind.
const down = sheet ? sheet.scrollTop : 0;
if (down) sheet.scrollTop = 0;
const answer = (verdict) => {
  fixed.forEach((element) => element.style.removeProperty(property));
  stuck.forEach((element) => element.style.removeProperty("position"));
  if (down) sheet.scrollTop = down;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== drawn);
  done(verdict);
};
if (!window.axe) {
  answer({ violations: [{ rule: "axe", where: "", what: "axe-core is not in the page" }], unsure: [] });
} else axe.run(document, {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  resultTypes: ["violations", "incomplete"],
}).then(
  ({ violations, incomplete }) => answer({ violations: told(violations), unsure: told(incomplete) }),
  (error) => answer({ violations: [{ rule: "axe", where: "", what: String(error) }], unsure: [] }),
);
