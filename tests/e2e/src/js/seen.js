// What shapes and letters are told from: the contrast of colours, as WCAG 2.2 reckons it. Put before
// the scripts that ask; it answers nothing itself.
const colour = (text) => {
  const srgb = /^color\(srgb (.+)\)$/.exec(text);
  const parts = (srgb ? srgb[1] : text).match(/[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
  const [red, green, blue] = srgb ? parts.map((part) => part * 255) : parts;
  return text === "none" || red === undefined ? [0, 0, 0, 0] : [red, green, blue, parts[3] ?? 1];
};
const over = (top, below) => [0, 1, 2].map((at) => top[at] * top[3] + below[at] * (1 - top[3])).concat(1);
const light = (rgb) => rgb.slice(0, 3).map((part) => part / 255)
  .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
const contrast = (one, other) => {
  const [high, low] = [light(one), light(other)].sort((left, right) => right - left);
  return (high + 0.05) / (low + 0.05);
};
// The ground an element stands on, its own included: what is painted over what.
const ground = (element) => {
  const layers = [];
  for (let at = element; at; at = at.parentElement) {
    layers.push(colour(getComputedStyle(at).backgroundColor));
    if (layers.at(-1)[3] === 1) break;
  }
  return layers.reduceRight((below, top) => over(top, below), [255, 255, 255, 1]);
};
const path = (element) => {
  const parts = [];
  for (let at = element; at && at !== document.body && parts.length < 4; at = at.parentElement) {
    const names = at.getAttribute("class");
    parts.unshift(at.tagName.toLowerCase() + (at.dataset.act ? "[" + at.dataset.act + "]" : "")
      + (names ? "." + names.trim().split(/\s+/).join(".") : ""));
  }
  return parts.join(" > ");
};
// Words for screen readers alone stand in a box of a pixel.
const seen = (element) => {
  if (!element.getClientRects().length || !element.checkVisibility({ visibilityProperty: true })) return false;
  for (let at = element; at; at = at.parentElement) {
    if (getComputedStyle(at).clipPath === "inset(50%)") return false;
  }
  return true;
};
const found = [];
const report = (rule, element, what) => {
  const one = { rule, where: path(element), what };
  if (!found.some((other) => JSON.stringify(other) === JSON.stringify(one))) found.push(one);
};
