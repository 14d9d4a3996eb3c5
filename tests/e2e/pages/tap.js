addEventListener("DOMContentLoaded", () => {
  document.getElementById("gap").style.height = "2000px";
  const cover = document.getElementById("cover").style;
  cover.position = "absolute"; cover.left = "0"; cover.right = "0"; cover.height = "80px"; cover.marginTop = "-40px";
  const log = document.getElementById("log");
  for (const kind of ["pointerdown", "click"]) {
    addEventListener(kind, (event) => {
      log.textContent += kind + ":" + event.pointerType + ":" + event.isTrusted + ":"
        + (event.target.dataset.act ?? "-") + " ";
    });
  }
  log.dataset.date = new Date().toISOString().slice(0, 10) + " " + new Date().getHours()
    + " " + (typeof Date() === "string") + " " + (new Date(0) instanceof Date);
});
