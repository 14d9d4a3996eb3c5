// Answers when nothing on the page has changed for a moment and what has changed is painted.
const done = arguments[arguments.length - 1];
const end = () => {
  observer.disconnect();
  clearTimeout(longest);
  requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
};
let timer = setTimeout(end, 70);
const longest = setTimeout(end, 4000);
const observer = new MutationObserver(() => {
  clearTimeout(timer);
  timer = setTimeout(end, 70);
});
observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
