// Starts Fieldplan, and stands in for it when it cannot start.
//
// 1. Sets language and look, before the first paint where the phone is quick.
// 2. Knows which journal this page shows, the rep's own or the example, and
//    leads out of the example.
// 3. Paints the stored record of today and queues ticks, while the wasm loads.
// 4. Covers the page with a rescue page when the app cannot start or breaks;
//    from there the raw records can be taken out without the app.
//
// Nothing a rep typed goes into an address or a log from here. The syntax is
// kept older than the app needs, so that an old browser can still show why.

const root = document.documentElement;
const app = document.getElementById("app");
const script = document.querySelector("script[data-wasm]");
const SCOPE = new URL("./", location.href).pathname;
// The names of what all journals share, and of all that is the example's.
const SHARED = "fieldplan:" + SCOPE;
const EXAMPLE = SHARED + "#example:";

// A start slower than this gets a notice, in milliseconds. It is not stopped.
const SLOW = 15000;
// A database that has not answered by then will not, in milliseconds.
const SILENT = 8000;

const WORDS = {
  zh: { slow: "还在加载，网络慢时要多等一会儿。", reload: "重新打开" },
  en: {
    today: "Today", target: "Target", customers: "Customers", review: "Review", more: "More", tabs: "Main pages",
    slow: "Still loading. A slow network takes a while.", reload: "Reload",
  },
};

// What the rescue page says: heading and text, in Chinese and in English.
const SAYS = {
  panic: {
    zh: ["程序出错，停下了", "凡是显示过“已存好”的，都还在这部手机里。可以先导出一份原始记录留底，再重新打开。"],
    en: ["The app hit an error and stopped", "Everything that was shown as saved is still on this phone. You can export the raw records first, then reload."],
  },
  start: {
    zh: ["没能打开", "可能是网络断了、没有下载完整，或者浏览器太旧。联网以后点“重新打开”。以前存好的内容都还在这部手机里。"],
    en: ["Could not open", "The network may be down, the download incomplete or the browser too old. Go online and tap Reload. What you saved before is still on this phone."],
  },
  wechat: {
    zh: ["请用手机浏览器打开", "在微信里不能离线使用，存下的内容也可能被微信清掉。点右上角的“···”，选“在浏览器打开”或“用默认浏览器打开”，或者复制下面的网址，粘贴到手机浏览器。"],
    en: ["Please open this in the phone's browser", "Inside WeChat it cannot work offline, and WeChat may delete what you save. Tap ··· at the top right and choose Open in Browser, or copy the address below into the browser."],
  },
  missing: {
    zh: ["这个浏览器打不开日拱", "它缺少离线使用和本机保存的功能。请换新版的 Chrome、Edge、Firefox 或 Safari，不要用无痕模式，网址要以 https:// 开头。"],
    en: ["This browser cannot run Fieldplan", "It lacks what is needed to work offline and to save on the phone. Use a current Chrome, Edge, Firefox or Safari, not a private window, at an address that begins with https://."],
  },
  storage: {
    zh: ["浏览器不允许保存", "日拱的内容只存在这部手机里。请在浏览器设置里允许本网站保存数据（Cookie 和网站数据），再重新打开。"],
    en: ["The browser does not allow saving", "Fieldplan keeps everything on this phone. In the browser's settings allow this site to save data (cookies and site data), then reload."],
  },
};

const PLACES = {
  records: { zh: "记录", en: "The records" },
  segments: { zh: "较早的记录", en: "The older records" },
  quarantine: { zh: "损坏的记录", en: "The damaged records" },
  database: { zh: "本机数据库", en: "The database" },
  side: { zh: "第二个本机数据库", en: "The second database" },
  unsaved: { zh: "没存进去的记录", en: "The records that failed to save" },
};

function setting(key) {
  try {
    return localStorage.getItem(SHARED + key);
  } catch (blocked) {
    return null;
  }
}

