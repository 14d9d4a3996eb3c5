// The worker that makes Fieldplan open without a network.
//
// One cache holds one version whole: it is filled before the version may run
// and never touched afterwards, so a page never mixes two versions. The shell
// goes in last, so a cache without a shell is one that was not finished.
// Updates wait until a page says "activate".

// `cargo xtask dist` writes the three lines below. WORDS are English, which is
// beside the app: kept from the first time it was chosen on, and in every
// version after that.
const VERSION = "dev";
const FILES = [];
const WORDS = [];

const SCOPE = new URL(self.registration.scope).pathname;
const PREFIX = "fieldplan:" + SCOPE + ":";
const NAME = PREFIX + VERSION;

const SHELL = new URL("./", self.registration.scope).href;
// An empty entry in the cache of each version that has been in use. Of the
// others, which only ever waited, no page can still need a file.
const USED = new URL("./used", self.registration.scope).href;
// An empty cache that says that English was chosen here; boot.js makes it too.
const ENGLISH = "fieldplan:" + SCOPE + "#english";

// The caches of this copy of the app, oldest first. A name with a further
// slash belongs to a copy in a subfolder.
async function ours() {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(PREFIX) && !name.slice(PREFIX.length).includes("/"));
}

async function used(names) {
  const marks = await Promise.all(names.map((name) => caches.match(USED, { cacheName: name })));
  return names.filter((_, i) => marks[i]);
}

function stored(request, cacheName) {
  // The stored response itself, unchanged: the engine keeps compiled wasm beside it.
  return caches.match(request, { cacheName, ignoreVary: true });
}

// A shell of another version in this cache would ask for files that are not in
// it, so the shell's version is read: a host's own cache, or a deploy between
// two requests, may hand out an older or a newer one.
async function shell() {
  for (const cache of ["default", "reload"]) {
    const response = await fetch(new Request(SHELL, { cache }));
    if (!response.ok || response.redirected) continue;
    const text = await response.clone().text();
    if (text.includes('data-version="' + VERSION + '"')) return response;
  }
  throw new Error("the shell on the server is not of version " + VERSION);
}

async function fill() {
  const page = await shell();
  const names = await used(await ours());
  // Going back to an earlier version: its cache is made anew, because the order
  // of the caches tells which version came before which.
  if (names.includes(NAME) && names[names.length - 1] !== NAME) await caches.delete(NAME);
  const cache = await caches.open(NAME);
  const words = (await caches.has(ENGLISH)) ? WORDS : [];
  const files = FILES.filter((file) => file !== "./").concat(words);
  await cache.addAll(files.map((file) => new Request(file, { cache: "default" })));
  await cache.put(SHELL, page);
}

// All words or none that are not there yet. Until they are the page is not told that it has any.
async function keepWords() {
  await caches.open(ENGLISH);
  const there = await Promise.all(WORDS.map((file) => stored(file, NAME)));
  const missing = WORDS.filter((_, i) => !there[i]);
  const cache = await caches.open(NAME);
  await cache.addAll(missing.map((file) => new Request(file, { cache: "default" })));
}

async function settle() {
  const names = await ours();
  const older = names.slice(0, Math.max(0, names.indexOf(NAME)));
  const before = (await used(older)).pop();
  // Newer ones stay: one of them may be filling at this moment.
  await Promise.all(older.filter((name) => name !== before).map((name) => caches.delete(name)));
  const cache = await caches.open(NAME);
  await cache.put(USED, new Response(""));
  // The first version ever takes over the page that brought it, so that the
  // first visit is enough to work offline. A later one must not: skipWaiting
  // already hands it the pages the version before had.
  if (!before) await self.clients.claim();
}

async function openShell(event) {
  const page = await stored(SHELL, NAME);
  if (page) return page;
  // The browser has thrown the cache away. The network answers, and the cache
  // is filled again if the server still has this version.
  event.waitUntil(fill().then(settle).catch(() => {}));
  return fetch(event.request);
}

async function file(request) {
  const own = await stored(request, NAME);
  if (own) return own;
  // A page that still runs the version before asks for that version's files.
  const before = (await used(await ours())).filter((name) => name !== NAME).pop();
  const old = before && (await stored(request, before));
  if (old) return old;
  if (WORDS.some((file) => new URL(file, self.registration.scope).href === request.url)) {
    // What cannot be kept may still be read.
    await keepWords().catch(() => {});
    const kept = await stored(request, NAME);
    if (kept) return kept;
  }
  return fetch(request);
}

self.addEventListener("install", (event) => {
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(settle());
});

self.addEventListener("message", (event) => {
  if (event.data === "activate") self.skipWaiting();
  if (event.data === "english") event.waitUntil(keepWords().catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (!url.pathname.startsWith(SCOPE)) return;
  if (request.mode !== "navigate") {
    event.respondWith(file(request));
  } else if (url.pathname === SCOPE || url.pathname === SCOPE + "index.html") {
    // Only the app's own page: a folder below may hold another copy of it.
    event.respondWith(openShell(event));
  }
});
