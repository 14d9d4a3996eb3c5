// Edits without pause, driven inside the page: whatever can be ticked is ticked, whatever is
// ticked is taken back. The first argument is the pause between two, in milliseconds.
window.__edits = 0;
window.__editing = setInterval(() => {
  const control = document.querySelector("[data-act=tick][aria-pressed=false]:not(:disabled)")
    ?? document.querySelector("[data-act=undo]:not(:disabled)")
    ?? document.querySelector("[data-act=tick]:not(:disabled)");
  if (control) { window.__edits += 1; window.__tell("edit"); control.click(); }
}, arguments[0]);
