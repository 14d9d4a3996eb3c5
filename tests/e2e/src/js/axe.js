// Runs the accessibility rules (axe-core, put into the page before) over everything on it.
const done = arguments[arguments.length - 1];
if (!window.axe) done([{ rule: "axe", where: "", what: "axe-core is not in the page" }]);
else axe.run(document, {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  resultTypes: ["violations"],
}).then(({ violations }) => done(violations.flatMap(({ id, help, nodes }) => nodes.map((node) => ({
  rule: "axe " + id,
  where: node.target.join(" "),
  what: help + (node.any[0] ? ": " + node.any[0].message : ""),
})))), (error) => done([{ rule: "axe", where: "", what: String(error) }]));
