// Put into a page before its own scripts: what moves on the screen by itself is noted, and what
// just happened stays on the screen as long as it is looked at.
(() => {
  "use strict";
  const path = (node) => {
    const parts = [];
    for (let at = node && node.nodeType === 1 ? node : node && node.parentElement;
      at && at !== document.body && parts.length < 4; at = at.parentElement) {
      parts.unshift(at.tagName.toLowerCase() + (at.classList.length ? "." + [...at.classList].join(".") : ""));
    }
    return parts.join(" > ");
  };
  const area = (box) => box.width * box.height;
  const shifts = [];
  const note = (entries) => entries.forEach((entry) => {
    const most = [...entry.sources].sort((one, other) =>
      area(other.currentRect) - area(one.currentRect))[0];
    shifts.push({ value: entry.value, place: most ? path(most.node) : "" });
  });
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  window.__shifts = () => {
    note(observer.takeRecords());
    return shifts.splice(0);
  };
  // A toast goes after ten seconds; the looks at it may take longer.
  const later = window.setTimeout;
  window.setTimeout = (act, delay, ...rest) => later(act, delay === 10000 ? 1e9 : delay, ...rest);
})();
