"""Addresses: one name for every provision and every regulation.

An address is at once a provision's identity, a citation's target, the eId in Akoma Ntoso and the key in JSON
(Akoma Ntoso Naming Convention 1.0, section 5.4). The prefix is the context in which a numbering restarts: Pasal run
through the whole regulation and carry no chapter prefix.

    art_7__para_1__point_a                                      steps, the largest first
    recs_1__rec_a, cits_1__cit_2, cits_2__cit_1                 Menimbang, Mengingat, Memperhatikan
    expl__gen, expl__art_5__para_1, att_2                       Penjelasan and Lampiran
    art_I__point_1__mod_1__qstr_1__art_5                        text that an amending act quotes
    /akn/id/act/uu/2014/23/~art_17__para_1                      a provision of another work
    lampiran, lampiran_II                                       an annex as a reference names it

No other module knows how an address is spelt: they make, read and compare addresses with the functions below.
"""

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from extractor.law.units import ARTICLES, ATTACHED, FRAME, UNITS, UnitKind

DOCUMENT = "document"
PREAMBLE = "preamble"

_KINDS: dict[str, UnitKind] = {unit.step: kind for kind, unit in UNITS.items()}
_MEMBERS = {UNITS["huruf"].step, *(UNITS[kind].item for kind in FRAME)}
_PASAL = f"{UNITS['pasal'].step}_"
_ARTICLES = tuple(f"{UNITS[kind].step}_" for kind in ARTICLES)
_ANNEX = f"{UNITS['lampiran'].step}_"
_ATTACHMENTS: dict[str, UnitKind] = {UNITS[kind].step: kind for kind in ATTACHED}
_ATTACHED = (UNITS["penjelasan"].step, _ANNEX)
_RECITAL, _CITATION = f"{UNITS['menimbang'].step}_", f"{UNITS['mengingat'].step}_"
_FRAME = (_RECITAL, _CITATION)


_BETWEEN = "__"
_CHANGE, _QUOTATION = "__mod_", "__qstr_"
_WORK = "/~"
_ANNEX_NAME = "lampiran"

EXPLANATION = UNITS["penjelasan"].step
"""A Penjelasan as a whole."""
GENERAL = f"{EXPLANATION}__gen"
"""The Penjelasan Umum."""
EXPLAINED_ARTICLES = f"{EXPLANATION}__arts"
"""The part of a Penjelasan that goes through the Pasal one by one."""


class Step(NamedTuple):
    """One step of an address: `name` (`art`, `para`, `point` …), the label after it, and how often it is repeated.

    `repeat` is 1 for the first unit of an address, 2 for a second one with the same number (`chp_VII-2`).
    """

    name: str
    label: str
    repeat: int = 1

    @property
    def kind(self) -> UnitKind | None:
        """The kind of unit that the step is one of; None for a change, a quotation and the Penjelasan Umum.

        The members of Menimbang and Mengingat are huruf and angka.
        """
        if self.name in _MEMBERS:
            return "angka" if self.label[:1].isdigit() else "huruf"
        if self.name == UNITS["mengingat"].step:
            return "mengingat" if self.label == "1" else "memperhatikan"
        return _KINDS.get(self.name)

    @property
    def is_change(self) -> bool:
        """Whether the step is a change of an amending act or a quotation in it."""
        return f"{_BETWEEN}{self.name}_" in (_CHANGE, _QUOTATION)


class Address(Struct, frozen=True):
    """An address taken apart.

    `work` is the IRI of the other work that it is in, None for this text. `quoted` is the address of the quotation that
    it lies in, empty outside quotations; `steps` are those below it. `attachment` is `penjelasan` or `lampiran` where
    it is within one, whose own step `steps` still begin with.
    """

    steps: tuple[Step, ...]
    work: str | None = None
    quoted: str = ""
    attachment: UnitKind | None = None


@lru_cache(maxsize=8192)
def parse(address: str) -> Address:
    """Return `address` taken apart; what `make` puts together again."""
    work, local = split_work(address)
    quoted = quotation_of(local)
    inner = local[len(quoted) :].removeprefix(_BETWEEN)
    steps = tuple(map(_step_of, inner.split(_BETWEEN))) if inner else ()
    return Address(steps, work, quoted, _ATTACHMENTS.get(steps[0].name) if steps else None)


