// What a screen reader hears of what happens next. Called once it listens to the live regions there
// are; `window.__heard()` then gives what was said: words that came into a region that stood before
// they did, and alerts, which are heard as they come.
const LIVE = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive], output";
const said = [];
const standing = new WeakSet(document.querySelectorAll(LIVE));
const words = (node) => (node.textContent ?? "").trim();
window.__listener?.disconnect();
window.__listener = new MutationObserver((changes) => {
  for (const change of changes) {
    const at = change.target.nodeType === Node.TEXT_NODE ? change.target.parentElement : change.target;
    const region = at?.closest(LIVE);
    if (region && standing.has(region)) said.push(words(region));
    for (const node of change.addedNodes) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      const alerts = [...(node.matches("[role=alert]") ? [node] : []), ...node.querySelectorAll("[role=alert]")];
      alerts.forEach((alert) => said.push(words(alert)));
    }
  }
  // A region that came a moment ago is heard from now on.
  document.querySelectorAll(LIVE).forEach((region) => standing.add(region));
});
window.__listener.observe(document.body, { childList: true, characterData: true, subtree: true });
window.__heard = () => said.filter(Boolean);
