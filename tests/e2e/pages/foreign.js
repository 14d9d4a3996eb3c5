// A page that talks: what the harness must catch.
fetch("http://tracker.example/seen").then(() => "reached", () => "refused")
  .then((word) => { document.getElementById("log").textContent = word; });
