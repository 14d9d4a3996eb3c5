// Four stores behind one button, chosen by the query: only `honest` keeps its word.
//   honest   one strict transaction per edit, acknowledged on `complete`
//   relaxed  the same without asking for durability
//   early    acknowledged at once, written every 200 ms
//   local    localStorage, acknowledged when setItem returns
const way = location.search.slice(1);
const scope = new URL("./", location.href).pathname;
const root = document.documentElement;
let counter = 0;
const line = () => "00000000 1 " + Date.now().toString(36) + "." + (counter++).toString(36)
  + ".1 task.ticked {}";
const stamp = (record) => record.split(" ")[2];
const saved = (record) => root.setAttribute("data-saved", stamp(record));

const failed = (error) => {
  root.dataset.save = "failed";
  document.getElementById("say").textContent = error.name;
};

const opened = new Promise((resolve, reject) => {
  const request = indexedDB.open("fieldplan:" + scope, 1);
  request.onupgradeneeded = () => {
    for (const name of ["records", "segments", "quarantine"]) {
      request.result.createObjectStore(name, { autoIncrement: true });
    }
    request.result.createObjectStore("cache");
  };
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const write = (database, records, durability) => new Promise((resolve, reject) => {
  const transaction = database.transaction(["records", "cache"], "readwrite", { durability });
  for (const record of records) {
    transaction.objectStore("records").add(new TextEncoder().encode(record));
  }
  transaction.oncomplete = resolve;
  transaction.onabort = () => reject(transaction.error);
});

opened.then((database) => {
  const waiting = [];
  if (way === "early") {
    setInterval(() => { if (waiting.length) write(database, waiting.splice(0), "strict"); }, 200);
  }
  const key = "fieldplan:" + scope + "records";
  const button = document.querySelector("[data-act=tick]");
  button.addEventListener("click", () => {
    const record = line();
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") === "false"));
    if (way === "early") { waiting.push(record); saved(record); }
    else if (way === "local") {
      localStorage.setItem(key, (localStorage.getItem(key) ?? "") + record + "\n");
      saved(record);
    } else {
      write(database, [record], way === "relaxed" ? "relaxed" : "strict")
        .then(() => { root.dataset.save = "saved"; saved(record); }, failed);
    }
  });
  window.storedLocally = () => (localStorage.getItem(key) ?? "").split("\n").filter(Boolean);
  root.dataset.ready = "all";
}).catch((error) => { failed(error); root.dataset.ready = "all"; });
