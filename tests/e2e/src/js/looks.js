// What a careful eye would find wrong on the screen as it stands. Answers a list of
// {rule, where, what}. `language` is zh or en; `allowed` are words that may stand in either.
const [language, allowed] = arguments;
const found = [];
const report = (rule, element, what) => {
  const one = { rule, where: path(element), what };
  if (!found.some((other) => JSON.stringify(other) === JSON.stringify(one))) found.push(one);
};
const path = (element) => {
  const parts = [];
  for (let at = element; at && at !== document.body && parts.length < 4; at = at.parentElement) {
    parts.unshift(at.tagName.toLowerCase() + (at.dataset.act ? "[" + at.dataset.act + "]" : "")
      + (at.classList.length ? "." + [...at.classList].join(".") : ""));
  }
  return parts.join(" > ");
};
const style = (element) => getComputedStyle(element);
const hidden = (element) => {
  if (!element.getClientRects().length) return true;
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
  // Words for screen readers alone stand in a box of a pixel.
  for (let at = element; at; at = at.parentElement) {
    const box = at.getBoundingClientRect(), look = style(at);
    if (look.overflow !== "visible" && box.width <= 2 && box.height <= 2) return true;
    if (look.clipPath === "inset(50%)") return true;
  }
  return false;
};

// Lines far below the fold may not have been laid out yet; for this look everything is.
const all = new CSSStyleSheet();
all.replaceSync("* { content-visibility: visible !important; }");
document.adoptedStyleSheets.push(all);

const root = document.documentElement;
// 1. Each piece of text, as the box of its letters: the line box shrunk to the font's size, for
// Chinese fonts claim half as much again above and below.
const texts = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement;
  if (!node.data.trim() || ["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT"].includes(element.tagName)) continue;
  if (hidden(element)) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  const size = parseFloat(style(element).fontSize);
  for (const line of range.getClientRects()) {
    if (line.width < 1) continue;
    const middle = (line.top + line.bottom) / 2, half = Math.min(line.height, size * 0.8) / 2;
    texts.push({ node, element, left: line.left, right: line.right, top: middle - half, bottom: middle + half });
  }
}

// 2. Nothing reaches past the right edge: a page that scrolls sideways hides figures.
const beyond = Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
if (beyond >= 1) {
  const wide = [...document.body.querySelectorAll("*")].filter((element) =>
    !hidden(element) && element.getBoundingClientRect().right > root.clientWidth + 0.5);
  // What is fixed is as wide as the page that something else has widened.
  const long = texts.filter((text) => text.right > root.clientWidth + 0.5).map((text) => text.element);
  const culprit = [...wide, ...long].filter((element) => !element.closest(".tabs")).pop() ?? wide.pop();
  report("overflow", culprit ?? document.body, beyond + " px beyond the right edge");
}
const shown = (text) => "“" + text.node.data.trim().slice(0, 40) + "”";

// 3. Cut: letters outside a box that hides what does not fit.
for (const text of texts) {
  for (let at = text.element; at && at !== root; at = at.parentElement) {
    const look = style(at);
    if (look.overflowX === "visible" && look.overflowY === "visible") continue;
    const box = at.getBoundingClientRect();
    const scrollsX = ["auto", "scroll"].includes(look.overflowX), scrollsY = ["auto", "scroll"].includes(look.overflowY);
    const sideways = !scrollsX && (text.left < box.left - 1 || text.right > box.right + 1);
    const upright = !scrollsY && (text.top < box.top - 1 || text.bottom > box.bottom + 1);
    if (sideways || upright) { report("cut", text.element, shown(text)); break; }
    if (look.textOverflow === "ellipsis" && at.scrollWidth > at.clientWidth + 1) {
      report("cut", text.element, shown(text) + " ends in an ellipsis"); break;
    }
  }
}
// Letters over the edge of the control they stand in.
for (const text of texts) {
  const control = text.element.closest("button, a, label, summary");
  if (!control || parseFloat(style(control).borderLeftWidth) < 1) continue;
  const box = control.getBoundingClientRect();
  if (text.left < box.left - 0.5 || text.right > box.right + 0.5) {
    report("cut", text.element, shown(text) + " is wider than its control");
  }
}
for (const field of document.querySelectorAll("input[placeholder], textarea[placeholder]")) {
  if (hidden(field) || field.value) continue;
  const look = style(field), pen = document.createElement("canvas").getContext("2d");
  pen.font = look.fontSize + " " + look.fontFamily;
  const room = field.clientWidth - parseFloat(look.paddingLeft) - parseFloat(look.paddingRight);
  if (pen.measureText(field.placeholder).width > room + 1 && field.tagName === "INPUT") {
    report("cut", field, "“" + field.placeholder + "” does not fit its field");
  }
}

