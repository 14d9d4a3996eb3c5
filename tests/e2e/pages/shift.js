// A notice that comes after the page, and pushes down what is being read.
requestAnimationFrame(() => setTimeout(() => {
  document.getElementById("late").textContent = "晚到的一行";
  document.body.dataset.late = "";
}, 50));
