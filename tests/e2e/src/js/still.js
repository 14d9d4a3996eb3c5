// What would move on a phone whose rep asked for stillness: longer than a frame, at once or later.
const FRAME = 0.017;
const seconds = (list) => Math.max(...list.split(",").map((one) => one.trim())
  .map((one) => parseFloat(one) / (one.endsWith("ms") ? 1000 : 1)));
for (const element of document.querySelectorAll("*")) {
  for (const part of ["", "::before", "::after", "::backdrop"]) {
    const look = getComputedStyle(element, part || null);
    if (look.transitionProperty !== "none" && seconds(look.transitionDuration) > FRAME) {
      report("motion", element, part + " changes over " + look.transitionDuration);
    }
    if (look.animationName !== "none" && seconds(look.animationDuration) > FRAME) {
      report("motion", element, part + " is animated over " + look.animationDuration);
    }
  }
  if (getComputedStyle(element).scrollBehavior === "smooth") report("motion", element, "scrolls over a while");
}
for (const one of document.getAnimations()) {
  report("motion", one.effect?.target ?? document.body, "is moving");
}
return found;