def make(address: Address) -> str:
    """Return the address that `parse` takes apart."""
    steps = [f"{step.name}{f'_{step.label}' if step.label else ''}{_repeat(step.repeat)}" for step in address.steps]
    local = _BETWEEN.join(([address.quoted] if address.quoted else []) + steps)
    return pinpoint_iri(address.work, local) if address.work and local else address.work or local


@lru_cache(maxsize=1024)
def _step_of(part: str) -> Step:
    whole, _, repeat = part.partition("-")
    name, _, label = whole.partition("_")
    return Step(name, label, int(repeat) if repeat.isdigit() else 1)


def _repeat(count: int) -> str:
    return f"-{count}" if count > 1 else ""


def step(kind: UnitKind, label: str) -> str:
    """Return one step of an address, `art_7A` for ("pasal", "7A"). `kind` is a structural kind below the recitals."""
    return f"{UNITS[kind].step}_{label}"


def child(parent: str | None, kind: UnitKind, label: str) -> str:
    """Return the address of unit `label` of `kind` inside `parent` (None at the top of its numbering context)."""
    own = step(kind, label)
    return f"{parent}__{own}" if parent else own


def framed(kind: UnitKind, section: int, label: str) -> str:
    """Return the address of a recital or citation: `recs_1__rec_a`, `cits_1__cit_2`; `section` counts from 1."""
    return f"{UNITS[kind].step}_{section}__{UNITS[kind].item}_{label}"


def relabelled(address: str, label: str) -> str:
    """Return the address of the unit with another label in the same list: (`art_6__para_1`, "2") is `art_6__para_2`."""
    above, between, last = address.rpartition(_BETWEEN)
    return f"{above}{between}{last.partition('_')[0]}_{label}"


def again(address: str, count: int) -> str:
    """Return the address of the unit that has this address as the `count`th one: `chp_VII-2`."""
    return f"{address}{_repeat(count)}"


def is_repeated(address: str) -> bool:
    """Whether an address is that of a second unit with the same number: `chp_VII-2`."""
    return "-" in last_of(address)


def split(address: str) -> list[str]:
    """Return the steps of an address, each as it is written: `art_6`, `para_9`."""
    return address.split(_BETWEEN)


def joined(*steps: str) -> str:
    """Return the address of these steps, each as it is written, empty ones left out."""
    return _BETWEEN.join(step for step in steps if step)


def split_step(step: str) -> tuple[str, str]:
    """Return name and label of one step: `art_7A` gives (`art`, `7A`)."""
    name, _, label = step.partition("_")
    return name, label


def label_of(address: str) -> str:
    """Return the label of the last step as written, a repetition with it: `9` for `art_6__para_9`."""
    return split_step(last_of(address))[1]


def parent(address: str) -> str:
    """Return the address above, empty at the top."""
    return address.rpartition(_BETWEEN)[0]


def last_of(address: str) -> str:
    """Return the last step alone: `para_9` for `art_6__para_9`."""
    return address.rpartition(_BETWEEN)[2]


def top_of(address: str) -> str:
    """Return the first step: `art_6` for `art_6__para_9`."""
    return address.partition(_BETWEEN)[0]


def is_top(address: str) -> bool:
    """Whether an address has one step."""
    return _BETWEEN not in address


def upwards(address: str) -> Iterator[str]:
    """Yield an address and those above it."""
    while address:
        yield address
        address = parent(address)


def known_steps(address: str, known: Container[str]) -> int:
    """Return how many steps of an address lead to a unit that is in `known`, the last step left out; 0 for none."""
    steps = split(address)
    return next((at for at in range(len(steps) - 1, 0, -1) if _BETWEEN.join(steps[:at]) in known), 0)


def first_steps(address: str, count: int) -> str:
    """Return the address that the first `count` steps make."""
    return _BETWEEN.join(split(address)[:count])


