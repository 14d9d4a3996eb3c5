// Put into a page before any of its own scripts: the clock starts at a chosen moment and runs on.
(() => {
  "use strict";
  const Real = Date;
  const start = new Real("%DAY%T%TIME%").getTime();
  const since = performance.now();
  const now = () => Math.floor(start + performance.now() - since);
  class Day extends Real {
    constructor(...given) {
      if (given.length === 0) super(now());
      else super(...given);
    }
    static now() {
      return now();
    }
  }
  // `Date()` without `new` gives a string; a class cannot be called, so a proxy answers.
  globalThis.Date = new Proxy(Day, { apply: () => new Day().toString() });
})();
