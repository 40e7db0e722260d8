const form = document.getElementById("saring");
if (form) {
  const findings = [...document.querySelectorAll(".temuan > li")];
  const words = new Map(findings.map((each) => [each, each.closest(".pasal").querySelector("h3").textContent.toLowerCase() + " " + each.textContent.toLowerCase()]));
  const show = () => {
    const wanted = new FormData(form);
    const severities = new Set(wanted.getAll("severity"));
    const codes = new Set(wanted.getAll("code"));
    const regulation = wanted.get("regulation") || "";
    const sought = (wanted.get("words") || "").toLowerCase().split(/\s+/);
    let shown = 0;
    for (const each of findings) {
      const own = each.closest(".peraturan").dataset.regulation;
      const passes = severities.has(each.dataset.severity) && codes.has(each.dataset.code)
        && (!regulation || regulation === own) && sought.every((word) => words.get(each).includes(word));
      each.hidden = !passes;
      for (const mark of document.querySelectorAll(`.naskah a[href="#${each.id}"]`)) mark.classList.toggle("redup", !passes);
      shown += passes;
    }
    for (const article of document.querySelectorAll(".pasal")) article.hidden = !article.querySelector(".temuan > li:not([hidden])");
    for (const each of document.querySelectorAll(".peraturan")) {
      const filtered = each.querySelector(".pasal") && !each.querySelector(".pasal:not([hidden])");
      each.hidden = Boolean(filtered) || Boolean(regulation && regulation !== each.dataset.regulation);
    }
    document.getElementById("tampil").textContent = shown;
    document.getElementById("kosong").hidden = shown > 0;
  };
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  // A double click on a label leaves only that one of its group.
  form.addEventListener("dblclick", (event) => {
    const box = event.target.closest("label")?.querySelector("input[type=checkbox]");
    if (!box) return;
    for (const each of form.querySelectorAll(`input[name="${box.name}"]`)) each.checked = each === box;
    show();
  });
  show();
}
const opened = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
};
addEventListener("hashchange", opened);
opened();
