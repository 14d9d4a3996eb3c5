// Scrolls what is in front, an open sheet or the page, to its lower end. Answers whether it is
// longer than the phone is high, and what at its end stays under something fixed: the end is the
// one place from which nothing can be scrolled further.
const done = arguments[arguments.length - 1];
const sheet = document.querySelector("dialog[open]");
const scroller = sheet ?? document.querySelector(".rescue") ?? document.scrollingElement;
const longer = scroller.scrollHeight - scroller.clientHeight > 1;
const name = (element) => element.tagName.toLowerCase()
  + (element.dataset.act ? "[" + element.dataset.act + "]" : "")
  + (element.classList.length ? "." + [...element.classList].join(".") : "");
const fixed = (element) => {
  for (let at = element; at && at !== sheet; at = at.parentElement) {
    if (["fixed", "sticky"].includes(getComputedStyle(at).position)) return true;
  }
  return false;
};
// A head that stays in sight while its list goes by under it hides nothing for good: what it covers
// is had by scrolling back.
const passes = (element) => {
  for (let at = element; at && at !== sheet; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.position === "sticky") return style.bottom === "auto" && scroller.scrollTop > 0;
  }
  return false;
};
const look = () => {
  const covered = [];
  for (const element of (sheet ?? document.body).querySelectorAll("a[href], button, input, textarea, summary, p, span, h2, li")) {
    if (element.children.length && !element.matches("a, button")) continue;
    if (!sheet && fixed(element)) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const box = element.getBoundingClientRect();
    if (box.width < 4 || box.height < 4 || box.bottom > innerHeight + 1 || box.top < 0) continue;
    const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    const hit = document.elementFromPoint(x, y);
    // What just happened is told for ten seconds, and may lie over the page so long.
    if (!hit || element.contains(hit) || hit.contains(element) || hit.closest(".toast")) continue;
    if (passes(hit)) continue;
    covered.push({ rule: "covered", where: name(element), what: "at the end “"
      + (element.textContent || element.getAttribute("aria-label") || "").trim().slice(0, 30)
      + "” lies under " + name(hit) });
  }
  return covered;
};
// Lines that come into sight are laid out then, which may make the page longer.
let turns = 6;
const step = () => {
  scroller.scrollTo({ top: scroller.scrollHeight, behavior: "instant" });
  turns -= 1;
  requestAnimationFrame(turns > 0 ? step : () => done({ longer, covered: look() }));
};
step();