// Asked once a page: whatever another page does meanwhile, this one stays with
// the journal it has begun with. A word that is lost leads to the rep's own.
const inExample = setting("example") !== null;
if (inExample) root.dataset.example = "1";
// A journal opened beside the first has a number from 2 to 9. A word that is lost
// leads to the first here too; the others are listed there.
const book = inExample ? null : setting("book");
const inBook = /^[2-9]$/.test(book || "");
if (inBook) root.dataset.book = book;
const BESIDE = inExample ? "#example:" : inBook ? "#" + book + ":" : "";
if (BESIDE) root.dataset.names = BESIDE;
// The names of all that is this page's journal's.
const NAME = SHARED + BESIDE;

const lang = setting("lang") === "en" ? "en" : "zh";
// Where English is, which is beside the app. The worker keeps it once this cache is here.
const words = document.querySelectorAll("link[rel=words]");
const ENGLISH = SHARED + "#english";

// ---- Language, look, the tab in use

function setLanguage() {
  if (lang === "zh") return;
  root.lang = "en";
  document.title = "Fieldplan";
  document.querySelectorAll("[data-word]").forEach((element) => {
    element.textContent = WORDS.en[element.dataset.word];
  });
  document.querySelector(".tabs").setAttribute("aria-label", WORDS.en.tabs);
  // Asked for beside the wasm, which asks for them only when it stands.
  words.forEach((link) => {
    link.as = "fetch";
    link.crossOrigin = "anonymous";
    link.rel = "preload";
  });
}

// English was chosen, now or before: from here on it is to open without a network.
function keepWords() {
  if (root.lang !== "en" || keepWords.asked) return;
  keepWords.asked = true;
  if (window.caches) caches.open(ENGLISH).catch(() => {});
  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.ready.then((own) => {
    if (new URL(own.scope).pathname === SCOPE) own.active.postMessage("english");
  });
}

const colours = Array.from(document.querySelectorAll("meta[name=theme-color]"));
const [light, dark] = colours.map((meta) => meta.content);

// The bar above the page follows the look chosen in the app, not only the phone's.
function colourBar() {
  const look = root.dataset.look;
  colours.forEach((meta, index) => {
    meta.content = look === "dark" || (look === "auto" && index === 1) ? dark : light;
  });
}

// A tab tapped before the app stands. The app reads the same address when it does.
function markTab() {
  const tabs = Array.from(document.querySelectorAll(".tabs .tab"));
  const at = location.hash.split("?")[0] || "#/";
  const tab = tabs.find((each) => each.getAttribute("href") === at);
  if (!tab) return;
  tabs.forEach((each) => each.removeAttribute("aria-current"));
  tab.setAttribute("aria-current", "page");
  app.querySelector(".title").textContent = tab.textContent;
}

// ---- Databases

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// Opens a database, or gives null where there is none. It must never make one,
// since a database without its stores would stop the app: an upgrade means
// that none was there, and breaking it off leaves nothing behind.
function openStored(name) {
  return new Promise((resolve, reject) => {
    let absent = false;
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      absent = true;
      request.transaction.abort();
    };
    let late = false;
    request.onsuccess = () => {
      // A connection nobody waits for would stand in the way of erasing.
      if (late) request.result.close();
      else resolve(request.result);
    };
    request.onerror = (event) => {
      event.preventDefault();
      if (absent) resolve(null);
      else reject(request.error);
    };
    setTimeout(() => {
      late = true;
      reject(new DOMException("The database does not answer.", "TimeoutError"));
    }, SILENT);
  });
}

// ---- Out of the example

