// Where a thumb would press to hit the first visible element for a selector.
// Answers {x, y, scrolls} in CSS pixels, or {trouble: "..."}.
const [selector, scrollTo] = arguments;
const shown = (element) => {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility === "visible";
};
const name = (element) =>
  element ? "<" + element.tagName.toLowerCase() + (element.id ? "#" + element.id : "")
    + (element.className ? " ." + element.className : "") + ">" : "nothing";
const element = [...document.querySelectorAll(selector)].find(shown);
if (!element) return { trouble: "absent" };
if (element.matches(":disabled") || element.closest("[inert]")) return { trouble: "disabled" };
if (scrollTo) element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
const box = element.getBoundingClientRect();
const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
// A thumb does not hit the strip of a control that peeps out at the edge of the screen: it scrolls.
const THUMB = 20;
if (right - left < 4 || bottom - top < Math.min(THUMB, box.height) || bottom - top < 4) {
  return { trouble: "outside" };
}
const x = Math.floor((left + right) / 2), y = Math.floor((top + bottom) / 2);
const hit = document.elementFromPoint(x, y);
const label = hit && hit.closest("label");
if (hit && (element.contains(hit) || (label && label.control === element))) return { x, y };
return { trouble: "covered by " + name(hit) };
