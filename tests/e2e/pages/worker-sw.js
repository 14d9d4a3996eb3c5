addEventListener("install", (event) => event.waitUntil(
  caches.open("control").then((cache) => cache.addAll(["worker.html", "worker.js"]))));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.respondWith(
  caches.match(event.request).then((kept) => kept ?? fetch(event.request))));
