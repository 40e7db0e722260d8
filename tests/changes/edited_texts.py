"""A regulation as somebody may have edited it by hand: words, list items, ayat, Pasal and headings changed by chance."""

from random import Random

from extractor.changes.as_document import document_of
from extractor.changes.working_text import Node, Words, WorkingText
from extractor.law.address import child, is_body, relabelled
from extractor.model.document import Document
from tests.changes.made_amendments import sentence


class Editor:
    """Edits a copy of one regulation; the parts that it touches are the body's."""

    def __init__(self, document: Document, random: Random) -> None:
        self.document, self.random = document, random
        self.text = WorkingText(document)

    def edited(self) -> Document:
        for _ in range(self.random.randint(1, 5)):
            self.random.choice([self.words, self.items, self.ayat, self.heading, self.new_pasal, self.new_bab])()
        return document_of(self.text, self.document)

    def _pasals(self) -> list[Node]:
        return [node for node in self.text.walk() if node.kind == "pasal" and node.eid == f"art_{node.label}"]

    def words(self) -> None:
        nodes = [node for pasal in self._pasals() for node in pasal.walk() if node.own]
        piece = self.random.choice(self.random.choice(nodes).own)
        one, *rest = piece.running.split(" ")
        piece.text = " ".join([one, self.random.choice(["dinas", "warga", "camat"]), *rest[1:]])

    def items(self) -> None:
        """Take the last item of a list out, or put one more behind it."""
        lists = [node for pasal in self._pasals() for node in pasal.walk()
                 if len(node.children) > 2 and node.children[-1].kind == "huruf" and len(node.children) < 20]  # fmt: skip
        if not lists:
            return
        holder = self.random.choice(lists)
        last = holder.children[-1]
        if self.random.random() < 0.5:
            holder.parts.remove(last)
            return
        label = chr(ord(last.label[0]) + 1)
        new = Node(relabelled(last.eid, label), "huruf", f"{label}.", "", label, [Words(sentence(self.random))])
        holder.parts.insert(holder.parts.index(last) + 1, new)

    def ayat(self) -> None:
        """Put an ayat behind the last one, or take the last one out."""
        holders = [node for node in self._pasals() if len(node.children) > 2 and node.children[-1].kind == "ayat"
                   and node.children[-1].label.isdigit()]  # fmt: skip
        if not holders:
            return
        holder = self.random.choice(holders)
        last = holder.children[-1]
        if self.random.random() < 0.5:
            holder.parts.remove(last)
            return
        label = str(int(last.label) + 1)
        new = Node(child(holder.eid, "ayat", label), "ayat", f"({label})", "", label, [Words(sentence(self.random))])
        holder.parts.insert(holder.parts.index(last) + 1, new)

    def heading(self) -> None:
        groups = [node for node in self.text.walk() if node.kind == "bab" and node.heading]
        if groups:
            self.random.choice(groups).heading = sentence(self.random).upper().rstrip(".")

    def new_pasal(self) -> None:
        """Put a Pasal in, and give all behind it the next number."""
        pasals = self._pasals()
        at = self.random.randrange(len(pasals))
        if not all(node.label.isdigit() for node in pasals):
            return
        path = self.text.now(pasals[at].eid)
        for node in reversed(pasals[at + 1 :]):
            label = str(int(node.label) + 1)
            self.text.renumber(node, f"art_{label}")
            node.num = f"Pasal {label}"
        label = str(int(pasals[at].label) + 1)
        new = Node(f"art_{label}", "pasal", f"Pasal {label}", "", label, [Words(sentence(self.random))])
        row = self.text.row_of(path)
        row.insert(row.index(path[-1]) + 1, new)

    def new_bab(self) -> None:
        groups = [node for node in self.text.units if node.kind == "bab" and is_body(node.eid)]
        if not groups or "chp_XXX" in {node.eid for node in groups}:
            return
        pasal = Node("art_900", "pasal", "Pasal 900", "", "900", [Words(sentence(self.random))])
        new = Node("chp_XXX", "bab", "BAB XXX", "TAMAN", "XXX", [pasal])
        self.text.parts.insert(self.text.parts.index(groups[-1]) + 1, new)
