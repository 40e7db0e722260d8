const form = document.getElementById("unggah");
if (form) {
  const drop = document.getElementById("jatuh");
  const input = form.querySelector("input[type=file]");
  const say = document.getElementById("kabar");
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("di-atas"); });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("di-atas"));
  const filesOf = async (entry) => {
    if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail))];
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (!some.length) return found;
      for (const each of some) found.push(...await filesOf(each));
    }
  };
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("di-atas");
    const held = new DataTransfer();
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    for (const entry of entries) for (const file of await filesOf(entry)) held.items.add(file);
    input.files = held.files;
    say.textContent = form.dataset.busy;
    form.requestSubmit();
  });
  // The button of the browser speaks the browser's language: ours stands in its place, and says what was chosen.
  form.classList.add("dengan-skrip");
  for (const field of form.querySelectorAll("input[type=file]")) {
    field.addEventListener("change", () => {
      const names = [...form.querySelectorAll("input[type=file]")].flatMap((each) => [...each.files].map((file) => file.name));
      say.textContent = names.length ? `${names.length} ${form.dataset.chosen}: ${names.slice(0, 5).join(", ")}${names.length > 5 ? ", …" : ""}` : "";
    });
  }
  form.addEventListener("submit", () => { say.textContent = form.dataset.busy; });
}

const list = document.getElementById("daftar");
const renew = async () => {
  if (!list || !list.querySelector("[data-state=waiting], [data-state=reading]")) return;
  try {
    const answer = await fetch(list.dataset.source);
    if (answer.ok) list.innerHTML = await answer.text();
  } catch { /* the desk is away: the next try tells */ }
  setTimeout(renew, 800);
};
setTimeout(renew, 500);
if (document.querySelector("[data-wait]")) setTimeout(() => location.reload(), 900);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select")) return;
  const target = { j: "sesudah", ArrowRight: "sesudah", k: "sebelum", ArrowLeft: "sebelum", b: "baca" }[event.key];
  if (target) document.getElementById(target)?.click();
  if (event.key === "a") {
    const reason = document.getElementById("alasan");
    if (reason) { event.preventDefault(); reason.focus(); }
  }
});