// A figure or a word in Latin letters that goes on in the next line without a hyphen is misread;
// so is a label's figure without its 万. What the rep typed may be one long word.
for (const node of new Set(texts.map((text) => text.node))) {
  const element = node.parentElement;
  if (element.closest("[data-user], .rescue-address")) continue;
  const whole = node.data.trim().length <= 14
    ? /[−-]?\d[\d,.]*[万亿KM%]?|[A-Za-z]{2,}/g : /[−-]?\d[\d,.]*[KM%]?|[A-Za-z]{2,}/g;
  for (const found of node.data.matchAll(whole)) {
    const range = document.createRange();
    range.setStart(node, found.index);
    range.setEnd(node, found.index + found[0].length);
    const lines = [...range.getClientRects()].filter((line) => line.width > 1);
    if (lines.some((line) => Math.abs(line.top - lines[0].top) > 4)) {
      report("torn", element, "“" + found[0] + "” goes over two lines");
    }
  }
}

// 4. Overlapping: two texts of one layer on the same spot. What is fixed above the page (the
// tabs, an open sheet) is a layer of its own; the page may scroll away under it.
const layer = (element) => {
  for (let at = element; at && at !== root; at = at.parentElement) {
    if (["fixed", "sticky"].includes(style(at).position) || at.matches("dialog[open], [role=dialog], [popover]")) return at;
  }
  return root;
};
for (const text of texts) text.layer = layer(text.element);
texts.sort((one, other) => one.top - other.top);
for (let first = 0; first < texts.length; first++) {
  for (let second = first + 1; second < texts.length && texts[second].top < texts[first].bottom - 1; second++) {
    const one = texts[first], other = texts[second];
    if (one.node === other.node || one.layer !== other.layer) continue;
    const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    if (wide > 1 && high > 1) report("overlap", one.element, shown(one) + " on " + shown(other));
  }
}

// 5. Targets: 48 px both ways, for a thumb in a moving car. A field's label counts with it.
const controls = "a[href], button, input, select, textarea, summary, [role=button], [role=tab], [role=switch], [role=checkbox], [role=radio], [tabindex='0']";
for (const control of document.querySelectorAll(controls)) {
  if (control.type === "hidden") continue;
  const around = control.closest("label");
  const box = (around && ["checkbox", "radio", "file"].includes(control.type) ? around : control);
  if (hidden(box)) continue;
  const { width, height } = box.getBoundingClientRect();
  if (width < 47.9 || height < 47.9) {
    report("target", control, +width.toFixed(1) + " × " + +height.toFixed(1) + " px: "
      + (control.innerText || control.getAttribute("aria-label") || control.type || "").trim().slice(0, 30));
  }
}

// A control without words is told by its icon, and that is drawn by lines.
for (const drawing of document.querySelectorAll("a[href] svg, button svg")) {
  const control = drawing.closest("a, button");
  if (hidden(control) || control.innerText.trim() || control.matches("[aria-pressed=false]")) continue;
  const drawn = [...drawing.querySelectorAll("path")].some((line) => style(line).stroke !== "none");
  if (!drawn) report("blank", control, control.getAttribute("aria-label") || "its icon has no line");
}

// 6. Covered: a control that is fixed above the page stays within reach. What scrolls can be
// scrolled out from under it; an open sheet covers on purpose.
if (!document.querySelector("dialog[open], [aria-modal=true]")) {
  for (const control of document.querySelectorAll(controls)) {
    const above = layer(control);
    if (hidden(control) || above === root || style(above).position !== "fixed") continue;
    const box = control.getBoundingClientRect();
    const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (hit && !control.contains(hit) && !hit.contains(control)) {
      report("covered", control, (control.innerText || control.getAttribute("aria-label") || "").trim()
        + " by " + path(hit));
    }
  }
}

// 7. Language: no word of the other language, except what the rep typed (`data-user`) and what
// says itself to be in another language (`lang`).
const foreign = language === "zh" ? /[A-Za-z]{2,}/g : /[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]+/g;
const exempt = (element) => {
  if (element.closest("[data-user]")) return true;
  const own = element.closest("[lang]");
  return own && own !== root && !own.lang.startsWith(language);
};
// What the rep typed may also stand inside a name for screen readers.
const typed = [...document.querySelectorAll("[data-user]")]
  .map((element) => element.textContent.trim()).filter(Boolean).sort((one, other) => other.length - one.length);
const words = [...texts.map((text) => [text.element, text.node.data])];
for (const element of document.querySelectorAll("[aria-label], [placeholder], [title], [alt]")) {
  if (hidden(element)) continue;
  for (const name of ["aria-label", "placeholder", "title", "alt"]) {
    if (element.hasAttribute(name)) words.push([element, element.getAttribute(name)]);
  }
}
words.push([root, document.title]);
for (const [element, said] of words) {
  if (exempt(element)) continue;
  // An address and a version are in no language.
  const bare = typed.reduce((rest, name) => rest.replaceAll(name, ""), said)
    .replace(/https?:\/\/\S+|\b[0-9a-f]{16}\b/g, "");
  for (const [word] of bare.matchAll(foreign)) {
    if (!allowed.includes(word)) report("language", element, "“" + word + "” in “" + said.trim().slice(0, 60) + "”");
  }
}

// 8. Title: what a screen reader says first, and a list of windows shows, names the page.
const heading = document.querySelector(".page-head h1");
if (heading && root.dataset.ready === "all" && !document.title.startsWith(heading.textContent.trim())) {
  report("title", heading, "the page is called “" + document.title + "”");
}
document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== all);
return found;
