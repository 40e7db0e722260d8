const body = document.getElementById("badan");
const article = document.getElementById("naskah");
const said = body.dataset;
document.getElementById("data").open = false;

// Address and quotation at every Pasal and ayat.
const copied = async (words) => {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const field = document.createElement("textarea");
    field.value = words;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
};
for (const unit of article.querySelectorAll("section.pasal[id], section.ayat[id], section.diktum[id]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "salin";
  button.textContent = said.copy;
  button.title = said.address + ": " + unit.id;
  button.addEventListener("click", async () => {
    const answer = await fetch(said.provisions + encodeURIComponent(unit.id));
    if (!answer.ok) return;
    const { citation, words, address } = await answer.json();
    await copied(`${citation}: “${words}” (${address})`);
    button.textContent = said.copied;
    setTimeout(() => { button.textContent = said.copy; }, 1500);
  });
  const head = unit.querySelector(":scope > .kepala");
  const first = unit.querySelector(":scope > .isi > p");
  (unit.classList.contains("pasal") ? head : first || head)?.append(button);
}

// Words that were not read surely.
const textsIn = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".salin, .halaman, .tanda, .saran, summary") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
};
const marked = (node, start, length, name) => {
  const words = node.splitText(start);
  words.splitText(length);
  const mark = document.createElement("mark");
  mark.className = name;
  words.replaceWith(mark);
  mark.append(words);
  return mark;
};
for (const [eid, words] of JSON.parse(document.getElementById("ragu").textContent)) {
  const unit = document.getElementById(eid);
  for (const node of unit ? textsIn(unit) : []) {
    const at = node.data.indexOf(words);
    if (at >= 0) { marked(node, at, words.length, "ragu").title = said.doubtful; break; }
  }
}

// Search in the regulation.
const field = document.getElementById("cari-kata");
const count = document.getElementById("cari-jumlah");
let matches = [];
let current = -1;
const show = (at) => {
  if (!matches.length) return;
  matches[current]?.classList.remove("kini");
  current = (at + matches.length) % matches.length;
  matches[current].classList.add("kini");
  matches[current].scrollIntoView({ block: "center" });
  count.textContent = `${current + 1}/${matches.length}`;
};
const search = () => {
  for (const mark of matches) { mark.replaceWith(...mark.childNodes); }
  article.normalize();
  matches = [];
  current = -1;
  const wanted = field.value.trim().toLowerCase();
  if (wanted.length > 1) {
    for (const node of textsIn(article)) {
      let rest = node;
      for (;;) {
        const at = rest.data.toLowerCase().indexOf(wanted);
        if (at < 0) break;
        const mark = marked(rest, at, wanted.length, "cocok");
        matches.push(mark);
        rest = mark.nextSibling;
      }
    }
  }
  count.textContent = wanted.length > 1 ? `${matches.length} ${count.dataset.words}` : "";
};
let later;
field.addEventListener("input", () => { clearTimeout(later); later = setTimeout(search, 200); });
document.getElementById("cari").addEventListener("submit", (event) => { event.preventDefault(); show(current + 1); });
document.getElementById("cari-sebelum").addEventListener("click", () => show(current - 1));

// A citation of another regulation leads into the collection, where there is one.
if (said.show) {
  for (const cite of article.querySelectorAll("cite[title]")) {
    const link = document.createElement("a");
    link.href = said.show + encodeURIComponent(cite.title);
    cite.replaceWith(link);
    link.append(cite);
  }
}

// What a reference points to.
const preview = document.getElementById("pratinjau");
const close = () => { preview.hidden = true; };
const place = (link) => {
  const box = link.getBoundingClientRect();
  preview.hidden = false;
  preview.style.left = `${Math.max(8, Math.min(box.left, innerWidth - preview.offsetWidth - 16)) + scrollX}px`;
  const above = box.top > innerHeight - preview.offsetHeight - 24 && box.top > preview.offsetHeight;
  preview.style.top = `${(above ? box.top - preview.offsetHeight - 6 : box.bottom + 6) + scrollY}px`;
};
const open = async (link) => {
  const name = document.createElement("b");
  if (link.matches("a.dalam, a.istilah, .saran a")) {
    const unit = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!unit) return;
    const copy = unit.cloneNode(true);
    for (const each of copy.querySelectorAll(".salin, .tanda, .halaman, .saran, .jelas")) each.remove();
    name.textContent = link.title || "";
    preview.replaceChildren(name, copy.textContent.replace(/\s+/g, " ").trim().slice(0, 700));
    place(link);
  } else if (link.matches("cite[title]")) {
    const answer = await fetch(`/api/v1/resolve?address=${encodeURIComponent(link.title)}`);
    if (!answer.ok || !link.matches(":hover, :focus")) return;
    const { citation, found, words } = await answer.json();
    const absent = found === "regulation_not_at_hand";
    name.textContent = absent ? link.textContent : citation;
    preview.replaceChildren(name, absent ? said.absent : (words || "").slice(0, 700));
    place(link);
  }
};
const referring = "a.dalam, a.istilah, .saran a, cite[title]";
let waiting;
article.addEventListener("mouseover", (event) => {
  const link = event.target.closest(referring);
  clearTimeout(waiting);
  if (link) waiting = setTimeout(() => open(link), 250);
  else if (!preview.hidden) waiting = setTimeout(close, 200);
});
article.addEventListener("focusin", (event) => { const link = event.target.closest(referring); if (link) open(link); });
article.addEventListener("focusout", close);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

// The pages beside the text: drawn when they come near, and scrolled along with the text.
const sheets = new Map([...document.querySelectorAll(".lembar")].map((sheet) => [sheet.dataset.page, sheet]));
if (sheets.size) {
  const column = document.querySelector(".halaman-asli");
  const draw = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      if (!isIntersecting) continue;
      draw.unobserve(target);
      fetch(target.dataset.source).then((answer) => answer.ok ? answer.text() : "").then((words) => { if (words) target.innerHTML = words; });
    }
  }, { rootMargin: "600px" });
  for (const sheet of sheets.values()) draw.observe(sheet);
  const marks = [...article.querySelectorAll(".halaman")];
  let now = null;
  const follow = () => {
    const line = innerHeight / 3;
    let last = marks[0];
    for (const mark of marks) { if (mark.getBoundingClientRect().top <= line) last = mark; else break; }
    const number = last?.textContent.match(/\d+/)?.[0];
    if (!number || number === now) return;
    sheets.get(now)?.classList.remove("kini");
    now = number;
    const sheet = sheets.get(number);
    sheet?.classList.add("kini");
    if (sheet && getComputedStyle(column).position === "sticky") column.scrollTo({ top: sheet.offsetTop, behavior: "smooth" });
  };
  addEventListener("scroll", () => requestAnimationFrame(follow), { passive: true });
  follow();
}

for (const name of ["tanpa-tanda", "tanpa-halaman"]) {
  const box = document.getElementById(name);
  box?.addEventListener("change", () => document.body.classList.toggle(name, box.checked));
}
document.getElementById("cetak").addEventListener("click", () => print());
