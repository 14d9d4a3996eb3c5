// Every record line this copy of the app keeps, in the order of arrival.
// What its names begin with is the first argument, after the folder.
// Opens nothing that is not there already: a database made by the harness would be a lie.
const [journal, done] = arguments;
(async () => {
  const scope = new URL("./", location.href).pathname;
  const there = new Set((await indexedDB.databases()).map((known) => known.name));
  const lines = { records: [], segments: [], quarantine: [], side: [], today: null };
  const read = (name, store, keyed) => new Promise((resolve, reject) => {
    const open = indexedDB.open(name);
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const database = open.result;
      if (!database.objectStoreNames.contains(store)) { database.close(); resolve([]); return; }
      const shelf = database.transaction(store).objectStore(store);
      const request = keyed ? shelf.get(keyed) : shelf.getAll();
      request.onerror = () => reject(request.error);
      request.onsuccess = () => { database.close(); resolve(request.result); };
    };
  });
  const text = (value) => typeof value === "string" ? value : new TextDecoder().decode(value);
  const main = "fieldplan:" + scope + journal, side = main + "#side";
  if (there.has(main)) {
    lines.records = (await read(main, "records")).map(text);
    lines.segments = (await read(main, "segments")).map(text);
    lines.quarantine = (await read(main, "quarantine")).map(text);
    lines.today = (await read(main, "cache", "today")) ?? null;
  }
  if (there.has(side)) lines.side = (await read(side, "records")).map(text);
  return lines;
})().then(done, (error) => done({ trouble: String(error) }));
