// Fills what room this site has left, down to the last half kilobyte, in a database of the
// harness's own.
const done = arguments[arguments.length - 1];
(async () => {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open("filler", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("bytes", { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const put = (bytes) => new Promise((resolve) => {
    const noise = new Uint8Array(bytes);
    for (let at = 0; at < bytes; at += 65536) {
      crypto.getRandomValues(noise.subarray(at, Math.min(at + 65536, bytes)));
    }
    const transaction = database.transaction("bytes", "readwrite", { durability: "strict" });
    transaction.objectStore("bytes").add(noise);
    transaction.oncomplete = () => resolve(true);
    transaction.onabort = () => resolve(false);
  });
  let written = 0;
  for (let bytes = 4 * 1024 * 1024; bytes >= 256; bytes /= 2) {
    while (await put(bytes)) {
      written += bytes;
      if (written > 64 * 1024 * 1024) throw new Error("the site's room was not limited");
    }
  }
  database.close();
  return written;
})().then(done, (error) => done(String(error)));
