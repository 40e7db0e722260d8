"""Why an input has no result, as one plain sentence in two languages."""

import signal

from msgspec import Struct

from extractor.workers.limits import Limits


class Failure(Struct, frozen=True, tag=True):
    """An input that gave no result: what is wrong and what to do; `message` is Indonesian, `message_en` English.

    `trace` is where the program itself failed, for the one who mends it; None where the input is to blame.
    """

    message: str
    message_en: str
    trace: str | None = None


def unexpected(name: str, error: BaseException, trace: str) -> Failure:
    """Return the failure for an error of this program."""
    reason = f"{type(error).__name__}: {error}"
    return Failure(
        f"{name}: terjadi kesalahan yang tidak terduga pada program ini ({reason}). Jalankan lagi dengan THK_DEBUG=1 "
        "untuk rinciannya dan laporkan.",
        f"{name}: this program failed in a way it should not ({reason}). Run again with THK_DEBUG=1 for details, and "
        "report it.",
        trace,
    )


def out_of_memory(name: str, limits: Limits) -> Failure:
    """Return the failure for an input that asked for more memory than it may have."""
    return Failure(
        f"{name}: pembacaannya memerlukan memori lebih dari {limits.memory} MB; berkas ini rusak, jahat, atau sangat "
        "besar. Cetak ulang ke PDF dari aslinya, atau naikkan batasnya dengan --memory.",
        f"{name}: reading it takes more than {limits.memory} MB of memory; the file is broken, hostile or very large. "
        "Print it to a new PDF from the original, or raise the limit with --memory.",
    )


def out_of_time(name: str, seconds: float, page: int, pages: int, option: str) -> Failure:
    """Return the failure for an input that took too long.

    `page` is the page that was being read, 0 for none; `option` the one that raises the limit.
    """
    at, at_en = (f" pada halaman {page} dari {pages}", f" at page {page} of {pages}") if page else ("", "")
    return Failure(
        f"{name}: pembacaannya berhenti{at}, karena melampaui batas waktu {seconds:.0f} detik. Cetak ulang berkasnya "
        f"dari aslinya, atau naikkan batasnya dengan {option}.",
        f"{name}: reading it was stopped{at_en}, because it took more than {seconds:.0f} seconds. Print the file anew "
        f"from the original, or raise the limit with {option}.",
    )


def ended(name: str, code: int, limits: Limits, peak: int) -> Failure:
    """Return the failure for an input whose process ended by itself; `code` as of Popen, `peak` its memory in MB."""
    if code == -signal.SIGKILL:
        return Failure(
            f"{name}: proses yang membacanya dimatikan dari luar (sinyal 9), mungkin karena memori komputer habis. "
            "Jalankan lagi, bila perlu dengan --jobs 1.",
            f"{name}: the process that read it was killed from outside (signal 9), perhaps because the computer ran "
            "out of memory. Run it again, with --jobs 1 if need be.",
        )
    if peak * 2 > limits.memory:
        return out_of_memory(name, limits)
    how = f"sinyal {-code}" if code < 0 else f"kode {code}"
    how_en = f"signal {-code}" if code < 0 else f"code {code}"
    return Failure(
        f"{name}: berkas ini menghentikan program pembacanya ({how}): isinya rusak, atau memintanya memakai memori "
        f"lebih dari {limits.memory} MB. Cetak ulang ke PDF dari aslinya.",
        f"{name}: this file made the program that reads it stop ({how_en}): it is broken, or asks for more than "
        f"{limits.memory} MB of memory. Print it to a new PDF from the original.",
    )


def not_started(name: str, reason: str) -> Failure:
    """Return the failure for an input for which the system starts no process."""
    return Failure(
        f"{name}: proses untuk membacanya tidak dapat dijalankan ({reason}). Tutup program lain, lalu jalankan lagi "
        "dengan --jobs 1.",
        f"{name}: no process could be started to read it ({reason}). Close other programs and run again with --jobs 1.",
    )
