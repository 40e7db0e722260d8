"""What a person is told when a file cannot be read."""


class InputError(Exception):
    """A file that cannot be read: what is wrong, where, and what to do, as one plain sentence in two languages.

    `message` is Indonesian (also `str(error)`), `message_en` English.
    """

    def __init__(self, message: str, message_en: str) -> None:
        """Keep both sentences."""
        super().__init__(message)
        self.message = message
        self.message_en = message_en


def check_size(size: int, most: int, name: str) -> None:
    """Raise InputError where `size` bytes are more than `most`."""
    if size > most:
        raise InputError(
            f"{name}: berkas terlalu besar ({size >> 20} MB; batasnya {most >> 20} MB). Bagi menjadi beberapa berkas.",
            f"{name}: the file is too large ({size >> 20} MB; the limit is {most >> 20} MB). Split it.",
        )