def is_below(address: str, above: str) -> bool:
    """Whether a unit lies inside another one."""
    return address.startswith(inside(above))


def inside(above: str) -> str:
    """Return what the addresses of all units inside `above` begin with."""
    return f"{above}{_BETWEEN}"


def is_within(address: str, above: str) -> bool:
    """Whether an address is that of a unit, or of one inside it."""
    return address == above or is_below(address, above)


def below(address: str, above: str) -> str:
    """Return an address as seen from the unit `above` it; as it is where it does not lie inside that."""
    return address.removeprefix(f"{above}__")


def is_pasal(address: str) -> bool:
    """Whether an address of this text is that of a Pasal or of a unit inside one, outside quotations and Penjelasan."""
    return address.startswith(_PASAL)


def is_in(address: str, kind: UnitKind) -> bool:
    """Whether an address goes through a unit of `kind` below its first step; of items only that it is one is known."""
    return f"__{UNITS[kind].step}_" in address


def pasal_of(address: str) -> str | None:
    """Return the address of the Pasal or diktum that a unit of the body or of quoted text is in, None for others."""
    if is_attached(address):
        return None
    return next((above for above in upwards(address) if last_of(above).startswith(_ARTICLES)), None)


def is_body(address: str) -> bool:
    """Whether an address is in the batang tubuh: neither recital nor citation, Penjelasan or Lampiran."""
    return not address.startswith((*_FRAME, *_ATTACHED))


def is_attached(address: str) -> bool:
    """Whether an address is in a Penjelasan or Lampiran."""
    return address.startswith(_ATTACHED)


def is_annex(address: str) -> bool:
    """Whether an address is that of a Lampiran or of a part of one."""
    return address.startswith(_ANNEX)


def is_recital(address: str) -> bool:
    """Whether an address is in Menimbang."""
    return address.startswith(_RECITAL)


def is_citation(address: str) -> bool:
    """Whether an address is in Mengingat, Memperhatikan or the like."""
    return address.startswith(_CITATION)


def is_legal_basis(address: str) -> bool:
    """Whether an address is in Mengingat."""
    return address.startswith(f"{_CITATION}1__")


def explained(address: str) -> str | None:
    """Return the address that a unit of the Penjelasan explains, None for the Penjelasan Umum and other units."""
    inner = address.removeprefix(f"{EXPLANATION}__")
    return inner if inner != address and inner.startswith(_PASAL) else None


def explained_in(address: str, known: Container[str] | None) -> str | None:
    """Return the provision of a text that a unit of the Penjelasan explains, None where it is not among the `known`.

    What a Penjelasan of an amending act says of the new wording (`expl__art_I__point_1__art_5`) is about the text that
    the instruction quotes. With None for `known` every provision counts as it is named.
    """
    inner = explained(address)
    if inner is None or known is None or inner in known:
        return inner
    steps = split(inner)
    for at in range(len(steps) - 1, 0, -1):
        if steps[at].startswith(_PASAL):
            quoted = joined(quoted_by(joined(*steps[:at])), *steps[at:])
            return quoted if quoted in known else None
    return None


def explaining(address: str) -> str:
    """Return the address of the unit of the Penjelasan that explains `address`; the whole Penjelasan for none."""
    return joined(EXPLANATION, address)


def changed_by(instruction: str) -> str:
    """Return the address of the change that an instruction makes: `art_I__point_1__mod_1`."""
    return f"{instruction}{_CHANGE}1"


def quoted_by(instruction: str) -> str:
    """Return the address of the text that an instruction quotes: `art_I__point_1__mod_1__qstr_1`."""
    return f"{changed_by(instruction)}{_QUOTATION}1"


def is_quoted(address: str) -> bool:
    """Whether an address lies in text that an amending act quotes."""
    return _QUOTATION in address


def is_changed(address: str) -> bool:
    """Whether an address lies in a change of an amending act, quoted or not."""
    return _CHANGE in address


def quotation_of(address: str) -> str:
    """Return the address of the innermost quotation that an address lies in, empty outside of them."""
    head, mark, tail = address.rpartition(_QUOTATION)
    return f"{head}{mark}{top_of(tail)}" if mark else ""


