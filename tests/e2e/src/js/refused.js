// A browser whose stores are there but refuse: opening a database fails, as in some private
// windows, and nothing can be put into localStorage.
const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (name) {
  // A version of 2^53 is legal, a downgrade is not: the second request fails by itself, with a
  // real request and a real error.
  const request = open.call(this, name, Number.MAX_SAFE_INTEGER);
  request.addEventListener("upgradeneeded", (event) => {
    event.stopImmediatePropagation();
    request.transaction.abort();
  });
  return request;
};
Storage.prototype.setItem = function () {
  throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
};
