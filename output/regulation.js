for (const input of document.querySelectorAll("input[data-saring]")) {
  input.closest(".saring").hidden = false;
  const entries = document.querySelectorAll("#" + input.dataset.saring + " :is(li, tbody tr)");
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/);
    for (const entry of entries) {
      const text = entry.textContent.toLowerCase();
      entry.hidden = !words.every((word) => text.includes(word));
    }
  });
}
const contents = document.getElementById("isi");
const narrow = matchMedia("(max-width: 900px)");
if (narrow.matches) contents.open = document.getElementById("data").open = false;
contents.addEventListener("click", (event) => {
  if (narrow.matches && event.target.closest("a")) contents.open = false;
});
