// Put into a page before its own scripts: what the page calls saved is told to the harness, out of
// band, and every transaction that writes records says how durable it is.
(() => {
  "use strict";
  const waiting = [];
  let sending = false;
  const send = async () => {
    if (sending || waiting.length === 0) return;
    sending = true;
    const body = waiting.splice(0).join("\n");
    try {
      await fetch(new URL("./__ack", location.href), { method: "POST", body });
    } catch {
      // The server may be gone on purpose; what it never heard is not counted.
    }
    sending = false;
    send();
  };
  const tell = (line) => { waiting.push(line); send(); };
  window.__tell = tell;
  const root = document.documentElement;
  const watch = (element) => new MutationObserver((changes) => {
    // Two values within one turn of the loop are two acknowledgements: each change's new value is
    // the next change's old one.
    changes.forEach((change, index) => {
      const value = index + 1 < changes.length ? changes[index + 1].oldValue
        : element.getAttribute("data-saved");
      if (value && value !== change.oldValue) tell("saved " + value);
    });
  }).observe(element, { attributes: true, attributeOldValue: true, attributeFilter: ["data-saved"] });
  if (root) watch(root);
  else new MutationObserver((_, observer) => {
    if (document.documentElement) { observer.disconnect(); watch(document.documentElement); }
  }).observe(document, { childList: true });
  const original = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, ...rest) {
    const transaction = original.call(this, stores, mode, ...rest);
    const names = typeof stores === "string" ? [stores] : [...stores];
    if (transaction.mode === "readwrite" && names.includes("records")) {
      tell("durability " + transaction.durability);
    }
    return transaction;
  };
})();
