// Put into a page before its own scripts: when what was painted, how long each tap took to its
// paint and to the disk, what blocked. Read by the harness as `window.__marks`.
//
// A paint is the first task after the frame in which the answer stood: `requestAnimationFrame`,
// then a message, which the browser runs once the frame is handed over.
(() => {
  "use strict";
  const marks = window.__marks = {
    ready: {}, paint: {}, blocked: [], taps: [], letters: [], checkpoints: [], followed: [],
    early: [], frames: null, memory: null,
  };
  const root = () => document.documentElement;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const painted = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(0);
  });

  // ---- How far the page is
  const saw = async (value) => {
    if (!value || value in marks.ready) return;
    marks.ready[value] = null;
    await frame();
    marks.ready[value] = await painted();
  };
  let answers = 0;
  new MutationObserver((changes) => {
    for (const { target, attributeName } of changes) {
      if (target === root() && attributeName === "data-ready") saw(target.dataset.ready);
      else if (target === root() && attributeName === "data-saved") saved(target.dataset.saved);
    }
    answers += 1;
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });

  // ---- What the browser tells
  const watch = (type, take, more) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(take));
    observer.observe({ type, buffered: true, ...more });
  };
  watch("paint", (entry) => { marks.paint[entry.name] = entry.startTime; });
  watch("largest-contentful-paint", (entry) => { marks.paint.largest = entry.startTime; });
  watch("longtask", (entry) => { marks.blocked.push([entry.startTime, entry.duration]); });
  // Event Timing: the browser's own word on the same taps, in steps of 8 ms.
  watch("event", (entry) => {
    if (!entry.interactionId) return;
    // Touches and the click after them are one interaction with one start within the press.
    const tap = marks.taps.find((one) => one.at >= entry.startTime - 1
      && one.at - entry.startTime < 1000 && (!one.interaction || one.interaction === entry.interactionId));
    if (!tap) return;
    tap.interaction = entry.interactionId;
    if (entry.name === "click" || entry.name === "pointerup") {
      tap.timed = Math.max(tap.timed ?? 0, entry.duration);
    }
  }, { durationThreshold: 16 });

  // ---- Taps
  const line = (id) => document.querySelector("[data-id='" + CSS.escape(id) + "'] [data-act=tick]");
  addEventListener("click", async (event) => {
    const control = event.isTrusted && event.target.closest("[data-act]");
    if (!control) return;
    const act = control.dataset.act, id = control.closest("[data-id]")?.dataset.id;
    const pressed = control.getAttribute("aria-pressed");
    const kind = act === "tick" && pressed === "true" ? "take-back" : act;
    const tap = {
      kind, at: event.timeStamp, paint: null, stamp: null, disk: null, saved: null, timed: null,
    };
    marks.taps.push(tap);
    const before = answers;
    const answered = () => {
      if (act === "tick") return id ? line(id)?.getAttribute("aria-pressed") !== pressed : false;
      if (act.startsWith("tab-")) {
        return !!document.querySelector("[data-act=" + act + "][aria-current=page]");
      }
      return answers > before;
    };
    // A tap that is never answered keeps `paint` empty, which the harness counts.
    while (performance.now() - tap.at < 20000) {
      await frame();
      if (answered()) { tap.paint = await painted() - tap.at; return; }
    }
  }, true);

  // ---- Letters typed into a search: from the letter to the frame that shows what it found.
  addEventListener("input", async (event) => {
    if (!event.isTrusted || event.target.dataset.act !== "search") return;
    const letter = { at: event.timeStamp, paint: null };
    marks.letters.push(letter);
    await frame();
    letter.paint = await painted() - letter.at;
  }, true);

  // ---- The disk: a record's stamp, and when the transaction that holds it was complete.
  const kept = new Set();
  const text = new TextDecoder();
  const add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function (value, ...rest) {
    const request = add.call(this, value, ...rest);
    if (this.name === "records") {
      const stamp = text.decode(value).split(" ", 3)[2];
      const tap = marks.taps.findLast((one) => one.stamp === null);
      if (tap) tap.stamp = stamp;
      this.transaction.addEventListener("complete", () => {
        kept.add(stamp);
        if (tap) tap.disk = performance.now() - tap.at;
      });
    }
    return request;
  };
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value, ...key) {
    const request = put.call(this, value, ...key);
    if (this.name === "cache" && key[0] === "checkpoint") {
      this.transaction.addEventListener("complete", () => marks.checkpoints.push(performance.now()));
    }
    return request;
  };
  const saved = (stamp) => {
    const tap = marks.taps.find((one) => one.stamp === stamp);
    if (!tap || tap.saved !== null) return;
    tap.saved = performance.now() - tap.at;
    // Called saved before its transaction was complete: a promise nobody has kept yet.
    if (!kept.has(stamp)) marks.early.push(stamp);
  };

  // ---- A line that another tab ticks
  marks.follow = (id) => {
    const look = new MutationObserver(() => {
      if (line(id)?.getAttribute("aria-pressed") !== "true") return;
      look.disconnect();
      marks.followed.push(performance.now());
    });
    look.observe(document.body, { subtree: true, childList: true, attributes: true });
  };

  // ---- Frames while something scrolls
  marks.count = () => {
    const times = marks.frames = [];
    const next = (time) => {
      if (marks.frames !== times) return;
      times.push(time);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  };

  // ---- The wasm's memory
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      const exports = (made.instance ?? made).exports;
      if (exports?.memory) marks.memory = exports.memory;
      return made;
    };
  }
})();