// Forgets the example whole. The rep's own journal is not touched; of the rest
// of its database the language and the look follow what was chosen meanwhile.
async function leaveExample() {
  try {
    localStorage.removeItem(SHARED + "example");
    Object.keys(localStorage).filter((key) => key.startsWith(EXAMPLE)).forEach((key) => localStorage.removeItem(key));
    await Promise.race([keepChoices(), pause(1000)]);
    await Promise.race([Promise.all([EXAMPLE, EXAMPLE + "#side"].map(forget)), pause(2000)]);
  } catch (refused) {
    // What is left of the example is deleted before there is another.
  }
  history.replaceState(null, "", SCOPE + "#/");
  // Other pages that show it go back too.
  if ("BroadcastChannel" in window) new BroadcastChannel(EXAMPLE).postMessage("wiped");
  location.reload();
}

// Back to the first journal; the one beside stays as it is.
function leaveBook() {
  try {
    localStorage.removeItem(SHARED + "book");
  } catch (refused) {
    return;
  }
  history.replaceState(null, "", SCOPE + "#/");
  location.reload();
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function keepChoices() {
  return change(SHARED, (cache) => {
    ["lang", "look"].forEach((key) => setting(key) && cache.put(setting(key), key));
  });
}

// Works on what a database keeps beside the records, where there is one.
async function change(name, work) {
  const db = await openStored(name);
  if (!db) return;
  const writing = db.transaction("cache", "readwrite");
  work(writing.objectStore("cache"));
  await new Promise((resolve) => (writing.oncomplete = writing.onabort = resolve));
  db.close();
}

// A database that another page holds is deleted once that page lets go of it.
function forget(name) {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });
}

// ---- The record of today

function civilDate(moment) {
  const two = (number) => String(number).padStart(2, "0");
  return moment.getFullYear() + "-" + two(moment.getMonth() + 1) + "-" + two(moment.getDate());
}

async function readToday() {
  const db = await openStored(NAME);
  if (!db) return null;
  try {
    const text = await answer(db.transaction("cache").objectStore("cache").get("today"));
    return text ? JSON.parse(text) : null;
  } finally {
    db.close();
  }
}

function drawRow(data) {
  const row = document.getElementById("row").content.firstElementChild.cloneNode(true);
  row.dataset.id = data.id;
  const tick = row.querySelector(".tick");
  tick.setAttribute("aria-pressed", String(Boolean(data.done)));
  tick.setAttribute("aria-label", data.name);
  row.querySelector(".row-name").textContent = data.name;
  if (data.done) row.classList.add("row-done");
  row.querySelector(".row-body").href = "#/outcome/" + data.id;
  row.querySelector(".late").textContent = data.late;
  row.querySelector(".row-because").textContent = data.why;
  return row;
}

// Filled apart from the page and then put in whole: a damaged record shows
// nothing at all, and nothing on the page moves piece by piece.
function paintToday(today) {
  const fits = today && today.v === 1 && today.lang === lang && today.day === civilDate(new Date());
  if (!fits || root.dataset.ready !== "shell" || (location.hash || "#/") !== "#/") return;
  const page = app.querySelector("main");
  const filled = page.cloneNode(true);
  filled.removeAttribute("aria-busy");
  const words = Object.assign({}, today);
  today.tiers.forEach(([name, need], place) => {
    words["tier" + place] = name;
    words["need" + place] = need;
  });
  filled.querySelectorAll(".ghost[data-slot]").forEach((element) => {
    element.textContent = words[element.dataset.slot];
    element.classList.remove("ghost");
    element.removeAttribute("aria-hidden");
  });
  filled.querySelector("[data-slot=done]").setAttribute("width", today.done);
  if (today.mark) {
    const mark = filled.querySelector("[data-slot=mark]");
    mark.setAttribute("x", today.mark);
    mark.setAttribute("width", "2");
  }
  const list = filled.querySelector("[data-slot=rows]");
  list.textContent = "";
  today.rows.forEach((row) => list.appendChild(drawRow(row)));
  list.addEventListener("click", queueTick);
  page.replaceWith(filled);
  root.dataset.ready = "today";
}

