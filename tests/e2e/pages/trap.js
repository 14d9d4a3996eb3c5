// A control that keeps the focus.
document.getElementById("trap").addEventListener("keydown", (event) => {
  if (event.key === "Tab") event.preventDefault();
});