def change_of(address: str) -> str:
    """Return the address of the innermost change whose quotation an address lies in, empty outside of them."""
    return address.rpartition(_QUOTATION)[0]


def instruction_of(address: str) -> str:
    """Return the address of the outermost instruction whose change an address lies in; as it is outside of them."""
    return address.partition(_CHANGE)[0]


def in_amended(address: str) -> str:
    """Return the address that quoted text has in the amended act, empty where `address` is in no quotation."""
    return address.rpartition(_QUOTATION)[2].partition(_BETWEEN)[2] if is_quoted(address) else ""


def annex_name(label: str) -> str:
    """Return the name that references use for an annex, by its printed number: `lampiran`, `lampiran_II`."""
    return f"{_ANNEX_NAME}_{label}" if label else _ANNEX_NAME


def is_annex_name(address: str) -> bool:
    """Whether the target of a reference names an annex of the text."""
    return address.startswith(_ANNEX_NAME)


def annex_label(name: str) -> str:
    """Return the printed number in the name of an annex, empty for plain `lampiran`."""
    return name.removeprefix(_ANNEX_NAME).removeprefix("_")


def kind_of(address: str) -> UnitKind:
    """Return the kind of unit that an address names; ValueError where it names none."""
    steps = parse(address).steps
    kinds = [step.kind for step in steps if step.kind is not None]
    if not kinds or (steps[-1].kind is None and kinds[0] not in ATTACHED):
        raise ValueError(f"no unit has the address {address}")
    return kinds[0] if kinds[0] in FRAME or kinds[0] == "penjelasan" else kinds[-1]


@lru_cache(maxsize=4096)
def slug(words: str) -> str:
    """Return `words` in lower case with hyphens: `Kabupaten Paser` gives `kabupaten-paser`."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def number_part(printed: str) -> str:
    """Return the number of a regulation as an IRI wants it: no leading zeros, hyphens for blanks and slashes."""
    number = re.sub(r"[\s/–-]+", "-", printed.strip().strip(".")).strip("-")
    return re.sub(r"^0+(?=\d)", "", number)


@lru_cache(maxsize=4096)
def work_iri(jenis: str, pembentuk: str | None, tahun: str | int | None, nomor: str | None) -> str:
    """Return the FRBR work IRI `/akn/id/act/{jenis}/{pembentuk}/{tahun}/{nomor}`; parts that are None are left out."""
    parts = [jenis, pembentuk, str(tahun) if tahun else None, number_part(nomor) if nomor else None]
    return "/akn/id/act/" + "/".join(part for part in parts if part)


def judgment_iri(court: str, tahun: str | None, nomor: str | None) -> str:
    """Return the IRI of a decision of a court: `/akn/id/judgment/mk/2012/35-PUU-X-2012`."""
    parts = [court, tahun, number_part(nomor) if nomor else None]
    return "/akn/id/judgment/" + "/".join(part for part in parts if part)


def pinpoint_iri(work: str, address: str) -> str:
    """Return the IRI of a provision of another work: `/akn/id/act/uu/2014/23/~art_17__para_1`."""
    return f"{work}{_WORK}{address}"


def split_work(address: str) -> tuple[str | None, str]:
    """Return the IRI of the other work that an address is in (None for this text) and the address within it.

    The address of a work as a whole has an empty one within it.
    """
    return split_pinpoint(address) if is_external(address) else (None, address)


def split_pinpoint(iri: str) -> tuple[str, str]:
    """Return the IRI of the work in the IRI of a provision, and the address in it, empty for the work as a whole."""
    work, _, inner = iri.partition(_WORK)
    return work, inner


def work_of(iri: str) -> str:
    """Return the IRI of the work in the IRI of a provision, or of a work."""
    return iri.partition(_WORK)[0]


def is_pinpoint(address: str) -> bool:
    """Whether an address names a provision of another work."""
    return _WORK in address


def is_external(address: str) -> bool:
    """Whether an address names another work, or a provision of one."""
    return address.startswith("/akn/")
