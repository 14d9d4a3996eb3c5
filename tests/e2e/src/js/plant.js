// Writes record lines into the app's own database, as the app lays it out, from files served beside
// it. One file, one transaction: thousands of strict ones would take minutes.
const [scope, file] = arguments, done = arguments[arguments.length - 1];
(async () => {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(file + ": " + answer.status);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const database = await new Promise((resolve, reject) => {
    const open = indexedDB.open("fieldplan:" + scope, 1);
    open.onupgradeneeded = () => {
      for (const name of ["records", "segments", "quarantine"]) {
        open.result.createObjectStore(name, { autoIncrement: true });
      }
      open.result.createObjectStore("cache");
    };
    open.onsuccess = () => resolve(open.result);
    open.onerror = () => reject(open.error);
  });
  const count = await new Promise((resolve, reject) => {
    const writing = database.transaction("records", "readwrite", { durability: "strict" });
    const shelf = writing.objectStore("records");
    let written = 0;
    for (let start = 0; start < bytes.length;) {
      const end = bytes.indexOf(10, start);
      // A copy of its own: a view would store the whole file with each line.
      shelf.add(bytes.slice(start, end));
      written += 1;
      start = end + 1;
    }
    writing.oncomplete = () => resolve(written);
    writing.onabort = () => reject(writing.error);
  });
  database.close();
  return count;
})().then(done, (error) => done(String(error)));