// A tap before the app stands is kept on its row, where the app finds it: "set
// to done", never "turn over". Until then a second tap takes it back.
function queueTick(event) {
  const tick = event.target.closest(".tick");
  const row = tick && tick.closest("li[data-id]");
  if (!row) return;
  const queued = row.hasAttribute("data-queued");
  if (!queued && tick.getAttribute("aria-pressed") === "true") return;
  row.toggleAttribute("data-queued", !queued);
  tick.setAttribute("aria-pressed", String(!queued));
}

// ---- The rescue page

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  Object.keys(attributes).forEach((key) => element.setAttribute(key, attributes[key]));
  element.append(...children);
  return element;
}

// Words in Chinese and in English; a line may break between the two.
function both(words) {
  return words.map((each, index) => make("span", { lang: index ? "en" : "zh-CN" }, each));
}

function button(act, words, main) {
  return make("button", { type: "button", class: main ? "button button-main" : "button", "data-act": act }, ...both(words));
}

let covered = false;

// Only the first trouble is told: the ones after it follow from it.
function cover(kind, detail) {
  if (covered) return;
  covered = true;
  clearTimeout(slow);
  hideSlow();
  // The app may no longer be touched: what it would show or do is not certain.
  Array.from(document.body.children).forEach((element) => {
    element.hidden = true;
    element.inert = true;
  });
  const page = make("section", { class: "rescue", role: "alertdialog", "aria-modal": "true", "aria-labelledby": "rescue-title", tabindex: "-1" });
  const order = lang === "en" ? ["en", "zh"] : ["zh", "en"];
  order.forEach((each, index) => {
    const heading = make(index ? "h2" : "h1", index ? {} : { id: "rescue-title" }, SAYS[kind][each][0]);
    page.append(make("div", { lang: each === "zh" ? "zh-CN" : "en" }, heading, make("p", {}, SAYS[kind][each][1])));
  });
  if (inExample) {
    const leave = button("leave-example", ["离开示例", "Leave the example"]);
    leave.addEventListener("click", leaveExample);
    page.append(make("div", { class: "rescue-do" }, leave));
  }
  if (inBook) {
    const leave = button("leave-book", ["回到第一本账", "Back to the first set of records"]);
    leave.addEventListener("click", leaveBook);
    page.append(make("div", { class: "rescue-do" }, leave));
  }
  if (kind === "wechat") offerAddress(page);
  else offerRecords(page, kind === "panic" || kind === "start");
  if (detail) page.append(make("details", {}, make("summary", {}, ...both(["技术信息", "Details"])), make("p", {}, String(detail))));
  document.body.append(page);
  page.focus();
}

function tell(element, words) {
  element.textContent = "";
  element.append(...both(words));
}

function offerAddress(page) {
  // Without the query: a share may have put a rep's words there.
  const address = location.origin + location.pathname;
  const copy = button("rescue-copy", ["复制网址", "Copy the address"], true);
  const said = make("p", { class: "rescue-said", role: "status" });
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(address);
      tell(said, ["已复制。", "Copied."]);
    } catch (refused) {
      tell(said, ["复制不了，请按住上面的网址来复制。", "Could not copy. Hold the address above to copy it."]);
    }
  });
  page.append(make("p", { class: "rescue-address" }, address), make("div", { class: "rescue-do" }, copy), said);
}

function offerRecords(page, mayBeCache) {
  const save = button("rescue-export", ["导出全部原始记录", "Export all raw records"]);
  const share = button("rescue-share", ["分享原始记录", "Share the raw records"]);
  const again = button("rescue-reload", ["重新打开", "Reload"], true);
  const said = make("p", { class: "rescue-said", role: "status" });
  // Read at once, because a share must follow its tap without a pause.
  const reading = rawRecords();
  share.hidden = true;
  reading.then((raw) => {
    share.hidden = raw.lines === 0 || !navigator.canShare || !navigator.canShare({ files: [raw.file] });
  });
  save.addEventListener("click", async () => {
    tell(said, ["正在读取。", "Reading."]);
    const raw = await reading;
    if (raw.lines > 0) download(raw.file);
    tell(said, report(raw));
  });
  share.addEventListener("click", async () => {
    const raw = await reading;
    try {
      await navigator.share({ files: [raw.file] });
      tell(said, report(raw));
    } catch (refused) {
      tell(said, ["没有分享出去，可以改用导出。", "Not shared. You can export instead."]);
    }
  });
  again.addEventListener("click", reload);
  const doing = make("div", { class: "rescue-do" }, again, save, share);
  if (mayBeCache) doing.append(offerFold());
  page.append(doing, said);
  // A newer version may have mended what broke this one.
  registration().then((own) => own && own.update()).catch(() => {});
}

