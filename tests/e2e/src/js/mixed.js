// Files of the page that lie in no cache of the page's own version.
const done = arguments[arguments.length - 1];
const scope = new URL("./", location.href).pathname;
const version = document.documentElement.dataset.version;
(async () => {
  const cache = await caches.open("fieldplan:" + scope + ":" + version);
  const files = performance.getEntriesByType("resource").map((entry) => entry.name)
    .filter((name) => /-[0-9a-f]{16}\.[a-z]+$/.test(name));
  if (files.length === 0) return ["the page loaded nothing"];
  const strange = [];
  for (const file of new Set(files)) {
    if (!await cache.match(file, { ignoreVary: true })) strange.push(file);
  }
  return strange;
})().then(done, (error) => done([String(error)]));
