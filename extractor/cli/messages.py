"""What the command line says to people: Indonesian first, English on request.

A message says what is wrong, where, and what to do. Machine output (JSON, XML) never passes through here.
"""

from collections.abc import Sequence

LANGUAGES = ("id", "en")

_SENTENCES: dict[str, tuple[str, str]] = {
    # help
    "thk": (
        "Mengurai peraturan menjadi pohon ketentuan, acuan, temuan, aturan, dan Akoma Ntoso.",
        "Turns regulations into a tree of provisions, references, findings, rules and Akoma Ntoso.",
    ),
    "parse": (
        "Mengurai setiap INPUT (PDF, DOCX, TXT, Markdown, pindaian; folder, pola, ZIP; - untuk stdin) lalu menulis "
        "hasilnya. Tanpa -o, hasil satu INPUT ditulis ke stdout.",
        "Reads each INPUT (PDF, DOCX, TXT, Markdown, scans; folders, patterns, ZIP; - is stdin) and writes "
        "what is in it. Without -o the result of one INPUT goes to stdout.",
    ),
    "check": (
        "Memeriksa setiap INPUT. Kode keluar: 0 bersih, 1 ada temuan, 2 salah pakai atau INPUT tidak terbaca.",
        "Checks each INPUT. Exit code: 0 clean, 1 findings, 2 misuse or an INPUT that could not be read.",
    ),
    "checks": (
        "Mendaftar semua pemeriksaan; dengan --docs menulis satu halaman untuk setiap pemeriksaan.",
        "Lists all checks; with --docs it writes one page for each.",
    ),
    "accept": (
        "Menerima temuan CODE dalam INPUT dengan suatu alasan: temuan itu tidak lagi dilaporkan.",
        "Accepts the findings CODE in INPUT for a reason: they are reported no more.",
    ),
    "explain": (
        "Menjelaskan pemeriksaan CODE: aturan penyusunannya, contoh salah dan benar.",
        "Explains the check CODE: the drafting rule behind it, a wrong and a right example.",
    ),
    "rules_help": (
        "Menulis aturan setiap INPUT (siapa wajib, dapat, dilarang berbuat apa terhadap siapa) bagi program lain dan "
        "pembaca. Beberapa INPUT juga menghasilkan satu register bersama.",
        "Writes the rules of each INPUT (who must, may or must not do what towards whom) for other programs and for "
        "readers. Several INPUTs also give one joint register.",
    ),
    "compare_help": (
        "Menyandingkan aturan yang sama dalam peraturan A dan B, dan menyebut yang hanya ada dalam salah satunya.",
        "Shows the same rules of the regulations A and B side by side, and those that only one of them has.",
    ),
    "score": (
        "Mengukur hasil terhadap GOLD (bawaan: corpus/gold) dan menyebut yang bertambah atau hilang; kode keluar 1 "
        "bila ada yang hilang.",
        "Measures the results against GOLD (default: corpus/gold) and names what was gained or lost; exit code 1 where "
        "something was lost.",
    ),
    "opt_out": ("Folder hasil; dibuat bila belum ada.", "Folder for the results; made if missing."),
    "opt_furniture": (
        "Hanya daftarkan yang disisihkan dari naskah: nomor halaman, kop, kaki, cap, dan sejenisnya.",
        "Only list what was set aside from the text: page numbers, headers, footers, stamps and the like.",
    ),
    "opt_to": ("Bentuk hasil, dipisah koma: {known}.", "Forms of output, separated by commas: {known}."),
    "opt_rules_to": ("Bentuk hasil, dipisah koma: {known}.", "Forms of output, separated by commas: {known}."),
    "opt_compare_to": (
        "Bentuk hasil, dipisah koma: {known}.",
        "Forms of output, separated by commas: {known}.",
    ),
    "missing_library": (
        '`{command}` memerlukan pustaka tambahan: pip install "thk[{extra}]"',
        '`{command}` needs: pip install "thk[{extra}]"',
    ),
    "opt_lang": ("Bahasa pesan.", "Language of messages."),
    "opt_format": ("Bentuk laporan.", "Form of the report."),
    "opt_select": ("Hanya kode ini (awalan juga boleh), dipisah koma.", "Only these codes (or prefixes), by commas."),
    "opt_ignore": (
        "Tanpa kode ini (awalan juga boleh), dipisah koma.",
        "Without these codes (or prefixes), by commas.",
    ),
    "opt_fail_on": ("Tingkat temuan yang memberi kode keluar 1.", "Level of finding that gives exit code 1."),
    "opt_statistics": (
        "Hanya jumlah temuan menurut kode.",
        "Only the number of findings by code.",
    ),
    "opt_baseline": (
        "Sembunyikan temuan yang tercatat dalam FILE; hanya yang baru dilaporkan.",
        "Hide the findings that FILE has; report only new ones.",
    ),
    "opt_write_baseline": (
        "Catat semua temuan sekarang dalam FILE.",
        "Write all present findings to FILE.",
    ),
    "opt_exceptions": (
        "Temuan yang diterima beserta alasannya (bawaan: thk-exceptions.toml).",
        "Accepted findings with their reasons (default: thk-exceptions.toml).",
    ),
    "opt_fix": (
        "Tulis naskah baru (NAMA.fixed.txt atau -o) dengan perbaikan yang aman; INPUT tidak diubah.",
        "Write a new text (NAME.fixed.txt or -o) with the safe fixes; INPUT is not changed.",
    ),
    "opt_diff": (
        "Tunjukkan apa yang akan diubah oleh --fix; tidak ada yang ditulis.",
        "Show what --fix would change; nothing is written.",
    ),
    "opt_check_out": (
        "Berkas (atau, untuk beberapa INPUT, folder) hasil --fix.",
        "File (or, for several INPUTs, folder) for what --fix writes.",
    ),
    "opt_docs": (
        "Tulis halaman setiap pemeriksaan (Markdown) ke DIR.",
        "Write the page of each check (Markdown) to DIR.",
    ),
    "opt_at": (
        "Hanya pada alamat ini, misalnya art_6__para_9.",
        "Only at this address, art_6__para_9 for instance.",
    ),
    "opt_reason": ("Alasannya.", "The reason."),
    "opt_accept_file": (
        "Berkas tempat pengecualian dicatat (bawaan: thk-exceptions.toml).",
        "File to which the exceptions are written (default: thk-exceptions.toml).",
    ),
    "opt_texts": ("Folder naskah, bila GOLD tidak menyebutnya.", "Folder of the texts, where GOLD does not name them."),
    "opt_all": ("Sebut semua yang keliru, bukan hanya yang pertama.", "Name every wrong item, not only the first."),
    "opt_oracle": (
        "Ukur juga acuan dan aturan di atas pohon gold.",
        "Also measure references and rules on the gold trees.",
    ),
    "opt_update": ("Tulis ulang nilai tersimpan.", "Rewrite the committed scores."),
    "opt_jobs": (
        "Sekian INPUT dibaca sekaligus (bawaan: satu untuk setiap inti prosesor).",
        "So many INPUTs are read at a time (default: one on each core).",
    ),
    "opt_memory": (
        "Memori bagi setiap INPUT, dalam MB (bawaan: 2048).",
        "Memory for each INPUT, in MB (default: 2048).",
    ),
    "opt_page_time": (
        "Waktu bagi setiap halaman, dalam detik (bawaan: 60).",
        "Time for each page, in seconds (default: 60).",
    ),
    "opt_time": (
        "Waktu bagi setiap INPUT, dalam detik (bawaan: 3600).",
        "Time for each INPUT, in seconds (default: 3600).",
    ),
    "opt_version": ("Tunjukkan versi.", "Show the version."),
    "opt_help": ("Tunjukkan bantuan ini.", "Show this help."),
    "Usage": ("Pemakaian", "Usage"),
    "Options": ("Pilihan", "Options"),
    "Commands": ("Perintah", "Commands"),
    # misuse
    "see_help": ("Lihat: {command} --help", "See: {command} --help"),
    "no_such_option": ("Pilihan {name} tidak dikenal.", "There is no option {name}."),
    "no_such_command": ('Perintah "{name}" tidak dikenal.', 'There is no command "{name}".'),
    "missing": ("{name} belum disebut.", "{name} is missing."),
    "bad_value": ("Nilai untuk {name} tidak sah: {problem}", "The value for {name} is not valid: {problem}"),
    "usage": ("Perintah ini tidak dapat dijalankan: {problem}", "This command cannot be run: {problem}"),
    "perhaps": ("Mungkin maksudnya {name}.", "Did you mean {name}?"),
    "several_need_out": (
        "Beberapa INPUT memerlukan folder hasil: tambahkan -o FOLDER.",
        "Several INPUTs need a folder for the results: add -o FOLDER.",
    ),
    "formats_need_out": (
        "Hanya satu bentuk dapat ditulis ke stdout: tambahkan -o FOLDER, atau pilih satu dengan --to.",
        "Only one form can go to stdout: add -o FOLDER, or choose one with --to.",
    ),
    "binary_needs_out": (
        "{name} bukan teks untuk layar: tambahkan -o FOLDER, atau arahkan ke berkas (> BERKAS).",
        "{name} is no text for a screen: add -o FOLDER, or redirect it (> FILE).",
    ),
    "bad_format": ('Bentuk "{name}" tidak dikenal; pilih dari {known}.', 'No form "{name}"; choose from {known}.'),
    "compare_two": (
        "A dan B harus masing-masing satu berkas.",
        "A and B must be one file each.",
    ),
    "stdin_twice": ("stdin (-) hanya dapat dibaca sekali.", "stdin (-) can be read only once."),
    "no_such_code": ('Kode "{name}" tidak dikenal; pilih dari {known}.', 'No code "{name}"; choose from {known}.'),
    "out_needs_fix": (
        "-o menyebut tempat hasil --fix: tambahkan --fix. Laporan ditulis ke stdout: thk check … > BERKAS.",
        "-o names the place for what --fix writes: add --fix. A report goes to stdout: thk check … > FILE.",
    ),
    "fix_or_diff": ("Pilih salah satu: --fix atau --diff.", "Choose one of them: --fix or --diff."),
    "stdin_needs_out": (
        "Perbaikan naskah dari stdin memerlukan tempat: tambahkan -o BERKAS.",
        "The corrected text of stdin needs a place: add -o FILE.",
    ),
    "never_over_input": (
        "{file} adalah INPUT; naskah asli tidak pernah ditimpa. Pilih tempat lain dengan -o.",
        "{file} is an INPUT; an original is never written over. Choose another place with -o.",
    ),
    # settings and side files
    "bad_settings": (
        "{file}: pengaturan tidak dapat dibaca ({reason}). Perbaiki berkas itu.",
        "{file}: the settings cannot be read ({reason}). Mend the file.",
    ),
    "bad_setting": (
        '{file}: kunci "{name}" tidak dikenal; pilih dari {known}.',
        '{file}: no key "{name}" is known; choose from {known}.',
    ),
    "bad_setting_value": (
        "{file}: nilai {name} tidak sah; tulis {form}.",
        "{file}: the value of {name} is not valid; write {form}.",
    ),
    "baseline_written": ("{count} temuan dicatat dalam {file}.", "{count} findings written to {file}."),
    "unused_exception": (
        "pengecualian {code} pada {address} (“{quote}”) tidak terpakai lagi. Hapus dari daftar.",
        "the exception {code} at {address} (“{quote}”) is used no more. Delete it from the list.",
    ),
    "reason_missing": ("Sebut alasannya: --reason KALIMAT.", "Say why: --reason SENTENCE."),
    "nothing_to_accept": (
        "{file}: tidak ada temuan {code} di sini yang belum diterima.",
        "{file}: there is no finding {code} here that is not accepted yet.",
    ),
    "accepted": (
        "{file}: {count} temuan diterima, dicatat dalam {target}.",
        "{file}: {count} findings accepted, written to {target}.",
    ),
    "docs_written": ("{count} halaman ditulis ke {folder}.", "{count} pages written to {folder}."),
    # corrections
    "nothing_to_fix": (
        "{file}: tidak ada yang dapat diperbaiki dengan aman.",
        "{file}: there is nothing to fix safely.",
    ),
    "fixed": ("{file}: {count} temuan diperbaiki dalam {target}.", "{file}: {count} findings put right in {target}."),
    "fixed_pdf": (
        "{file}: PDF tidak dapat diubah; yang ditulis adalah teksnya dengan perbaikan.",
        "{file}: a PDF cannot be edited; its text was written with the corrections.",
    ),
    "fix_again": (
        "{file}: {count} perbaikan menunggu karena mengenai kata yang sama. Periksa naskah baru itu sekali lagi.",
        "{file}: {count} fixes wait, because they concern the same words. Check the new text once more.",
    ),
    "unplaced": (
        "{file}: tempat {count} perbaikan tidak dapat dipastikan dalam berkas; perbaiki dengan tangan.",
        "{file}: the place of {count} fixes in the file is not certain; make them by hand.",
    ),
    "changed_meanwhile": (
        "{file}: berkas berubah selama diperiksa. Periksa sekali lagi.",
        "{file}: the file changed while it was checked. Check it once more.",
    ),
    "cannot_write_file": (
        "{file}: tidak dapat ditulis ({reason}). Pilih tempat lain.",
        "{file}: cannot be written ({reason}). Choose another place.",
    ),
    "furniture_alone": (
        "--furniture hanya mendaftar; jangan disertai -o atau --to.",
        "--furniture only lists; leave out -o and --to.",
    ),
    "furniture_of": ("{file}: {count} disisihkan", "{file}: {count} set aside"),
    "furniture_page": ("hlm. {page}", "p. {page}"),
    "furniture_line": ("baris {line}", "line {line}"),
    # inputs and outputs
    "skipped": (
        "{count} berkas dilewati karena jenisnya tidak memuat peraturan: {files}",
        "{count} files left out, being of kinds that hold no regulations: {files}",
    ),
    "all_read": ("{count} dari {count} INPUT terbaca.", "{count} of {count} INPUTs were read."),
    "some_read": (
        "{read} dari {count} INPUT terbaca. Tidak terbaca: {names}",
        "{read} of {count} INPUTs were read. Not read: {names}",
    ),
    "cannot_write": (
        "{file}: hasil tidak dapat ditulis ({reason}). Pilih folder lain dengan -o.",
        "{file}: the result cannot be written ({reason}). Choose another folder with -o.",
    ),
    "unexpected": (
        "{file}: terjadi kesalahan yang tidak terduga pada program ini ({reason}). Jalankan lagi dengan THK_DEBUG=1 "
        "untuk rinciannya dan laporkan.",
        "{file}: this program failed in a way it should not ({reason}). Run again with THK_DEBUG=1 for details, and "
        "report it.",
    ),
    "renamed": (
        "{file}: nama {stem} sudah dipakai INPUT lain; hasilnya ditulis sebagai {name}.",
        "{file}: another INPUT has the name {stem} already; its results are written as {name}.",
    ),
    "stopped": ("Dihentikan.", "Stopped."),
    "reading": ("Mengurai", "Reading"),
    "page_of": ("halaman {page} dari {pages}", "page {page} of {pages}"),
    "checking": ("Memeriksa", "Checking"),
    # tables
    "regulation": ("Peraturan", "Regulation"),
    "units": ("Unit", "Units"),
    "references": ("Acuan", "References"),
    "broken": ("Acuan rusak", "Broken"),
    "findings": ("Temuan", "Findings"),
    "rules": ("Aturan", "Rules"),
    "total": ("Jumlah", "Total"),
    "results_in": ("Hasil: {folder}", "Results: {folder}"),
    "rules_written": ("{count} aturan; hasil: {folder}", "{count} rules; results: {folder}"),
    "written": ("Hasil: {file}", "Result: {file}"),
    "open_index": ("Buka di peramban: {file}", "Open in a browser: {file}"),
    # score
    "no_gold": (
        "{folder}: tidak ada berkas NAMA.outline.txt di sini. Sebut folder gold: thk score FOLDER.",
        "{folder}: no NAME.outline.txt here. Name the folder of the gold: thk score FOLDER.",
    ),
    "no_text": (
        "{name}: naskahnya tidak ditemukan. Sebut foldernya dengan --texts.",
        "{name}: its text was not found. Name the folder with --texts.",
    ),
    "stage": ("Tahap", "Stage"),
    "gold": ("Gold", "Gold"),
    "precision": ("Presisi", "Precision"),
    "recall": ("Recall", "Recall"),
    "before": ("Sebelumnya", "Before"),
    "missed": ("tidak ditemukan", "missed"),
    "extra": ("berlebih", "extra"),
    "and_more": ("… dan {count} lagi (--all)", "… and {count} more (--all)"),
    "on_gold_trees": ("di atas pohon gold", "on gold trees"),
    "gained": ("Bertambah benar sejak nilai tersimpan: {count}", "Gained since the committed scores: {count}"),
    "lost": ("Hilang sejak nilai tersimpan: {count}", "Lost since the committed scores: {count}"),
    "unchanged": ("Sama dengan nilai tersimpan.", "Same as the committed scores."),
    "updated": ("Nilai ditulis: {file}", "Scores written: {file}"),
}


class Messages:
    """Sentences in one language: `say("missing", name="INPUT")`."""

    def __init__(self, language: str = "id") -> None:
        """Take the language, `id` or `en`; anything else is read as `id`."""
        self.language = language if language in LANGUAGES else "id"

    def __call__(self, key: str, **values: object) -> str:
        """Return the sentence `key` with its values put in; raises KeyError for an unknown key."""
        return _SENTENCES[key][LANGUAGES.index(self.language)].format(**values)


def language_of(argv: Sequence[str]) -> str | None:
    """Return the language that `--lang` asks for anywhere on the command line, None where it does not."""
    for at, word in enumerate(argv):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and at + 1 < len(argv):
            return argv[at + 1]
    return None
