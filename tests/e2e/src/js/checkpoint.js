// Looks at the app's checkpoint, or makes it one of another version of the fold: the number after
// the four letters at its head, which an app with another FOLD_VERSION refuses in the same way.
// Answers the checkpoint's length in bytes, 0 where there is none.
const [outdate] = arguments, done = arguments[arguments.length - 1];
const scope = new URL("./", location.href).pathname;
const open = indexedDB.open("fieldplan:" + scope);
open.onerror = () => done(String(open.error));
open.onsuccess = () => {
  const database = open.result;
  const work = database.transaction("cache", "readwrite", { durability: "strict" });
  const shelf = work.objectStore("cache");
  const reading = shelf.get("checkpoint");
  let length = 0;
  reading.onsuccess = () => {
    const bytes = reading.result;
    if (!bytes) return;
    length = bytes.length;
    if (outdate) {
      bytes[4] = 127;
      shelf.put(bytes, "checkpoint");
    }
  };
  work.oncomplete = () => { database.close(); done(length); };
  work.onabort = () => done(String(work.error));
};
