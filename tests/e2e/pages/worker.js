// A page that works offline from the second start on.
navigator.serviceWorker.register("worker-sw.js").then(() => navigator.serviceWorker.ready)
  .then(() => { document.documentElement.dataset.ready = "all"; });