// What the app keeps ready for a quick start may be what breaks it. Without it the next start
// counts everything anew from the records, which stay as they are.
function offerFold() {
  const fold = button("rescue-fold", ["从记录重新算起再打开", "Rebuild from the records and reload"]);
  fold.addEventListener("click", async () => {
    const forget = (cache) => ["checkpoint", "today"].forEach((key) => cache.delete(key));
    await change(NAME, forget).catch(() => {});
    reload();
  });
  return fold;
}

// What was read and what was not, in both languages.
function report(raw) {
  const zh = raw.trouble.map(([place, error]) => PLACES[place].zh + "读不到（" + error + "）。");
  const en = raw.trouble.map(([place, error]) => PLACES[place].en + " cannot be read (" + error + ").");
  if (raw.lines > 0) {
    zh.unshift("读出 " + raw.lines + " 条记录。");
    en.unshift("Records read: " + raw.lines + ".");
  } else if (zh.length === 0) {
    zh.push("这部手机里还没有记录。");
    en.push("There are no records on this phone yet.");
  }
  return [zh.join(""), en.join(" ")];
}

// Every record line of both databases as the bytes first written, the set-aside
// ones and those whose saving failed among them.
async function rawRecords() {
  const parts = [];
  const trouble = [];
  let lines = 0;
  const add = (bytes) => {
    const ends = bytes.filter((byte) => byte === 10).length;
    const open = bytes.length > 0 && bytes[bytes.length - 1] !== 10;
    parts.push(bytes);
    if (open) parts.push("\n");
    lines += ends + (open ? 1 : 0);
  };
  for (const name of [NAME, NAME + "#side"]) {
    try {
      const db = await openStored(name);
      if (!db) continue;
      for (const store of ["segments", "records", "quarantine"]) {
        try {
          const values = await answer(db.transaction(store).objectStore(store).getAll());
          values.forEach((value) => bytesIn(value).forEach(add));
        } catch (error) {
          trouble.push([store, error.name]);
        }
      }
      db.close();
    } catch (error) {
      trouble.push([name === NAME ? "database" : "side", error.name]);
    }
  }
  try {
    const unsaved = localStorage.getItem(NAME + "unsaved");
    if (unsaved) add(new TextEncoder().encode(unsaved));
  } catch (error) {
    trouble.push(["unsaved", error.name]);
  }
  const file = new File(parts, "fieldplan-raw-" + civilDate(new Date()) + ".txt", { type: "text/plain" });
  return { file, lines, trouble };
}

// A stored value is a line's bytes; one that is not is taken apart, not left out.
function bytesIn(value) {
  if (value instanceof Uint8Array) return [value];
  if (value instanceof ArrayBuffer) return [new Uint8Array(value)];
  if (typeof value === "string") return [new TextEncoder().encode(value)];
  if (value && typeof value === "object") return [].concat(...Object.values(value).map(bytesIn));
  return [];
}

