const form = document.querySelector(".saring");
const svg = document.getElementById("gambar");
const cards = [...document.querySelectorAll("article")];
const groups = [...document.querySelectorAll(".kelompok")];
const many = cards.length > 30 || matchMedia("(max-width: 700px)").matches;
const texts = new Map(cards.map((card) => [card, card.textContent.toLowerCase() + " " + card.closest(".kelompok").querySelector("h2").textContent.toLowerCase()]));
const rulesOf = (element) => element.dataset.rules.trim().split(" ");
let chosen = null;

form.hidden = cards.length === 0;
for (const group of groups) group.open = !many;

function passes(card, filter) {
  const data = card.dataset;
  return (!filter.actor || data.actors.split(" ").includes(filter.actor))
    && (!filter.deontics.length || filter.deontics.includes(data.deontic))
    && (!filter.patterns.length || data.patterns.split(" ").some((pattern) => filter.patterns.includes(pattern)))
    && filter.words.every((word) => texts.get(card).includes(word));
}

function update() {
  const data = new FormData(form);
  const filter = {
    actor: data.get("pelaku"), deontics: data.getAll("norma"), patterns: data.getAll("pola"),
    words: data.get("kata").toLowerCase().split(/\s+/).filter(Boolean),
  };
  const filtered = Boolean(filter.actor || filter.deontics.length || filter.patterns.length || filter.words.length);
  const passing = new Set(cards.filter((card) => passes(card, filter)).map((card) => card.id));
  const wanted = chosen ? new Set(rulesOf(chosen)) : null;
  let shown = 0;
  for (const card of cards) {
    card.hidden = !passing.has(card.id) || (wanted !== null && !wanted.has(card.id));
    shown += !card.hidden;
  }
  for (const group of groups) {
    group.hidden = !group.querySelector("article:not([hidden])");
    group.open = filtered || chosen ? true : !many;
  }
  form.elements.hasil.value = filtered || chosen ? `${shown} dari ${cards.length} aturan` : `${cards.length} aturan`;
  if (svg) draw(passing);
}

function draw(passing) {
  const links = [...svg.querySelectorAll(".garis")], boxes = [...svg.querySelectorAll(".kotak")];
  const words = [...svg.querySelectorAll(".kata")];
  const place = new Map(), box = Number(svg.dataset.box), right = Number(svg.dataset.width) - box;
  links.forEach((link, number) => {
    const unwanted = !rulesOf(link).some((rule) => passing.has(rule));
    for (const each of [link, words[number]]) each.toggleAttribute("hidden", unwanted);
  });
  const kept = links.filter((link) => !link.hasAttribute("hidden"));
  const used = new Set(kept.flatMap((link) => [link.dataset.left, link.dataset.right]));
  let height = 0;
  for (const column of ["0", "1"]) {
    let y = 0, kind = null;
    const inColumn = boxes.filter((each) => each.dataset.column === column);
    for (const heading of svg.querySelectorAll(`.golongan[data-column="${column}"]`)) heading.setAttribute("hidden", "");
    for (const each of inColumn) {
      const keep = used.has(each.dataset.box);
      each.toggleAttribute("hidden", !keep);
      if (!keep) continue;
      if (each.dataset.kind !== kind) {
        kind = each.dataset.kind;
        y += 26;
        const heading = svg.querySelector(`.golongan[data-column="${column}"][data-kind="${kind}"]`);
        heading.removeAttribute("hidden");
        heading.setAttribute("y", y - 8);
      }
      place.set(each.dataset.box, y);
      each.setAttribute("transform", `translate(${column === "0" ? 0 : right} ${y})`);
      y += Number(each.dataset.height) + 7;
    }
    height = Math.max(height, y);
  }
  for (const link of kept) {
    const start = place.get(link.dataset.left) + Number(link.dataset.start);
    const end = place.get(link.dataset.right) + Number(link.dataset.end);
    const path = `M${box} ${start}C${box + 110} ${start} ${right - 197} ${end} ${right - 7} ${end}`;
    for (const each of link.querySelectorAll("path")) each.setAttribute("d", path);
    words[links.indexOf(link)].setAttribute("y", end - 4);
  }
  svg.setAttribute("viewBox", `0 0 ${svg.dataset.width} ${Math.max(height + 8, 40)}`);
  mark(links, boxes, words);
}

function mark(links, boxes, words) {
  const picked = new Set();
  if (chosen) {
    picked.add(chosen);
    for (const link of links) if ([link.dataset.left, link.dataset.right].includes(chosen.dataset.box)) picked.add(link);
  }
  const near = new Set([...picked].flatMap((each) => [each.dataset.left, each.dataset.right]));
  svg.classList.toggle("memilih", Boolean(chosen));
  for (const each of [...links, ...boxes]) each.classList.toggle("terpilih", picked.has(each));
  links.forEach((link, number) => words[number].classList.toggle("terpilih", picked.has(link)));
  for (const each of boxes) each.classList.toggle("terkait", near.has(each.dataset.box));
}

if (svg) svg.addEventListener("click", (event) => {
  const target = event.target.closest("a");
  event.preventDefault();
  chosen = target === chosen ? null : target;
  update();
  if (chosen && matchMedia("(max-width: 1180px)").matches) document.getElementById("daftar").scrollIntoView({ behavior: "smooth" });
});
form.addEventListener("input", update);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => { chosen = null; setTimeout(update); });
const aimed = document.getElementById(location.hash.slice(1));
update();
if (aimed && aimed.closest(".kelompok")) { aimed.closest(".kelompok").open = true; aimed.scrollIntoView(); }
