// Every word that can be seen, against the ground it stands on; `least` is the ratio it must have.
const [least] = arguments;
// Where the phone paints in its own colours a word stands on the page's, whatever is under it.
const forced = matchMedia("(forced-colors: active)").matches;
const plate = over(colour(getComputedStyle(document.documentElement).backgroundColor), [255, 255, 255, 1]);
const judge = (element, words, look) => {
  let faint = 1;
  for (let at = element; at; at = at.parentElement) faint *= Number(getComputedStyle(at).opacity);
  const below = forced && look.forcedColorAdjust !== "none" ? plate : ground(element), ink = colour(look.color);
  const ratio = contrast(over([...ink.slice(0, 3), ink[3] * faint], below), below);
  if (ratio < least - 0.005) report("contrast", element, ratio.toFixed(2) + ":1, less than " + least + ":1, “" + words.trim().slice(0, 30) + "”");
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement;
  if (!node.data.trim() || ["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT"].includes(element.tagName)) continue;
  // A shape in the place of words that are not known yet says nothing.
  if (!seen(element) || element.closest(".ghost")) continue;
  judge(element, node.data, getComputedStyle(element));
}
for (const field of document.querySelectorAll("input, textarea")) {
  if (!seen(field) || ["checkbox", "radio", "range", "file", "hidden"].includes(field.type)) continue;
  if (field.value) judge(field, field.value, getComputedStyle(field));
  else if (field.placeholder) judge(field, field.placeholder, getComputedStyle(field, "::placeholder"));
}
return found;