function download(file) {
  const url = URL.createObjectURL(file);
  const link = make("a", { href: url, download: file.name });
  document.body.append(link);
  link.click();
  link.remove();
  // Some phones read the file only after the tap has been answered.
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

// This copy's own worker; another copy in a folder above may answer for the page.
async function registration() {
  if (!navigator.serviceWorker) return null;
  const found = await navigator.serviceWorker.getRegistration();
  return found && new URL(found.scope).pathname === SCOPE ? found : null;
}

// Reloads, into the newer version if one is waiting: a broken version may never
// get as far as offering it.
async function reload() {
  try {
    const own = await registration();
    if (own && own.waiting) {
      const taken = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
      own.waiting.postMessage("activate");
      await Promise.race([taken, pause(3000)]);
    }
  } catch (unavailable) {
    // Then the version at hand is loaded again.
  }
  location.reload();
}

// ---- A slow start

let notice = null;

function showSlow() {
  const again = make("button", { type: "button", class: "button", "data-act": "rescue-reload" }, WORDS[lang].reload);
  again.addEventListener("click", reload);
  notice = make("div", { class: "notice boot-slow", role: "status" }, make("span", {}, WORDS[lang].slow), again);
  document.body.append(notice);
}

function hideSlow() {
  if (notice) notice.remove();
  notice = null;
}

// ---- Start

function unable() {
  if (/MicroMessenger/i.test(navigator.userAgent)) return "wechat";
  if (typeof WebAssembly !== "object" || !("serviceWorker" in navigator)) return "missing";
  try {
    return indexedDB ? null : "missing";
  } catch (blocked) {
    return "storage";
  }
}

// Script and wasm are asked for at once; the wasm compiles while it arrives.
async function startApp() {
  const js = new URL(script.dataset.js, document.baseURI).href;
  const wasm = fetch(new URL(script.dataset.wasm, document.baseURI).href).then((response) => {
    if (!response.ok) throw new Error("HTTP " + response.status);
    return response;
  });
  // Its failure is told by the line that awaits it, unless the script fails first.
  wasm.catch(() => {});
  const glue = await import(js);
  await glue.default({ module_or_path: wasm });
}

// A tap on a link goes its way at once: the browser's own takes two turns, and a slow phone 20 ms
// between them.
function follow(event) {
  const link = event.target.closest("a[href^='#']");
  const other = event.defaultPrevented || event.button || event.ctrlKey || event.metaKey
    || event.shiftKey || event.altKey;
  if (other || !link || link.target || link.hash === location.hash) return;
  try {
    history.pushState(null, "", link.hash);
  } catch {
    return; // Safari allows a hundred of them in half a minute.
  }
  event.preventDefault();
  dispatchEvent(new Event("hashchange"));
}

function broke(event) {
  const error = event.error || event.reason;
  if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) cover("panic", error);
}

setLanguage();
root.dataset.look = ["light", "dark"].includes(setting("look")) ? setting("look") : "auto";
colourBar();
markTab();
document.querySelector(".boot-lost").remove();

addEventListener("fieldplan:panic", (event) => cover("panic", event.detail));
addEventListener("error", broke);
addEventListener("unhandledrejection", broke);
addEventListener("hashchange", markTab);
addEventListener("click", follow);
document.querySelector("[data-act=leave-example]").addEventListener("click", leaveExample);

// The browser's offer to put the app on the home screen comes once; the app
// takes it up from here when the rep asks for it.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  window.fieldplanInstall = event;
  root.dataset.installs = "";
});
addEventListener("appinstalled", () => delete root.dataset.installs);

const slow = setTimeout(showSlow, SLOW);

new MutationObserver(() => {
  colourBar();
  keepWords();
  if (root.dataset.ready !== "all") return;
  clearTimeout(slow);
  hideSlow();
  removeEventListener("hashchange", markTab);
}).observe(root, { attributes: true, attributeFilter: ["data-ready", "data-look", "lang"] });

const reason = unable();
if (reason) {
  cover(reason);
} else {
  startApp().catch((error) => cover("start", error));
  readToday().then(paintToday).catch((error) => {
    // Without its record the page waits for the app, which opens the database
    // itself and says what is wrong; only a database that is forbidden is final.
    if (error.name === "SecurityError") cover("storage", error);
  });
}
