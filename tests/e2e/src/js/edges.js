// What tells a control, a choice or a picture by its shape: 3:1 against what is beside it, for a phone
// that asks for more contrast or paints the page in its own colours.
const LEAST = 3;
const style = (element) => getComputedStyle(element);
const beside = (element) => ground(element.parentElement ?? element);
const told = (element) => {
  const look = style(element), below = beside(element);
  const edge = ["Top", "Right", "Bottom", "Left"].every((side) => parseFloat(look["border" + side + "Width"]) >= 1
    && !["none", "hidden"].includes(look["border" + side + "Style"])
    && contrast(over(colour(look["border" + side + "Color"]), below), below) >= LEAST);
  return edge || contrast(ground(element), below) >= LEAST;
};
for (const control of document.querySelectorAll(
  ".button, .chip, .field-input, .tick-ring, .add, .sheet, .notice, .toast, .tier, .piece, .card")) {
  // What cannot be used now need not be seen as well; what is underlined is told by that.
  if (style(control).textDecorationLine === "underline") continue;
  if (!seen(control) || control.matches("[aria-disabled=true], :disabled, .file-input")) continue;
  if (!told(control)) report("edge", control, "nothing tells where it begins");
}
// One choice from those beside it, without its colour being named: its edge or its ground.
const shape = (element) => {
  const look = style(element);
  return [look.borderTopWidth, look.borderTopColor, look.backgroundColor, look.outlineColor, look.outlineWidth].join(" ");
};
for (const chosen of document.querySelectorAll(".chip[aria-pressed=true], .chip[aria-current=page], .tier-target, .tab[aria-current=page]")) {
  const other = [...chosen.parentElement.children].find((one) => one !== chosen && one.tagName === chosen.tagName
    && !one.matches("[aria-pressed=true], [aria-current=page], .tier-target"));
  if (seen(chosen) && other && shape(other) === shape(chosen)) report("edge", chosen, "looks like the one that is not chosen");
}
// Lines and areas of pictures.
for (const part of document.querySelectorAll(".bar rect, .bars-drawn rect, .draw path, .draw rect, .draw circle, .curve-picture path, .past-line path, .past-line polyline, .tick[aria-pressed=true] path, .tab-icon path")) {
  const box = part.getBoundingClientRect();
  if (!seen(part) || (box.width < 1 && box.height < 1)) continue;
  const look = style(part), below = beside(part.closest("svg"));
  const painted = [look.fill, ...(parseFloat(look.strokeWidth) > 0 ? [look.stroke] : [])].map(colour);
  if (!painted.some((one) => contrast(over(one, below), below) >= LEAST)) report("edge", part, "is not told from what it is drawn on");
}
// How full a bar is: its part against its whole.
for (const bar of document.querySelectorAll(".bar")) {
  const [whole, part] = [".bar-track", ".bar-fill"].map((name) => bar.querySelector(name));
  if (!whole || !part || !seen(bar)) continue;
  const below = beside(bar), fill = (one) => over(colour(style(one).fill), below);
  if (contrast(fill(whole), fill(part)) < LEAST) report("edge", bar, "its part is not told from its whole");
}
return found;
